"""The texts of an outline that reach the audience, and how strictly their numbers are held against the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from builder.evidence.quantities import Quantity
from builder.model.outline import (
    Advice,
    Chart,
    Comparison,
    Finding,
    Item,
    Passage,
    Picture,
    Question,
    Quotation,
    Table,
    Terms,
    Timeline,
)
from builder.model.text import Text

Strictness = Literal["strict", "notes", "own"]


class Stated(NamedTuple):
    """A text; ``unit`` is what its column's heading says of a table's cell (``%``), ``label`` that heading
    and the row's first cell: what the cell's number is about.

    ``evidence`` are the passages of the part of an entry that it stands in; None for those of the entry.
    """

    text: Text
    strictness: Strictness = "strict"
    unit: str = ""
    label: str = ""
    evidence: tuple[Passage, ...] | None = None

    @property
    def with_unit(self) -> str:
        """The text as it reads under its heading."""
        return f"{self.unit}{self.text}" if self.unit in "£€$" else f"{self.text} {self.unit}"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNIT = re.compile(r"%|per cent|percent|£|€|\$|-?fold|thousands?|millions?|billions?|bn")
# What speakers are told to give, ask and take: a count of these in the notes is no figure of a source.
_SESSION_UNITS = _words(
    "minute minutes second seconds hour hours moment moments question questions thing things step steps slide slides"
    " example examples idea ideas group groups pair pairs volunteer volunteers round rounds times"
)
_DURATIONS = _words("minute second hour day week month year hr hrs min mins sec secs")
_MOST = 20


def texts_of(item: Item, findings: Mapping[str, Finding] = MappingProxyType({})) -> Iterator[Stated]:
    """The texts of an entry but a quotation's words and a figure's value, in the order of the outline.

    Args:
        findings: By id: those whose figures a comparison shows carry what is said beside them.
    """
    match item:
        case Finding():
            yield from map(Stated, (item.statement, *item.points))
            if item.figure:
                yield Stated(item.figure.subject)
        case Quotation() if item.context:
            yield Stated(item.context)
        case Chart():
            names = (*(group.series for group in item.series), *item.categories)
            yield from map(Stated, (text for text in (item.title, *names, item.alt) if text is not None))
        case Table():
            yield from _table_texts(item)
        case Picture():
            yield from _picture_texts(item)
        case Timeline():
            yield Stated(item.title)
            yield from _event_texts(item)
        case Terms():
            yield Stated(item.title, "strict" if item.evidence else "own")
            for term in item.terms:
                strictness: Strictness = "strict" if term.evidence else "own"
                yield from (Stated(text, strictness, evidence=term.evidence) for text in (term.term, term.meaning))
        case Comparison():
            yield Stated(item.title)
            yield from _side_texts(item, findings)
        case Advice():
            yield from (Stated(text, "own") for text in (item.title, *item.steps))
        case Question():
            yield from (Stated(text, "own") for text in (item.question, item.answer) if text is not None)
    if item.notes is not None:
        yield Stated(item.notes, "own" if isinstance(item, Advice | Question) else "notes")


def evidence_of(item: Item, findings: Mapping[str, Finding]) -> tuple[Passage, ...]:
    """The passages beside an entry's texts; where it shows figures of findings, those of the findings, too."""
    if not isinstance(item, Chart | Comparison):
        return item.evidence
    drawn = (findings[str(id)] for id in item.figures if str(id) in findings)
    return item.evidence + tuple(passage for finding in drawn for passage in finding.evidence)


def _table_texts(table: Table) -> Iterator[Stated]:
    yield from map(Stated, (table.title, *table.columns))
    units = [match[0] if (match := _UNIT.search(column.lower())) else "" for column in table.columns]
    for row in table.rows:
        for number, (cell, unit) in enumerate(zip(row, units, strict=False)):
            yield Stated(cell, unit=unit, label=f"{row[0]}: {table.columns[number]}" if number else "")


def _picture_texts(picture: Picture) -> Iterator[Stated]:
    """What a picture without evidence says is the organisation's own; who made it is no statement of a source's."""
    strictness: Strictness = "strict" if picture.evidence else "own"
    yield from (Stated(t, strictness) for t in (picture.title, picture.alt, picture.caption) if t is not None)
    if picture.credit is not None:
        yield Stated(picture.credit, "own")


def _event_texts(timeline: Timeline) -> Iterator[Stated]:
    """Each event with its date before it, so that a date is held against what happened then."""
    for event in timeline.events:
        yield Stated(Text(f"{event.when}: {event.what}", event.what.place), evidence=event.evidence)


def _side_texts(comparison: Comparison, findings: Mapping[str, Finding]) -> Iterator[Stated]:
    """Each point is about the side that it stands on, and held against the evidence of that side alone."""
    for side in comparison.sides:
        shown = findings.get(str(side.figure)) if side.figure is not None else None
        evidence = (*side.evidence, *(shown.evidence if shown else ()))
        yield Stated(side.heading, evidence=evidence)
        yield from (Stated(point, label=str(side.heading), evidence=evidence) for point in side.points)


def needs_evidence(quantity: Quantity, strictness: Strictness) -> bool:
    """Whether a number may stand only where the evidence has it.

    "First" and "second" are everyday words anywhere. In the organisation's own words (``own``) so are plain whole
    numbers up to 20, lengths of time, and dates and times; in speaker notes, counts of what a session is made of
    ("two minutes", "three questions") and times of day.
    """
    if quantity.kind == "ordinal" and quantity.value <= 2 and not quantity.text[0].isdecimal():
        return False
    if strictness == "strict":
        return True
    is_small = quantity.kind == "number" and 0 <= quantity.value <= _MOST
    unit = (quantity.unit or "").removesuffix("s")
    if strictness == "notes":
        return not (quantity.kind == "time" or (is_small and (quantity.unit or "") in _SESSION_UNITS))
    if quantity.kind in ("ordinal", "time", "date", "year", "fiscal-year"):
        return False
    if quantity.kind == "number" and unit in _DURATIONS:
        return False
    return not (is_small and quantity.value == quantity.value.to_integral_value())
