"""The file beside an outline that says what its sources were when they were confirmed."""

from __future__ import annotations

from pathlib import Path

from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.reading.files import read_beside
from builder.reading.problem import Problem

_HINTS = {
    "source-size": "no lock of these sources is as large: move the file away",
    "source-file": "move away what stands there",
    "source-path": "put the file itself there, not a link",
    "source-unreadable": "see who may read the file",
}


def find_confirmed(outline_path: str, name: str) -> bytes | None:
    """The bytes of a file beside an outline; None where there is no such file.

    Raises:
        EvidenceError: The file is there and can't be read, a ``lock-broken``.
    """
    folder = Path(outline_path).parent
    try:
        return read_beside(folder, name)
    except Problem as problem:
        if problem.code == "source-missing":
            return None
        path = (folder / name).as_posix()
        hints = (_HINTS.get(problem.code, "move away what stands there"),)
        raise EvidenceError([Diagnostic("error", "lock-broken", problem.message, path, hints=hints)]) from problem
