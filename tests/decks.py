"""A document with a slide of every kind, built by hand, and ways to read a deck back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from builder.model.document import (
    Bullet,
    ChartBlock,
    ChartData,
    Crop,
    Document,
    Emphasis,
    Paragraph,
    PictureBlock,
    Series,
    Slide,
    TableBlock,
    TextBlock,
)
from builder.model.length import Box, Length
from builder.model.picture import Picture
from builder.model.template import LayoutKind, Role, Template
from builder.model.text import Run
from builder.model.theme import FontFamily, Palette, SheetSizes, Theme
from builder.render.powerpoint import read_template, render_deck
from tests.pictures import encoded, halves

TEMPLATE = Path(__file__).parents[1] / "builder" / "themes" / "safeguarding.pptx"
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
ODD = "R&D <b>]]>\" 'x' _x0041_ =cmd|' /C calc'!A0 \U0001f642 naïve – “quoted”"
THEME = Theme(
    "safeguarding",
    Palette("FFFFFF", "1D2B33", "4E5F69", "0F4C5C", "FFFFFF", "B4511C", "EDF3F4", "C5D3D7"),
    FontFamily("Carlito", "Calibri", ()),
    SheetSizes(25, 12.5, 14, 10.5, 10, 9, 27),
    str(TEMPLATE),
)
CHART = ChartData(
    kind="bar",
    title="Change in use",
    categories=("heroin", "cocaine", "ketamine"),
    series=(Series("Change in use", (Decimal(-11), Decimal(7), Decimal(85)), ("−11%", "+7%", "+85%")),),
    number_format='+#,##0"%";"−"#,##0"%";#,##0"%"',
    highlight=(0, 2),
)


@cache
def shipped_template() -> Template:
    return read_template(str(TEMPLATE))


def paragraph(*texts: str | Run, bullet: Bullet = "none", number: int = 1) -> Paragraph:
    return Paragraph(tuple(text if isinstance(text, Run) else Run(text) for text in texts), bullet, number)


def _heading(text: str, emphasis: Emphasis) -> Paragraph:
    return Paragraph((Run(text, bold=True),), emphasis=emphasis)


def block(role: Role, *texts: str, bullet: Bullet = "none", size_pt: float | None = None) -> TextBlock:
    numbered = enumerate(texts, 1)
    return TextBlock(role, tuple(paragraph(text, bullet=bullet, number=i) for i, text in numbered), size_pt)


def table(*rows: tuple[str, ...]) -> TableBlock:
    cells = tuple(tuple((Run(text),) for text in row) for row in rows)
    count = len(rows[0])
    return TableBlock("table", cells, (1 / count,) * count, (30.0,) * len(rows), 18, "A table of what was measured")


def slide(kind: LayoutKind, *blocks: Any, key: str = "", section: str = "Com networks", notes: str = "") -> Slide:
    return Slide(key or kind, kind, section, blocks, (paragraph(notes or f"Notes of {kind}."),))


def photograph() -> PictureBlock:
    """A picture, in place of one that is composed."""
    picture = Picture("halves.png", "a" * 64, "png", encoded(halves(), "PNG"), 60, 40, 3)
    return PictureBlock("picture", picture, Box(*map(Length.from_pt, (54, 140, 300, 200))), Crop(), "Two halves.")


def every_kind() -> tuple[Slide, ...]:
    """A slide of each kind, with all of its placeholders in use."""
    cited = block("citation", "[1] National Crime Agency, 2025.")
    kicker = block("kicker", "Com networks")
    shown: dict[LayoutKind, tuple[Any, ...]] = {
        "title": (block("subtitle", "For parents and carers"), block("caption", "Partnership · 26 March 2025")),
        "notice": (block("body", "This material mentions child abuse."),),
        "agenda": (block("body", "Com networks", "Drugs in waste water", bullet="number"),),
        "section": (block("body", "Abuse online is no longer only adults preying on children."),),
        "finding": (block("body", "Thousands are involved.", "Most are young.", bullet="dot"), cited, kicker),
        "big-figure": (block("body", "More."), block("figure", "six-fold"), block("caption", "reports"), cited, kicker),
        "quotation": (block("body", "“Com networks use coercion.”"), block("speaker", "The agency"), cited, kicker),
        "chart": (ChartBlock("chart", CHART, "Bar chart of use"), cited, kicker),
        "table": (table(("Drug", "Change"), ("heroin", "−11%")), cited, kicker),
        "advice": (block("body", "Ask what they enjoy.", "Agree on apps.", bullet="dot"), kicker),
        "question": (kicker,),
        "picture": (photograph(), block("caption", "Lime trees of 1911."), cited, kicker),
        "comparison": (
            TextBlock("first", (_heading("Then", "heading"), _heading("1,911", "figure"), paragraph("Planted."))),
            block("second", "Tall.", "Shady.", bullet="dot"),
            cited,
            kicker,
        ),
        "contacts": (table(("Who", "Phone"), ("Childline", "0800 1111")),),
        "sources": (block("body", "National Crime Agency, 2025.", bullet="number"),),
    }
    return tuple(
        slide(kind, block("title", f"The {kind} slide"), *blocks, section="" if kind == "title" else f"Part {i // 4}")
        for i, (kind, blocks) in enumerate(shown.items())
    )


def document(
    *slides: Slide, title: str = "When online gangs recruit children", organisation: str = "A & B"
) -> Document:
    return Document(
        title=title,
        subtitle="What it means",
        language="en-GB",
        date=dt.date(2025, 3, 26),
        organisation=organisation,
        stamp="5eed" * 16,
        theme=THEME,
        slides=slides,
    )


def deck_of(*slides: Slide, **named: str) -> bytes:
    return render_deck(document(*slides, **named), shipped_template())


def opened(deck: bytes) -> Any:
    return Presentation(io.BytesIO(deck))


def only_slide(*blocks: Any, kind: LayoutKind = "finding") -> Any:
    """The one slide of a deck, read back."""
    return opened(deck_of(slide(kind, *blocks))).slides[0]


def find(element: Any, path: str) -> list[Any]:
    """XPath with the usual prefixes, on an element of python-pptx's tree."""
    from lxml import etree

    found: list[Any] = etree.ElementBase.xpath(element, path, namespaces=NAMES)
    return found


def decoded(text: str) -> str:
    """Text as Office shows it: ``_x005F_`` stands for an underscore."""
    return text.replace("_x005F_", "_")


def members(deck: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rezipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()
