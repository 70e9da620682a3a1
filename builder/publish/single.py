"""One file that stands alone, put in place in one step."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from builder.model.diagnostic import Diagnostic, WriteError
from builder.publish.lock import lock_folder, sync_folder
from builder.publish.problem import cannot_write
from builder.publish.temporary import remove_strays, write_ready

_HINTS = {
    errno.ENOENT: "make the folder first, or choose another place",
    errno.ENOTDIR: "a file stands where the folder should be: choose another place",
    errno.EACCES: "make the folder writable, or choose another place",
    errno.EPERM: "make the folder writable, or choose another place",
    errno.EROFS: "choose a folder on another disk",
    errno.ENOSPC: "free some space, or choose a folder on another disk",
    errno.EDQUOT: "free some space, or choose a folder on another disk",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def replace_file(target: Path, data: bytes) -> None:
    """Write a file; a reader sees the old one or the new one, never half of one.

    A symbolic link of that name is replaced, not followed. What killed runs left of the file is taken away.

    Raises:
        WriteError: Nothing was written, and what stood there stands as it was.
    """
    try:
        with lock_folder(target.parent):
            remove_strays(target)
            ready = write_ready(target, data)
            try:
                ready.replace(target)
                sync_folder(target.parent)
            except BaseException:
                ready.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WriteError([refused(target, error)]) from error


def refused(target: Path, error: OSError) -> Diagnostic:
    """What is said where the system refuses a file."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    hints = (_HINTS[error.errno],) if error.errno in _HINTS else ()
    return cannot_write(target, reason, *hints)
