"""Words found on slides, in notes and on pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline import Options
from builder.preview.addresses import Where
from builder.preview.proofs import Proof, make_proof
from builder.preview.searching import find_words, results_markup
from tests.previews import OUTLINE, write_publication


@pytest.fixture
def proof(tmp_path: Path) -> Proof:
    found = make_proof(str(write_publication(tmp_path / "heat")), Options())[1]
    assert found is not None
    return found


def test_words_are_found_wherever_an_audience_meets_them(proof: Proof) -> None:
    hits = find_words(proof, "TREES")
    assert {(hit.view, hit.number) for hit in hits} == {("deck", 5), ("sheet", 1)}
    assert {hit.words for hit in hits} == {"trees"}


def test_words_of_the_speaker_are_found(proof: Proof) -> None:
    assert [(hit.view, hit.part) for hit in find_words(proof, "remembers those days")] == [("deck", "notes")]


@pytest.mark.parametrize("words", ["", "   ", "nowhere to be found"])
def test_nothing_is_found_of_nothing(proof: Proof, words: str) -> None:
    assert find_words(proof, words) == []


def test_what_is_searched_for_stays_text(proof: Proof) -> None:
    told = results_markup(proof, Where("/t", query="<b>&"))
    assert "<b>" not in told and "Nothing with “&lt;b&gt;&amp;”" in told


def test_letters_that_grow_when_folded_shift_nothing(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", OUTLINE.replace("Stay inside", "Straße ẞ groß İ stay inside"))
    found = make_proof(str(path), Options())[1]
    assert found is not None
    assert {hit.words for hit in find_words(found, "stay inside")} == {"stay inside"}
