"""Claims: each number of a text with what its own clause says of it.

A sentence is cut between two numbers where the subject changes: at "while", "and", a bracket, "compared with". What a
clause leaves out ("rose 5% in Leeds and 7% in York") it takes from those beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from builder.evidence.clauses.directions import Direction, direction_near
from builder.evidence.clauses.measures import measure_beside
from builder.evidence.clauses.parts import Part, role_of, split_parts
from builder.evidence.clauses.periods import SPANS_OF_TIME, TEMPORAL, Period, find_periods, is_label, is_time
from builder.evidence.clauses.rows import Row, is_row, read_row
from builder.evidence.quantities import Quantity
from builder.evidence.quantities.formats import number_format
from builder.evidence.text.lexicon import subject_stems
from builder.evidence.text.sentences import split_sentences
from builder.model.source import Span

Role = Literal["from", "to", "by"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number and what is said of it; words are stems.

    Attributes:
        quantity: The number.
        clause: The range of the text that belongs to it.
        sentence: The range of its sentence.
        own: The clause's own words.
        taken: Words of other clauses that are its subject, too.
        compared: Words of the clause before, which it may stand against ("compared with 5% of men") or go on from.
        compares: Whether it begins as a comparison does.
        head: The words before the number, in order; those of the clause before, where it has none.
        behind: The words close behind the number and what it counts.
        group: Clauses of a sentence with one number here are additions to one another.
        measure: Its unit of measurement; empty for counted things.
        direction: Which way it went.
        role: Whether it is ``from 200``, ``to 300`` or ``by 100``.
        periods: Kinds and values of the times of the clause, and of those that hold for the sentence.
        own_periods: Those of the clause alone.
        names: Of a figure only, the capitalised words of its subject.
    """

    quantity: Quantity
    clause: Span
    sentence: Span
    own: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    compares: bool = False
    head: tuple[str, ...] = ()
    behind: frozenset[str] = frozenset()
    group: int = 0
    names: frozenset[str] = frozenset()
    measure: str = ""
    direction: Direction = None
    role: Role | None = None
    periods: frozenset[tuple[str, str]] = frozenset()
    own_periods: frozenset[tuple[str, str]] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        return self.own | self.taken


def find_claims(text: str, quantities: Sequence[Quantity], language: str) -> tuple[Claim, ...]:
    """The numbers of a folded text but its dates, each with its clause, in order.

    Args:
        text: The text. A line end in it ends a sentence; tabs or bars in a line make it the row of a table.
        quantities: Its quantities, in order.
        language: BCP 47. Other languages than English are cut into sentences; their words are not read.
    """
    is_english = number_format(language).words
    periods = find_periods(text, quantities, language)
    starts, period_starts = [q.span.start for q in quantities], [p.start for p in periods]
    claims: list[Claim] = []
    before: frozenset[str] = frozenset()
    header: Row | None = None
    for sentence in split_sentences(text):
        inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        times = periods[bisect_left(period_starts, sentence.start) : bisect_left(period_starts, sentence.end)]
        if not is_english:
            claims += [Claim(q, sentence, sentence) for q in inside if q.kind not in TEMPORAL]
        elif is_row(text, sentence):
            row = read_row(text, sentence, inside, times)
            header = header or row
            claims += _of_row(text, row, header, sentence)
        else:
            header = None
            parts = _parts(text, sentence, inside, times)
            claims += _of_parts(text, sentence, parts, inside, times, before)
            before = frozenset(stem for part in parts for stem in part.stems) or before
    return tuple(sorted(claims, key=lambda claim: claim.quantity.span))


# --- rows ------------------------------------------------------------------------------------------------------------


def _of_row(text: str, row: Row, header: Row, sentence: Span) -> Iterator[Claim]:
    """Each cell's numbers, with the words of the row's first cell and of its column's heading."""
    label = row.cells[0]
    for column, cell in enumerate(row.cells):
        if column == 0 and len(row.cells) > 1:
            continue
        heading = header.cells[column] if header is not row and column < len(header.cells) else None
        words = label.stems | cell.stems | (heading.stems if heading else frozenset())
        periods = label.periods | cell.periods | (heading.periods if heading else frozenset())
        for quantity in cell.quantities:
            if quantity.kind not in TEMPORAL:
                in_unit = heading.in_unit(quantity) if heading else quantity
                measure = measure_beside(text, quantity)
                yield Claim(in_unit, sentence, sentence, own=words, measure=measure, periods=periods)


_NOTHING: frozenset[str] = frozenset()
# Words beyond these come from a list without end; to hand on more would take quadratic time.
_MAX_TAKEN = 80


# --- sentences -------------------------------------------------------------------------------------------------------


def _parts(text: str, sentence: Span, quantities: Sequence[Quantity], periods: Sequence[Period]) -> tuple[Part, ...]:
    counted = [q for q in _without_labels(text, quantities) if q.kind not in TEMPORAL]
    anchors = [q for q in counted if q.kind != "ordinal" and not is_time(q, text)]
    blanks = [q.span for q in quantities] + [Span(p.start, p.end) for p in periods]
    if all(quantity.unit in SPANS_OF_TIME for quantity in anchors):
        anchors = counted
    return split_parts(text, sentence, anchors, blanks)


