"""Pictures, timelines and glossaries are held against the evidence beside each of their parts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.evidence_builders import codes, verify_edited
from tests.pictures import OUTLINE, write_publication

verify = partial(verify_edited, OUTLINE, write_publication)


def test_a_true_outline_is_reported_for_nothing(tmp_path: Path) -> None:
    found = verify(tmp_path)
    assert found.diagnostics == ()
    statuses = {verdict.id: verdict.status for verdict in found.verdicts}
    assert statuses == {
        "from-a-dry-river-to-cool-rooms": "supported",
        "old-trees-give-shade": "supported",
        "a-cool-room": "own",
        "an-ornament": "own",
        "words-to-know": "supported",
    }
    assert [len(verdict.evidence) for verdict in found.verdicts] == [2, 1, 0, 0, 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: May 2022", "date: July 2022"),
        ("date: May 2022", "date: May 2021"),
        ("event: The town recorded 38.1 degrees", "event: The town recorded 38.2 degrees"),
        ("caption: The lime trees on Mill Lane were planted in 1911", "caption: The trees were planted in 1912"),
        ("alt: A lane under old lime trees", "alt: A lane under 30 lime trees"),
        ("picture: Old trees give shade", "picture: 90 old trees give shade"),
        ("alt: A house with a blue room", "alt: A house that 85% of all people know"),
        ("meaning: A public place that is kept below 24", "meaning: A public place that is kept at 30"),
        ("meaning: What we call the plan of all shaded ways", "meaning: The plan of 400 shaded ways"),
    ],
)  # fmt: skip
def test_a_number_that_its_own_evidence_does_not_have_is_found(tmp_path: Path, old: str, new: str) -> None:
    found = codes(verify(tmp_path, (old, new)).diagnostics)
    assert found
    assert set(found) <= {"number-unsupported", "figure-period", "figure-subject", "figure-unit"}


def test_an_event_without_evidence_is_found_unless_the_timeline_has_some(tmp_path: Path) -> None:
    evidence = "            evidence: In July 2022 the town recorded 38.1 degrees.\n"
    assert codes(verify(tmp_path / "a", (evidence, "")).diagnostics) == [
        "evidence-absent",
        "number-unsupported",
        "number-unsupported",
    ]
    shared = "      - timeline: From a dry river to cool rooms\n"
    added = shared + "        evidence: In July 2022 the town recorded 38.1 degrees.\n"
    assert codes(verify(tmp_path / "b", (evidence, ""), (shared, added)).diagnostics) == []


def test_a_timeline_of_the_organisations_own_needs_none(tmp_path: Path) -> None:
    title = "      - timeline: From a dry river to cool rooms\n"
    found = verify(
        tmp_path,
        (title, title + "        own: Our own diary\n"),
        ("event: The town recorded 38.1", "event: The town recorded 39"),
    )
    assert codes(found.diagnostics) == []
    assert found.verdicts[0].status == "own"


def test_a_passage_that_the_source_does_not_have_is_found_in_a_part(tmp_path: Path) -> None:
    words = "            evidence: In July 2022 the town recorded 38.1 degrees."
    assert "quote-missing" in codes(verify(tmp_path, (words, words.replace("town", "village"))).diagnostics)


def test_a_credit_may_hold_a_year(tmp_path: Path) -> None:
    assert codes(verify(tmp_path, ("credit: A. Nother", "credit: A. Nother, 2019")).diagnostics) == []
