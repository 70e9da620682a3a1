"""Qualifiers beside a number, by what they mean."""

from __future__ import annotations

import pytest

from builder.evidence.quantities.qualifiers import find_qualifier, meaning_of


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("more than 5", "more than"),
        ("over a 5", "more than"),
        ("no more than 5", "at most"),
        ("no fewer than 5", "at least"),
        ("fewer than 5", "less than"),
        ("up to 5", "at most"),
        ("just under 5", "nearly"),
        ("almost 5", "nearly"),
        ("an estimated 5", "about"),
        ("c. 5", "about"),
        ("~5", "about"),
        (">5", "more than"),
        ("5+", "at least"),
        ("5 or more", "at least"),
        ("5 or fewer", "at most"),
        ("upwards of 5", "more than"),
        ("just short of 5", "nearly"),
        ("as few as 5", "at least"),
        ("in the region of 5", "about"),
        ("over-5s", "more than"),
        ("5 people or more", "at least"),
        ("5 and over", "at least"),
        ("5 years or older", "at least"),
        ("5-odd", "about"),
        ("5 or younger", "at most"),
        ("getting on for 5", "nearly"),
        ("just shy of 5", "nearly"),
        ("barely 5", "about"),
        ("5 give or take", "about"),
        ("near 5", None),
        ("north of 5", None),
        ("shy of 5", "nearly"),
        ("a minimum 5", "at least"),
        ("as low as 5", "at least"),
        ("perhaps 5", "about"),
        ("5 (approx.)", "about"),
        ("5 and over 10", None),
        ("over the 5", None),
        ("about the 5", None),
        ("over the past 5", None),
        ("moreover 5", None),
        ("rose to 5", None),
        ("5 orphans", None),
        ("more than once, 5", None),
    ],
)
def test_the_words_beside_a_number(text: str, meaning: str | None) -> None:
    at = text.index("5")
    assert find_qualifier(text, at, at + 1) == meaning


def test_near_is_no_place_before_a_large_number() -> None:
    assert find_qualifier("near 5,000", 5, 10) == "nearly"
    assert find_qualifier("north of £5m", 9, 12) == "more than"
    assert find_qualifier("south of £5m", 9, 12) == "less than"
    assert find_qualifier("near 10 schools", 5, 7) is None


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("more than", "more than"),
        ("Over", "more than"),
        (" Nearly a", "nearly"),
        ("just over", "more than"),
        ("more than the", "more than"),
        ("or more", "at least"),
        ("only", "only"),
    ],
)
def test_the_meaning_of_a_qualifier_as_an_author_writes_it(written: str, meaning: str) -> None:
    assert meaning_of(written) == meaning
