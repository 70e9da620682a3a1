"""A table of a slide as PowerPoint shows it in its style, and a timeline with its line and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from builder.compose.drawing.looks import LayoutLook
from builder.compose.drawing.text import Area, Look, set_text
from builder.compose.drawing.tree import Tree
from builder.model.backdrop import TableStyle
from builder.model.document import PageItem, Panel, Paragraph, Rule, TableBlock
from builder.model.text import Run

# A cell's margins: PowerPoint's own. Beside a timeline's line there is more room.
_SIDE_PT, _ABOVE_PT, _BESIDE_RAIL_PT = 7.2, 3.6, 21.6
# Programs round columns by a hair: a line that would be fuller than this is broken.
_ROOM = 0.995
_RAIL_PT, _DOT_PT, _RING_PT = 2.25, 14.4, 2.25


def draw_table(block: TableBlock, area: Area, look: Look, layout: LayoutLook, tree: Tree) -> Iterator[PageItem]:
    """A table at the top of its area.

    Args:
        look: Of its text; colour and weight are the style's.
    """
    style = _plain(layout) if block.style == "timeline" else layout.backdrop.table
    widths = [share * area.width for share in block.widths]
    lefts = [area.x, *(area.x + reach for reach in accumulate(widths[:-1]))]
    tops = [area.y, *(area.y + reach for reach in accumulate(block.row_heights_pt))]
    yield from _grounds(block, area, style, tops, widths[0])
    table = tree.add("Table", 0, alt=block.alt)
    head, body = tree.add("THead", table), tree.add("TBody", table)
    for number, row in enumerate(block.rows):
        parent = tree.add("TR", body if number else head)
        for column, cell in enumerate(row):
            place = Area(lefts[column], tops[number], widths[column], block.row_heights_pt[number], "ctr")
            node = _cell_node(block, number, column, tree, parent)
            yield from _cell(block, number, column, cell, place, look, style, tree, node)
    if block.style == "timeline":
        yield from _rail(layout, area.x + widths[0], tops)


def _cell_node(block: TableBlock, number: int, column: int, tree: Tree, parent: int) -> int:
    if not number:
        return tree.add("TH", parent, scope="Column")
    named = block.names_rows and not column and len(block.rows[0]) > 2  # of two columns, the header says enough
    return tree.add("TH", parent, scope="Row") if named else tree.add("TD", parent)


def _plain(layout: LayoutLook) -> TableStyle:
    """The style of a timeline: none but its ink."""
    ink = layout.layout.hues.ink.digits if layout.layout.hues else layout.colour("tx1")
    return TableStyle(None, ink, ink)


def _grounds(
    block: TableBlock, area: Area, style: TableStyle, tops: list[float], first: float
) -> Iterator[Panel | Rule]:
    """What rows stand on, and the lines between them."""
    for number, height in enumerate(block.row_heights_pt):
        fill = style.header if not number else style.odd if number % 2 else style.even
        if fill:
            yield Panel(area.x, tops[number], area.width, height, fill)
        if number and block.names_rows and style.names:
            yield Panel(area.x, tops[number], first, height, style.names)
    if style.line and style.line_pt:
        for y in tops:
            yield Rule(area.x, y, area.x + area.width, y, style.line_pt, style.line)


def _cell(
    block: TableBlock,
    number: int,
    column: int,
    runs: tuple[Run, ...],
    place: Area,
    look: Look,
    style: TableStyle,
    tree: Tree,
    node: int,
) -> Iterator[PageItem]:
    if not any(run.text for run in runs):
        return
    left = _SIDE_PT if block.style != "timeline" else _BESIDE_RAIL_PT if column else 0.0
    inner = Area(
        place.x + left, place.y + _ABOVE_PT, place.width - left - _SIDE_PT, place.height - 2 * _ABOVE_PT, "ctr"
    )
    named = bool(number and block.names_rows and not column and style.names)
    ink = style.header_ink if not number else (style.names_ink or style.ink) if named else style.ink
    bold = named or (not number and block.style != "timeline")
    align = "r" if column in block.flush_right else "l"
    own = replace(look, colour=ink, bold=bold, align=align, room=_ROOM)  # type: ignore[arg-type]
    yield from set_text([Paragraph(runs)], inner, own, tree, lambda paragraph: (node, None))


def _rail(layout: LayoutLook, x: float, tops: list[float]) -> Iterator[PageItem]:
    """A timeline's line, with a mark beside each event."""
    hues = layout.layout.hues
    names = ("tx2", "accent2", "bg1")
    line, mark, ground = (
        (hues.primary.digits, hues.accent.digits, hues.ground.digits)
        if hues
        else (layout.colour(names[0]), layout.colour(names[1]), layout.colour(names[2]))
    )
    if len(tops) > 2:
        yield Rule(x, tops[1], x, tops[-1], _RAIL_PT, line)
    for top, bottom in pairwise(tops[1:]):
        middle, ring, dot = (top + bottom) / 2, _DOT_PT + _RING_PT, _DOT_PT - _RING_PT
        yield Panel(x - ring / 2, middle - ring / 2, ring, ring, ground, ring / 2)
        yield Panel(x - dot / 2, middle - dot / 2, dot, dot, mark, dot / 2)
