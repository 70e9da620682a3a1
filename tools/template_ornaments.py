"""The ornaments of slide layouts, in three styles: what lies behind the placeholders, and how headings stand.

``rings`` are quarter circles on the primary colour; ``rules`` are those of a newspaper's head, on tinted paper;
``blocks`` are squares that climb from a corner, and a band behind each heading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from template_shapes import Inches, Shape, drawing, rectangle

LEFT, WIDTH = 0.75, 11.833
FULL_WIDTH, FULL_HEIGHT = 13.333, 7.5
_SIDE = 4.3
_EDITION: Inches = (LEFT, 6.1, 7.5, 0.75)


@dataclass(frozen=True, slots=True)
class Cover:
    """A layout of its own ground: title and section."""

    shapes: tuple[Shape, ...]
    ornaments: str
    ground: str


@dataclass(frozen=True, slots=True)
class Style:
    """``heading`` is the title of slides with content, ``mark`` what stands beside it, ``question_mark`` for questions.

    ``side`` is the title in the column at an agenda's left, ``column`` that column. ``panel`` draws the ground of
    something that is set off, as the number of the shape and its box ask.
    """

    cover: Cover
    section: Cover
    side: Shape
    column: str
    heading: Shape
    mark: str
    question_mark: str
    panel: Callable[[int, Inches], str]


def _cover_shapes(title: Inches, edition: Inches, ink: str, soft: str, caption: str) -> tuple[Shape, ...]:
    return (
        Shape("Title", title, "Title", 4800, ink, anchor="b", type="ctrTitle"),
        Shape("Subtitle", (LEFT, 4.5, 7.6, 1.35), "Subtitle", 2400, soft),
        Shape("Caption", edition, "Organisation, date", 1800, caption, anchor="b"),
    )


_SECTION_SHAPES = (
    Shape("Title", (LEFT, 1.3, 10.6, 2.35), "Section", 4400, "bg1", anchor="b"),
    Shape("Body", (LEFT, 4.2, 8.4, 2.3), "Takeaway", 2600, "bg2"),
    Shape("Number", (LEFT, 6.99, 1.0, 0.36), size=1400, colour="bg2", anchor="ctr"),
)


# --- rings ---------------------------------------------------------------------------------------------------------


def _rings(right: float, bottom: float, radius: float) -> str:
    """Quarter rings that grow lighter towards a corner of the slide."""
    path = "M:0,1000 A:1000,1000,10800000,5400000 L:1000,1000 Z"
    shares = ((1.0, "tx2+5"), (0.74, "tx2+10"), (0.48, "tx2+16"), (0.22, "accent2"))
    return "".join(
        drawing(
            80 + i, f"Ring {i + 1}", (right - radius * s, bottom - radius * s, radius * s, radius * s), colour, path
        )
        for i, (s, colour) in enumerate(shares)
    )


def _edged_panel(id_: int, box: Inches) -> str:
    """A tinted panel with an accent edge at its left."""
    x, y, _, height = box
    return rectangle(id_, "Panel", box, "bg2") + rectangle(id_ + 1, "Panel edge", (x, y, 0.09, height), "accent2")


_RINGS = Style(
    Cover(
        _cover_shapes((LEFT, 1.35, 9.6, 2.6), _EDITION, "bg1", "bg2", "bg2"),
        _rings(FULL_WIDTH, FULL_HEIGHT, 4.6) + rectangle(90, "Accent", (LEFT, 4.17, 1.1, 0.09), "accent5"),
        "tx2",
    ),
    Cover(
        _SECTION_SHAPES,
        _rings(FULL_WIDTH, FULL_HEIGHT, 3.4) + rectangle(90, "Accent", (LEFT, 3.87, 1.1, 0.09), "accent5"),
        "tx2",
    ),
    Shape("Title", (LEFT, 0.76, 3.1, 2.4), "Title", 3400, "bg1"),
    rectangle(92, "Panel", (0, 0, _SIDE, FULL_HEIGHT), "tx2")
    + _rings(_SIDE, FULL_HEIGHT, 2.9)
    + rectangle(90, "Accent", (0, 0.8, 0.16, 0.5), "accent5"),
    Shape("Title", (LEFT, 0.5, WIDTH, 1.15), "Title", anchor="ctr"),
    rectangle(90, "Accent", (0, 0.65, 0.16, 0.85), "accent2"),
    rectangle(90, "Accent", (0, 1.3, 0.16, 0.85), "accent2"),
    _edged_panel,
)


# --- rules ---------------------------------------------------------------------------------------------------------


def _head_rules(x: float, y: float, width: float, colour: str) -> str:
    """A thick rule over a thin one, as above a newspaper's name."""
    return rectangle(80, "Thick rule", (x, y, width, 0.08), colour) + rectangle(
        81, "Thin rule", (x, y + 0.13, width, 0.02), colour
    )


