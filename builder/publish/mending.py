"""What a build that was cut off left behind, finished or taken away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.publish.lock import lock_folder, sync_folder
from builder.publish.problem import write_error
from builder.publish.stamp import find_stamp
from builder.publish.temporary import SUFFIXES, Temporary, find_temporaries


@dataclass(frozen=True, slots=True)
class Mended:
    """``finished``: outputs that an earlier build had ready and that now have their names; ``removed``: its rest."""

    finished: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def mend_outputs(folder: str, name: str) -> Mended:
    """Bring outputs into order that a killed build left half renamed.

    Args:
        folder: The output folder; it need not exist.
        name: The outputs' name, without suffix.

    Returns:
        What was done; empty where nothing was to do.

    Raises:
        WriteError: There is something to mend, and the folder can't be written.
    """
    place = Path(folder)
    if not place.is_dir():
        return Mended()
    try:
        with lock_folder(place):
            return mend_locked(place, name)
    except OSError as error:
        raise write_error(place, error) from error


def mend_locked(folder: Path, name: str) -> Mended:
    """As ``mend_outputs``; the folder's lock is held.

    Rolls forward: where the deck has taken its name, sheet and handout of the same stamp that were ready follow.

    Raises:
        OSError: The folder can't be written.
    """
    temporaries = find_temporaries(folder, name)
    if not temporaries:
        return Mended()
    finished = _finish(folder, name, [temporary for temporary in temporaries if temporary.ready])
    removed = tuple(t.path.as_posix() for t in temporaries if t.path not in finished)
    for temporary in temporaries:
        temporary.path.unlink(missing_ok=True)
    sync_folder(folder)
    return Mended(tuple(path.as_posix() for path in finished.values()), removed)


def _finish(folder: Path, name: str, ready: list[Temporary]) -> dict[Path, Path]:
    """Rename each ready temporary of the deck's own stamp; what was renamed, to what."""
    lead, *others = SUFFIXES
    stamp = find_stamp(str(folder / f"{name}{lead}"))
    finished: dict[Path, Path] = {}
    for suffix in others if stamp else ():
        target = folder / f"{name}{suffix}"
        found = next((t.path for t in ready if t.suffix == suffix and find_stamp(str(t.path)) == stamp), None)
        if found and find_stamp(str(target)) != stamp:
            found.replace(target)
            finished[found] = target
    return finished
