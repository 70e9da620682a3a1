"""Every kind of slide, chart and block reads back as it was composed, and edits of it are found."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from builder.cli import main
from builder.ledger import read_ledger
from builder.model.ledger import Ledger
from builder.readback import Unreadable, hold_against, read_output
from tests import foreign, torture, torture_sheet
from tests.edits import Deck, digit_edits, random_deck_edit

ROOT = Path(__file__).parents[1]
OUTLINES = {"charts": "tests/cases/charts/outline.yaml", "gallery": "docs/gallery/outline.yaml"}


@pytest.fixture(scope="module", params=OUTLINES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of a publication, beside its sheet."""
    folder = tmp_path_factory.mktemp("built")
    assert main(["build", "--quiet", "--output", str(folder), str(ROOT / OUTLINES[request.param])]) == 0
    return folder / f"{request.param}.pptx"


@pytest.fixture(scope="module")
def ledger(built: Path) -> Ledger:
    deck, sheet = (
        read_ledger(read_output(built.with_suffix(suffix).read_bytes()).ledger or "") for suffix in (".pptx", ".pdf")
    )
    return replace(deck, sheet=sheet.sheet)


def is_found(ledger: Ledger, data: bytes) -> bool:
    try:
        problems = hold_against(ledger, read_output(data), "deck.pptx")
    except Unreadable:
        return True
    return any(problem.code != "file-edited" for problem in problems)


@pytest.mark.parametrize("theme", ["safeguarding", "editorial", "civic", "monochrome"])
@pytest.mark.parametrize("name", OUTLINES)
def test_every_kind_reads_back_in_every_theme(name: str, theme: str, tmp_path: Path) -> None:
    arguments = ["--quiet", "--theme", theme, "--output", str(tmp_path), str(ROOT / OUTLINES[name])]
    assert main(["build", *arguments]) == 0
    assert main(["verify", *arguments]) == 0
    assert main(["verify", "--quiet", str(tmp_path / f"{name}.pptx"), str(tmp_path / f"{name}.pdf")]) == 0


def test_changed_digits_are_found(built: Path, ledger: Ledger) -> None:
    deck = Deck(built.read_bytes())
    edits = [(span, new) for span in deck.texts() for new in digit_edits(deck.text(span))]
    chosen = random.Random(11).sample(edits, 60)
    assert [(span, new) for span, new in chosen if not is_found(ledger, deck.with_text(span, new))] == []


@pytest.mark.parametrize("seed", range(2))
def test_edits_at_random_are_found(built: Path, ledger: Ledger, seed: int) -> None:
    deck, chance = Deck(built.read_bytes()), random.Random(seed)
    edits = [random_deck_edit(deck, chance) for _ in range(15)]
    assert [what for what, data in edits if not is_found(ledger, data)] == []


def test_a_picture_that_was_exchanged_is_found(built: Path, ledger: Ledger) -> None:
    deck = Deck(built.read_bytes())
    pictures = [
        name for name in deck.members if name.startswith("ppt/media/picture") and name.endswith((".png", ".jpeg"))
    ]
    if built.stem == "gallery":
        assert pictures
    for name in pictures:
        assert is_found(ledger, deck.with_part(name, deck.members[name] + b"\0"))


def with_footers(presentation: Any) -> None:
    """Layouts that say something of their own at their foot."""
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                shape.text_frame.text = "Internal use"


def test_a_footer_of_the_templates_own_is_nobodys_text(tmp_path: Path, shipped: Path) -> None:
    template = tmp_path / "brand.pptx"
    template.write_bytes(foreign.template(foreign.sized(*foreign.WIDE), with_footers))
    arguments = ["--quiet", "--template", str(template), "--output", str(tmp_path), str(shipped)]
    assert main(["build", *arguments]) == 0
    deck = tmp_path / "nca-assessment.pptx"
    assert b"Internal use" in Deck(deck.read_bytes()).members["ppt/slides/slide5.xml"]
    assert main(["verify", "--quiet", str(deck)]) == 0


@pytest.mark.parametrize("name", ["four-by-three", "two-masters", "logo", "orange"])
def test_decks_on_other_peoples_templates_read_back(name: str, tmp_path: Path) -> None:
    template = foreign.write_template(name, tmp_path)
    arguments = ["--quiet", "--template", str(template), "--output", str(tmp_path), str(ROOT / OUTLINES["gallery"])]
    assert main(["build", *arguments]) == 0


def test_an_outline_with_too_much_of_everything_reads_back(tmp_path: Path) -> None:
    outline = tmp_path / "torture" / "outline.yaml"
    outline.parent.mkdir()
    outline.write_text(torture.OUTLINE, encoding="utf-8")
    assert main(["build", "--quiet", "--output", str(tmp_path), str(outline)]) == 0


@pytest.mark.parametrize("printing", ["", "{bleed: 3mm, marks: true, duplex: true}"], ids=["plain", "press"])
def test_tables_parted_words_codes_and_answers_of_a_sheet_read_back(tmp_path: Path, printing: str) -> None:
    outline = torture_sheet.write_torture(tmp_path / "torture", printing, parts=6)
    arguments = ["--quiet", "--only", "sheet", "--output", str(tmp_path)]
    assert main(["build", *arguments, str(outline)]) == 0
    assert main(["verify", *arguments, str(outline)]) == 0
    assert main(["verify", "--quiet", str(tmp_path / "torture.pdf")]) == 0
