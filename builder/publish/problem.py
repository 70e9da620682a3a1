"""What the operating system refused, said to the author."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from builder.model.diagnostic import Diagnostic, WriteError

_HINTS = {
    errno.EACCES: "make the folder and the file writable, close the file elsewhere, or choose another --output",
    errno.EPERM: "make the folder and the file writable, close the file elsewhere, or choose another --output",
    errno.EROFS: "choose a folder on another disk with --output",
    errno.ENOSPC: "free some space, or choose a folder on another disk with --output",
    errno.EDQUOT: "free some space, or choose a folder on another disk with --output",
    errno.EFBIG: "raise the limit on a file's size, or choose another --output",
    errno.ENOTDIR: "a file stands where the output folder should be: choose another --output",
    errno.EEXIST: "a file stands where the output folder should be: choose another --output",
    errno.ENAMETOOLONG: "give the outline's folder a shorter name",
}


def write_error(path: Path, error: OSError) -> WriteError:
    """The error that ends the phase, for a file or folder that could not be written."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    hints = (_HINTS[error.errno],) if error.errno in _HINTS else ()
    return WriteError([cannot_write(path, reason, *hints)])


def cannot_write(path: Path, reason: str, *hints: str) -> Diagnostic:
    return Diagnostic("error", "cannot-write", f"cannot be written: {reason}", path.as_posix(), hints=hints)
