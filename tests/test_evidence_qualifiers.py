"""Qualifiers beside a number, by what they mean."""

from __future__ import annotations

import pytest

from builder.evidence.qualifiers import find_qualifier, meaning_of


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
        ("moreover 5", None),
        ("rose to 5", None),
        ("5 orphans", None),
        ("more than once, 5", None),
    ],
)
def test_the_words_beside_a_number(text: str, meaning: str | None) -> None:
    at = text.index("5")
    assert find_qualifier(text, at, at + 1) == meaning


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("more than", "more than"),
        ("Over", "more than"),
        (" Nearly a", "nearly"),
        ("or more", "at least"),
        ("only", "only"),
    ],
)
def test_the_meaning_of_a_qualifier_as_an_author_writes_it(written: str, meaning: str) -> None:
    assert meaning_of(written) == meaning
