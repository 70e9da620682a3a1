"""The texts of an outline that reach the audience, and how strictly their numbers are held against the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from builder.evidence.quantities import Quantity
from builder.model.outline import Advice, Chart, Finding, Item, Passage, Question, Quotation, Table
from builder.model.text import Text

Strictness = Literal["strict", "notes", "own"]


class Stated(NamedTuple):
    """A text; ``unit`` is what its column's heading says of a table's cell (``%``), ``label`` that heading
    and the row's first cell: what the cell's number is about.
    """

    text: Text
    strictness: Strictness = "strict"
    unit: str = ""
    label: str = ""

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


def texts_of(item: Item) -> Iterator[Stated]:
    """The texts of an entry but a quotation's words and a figure's value, in the order of the outline."""
    match item:
        case Finding():
            yield from map(Stated, (item.statement, *item.points))
            if item.figure:
                yield Stated(item.figure.subject)
        case Quotation() if item.context:
            yield Stated(item.context)
        case Chart():
            yield from map(Stated, (text for text in (item.title, item.alt) if text is not None))
        case Table():
            yield from _table_texts(item)
        case Advice():
            yield from (Stated(text, "own") for text in (item.title, *item.steps))
        case Question():
            yield from (Stated(text, "own") for text in (item.question, item.answer) if text is not None)
    if item.notes is not None:
        yield Stated(item.notes, "own" if isinstance(item, Advice | Question) else "notes")


def evidence_of(item: Item, findings: Mapping[str, Finding]) -> tuple[Passage, ...]:
    """The passages beside an entry's texts; beside a chart's, those of the findings it draws, too."""
    if not isinstance(item, Chart):
        return item.evidence
    drawn = (findings[str(id)] for id in item.figures if str(id) in findings)
    return item.evidence + tuple(passage for finding in drawn for passage in finding.evidence)


def _table_texts(table: Table) -> Iterator[Stated]:
    yield from map(Stated, (table.title, *table.columns))
    units = [match[0] if (match := _UNIT.search(column.lower())) else "" for column in table.columns]
    for row in table.rows:
        for number, (cell, unit) in enumerate(zip(row, units, strict=False)):
            yield Stated(cell, unit=unit, label=f"{row[0]}: {table.columns[number]}" if number else "")


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
