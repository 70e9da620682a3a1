"""What a save looks like: slides and pages, whose they are, and what changes their pictures."""

from __future__ import annotations

from pathlib import Path

from builder.model.diagnostic import EvidenceError, FitError, OutlineError
from builder.pipeline import Options
from builder.preview.proofs import Proof, make_proof
from tests.previews import OUTLINE, write_publication


def proof_of(path: Path, **options: object) -> Proof:
    result, proof = make_proof(str(path), Options(**options))  # type: ignore[arg-type]
    assert proof is not None, result.diagnostics
    return proof


def edited(tmp_path: Path, old: str, new: str) -> tuple[Proof, Proof]:
    path = write_publication(tmp_path / "heat")
    before = proof_of(path)
    assert old in OUTLINE
    path.write_text(OUTLINE.replace(old, new), encoding="utf-8")
    return before, proof_of(path)


def test_only_the_pictures_of_what_has_changed_are_others(tmp_path: Path) -> None:
    before, after = edited(tmp_path, "The old town was hottest.", "The new town was hottest.")
    changed = [new.entry for old, new in zip(before.slides, after.slides, strict=True) if old.key != new.key]
    assert changed == ["heat-days"]


def test_notes_change_no_picture(tmp_path: Path) -> None:
    before, after = edited(tmp_path, "Ask who remembers", "Ask them who remembers")
    assert [plate.key for plate in before.slides] == [plate.key for plate in after.slides]
    assert before.slides[3].notes != after.slides[3].notes


def test_a_theme_changes_all_pictures(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat")
    one, other = proof_of(path, theme="civic"), proof_of(path, theme="editorial")
    assert not {plate.key for plate in one.slides} & {plate.key for plate in other.slides}
    assert not {plate.key for plate in one.pages} & {plate.key for plate in other.pages}


def test_every_entry_is_found_on_slides_and_pages(shipped: Path) -> None:
    proof = proof_of(shipped)
    for id_, entry in proof.entries.items():
        kinds = {plate.kind for plate in proof.places[id_]}
        assert kinds == {"slide" if output == "deck" else "page" for output in entry.item.show}
        for plate in proof.places[id_]:
            assert id_ in {area.entry for area in plate.draw().areas(plate.owner)}


def test_the_band_of_figures_belongs_to_its_findings(shipped: Path) -> None:
    proof = proof_of(shipped)
    page = proof.pages[0]
    areas = page.draw().areas(page.owner)
    first = next(index for index, area in enumerate(areas) if area.tag == "H2")
    assert {"com-reports", "ketamine"} <= {area.entry for area in areas[:first]}


def test_slides_of_the_handout_belong_to_their_entries(shipped: Path) -> None:
    proof = proof_of(shipped)
    shown = {area.entry for plate in proof.handout for area in plate.draw().areas(plate.owner)}
    assert {id_ for id_, entry in proof.entries.items() if "deck" in entry.item.show} <= shown


def test_a_handout_is_there_though_none_is_asked_for(tmp_path: Path) -> None:
    proof = proof_of(write_publication(tmp_path / "heat"))
    assert proof.document.handout is None and len(proof.handout) >= 2


def test_what_is_not_supported_is_shown_all_the_same(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", OUTLINE.replace("value: 31", "value: 13"))
    result, proof = make_proof(str(path), Options())
    assert proof is not None and result.error is EvidenceError
    assert proof.entries["heat-days"].state == "unsupported"
    assert any("13" in area.text for area in proof.slides[3].draw().areas(proof.slides[3].owner))


def test_what_cannot_be_loaded_is_no_proof(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", OUTLINE.replace("findings:", "finding:"))
    result, proof = make_proof(str(path), Options())
    assert proof is None and result.error is OutlineError


def test_what_fits_nowhere_is_no_proof(tmp_path: Path) -> None:
    path = write_publication(tmp_path / "heat", OUTLINE.replace("Keep cool", "Keep cool " * 150))
    result, proof = make_proof(str(path), Options())
    assert proof is None and result.error is FitError
