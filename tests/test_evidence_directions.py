"""Directions: which words say which way a number went, and which only look as if they did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.clauses.directions import Direction, direction_near
from builder.evidence.quantities import find_quantities
from builder.model.source import Span


def directions(text: str) -> list[Direction]:
    whole = Span(0, len(text))
    return [direction_near(text, whole, quantity) for quantity in find_quantities(text, "en-GB")]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Crime fell 5%", "down"), ("A 5% rise in crime", "up"), ("Crime rose sharply, by 5%", "up"),
        ("Prices were unchanged at 5%", "flat"), ("Output worsened by 4%", "either"), ("Crime was 5%", None),
        ("It hit 5%", None),
    ],
)  # fmt: skip
def test_a_word_of_change_says_the_direction(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Crime rose by -5%", "down"), ("Crime fell by +5%", "up"), ("Crime was -5%", "down"), ("It was +5%", "up")],
)
def test_a_sign_decides(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Crime rose and then fell 5%", "down"),
        ("Crime fell and then rose 5%", "up"),
        ("It rose 5% and fell", "up"),
        ("It had 5 more after a rise", "up"),
        ("After a fall, 5% said it rose", "down"),
    ],
)
def test_the_nearest_word_decides_and_those_before_the_number_first(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales were up 5%", "up"), ("Sales: up 5%", "up"), ("Sales were down by about 5%", "down"),
        ("Sales went up sharply in May to 5%", "up"), ("5% up on May", "up"), ("5% down", "down"),
        ("The rate went up to 5%", "up"), ("Up to 5 people came", None), ("They made up plans for 5 towns", None),
        ("It closed down with plans for 5 towns", None), ("It gave up 40 acres", "down"),
        ("It is giving up 40 acres", "down"), ("The rate ticked up to 5%", "up"), ("Jobs are back down to 5%", "down"),
        ("The index closed up 88 points", "up"), ("The index ended down 88", "down"), ("It closed down 3 shops", None),
    ],
)  # fmt: skip
def test_up_and_down_count_beside_the_number_and_behind_be_and_go(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("20% more people came", "up"), ("20 fewer people came", "down"), ("5% less", "down"), ("5% above May", "up"),
        ("More people, 20% of all, came", None), ("More than 5 came", None), ("5 came, fewer than in May", None),
    ],
)  # fmt: skip
def test_more_and_fewer_count_right_behind_the_number(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Crime did not rise by 5%", "not up"), ("Crime never fell below 5%", "not down"),
        ("Crime hasn't risen 5%", "not up"), ("Without a fall of 5%", "not down"), ("It failed to rise 5%", "not up"),
        ("Rather than rise 5%", "not up"), ("Instead of falling 5%", "not down"),
        ("It was not in Leeds that the count of thefts fell 5%", "down"),
        ("It did not stay unchanged at 5%", "flat"),
    ],
)  # fmt: skip
def test_a_negation_shortly_before_turns_it(text: str, direction: Direction) -> None:
    assert directions(text) == [direction]


def test_only_the_clause_is_looked_at() -> None:
    text = "Crime fell; it was 5%; rents rose"
    (quantity,) = find_quantities(text, "en-GB")
    assert direction_near(text, Span(11, 22), quantity) is None
    assert direction_near(text, Span(0, 22), quantity) == "down"
    assert direction_near(text, Span(11, len(text)), quantity) == "up"


def test_words_far_from_the_number_say_nothing_of_it() -> None:
    assert directions("Crime fell, " + "they said again and again, " * 20 + "and it was 5%") == [None]


WORDS = "5% -5% rose fell not up down to by more unchanged worsened gave up people".split()


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_without_a_word_of_change_or_a_sign_there_is_no_direction(text: str) -> None:
    plain = " ".join(word for word in text.split() if word in ("5%", "not", "to", "by", "people"))
    assert set(directions(plain)) <= {None}
    assert set(directions(text)) <= {"up", "down", "flat", "either", "not up", "not down", None}
