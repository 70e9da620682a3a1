"""Disagreements in words: each with what both sides say, where, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from builder.model.diagnostic import Diagnostic
from tests.evidence_builders import found_in

DRUGS = "While cocaine use was up 7% and ketamine consumption rose 85%."


def only(article: str, statement: str = "A finding", **figure: Any) -> Diagnostic:
    (found,) = found_in(article, statement, **figure)
    return found


@pytest.mark.parametrize(
    ("article", "statement", "code", "message"),
    [
        (DRUGS, "Cocaine use was up 85%.", "figure-subject", "the evidence gives 85% for another subject"),
        ("Crime fell 5%.", "Crime rose 5%.", "figure-direction", "5% is down by the evidence, not up"),
        ("Crime rose by 5%.", "Crime rose to 5%.", "figure-direction", "the evidence says by 5%, not to 5%"),
        ("Crime was +5%.", "Crime was unchanged at 5%.", "figure-direction", "+5% is up by the evidence"),
        ("The wait was 18 weeks.", "The wait was 18 days.", "figure-unit", "the evidence has 18 weeks, not 18 days"),
        ("Sales hit 200 in 2023.", "Sales hit 200 in 2024.", "figure-period", "the evidence gives 200 for another"),
        ("It met 50 boys.", "It met nearly 50 boys.", "figure-qualifier", "the evidence says 50 alone, not nearly 50"),
        ("It met over 50 boys.", "It met nearly 50 boys.", "figure-qualifier", "more than 50, not nearly 50"),
        (DRUGS, "Burglary went to 7%.", "evidence-undecided", "the rules can't tell whether the evidence"),
    ],
)  # fmt: skip
def test_the_message_says_how_the_two_differ(article: str, statement: str, code: str, message: str) -> None:
    first = found_in(article, statement)[0]
    assert (first.code, message in first.message) == (code, True), first.message


def test_another_period_is_said_so() -> None:
    found = only("Sales hit 200 in 2023, and 300 in 2024.", "Sales hit 300 in 2023.")
    assert (found.code, found.message) == ("figure-period", "the evidence gives 300 for another period")
    assert found.hints == ("give the period as the source does, or cite the passage that has it",)


def test_both_sides_are_quoted_with_the_place_and_the_clause_that_has_the_subject() -> None:
    found = only(DRUGS, "Cocaine use was up 85%.")
    assert found.details == (
        ("outline says", '"Cocaine use was up 85%."'),
        ("source says", '"and ketamine consumption rose 85%."'),
        ("and says", '"While cocaine use was up 7%"'),
        ("line", "article.txt:1"),
    )
    assert found.words == "85%"


def test_of_a_figure_its_parts_are_quoted() -> None:
    found = only("Crime fell 5% in 2023.", subject="crime", value=5, unit="%", direction="up", period="2023")
    assert found.code == "figure-direction"
    assert dict(found.details)["outline says"] == '"crime, up, 5%, 2023"'


def test_only_what_is_undecided_is_a_warning_and_says_how_to_settle_it() -> None:
    undecided = only(DRUGS, "Burglary went to 7%.")
    assert (undecided.severity, undecided.code) == ("warning", "evidence-undecided")
    assert undecided.message.endswith("(subject)")
    assert "`confirmed: {by: …, on: …}`" in undecided.hints[0]
    assert only("Crime fell 5%.", "Crime rose 5%.").severity == "error"


def test_a_long_clause_is_cut() -> None:
    found = only(f"Crime {'of many kinds ' * 30}fell 5%.", "Crime rose 5%.")
    assert dict(found.details)["source says"].endswith(' …"')
