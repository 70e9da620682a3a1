"""One page's content stream, and what the rest of the file has to know of it.

``render_page`` sees one page, the sheet's nodes and the fonts, and nothing else. To draw one page of another edition,
load the fonts with the characters of all editions, draw the page, and replace its stream: as long as ``marks``,
``links`` and ``boxes`` come out equal, every other object of the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.model.document import Drawing, Image, Line, Node, Page, Panel, Part, Piece, Rule, Shape, Sheet
from builder.render.pdf.content import FOOTER, HEADER, LAYOUT, Content, Mark, components, operator
from builder.render.pdf.file import number
from builder.render.pdf.fonts import Font, Fonts, font_key
from builder.render.pdf.images import paint_image
from builder.render.pdf.shadings import paint_shading

ROUNDNESS = 0.5523
"""How far a Bézier curve's control points stand out to make a quarter of a circle of radius 1."""


RUNNING = 50.0
"""How far from the page's upper and lower edge what pages repeat may stand, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, belonging to a node. PDF's coordinates: the origin is the bottom left corner."""

    node: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page as drawn.

    ``marks`` gives the node of each marked-content sequence, by identifier. ``links`` are the areas of link text, one
    for each line that a link touches; ``boxes`` those of charts and pictures.
    """

    content: bytes
    marks: tuple[int, ...]
    links: tuple[Box, ...]
    boxes: tuple[Box, ...]


def render_page(page: Page, sheet: Sheet, fonts: Fonts) -> RenderedPage:
    """Draw one page.

    Args:
        page: One of ``sheet.pages``, or that page of another edition.
        sheet: Gives the height and the nodes; its pages are not looked at.
        fonts: Has to hold every character of the page.
    """
    brush = Brush(Content(lambda node: sheet.nodes[node].tag), sheet.height, fonts)
    brush.paint(page)
    lines = [item for item in page.items if isinstance(item, Line)]
    return RenderedPage(
        content=brush.content.finish(),
        marks=tuple(brush.content.marks),
        links=tuple(area for line in lines for area in link_areas(line, sheet, fonts)),
        boxes=tuple(_figure_boxes(page, sheet.height)),
    )


class Brush:
    """Turns items into operators, from the page's coordinates (y downwards) into PDF's."""

    def __init__(self, content: Content, height: float, fonts: Fonts) -> None:
        self.content = content
        self.height = height
        self.fonts = fonts

    def paint(self, page: Page) -> None:
        """Draw everything on a page."""
        for item in page.items:
            if isinstance(item, Drawing):
                for part in item.parts:
                    self.draw(part, item.node)
            elif isinstance(item, Image):
                self.content.paint(LAYOUT if item.node is None else item.node, paint_image(item, self.height))
            else:
                self.draw(item, None)

    def draw(self, item: Part, owner: int | None) -> None:
        """Draw ``item``; with an ``owner`` all of it belongs to that node."""
        if isinstance(item, Line):
            for piece in item.pieces:
                self.write(piece, item.y, self.text_mark(piece, item.y) if owner is None else owner)
        elif isinstance(item, Panel):
            self._fill(item, LAYOUT if owner is None else owner)
        elif isinstance(item, Shape):
            self._trace(item, LAYOUT if owner is None else owner)
        else:
            self._stroke(item, LAYOUT if owner is None else owner)

    def text_mark(self, piece: Piece, y: float) -> Mark:
        if piece.node is not None:
            return piece.node
        if RUNNING < y < self.height - RUNNING:
            return LAYOUT
        return HEADER if y < self.height / 2 else FOOTER

    def write(self, piece: Piece, y: float, mark: Mark) -> None:
        if not piece.text:
            return
        font = self.fonts[font_key(piece.family, piece.face)]
        self.content.fill(mark, piece.colour)
        self.content.write(mark, select_font(font, piece.size), piece.x, self.height - y, font.show(piece.text))

    def _fill(self, panel: Panel, mark: Mark) -> None:
        bottom = self.height - panel.y - panel.height
        self.content.fill(mark, panel.fill)
        self.content.paint(mark, _outline(panel.x, bottom, panel.width, panel.height, panel.radius) + " f")

    def _stroke(self, rule: Rule, mark: Mark) -> None:
        pen = f"{components(rule.colour)} RG {operator('w', rule.width)}"
        start = operator("m", rule.x1, self.height - rule.y1)
        end = operator("l", rule.x2, self.height - rule.y2)
        self.content.paint(mark, f"{pen} {start} {end} S")

    def _trace(self, shape: Shape, mark: Mark) -> None:
        path = [operator("m", shape.start[0], self.height - shape.start[1])]
        for step in shape.steps:
            flipped = (self.height - at if index % 2 else at for index, at in enumerate(step))
            path.append(operator("l" if len(step) == 2 else "c", *flipped))
        clip = ""
        if shape.clip is not None:
            x, y, width, height = shape.clip
            clip = f"{operator('re', x, self.height - y - height, width, height)} W n "
        if shape.gradient is not None:
            over = paint_shading(shape.gradient, self.height)
            self.content.paint(mark, f"q {clip}{' '.join(path)} h W n {over} Q")
            return
        pen = f"{components(shape.stroke)} RG {operator('w', shape.width)} 1 j " if shape.width else ""
        if shape.fill is not None:
            self.content.fill(mark, shape.fill)
        paint = "S" if shape.fill is None else "b" if shape.width else "h f"
        drawn = f"{pen}{' '.join(path)} {paint}"
        self.content.paint(mark, f"q {clip}{drawn} Q" if clip else drawn)


def select_font(font: Font, size: float) -> str:
    """The operator that selects a font."""
    return f"/{font.name} {number(size)} Tf"


def _outline(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle, its corners rounded; the radius is at most half of the shorter side."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return operator("re", x, y, width, height)
    right, top, k = x + width, y + height, r * (1 - ROUNDNESS)
    steps = (
        operator("m", x + r, y),
        operator("l", right - r, y),
        operator("c", right - k, y, right, y + k, right, y + r),
        operator("l", right, top - r),
        operator("c", right, top - k, right - k, top, right - r, top),
        operator("l", x + r, top),
        operator("c", x + k, top, x, top - k, x, top - r),
        operator("l", x, y + r),
        operator("c", x, y + k, x + k, y, x + r, y),
    )
    return " ".join(steps) + " h"


def link_areas(line: Line, sheet: Sheet, fonts: Fonts) -> list[Box]:
    """The areas of a line's links, one for each."""
    areas: list[Box] = []
    for node, group in groupby(line.pieces, key=lambda piece: find_link(piece.node, sheet.nodes)):
        if node is None:
            continue
        pieces = list(group)
        baseline = sheet.height - line.y
        used = [(fonts[font_key(piece.family, piece.face)], piece.size) for piece in pieces]
        bottom = min(baseline + font.descent * size for font, size in used)
        top = max(baseline + font.ascent * size for font, size in used)
        areas.append(Box(node, pieces[0].x, bottom, pieces[-1].x + pieces[-1].width, top))
    return areas


def find_link(node: int | None, nodes: tuple[Node, ...]) -> int | None:
    """The Link that ``node`` is or stands in."""
    while node is not None and node >= 0:
        if nodes[node].link is not None:
            return node
        node = nodes[node].parent
    return None


def _figure_boxes(page: Page, height: float) -> Iterator[Box]:
    for item in page.items:
        if isinstance(item, Drawing | Image) and item.node is not None:
            bottom = height - item.y - item.height
            yield Box(item.node, item.x, bottom, item.x + item.width, bottom + item.height)
