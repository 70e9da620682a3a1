"""Claims: each number of a text with what its own clause says of it.

A sentence is cut between two numbers where the subject changes: at "while", "and", a bracket, "compared with". What a
clause leaves out ("rose 5% in Leeds and 7% in York") it takes from those beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from builder.evidence.clauses.claim import Claim
from builder.evidence.clauses.directions import Direction, direction_near
from builder.evidence.clauses.ends import with_ends
from builder.evidence.clauses.manner import Manner
from builder.evidence.clauses.measures import measure_beside
from builder.evidence.clauses.parts import Part, role_of, split_parts
from builder.evidence.clauses.periods import (
    SPANS_OF_TIME,
    TEMPORAL,
    Period,
    find_periods,
    is_label,
    is_time,
    times_of_numbers,
)
from builder.evidence.clauses.rows import Row, is_row, read_row
from builder.evidence.quantities import Quantity
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.qualifiers import with_qualifier
from builder.evidence.text.lexicon import WEAK, WORD, change_of, content_stem, subject_stems
from builder.evidence.text.sentences import split_sentences
from builder.model.source import Span


def find_claims(text: str, quantities: Sequence[Quantity], language: str) -> tuple[Claim, ...]:
    """The numbers of a folded text but its dates, each with its clause, in order.

    Args:
        text: The text. A line end in it ends a sentence; tabs or bars in a line make it the row of a table.
        quantities: Its quantities, in order.
        language: BCP 47. Other languages than English are cut into sentences; their words are not read.
    """
    if _NUMERAL.fullmatch(text) and len(quantities) == 1:
        return _of_numeral(text, quantities[0], language)
    is_english = number_format(language).words
    periods = find_periods(text, quantities, language)
    starts, period_starts = [q.span.start for q in quantities], [p.start for p in periods]
    claims: list[Claim] = []
    before: frozenset[str] = frozenset()
    header: Row | None = None
    for sentence in split_sentences(text):
        inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        times = times_of_numbers(text, periods[_slice(period_starts, sentence)])
        if not is_english:
            claims += [Claim(q, sentence, sentence) for q in inside if q.kind not in TEMPORAL]
        elif is_row(text, sentence):
            row = read_row(text, sentence, inside, times)
            header = header or row
            claims += _of_row(text, row, header, sentence)
        else:
            header = None
            parts = _parts(text, sentence, inside, times)
            counted = [quantity for quantity in inside if quantity.kind not in TEMPORAL]
            claims += with_ends(list(_of_parts(text, sentence, parts, counted, times, before)), text)
            before = frozenset(stem for part in parts for stem in part.stems) or before
    return tuple(sorted(claims, key=lambda claim: claim.quantity.span))


# A cell of a table, mostly: nothing is said of the number.
_NUMERAL = re.compile(r"[-+]?[£$€]?\d[\d,]*(?:\.\d+)?%?")


def _of_numeral(text: str, quantity: Quantity, language: str) -> tuple[Claim, ...]:
    if quantity.kind in TEMPORAL:
        return ()
    whole = Span(0, len(text))
    if not number_format(language).words:
        return (Claim(quantity, whole, whole),)
    manner, direction = Manner(text, whole, whole, quantity.span), direction_near(text, whole, quantity)
    return (Claim(quantity, whole, whole, group=1, manner=manner, direction=direction),)


def find_dated_claims(text: str, quantities: Sequence[Quantity], language: str) -> tuple[Claim, ...]:
    """The dates and years of a folded English text, each with its clause: what happened then.

    Sentences are cut between their dates, as ``find_claims`` cuts them between their numbers; rows of tables have none.
    """
    if not number_format(language).words:
        return ()
    dates = [quantity for quantity in quantities if quantity.kind in ("date", "year")]
    starts = [quantity.span.start for quantity in dates]
    claims: list[Claim] = []
    for sentence in split_sentences(text) if dates else ():
        inside = dates[_slice(starts, sentence)]
        if inside and not is_row(text, sentence):
            parts = split_parts(text, sentence, inside, [quantity.span for quantity in inside])
            claims += _of_parts(text, sentence, parts, inside, (), _NOTHING)
    return tuple(claims)


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
                in_unit = in_unit if in_unit != quantity else label.in_unit(quantity)
                measure = measure_beside(text, quantity) or label.measure or (heading.measure if heading else "")
                yield Claim(in_unit, sentence, sentence, own=words, measure=measure, periods=periods)


_Times = frozenset[tuple[str, str]]
_NOTHING: frozenset[str] = frozenset()
_NO_TIMES: _Times = frozenset()
# Words beyond these come from a list without end; to hand on more would take quadratic time.
_MAX_TAKEN = 80


# --- sentences -------------------------------------------------------------------------------------------------------


def _parts(text: str, sentence: Span, quantities: Sequence[Quantity], periods: Sequence[Period]) -> tuple[Part, ...]:
    counted = [q for q in _without_labels(text, quantities) if q.kind not in TEMPORAL]
    anchors = [q for q in counted if q.kind != "ordinal" and not is_time(q, text)]
    blanks = [with_qualifier(text, q.span) if q.qualifier else q.span for q in quantities] + [
        Span(p.start, p.end) for p in periods
    ]
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
    shared = _shared_periods(parts, periods) if periods else _NO_TIMES
    starts, moments = [q.span.start for q in quantities], [p.start for p in periods]
    taken = _taken_at_first(parts[0], before)
    head: tuple[str, ...] = ()
    own_periods = _NO_TIMES
    group = 0
    for index, part in enumerate(parts):
        group += not part.depends
        following = parts[index + 1] if index + 1 < len(parts) else None
        head = part.head or (() if part.ahead else tuple(sorted(part.lead))) or head
        if index:
            taken = _taken(part, parts[index - 1], taken)
        beside = _NOTHING if part.has_verb else _shared_predicate(parts[index + 1 : index + 4])
        if following is not None and not index and not part.stems:
            beside |= following.lead
        # What has no verb of its own is of the time of what it goes on from.
        earlier = own_periods if index and not part.has_verb and not part.is_comparison else _NO_TIMES
        all_periods = _NO_TIMES
        if periods:
            own_periods, all_periods = _times(_at(part, periods[_slice(moments, part.span)]), shared | earlier)
        said = partial(
            Claim,
            clause=part.span,
            sentence=sentence,
            taken=taken.subject | beside,
            compared=taken.compared - taken.subject,
            compares=index > 0 and part.is_comparison,
            is_gapped=bool(index and part.ahead and not part.has_verb),
            head=head,
            wording=part,
            stands_alone=_stands_alone(part, parts[0], taken),
            is_item=index > 0 and not part.has_verb and not parts[index - 1].has_verb,
            group=group,
            periods=all_periods,
            own_periods=own_periods,
        )
        direction = taken.direction or _change_behind(following)
        for found in _of_part(text, part, said, quantities[_slice(starts, part.span)], direction):
            taken = taken._replace(direction=found.direction or taken.direction)
            yield found


def _stands_alone(part: Part, first: Part, taken: _Taken) -> bool:
    if part.speaks_of_it or first.refers_back:
        return False
    return part is first or bool(taken.subject) or part.has_subject


def _change_behind(following: Part | None) -> Direction:
    """The direction that the next clause gives a number: "1,318 offences, down from 1,507"."""
    change = change_of(following.change_before) if following and following.change_before else None
    return change if change in ("up", "down") else None


def _slice(starts: Sequence[int], span: Span) -> slice:
    """Of things that begin at ``starts``, those that begin in the range."""
    return slice(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _beside(text: str, quantity: Quantity) -> frozenset[str]:
    """The stems of the words just before a number that is part of a name: "Priya Nand, 19,"."""
    before = WORD.findall(text[max(0, quantity.span.start - 40) : quantity.span.start].lower())
    return frozenset(filter(None, map(content_stem, before[-2:])))


def _of_part(
    text: str, part: Part, said: partial[Claim], quantities: Sequence[Quantity], direction: Direction
) -> Iterator[Claim]:
    """The claims of one clause: what is ``said`` of each of its numbers."""
    for quantity in quantities:
        is_anchor = quantity in part.anchors
        own = part.own_of(part.anchors.index(quantity)) if is_anchor else part.stems
        if quantity.kind == "number" and quantity.unit:
            own |= subject_stems(quantity.unit)
        yield said(
            quantity,
            own=own,
            beside=_beside(text, quantity) if is_label(quantity, text) else _NOTHING,
            measure=measure_beside(text, quantity),
            manner=Manner(text, said.keywords["sentence"], part.span, quantity.span),
            direction=direction_near(text, part.span, quantity) or direction if is_anchor else None,
            role=role_of(text, quantity.span.start, part.span) if is_anchor else None,
        )


_THEN = re.compile(r"[,;]? (?:and |but |before )?then\b|, but\b|;|, and\b|, before\b", re.IGNORECASE)


def _at(part: Part, periods: Sequence[Period]) -> Sequence[Period]:
    """A clause's times, without those of what it says first: of "rose in January, then fell 5% in February" one."""
    if len(periods) < 2 or not part.anchors:
        return periods
    turns = [match.start() for match in _THEN.finditer(part.text, part.span.start, part.anchors[0].span.start)]
    turn = turns[-1] if turns else part.span.start
    kinds = {period.kind for period in periods if period.start >= turn}
    return [period for period in periods if period.start >= turn or period.kind not in kinds]


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
    preface = part.preface if part.has_title or not part.stems - WEAK else _NOTHING
    return _Taken((before if part.refers_back else _NOTHING) | preface)


