"""The composed publication: every decision taken, nothing drawn yet.

Slides speak of placeholders and inherit their positions; pages have positions of their own, in points from the page's
top left corner, y downwards.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.model.outline import ChartKind
from builder.model.template import LayoutKind, Role
from builder.model.text import Run
from builder.model.theme import Face, Theme

# --- shared by slides and pages ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart of one series.

    ``labels`` are the values as printed (``+85%``), one for each category; ``highlight`` is the index of the point
    that matters, drawn in the accent colour. ``number_format`` is the workbook's and the axis'.
    """

    kind: ChartKind
    series: str
    categories: tuple[str, ...]
    values: tuple[Decimal, ...]
    labels: tuple[str, ...]
    number_format: str
    highlight: int | None = None


# --- slides --------------------------------------------------------------------------------------------------------

Bullet = Literal["none", "dot", "number"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``number`` is what a numbered paragraph shows, so that a list can go on on a second slide."""

    runs: tuple[Run, ...]
    bullet: Bullet = "none"
    number: int = 1

    def indent_pt(self, size_pt: float, bullet_pt: float) -> float:
        """How far the text stands in, in points, at a size: room for two digits and a stop before a number.

        ``bullet_pt`` is the placeholder's indent of a bulleted paragraph.
        """
        if self.bullet == "number":
            return max(bullet_pt, 1.4 * size_pt)
        return bullet_pt if self.bullet == "dot" else 0.0


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text in a placeholder; ``size_pt`` is None where the layout's own size fits."""

    role: Role
    paragraphs: tuple[Paragraph, ...]
    size_pt: float | None = None


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A native chart in a placeholder, with the text that stands for it."""

    role: Role
    chart: ChartData
    alt: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A native table; the first row is the header. ``widths`` are shares of the placeholder's width, sum 1."""

    role: Role
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    row_heights_pt: tuple[float, ...]
    size_pt: float
    alt: str


SlideBlock = TextBlock | ChartBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``key`` is stable and unique; ``blocks`` stand in reading order, the title first.

    ``section`` names the group that PowerPoint's slide sorter shows it in.
    """

    key: str
    kind: LayoutKind
    section: str
    blocks: tuple[SlideBlock, ...]
    notes: tuple[Paragraph, ...]


# --- pages ---------------------------------------------------------------------------------------------------------

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Figure", "BlockQuote", "Link", "Span",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the sheet's structure tree.

    ``parent`` is an index into ``Sheet.nodes``, less than the node's own; -1 for the root. An element's children stand
    in the order in which their content is drawn. ``scope`` is that of a TH; ``numbered`` that of an L; ``alt`` is the
    text for a Figure and the description of a Link.
    """

    tag: Tag
    parent: int
    alt: str | None = None
    language: str | None = None
    scope: Literal["Column", "Row"] | None = None
    numbered: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style at a place on a line; ``node`` is None for an artifact (a running header or footer)."""

    x: float
    text: str
    face: Face
    size: float
    colour: str
    node: int | None
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as broken, ``y`` its baseline. The last piece ends with a space where the paragraph goes on."""

    y: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle, an artifact."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, an artifact."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, drawn within its rectangle as the Figure ``node``."""

    node: int
    x: float
    y: float
    width: float
    height: float
    chart: ChartData


PageItem = Line | Panel | Rule | Drawing


@dataclass(frozen=True, slots=True)
class Page:
    """One page, a pure list of what stands on it, in reading order."""

    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's outline. ``level`` counts from 0; ``page`` is an index, ``y`` the place on it."""

    title: str
    level: int
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fact sheet: pages of one size, in points, and the structure their content belongs to."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]


# --- both ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A publication, composed. ``stamp`` is a digest of everything it was made from, the same in deck and sheet.

    ``slides`` is empty, or ``sheet`` None, where that output was not asked for. ``deck_ledger`` and ``sheet_ledger``
    are what each file carries of its facts and texts, as JSON; empty where it carries nothing.
    """

    title: str
    subtitle: str
    language: str
    date: dt.date
    organisation: str
    stamp: str
    theme: Theme
    slides: tuple[Slide, ...] = ()
    sheet: Sheet | None = None
    deck_ledger: str = ""
    sheet_ledger: str = ""
