from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.charts.periods import period_key

RISING = [
    ("2019", "2020", "2021"),
    ("1999", "2000"),
    ("2019/20", "2020/21"),
    ("2018 to 2020", "2018 to 2021", "2019 to 2020"),
    ("January 2024", "Feb 2024", "Sept. 2024", "January 2025"),
    ("3 May 2024", "21 May 2024", "1 June 2024"),
    ("May 3, 2024", "May 21, 2024"),
    ("Q1 2024", "Q2 2024", "Q1 2025"),
    ("first quarter of 2024", "third quarter of 2024"),
    ("spring 2024", "summer 2024", "autumn 2024"),
    ("week 2", "week 10"),
    ("January", "March", "December"),
    ("the year to March 2023", "the year to March 2024"),
]


@pytest.mark.parametrize("periods", RISING, ids=lambda periods: periods[0])
def test_later_periods_come_later(periods: tuple[str, ...]) -> None:
    keys = [period_key(period) for period in periods]
    assert None not in keys
    assert all(earlier < later for earlier, later in pairwise(keys))  # type: ignore[operator]


@pytest.mark.parametrize("words", ["lately", "heroin", "12", "31000", "more than 2,0000", ""])
def test_what_says_no_time_has_no_place(words: str) -> None:
    assert period_key(words) is None


@given(st.text(max_size=40))
def test_any_text_is_placed_or_not(text: str) -> None:
    key = period_key(text)
    assert key is None or len(key) == 4
