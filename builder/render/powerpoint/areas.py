"""Rectangles on a slide: which are free, which cover which, and how one is divided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.model.length import Box, Length

# So many things in the way are looked at, the largest first: the search takes time that grows with their third power.
_MOST_OBSTACLES = 16


def area(box: Box) -> int:
    return max(0, box.width) * max(0, box.height)


def overlap(one: Box, other: Box) -> Box:
    """What two rectangles share; without width or height where that is nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    return box_of(x, y, max(0, right - x), max(0, bottom - y))


def around(one: Box, other: Box) -> Box:
    """The smallest rectangle with two others in it."""
    x, y = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    return box_of(x, y, right - x, max(one.y + one.height, other.y + other.height) - y)


def share(box: Box, of: Box) -> float:
    """How much of a rectangle another covers, from 0 to 1."""
    return area(overlap(box, of)) / area(of) if area(of) else 0.0


def box_of(x: float, y: float, width: float, height: float) -> Box:
    return Box(Length(round(x)), Length(round(y)), Length(round(width)), Length(round(height)))


def part_of(box: Box, part: tuple[float, float, float, float]) -> Box:
    """A part of a rectangle, in shares of its width and height."""
    x, y, width, height = part
    return box_of(box.x + x * box.width, box.y + y * box.height, width * box.width, height * box.height)


def cut_bottom(box: Box, height: float) -> tuple[Box, Box]:
    """A rectangle without its foot, and the foot."""
    upper = box_of(box.x, box.y, box.width, box.height - height)
    return upper, box_of(box.x, box.y + upper.height, box.width, height)


def inset(box: Box, across: float, down: float) -> Box:
    return box_of(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def largest_free(within: Box, obstacles: Iterable[Box], margin: int = 0) -> Box:
    """The largest rectangle in another that nothing stands in.

    Args:
        margin: How far it stays away from what is in the way.

    Returns:
        One without area where there is none.
    """
    grown = (inset(each, -margin, -margin) for each in obstacles)
    blocks = sorted((b for each in grown if area(b := overlap(within, each))), key=area, reverse=True)[:_MOST_OBSTACLES]
    lefts = sorted({within.x, *(b.x + b.width for b in blocks)})
    rights = sorted({within.x + within.width, *(b.x for b in blocks)})
    best = box_of(within.x, within.y, 0, 0)
    for left in lefts:
        for right in rights:
            if (right - left) * within.height > area(best):
                best = max(best, _tallest(within, blocks, left, right), key=area)
    return best


def _tallest(within: Box, blocks: Sequence[Box], left: int, right: int) -> Box:
    """The tallest free rectangle between two sides."""
    between = sorted((b.y, b.y + b.height) for b in blocks if b.x < right and b.x + b.width > left)
    best, top = box_of(left, within.y, right - left, 0), int(within.y)
    for start, end in (*between, (within.y + within.height, within.y + within.height)):
        if start - top > best.height:
            best = box_of(left, top, right - left, start - top)
        top = max(top, end)
    return best
