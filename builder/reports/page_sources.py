"""A source on the page: its text in paragraphs, with the passages cited marked in it, however they overlap."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from builder.model.source import Match, Source
from builder.reports.entries import Entry
from builder.reports.markup import element, text

# A longer line is a paragraph; shorter ones may be parts of one, if they are not so short that they are a list.
_LONG = 160
_SHORT = 60
_NO_PROSE = re.compile(r"[\s|*+>#•–-]|\d+[.)]\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as cited by an entry: ``key`` is its anchor on the page, ``target`` the address of the entry."""

    key: str
    target: str
    name: str
    entry: Entry
    match: Match


class _Block(NamedTuple):
    """Lines that stand together, from ``start`` to ``end`` without the last line's break; ``first_line`` from 1."""

    first_line: int
    start: int
    end: int


def line_key(key: str, line: int) -> str:
    """The anchor of a line of the source whose own anchor is ``key``."""
    return f"{key}-l{line}"


def source_markup(
    source: Source,
    key: str,
    passages: Iterable[Passage],
    lines: Iterable[int],
    language: str | None,
    current: frozenset[str] = frozenset(),
) -> str:
    """The text of one source.

    Takes time in proportion to the text, and to the passages times their logarithm.

    Args:
        source: The source.
        key: The beginning of its anchors.
        passages: Those of this source, in any order.
        lines: The lines that something links to: they get an anchor each.
        language: The text's language.
        current: The keys of passages that stand out, whatever others begin within them.
    """
    sweep = _Sweep(source.text, passages, current)
    anchors = deque(sorted(set(lines)))
    pages = deque(enumerate(source.page_starts, start=1))
    parts: list[str] = []
    for block in _blocks(source):
        while pages and pages[0][1] <= block.start:
            parts.append(f'<p class="page">Page {pages.popleft()[0]}</p>')
        content = _block_markup(source, block, key, anchors, sweep)
        wrapped = "wrapped" if _is_wrapped(source.text[block.start : block.end]) else None
        parts.append(element("p", content, class_=wrapped, dir="auto", data_line=str(block.first_line)))
    rest = "".join(_anchor(key, line) for line in anchors) + sweep.rest()
    return element("div", "\n".join(parts) + rest, class_=f"text {source.kind}", lang=language)


def _blocks(source: Source) -> Iterator[_Block]:
    """Paragraphs: long lines, and runs of short ones."""
    bounds = (*source.line_starts, len(source.text) + 1)
    pages = frozenset(source.page_starts)
    first, begun = 0, -1
    for line, (start, following) in enumerate(pairwise(bounds), start=1):
        long, empty = following - start > _LONG, not source.text[start:following].strip()
        if begun >= 0 and (long or empty or start in pages):
            yield _Block(first, begun, start - 1)
            begun = -1
        if long and not empty:
            yield _Block(line, start, following - 1)
        elif not empty and begun < 0:
            first, begun = line, start
    if begun >= 0:
        yield _Block(first, begun, len(source.text))


def _is_wrapped(words: str) -> bool:
    """Whether the lines are one paragraph that was wrapped by hand, and may be wrapped otherwise."""
    *lines, last = words.split("\n")
    return all(len(line) >= _SHORT for line in lines) and not any(_NO_PROSE.match(line) for line in (*lines, last))


def _block_markup(source: Source, block: _Block, key: str, anchors: deque[int], sweep: _Sweep) -> str:
    parts: list[str] = []
    position = block.start
    while anchors and source.line_starts[anchors[0] - 1] < max(block.end, block.start + 1):
        start = max(position, source.line_starts[anchors[0] - 1])
        parts += [sweep.markup(position, start), _anchor(key, anchors.popleft())]
        position = start
    return "".join((*parts, sweep.markup(position, block.end)))


def _anchor(key: str, line: int) -> str:
    return f'<span class="line" id="{line_key(key, line)}"></span>'


class _Sweep:
    """Goes through a text once, from its start to its end, and marks what passages cover.

    Overlapping passages are cut into pieces, each marked once: as the passage that began last. ``mark`` elements so
    never nest, however many passages share a word.
    """

    def __init__(self, words: str, passages: Iterable[Passage], current: frozenset[str]) -> None:
        self._text = words
        self._current = current
        self._coming = deque(sorted(passages, key=lambda passage: (passage.match.span, passage.entry.number)))
        self._ends: list[int] = []
        self._open: list[tuple[int, int, Passage]] = []
        self._opened = 0

    def markup(self, start: int, end: int) -> str:
        """The part of the text between two offsets; the parts are asked for in order."""
        parts: list[str] = []
        position = start
        while position < end:
            parts += self._begin(position)
            following = self._next_cut(position, end)
            parts.append(self._piece(position, following))
            position = following
        return "".join(parts)

    def rest(self) -> str:
        """The links of passages that lie behind the last part."""
        return "".join(self._begin(len(self._text)))

    def _begin(self, position: int) -> Iterator[str]:
        while self._coming and self._coming[0].match.span.start <= position:
            passage = self._coming.popleft()
            self._opened += 1
            heappush(self._ends, passage.match.span.end)
            heappush(self._open, (-self._opened, passage.match.span.end, passage))
            yield _link(passage)
        while self._ends and self._ends[0] <= position:
            heappop(self._ends)
        while self._open and self._open[0][1] <= position:
            heappop(self._open)

    def _next_cut(self, position: int, end: int) -> int:
        cuts = [end]
        if self._ends:
            cuts.append(self._ends[0])
        if self._coming:
            cuts.append(self._coming[0].match.span.start)
        return min(cut for cut in cuts if cut > position)

    def _piece(self, start: int, end: int) -> str:
        words = text(self._text[start:end])
        if not self._open:
            return words
        passage = self._open[0][2]
        if self._current:
            wanted = (each for _, over, each in self._open if over > start and each.key in self._current)
            passage = next(wanted, passage)
        shared = " shared" if len(self._ends) > 1 else ""
        shared += " current" if passage.key in self._current else ""
        return f'<mark class="{passage.entry.state}{shared}" data-at="{start}" data-of="{passage.key}">{words}</mark>'


def _link(passage: Passage) -> str:
    entry, span = passage.entry, passage.match.span
    return (
        f'<a class="cite {entry.state}" id="{passage.key}" href="{text(passage.target)}" data-start="{span.start}"'
        f' data-end="{span.end}" aria-label="{entry.number}: evidence of this {passage.name}, {entry.state}">'
        f"{entry.number}</a>"
    )


def passages_by_source(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """The passages under their sources' ids."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.match.source, []).append(passage)
    return found
