"""A glance shows early what checking and composing the whole then shows, or nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.pipeline import Options
from builder.preview.glances import glance
from builder.preview.proofs import Proof, make_proof
from tests.previews import OUTLINE, write_publication

CHARTS = Path(__file__).parent / "cases" / "charts"


def whole(path: Path) -> Proof:
    result, proof = make_proof(str(path), Options())
    assert proof is not None, result.diagnostics
    return proof


def keys(proof: Proof) -> list[str]:
    return [plate.key for plate in proof.slides]


def both(path: Path, old: str, new: str) -> tuple[Proof, Proof | None, Proof]:
    """The proof before an edit, the glance at the edit, and the proof after it."""
    before = path.read_text(encoding="utf-8")
    assert old in before
    proof, now = whole(path), before.replace(old, new, 1)
    early = glance(proof, before, now)
    path.write_text(now, encoding="utf-8")
    return proof, early, whole(path)


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("- The old town was hottest.", "- The new town was hottest.", "heat-days"),
        ("- The old town was hottest.", "- The old town was hottest.\n          - Nobody slept.", "heat-days"),
        ("          - The old town was hottest.\n", "", "heat-days"),
        ("notes: Ask who", "notes: Ask them who", "heat-days"),
        ("We have to plant trees.\n        id", "We have to plant many trees.\n        id", "trees"),
        ("          - Drink water.\n", "          - Drink water.\n          - Eat fruit.\n", "cool"),
    ],
)
def test_a_glance_shows_what_the_whole_shows(tmp_path: Path, old: str, new: str, entry: str) -> None:
    before, early, after = both(write_publication(tmp_path / "heat"), old, new)
    assert early is not None
    assert keys(early) == keys(after) and ("notes" in old or keys(early) != keys(before))
    assert early.entries[entry].state == after.entries[entry].state
    assert early.entries[entry].number == after.entries[entry].number


def test_a_figure_changed_shows_its_verdict_at_once(tmp_path: Path) -> None:
    _, early, after = both(write_publication(tmp_path / "heat"), "value: 31", "value: 13")
    assert early is not None and keys(early) == keys(after)
    assert early.entries["heat-days"].state == after.entries["heat-days"].state == "unsupported"
    assert [d.place for d in early.entries["heat-days"].diagnostics] == [
        d.place for d in after.entries["heat-days"].diagnostics
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Heat in the city", "title: Heat in town"),
        ("takeaway: Summers grow hotter.", "takeaway: Summers grow hot."),
        ("section: What helps", "section: What may help"),
        ("- advice: Keep cool", "- advise: Keep cool"),
        ("          - The city counted them.", "          - The city counted them.\n       - broken"),
        ("        id: trees", "        id: woods"),
        ("        id: trees", "        id: trees\n        show: [sheet]"),
        ("      - quotation: We", "      - question: Why trees?\n      - quotation: We"),
    ],
)
def test_what_a_glance_cannot_know_is_left_to_the_whole(tmp_path: Path, old: str, new: str) -> None:
    path = write_publication(tmp_path / "heat")
    before = path.read_text(encoding="utf-8")
    assert old in before
    assert glance(whole(path), before, before.replace(old, new, 1)) is None


def test_nothing_changed_is_nothing_to_glance_at(tmp_path: Path) -> None:
    assert glance(whole(write_publication(tmp_path / "heat")), OUTLINE, OUTLINE) is None


def test_outlines_in_flow_style_are_left_to_the_whole(tmp_path: Path) -> None:
    head = OUTLINE[: OUTLINE.index("sections:")]
    flow = head + 'sections: [{section: One, findings: [{advice: Keep cool, steps: ["Drink."]}]}]\n'
    path = write_publication(tmp_path / "heat", flow)
    assert glance(whole(path), flow, flow.replace("Drink.", "Drink water.")) is None


def test_charts_are_glanced_at_with_the_figures_that_they_draw() -> None:
    path = CHARTS / "outline.yaml"
    text = path.read_text(encoding="utf-8")
    proof = whole(path)
    charts = re.findall(r"^ *- chart: (.+)$", text, re.MULTILINE)
    assert charts
    for title in charts:
        early = glance(proof, text, text.replace(f"chart: {title}", f"chart: {title} too", 1))
        assert early is not None
        changed = [new for old, new in zip(proof.slides, early.slides, strict=True) if old.key != new.key]
        assert changed and all(plate.title.startswith(title.strip("\"'")[:12]) for plate in changed)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_whatever_is_edited_a_glance_is_right_or_none(shipped_text: tuple[Proof, str, Path], seed: int) -> None:
    """A random edit of one place of the shipped outline: slides that are others at a glance are those of the whole."""
    proof, text, folder = shipped_text
    chance = random.Random(seed)
    at = chance.randrange(len(text))
    cut = chance.choice(["", "x", " ", "\n", "  - ", ": ", "word ", '"'])
    now = text[:at] + cut + text[at + chance.randrange(3) :]
    early = glance(proof, text, now)
    if early is None:
        return
    path = folder / "outline.yaml"
    path.write_text(now, encoding="utf-8")
    _, after = make_proof(str(path), Options())
    if after is not None:
        shown = [plate for old, plate in zip(proof.slides, early.slides, strict=True) if plate.key != old.key]
        assert {plate.key for plate in shown} <= set(keys(after))


@pytest.fixture(scope="module")
def shipped_text(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Proof, str, Path]:
    folder = tmp_path_factory.mktemp("edited")
    for file in shipped.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    path = folder / "outline.yaml"
    return whole(path), path.read_text(encoding="utf-8"), folder
