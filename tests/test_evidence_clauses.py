"""Clauses, their directions and subjects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.clauses import directions, split_clauses, strong_words, subject_words


def test_clauses_end_at_sentences_semicolons_and_joining_words() -> None:
    text = 'While A rose 1.5%, while B fell; C and D, but E. F says "G." H!'
    clauses = [text[start:end].strip() for start, end in split_clauses(text)]
    assert clauses == ["While A rose 1.5%", "B fell", "C", "D", "E", 'F says "G', '" H']


@given(st.text() | st.lists(st.sampled_from(["a", "and", "but", "while", ";", ".", "!", ","])).map(" ".join))
def test_clauses_are_in_order_and_not_empty(text: str) -> None:
    position = 0
    for start, end in split_clauses(text):
        assert position <= start < end <= len(text)
        position = end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("heroin use dropped 11%", ["down"]),
        ("was up 7%", ["up"]),
        ("up to 7 people", []),
        ("it did not rise", [None]),
        ("rose, then fell", ["up", "down"]),
        ("reports doubled", ["up"]),
        ("uprising", []),
    ],
)
def test_directions(text: str, found: list[str | None]) -> None:
    assert list(directions(text)) == found


def test_subjects_are_compared_without_endings_and_small_words() -> None:
    assert subject_words("the reports covered by the tests") == subject_words("report covering a test")
    assert subject_words("Studies of users") == subject_words("study user")
    assert subject_words("the of and") == frozenset()


def test_words_that_many_subjects_share_do_not_tell_them_apart() -> None:
    assert strong_words(subject_words("use of heroin")) == subject_words("heroin")
    assert strong_words(subject_words("number of cases")) == subject_words("number cases")
