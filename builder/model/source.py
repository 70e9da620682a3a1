"""An article, ranges of it, and what holding an outline against it found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from builder.model.diagnostic import Diagnostic

LOCK_NAME = "sources.lock"
"""The file beside an outline that holds what was confirmed of its sources."""

SourceKind = Literal["text", "markdown", "html", "pdf", "word"]

PARAGRAPH_BREAK = "\n\n"
"""Between the paragraphs of an HTML page's or a Word file's text."""


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of a source's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """An article's text as read: line ends are ``\\n``, nothing else is changed.

    ``path`` is shown in messages; ``name`` is the file's name as the outline has it; ``digest`` is the SHA-256, in
    hex, of the file's bytes. ``page_starts`` are the offsets of the pages' first characters, where there are pages.
    ``remarks`` are warnings of how the file was read.
    """

    id: str
    path: str
    name: str
    text: str
    digest: str
    kind: SourceKind = "text"
    page_starts: tuple[int, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of each line's first character."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def line_at(self, offset: int) -> int:
        """Line number, from 1, of the character at ``offset``."""
        return bisect_right(self.line_starts, offset)

    def page_at(self, offset: int) -> int | None:
        """Page number, from 1, of the character at ``offset``; None where the source has no pages."""
        return bisect_right(self.page_starts, offset) if self.page_starts else None

    def where(self, offset: int) -> str:
        """The place of the character at ``offset`` as a reader finds it in the file: a line, page or paragraph."""
        if page := self.page_at(offset):
            return f"{self.name}, page {page}"
        if self.kind in ("html", "word"):
            return f"{self.name}, paragraph {self.text.count(PARAGRAPH_BREAK, 0, offset) + 1}"
        return f"{self.name}:{self.line_at(offset)}"


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found: ``line`` and ``page`` are where ``span`` starts, counted from 1."""

    source: str
    span: Span
    line: int
    page: int | None = None


VerdictStatus = Literal["supported", "unsupported", "own"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sources say to one entry; ``evidence`` has one match per passage that was found."""

    id: str
    status: VerdictStatus
    evidence: tuple[Match, ...] = ()
