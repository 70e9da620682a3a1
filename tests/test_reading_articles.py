"""The shipped article as a page, a PDF file and a Word file: the shipped outline is borne out by each."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from builder.evidence import verify_outline
from builder.outline import load_outline
from builder.reading import read_sources

FONTS = Path(__file__).parents[1] / "builder" / "fonts"
LINES_PER_PAGE = 22


def page(paragraphs: list[str]) -> bytes:
    """As a news site would have it."""
    text = "".join(f"<p>{html.escape(paragraph)}</p><aside><a href='/'>More</a></aside>" for paragraph in paragraphs)
    menu = "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
    foot = "<footer>© A newspaper. 85% of heroin users agree.</footer>"
    return f"<!DOCTYPE html><meta charset=utf-8><title>x</title>{menu}<article>{text}</article>{foot}".encode()


def word_file(paragraphs: list[str]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:p><w:r><w:t>{escape(paragraph)}</w:t></w:r></w:p>" for paragraph in paragraphs)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{text}</w:body></w:document>')
    return file.getvalue()


def two_columns(paragraphs: list[str]) -> bytes:
    """A leaflet with running heads, page numbers, and two columns a page."""
    registerFont(TTFont("Carlito", FONTS / "Carlito-Regular.ttf"))
    lines = [line for paragraph in paragraphs for line in (*simpleSplit(paragraph, "Carlito", 10, 165), "")]
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A5)
    columns = [lines[start : start + LINES_PER_PAGE] for start in range(0, len(lines), LINES_PER_PAGE)]
    for number, column in enumerate(columns):
        canvas.setFont("Carlito", 10)
        if number % 2 == 0:
            canvas.drawString(30, 570, "The Daily Newspaper")
            canvas.drawRightString(390, 20, f"Page {number // 2 + 1}")
        for row, line in enumerate(column):
            canvas.drawString(30 + 190 * (number % 2), 520 - 12 * row, line)
        if number % 2 == 1 or number == len(columns) - 1:
            canvas.showPage()
    assert stringWidth(lines[0], "Carlito", 10) <= 165
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "make"), [("article.html", page), ("article.pdf", two_columns), ("article.docx", word_file)]
)
def test_the_shipped_outline_is_supported(
    shipped: Path, tmp_path: Path, name: str, make: Callable[[list[str]], bytes]
) -> None:
    paragraphs = (shipped.parent / "article.txt").read_text(encoding="utf-8").split("\n")
    (tmp_path / name).write_bytes(make([paragraph for paragraph in paragraphs if paragraph]))
    outline = shipped.read_text(encoding="utf-8").replace("file: article.txt", f"file: {name}")
    (tmp_path / "outline.yaml").write_text(outline, encoding="utf-8")
    loaded = load_outline(str(tmp_path / "outline.yaml"))
    sources = read_sources(loaded)
    found = verify_outline(loaded, sources)
    assert [d for d in found.diagnostics if d.severity == "error"] == []
    matches = [match for verdict in found.verdicts for match in verdict.evidence]
    assert len(matches) > 10
    source = sources["article"]
    assert [match.page for match in matches] == [source.page_at(match.span.start) for match in matches]
    pages = {match.page for match in matches}
    assert pages == ({1, 2, 3} if name == "article.pdf" else {None})
