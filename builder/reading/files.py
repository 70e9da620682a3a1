"""Files beside an outline: which of them may be read, and their bytes.

An outline can come from anybody, so it may name only files in its own folder, whatever ``..``, links or special files
are tried, and no file larger than the limit.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.model.file_name import find_foreign
from builder.model.limits import MIB, Limits, limits
from builder.reading.kinds import PICTURES, READABLE
from builder.reading.problem import Problem

# Where the system has these flags, a link put there after the check is not followed, and opening a pipe can't hang.
_OPEN_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is read for: how messages speak of it, and how large it may be.

    ``suffixes`` are those of the files that a hint may name; ``codes`` those of diagnostics, by what is wrong.
    """

    noun: str
    example: str
    content: str
    smaller: str
    suffixes: tuple[str, ...]
    limit: Callable[[Limits], int]
    codes: Mapping[str, str]

    @property
    def most_bytes(self) -> int:
        return self.limit(limits())

    def problem(self, fault: str, message: str, *hints: str) -> Problem:
        return Problem(self.codes[fault], message, hints=hints)

    @property
    def beside(self) -> str:
        return f"name a file in the outline's own folder, such as {self.example}"


ARTICLE = Wanted(
    noun="source",
    example="article.txt",
    content="the article's text",
    smaller="keep only the article's text in the file",
    suffixes=tuple(READABLE),
    limit=lambda limits: limits.source_bytes,
    codes={
        "path": "source-path",
        "missing": "source-missing",
        "file": "source-file",
        "size": "source-size",
        "unreadable": "source-unreadable",
    },
)
PICTURE = Wanted(
    noun="picture",
    example="picture.jpg",
    content="the picture",
    smaller="save it with fewer pixels",
    suffixes=PICTURES,
    limit=lambda limits: limits.picture_bytes,
    codes={
        "path": "picture-path",
        "missing": "picture-missing",
        "file": "picture-file",
        "size": "picture-size",
        "unreadable": "picture-unreadable",
    },
)


def read_beside(folder: Path, name: str, wanted: Wanted = ARTICLE) -> bytes:
    """Read a file that lies in a folder or below it.

    Args:
        folder: The outline's folder.
        name: The file, relative to the folder, with ``/`` between the parts.
        wanted: What it is read for.

    Returns:
        The file's bytes, no more than ``wanted`` allows.

    Raises:
        Problem: The name leads out of the folder, or the file is missing, special, too large or unreadable.
    """
    check_name(name, wanted)
    path = _resolve(folder, name, wanted)
    try:
        data = _read_regular(path, name, wanted)
    except OSError as error:
        raise _unreadable(name, path, error, wanted) from error
    if len(data) > wanted.most_bytes:
        raise wanted.problem("size", f"{name} is larger than {wanted.most_bytes // MIB} MiB", wanted.smaller)
    return data


def _read_regular(path: Path, name: str, wanted: Wanted) -> bytes:
    """At most one byte more than is allowed: a file can grow, and some special file systems call theirs empty."""
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise wanted.problem("file", f"{name} is not a regular file", f"put {wanted.content} itself there")
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(wanted.most_bytes + 1)
    finally:
        os.close(descriptor)


def check_name(name: str, wanted: Wanted = ARTICLE) -> None:
    """Refuse a name that is not a plain relative path.

    Raises:
        Problem: The name is empty, absolute, holds ``..``, a backslash or a character no file name has.
    """
    if not name.strip():
        reason = f"the {wanted.noun} names no file"
    elif "\\" in name:
        reason = f"{name} holds a backslash"
    elif name.startswith("/") or _DRIVE.match(name):
        reason = f"{name} is an absolute path"
    elif ".." in name.split("/"):
        reason = f"{name} leads out of the outline's folder"
    elif any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in name):
        reason = f"{name!a} is not a file name"
    elif find_foreign(name) is not None:
        reason = f"{name} means something else on Windows"
    else:
        return
    raise wanted.problem("path", reason, wanted.beside)


def _resolve(folder: Path, name: str, wanted: Wanted) -> Path:
    try:
        root = folder.resolve()
        path = (root / name).resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise wanted.problem("path", f"{name} leads nowhere", wanted.beside) from error
    if not path.is_relative_to(root):
        raise wanted.problem("path", f"{name} is a link out of the outline's folder", wanted.beside)
    return path


def _unreadable(name: str, path: Path, error: OSError, wanted: Wanted) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return wanted.problem("missing", f"{name} is not there", *_similar(path, wanted))
    # strerror is the system's wording and may differ between machines; it is a message, never an output.
    return wanted.problem("unreadable", f"{name} can't be read: {error.strerror}")


def _similar(path: Path, wanted: Wanted) -> tuple[str, ...]:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in wanted.suffixes)
    except OSError:
        names = []
    if close := get_close_matches(path.name, names[:1000], n=1, cutoff=0.5):
        return (f"did you mean {close[0]}?",)
    if names:
        return (f"the folder has {', '.join(names[:5])}",)
    return (f"put {wanted.content} there",)
