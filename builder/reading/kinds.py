"""Kinds of sources, as the names of their files say."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.model.source import SourceKind
from builder.reading.problem import Problem

READABLE: dict[str, SourceKind] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "word",
}
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""Names that pictures have; what they are, their content says."""
# Kinds that a program can save as one that is read.
_SAVED_AS = {".doc": ".docx", ".docm": ".docx", ".dot": ".docx", ".odt": ".docx", ".rtf": ".docx", ".pages": ".docx"}


def kind_of(name: str) -> SourceKind:
    """The kind of a source.

    Args:
        name: The file's name.

    Raises:
        Problem: Sources can't be of the kind that the name's suffix says.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in READABLE:
        return READABLE[suffix]
    *kinds, last = READABLE
    found = f"{suffix} is no kind of source" if suffix else "the name has no suffix that says what kind of source it is"
    hints = [f"sources are {', '.join(kinds)} and {last} files"]
    if suffix in _SAVED_AS:
        hints.insert(0, f"open it in Word or LibreOffice and save it as {_SAVED_AS[suffix]}")
    raise Problem("source-kind", f"{found}: {name}", hints=tuple(hints))
