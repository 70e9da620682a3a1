"""Handouts before validators that are not ours; and their slides beside the deck as LibreOffice shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from builder.cli import main
from builder.pipeline import Options, prepare
from builder.render.powerpoint import read_backdrops, render_deck
from tests.drawn_slides import drawn_slides_pdf
from tests.foreign import write_template
from tests.judges.breaks import Word, lines_of, words_of
from tests.judges.decks import libreoffice
from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
from tests.judges.verapdf import verapdf
from tests.torture import long_outline, write_outline

pytestmark = pytest.mark.judge
Judge = Callable[[Path], list[str]]
ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery" / "outline.yaml"
FORMS = [
    ("3-lines", "safeguarding"),
    ("6-notes", "civic"),
    ("speaker", "editorial"),
    ("2-notes", "safeguarding"),
    ("1-lines", "monochrome"),
]


def archival(handout: Path) -> list[str]:
    return verapdf(handout, "PDFA_2_A")


@pytest.fixture(scope="module", params=FORMS, ids=lambda each: "-".join(each))
def handouts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The handouts of the gallery's outline and of the torture outlines, in one form and theme."""
    form, theme = request.param
    folder = tmp_path_factory.mktemp("handout")
    torture, long = write_outline(folder / "torture"), folder / "long" / "outline.yaml"
    long.parent.mkdir()
    long.write_text(long_outline(5), encoding="utf-8")
    command = ["build", "--quiet", "--only", "handout", "--handout", form, "--theme", theme, "--output", str(folder)]
    paper = "letter" if form == "6-notes" else "a4"
    assert main([*command, "--paper", paper, str(GALLERY), str(torture), str(long)]) == 0
    return [folder / f"{name}-handout.pdf" for name in ("gallery", "torture", "long")]


@pytest.mark.parametrize("judge", [verapdf, archival, qpdf, ghostscript, pdfium])
def test_a_handout_is_valid(handouts: list[Path], judge: Judge) -> None:
    assert [judge(handout) for handout in handouts] == [[], [], []]


def test_a_screen_reader_is_not_misled(handouts: list[Path]) -> None:
    assert [outloud(handout) for handout in handouts] == [[], [], []]


def test_an_agenda_leads_to_the_slides_of_its_sections(handouts: list[Path]) -> None:
    """By a reader of its own: each link has a description and lands where the section's title stands."""
    with pikepdf.open(handouts[2]) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note]
        found = [(str(link.Contents), pages[link.Dest[0].objgen], float(link.Dest[3])) for link in links]
    assert len(found) >= 5
    with pypdfium2.PdfDocument(handouts[2]) as document:
        for description, page, top in found:
            tops = tops_of(document[page].get_textpage(), description.rpartition(" (slide ")[0][:24])
            assert any(0 < top - each < 200 for each in tops)


def tops_of(text: pypdfium2.PdfTextPage, words: str) -> list[float]:
    """How high on a page some words stand, wherever they do."""
    found = text.search(words)
    places = iter(found.get_next, None)
    return [text.get_charbox(start)[3] for start, _ in places]


# --- beside the deck -----------------------------------------------------------------------------------------------


def beside(outline: Path, options: Options, folder: Path) -> tuple[list[list[Word]], list[list[Word]]]:
    """The words of each slide as LibreOffice shows the deck, and as they are drawn here."""
    result, composed = prepare(str(outline), options)
    assert composed is not None, result.diagnostics
    deck, drawn = folder / "deck.pptx", folder / "drawn.pdf"
    deck.write_bytes(render_deck(composed.document, composed.template))
    drawn.write_bytes(drawn_slides_pdf(composed.document, composed.template, read_backdrops(composed.template)))
    return words_of(libreoffice(deck, folder)), words_of(drawn)


def alike(theirs: list[list[Word]], ours: list[list[Word]]) -> float:
    """The share of slides with the same lines."""
    assert len(theirs) == len(ours) > 10
    return sum(lines_of(a) == lines_of(b) for a, b in zip(theirs, ours, strict=True)) / len(ours)


@pytest.mark.parametrize("theme", ["civic", "editorial", "monochrome", "safeguarding"])
def test_slides_have_the_same_lines_in_the_same_places_as_the_deck(theme: str, tmp_path: Path) -> None:
    only = frozenset(("deck",))
    for name, outline in (("gallery", GALLERY), ("torture", write_outline(tmp_path / "torture"))):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        theirs, ours = beside(outline, Options(only=only, theme=theme), folder)
        assert alike(theirs, ours) >= 0.95
        for number, (a, b) in enumerate(zip(theirs, ours, strict=True), 1):
            assert far_apart(a, b) == [], (name, number)


def far_apart(theirs: list[Word], ours: list[Word]) -> list[tuple[Word, Word]]:
    """Words that stand elsewhere: more than 1.5 % of a slide aside, or most of a line higher or lower.

    LibreOffice sets lines of every font a fifth apart, PowerPoint as the font says; that adds up over lines. Charts'
    own words are left out: programs place the names of categories themselves.
    """
    left: dict[str, list[Word]] = {}
    for word in ours:
        left.setdefault(word.text, []).append(word)
    apart: list[tuple[Word, Word]] = []
    for word in theirs:
        if (near := left.get(word.text)) and word.size > 18.5:
            other = min(near, key=lambda each: abs(each.x - word.x) + abs(each.y - word.y))
            if abs(other.x - word.x) > 14 or abs(other.y - word.y) > 0.7 * word.size:
                apart.append((word, other))
    return apart


# Letters of PowerPoint's own template stand closer in pairs, which is not measured.
@pytest.mark.parametrize(("template", "least"), [("german", 0.95), ("dark", 0.9), ("title-only", 0.95)])
def test_slides_on_foreign_templates_have_the_lines_of_the_deck(template: str, least: float, tmp_path: Path) -> None:
    options = Options(only=frozenset(("deck",)), template=str(write_template(template, tmp_path)))
    theirs, ours = beside(write_outline(tmp_path / "torture"), options, tmp_path)
    assert alike(theirs, ours) >= least


def test_the_judge_sees_a_line_that_is_broken_elsewhere() -> None:
    words = [Word("one", 0, 20, 18, 35), Word("two", 40, 20, 18, 70), Word("three", 0, 42, 18, 60)]
    assert lines_of(words) == ["onetwo", "three"]
    assert lines_of([words[0], words[1]._replace(x=0, y=42), words[2]._replace(x=75)]) == ["one", "twothree"]


def test_the_shipped_publication_can_have_a_handout(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["build", "--only", "handout", "--format", "json", "--output", str(tmp_path), str(shipped)]
    assert main(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["outlines"][0]["outputs"] == [f"{tmp_path.as_posix()}/nca-assessment-handout.pdf"]
    assert verapdf(tmp_path / "nca-assessment-handout.pdf") == []
