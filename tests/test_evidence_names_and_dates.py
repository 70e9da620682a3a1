"""Numbers that count nothing, dates, ranks and names: of the text's own event, thing and place."""

from __future__ import annotations

import pytest

from tests.evidence_builders import codes, found_in

NEWS = (
    "Radio 4 reached 9.2 million listeners. The G7 met in Italy. Covid-19 admissions rose 12% in Leeds."
    " The trial began on 3 March 2021 and ended on 14 June 2022. The team finished second. Sales fell 5% last month."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Radio 4 has 9.2 million listeners",
        "The G7 met in Italy",
        "Covid-19 admissions rose 12%",
        "The trial began on 3 March 2021",
        "The trial started in March 2021",
        "The trial ended in 2022",
        "The team came second",
        "For the first time, the G7 met in Italy",
        "Sales were down 5% last month",
    ],
)
def test_what_the_source_says_passes(statement: str) -> None:
    assert codes(found_in(NEWS, statement)) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Radio 1 reached 9.2 million listeners", "number-unsupported"),
        ("The G20 met in Italy", "number-unsupported"),
        ("Covid-20 admissions rose 12%", "number-unsupported"),
        ("The trial began on 14 June 2022", "figure-subject"),
        ("The trial ended in 2021", "figure-subject"),
        ("The team finished first", "number-unsupported"),
        ("Covid-19 admissions in Bradford rose 12%", "evidence-undecided"),
        ("Sales fell 5% last year", "evidence-undecided"),
    ],
)
def test_another_number_in_a_name_event_rank_place_or_month_is_told(statement: str, code: str) -> None:
    assert codes(found_in(NEWS, statement)) == [code]


def test_a_figure_of_another_month_is_an_error() -> None:
    figure = {"subject": "sales", "value": 5, "unit": "%", "direction": "down"}
    assert codes(found_in(NEWS, "Sales fell", **figure, period="last month")) == []
    assert codes(found_in(NEWS, "Sales fell", **figure, period="last year")) == ["figure-period"]


def test_a_comparison_keeps_its_years() -> None:
    article = "One in four adults volunteered in 2024, down from 31% in 2019, the survey found."
    assert codes(found_in(article, "25% of adults volunteered in 2024, down from 31% in 2019")) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Emissions fell in 2010", ["figure-direction"]),
        ("Emissions rose in 2010", []),
        ("Emissions were cut in Leeds in 2010", []),  # more than the clause says: perhaps of something else
    ],
)
def test_a_year_saw_things_go_the_way_that_the_source_says(statement: str, expected: list[str]) -> None:
    assert codes(found_in("Greenhouse gas emissions rose by a record amount in 2010.", statement)) == expected


def test_what_a_clause_says_before_it_turns_has_its_own_time() -> None:
    article = "Sales rose in January, then fell 5% in February."
    assert codes(found_in(article, "Sales fell 5% in February")) == []
    assert codes(found_in(article, "Sales fell 5% in January")) == ["figure-period"]


def test_about_is_not_more_than() -> None:
    assert codes(found_in("About 2,000 people came.", "More than 2,000 people came")) == ["evidence-undecided"]


def test_a_count_made_of_an_ordinal_is_undecided() -> None:
    assert codes(found_in("Three people died at once and a fourth on Friday.", "4 dead")) == ["evidence-undecided"]
    assert codes(found_in("Three people died at once and a fourth on Friday.", "5 dead")) == ["number-unsupported"]
