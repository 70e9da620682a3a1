"""Figures: each part held against the evidence, and told where it stands."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.evidence_builders import codes, found_in

DRUGS = "While cocaine use was up 7% and ketamine consumption rose 85%."
LINE_OF = {"value": 2, "subject": 3, "unit": 4, "period": 5, "qualifier": 6}


def heads(article: str, language: str = "en-GB", **figure: Any) -> list[tuple[str, int]]:
    found = found_in(article, "A finding", language, **figure)
    return [(d.code, d.place.line if d.place else 0) for d in found]


@pytest.mark.parametrize(
    ("article", "figure"),
    [
        (DRUGS, {"subject": "cocaine use", "value": 7, "unit": "%", "direction": "up"}),
        (DRUGS, {"subject": "use of ketamine", "value": 85, "unit": "per cent", "direction": "up"}),
        ("Reports rose six-fold.", {"subject": "reports", "value": 6, "unit": "fold", "direction": "up"}),
        ("Reports rose six-fold.", {"subject": "reports", "value": 6, "unit": "times", "direction": "up"}),
        ("The bridge cost £3.5bn.", {"subject": "cost of the bridge", "value": "3.5", "unit": "£bn"}),
        ("The bridge cost £3.5bn.", {"subject": "cost of the bridge", "value": "3,500", "unit": "£m"}),
        ("A quarter of boys left.", {"subject": "boys who left", "value": 25, "unit": "%"}),
        ("The wait was 18 weeks.", {"subject": "wait", "value": 18, "unit": "weeks"}),
        ("More than 2,000 adults left.", {"subject": "adults who left", "value": "2,000", "unit": "adults",
                                          "qualifier": "over"}),
        ("64,812 adults left.", {"subject": "adults who left", "value": "65,000", "qualifier": "about"}),
        ("Thefts fell 5% in 2023.", {"subject": "thefts", "value": 5, "unit": "%", "direction": "down",
                                     "period": "2023"}),
        ("Thefts changed by -5%.", {"subject": "thefts", "value": 5, "unit": "%", "direction": "down"}),
    ],
)  # fmt: skip
def test_a_figure_that_the_evidence_bears_out_passes(article: str, figure: dict[str, Any]) -> None:
    assert heads(article, **figure) == []


@pytest.mark.parametrize(
    ("article", "figure", "code", "at"),
    [
        (DRUGS, {"subject": "cocaine use", "value": 8, "unit": "%"}, "figure-missing", "value"),
        (DRUGS, {"subject": "cocaine use", "value": 7}, "figure-unit", "value"),
        (DRUGS, {"subject": "cocaine use", "value": 7, "unit": "fold"}, "figure-unit", "unit"),
        (DRUGS, {"subject": "cocaine use", "value": 85, "unit": "%"}, "figure-subject", "subject"),
        (DRUGS, {"subject": "burglary", "value": 85, "unit": "%"}, "figure-subject", "subject"),
        ("It cost £3bn.", {"subject": "cost", "value": 3, "unit": "£m"}, "figure-unit", "unit"),
        ("Of men, 5 left.", {"subject": "those who left", "value": 5, "unit": "km"}, "figure-unit", "unit"),
        ("The wait was 18 weeks.", {"subject": "wait", "value": 18, "unit": "days"}, "figure-unit", "unit"),
        ("5 men left.", {"subject": "men who left", "value": 5, "qualifier": "nearly"}, "figure-qualifier",
         "qualifier"),
        ("Over 5 men left.", {"subject": "men who left", "value": 5}, "figure-qualifier", "value"),
        ("Sales hit 200 in 2023, and 300 in 2024.", {"subject": "sales", "value": 300, "period": "2023"},
         "figure-period", "period"),
        ("Sales hit 200 in 2023.", {"subject": "sales", "value": 200, "period": "2022"}, "figure-period", "period"),
    ],
)  # fmt: skip
def test_each_part_is_told_where_it_stands(article: str, figure: dict[str, Any], code: str, at: str) -> None:
    assert heads(article, **figure) == [(code, LINE_OF[at])]


def test_a_turned_direction_is_told_at_the_figure() -> None:
    assert heads("Thefts fell 5%.", subject="thefts", value=5, unit="%", direction="up") == [("figure-direction", 1)]


def test_a_qualifier_that_is_in_no_list_may_stand_before_the_number() -> None:
    assert heads("It was a measly 5%.", subject="it", value=5, unit="%", qualifier="a measly") == []
    assert heads("It was 5%.", subject="it", value=5, unit="%", qualifier="a measly") == [("figure-qualifier", 6)]


def test_what_is_wrong_with_value_and_period_is_told_together() -> None:
    found = heads("Sales hit 200 in 2023.", subject="sales", value=300, period="2022")
    assert found == [("figure-missing", 2), ("figure-period", 5)]


def test_of_another_language_value_and_unit_are_held_and_the_subject_is_not() -> None:
    article = "Die Zahl sank um 1.234,5 Tonnen und um 5 Prozent."
    assert heads(article, "de", subject="Diebe", value="1234,5", exact="1234.5", unit="Tonnen") == []
    assert heads(article, "de", subject="Diebe", value=5, unit="Prozent") == []
    assert heads(article, "de", subject="Diebe", value=6, unit="Prozent") == [("figure-missing", 2)]


def test_a_figure_beside_very_many_equal_numbers_takes_no_quadratic_time() -> None:
    start = time.process_time()
    found = found_in("Thefts in Leeds rose 5%. " * 4000, "A finding", subject="burglary in York", value=5, unit="%")
    assert codes(found) == ["figure-subject"]
    assert time.process_time() - start < 15
