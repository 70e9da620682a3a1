"""The files that stand for an output until it can take its name.

``.NAME.<16 hexadecimal digits>.pptx.tmp`` is being written; ``….ready`` is whole and on the disk. All lie in the
output's own folder, because only there does a rename replace a file in one step. Whoever holds the folder's lock and
sees one of another run knows that this run is dead.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

# The order in which outputs take their names. The deck leads: its stamp says which build a cut-off run was making.
SUFFIXES = (".pptx", ".pdf", "-handout.pdf")
RECORD_SUFFIX = ".build.json"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Temporary:
    """A temporary found in a folder; ``ready`` where it is whole."""

    path: Path
    suffix: str
    ready: bool


def find_temporaries(folder: Path, name: str) -> tuple[Temporary, ...]:
    """Every temporary of one output name, sorted by file name; the folder's lock is held."""
    suffixes = "|".join(map(re.escape, (*SUFFIXES, RECORD_SUFFIX)))
    pattern = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{16}}({suffixes})\.(tmp|ready)")
    matches = sorted((entry.name, match) for entry in folder.iterdir() if (match := pattern.fullmatch(entry.name)))
    return tuple(Temporary(folder / file, match[1], match[2] == "ready") for file, match in matches)


def remove_strays(target: Path) -> None:
    """Take away what killed runs left of one file that stands alone; the folder's lock is held."""
    pattern = re.compile(rf"\.{re.escape(target.stem)}\.[0-9a-f]{{16}}{re.escape(target.suffix)}\.(?:tmp|ready)")
    for entry in target.parent.iterdir():
        if pattern.fullmatch(entry.name):
            entry.unlink(missing_ok=True)


def write_ready(target: Path, data: bytes, suffix: str = "") -> Path:
    """Write a temporary for ``target`` and bring it onto the disk, whole.

    Args:
        suffix: The output's, where it is more than the file's: that of a handout.

    Returns:
        The ``.ready`` file. On failure nothing is left.

    Raises:
        OSError: The disk is full, the folder read-only …
    """
    temporary = _unused(target, "tmp", suffix)
    descriptor = os.open(temporary, _FLAGS, 0o666)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return temporary.rename(temporary.with_suffix(".ready"))
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = error.filename or str(temporary)  # a failed write or sync doesn't say of what
        raise


def keep_old(target: Path, suffix: str = "") -> Path | None:
    """A second name for what stands at ``target`` now, to put it back; None where nothing does."""
    if not os.path.lexists(target):
        return None
    kept = _unused(target, "tmp", suffix)
    try:
        os.link(target, kept, follow_symlinks=False)
    except OSError:  # FAT and some network file systems have no second names
        _copy(target, kept)
    return kept


def _copy(target: Path, kept: Path) -> None:
    import shutil  # most file systems never need it

    try:
        shutil.copy2(target, kept, follow_symlinks=False)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise


def _unused(target: Path, state: str, suffix: str) -> Path:
    suffix = suffix or target.suffix
    name = target.name.removesuffix(suffix)
    return target.with_name(f".{name}.{secrets.token_hex(8)}{suffix}.{state}")


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
