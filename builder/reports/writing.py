"""The page to the disk: whole, or not at all, and over no other file than a page."""

from __future__ import annotations

import stat
from pathlib import Path

from builder.model.diagnostic import WriteError
from builder.publish.problem import cannot_write
from builder.publish.single import refused, replace_file
from builder.reports.page import GENERATOR

# In the first bytes of a page of ours.
_HEAD = 400


def write_page(path: str, page: bytes) -> None:
    """Write the page of a report.

    An earlier report is replaced. Any other file stays: it may be an article, or the outline itself.

    Raises:
        WriteError: Nothing was written, and what stood there stands as it was.
    """
    target = Path(path)
    try:
        _check_target(target)
    except OSError as error:
        raise WriteError([refused(target, error)]) from error
    replace_file(target, page)


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
