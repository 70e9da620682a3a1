"""A PowerPoint template as resolved: its slide layouts and where their placeholders stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from builder.model.diagnostic import Diagnostic
from builder.model.length import Box, Length

LayoutKind = Literal[
    "title", "notice", "agenda", "section", "finding", "big-figure", "quotation", "chart", "table", "advice",
    "question", "picture", "comparison", "contacts", "sources",
]  # fmt: skip

Role = Literal["title", "subtitle", "body", "kicker", "figure", "caption", "speaker", "chart", "table", "picture",
               "first", "second", "citation", "footer", "date", "number"]  # fmt: skip
Align = Literal["l", "ctr", "r", "just"]
Anchor = Literal["t", "ctr", "b"]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a slide layout, or a place that the builder makes where the layout has none.

    ``type`` and ``index`` are PowerPoint's (``p:ph``); an empty type is a text box, or a frame of its own. ``name`` is
    the shape's. ``box`` and the sizes are resolved through layout and master. ``size_pt`` is the preferred size of its
    first level; ``spacing`` the line pitch as a multiple of the font's own, ``pitch_pt`` one that is fixed;
    ``before_pt`` and ``after_pt`` the space around a paragraph; ``insets`` left, top, right, bottom; ``indent_pt`` how
    far its text stands in, and ``bulleted`` whether behind a bullet.

    ``font`` is the family that its text asks for, empty for the theme's; ``capitals`` and ``tracking_pt`` say that it
    is set in capitals, and with how much space between letters. ``colour`` is a slot of the colour scheme or six
    hexadecimal digits, ``accents`` are those of headings and of figures among its text; ``rightward`` means paragraphs
    that run from right to left. ``floor_pt`` is the least size of its text, 0 for that which such a text has anywhere.

    An ``own`` place inherits nothing: all of its style is stated. Else ``placed`` and ``sized`` say that place and size
    are not the layout's, ``upright`` that text would be turned, in columns or unwrapped if that were inherited, and
    ``turned`` that it is and may be, as footers at a slide's edge are.
    """

    role: Role
    type: str
    index: int
    name: str
    box: Box
    size_pt: float
    bold: bool = False
    spacing: float = 1.0
    before_pt: float = 0.0
    insets: tuple[Length, Length, Length, Length] = (Length(91_440), Length(45_720), Length(91_440), Length(45_720))
    indent_pt: float = 0.0
    bulleted: bool = True
    pitch_pt: float = 0.0
    after_pt: float = 0.0
    font: str = ""
    capitals: bool = False
    tracking_pt: float = 0.0
    colour: str = "tx1"
    align: Align = "l"
    anchor: Anchor = "t"
    accents: tuple[str, str] = ("tx2", "accent2")
    rightward: bool = False
    floor_pt: float = 0.0
    own: bool = False
    placed: bool = False
    sized: bool = False
    upright: bool = False
    turned: bool = False

    @property
    def hang_pt(self) -> float:
        """How far a list stands in: as in the layout, or as the builder has it where that has no bullets."""
        return self.indent_pt if self.bulleted and self.indent_pt else 20.0


class Hue(NamedTuple):
    """A colour of a slide layout: a slot of its colour scheme or six hexadecimal digits, and these digits."""

    name: str
    digits: str


class Hues(NamedTuple):
    """What charts and timelines are drawn in: the ground, text and axis, what is shown, and the point that matters."""

    ground: Hue
    ink: Hue
    primary: Hue
    accent: Hue


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A slide layout as it serves one kind of slide.

    ``part`` is its part name in the package (``/ppt/slideLayouts/slideLayout3.xml``). ``footer`` is what the layout's
    own footer says. ``colour_map`` are the layout's own colours for the master's names, which its slides repeat.
    ``hues`` are the colours of charts and timelines, for the kinds of slide that have them. With ``plain_links`` links
    keep the colour of their text, for that of links could not be read on this ground. ``table_style`` is a table's,
    empty for the template's default; with ``table_text`` tables state their font and the space between their lines,
    for the template has its own for text that is in no placeholder, or leaves both to programs.
    """

    kind: LayoutKind
    name: str
    part: str
    placeholders: tuple[Placeholder, ...]
    footer: str = ""
    colour_map: tuple[tuple[str, str], ...] = ()
    hues: Hues | None = None
    plain_links: bool = False
    table_style: str = ""
    table_text: bool = False

    def find_placeholder(self, role: Role) -> Placeholder | None:
        return next((p for p in self.placeholders if p.role == role), None)


@dataclass(frozen=True, slots=True)
class Template:
    """A template file: ``data`` its bytes, or what of them a deck may have; ``layouts`` one for each kind of slide.

    ``named`` are the layouts that an outline asks for by name, as they serve each kind; ``names`` those of all layouts
    of the file. ``remarks`` are what its user should know of it.
    """

    path: str
    data: bytes
    width: Length
    height: Length
    layouts: tuple[SlideLayout, ...]
    named: tuple[SlideLayout, ...] = ()
    names: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()

    def layout(self, kind: LayoutKind, name: str | None = None) -> SlideLayout:
        """The layout for a kind of slide; that of the name, where one is asked for."""
        if name is not None:
            return next(layout for layout in self.named if (layout.kind, layout.name) == (kind, name))
        return next(layout for layout in self.layouts if layout.kind == kind)
