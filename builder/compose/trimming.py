"""What a printing press needs around a page: colour that goes on beyond its edge, and marks that say where to cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.model.document import PageItem, Panel, Rule, Shape

_NEAR = 0.01
# From the edge of the bleed to a mark, and a mark's length and width, in points.
_AWAY, _LENGTH, _WIDTH = 3.0, 14.0, 0.25
_BLACK = "000000"


def bled(item: PageItem, width: float, height: float, bleed: float) -> Iterator[PageItem]:
    """An item, that goes on by ``bleed`` beyond each edge of the page that it reaches."""
    if isinstance(item, Panel):
        left, top = (bleed if at <= _NEAR else 0.0 for at in (item.x, item.y))
        right = bleed if item.x + item.width >= width - _NEAR else 0.0
        bottom = bleed if item.y + item.height >= height - _NEAR else 0.0
        yield replace(
            item,
            x=item.x - left,
            y=item.y - top,
            width=item.width + left + right,
            height=item.height + top + bottom,
        )
    elif isinstance(item, Rule) and item.x1 <= _NEAR and item.x2 >= width - _NEAR:
        yield replace(item, x1=item.x1 - bleed, x2=item.x2 + bleed)
    else:
        yield item
        if isinstance(item, Shape) and item.fill is not None:
            yield from _beyond(item, width, bleed)


def _beyond(shape: Shape, width: float, bleed: float) -> Iterator[Panel]:
    """What goes on of a shape with a straight side along the right edge."""
    points = [shape.start, *((step[-2], step[-1]) for step in shape.steps)]
    along = [y for x, y in points if abs(x - width) <= _NEAR]
    if len(along) > 1 and bleed:
        yield Panel(width, min(along), bleed, max(along) - min(along), shape.fill or _BLACK)


def crop_marks(width: float, height: float, bleed: float) -> Iterator[Rule]:
    """Two short lines at each corner, where the page is cut."""
    start = bleed + _AWAY
    end = start + _LENGTH
    for x in (0.0, width):
        yield Rule(x, -end, x, -start, _WIDTH, _BLACK)
        yield Rule(x, height + start, x, height + end, _WIDTH, _BLACK)
    for y in (0.0, height):
        yield Rule(-end, y, -start, y, _WIDTH, _BLACK)
        yield Rule(width + start, y, width + end, y, _WIDTH, _BLACK)


def margin_around(bleed: float, marks: bool) -> float:
    """How far the paper goes on beyond the page, in points."""
    return bleed + _AWAY + _LENGTH + _AWAY if marks else bleed
