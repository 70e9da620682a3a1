"""Outputs to the disk: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from builder.model.diagnostic import WriteError
from builder.publish.lock import lock_folder, sync_folder
from builder.publish.mending import mend_locked
from builder.publish.problem import cannot_write, write_error
from builder.publish.temporary import RECORD_SUFFIX, SUFFIXES, keep_old, write_ready


def write_outputs(folder: str, name: str, outputs: Mapping[str, bytes], record: bytes | None = None) -> tuple[str, ...]:
    """Publish the outputs of one outline as one unit.

    A run that is killed leaves the old outputs, the new ones, or a pair that the next run sees and mends. An output
    that is not given is left as it is; a symbolic link in an output's place is replaced, never followed.

    Args:
        folder: The output folder; made where it is missing.
        name: The outputs' name, without suffix: one part of a path.
        outputs: The bytes of each, by suffix: ``.pptx``, ``.pdf``, ``-handout.pdf``.
        record: What they were made from, for ``NAME.build.json``. It takes its name last, so that no record
            speaks of outputs that are not there.

    Returns:
        The paths of the outputs, with ``/`` between the parts, the deck's first.

    Raises:
        WriteError: Nothing was written, and the old outputs stand as they were.
        ValueError: The name is no file name, or a suffix is unknown.
    """
    if name in ("", ".", "..") or Path(name).name != name or not outputs.keys() <= set(SUFFIXES):
        raise ValueError(f"not a set of outputs: {name!r} {sorted(outputs)}")
    place = Path(folder)
    files = {place / f"{name}{suffix}": outputs[suffix] for suffix in SUFFIXES if suffix in outputs}
    paths = tuple(files)
    if record is not None:
        files[place / f"{name}{RECORD_SUFFIX}"] = record
    try:
        place.mkdir(parents=True, exist_ok=True)
        with lock_folder(place):
            mend_locked(place, name)
            _check_targets(files)
            _publish(place, name, files)
    except OSError as error:
        raise write_error(_blamed(place, name, files, error), error) from error
    return tuple(path.as_posix() for path in paths)


def _check_targets(files: Mapping[Path, bytes]) -> None:
    folders = [path for path in files if path.is_dir() and not path.is_symlink()]
    if folders:
        raise WriteError(cannot_write(path, "a folder has this name", "move the folder away") for path in folders)


def _publish(folder: Path, name: str, files: Mapping[Path, bytes]) -> None:
    ready: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            ready[target] = write_ready(target, data, target.name.removeprefix(name))
        sync_folder(folder)
        _take_names(folder, name, ready)
    except BaseException:
        for path in ready.values():
            path.unlink(missing_ok=True)
        raise


def _take_names(folder: Path, name: str, ready: Mapping[Path, Path]) -> None:
    """Rename every output into its place; where one can't be, put the others' old files back."""
    kept: dict[Path, Path | None] = {}
    try:
        for target, path in ready.items():
            kept[target] = keep_old(target, target.name.removeprefix(name))
            path.replace(target)
        sync_folder(folder)
    except BaseException:
        for target, old in kept.items():
            _put_back(target, old, replaced=not ready[target].exists())
        raise
    for old in kept.values():
        if old is not None:
            with suppress(OSError):  # the outputs are written; the next run takes the rest away
                old.unlink()


def _put_back(target: Path, old: Path | None, *, replaced: bool) -> None:
    if old is None:
        if replaced:
            target.unlink()
    elif replaced:
        old.replace(target)
    else:
        old.unlink()


def _blamed(folder: Path, name: str, files: dict[Path, bytes], error: OSError) -> Path:
    """The output an error is about, or the folder: the author knows nothing of temporaries."""
    named = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    found = (path for path in reversed(files) if path.name.removeprefix(name) in Path(named).name)
    return next(found, folder)
