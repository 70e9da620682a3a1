"""A passage laid on what may have taken its place: which words and numbers lie on which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.changes.alignment import Alignment, tokens_of


def align(passage: str, window: str, language: str = "en") -> Alignment:
    return Alignment(passage, tokens_of(passage, language), window, tokens_of(window, language), 0)


def figures(passage: str, window: str) -> list[tuple[str, str]]:
    return list(align(passage, window).counterpart().figures)


@pytest.mark.parametrize(
    ("passage", "window", "expected"),
    [
        ("Visits rose 7% in May", "Visits rose 8% in May", [("7%", "8%")]),
        ("Visits rose 7% in May", "Visits rose sharply in May", [("7%", "")]),
        ("Visits rose 25% in May", "Visits rose by a quarter in May", []),
        ("Reports rose six-fold", "Reports rose six times", []),
        ("Visits rose 7% here, 9% there", "Visits rose 9% here, 7% there", [("7%", "9%"), ("9%", "7%")]),
        ("Visits rose 7% and rentals fell 9%", "Rentals fell 9% and visits rose 7%", []),
        ("11% in Leeds and 11% in York", "12% in Leeds and 11% in York", [("11%", "12%")]),
        ("No visitors were hurt", "Three visitors were hurt", [("No", "Three")]),
        ("Two visitors were hurt", "One visitors were hurt", [("Two", "One")]),
        ("No visitors were hurt", "The visitors were hurt", []),
        ("Call 0800 1111 at night", "Call 0800 1112 at night", [("1111", "1112")]),
    ],
)
def test_numbers_that_are_others_are_paired(passage: str, window: str, expected: list[tuple[str, str]]) -> None:
    assert figures(passage, window) == expected


def test_the_stretch_goes_no_further_than_the_sentence() -> None:
    alignment = align("Heroin use dropped 11%.", "Before that. Heroin use dropped sharply. In 2020 it rose.")
    start, end = alignment.span
    assert alignment.window[start:end] == "Heroin use dropped sharply"


def test_another_town_with_another_number_is_another_statement() -> None:
    passage = "Burglaries in Leeds fell by about 11% in 2023"
    assert not align(passage, "Burglaries in York fell by about 4% in 2023").is_same_statement(0)
    assert align(passage, "Burglaries in York fell by about 11% in 2023").is_same_statement(0)
    assert align(passage, "Burglaries in Leeds fell by about 4% in 2023").is_same_statement(0)


WORDS = st.lists(st.sampled_from(["a", "harbour", "Leeds", "7%", "9", "one", "no", "six-fold", "1111 22", ".", "汉字"]))


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_pairs_are_of_equal_words_in_order_and_the_stretch_holds_them(passage: str, window: str) -> None:
    alignment = align(passage, window)
    assert alignment.pairs == sorted(alignment.pairs)
    assert all(alignment.quoted[a].key == alignment.found[b].key for a, b in alignment.pairs)
    assert all(alignment.first <= b < alignment.last for _, b in alignment.pairs)
    if alignment.pairs:
        start, end = alignment.counterpart().span
        assert 0 <= start < end <= len(window)
        assert 0 <= alignment.likeness <= 1.0001


@given(WORDS.map(" ".join))
def test_a_text_laid_on_itself_has_no_other_figures(text: str) -> None:
    alignment = align(text, text)
    assert not alignment.pairs or alignment.counterpart().figures == ()
