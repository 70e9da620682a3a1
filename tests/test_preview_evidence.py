"""The evidence panel: verdict, clause, passage, and the ways back."""

from __future__ import annotations

import re
from pathlib import Path

from builder.model.outline import Chart
from builder.pipeline import Options
from builder.preview.addresses import EDITOR, Where
from builder.preview.evidence import evidence_markup
from builder.preview.proofs import make_proof
from tests.previews import OUTLINE, write_publication


def panel(path: Path, entry: str) -> str:
    proof = make_proof(str(path), Options())[1]
    assert proof is not None
    return evidence_markup(proof, Where("/t", entry=entry), EDITOR)


def marked(markup: str) -> str:
    return "".join(re.findall(r'<mark class="[^"]*current[^"]*"[^>]*>([^<]*)</mark>', markup))


def test_the_passage_is_marked_in_the_source_and_its_clause_told(tmp_path: Path) -> None:
    told = panel(write_publication(tmp_path / "heat"), "heat-days")
    assert marked(told) == "Heat days rose from 12 in 2000 to 31 in 2024, the city said."
    assert "Supported" in told and re.search(r"<dt[^>]*>31</dt>", told) and "went up" in told


def test_passages_of_others_lead_to_their_slides(tmp_path: Path) -> None:
    told = panel(write_publication(tmp_path / "heat"), "heat-days")
    assert 'href="/t/deck/5?entry=trees"' in told


def test_a_passage_that_is_not_in_the_source_is_told(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", OUTLINE.replace("the city said.", "the mayor said."))
    told = panel(path, "heat-days")
    assert "Unsupported" in told and "not found in the source" in told and "quote-missing" in told
    assert marked(told) == ""


def test_the_organisations_own_words_say_so(tmp_path: Path) -> None:
    assert "Own statement" in panel(write_publication(tmp_path / "heat"), "cool")


def test_an_entry_that_is_not_there_has_no_panel(tmp_path: Path) -> None:
    assert panel(write_publication(tmp_path / "heat"), "nobody") == ""


def test_a_chart_rests_on_the_passages_of_its_figures(shipped: Path) -> None:
    proof = make_proof(str(shipped), Options())[1]
    assert proof is not None
    (chart,) = (id_ for id_, entry in proof.entries.items() if isinstance(entry.item, Chart))
    told = evidence_markup(proof, Where("/t", entry=chart), EDITOR)
    assert "85%" in told and "ketamine consumption rose 85%" in marked(told)
