"""The publication that ships, held before validators that are not ours; and proof that each of them can say no."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judges.decks import libreoffice, open_xml_sdk, openxml_audit
from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
from tests.judges.verapdf import verapdf

pytestmark = pytest.mark.judge
Judge = Callable[[Path], list[str]]
DECK_JUDGES = [open_xml_sdk, openxml_audit]
SHEET_JUDGES = [verapdf, outloud, qpdf, ghostscript, pdfium]


@pytest.fixture
def deck(published: Path) -> Path:
    return next(published.glob("*.pptx"))


@pytest.fixture
def sheet(published: Path) -> Path:
    return next(published.glob("*.pdf"))


@pytest.mark.parametrize("judge", DECK_JUDGES)
def test_the_deck_is_valid(deck: Path, judge: Judge) -> None:
    assert judge(deck) == []


@pytest.mark.parametrize("judge", SHEET_JUDGES)
def test_the_sheet_is_valid(sheet: Path, judge: Judge) -> None:
    assert judge(sheet) == []


def test_libreoffice_shows_every_slide(deck: Path, tmp_path: Path) -> None:
    import pypdfium2

    drawn = libreoffice(deck, tmp_path)
    with zipfile.ZipFile(deck) as package, pypdfium2.PdfDocument(drawn) as pages:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        assert len(pages) == len(slides) > 5
    assert pdfium(drawn) == []


# --- each judge sees a planted fault -------------------------------------------------------------------------------


@pytest.mark.parametrize("judge", DECK_JUDGES)
def test_a_judge_of_decks_sees_an_element_that_does_not_belong(deck: Path, tmp_path: Path, judge: Judge) -> None:
    faulty = tmp_path / "faulty.pptx"
    with zipfile.ZipFile(deck) as package, zipfile.ZipFile(faulty, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "ppt/slides/slide1.xml":
                data = data.replace(b"<p:cSld", b"<p:cSldUnknown/><p:cSld", 1)
            copy.writestr(name, data)
    assert judge(faulty) != []


def test_verapdf_sees_a_document_without_language(sheet: Path, tmp_path: Path) -> None:
    import pikepdf

    faulty = tmp_path / "faulty.pdf"
    with pikepdf.open(sheet) as document:
        del document.Root.Lang
        document.save(faulty)
    assert any(line.startswith("7.2-") for line in verapdf(faulty))


def test_outloud_sees_a_figure_without_a_text(sheet: Path, tmp_path: Path) -> None:
    import pikepdf

    faulty = tmp_path / "faulty.pdf"
    with pikepdf.open(sheet) as document:
        figures = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert figures
        for figure in figures:
            figure["/Alt"] = pikepdf.String("image1.png")
        document.save(faulty)
    assert outloud(faulty) != []


@pytest.mark.parametrize("judge", [qpdf, ghostscript])
def test_a_judge_of_structure_sees_a_torn_file(sheet: Path, tmp_path: Path, judge: Judge) -> None:
    faulty = tmp_path / "faulty.pdf"
    data = sheet.read_bytes()
    faulty.write_bytes(data[: len(data) // 2])
    assert judge(faulty) != []
