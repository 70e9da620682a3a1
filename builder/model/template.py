"""A PowerPoint template as resolved: its slide layouts and where their placeholders stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.model.length import Box, Length

LayoutKind = Literal[
    "title", "notice", "agenda", "section", "finding", "big-figure", "quotation", "chart", "table", "advice",
    "question", "picture", "comparison", "contacts", "sources",
]  # fmt: skip

Role = Literal["title", "subtitle", "body", "kicker", "figure", "caption", "speaker", "chart", "table", "picture",
               "first", "second", "citation", "footer", "number"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a slide layout.

    ``type`` and ``index`` are PowerPoint's (``p:ph``); ``name`` is the shape's. ``box`` and the sizes are resolved
    through layout and master. ``size_pt`` is the preferred size of its first level; ``spacing`` the line pitch as a
    multiple of the font's own; ``before_pt`` the space above a paragraph; ``insets`` left, top, right, bottom;
    ``indent_pt`` how far the text of a bulleted paragraph stands in.
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


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A slide layout; ``part`` is its part name in the package (``/ppt/slideLayouts/slideLayout3.xml``)."""

    kind: LayoutKind
    name: str
    part: str
    placeholders: tuple[Placeholder, ...]

    def find_placeholder(self, role: Role) -> Placeholder | None:
        return next((p for p in self.placeholders if p.role == role), None)


@dataclass(frozen=True, slots=True)
class Template:
    """A template file: ``data`` its bytes, ``layouts`` one for each kind of slide."""

    path: str
    data: bytes
    width: Length
    height: Length
    layouts: tuple[SlideLayout, ...]

    def layout(self, kind: LayoutKind) -> SlideLayout:
        return next(layout for layout in self.layouts if layout.kind == kind)
