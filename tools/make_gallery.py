"""Draw docs/gallery.md: a slide of every kind, and the fact sheet, in every theme that ships.

LibreOffice lays out the decks that the builder wrote, with no fonts but those that ship: the same metrics as the
decks ask for, and the same pictures on every machine with the same LibreOffice.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from builder.compose import compose_document
from builder.evidence import verify_outline
from builder.model.document import ChartBlock, Document, Slide, TableBlock, TextBlock
from builder.model.text import Place, Text
from builder.outline import load_outline, load_theme
from builder.reading import read_pictures, read_sources
from builder.render.pdf import render_sheet
from builder.render.powerpoint import read_template, render_deck

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
OUTLINE = DOCS / "gallery" / "outline.yaml"
THEMES = ("safeguarding", "editorial", "civic", "monochrome")
SLIDE_WIDTH, SHEET_WIDTH = 640, 640
_COLOURS = 64
_STAND_INS = {"Calibri": "Carlito", "Times New Roman": "Liberation Serif", "Arial": "Liberation Sans"}
_TOLD = """\
# Gallery

Every kind of slide in every theme that ships, and the fact sheet of the same outline: `gallery/outline.yaml`, over an
article that was made up for it. `make gallery` draws the pictures anew, with LibreOffice and the fonts that ship.
Choose a theme with `theme:` in the outline, or with `--theme`.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide of the gallery: what it is called, and its index in the deck."""

    name: str
    index: int


def compose(theme_name: str) -> Document:
    """The gallery's outline in a theme."""
    outline = load_outline(str(OUTLINE))
    sources = read_sources(outline)
    found = verify_outline(outline, sources)
    theme = load_theme(Text(theme_name, Place(1, 1)), outline.path)
    template = read_template(theme.template)
    pictures = read_pictures(outline)
    return compose_document(outline, sources, found.verdicts, theme, template, stamp="0" * 64, pictures=pictures)


def name_of(slide: Slide) -> str:
    """What kind of slide it is, in the words of an outline."""
    if slide.key.endswith(":answer"):
        return "answer"
    for block in slide.blocks:
        if isinstance(block, ChartBlock):
            return f"{block.chart.kind} chart"
        if isinstance(block, TableBlock) and slide.kind == "table":
            return "timeline" if block.style == "timeline" else "glossary" if block.names_rows else "table"
        if slide.kind == "advice" and isinstance(block, TextBlock) and block.paragraphs[0].bullet == "number":
            return "numbered steps"
    return slide.kind.replace("-", " ")


def kinds(document: Document) -> tuple[Shown, ...]:
    """The first slide of each kind."""
    first: dict[str, int] = {}
    for index, slide in enumerate(document.slides):
        first.setdefault(name_of(slide), index)
    return tuple(Shown(name, index) for name, index in first.items())


def picture_name(theme: str, name: str) -> str:
    """Of a slide's picture, below docs."""
    return f"gallery/{theme}/{name.replace(' ', '-')}.png"


def page(shown: Sequence[Shown], sheets: int) -> str:
    """The text of gallery.md; ``sheets`` is how many pages of the sheet it shows."""
    pages = [f"sheet page {number}" for number in range(1, sheets + 1)]
    rows = [*(slide.name for slide in shown), *pages]
    head = f"| | {' | '.join(THEMES)} |\n|---|{'---|' * len(THEMES)}\n"
    return f"{_TOLD}\n{head}{''.join(map(_row, rows))}"


def _row(name: str) -> str:
    cells = (f"![{name.capitalize()}, in the theme {theme}]({picture_name(theme, name)})" for theme in THEMES)
    return f"| {name} | {' | '.join(cells)} |\n"


def draw_deck(document: Document, folder: Path) -> Path:
    """The deck as LibreOffice lays it out, as a PDF in ``folder``."""
    deck = folder / "deck.pptx"
    deck.write_bytes(render_deck(document, read_template(document.theme.template)))
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_settings(folder), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts), "SOURCE_DATE_EPOCH": "0"}
    subprocess.run([*command, str(folder), str(deck)], check=True, capture_output=True, env=surroundings)
    return folder / "deck.pdf"


def _font_settings(folder: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{asked}</family><accept><family>{given}</family></accept></alias>'
        for asked, given in _STAND_INS.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{ROOT / 'builder' / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>"
    )


def pictures_of(pdf: Path | bytes, width: int) -> Iterator[bytes]:
    """Each page as a small PNG of few colours."""
    with pypdfium2.PdfDocument(pdf) as document:
        for drawn in document:
            # Drawn at twice the size: pdfium smooths edges less well than a picture that is made smaller.
            image = drawn.render(scale=2 * width / drawn.get_width()).to_pil().convert("RGB")
            small = image.resize((width, round(width * image.height / image.width)), Image.Resampling.LANCZOS)
            buffer = io.BytesIO()
            few = small.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            few.save(buffer, "PNG", optimize=True)
            yield buffer.getvalue()


def draw_theme(theme: str) -> tuple[tuple[Shown, ...], int]:
    """Write the pictures of a theme.

    Returns:
        The slides shown, and the number of the sheet's pages.
    """
    document = compose(theme)
    shown = kinds(document)
    folder = DOCS / "gallery" / theme
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as scratch:
        slides = list(pictures_of(draw_deck(document, Path(scratch)), SLIDE_WIDTH))
    for slide in shown:
        (DOCS / picture_name(theme, slide.name)).write_bytes(slides[slide.index])
    sheets = list(pictures_of(render_sheet(document), SHEET_WIDTH))
    for number, picture in enumerate(sheets, 1):
        (DOCS / picture_name(theme, f"sheet page {number}")).write_bytes(picture)
    return shown, len(sheets)


def main() -> int:
    """Draw all themes."""
    drawn = [draw_theme(theme) for theme in THEMES]
    names = {tuple(slide.name for slide in shown) for shown, _ in drawn}
    if len(names) > 1:
        print("the themes don't show the same kinds of slides", file=sys.stderr)
        return 1
    (DOCS / "gallery.md").write_text(page(drawn[0][0], min(sheets for _, sheets in drawn)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
