"""Each side of a comparison, and an answer that is shown, is held against the evidence beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.comparisons import OUTLINE, write_publication
from tests.evidence_builders import codes, verify_edited

verify = partial(verify_edited, OUTLINE, write_publication)


def test_a_true_outline_is_reported_for_nothing(tmp_path: Path) -> None:
    found = verify(tmp_path)
    assert found.diagnostics == ()
    assert {verdict.id: verdict.status for verdict in found.verdicts} == {
        "e-books": "supported",
        "phones-and-discs": "supported",
        "how-to-borrow": "own",
        "quiz": "own",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"9 homes in 10 have', '"8 homes in 10 have'),
        ("Borrowed at any hour]", "Borrowed at 3 in the night by 48%]"),
        ("side: On disc", "side: On 500 discs"),
        ("comparison: Phones gain what discs lose", "comparison: Phones gain 77%"),
    ],
)
def test_a_number_that_a_side_does_not_rest_on_is_found(tmp_path: Path, old: str, new: str) -> None:
    assert codes(verify(tmp_path, (old, new)).diagnostics)


def test_a_point_may_not_rest_on_the_evidence_of_the_other_side(tmp_path: Path) -> None:
    moved = ("points: [Borrowed at any hour]", 'points: ["9 homes in 10 have no player"]')
    twice = ('points: ["9 homes in 10 have no player", A film needs one]', "points: [A film needs one]")
    assert codes(verify(tmp_path, twice, moved).diagnostics)


def test_a_side_without_evidence_is_found_unless_the_comparison_has_some(tmp_path: Path) -> None:
    evidence = "            evidence: A film on disc needs a player, which 9 homes in 10 no longer have.\n"
    assert "evidence-absent" in codes(verify(tmp_path / "a", (evidence, "")).diagnostics)
    shared = evidence.removeprefix("    ")
    title = "        id: phones-and-discs\n"
    assert codes(verify(tmp_path / "b", (evidence, ""), (title, title + shared)).diagnostics) == []


def test_an_answer_that_is_shown_may_not_invent_a_number(tmp_path: Path) -> None:
    assert codes(verify(tmp_path, ("answer: By 34%.", "answer: By 43%.")).diagnostics)
