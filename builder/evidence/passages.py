"""The passages an outline cites: each looked up in its source and its numbers read, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from builder.evidence.clauses import Claim, find_claims, find_dated_claims
from builder.evidence.clauses.periods import Period, find_periods
from builder.evidence.clauses.rows import is_row
from builder.evidence.designations import Designation, find_designations
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.support import carried_keys, unsigned
from builder.evidence.quotations.closest import Closest, WordIndex, find_closest
from builder.evidence.quotations.finding import locate
from builder.evidence.text.folding import FoldedSource, fold, fold_source
from builder.evidence.text.lexicon import subject_stems
from builder.evidence.text.sentences import CELL_BREAK, HARD_BREAK, split_sentences
from builder.model.outline import Passage
from builder.model.source import Match, Source, Span

# How far the sentences at a passage's edges are followed beyond it: their subjects and units belong to its numbers.
_MARGIN = 400
# Whoever has this many wrong quotations has the wrong source; looking on would only take time.
_MAX_HINTS = 50
# Rows between a row and its table's heading.
_MAX_ROWS = 500
# Claims that share a word and are compared with one.
_MAX_WITH_WORD = 60
_ENDS = frozenset(".!?")
_BREAKS = str.maketrans({HARD_BREAK: ";", CELL_BREAK: ";"})


@dataclass(frozen=True, eq=False)
class Reading:
    """What stands in a passage; all but its numbers is read where something asks for it.

    ``context`` is the folded text of the sentences that it stands in, ``within`` the range of the passage there, or
    None where all of it is the passage. ``around`` are the quantities of the context.
    """

    context: str
    around: tuple[Quantity, ...]
    language: str
    within: Span | None = None

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the words of the context are compared by; see ``lexicon``."""
        return subject_stems(self.context)

    def _is_within(self, quantity: Quantity) -> bool:
        return self.within is None or self.within.start <= quantity.span.start < self.within.end

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(filter(self._is_within, self.around))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(c for c in find_claims(self.context, self.around, self.language) if self._is_within(c.quantity))

    @cached_property
    def dated(self) -> tuple[Claim, ...]:
        if self.within is None:
            return ()
        dated = find_dated_claims(self.context, self.around, self.language)
        return tuple(claim for claim in dated if self._is_within(claim.quantity))

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        return find_periods(self.context, self.around, self.language)

    @cached_property
    def designations(self) -> tuple[Designation, ...]:
        return tuple(find_designations(self.context, self.around))


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as cited.

    ``text`` is its folded text, ``before`` what comes before the sentences it stands in. The spans of ``claims`` and of
    ``quantities``, those that begin in the passage, index ``context``. ``match`` is None where the source doesn't have
    the words, or ``source`` is None. With ``by_dates`` the claims are those of its dates and years.
    """

    passage: Passage
    source: FoldedSource | None
    match: Match | None
    text: str
    before: str
    reading: Reading
    by_dates: bool = False

    @property
    def context(self) -> str:
        """The folded text of the sentences that it stands in."""
        return self.reading.context

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.reading.quantities

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.reading.dated if self.by_dates else self.reading.claims

    @property
    def periods(self) -> tuple[Period, ...]:
        """The times of its sentences."""
        return self.reading.periods

    @property
    def designations(self) -> tuple[Designation, ...]:
        """The numbered names of its sentences."""
        return self.reading.designations

    @property
    def where(self) -> str:
        """Where it begins, as ``Source.where`` says; the source's id alone where the words were not found."""
        if self.source is None or self.match is None:
            return str(self.passage.source)
        return self.source.source.where(self.match.span.start)


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim of the evidence, with the passage it stands in."""

    claim: Claim
    cited: Cited

    @property
    def text(self) -> str:
        """The claim's clause."""
        return self.cited.context[self.claim.clause.start : self.claim.clause.end].strip(" \t\n,;")


