"""The lexicon: which words are one, which name a subject, which say a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.text.lexicon import (
    COMPARATIVES,
    NEGATIONS,
    PARTICLES,
    WEAK,
    Change,
    change_of,
    content_stem,
    is_verb,
    stem,
    strong,
    subject_stems,
    words,
)


def test_words_are_written_with_spaces_between_them() -> None:
    assert words(" one two\n two  three ") == {"one", "two", "three"}


@pytest.mark.parametrize(
    "alike",
    [
        "house houses housing home household", "price prices cost costs", "policy policies", "use used using usage",
        "kill killed died deaths fatality fatalities", "hurt injured injuries wounded", "child children kids child's",
        "woman women female", "britain british uk", "crime crimes offence offences", "crash crashes collisions",
        "percent cent", "people residents individuals", "pupils students", "worker workers staff",
    ],
)  # fmt: skip
def test_words_for_one_thing_have_one_stem(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    "different",
    ["men women boys girls children", "cocaine heroin ketamine", "killed hurt", "class clash", "glass gas", "bus bias",
     "sales profits revenues", "doctors nurses", "houses horses", "cars ships planes"],
)  # fmt: skip
def test_words_for_different_things_have_different_stems(different: str) -> None:
    given = different.split()
    assert len({stem(word) for word in given}) == len(given)


@pytest.mark.parametrize(
    ("word", "change"),
    [
        ("rose", "up"), ("doubled", "up"), ("higher", "up"), ("up", "up"), ("growth", "up"), ("expands", "up"),
        ("fell", "down"), ("halved", "down"), ("lower", "down"), ("down", "down"), ("cuts", "down"), ("lost", "down"),
        ("unchanged", "flat"), ("stable", "flat"),
        ("worsened", "either"), ("changed", "either"), ("exceeded", "either"),
        ("cocaine", None), ("more", None), ("said", None), ("", None),
    ],
)  # fmt: skip
def test_change_of_says_which_way_a_word_points(word: str, change: Change | None) -> None:
    assert change_of(word) == change


@pytest.mark.parametrize("word", "the of rose fell more fewer not never up year people's said respectively".split())
def test_small_words_and_words_of_change_name_no_subject(word: str) -> None:
    assert (content_stem(word) == "") is (word != "people's")


def test_words_of_change_of_negation_and_of_comparison_are_never_a_subject() -> None:
    for word in (*PARTICLES, *COMPARATIVES, *NEGATIONS):
        assert content_stem(word) == ""


@pytest.mark.parametrize("word", "is were rose fell killed wounded said spent remained has will died".split())
def test_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", "speed hundred unemployed up down more higher fewer cocaine red deaths".split())
def test_words_that_only_look_like_verbs(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The use of Cocaine in the UK rose 5%", "use cocaine uk"),
        ("women's prisons, and men’s", "women prisons men"),
        ("Café-owners 12 x2", "café owner x"),
        ("not more than 5", ""),
    ],
)
def test_subject_stems_leave_out_what_can_name_no_subject(text: str, stems: str) -> None:
    assert subject_stems(text.replace("’", "'")) == {stem(word) for word in stems.split()}


def test_weak_words_tell_subjects_apart_only_where_nothing_else_does() -> None:
    assert strong(subject_stems("the use of cocaine")) == {stem("cocaine")}
    assert strong(subject_stems("the use rate")) == {stem("use"), stem("rate")}
    assert strong(frozenset()) == frozenset()
    assert stem("rates") in WEAK


@given(st.text())
def test_any_word_has_a_stem_and_keeps_it(word: str) -> None:
    assert stem(word) == stem(word)
    assert content_stem(word) in ("", stem(word))
    assert strong(subject_stems(word)) <= subject_stems(word)


@given(st.text("abcdefghijklmnopqrstuvwxyzàéßœ", min_size=3))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
