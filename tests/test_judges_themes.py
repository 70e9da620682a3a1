"""The gallery's outline, with an entry of every kind, in every theme that ships, before judges that are not ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from builder.cli import main
from tests.judges.decks import libreoffice, open_xml_sdk, openxml_audit, pptlint
from tests.judges.overflow import overflowing, unfitted
from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
from tests.judges.verapdf import verapdf
from tests.torture import write_outline

pytestmark = pytest.mark.judge
Judge = Callable[[Path], list[str]]
ROOT = Path(__file__).parents[1]
THEMES = sorted(path.stem for path in (ROOT / "builder" / "themes").glob("*.yaml"))


@pytest.fixture(scope="module", params=THEMES)
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the deck and the sheet in one theme."""
    folder = tmp_path_factory.mktemp(request.param)
    outline = ROOT / "docs" / "gallery" / "outline.yaml"
    assert main(["build", "--quiet", "--theme", request.param, "--output", str(folder), str(outline)]) == 0
    return folder


@pytest.mark.parametrize("judge", [open_xml_sdk, openxml_audit])
def test_a_deck_of_every_kind_of_slide_is_valid(outputs: Path, judge: Judge) -> None:
    assert judge(outputs / "gallery.pptx") == []


def test_a_deck_of_every_kind_of_slide_is_sound_and_accessible(outputs: Path, tmp_path: Path) -> None:
    assert pptlint(outputs / "gallery.pptx", tmp_path) == []


@pytest.mark.parametrize("judge", [verapdf, outloud, qpdf, ghostscript, pdfium])
def test_a_sheet_of_every_kind_of_entry_is_valid(outputs: Path, judge: Judge) -> None:
    assert judge(outputs / "gallery.pdf") == []


def test_libreoffice_and_python_pptx_open_every_slide(outputs: Path, tmp_path: Path) -> None:
    import pypdfium2

    slides = Presentation(str(outputs / "gallery.pptx")).slides
    with pypdfium2.PdfDocument(libreoffice(outputs / "gallery.pptx", tmp_path)) as pages:
        assert len(pages) == len(slides) > 25
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title is not None]
    assert len(set(titles)) == len(slides)
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)


def test_no_text_leaves_its_shape_even_of_a_torture_outline(outputs: Path, tmp_path: Path) -> None:
    theme = outputs.name.rstrip("0123456789")
    outline = write_outline(tmp_path / "torture")
    assert main(["build", "--only", "deck", "--theme", theme, "--output", str(outputs), str(outline)]) == 0
    for deck in (outputs / "gallery.pptx", outputs / "torture.pptx"):
        copy = unfitted(deck, tmp_path)
        assert overflowing(copy, libreoffice(copy, tmp_path)) == []
