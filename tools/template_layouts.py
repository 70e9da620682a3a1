"""The fifteen slide layouts, as data: what they hold, and the ornaments behind it, in the style of the theme.

One margin, 0.75 in, runs through all of them. ``template_ornaments`` has what differs from style to style.
"""

from __future__ import annotations

from dataclasses import dataclass

from template_master import background
from template_ornaments import LEFT, WIDTH, Style
from template_shapes import Inches, Shape, drawing, group, placeholder, rectangle

from builder.render.powerpoint.markup import DECLARATION, NAMESPACES

KICKER = Shape("Kicker", (LEFT, 6.99, 3.9, 0.36), "Section", size=1400, colour="accent2", bold=True, anchor="ctr")
BODY = Shape("Body", (LEFT, 2.0, 11.2, 4.3), "Text", size=2800, bullets=True)
CITATION = Shape("Citation", (LEFT, 6.36, WIDTH, 0.5), "Source", size=1400, colour="accent3", anchor="b")
FOOTER = Shape("Footer", (4.75, 6.99, 6.8, 0.36), size=1400, colour="accent3", anchor="ctr", align="r")
NUMBER = Shape("Number", (11.583, 6.99, 1.0, 0.36), size=1400, colour="accent3", anchor="ctr", align="r")
FOOT = (FOOTER, NUMBER)
CONTENT: Inches = (LEFT, 1.95, WIDTH, 4.35)
_HALF = 5.77

MASTER = (
    Shape("Title", (LEFT, 0.5, WIDTH, 1.15), "Title", type="title"),
    Shape("Body", BODY.box, "Text", bullets=True),
    Shape("Footer", FOOTER.box, size=1400, colour="accent3", anchor="ctr", align="r", index=3),
    Shape("Number", NUMBER.box, size=1400, colour="accent3", anchor="ctr", align="r", index=4),
)
NOTES_MASTER = (
    Shape("Image", (0.75, 0.75, 6.0, 3.375), index=2),
    Shape("Body", (0.75, 4.5, 6.0, 4.7), "Notes", size=1200, index=3),
    Shape("Number", (4.75, 9.42, 2.0, 0.25), size=1000, colour="accent3", anchor="ctr", align="r", index=5),
)

RULE = rectangle(91, "Rule", (LEFT, 6.95, WIDTH, 0.012), "accent6")


def _quotation_mark(x: float, y: float, height: float) -> str:
    """Two drops with a tail, as in a printed opening mark."""
    drop = "M:1000,60 C:560,170 330,390 310,560 C:370,530 440,515 510,515 C:780,515 1000,625 1000,765 "
    drop += "C:1000,900 780,1000 510,1000 C:210,1000 0,850 0,600 C:0,300 360,60 930,0 Z"
    width = height * 0.62
    return drawing(80, "Quotation mark 1", (x, y, width, height), "accent2", drop) + drawing(
        81, "Quotation mark 2", (x + width * 1.16, y, width, height), "accent2", drop
    )


def _tick(x: float, y: float, size: float) -> str:
    """A tick on a disc."""
    tick = "M:270,520 L:345,445 L:450,550 L:665,325 L:740,400 L:450,705 Z"
    disc = rectangle(80, "Disc", (x, y, size, size), "tx2", "ellipse")
    return disc + drawing(81, "Tick", (x, y, size, size), "bg1", tick)


def _attention(x: float, y: float, size: float) -> str:
    """An exclamation mark on a disc."""
    bar = "M:455,230 L:545,230 L:530,600 L:470,600 Z"
    dot = (x + size * 0.445, y + size * 0.66, size * 0.11, size * 0.11)
    return (
        rectangle(80, "Disc", (x, y, size, size), "accent2", "ellipse")
        + drawing(81, "Mark", (x, y, size, size), "bg1", bar)
        + rectangle(82, "Dot", dot, "bg1", "ellipse")
    )


def _speech_bubble(id_: int, box: tuple[float, float, float, float], colour: str, mirrored: bool = False) -> str:
    """A rounded bubble whose tail hangs below on the left, or on the right."""
    tail = "L:300,780 L:160,1000 L:160,780" if not mirrored else "L:840,780 L:840,1000 L:700,780"
    path = (
        "M:80,0 L:920,0 A:80,100,16200000,5400000 L:1000,680 A:80,100,0,5400000 "
        f"{tail} L:80,780 A:80,100,5400000,5400000 L:0,100 A:80,100,10800000,5400000 Z"
    )
    return drawing(id_, "Speech bubble", box, colour, path)


@dataclass(frozen=True, slots=True)
class Layout:
    """One slide layout: its ornaments lie behind its placeholders."""

    name: str
    shapes: tuple[Shape, ...]
    ornaments: str = ""
    ground: str = "bg1"
    type: str = ""


def layouts_of(style: Style) -> tuple[Layout, ...]:
    """The layouts in a style, in the order in which PowerPoint lists them."""
    return (*_opening(style), *_told(style), *_asked(style), *_shown(style), *_closing(style))


