"""The time that a number is for."""

from __future__ import annotations

import pytest

from builder.evidence.clauses.rates import rate_of, rates_named
from builder.evidence.quantities import find_quantities
from builder.model.source import Span
from tests.evidence_builders import codes, found_in


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("£500 a month", "month"), ("£500 per annum", "year"), ("£500 p.a.", "year"), ("£500/month", "month"),
        ("£500 pcm", "month"), ("£500 each week", "week"), ("500 people a day", "day"), ("£500-a-week rent", "week"),
        ("£500 in rent a month", ""), ("£500 per person per night", "night"), ("3% a year", "year"),
        ("8 hours every day", "day"), ("£500 monthly", "month"), ("a weekly rent of £90", "week"),
        ("The weekly rent was about £90", "week"), ("Weekly pay rose by £90", ""),
        ("The annual cost of the old scheme is £90", "year"),
        ("The annual report says the average rent is £90", ""), ("annual growth of 3%", ""),
        ("5 people aged a year older", ""),
        ("£500 for a year", ""), ("5 in a month", ""), ("£500", ""),
        ("5 years and a day later", ""), ("£500, a year on", ""),
    ],
)  # fmt: skip
def test_the_time_that_a_number_is_for(text: str, rate: str) -> None:
    assert rate_of(text, find_quantities(text, "en-GB")[0].span) == rate


@pytest.mark.parametrize(
    ("label", "rate"),
    [("Rent £ a month", "month"), ("Annual rent £", "year"), ("Weekly pay %", ""), ("Growth % a year", "year"),
     ("Rent £", "")],
)  # fmt: skip
def test_the_time_that_a_label_names(label: str, rate: str) -> None:
    assert rate_of(label, Span(0, 0)) == rate


def test_adjectives_of_a_clause_name_times() -> None:
    text = "Weekly pay rose by £20 a year. Annual growth."
    assert rates_named(text, Span(0, 30)) == {"week"}


@pytest.mark.parametrize(
    ("article", "statement", "faults"),
    [
        ("Rents rose to £500 a month.", "Rents rose to £500 a year", ["figure-unit"]),
        ("Rents rose to £500 a month.", "Rents rose to £500 per month", []),
        ("Rents rose to £500 a month.", "Rents rose to £500", []),
        ("Rents rose to £500 a month.", "The annual rent was £500", ["figure-unit"]),
        ("Rents rose to £500.", "Rents rose to £500 a month", []),
        ("Weekly pay fell by £20 a year.", "The weekly pay was £20 lower", []),
        ("Leeds had 8 deaths a day.", "Leeds had 8 deaths a week", ["figure-unit"]),
    ],
)
def test_a_number_for_another_time_is_in_another_unit(article: str, statement: str, faults: list[str]) -> None:
    found = found_in(article, statement)
    assert codes(found) == faults
    assert all(" per " in diagnostic.message for diagnostic in found)


@pytest.mark.parametrize(("unit", "faults"), [("£ a month", []), ("£", []), ("£ a year", ["figure-unit"])])
def test_a_figure_has_the_time_of_its_source(unit: str, faults: list[str]) -> None:
    article = "Rents in Leeds were £500 a month."
    found = found_in(article, "Rents in Leeds", subject="Rents in Leeds", value=500, unit=unit)
    assert codes(found) == faults
