"""Rows of tables: their cells, and units and scales that stand in a heading."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.evidence.clauses.periods import find_periods
from builder.evidence.clauses.rows import Row, is_row, read_row
from builder.evidence.quantities import find_quantities
from builder.model.source import Span
from tests.evidence_builders import stems_of


def row_of(text: str) -> Row:
    quantities = find_quantities(text.replace("\t", ";"), "en-GB")
    return read_row(text, Span(0, len(text)), quantities, find_periods(text, quantities, "en-GB"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\tb", True), ("a | b | c", True), ("|a|", True), ("a | b", False), ("plain", False), ("", False)],
)
def test_tabs_or_bars_make_a_row(text: str, expected: bool) -> None:
    assert is_row(text, Span(0, len(text))) is expected


def test_only_the_line_itself_is_looked_at() -> None:
    assert not is_row("a\tb\nplain\nc\td", Span(4, 10))


def test_a_row_has_its_cells_with_their_words_numbers_and_times() -> None:
    name, rate, year = row_of("Leeds thefts\t 5%, up \tin 2024\n").cells
    assert (name.text, rate.text, year.text) == ("Leeds thefts", "5%, up", "in 2024")
    assert name.stems == stems_of("leeds thefts")
    assert (name.quantities, [q.text for q in rate.quantities]) == ((), ["5%"])
    assert year.periods == {("year", "2024")}
    assert (name.periods, rate.periods) == (frozenset(), frozenset())


def test_empty_cells_are_left_out_and_a_row_has_at_least_one() -> None:
    assert [cell.text for cell in row_of("| Leeds | | 5 |").cells] == ["Leeds", "5"]
    (cell,) = row_of("| | |").cells
    assert (cell.text, cell.stems, cell.quantities) == ("", frozenset(), ())


@pytest.mark.parametrize(
    ("heading", "kind", "unit", "value"),
    [
        ("Thefts", "number", None, 5),
        ("Thefts (%)", "percent", "%", 5),
        ("Change, per cent", "percent", "%", 5),
        ("Change, percent", "percent", "%", 5),
        ("Rent (£)", "money", "GBP", 5),
        ("Rent ($)", "money", "USD", 5),
        ("Rent (€ million)", "money", "EUR", 5_000_000),
        ("Rent (£m)", "money", "GBP", 5_000_000),
        ("Rent (£bn)", "money", "GBP", 5_000_000_000),
        ("Rent (£k)", "money", "GBP", 5_000),
        ("Tonnes, thousands", "number", None, 5_000),
        ("People (million)", "number", None, 5_000_000),
        ("Thousandfold", "number", None, 5),
    ],
)
def test_a_bare_number_takes_the_unit_and_scale_of_its_heading(
    heading: str, kind: str, unit: str | None, value: int
) -> None:
    (bare,) = find_quantities("5", "en-GB")
    read = row_of(heading).cells[0].in_unit(bare)
    assert (read.kind, read.unit, read.value) == (kind, unit, Decimal(value))
    assert (read.span, read.text) == (bare.span, bare.text)


@pytest.mark.parametrize("text", ["5%", "£5", "six-fold", "in 2024"])
def test_a_number_with_a_unit_of_its_own_keeps_it(text: str) -> None:
    (quantity,) = find_quantities(text, "en-GB")
    assert row_of("Rent (£m)").cells[0].in_unit(quantity) == quantity