def _opening(style: Style) -> tuple[Layout, ...]:
    """What a deck, and a part of it, begins with."""
    return (
        Layout("Title", style.cover.shapes, style.cover.ornaments, style.cover.ground, "title"),
        Layout(
            "Notice",
            (
                Shape("Title", (2.55, 1.6, 9.4, 1.15), "Title", 3400),
                Shape("Body", (2.55, 2.95, 9.4, 3.0), "Text", 2800, bullets=True),
                *FOOT,
            ),
            style.panel(92, (LEFT, 1.1, WIDTH, 5.3)) + _attention(1.3, 1.6, 0.85) + RULE,
        ),
        Layout(
            "Agenda",
            (
                style.side,
                Shape("Body", (5.1, 0.8, 7.48, 5.7), "Sections", 2400, anchor="ctr", bullets=True),
                Shape("Footer", (5.1, 6.99, 6.45, 0.36), size=1400, colour="accent3", anchor="ctr", align="r"),
                NUMBER,
            ),
            style.column + rectangle(91, "Rule", (5.1, 6.95, 7.483, 0.012), "accent6"),
        ),
        Layout("Section", style.section.shapes, style.section.ornaments, style.section.ground, "secHead"),
    )


def _told(style: Style) -> tuple[Layout, ...]:
    """What is said in words and numbers."""
    title, heading = style.heading, style.mark + RULE
    return (
        Layout("Finding", (title, BODY, KICKER, CITATION, *FOOT), heading),
        Layout(
            "Big figure",
            (
                title,
                Shape("Body", (5.8, 2.05, 6.78, 4.2), "Text", size=2600, bullets=True),
                KICKER,
                Shape("Figure", (1.15, 2.3, 3.95, 1.6), "0", 8000, "tx2", True, anchor="b"),
                Shape("Caption", (1.15, 4.05, 3.95, 1.95), "What the figure counts", 1800),
                CITATION,
                *FOOT,
            ),
            heading + style.panel(92, (LEFT, 1.95, 4.6, 4.3)),
        ),
        Layout(
            "Quotation",
            (
                title,
                Shape("Body", (2.5, 2.35, 9.6, 2.6), "Quotation", 3400),
                KICKER,
                Shape("Speaker", (2.5, 5.0, 9.6, 1.0), "Speaker, role", 2000, anchor="b"),
                CITATION,
                *FOOT,
            ),
            heading + style.panel(92, (LEFT, 1.95, WIDTH, 4.3)) + _quotation_mark(1.25, 2.4, 0.68),
        ),
        Layout(
            "Comparison",
            (title, _side("First", LEFT), _side("Second", LEFT + WIDTH - _HALF), KICKER, CITATION, *FOOT),
            heading
            + style.panel(92, (LEFT, 1.95, _HALF, 4.3))
            + style.panel(94, (LEFT + WIDTH - _HALF, 1.95, _HALF, 4.3)),
        ),
    )


def _asked(style: Style) -> tuple[Layout, ...]:
    """What the audience is to do, and to think about."""
    title, heading = style.heading, style.mark + RULE
    return (
        Layout(
            "Advice",
            (title, Shape("Body", (2.0, 2.0, 9.9, 4.3), "Steps", bullets=True), KICKER, CITATION, *FOOT),
            heading + _tick(LEFT, 2.05, 0.85),
        ),
        Layout(
            "Question",
            (
                Shape("Title", (LEFT, 1.2, 10.6, 2.3), "Question", 4000),
                Shape("Body", (LEFT, 3.95, 8.4, 2.6), "Text", bullets=True),
                KICKER,
                *FOOT,
            ),
            style.question_mark
            + RULE
            + _speech_bubble(80, (9.75, 4.05, 1.9, 1.6), "accent6")
            + _speech_bubble(81, (10.95, 4.75, 1.63, 1.45), "tx2", mirrored=True),
            "bg2",
        ),
    )


def _side(name: str, left: float) -> Shape:
    """A side of a comparison, whose panel begins at ``left``."""
    return Shape(name, (left + 0.35, 2.2, _HALF - 0.7, 3.9), name, size=2000, bullets=True)


def _shown(style: Style) -> tuple[Layout, ...]:
    """What is drawn."""
    title, heading = style.heading, style.mark + RULE
    return (
        Layout("Chart", (title, KICKER, Shape("Chart", CONTENT, "Chart", 1600), CITATION, *FOOT), heading),
        Layout("Table", (title, KICKER, Shape("Table", CONTENT, "Table", 1800), CITATION, *FOOT), heading),
        Layout(
            "Picture",
            (
                title,
                Shape("Picture", (LEFT, 1.95, 7.75, 4.3), "Picture", 1800),
                KICKER,
                Shape("Caption", (8.9, 1.95, 3.68, 4.3), "Caption, credit", 1800),
                CITATION,
                *FOOT,
            ),
            heading,
        ),
    )


def _closing(style: Style) -> tuple[Layout, ...]:
    """Where to find help, and what all of it rests on."""
    title, heading = style.heading, style.mark + RULE
    return (
        Layout("Contacts", (title, Shape("Table", CONTENT, "Table", 1800), CITATION, *FOOT), heading),
        Layout(
            "Sources",
            (title, Shape("Body", (LEFT, 2.0, WIDTH, 4.7), "Sources", 1800, bullets=True), *FOOT),
            heading,
        ),
    )


def layout_part(layout: Layout) -> str:
    """A slide layout's XML."""
    shapes = "".join(placeholder(i, shape) for i, shape in enumerate(layout.shapes, 2))
    kind = f'type="{layout.type}"' if layout.type else 'userDrawn="1"'
    ground = "" if layout.ground == "bg1" else background(layout.ground)
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} {kind} preserve="1"><p:cSld name="{layout.name}">{ground}'
        f"{group(layout.ornaments + shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