def _rule_with_accent(y: float) -> str:
    """A thin rule that begins with a thick stretch in the accent colour."""
    return rectangle(89, "Heading rule", (LEFT, y + 0.035, WIDTH, 0.02), "tx2") + rectangle(
        90, "Accent", (LEFT, y, 1.1, 0.09), "accent2"
    )


def _ruled_panel(id_: int, box: Inches) -> str:
    """A panel of the paper's tint under a rule."""
    x, y, width, _ = box
    return rectangle(id_, "Panel", box, "bg2") + rectangle(id_ + 1, "Panel rule", (x, y, width, 0.05), "tx2")


_RULES = Style(
    Cover(
        _cover_shapes((LEFT, 1.45, 11.2, 2.5), (LEFT, 6.35, WIDTH, 0.5), "tx2", "tx1", "accent3"),
        _head_rules(LEFT, 0.9, WIDTH, "tx2")
        + rectangle(90, "Accent", (LEFT, 4.17, 1.1, 0.09), "accent2")
        + rectangle(82, "Foot rule", (LEFT, 6.25, WIDTH, 0.02), "tx2"),
        "bg2",
    ),
    Cover(
        _SECTION_SHAPES,
        _head_rules(LEFT, 0.9, WIDTH, "bg2")
        + rectangle(90, "Accent", (LEFT, 3.87, 1.1, 0.09), "accent5")
        + rectangle(82, "Foot rule", (LEFT, 6.85, WIDTH, 0.02), "bg2"),
        "tx2",
    ),
    Shape("Title", (LEFT, 1.0, 3.1, 2.4), "Title", 3400, "tx2"),
    rectangle(92, "Panel", (0, 0, _SIDE, FULL_HEIGHT), "bg2")
    + _head_rules(LEFT, 0.7, 3.1, "tx2")
    + rectangle(90, "Accent", (LEFT, 6.6, 1.1, 0.09), "accent2"),
    Shape("Title", (LEFT, 0.5, WIDTH, 1.1), "Title", anchor="b"),
    _rule_with_accent(1.66),
    _rule_with_accent(0.9),
    _ruled_panel,
)


# --- blocks --------------------------------------------------------------------------------------------------------


def _blocks(right: float, bottom: float, size: float, columns: int) -> str:
    """Squares that climb to the right: one in the first column, one more in each further; the topmost is the accent."""
    squares = [(column, row) for column in range(columns) for row in range(column + 1)]
    shades = ("tx2+6", "tx2+12", "tx2+18")
    return "".join(
        rectangle(
            60 + number,
            f"Square {number + 1}",
            (right - size * (columns - column), bottom - size * (row + 1), size, size),
            "accent2" if column == row == columns - 1 else shades[(column + 2 * row) % 3],
        )
        for number, (column, row) in enumerate(squares)
    )


def _topped_panel(id_: int, box: Inches) -> str:
    """A tinted panel with an accent edge at its top."""
    x, y, width, _ = box
    return rectangle(id_, "Panel", box, "bg2") + rectangle(id_ + 1, "Panel edge", (x, y, width, 0.09), "accent2")


_BLOCKS = Style(
    Cover(
        _cover_shapes((LEFT, 1.35, 8.6, 2.6), _EDITION, "bg1", "bg2", "bg2"),
        _blocks(FULL_WIDTH, FULL_HEIGHT, 1.25, 4) + rectangle(90, "Accent", (LEFT, 4.12, 0.3, 0.18), "accent5"),
        "tx2",
    ),
    Cover(
        _SECTION_SHAPES,
        _blocks(FULL_WIDTH, FULL_HEIGHT, 1.05, 3) + rectangle(90, "Accent", (LEFT, 3.82, 0.3, 0.18), "accent5"),
        "tx2",
    ),
    Shape("Title", (LEFT, 0.76, 3.1, 2.4), "Title", 3400, "bg1"),
    rectangle(92, "Panel", (0, 0, _SIDE, FULL_HEIGHT), "tx2")
    + _blocks(_SIDE, FULL_HEIGHT, 0.95, 3)
    + rectangle(90, "Accent", (0, 0.8, 0.3, 0.5), "accent5"),
    Shape("Title", (LEFT, 0.28, WIDTH, 1.15), "Title", anchor="ctr"),
    rectangle(89, "Band", (0, 0, FULL_WIDTH, 1.68), "bg2") + rectangle(90, "Accent", (0, 0, 0.3, 1.68), "accent2"),
    rectangle(90, "Accent", (0, 1.2, 0.3, 2.3), "accent2"),
    _topped_panel,
)

STYLES: Mapping[str, Style] = {"rings": _RINGS, "rules": _RULES, "blocks": _BLOCKS}
