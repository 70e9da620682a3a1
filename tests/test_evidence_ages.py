"""Ages and other numbers beside a name: whose they are."""

from __future__ import annotations

import pytest

from tests.evidence_builders import codes, found_in

NEWS = (
    "A four-year-old girl rode into somebody in Leeds. The 87-year-old woman broke a hip."
    " Priya Nand, 19, and Tom Reed, 31, saw it."
    " Their group has 70 members. Mary Oliver, who wrote more than 15 books in 46 years, died at 83."
    " The bell, cast 500 years ago, is safe."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Girl, 4, rode into woman in Leeds",
        "A 4-year-old girl rode into an 87-year-old woman",
        "Priya Nand, 19, saw it",
        "Mary Oliver dies at 83",
        "Mary Oliver, 83, died",
    ],
)
def test_an_age_of_the_source_passes(statement: str) -> None:
    assert codes(found_in(NEWS, statement)) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Girl, 87, rode into a woman", ["evidence-undecided"]),
        ("Priya Nand, 31, saw it", ["figure-subject"]),
        ("Girl, 70, rode into a woman", ["figure-unit"]),
        ("A 15-year-old girl rode into a woman", ["figure-unit"]),
        ("Mary Oliver dies at 15", ["figure-unit"]),
        ("The 500-year-old bell is safe", ["evidence-undecided"]),
        ("Mary Oliver dies at 46", ["evidence-undecided"]),
    ],
)
def test_another_age_or_a_number_that_is_none_is_told(statement: str, expected: list[str]) -> None:
    assert codes(found_in(NEWS, statement)) == expected
