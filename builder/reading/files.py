"""Files beside an outline: which of them may be read, and their bytes.

An outline can come from anybody, so it may name only files in its own folder, whatever ``..``, links or special files
are tried, and no file larger than the limit.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from builder.reading.kinds import READABLE
from builder.reading.limits import MAX_BYTES
from builder.reading.problem import Problem

# Where the system has these flags, a link put there after the check is not followed, and opening a pipe can't hang.
_OPEN_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_DRIVE = re.compile(r"[A-Za-z]:")
_BESIDE = "name a file in the outline's own folder, such as article.txt"


def read_beside(folder: Path, name: str) -> bytes:
    """Read a file that lies in a folder or below it.

    Args:
        folder: The outline's folder.
        name: The file, relative to the folder, with ``/`` between the parts.

    Returns:
        The file's bytes, at most ``MAX_BYTES``.

    Raises:
        Problem: The name leads out of the folder, or the file is missing, special, too large or unreadable.
    """
    check_name(name)
    path = _resolve(folder, name)
    try:
        data = _read_regular(path, name)
    except OSError as error:
        raise _unreadable(name, path, error) from error
    if len(data) > MAX_BYTES:
        raise Problem(
            "source-size",
            f"{name} is larger than {MAX_BYTES // 1024**2} MiB",
            hints=("keep only the article's text in the file",),
        )
    return data


def _read_regular(path: Path, name: str) -> bytes:
    """At most one byte more than is allowed: a file can grow, and some special file systems call theirs empty."""
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Problem("source-file", f"{name} is not a regular file", hints=("put the article itself there",))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)


def check_name(name: str) -> None:
    """Refuse a name that is not a plain relative path.

    Raises:
        Problem: The name is empty, absolute, holds ``..``, a backslash or a character no file name has.
    """
    if not name.strip():
        reason = "the source names no file"
    elif "\\" in name:
        reason = f"{name} holds a backslash"
    elif name.startswith("/") or _DRIVE.match(name):
        reason = f"{name} is an absolute path"
    elif ".." in name.split("/"):
        reason = f"{name} leads out of the outline's folder"
    elif any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in name):
        reason = f"{name!a} is not a file name"
    else:
        return
    raise Problem("source-path", reason, hints=(_BESIDE,))


def _resolve(folder: Path, name: str) -> Path:
    try:
        root = folder.resolve()
        path = (root / name).resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise Problem("source-path", f"{name} leads nowhere", hints=(_BESIDE,)) from error
    if not path.is_relative_to(root):
        raise Problem("source-path", f"{name} is a link out of the outline's folder", hints=(_BESIDE,))
    return path


def _unreadable(name: str, path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem("source-missing", f"{name} is not there", hints=_similar(path))
    # strerror is the system's wording and may differ between machines; it is a message, never an output.
    return Problem("source-unreadable", f"{name} can't be read: {error.strerror}")


def _similar(path: Path) -> tuple[str, ...]:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in READABLE)
    except OSError:
        names = []
    if close := get_close_matches(path.name, names[:1000], n=1, cutoff=0.5):
        return (f"did you mean {close[0]}?",)
    if names:
        return (f"the folder has {', '.join(names[:5])}",)
    return ("put the article's text there",)
