"""Periods: the times of a text by kind and value, and numbers that only say when, how long or who."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.clauses.periods import find_periods, is_label, is_time, times_of_numbers
from builder.evidence.quantities import find_quantities


def periods(text: str, language: str = "en-GB") -> list[tuple[str, str]]:
    return [(p.kind, p.value) for p in find_periods(text, find_quantities(text, language), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2024", [("year", "2024")]),
        ("the 1990s", [("decade", "1990")]),
        ("in 2022/23", [("fiscal-year", "2022/23"), ("year", "2022/23")]),
        ("from 2022 to 2024", [("year", "2022"), ("year", "2024")]),
        ("26 March 2025", [("day", "26"), ("month", "3"), ("year", "2025")]),
        ("on 26 March", [("day", "26"), ("month", "3")]),
        ("March 2025", [("month", "3"), ("year", "2025")]),
        ("in week four", [("week number", "4")]),
        ("day 12 of it", [("day number", "12")]),
        ("stage 2 and phase 3", [("phase number", "3"), ("stage number", "2")]),
        ("about 5 people", []),
        ("5% at 7.30pm", []),
    ],
)
def test_times_that_are_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(set(periods(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last year", [("relative year", "last")]),
        ("the previous year", [("relative year", "last")]),
        ("the preceding month", [("relative month", "last")]),
        ("this week", [("relative week", "this")]),
        ("next season", [("relative season", "next")]),
        ("a year ago", [("relative year", "last")]),
        ("the month before", [("relative month", "last")]),
        ("a decade later", [("relative decade", "later")]),
        ("on Mondays", [("weekday", "monday")]),
        ("Yesterday", [("relative day", "yesterday")]),
        ("in summer", [("season", "summer")]),
        ("in January", [("month", "1")]),
        ("in Sept", [("month", "9")]),
        ("the final half", [("half", "4")]),
        ("the year of the theatre", []),
        ("in a January-like frost", [("month", "1")]),
        ("in januarys past", []),
    ],
)
def test_times_in_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize("text", ["in the first quarter", "in Q1", "in the first quarter of it"])
def test_a_quarter_has_one_value_however_it_is_written(text: str) -> None:
    assert set(periods(text)) == {("quarter", "1")}


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("in March", "3"), ("It rose in March again", "3"), ("since May", "5"), ("by late May", "5"),
        ("until March", "3"), ("mid-May", "5"), ("last May", "5"), ("during March", "3"), ("from March to May", "3"),
        ("It may rise", None), ("May it rise", None), ("They march on", None), ("The March on Leeds", None),
        ("Theresa May said", None),
    ],
)  # fmt: skip
def test_march_and_may_are_months_only_where_they_stand_as_such(text: str, month: str | None) -> None:
    months = [value for kind, value in periods(text) if kind == "month"]
    assert months[:1] == ([month] if month else [])


def test_times_in_words_are_read_in_english_only() -> None:
    text = "last year, in January 2024"
    assert set(periods(text)) == {("relative year", "last"), ("month", "1"), ("year", "2024")}
    assert ("relative year", "last") not in periods(text, "de")
    assert ("year", "2024") in periods(text, "de")


@pytest.mark.parametrize(
    ("text", "is_when"),
    [
        ("in two years", True), ("for 18 months", True), ("over the past five weeks", True), ("after 3 days", True),
        ("by week four", True), ("within just 2 hours", True), ("more than two years", True),
        ("The wait was 18 weeks", False), ("18 months in prison", False), ("in 18 schools", False), ("for 5%", False),
    ],
)  # fmt: skip
def test_is_time_where_a_number_only_says_when_or_how_long(text: str, is_when: bool) -> None:
    (quantity,) = find_quantities(text, "en-GB")
    assert is_time(quantity, text) is is_when


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("boys aged 16 left", True), ("a girl, aged between 16 left", True), ("Aged 16", True), ("over 65", True),
        ("ages 7 came", True), ("under-25s pay", True), ("a three-bedroom house", True), ("a 12-year-old", True),
        ("Priya, 19, won", True), ("Priya, 19", True), ("Priya (and Tom, 19)", True), ("In the 1980s", True),
        ("Priya, 19 prizes", False), ("Priya won 19, then", False), ("5 people", False), ("aged 160", False),
        ("They managed 16", False), ("by 5%", False), ("in 2024", False), ("aged £5", False),
    ],
)  # fmt: skip
def test_is_label_where_a_number_is_part_of_a_name(text: str, named: bool) -> None:
    (quantity,) = find_quantities(text, "en-GB")
    assert is_label(quantity, text) is named


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Fined £5m in 2023/24 and nothing in 2022/23", 1), ("£5m in 2023 and none in 2022, or £2m in 2021", 2),
        ("£5m in 2023 and £2m in 2022", 2), ("Nothing came in 2022", 1),
    ],
)  # fmt: skip
def test_when_nothing_was_is_no_time_of_a_number(text: str, left: int) -> None:
    periods = find_periods(text, find_quantities(text, "en-GB"), "en-GB")
    assert len({period.start for period in times_of_numbers(text, periods)}) == left


WORDS = "2024 2022/23 in March May last year a week ago first quarter Q2 Monday 5 week aged - 6 May 2024 summer".split()


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
def test_periods_are_in_order_within_the_text(text: str) -> None:
    found = find_periods(text, find_quantities(text, "en-GB"), "en-GB")
    assert list(found) == sorted(found)
    assert all(0 <= p.start < p.end <= len(text) and p.kind and p.value for p in found)
