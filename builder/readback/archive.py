"""A ZIP package read within limits: what a deck is, and the workbook in it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass

from builder.model.limits import limits
from builder.readback.unreadable import Unreadable

_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, struct.error,
           zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of a package by name, in the order of its directory; ``repeated`` are names that occur twice."""

    members: dict[str, bytes]
    repeated: tuple[str, ...] = ()


def read_archive(data: bytes, most_bytes: int | None = None) -> Archive:
    """Unpack a package.

    Args:
        data: The file.
        most_bytes: What its members may unpack to, where that is not what a deck may.

    Raises:
        Unreadable: It is no ZIP file, or a torn or hostile one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = package.infolist()
            _check(listed, most_bytes or limits().output_unpacked)
            names = Counter(member.filename for member in listed)
            members = {member.filename: package.read(member) for member in listed}
    except _FAULTS as error:
        raise Unreadable("it is no whole package") from error
    return Archive(members, tuple(name for name, times in names.items() if times > 1))


def _check(listed: list[zipfile.ZipInfo], most_bytes: int) -> None:
    """Refuse by what the directory says: no more than that is unpacked."""
    if len(listed) > limits().output_parts or sum(member.file_size for member in listed) > most_bytes:
        raise Unreadable("it unpacks to more than a deck holds")
    if any(member.flag_bits & 1 for member in listed):
        raise Unreadable("it is encrypted")
