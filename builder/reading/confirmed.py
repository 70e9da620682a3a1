"""The file beside an outline that says what its sources were when they were confirmed."""

from __future__ import annotations

from pathlib import Path

from builder.model.diagnostic import Diagnostic, SourceError
from builder.reading.files import read_beside
from builder.reading.problem import Problem


def find_confirmed(outline_path: str, name: str) -> bytes | None:
    """The bytes of a file beside an outline; None where there is no such file.

    Raises:
        SourceError: The file is there and can't be read.
    """
    folder = Path(outline_path).parent
    try:
        return read_beside(folder, name)
    except Problem as problem:
        if problem.code == "source-missing":
            return None
        path = (folder / name).as_posix()
        raise SourceError([Diagnostic("error", problem.code, problem.message, path, hints=problem.hints)]) from problem