def _taken(part: Part, previous: Part, before: _Taken) -> _Taken:
    """What a clause takes from the one before it, which took ``before`` itself."""
    subject = before.subject if len(before.subject) <= _MAX_TAKEN else _NOTHING
    lead = previous.lead_ahead if part.lead and not part.ahead else previous.lead
    lead, everything = lead | subject, previous.stems | subject
    if len(before.compared) <= _MAX_TAKEN:
        everything |= before.compared
    if part.is_comparison:
        return _Taken(_NOTHING, everything) if part.stems else _Taken(previous.stems | subject)
    if part.is_relative:
        return _Taken(previous.stems | subject)
    if part.is_of_them:
        return _Taken(previous.stems | subject, direction=None)
    if part.is_replacement:
        return _Taken(_NOTHING, everything, None if part.has_verb else before.direction)
    if part.starts_anew and not part.refers_back:
        return _Taken(previous.predicate, everything, None if part.has_verb else before.direction)
    if not part.ahead:
        return _Taken(lead, everything, before.direction)
    if part.depends:
        return _Taken(lead, everything)
    if part.refers_back:
        return _Taken(lead, direction=None if part.has_verb else before.direction)
    if part.is_verb_alone:
        return _Taken(previous.lead_without_verb | subject, everything)
    if not part.has_verb:
        return _Taken(previous.predicate, everything, before.direction)
    return _Taken(compared=everything if part.is_there else _NOTHING)


def _shared_predicate(parts: Sequence[Part]) -> frozenset[str]:
    """The words behind the first verb that follows: of "5 men and 3 women died in Leeds" both take "died in Leeds"."""
    return next((part.tail for part in parts if part.has_verb), _NOTHING)
