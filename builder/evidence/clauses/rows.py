"""Rows of tables in a text: their cells, and what a heading says of its column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.evidence.clauses.measures import measure_of
from builder.evidence.clauses.periods import Period
from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import subject_stems
from builder.model.source import Span

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_CELL = re.compile(r"[^\t|\n]+")
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_MONEY = {"£": "GBP", "$": "USD", "€": "EUR"}
_SCALE = re.compile(r"(?:[£$€] ?|\b)(thousand|million|billion|m|bn|k)s?\b", re.IGNORECASE)
_POWERS = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the stems of its words, and its quantities and times."""

    text: str
    stems: frozenset[str]
    quantities: tuple[Quantity, ...]
    periods: frozenset[tuple[str, str]]

    @property
    def measure(self) -> str:
        """The unit of measurement that the cell names in brackets, as a heading does."""
        found = _IN_BRACKETS.search(self.text)
        return next(filter(None, map(measure_of, found[1].split())), "") if found else ""

    def in_unit(self, quantity: Quantity) -> Quantity:
        """A bare number below this heading, in the unit and scale that the heading gives."""
        if quantity.kind != "number":
            return quantity
        scale = _SCALE.search(self.text)
        value = quantity.value.scaleb(_POWERS[scale[1].lower()]) if scale else quantity.value
        if _PERCENT.search(self.text):
            return replace(quantity, kind="percent", unit="%")
        sign = next((sign for sign in _MONEY if sign in self.text), None)
        if sign is not None:
            return replace(quantity, kind="money", unit=_MONEY[sign], value=value)
        return replace(quantity, value=value)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, in order; at least one."""

    cells: tuple[Cell, ...]


def is_row(text: str, line: Span) -> bool:
    """Whether a sentence is the row of a table: it has tabs, or bars."""
    return text.find("\t", *line) >= 0 or text.count("|", *line) > 1


def read_row(text: str, line: Span, quantities: Sequence[Quantity], periods: Sequence[Period]) -> Row:
    """Read a row of a folded text; ``quantities`` and ``periods`` are those in it."""
    cells = []
    starts, moments = [q.span.start for q in quantities], [p.start for p in periods]
    for found in _CELL.finditer(text, *line):
        if not found[0].strip():
            continue
        start, end = found.span()
        cells.append(
            Cell(
                found[0].strip(),
                subject_stems(found[0]),
                tuple(quantities[bisect_left(starts, start) : bisect_left(starts, end)]),
                frozenset((p.kind, p.value) for p in periods[bisect_left(moments, start) : bisect_left(moments, end)]),
            )
        )
    return Row(tuple(cells) or (Cell("", frozenset(), (), frozenset()),))
