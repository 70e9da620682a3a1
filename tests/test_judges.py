"""The publication that ships, held before validators that are not ours; and proof that each of them can say no."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.outline import load_outline
from tests.judges.decks import libreoffice, open_xml_sdk, openxml_audit, pptlint
from tests.judges.pages import axe, chromium
from tests.judges.scanning import scanned
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


def test_the_deck_is_sound_and_accessible(deck: Path, tmp_path: Path) -> None:
    assert pptlint(deck, tmp_path) == []


@pytest.mark.parametrize("judge", SHEET_JUDGES)
def test_the_sheet_is_valid(sheet: Path, judge: Judge) -> None:
    assert judge(sheet) == []


def test_every_address_of_a_contact_is_a_code_that_scans(sheet: Path, shipped: Path) -> None:
    contacts = load_outline(str(shipped)).contacts
    assert sorted(scanned(sheet)) == sorted(str(contact.url) for contact in contacts if contact.url)


def test_libreoffice_shows_every_slide(deck: Path, tmp_path: Path) -> None:
    import pypdfium2

    drawn = libreoffice(deck, tmp_path)
    with zipfile.ZipFile(deck) as package, pypdfium2.PdfDocument(drawn) as pages:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        assert len(pages) == len(slides) > 5
    assert pdfium(drawn) == []


# --- the page of `check --report` ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the publication that ships, with a fault in it."""
    from builder.cli import main

    folder = tmp_path_factory.mktemp("reported") / "nca-assessment"
    shutil.copytree(shipped.parent, folder)
    outline = folder / shipped.name
    outline.write_text(outline.read_text(encoding="utf-8").replace("value: 6\n", "value: 5\n"), encoding="utf-8")
    assert main(["check", "--quiet", "--report", str(folder / "report.html"), str(outline)]) == 5
    return folder / "report.html"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_report_is_accessible(page: Path, dark: bool) -> None:
    assert axe(page, dark=dark) == []


CLICKS = """
addEventListener("load", () => {
  const marked = () => [...document.querySelectorAll("mark.current")].map((piece) => piece.textContent).join("");
  const current = () => [...document.querySelectorAll("[aria-current=true]")].map((node) => node.className);
  const entry = document.querySelector(".entry.unsupported");
  const told = {};
  entry.querySelector("a.to-passage").click();
  told.passage = marked();
  told.current = current();
  told.focus = document.activeElement.className;
  told.seen = document.activeElement.getBoundingClientRect().top > 0;
  document.querySelector("#problems-only").click();
  told.hidden = getComputedStyle(document.querySelector(".entry.supported")).display;
  document.querySelector("mark.supported").click();
  told.shown = getComputedStyle(document.querySelector(".entry.supported")).display;
  told.entry = document.activeElement.id;
  told.other = marked();
  document.documentElement.dataset.told = JSON.stringify(told);
});
"""


def test_a_finding_leads_to_its_passage_and_a_passage_to_its_finding(page: Path) -> None:
    told = chromium(page, CLICKS)
    assert told["passage"].startswith("Reports relating to “com networks”")
    assert sorted(told["current"]) == ["cite unsupported", "entry unsupported problem", "to-passage"]
    assert (told["focus"], told["seen"]) == ("cite unsupported", True)
    assert (told["hidden"], told["shown"], told["entry"]) == ("none", "block", "o1-e1")
    assert told["other"].startswith("“Sadistic” online gangs")


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


def test_pptlint_sees_a_slide_without_title(deck: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.pptx"
    with zipfile.ZipFile(deck) as package, zipfile.ZipFile(faulty, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, data.replace(b'type="title"', b'type="body"') if "slide5.xml" in name else data)
    assert pptlint(faulty, tmp_path) != []


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


def test_axe_sees_a_page_without_language(page: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.html"
    faulty.write_text(page.read_text(encoding="utf-8").replace('<html lang="en-GB">', "<html>"), encoding="utf-8")
    assert any(line.startswith("html-has-lang") for line in axe(faulty))
