"""The composed publication: every decision taken, nothing drawn yet.

Slides speak of placeholders and inherit their positions; pages have positions of their own, in points from the page's
top left corner, y downwards.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from builder.model.chart import ChartData as ChartData
from builder.model.chart import ChartPlan as ChartPlan
from builder.model.chart import PointLabel as PointLabel
from builder.model.chart import Series as Series
from builder.model.chart import Shade as Shade
from builder.model.length import Box
from builder.model.picture import Crop as Crop
from builder.model.picture import Picture
from builder.model.shape import Gradient as Gradient
from builder.model.shape import Shape as Shape
from builder.model.shape import Step as Step
from builder.model.template import LayoutKind, Role
from builder.model.text import Run
from builder.model.theme import Face, FontFamily, Theme

# --- slides --------------------------------------------------------------------------------------------------------

Bullet = Literal["none", "dot", "number"]
Emphasis = Literal["none", "heading", "figure"]
"""Of a paragraph among others: a heading, or a number to be seen from afar, in a colour of its own."""
_SCALES: dict[Emphasis, float] = {"none": 1.0, "heading": 1.2, "figure": 2.7}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``number`` is what a numbered paragraph shows, so that a list can go on on a second slide."""

    runs: tuple[Run, ...]
    bullet: Bullet = "none"
    number: int = 1
    emphasis: Emphasis = "none"

    @property
    def scale(self) -> float:
        """Its size, as a multiple of that of the text around it."""
        return _SCALES[self.emphasis]

    def indent_pt(self, size_pt: float, bullet_pt: float) -> float:
        """How far the text stands in, in points, at a size: room for two digits and a stop before a number.

        ``bullet_pt`` is the placeholder's indent of a bulleted paragraph.
        """
        if self.bullet == "number":
            return max(bullet_pt, 1.4 * size_pt)
        return bullet_pt if self.bullet == "dot" else 0.0


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text in a placeholder; ``size_pt`` is None where the layout's own size fits, ``box`` where its own place does."""

    role: Role
    paragraphs: tuple[Paragraph, ...]
    size_pt: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A native chart in a placeholder, with the text that stands for it."""

    role: Role
    chart: ChartData
    alt: str
    plan: ChartPlan = field(default_factory=ChartPlan)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A native table; the first row is the header. ``widths`` are shares of the placeholder's width, sum 1.

    With ``names_rows`` the first cell of each row is its heading. A ``timeline`` is drawn as one: a line along the
    dates, with a mark for each event. ``flush_right`` gives the columns of amounts, by index.
    """

    role: Role
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    row_heights_pt: tuple[float, ...]
    size_pt: float
    alt: str
    names_rows: bool = False
    style: Literal["rows", "timeline"] = "rows"
    flush_right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture that fills ``box`` without its ``crop``; ``alt`` is None where it is decorative."""

    role: Role
    picture: Picture
    box: Box
    crop: Crop
    alt: str | None


SlideBlock = TextBlock | ChartBlock | TableBlock | PictureBlock


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``key`` is stable and unique; ``blocks`` stand in reading order, the title first.

    ``section`` names the group that PowerPoint's slide sorter shows it in; ``layout`` the slide layout, where the
    outline asks for one.
    """

    key: str
    kind: LayoutKind
    section: str
    blocks: tuple[SlideBlock, ...]
    notes: tuple[Paragraph, ...]
    layout: str | None = None


# --- pages ---------------------------------------------------------------------------------------------------------

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Figure", "BlockQuote", "Link", "Span",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the sheet's structure tree.

    ``parent`` is an index into ``Sheet.nodes``, less than the node's own; -1 for the root. An element's children stand
    in the order in which their content is drawn. ``scope`` is that of a TH; ``numbered`` that of an L, ``worded`` says
    that its labels are words; ``alt`` is the text for a Figure and the description of a Link. ``link`` is where a Link
    leads: an address, or ``#`` and the key of one of ``Sheet.targets``.
    """

    tag: Tag
    parent: int
    alt: str | None = None
    language: str | None = None
    scope: Literal["Column", "Row"] | None = None
    numbered: bool = False
    link: str | None = None
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style at a place on a line; ``node`` is None for an artifact (a running header or footer).

    ``family`` is the name of one of ``Sheet.families``, empty for the theme's.
    """

    x: float
    text: str
    face: Face
    size: float
    colour: str
    node: int | None
    width: float
    family: str = ""


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


Part = Panel | Rule | Line | Shape


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, or a code to be scanned, drawn as the Figure ``node`` with ``parts`` within its rectangle."""

    node: int
    x: float
    y: float
    width: float
    height: float
    chart: ChartData | None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that fills its rectangle without its ``crop``, as the Figure ``node``; None for an artifact."""

    node: int | None
    x: float
    y: float
    width: float
    height: float
    picture: Picture
    crop: Crop


PageItem = Line | Panel | Rule | Shape | Drawing | Image


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
class Target:
    """A place that links within the file lead to; ``page`` is an index, ``y`` the place on it."""

    key: str
    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fact sheet, or a handout: pages of one size, in points, and the structure their content belongs to.

    Beyond each edge of a page the paper goes on by ``around``, of which ``bleed`` has the colour that reaches it.
    ``families`` are the fonts that its text names besides the theme's.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    families: tuple[FontFamily, ...] = ()
    bleed: float = 0.0
    around: float = 0.0
    targets: tuple[Target, ...] = ()


# --- both ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A publication, composed. ``stamp`` is a digest of everything it was made from, the same in deck and sheet.

    ``date_line`` is the date in words.

    ``sheet`` or ``handout`` is None where that output was not asked for, ``slides`` is empty where neither a deck nor a
    handout was. ``deck_ledger``, ``sheet_ledger`` and ``handout_ledger`` are what each file carries of its facts and
    texts, as JSON; empty where it carries nothing. ``characters`` are embedded in every face that the sheet uses, shown
    or not, so that all editions of it have the same fonts.
    """

    title: str
    subtitle: str
    language: str
    date: dt.date
    organisation: str
    stamp: str
    theme: Theme
    date_line: str = ""
    slides: tuple[Slide, ...] = ()
    sheet: Sheet | None = None
    handout: Sheet | None = None
    deck_ledger: str = ""
    sheet_ledger: str = ""
    handout_ledger: str = ""
    characters: str = ""
