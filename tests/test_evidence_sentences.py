"""Sentences: where one ends, and what only looks like an end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.text.sentences import split_sentences

TEXTS = st.text() | st.text(st.sampled_from("aB1.!?\"')]( \n\t"))


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end].strip(" \n") for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("No end", ["No end"]),
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("Really?! Yes... It did.", ["Really?!", "Yes...", "It did."]),
        ("It rose. 5 fell.", ["It rose.", "5 fell."]),
        ('He asked: "Why?" She left.', ['He asked: "Why?"', "She left."]),
        ("(It rose.) [It fell.] 'So.' And.", ["(It rose.)", "[It fell.]", "'So.'", "And."]),
        ('It rose. "It fell," he said.', ["It rose.", '"It fell," he said.']),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("It fell 5%.\nIt rose.", ["It fell 5%.", "It rose."]),
        ("a.\tb.", ["a.", "\tb."]),
    ],
)
def test_a_sentence_ends_at_a_mark_or_at_a_line_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose 3.5 points.",
        "It cost £3.5m in all.",
        "It wrote to a.b@example.org again.",
        "Dr. Smith, Prof. Carr and Mrs. Lee came.",
        "J. Smith left.",
        "A. B. Carr came.",
        "The U.S. economy grew.",
        "The shop opens at 5 p.m. Mondays and Fridays.",
        "On 3 Jan. 2024 it opened.",
        "See No. 5 and fig. 3 there.",
        "It grew by approx. 50.",
        "It rose. but not much.",
        "It rose... then fell.",
        "Hurry! go on.",
    ],
)
def test_a_mark_within_a_sentence_ends_none(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["It was made by Acme Inc.", "It began in Dec.", "They live in the U.K.", "J."])
def test_an_abbreviation_at_the_end_of_a_text_ends_its_sentence(text: str) -> None:
    assert sentences(text) == [text]
    assert sentences(f"{text}\nNext") == [text, "Next"]


def test_an_abbreviation_is_known_by_all_of_its_word() -> None:
    assert sentences("He saw the coast. She left.") == ["He saw the coast.", "She left."]
    assert sentences("He won it twice. She left.") == ["He won it twice.", "She left."]


@given(TEXTS)
def test_sentences_are_in_order_none_is_blank_and_nothing_but_blanks_is_left_out(text: str) -> None:
    done = 0
    for start, end in split_sentences(text):
        assert done <= start < end <= len(text)
        assert not text[done:start].strip()
        assert text[start:end].strip()
        done = end
    assert not text[done:].strip()


@pytest.mark.parametrize("piece", ["a", ".", ". ", '."', "'", ".)", "\n", "A. ", "e.g. ", '. "', "..x"])
def test_sentences_take_no_quadratic_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    split_sentences(text)
    assert time.process_time() - start < 4
