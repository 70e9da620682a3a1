"""The sheet before judges that are not ours: both papers, every theme, with and without bleed, on some sixty pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cli import main
from builder.model.address import as_read
from builder.model.outline import Advice, Finding, Outline, Question, Table, Terms, Timeline
from builder.model.text import Prose
from builder.outline import load_outline
from tests.judges.reading import bare, pdfium_words, poppler_words, words_apart
from tests.judges.scanning import scanned
from tests.judges.sheets import ghostscript, outloud, pdfium, qpdf
from tests.judges.verapdf import verapdf
from tests.torture_sheet import write_torture

pytestmark = pytest.mark.judge
Judge = Callable[[Path], list[str]]
ROOT = Path(__file__).parents[1]
THEMES = sorted(path.stem for path in (ROOT / "builder" / "themes").glob("*.yaml"))
PRESS = "{bleed: 3mm, marks: true, duplex: true}"


def pdf_a(sheet: Path) -> list[str]:
    return verapdf(sheet, "PDFA_2_A")


@pytest.fixture(scope="module", params=[("a4", ""), ("letter", PRESS)], ids=["a4", "letter-bleed"])
def torture(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An outline of some sixty pages, and its sheet."""
    paper, printing = request.param
    folder = tmp_path_factory.mktemp(paper)
    outline = write_torture(folder / "torture", printing)
    done = main(["build", "--quiet", "--only", "sheet", "--paper", paper, "--output", str(folder), str(outline)])
    assert done == 0
    return outline, folder / "torture.pdf"


@pytest.mark.parametrize("judge", [verapdf, pdf_a, qpdf, ghostscript, pdfium])
def test_sixty_pages_are_valid(torture: tuple[Path, Path], judge: Judge) -> None:
    assert judge(torture[1]) == []


def test_a_screen_reader_is_not_misled(torture: tuple[Path, Path]) -> None:
    # A table's header that is drawn again for the eye alone is meant to be passed over.
    assert [line for line in outloud(torture[1]) if not ("TAG-002" in line and "Column 1" in line)] == []


def test_some_sixty_pages_are_on_paper_of_one_size(torture: tuple[Path, Path]) -> None:
    import pikepdf

    with pikepdf.open(torture[1]) as document:
        assert len(document.pages) >= 55
        assert len({tuple(map(float, page.mediabox)) for page in document.pages}) == 1


def printed(prose: Prose) -> str:
    """A text with the address of each link behind it."""
    return "".join(f"{run.text} ({as_read(run.link)})" if run.link else run.text for run in prose.runs)


def texts(outline: Outline) -> list[str]:
    """What the sheet says of each entry, in order, entry by entry."""
    said: list[str] = []
    for section in outline.sections:
        said += [str(section.title), str(section.takeaway or "")]
        for item in section.items:
            match item:
                case Finding():
                    said.append("".join((item.statement, *(f"•{point}" for point in item.points))))
                case Table():
                    said.append(str(item.title))
                    said += ["".join(row) for row in item.rows]
                case Timeline():
                    said += [f"{event.when}{event.what}" for event in item.events]
                case Terms():
                    said += [f"{term.term}{term.meaning}" for term in item.terms]
                case Advice():
                    said.append(
                        "".join((item.title, *(f"{n}.{printed(step)}" for n, step in enumerate(item.steps, 1))))
                    )
                case Question():
                    said.append(str(item.question))
    return said


@pytest.mark.parametrize("reader", [poppler_words, pdfium_words])
def test_every_entry_is_read_whole_and_in_order(torture: tuple[Path, Path], reader: Callable[[Path], str]) -> None:
    outline, sheet = torture
    title, foot = "A torture of sixty pages", r"Page \d+ of \d+"
    read = without_furniture(reader(sheet), bare(title), bare(foot))
    at = 0
    for text in texts(load_outline(str(outline))):
        found = read.find(bare(text), at)
        assert found >= 0, text
        at = found + len(bare(text))


def without_furniture(text: str, title: str, foot: str) -> str:
    """The text without the running foot, which stands between two columns of different pages."""
    import re

    return re.sub(rf"{title}{foot.replace(chr(92) + 'd+', '[0-9]+')}", "", text)


def test_no_two_words_fuse(torture: tuple[Path, Path]) -> None:
    outline, sheet = torture
    written = outline.read_text(encoding="utf-8")
    known = {word for line in written.splitlines() for word in line.split()}
    stripped = {word.strip("“”\"'[]{},.:()") for word in known}
    long = {word for word in words_apart(sheet) if word.isalpha() and len(word) > 12}
    assert long <= stripped


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("printing", ["", PRESS], ids=["plain", "press"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_on_both_papers_with_and_without_bleed(
    tmp_path: Path, theme: str, printing: str, paper: str
) -> None:
    outline = write_torture(tmp_path / "small", printing, parts=6)
    options = ["--only", "sheet", "--paper", paper, "--theme", theme, "--output", str(tmp_path)]
    assert main(["build", "--quiet", *options, str(outline)]) == 0
    sheet = tmp_path / "small.pdf"
    assert [*verapdf(sheet), *pdf_a(sheet), *qpdf(sheet), *pdfium(sheet)] == []
    assert scanned(sheet) == ["https://www.childline.org.uk", "https://www.example.org/le-monde"]
