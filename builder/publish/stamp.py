"""The stamp that deck and sheet of one build share."""

from __future__ import annotations

import os
import re
import stat
from typing import BinaryIO

_URN = re.compile(rb"urn:builder:([0-9a-f]{8,128})(?=[^0-9a-z])")
_CHUNK = 1 << 20
_OVERLAP = 160  # no less than the longest URN and the byte after it
_ZIP = b"PK\x03\x04"
_CORE = "docProps/core.xml"
_CORE_LIMIT = 1 << 20


def find_stamp(path: str) -> str | None:
    """Read the stamp out of a deck or a sheet.

    Args:
        path: A deck, whose core properties are read, or any other file, whose bytes are searched.

    Returns:
        The hexadecimal digits behind ``urn:builder:``; None where there is no such file, or none of ours.

    Raises:
        OSError: The file is there and can't be read.
    """
    try:
        file = _open_regular(path)
    except FileNotFoundError:
        return None
    if file is None:
        return None
    with file:
        is_package = file.read(len(_ZIP)) == _ZIP
        file.seek(0)
        return _deck_stamp(file) if is_package else _sheet_stamp(file)


def _open_regular(path: str) -> BinaryIO | None:
    """Opened without waiting, so that a pipe put in a file's place can't hold the build up."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    return None


def _deck_stamp(file: BinaryIO) -> str | None:
    import zipfile  # only a build that was cut off needs it
    import zlib

    try:
        with zipfile.ZipFile(file) as package:
            if package.getinfo(_CORE).file_size > _CORE_LIMIT:
                return None
            return _search(package.read(_CORE))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return None  # torn, or somebody else's: it bears no stamp of ours


def _sheet_stamp(file: BinaryIO) -> str | None:
    kept = b""
    while chunk := file.read(_CHUNK):
        window = kept + chunk
        if (stamp := _search(window)) is not None:
            return stamp
        kept = window[-_OVERLAP:]
    return None


def _search(data: bytes) -> str | None:
    found = _URN.search(data)
    return found[1].decode("ascii") if found else None
