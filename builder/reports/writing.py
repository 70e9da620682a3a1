"""The page to the disk: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from builder.model.diagnostic import Diagnostic, WriteError
from builder.publish.lock import sync_folder
from builder.publish.problem import cannot_write
from builder.publish.temporary import write_ready
from builder.reports.page import GENERATOR

# In the first bytes of a page of ours.
_HEAD = 400
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


def write_page(path: str, page: bytes) -> None:
    """Write the page of a report; a reader sees the old one or the new one, never half of one.

    An earlier report is replaced, and so is a symbolic link of that name, which is not followed. Any other file stays:
    it may be an article, or the outline itself.

    Raises:
        WriteError: Nothing was written, and what stood there stands as it was.
    """
    target = Path(path)
    try:
        _check_target(target)
        ready = write_ready(target, page)
        try:
            ready.replace(target)
            sync_folder(target.parent)
        except BaseException:
            ready.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError([_refused(target, error)]) from error


def _check_target(target: Path) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise WriteError([cannot_write(target, "a folder has this name", "name a file in it")])
    if stat.S_ISLNK(mode):
        return
    if not stat.S_ISREG(mode):
        raise WriteError([cannot_write(target, "this is no file", "choose another name")])
    with target.open("rb") as file:
        head = file.read(_HEAD)
    if head and GENERATOR.encode() not in head:
        hint = "choose another name; or delete the file first, if nobody needs it"
        raise WriteError([cannot_write(target, "a file that is no report has this name", hint)])


def _refused(target: Path, error: OSError) -> Diagnostic:
    reason = os.strerror(error.errno) if error.errno else str(error)
    hints = (_HINTS[error.errno],) if error.errno in _HINTS else ()
    return cannot_write(target, reason, *hints)
