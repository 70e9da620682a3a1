"""Sums: worked out again, from numbers that the evidence has."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence_builders import codes, found_in

DRUGS = "Cocaine use was up 7%, heroin use fell 11% and ketamine use rose 85%. Of 4,000 tests 1,000 were in Leeds."

KETAMINE = {"subject": "ketamine use", "unit": "percentage points"}


def messages(article: str, derived: str, value: object, language: str = "en-GB", **figure: Any) -> list[str]:
    """What is said of the sum alone, whatever the figure is called and measured in."""
    found = found_in(article, "A finding", language, value=value, derived=derived, **figure)
    assert set(codes(found)) <= {"figure-missing", "figure-subject", "figure-unit"}
    return [diagnostic.message for diagnostic in found if diagnostic.code == "figure-missing"]


@pytest.mark.parametrize(
    ("derived", "value"),
    [
        ("85 - 7", "78"), ("85 − 7", "78"), ("85% - 7 %", "78"), ("7 - 85", "78"), ("85 + 7 + 11", "103"),
        ("85 - 7 - 11", "67"), ("85 - (7 - 11)", "89"), ("(85 - 7) × 11", "858"), ("(85 - 7) · 11", "858"),
        ("7 * 11", "77"), ("85 - 7 * 11", "8"), ("4,000 / 1,000", "4"), ("4,000 ÷ 1,000", "4"),
        ("4 000 : 1 000", "4"), ("1,000 / 4,000 * 100", "25"), ("((((85))))", "85"), ("100 * 1,000 / 4,000", "25"),
        ("85", "85"), ("85-7", "78"),
    ],
)  # fmt: skip
def test_a_sum_of_numbers_of_the_evidence_makes_its_value(derived: str, value: str) -> None:
    derived = derived.replace("4 000", "4\u202f000").replace("1 000", "1\u202f000")
    assert messages(DRUGS, derived, value) == []


@pytest.mark.parametrize(
    ("derived", "value", "message"),
    [
        ("85 - 7", "79", "85 - 7 makes 78, not 79"),
        ("85 / 7", "12", "85 / 7 makes 12.142857142857142857142, not 12"),
        ("7 - 11", "5", "7 - 11 makes -4, not 5"),
        ("85 - 8", "77", "the evidence has no 8, which the figure is derived from"),
        ("85 - 0", "85", "the evidence has no 0, which the figure is derived from"),
        ("85 - 7 pigs", "78", "`derived` is no sum: 'pigs' is neither a number nor a sign"),
        ("85 -", "78", "`derived` is no sum: a number is missing before its end"),
        ("", "78", "`derived` is no sum: a number is missing before its end"),
        ("- 85", "85", "`derived` is no sum: a number is missing before -"),
        ("85 7", "78", "`derived` is no sum: it goes on with 7"),
        ("(85 - 7", "78", "`derived` is no sum: a bracket is not closed"),
        ("85) - 7", "78", "`derived` is no sum: it goes on with )"),
        ("85 / (7 - 7)", "1", "`derived` is no sum: it can't be worked out"),
        ("(" * 17 + "85" + ")" * 17, "85", "`derived` is no sum: its brackets are too deep"),
        ("85 + 7.1.2", "92", "`derived` is no sum: 7.1.2 is no number"),
        ("7" + " + 7" * 200, "1407", "`derived` is no sum: it is too long"),
    ],
)
def test_a_sum_that_is_wrong_or_none_says_why(derived: str, value: str, message: str) -> None:
    assert messages(DRUGS, derived, value) == [message]


@pytest.mark.parametrize(("derived", "value"), [(" + ".join(["(7)"] * 20), "140"), ("(" * 16 + "85" + ")" * 16, "85")])
def test_brackets_are_counted_while_they_are_open(derived: str, value: str) -> None:
    assert messages(DRUGS, derived, value) == []


def test_a_huge_result_is_no_sum() -> None:
    grains = "9" * 12_000
    product = " * ".join([grains] * 90)
    assert messages(DRUGS, product, "5") == ["`derived` is no sum: it can't be worked out"]


@pytest.mark.parametrize(
    ("value", "qualifier", "may"),
    [("12", "about", True), ("12", "more than", True), ("13", "nearly", False), ("12.5", "nearly", True),
     ("12", "less than", False), ("12", None, False), ("14", "about", False), ("20", "less than", False)],
)  # fmt: skip
def test_a_rounded_result_needs_a_qualifier_that_says_so(value: str, qualifier: str | None, may: bool) -> None:
    given = {"qualifier": qualifier} if qualifier else {}
    assert (messages(DRUGS, "85 / 7", value, **given) == []) is may


def test_every_number_that_is_missing_is_told_once() -> None:
    assert messages(DRUGS, "8 + 8 - 9", "7") == [
        "the evidence has no 8, which the figure is derived from",
        "the evidence has no 9, which the figure is derived from",
    ]


def test_the_scale_of_a_unit_may_be_left_out_of_the_sum() -> None:
    article = "Rents cost £3m and wages cost £2m."
    assert messages(article, "3 + 2", "5", unit="£m") == []
    assert messages(article, "3 + 1", "4", unit="£m") == ["the evidence has no 1, which the figure is derived from"]


def test_a_hundred_needs_no_evidence_for_it_makes_per_cent() -> None:
    assert messages("Of 40 boys 10 left.", "10 / 40 * 100", "25", unit="%") == []
    assert messages("Of 40 boys 10 left.", "10 / 40 * 1000", "250") != []


def test_german_sums_have_commas_for_decimals_and_points_for_groups() -> None:
    article = "Es waren 1.234,5 Tonnen und 1.000 Tonnen."
    assert messages(article, "1.234,5 - 1.000", "234,5", "de", exact="234.5") == []
    assert messages(article, "1.234,5 - 1.000", "233,5", "de", exact="233.5") == [
        "1.234,5 - 1.000 makes 234.5, not 233,5"
    ]


def test_faults_of_a_sum_are_told_where_the_sum_or_the_value_stands() -> None:
    lines = [
        [d.place.line for d in found_in(DRUGS, "A finding", value=value, derived=derived, **KETAMINE) if d.place]
        for value, derived in [("79", "85 - 7"), ("77", "85 - 8"), ("1", "85 -")]
    ]
    assert lines == [[2], [7], [7]]


@given(st.text(st.sampled_from("0123456789.,%()+-*/×÷·−: a\u202f"), max_size=60))
def test_any_sum_gives_diagnostics_and_no_traceback(derived: str) -> None:
    messages(DRUGS, derived, "78")


@given(st.lists(st.sampled_from([85, 7, 11]), min_size=1, max_size=8), st.data())
def test_sums_and_differences_are_those_of_arithmetic(terms: list[int], data: st.DataObject) -> None:
    signs = [data.draw(st.sampled_from("+-")) for _ in terms[1:]]
    derived = str(terms[0]) + "".join(f" {sign} {term}" for sign, term in zip(signs, terms[1:], strict=True))
    result = abs(terms[0] + sum(term if sign == "+" else -term for sign, term in zip(signs, terms[1:], strict=True)))
    assert messages(DRUGS, derived, result) == []
    assert messages(DRUGS, derived, result + 1) != []


@pytest.mark.parametrize("piece", ["(", "7", "7+", "7.", "7\u202f", "- ", "(7)"])
def test_a_long_sum_takes_no_quadratic_time(piece: str) -> None:
    start = time.process_time()
    found_in(DRUGS, "A finding", value=7, derived=piece * (100_000 // len(piece)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("derived", "figure", "expected"),
    [
        ("85 - 7", {"subject": "cocaine and ketamine", "unit": "percentage points"}, []),
        ("85 - 7", {"subject": "difference", "unit": "percentage points"}, []),
        ("85 - 7", {"subject": "tractors", "unit": "percentage points"}, ["figure-subject"]),
        ("85 - 7", {"subject": "ketamine", "unit": "£"}, ["figure-unit"]),
        ("85 - 7", {"subject": "ketamine"}, ["figure-unit"]),
        ("7 - 85", {"subject": "ketamine", "unit": "percentage points", "direction": "up"}, ["figure-direction"]),
        ("7 - 85", {"subject": "ketamine", "unit": "percentage points", "direction": "down"}, []),
    ],
)
def test_a_sum_is_of_what_the_evidence_measures(derived: str, figure: dict[str, Any], expected: list[str]) -> None:
    assert codes(found_in(DRUGS, "A finding", value=78, derived=derived, **figure)) == expected


def test_numbers_of_different_units_make_no_sum() -> None:
    article = "Cocaine use rose 85% in Leeds. It cost £7 and took 7 days."
    found = found_in(article, "A finding", subject="cocaine use", unit="%", value=78, derived="85 - 7")
    assert codes(found) == ["figure-unit"]


@pytest.mark.parametrize(("qualifier", "expected"), [({}, ["figure-qualifier"]), ({"qualifier": "about"}, [])])
def test_what_is_not_exact_makes_no_exact_sum(qualifier: dict[str, str], expected: list[str]) -> None:
    article = "Cocaine use rose by about 85%, ketamine use by 7%."
    found = found_in(article, "A finding", derived="85 - 7", value=78, **KETAMINE, **qualifier)
    assert codes(found) == expected
