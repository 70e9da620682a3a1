"""Text as the author wrote it: with its place in the file and its inline emphasis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Self

SOFT_HYPHEN = "\u00ad"
"""At the end of a line: a hyphen that is no part of the word."""
STAND_INS = {"\u00a0": " ", SOFT_HYPHEN: "-", "\u2010": "-", "\u2011": "-"}
"""Characters that many fonts leave out, and those that look the same: the only ones that another glyph stands for."""


class Place(NamedTuple):
    """Where a value stands in its file; line and column count from 1."""

    line: int
    column: int


class Text(str):
    """A string that knows its place. Equal to, and hashed like, the plain string."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place) -> Self:
        text = str.__new__(cls, value)
        text.place = place
        return text

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        return str(self), self.place


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    ``link`` is an http, https, mailto or tel address, or ``#key`` for the slide of that key.
    ``language`` is a BCP 47 tag where it differs from the document's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None


class Prose(Text):
    """A text that may carry emphasis and links.

    The string itself is the plain text, without markup; ``runs`` joined give the same characters.
    """

    __slots__ = ("runs",)
    runs: tuple[Run, ...]

    def __new__(cls, value: str, place: Place, runs: tuple[Run, ...] | None = None) -> Self:
        prose = str.__new__(cls, value)
        prose.place = place
        prose.runs = (Run(value),) if runs is None else runs
        return prose

    def __getnewargs__(self) -> tuple[str, Place, tuple[Run, ...]]:  # type: ignore[override]
        return str(self), self.place, self.runs