def _without_labels(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """All but those that are part of a name, and the second of "aged 17 to 24"."""
    label: Quantity | None = None
    for quantity in quantities:
        joined = label is not None and text[label.span.end : quantity.span.start] in (" to ", "-", " and ", " or ")
        if joined or is_label(quantity, text):
            label = None if joined else quantity
        else:
            label = None
            yield quantity


class _Taken(NamedTuple):
    """What a clause takes from those before it: its subject's words, words it may stand against, and the direction."""

    subject: frozenset[str] = _NOTHING
    compared: frozenset[str] = _NOTHING
    direction: Direction = None


def _of_parts(
    text: str,
    sentence: Span,
    parts: Sequence[Part],
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    before: frozenset[str],
) -> Iterator[Claim]:
    """The claims of a sentence; ``before`` are the stems that it takes up where it begins with "they" or "of these"."""
    shared = _shared_periods(parts, periods)
    starts, moments = [q.span.start for q in quantities], [p.start for p in periods]
    taken = _taken_at_first(parts[0], before)
    head: tuple[str, ...] = ()
    group = 0
    for index, part in enumerate(parts):
        group += not part.depends
        head = part.head or head
        if index:
            taken = _taken(part, parts[index - 1], taken)
        predicate = _NOTHING if part.has_verb else _shared_predicate(parts[index + 1 : index + 4])
        own_periods, all_periods = _times(periods[_slice(moments, part.span)], shared)
        said = partial(
            Claim,
            clause=part.span,
            sentence=sentence,
            taken=taken.subject | predicate,
            compared=taken.compared,
            compares=part.is_comparison,
            head=head,
            behind=part.behind,
            group=group,
            periods=all_periods,
            own_periods=own_periods,
        )
        last = taken.direction
        for found in _of_part(text, part, said, quantities[_slice(starts, part.span)], taken.direction):
            last = found.direction or last
            yield found
        taken = taken._replace(direction=last)


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Of things that begin at ``starts``, those that begin in the range."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _of_part(
    text: str, part: Part, said: Callable[..., Claim], quantities: Sequence[Quantity], direction: Direction
) -> Iterator[Claim]:
    """The claims of one clause: what is ``said`` of each of its numbers."""
    for quantity in quantities:
        if quantity.kind in TEMPORAL:
            continue
        is_anchor = quantity in part.anchors
        own = part.own_of(part.anchors.index(quantity)) if is_anchor else part.stems
        if quantity.kind == "number" and quantity.unit:
            own |= subject_stems(quantity.unit)
        yield said(
            quantity,
            own=own,
            measure=measure_beside(text, quantity),
            direction=direction_near(text, part.span, quantity) or direction if is_anchor else None,
            role=role_of(text, quantity.span.start, part.span) if is_anchor else None,
        )


_Times = frozenset[tuple[str, str]]


def _times(periods: Sequence[Period], shared: _Times) -> tuple[_Times, _Times]:
    """The kinds and values of a clause's own times, and with them those that hold for the sentence."""
    own = frozenset((period.kind, period.value) for period in periods)
    kinds = {kind for kind, _ in own}
    return own, own | {period for period in shared if period[0] not in kinds}


def _shared_periods(parts: Sequence[Part], periods: Sequence[Period]) -> frozenset[tuple[str, str]]:
    """The times before a sentence's first number and behind its last one: they hold for all of it."""
    anchored = [part for part in parts if part.anchors]
    if not anchored:
        return frozenset((p.kind, p.value) for p in periods)
    first, last = anchored[0].anchors[0].span.start, anchored[-1].anchors[-1].span.end
    if anchored[-1].is_comparison:
        last = anchored[-1].span.end
    return frozenset((p.kind, p.value) for p in periods if p.start < first or p.start >= last)


def _taken_at_first(part: Part, before: frozenset[str]) -> _Taken:
    return _Taken(before if part.refers_back else _NOTHING, _NOTHING if part.stems else part.preface)


def _taken(part: Part, previous: Part, before: _Taken) -> _Taken:
    """What a clause takes from the one before it, which took ``before`` itself."""
    earlier = before.subject | before.compared
    earlier = earlier if len(earlier) <= _MAX_TAKEN else _NOTHING
    lead, everything = previous.lead | earlier, previous.stems | earlier
    if part.is_comparison:
        return _Taken(_NOTHING, everything) if part.stems else _Taken(everything)
    if part.is_replacement:
        return _Taken(_NOTHING, everything, None if part.has_verb else before.direction)
    if not part.ahead:
        return _Taken(lead, everything, before.direction)
    if part.depends:
        return _Taken(lead, everything)
    if part.refers_back:
        return _Taken(lead, direction=None if part.has_verb else before.direction)
    if part.is_verb_alone:
        return _Taken(previous.lead_without_verb | earlier, everything)
    if not part.has_verb:
        return _Taken(previous.predicate, everything, before.direction)
    return _Taken(compared=everything if part.is_there else _NOTHING)


def _shared_predicate(parts: Sequence[Part]) -> frozenset[str]:
    """The words behind the first verb that follows: of "5 men and 3 women died in Leeds" both take "died in Leeds"."""
    return next((part.tail for part in parts if part.has_verb), _NOTHING)
