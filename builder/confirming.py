"""The file beside outlines that holds what was confirmed of their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.model.outline import Outline
from builder.model.source import LOCK_NAME, Source, Verdict

if TYPE_CHECKING:
    from builder.evidence.changes.lock import Lock


def confirm(outline: Outline, sources: Mapping[str, Source], verdicts: Sequence[Verdict]) -> str:
    """Write down what the evidence was found in.

    Returns:
        The path of the lock.

    Raises:
        WriteError: It can't be written.
    """
    from builder.evidence.changes.lock import lock_text, make_lock
    from builder.publish.single import replace_file

    target = Path(outline.path).parent / LOCK_NAME
    lock = make_lock(outline, sources, verdicts)
    earlier, _ = find_lock(outline.path)
    if earlier is not None:
        names = {source.outline for source in earlier.sources if source.outline}
        lock = lock.with_others(earlier, outline, {name for name in names if (target.parent / name).is_file()})
    replace_file(target, lock_text(lock).encode())
    return target.as_posix()


def find_lock(path: str, *, accept_source: bool = False) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """What is confirmed of the outlines in a folder, and what is wrong with the file that says so.

    Args:
        path: One of the outlines.
        accept_source: A broken lock is no error, as it will be written anew. A file that is none stays one.
    """
    from builder.reading import find_confirmed

    try:
        data = find_confirmed(path, LOCK_NAME)
    except EvidenceError as error:
        return None, error.diagnostics
    if data is None:
        return None, ()
    from builder.evidence.changes.lock_reading import is_lock, read_lock

    try:
        return read_lock(data, (Path(path).parent / LOCK_NAME).as_posix()), ()
    except EvidenceError as error:
        if not (accept_source and is_lock(data)):
            return None, error.diagnostics
        hint = "it is written anew, with what is confirmed of this outline alone"
        return None, tuple(replace(d, severity="warning", hints=(hint,)) for d in error.diagnostics)
