"""The passages an outline cites: each looked up in its source and its numbers read, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from builder.evidence.clauses import clause_at, directions
from builder.evidence.closest import Closest, WordIndex, find_closest
from builder.evidence.folding import FoldedSource, fold, fold_source
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quotations import locate
from builder.evidence.support import carried_keys
from builder.model.outline import Passage
from builder.model.source import Match, Source, Span

# Around a passage, "more than" before it or "per cent" behind it still belongs to its numbers.
_MARGIN = 32
# Whoever has this many wrong quotations has the wrong source; looking on would only take time.
_MAX_HINTS = 50
_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as cited.

    ``text`` is its folded text; the spans of ``quantities`` index it, and end beyond it where the source goes on with
    the number. ``match`` is None where the source doesn't have the words, or ``source`` is None.
    """

    passage: Passage
    source: FoldedSource | None
    match: Match | None
    text: str
    quantities: tuple[Quantity, ...]

    @property
    def where(self) -> str:
        """``article.txt:5``; the source's name alone where the words were not found."""
        if self.source is None or self.match is None:
            return str(self.passage.source)
        return f"{self.source.source.name}:{self.match.line}"


@dataclass(frozen=True)
class Evidence:
    """The passages that one text is held against."""

    cited: tuple[Cited, ...]

    @cached_property
    def keys(self) -> frozenset[object]:
        """What the numbers of the passages support; see ``support``."""
        return frozenset(key for quantity in self.quantities for key in carried_keys(quantity))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(quantity for cited in self.cited for quantity in cited.quantities)

    @cached_property
    def falls(self) -> frozenset[object]:
        """The numbers of the passages that their own clause has going down, as negative ones."""
        return frozenset(
            key
            for cited in self.cited
            for quantity in cited.quantities
            if quantity.value > 0 and set(directions(clause_at(cited.text, quantity.span.start))) == {"down"}
            for key in carried_keys(replace(quantity, value=-quantity.value))
        )

    @cached_property
    def numbers(self) -> str:
        """The numbers of the evidence, as messages list them."""
        texts = list(dict.fromkeys(quantity.text for quantity in self.quantities))
        return (", ".join(texts[:12]) + (", …" if len(texts) > 12 else "")) or "no number"


class Passages:
    """Reads passages for one run, folding each source once and reading each passage once."""

    def __init__(self, sources: Mapping[str, Source], language: str) -> None:
        self.language = language
        self._sources = sources
        self._folded: dict[str, FoldedSource] = {}
        self._hints = 0
        self._indexes: dict[str, WordIndex] = {}
        self._cited: dict[tuple[str, str], Cited] = {}

    def source(self, id: str) -> FoldedSource | None:
        """A source, folded; None where the outline names one that was not read."""
        if id not in self._folded and id in self._sources:
            self._folded[id] = fold_source(self._sources[id])
        return self._folded.get(id)

    def sources(self) -> list[FoldedSource]:
        """All sources, in the outline's order."""
        return [source for id in self._sources if (source := self.source(id))]

    def closest(self, words: str, source: FoldedSource) -> Closest | None:
        """What comes nearest to words that a source doesn't have; for the first of them in a run only."""
        self._hints += 1
        return find_closest(words, self._index(source)) if self._hints <= _MAX_HINTS else None

    def _index(self, source: FoldedSource) -> WordIndex:
        id = source.source.id
        if id not in self._indexes:
            self._indexes[id] = WordIndex(source)
        return self._indexes[id]

    def read(self, passages: Iterable[Passage]) -> Evidence:
        """Read passages, in order."""
        return Evidence(tuple(self._read(passage) for passage in passages))

    def _read(self, passage: Passage) -> Cited:
        key = (passage.source, passage.words)
        if key not in self._cited:
            self._cited[key] = self._look_up(passage)
        known = self._cited[key]
        # The same words cited twice have one reading but two places in the outline.
        same = known.passage is passage
        return known if same else Cited(passage, known.source, known.match, known.text, known.quantities)

    def _look_up(self, passage: Passage) -> Cited:
        source = self.source(str(passage.source))
        text = fold(passage.words).text.strip()
        found = locate(text, source) if source and text else None
        if source is None or found is None:
            return Cited(passage, source, None, text, find_quantities(text, self.language))
        span = source.folded.span(*found)
        match = Match(source.source.id, span, source.source.line_at(span.start))
        start, end = _with_margins(source.folded.text, found)
        shift = found.start - start
        around = find_quantities(source.folded.text[start:end], self.language)
        last = found.end - start
        inside = tuple(_moved(quantity, shift) for quantity in around if shift <= quantity.span.start < last)
        return Cited(passage, source, match, source.folded.text[found.start : found.end], inside)


def _with_margins(text: str, found: Span) -> Span:
    """The passage and what may belong to a number at its edge; sentence ends keep neighbours off."""
    before, last = text[max(0, found.start - 2) : found.start], text[found.end - 1]
    start = found.start if before[:1] in _ENDS or not before.strip() else max(0, found.start - _MARGIN)
    return Span(start, found.end if last in _ENDS else found.end + _MARGIN)


def _moved(quantity: Quantity, shift: int) -> Quantity:
    if not shift:
        return quantity
    return replace(quantity, span=Span(quantity.span.start - shift, quantity.span.end - shift))