@dataclass(frozen=True)
class Evidence:
    """The passages that one text is held against; ``derived`` are numbers that are worked out from theirs."""

    cited: tuple[Cited, ...]
    derived: tuple[Quantity, ...] = ()

    @cached_property
    def keys(self) -> frozenset[object]:
        """What the numbers of the passages support; see ``support``."""
        return frozenset(
            key for quantity in (*self.quantities, *self.derived) for key in carried_keys(unsigned(quantity))
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(quantity for cited in self.cited for quantity in cited.quantities)

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """The claims of the passages."""
        return tuple(Ground(claim, cited) for cited in self.cited for claim in cited.claims)

    @cached_property
    def by_key(self) -> Mapping[object, list[Ground]]:
        """The claims by what their numbers support, without their signs; see ``support``."""
        found: dict[object, list[Ground]] = defaultdict(list)
        for ground in self.grounds:
            for key in carried_keys(unsigned(ground.claim.quantity)):
                found[key].append(ground)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words of the passages, and of the sentences they stand in."""
        return frozenset[str]().union(*(cited.reading.stems for cited in self.cited))

    @cached_property
    def _by_word(self) -> Mapping[str, list[Ground]]:
        found: dict[str, list[Ground]] = defaultdict(list)
        for ground in self.grounds:
            for word in ground.claim.words:
                found[word].append(ground)
        return found

    def with_words(self, words: Iterable[str]) -> list[Ground]:
        """The claims whose clause has one of the words; of words that many have, the first of them."""
        found = [ground for word in sorted(words) for ground in self._by_word.get(word, ())[:_MAX_WITH_WORD]]
        return list({id(ground): ground for ground in found}.values())

    @cached_property
    def _by_period(self) -> Mapping[tuple[str, str], list[Ground]]:
        found: dict[tuple[str, str], list[Ground]] = defaultdict(list)
        for ground in self.grounds:
            for period in ground.claim.own_periods:
                found[period].append(ground)
        return found

    @cached_property
    def periods(self) -> frozenset[tuple[str, str]]:
        """Kinds and values of all times of the passages' sentences."""
        return frozenset((time.kind, time.value) for cited in self.cited for time in cited.periods)

    def of_periods(self, periods: Iterable[tuple[str, str]]) -> Iterator[Ground]:
        """The claims whose own clause has one of the times; of times that many have, the first of them."""
        for period in periods:
            yield from self._by_period.get(period, ())[:_MAX_WITH_WORD]

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names in the sources that the passages are of."""
        sources = {id(cited.source): cited.source for cited in self.cited if cited.source is not None}
        return frozenset[str]().union(*(source.names for source in sources.values()))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The stems of all words of the sources that the passages are of."""
        sources = {id(cited.source): cited.source for cited in self.cited if cited.source is not None}
        return frozenset[str]().union(*(source.stems for source in sources.values()))

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The same, and those of what comes before them."""
        return self.words.union(*(subject_stems(cited.before) for cited in self.cited))

    @cached_property
    def designations(self) -> Mapping[str, list[Designation]]:
        """The numbered names of the passages' sentences and of what comes before them, by their names."""
        found: dict[str, list[Designation]] = defaultdict(list)
        for cited in self.cited:
            for designation in (*cited.designations, *find_designations(cited.before, ())):
                found[designation.name].append(designation)
        return found

    @cached_property
    def of_dates(self) -> Evidence:
        """The same passages with claims of their dates and years in place of those of their other numbers."""
        return Evidence(tuple(replace(cited, by_dates=True) for cited in self.cited))

    @cached_property
    def numbers(self) -> str:
        """The numbers of the evidence, as messages list them."""
        texts = list(dict.fromkeys(quantity.text for quantity in self.quantities))
        return (", ".join(texts[:12]) + (", …" if len(texts) > 12 else "")) or "no number"


def has_time(quantity: Quantity, text: str, evidence: Evidence, language: str) -> bool:
    """Whether the evidence has all parts of a date that a text puts together: "April … of 2023" for "April 2023"."""
    if quantity.kind != "date":
        return False
    start, end = quantity.span
    parts = {(p.kind, p.value) for p in find_periods(text, (quantity,), language) if start <= p.start < end}
    return bool(parts) and parts <= evidence.periods


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
        if known.passage is passage:
            return known
        return Cited(passage, known.source, known.match, known.text, known.before, known.reading)

    def _look_up(self, passage: Passage) -> Cited:
        source = self.source(str(passage.source))
        text = fold(passage.words).text.strip()
        found = locate(text, source) if source and text else None
        if source is None or found is None:
            reading = Reading(text, find_quantities(text, self.language), self.language)
            return Cited(passage, source, None, text, "", reading)
        span = source.folded.span(*found)
        match = Match(source.source.id, span, source.source.line_at(span.start), source.source.page_at(span.start))
        start, end = _with_sentences(source.marked, found)
        heading = _heading(source.marked, found.start)
        context = heading + source.marked[start:end]
        first = found.start - start + len(heading)
        last = first + found.end - found.start
        # The numbers of two cells are two, whatever space is between them.
        around = find_quantities(context.translate(_BREAKS), self.language)
        return Cited(
            passage,
            source,
            match,
            source.folded.text[found.start : found.end],
            source.marked[max(0, start - _MARGIN) : start],
            Reading(context, around, self.language, Span(first, last)),
        )


def _with_sentences(text: str, found: Span) -> Span:
    """The passage with the rest of the sentences it begins and ends in, as far as they are near."""
    low, high = max(0, found.start - _MARGIN), min(len(text), found.end + _MARGIN)
    low, high = max(low, text.rfind("\n", low, found.start) + 1), _line_end(text, found.end, high)
    start, end = found
    for sentence in split_sentences(text[low : found.start]):
        start = low + sentence.start
    if text[low : found.start].rstrip()[-1:] in _ENDS:
        start = found.start
    if text[found.end - 1] not in _ENDS and (rest := split_sentences(text[found.end : high])):
        end = found.end + rest[0].end
    return Span(start, end)


def _heading(text: str, start: int) -> str:
    """The first row of the table whose row begins at ``start``, with its line end; empty outside of tables."""
    line = text.rfind("\n", 0, start) + 1
    if not is_row(text, Span(line, _line_end(text, start, len(text)))):
        return ""
    first = line
    for _ in range(_MAX_ROWS):
        above = text.rfind("\n", 0, max(0, first - 1)) + 1
        if above == first or not is_row(text, Span(above, first)):
            break
        first = above
    return text[first : text.find("\n", first) + 1] if first < line else ""


def _line_end(text: str, start: int, high: int) -> int:
    end = text.find("\n", start, high)
    return high if end < 0 else end
