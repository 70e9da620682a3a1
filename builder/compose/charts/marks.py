"""Outlines that charts are drawn with: lines, the markers on them, slices."""

from __future__ import annotations

import math
from collections.abc import Sequence

from builder.model.document import Shape, Step

Point = tuple[float, float]


def polyline(points: Sequence[Point], stroke: str, width: float) -> Shape:
    """A line through points."""
    return Shape(points[0], tuple(points[1:]), stroke=stroke, width=width)


def marker(series: int, x: float, y: float, radius: float, fill: str, border: str) -> Shape:
    """A circle, square, diamond or triangle, by the number of its series, so that shape alone tells lines apart."""
    if series % 4 == 0:
        return _circle(x, y, radius, fill, border)
    turns = ((0.125, 0.375, 0.625, 0.875), (0.0, 0.25, 0.5, 0.75), (0.75, 1.083, 1.417))[series % 4 - 1]
    first, *others = (
        (x + 1.25 * radius * math.cos(turn * math.tau), y + 1.25 * radius * math.sin(turn * math.tau)) for turn in turns
    )
    return Shape(first, tuple(others), fill, border, radius * 0.25)


def _circle(x: float, y: float, radius: float, fill: str, border: str) -> Shape:
    quarter = _arc(x, y, radius, 0.0, 1.0)
    return Shape(_on_circle(x, y, radius, 0.0), quarter, fill, border, radius * 0.25)


def slice_of(x: float, y: float, radius: float, hole: float, start: float, end: float, fill: str, border: str) -> Shape:
    """A slice of a pie or, with a ``hole`` of a radius, of a ring; turns go clockwise from the top."""
    outer = _arc(x, y, radius, start, end)
    if hole <= 0:
        return Shape((x, y), (_on_circle(x, y, radius, start), *outer), fill, border, radius * 0.025)
    inner = _arc(x, y, hole, end, start)
    steps: tuple[Step, ...] = (*outer, _on_circle(x, y, hole, end), *inner)
    return Shape(_on_circle(x, y, radius, start), steps, fill, border, radius * 0.025)


def _on_circle(x: float, y: float, radius: float, turn: float) -> Point:
    return x + radius * math.sin(turn * math.tau), y - radius * math.cos(turn * math.tau)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Step, ...]:
    """Curves along a circle, each over a quarter of it at most; backwards where ``end`` is before ``start``."""
    count = max(1, math.ceil(abs(end - start) * 4 - 1e-9))
    part = (end - start) / count
    reach = radius * 4 / 3 * math.tan(part * math.tau / 4)
    steps: list[Step] = []
    for number in range(count):
        before, after = start + part * number, start + part * (number + 1)
        (x1, y1), (x2, y2) = _on_circle(x, y, radius, before), _on_circle(x, y, radius, after)
        steps.append(
            (
                x1 + reach * math.cos(before * math.tau),
                y1 + reach * math.sin(before * math.tau),
                x2 - reach * math.cos(after * math.tau),
                y2 - reach * math.sin(after * math.tau),
                x2,
                y2,
            )
        )
    return tuple(steps)
