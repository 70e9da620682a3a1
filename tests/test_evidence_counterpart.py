"""What stands in a passage's place is found among a whole source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.changes.alignment import Counterpart
from builder.evidence.changes.counterpart import ChangedText
from builder.evidence.text.folding import fold_source
from builder.model.source import Source

SENTENCE = "Nothing in this sentence is of any interest to those who read on. "
FILLER = SENTENCE * 40


def find(passage: str, text: str, expected: int = 0, taken: str = "") -> Counterpart | None:
    source = fold_source(Source("a", "a.txt", "a.txt", text, ""))
    changed = ChangedText(source, [passage], "en")
    return changed.find(passage, expected, lambda span: bool(taken) and source.folded.text[slice(*span)] == taken)


def test_a_changed_sentence_is_found_wherever_it_stands() -> None:
    for before in (0, 5, 40):
        text = SENTENCE * before + "Ketamine consumption rose 58% in England. " + FILLER
        found = find("Ketamine consumption rose 85% in England.", text)
        assert found is not None
        assert text[slice(*found.span)] == "Ketamine consumption rose 58% in England"
        assert found.figures == (("85%", "58%"),)


def test_of_two_equal_stretches_the_one_at_the_expected_place_is_taken() -> None:
    text = "Ketamine use rose 58%. " + FILLER + "Ketamine use rose 58%. " + FILLER
    second = text.rindex("Ketamine")
    for expected in (0, second):
        found = find("Ketamine use rose 85%.", text, expected)
        assert found is not None and found.span.start == expected


def test_a_stretch_that_is_taken_is_passed_over() -> None:
    text = "Thefts from cars rose by 7%. " + FILLER + "Thefts from shops and cars went up by 9%. "
    found = find("Thefts from cars rose by 8%.", text, taken="Thefts from cars rose by 7%")
    assert found is None or found.span.start > 100


def test_nothing_like_it_is_nothing() -> None:
    assert find("Ketamine consumption rose 85% in England.", FILLER) is None
    assert find("Ketamine consumption rose 85% in England.", "") is None


@given(st.text(min_size=1, max_size=60), st.text(max_size=200), st.integers(0, 300))
def test_what_is_found_is_a_stretch_of_the_source(passage: str, text: str, expected: int) -> None:
    found = find(passage, text, expected)
    if found is not None:
        assert 0 <= found.span.start < found.span.end
        assert all(said for said, _ in found.figures)
