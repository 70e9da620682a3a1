"""Measures: units of measurement in one spelling, and none for counted things."""

from __future__ import annotations

import pytest

from builder.evidence.clauses.measures import measure_beside, measure_of
from builder.evidence.quantities import find_quantities


@pytest.mark.parametrize(
    ("alike", "measure"),
    [
        ("km Km kilometre kilometres kilometer", "km"), ("m metre metres meters", "m"), ("foot feet ft", "ft"),
        ("tonne tonnes tons ton", "tonnes"), ("hour hours hr hrs h", "hour"), ("minute min mins", "minute"),
        ("year years yr yrs", "year"), ("kg kilo kilos kilogram kilograms", "kg"), ("l litre liters", "litres"),
        ("mph", "mph"), ("GB", "GB"), ("week Weeks", "week"),
    ],
)  # fmt: skip
def test_a_measure_has_one_spelling(alike: str, measure: str) -> None:
    assert {measure_of(word) for word in alike.split()} == {measure}


@pytest.mark.parametrize("word", ["people", "houses", "", None, "%", "minutely", "hourly", "yards' worth"])
def test_a_counted_thing_is_no_measure(word: str | None) -> None:
    assert measure_of(word) == ""


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("18 weeks", "week"), ("60 working days", "day"), ("nine long weeks", "week"), ("a 12-hour wait", "hour"),
        ("5 km of road", "km"), ("3 miles", "miles"), ("40 acres", "acres"),
        ("12 square kilometres", "km²"), ("30°C", "°C"),
        ("5 people", ""), ("5 people in hours", ""), ("5 of days", ""), ("5 per year", ""), ("5% a year", ""),
        ("£5 a week", ""), ("5", ""),
    ],
)  # fmt: skip
def test_the_measure_beside_a_number(text: str, measure: str) -> None:
    quantity = find_quantities(text, "en-GB")[0]
    assert measure_beside(text, quantity) == measure
