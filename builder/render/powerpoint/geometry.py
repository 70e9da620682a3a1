"""Outlines of DrawingML's shapes, preset and free, as curves in a rectangle of one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from builder.model.shape import Step
from builder.render.powerpoint.drawn import find, number

Point = tuple[float, float]

_MOST_POINTS = 20_000
"""Of one shape: more is no ornament."""
_ROUNDNESS = 0.5523


@dataclass(frozen=True, slots=True)
class Path:
    """A closed outline, or a line that is ``open``; ``filled`` and ``stroked`` are what its shape's own say."""

    start: Point
    steps: tuple[Step, ...]
    open: bool = False
    filled: bool = True
    stroked: bool = True


def paths_of(element: Any, width: float, height: float) -> list[Path]:
    """The outlines of a shape; a rectangle where its form is one that isn't known here.

    Args:
        element: The shape.
        width: Of the shape, in any unit; corners are as round as the shorter side says.
        height: The same.
    """
    custom = find(element, "./p:spPr/a:custGeom")
    if custom:
        return list(_custom(custom[0]))
    name = str(find(element, "string(./p:spPr/a:prstGeom/@prst)") or "rect")
    adjust = [
        number(str(value).partition(" ")[2]) / 100_000 for value in find(element, "./p:spPr/a:prstGeom//a:gd/@fmla")
    ]
    if name in ("line", "straightConnector1"):
        return [Path((0, 0), ((1, 1),), open=True, filled=False)]
    if name in _ROUNDED:
        shorter = min(width, height)
        radius = shorter * min(0.5, max(0.0, adjust[0] if adjust else 0.16667))
        return [_rounded(radius / width if width else 0.0, radius / height if height else 0.0, _ROUNDED[name])]
    if name == "ellipse":
        return [Path((1, 0.5), tuple(_arc((1, 0.5), 0.5, 0.5, 0, 360)))]
    points = _POLYGONS.get(name, _rectangle)(adjust, width, height)
    return [Path(points[0], tuple(points[1:]))]


# --- preset --------------------------------------------------------------------------------------------------------

Corners = tuple[bool, bool, bool, bool]
_ROUNDED: dict[str, Corners] = {
    "roundRect": (True, True, True, True),
    "round2SameRect": (True, True, False, False),
    "round1Rect": (False, True, False, False),
    "round2DiagRect": (True, False, True, False),
    "flowChartAlternateProcess": (True, True, True, True),
}


def _rounded(across: float, down: float, corners: Corners) -> Path:
    """A rectangle with some of its corners rounded: top left, top right, bottom right, bottom left."""
    turns = (((0, 0), (0, 1), (1, 0)), ((1, 0), (-1, 0), (0, 1)), ((1, 1), (0, -1), (-1, 0)), ((0, 1), (1, 0), (0, -1)))
    steps: list[Step] = []
    for ((x, y), (ax, ay), (bx, by)), is_round in zip(turns, corners, strict=True):
        if not is_round:
            steps.append((x, y))
            continue
        k = 1 - _ROUNDNESS
        first, last = (x + ax * across, y + ay * down), (x + bx * across, y + by * down)
        steps.append(first)
        steps.append((x + ax * across * k, y + ay * down * k, x + bx * across * k, y + by * down * k, *last))
    return Path((steps[-1][-2], steps[-1][-1]), tuple(steps))


Corner = Callable[[Sequence[float], float, float], list[Point]]


def _rectangle(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    return [(0, 0), (1, 0), (1, 1), (0, 1)]


def _slant(adjust: Sequence[float], width: float, height: float, default: float) -> float:
    """How far a corner is moved along the width: a share of the shorter side."""
    shorter = min(width, height)
    return min(1.0, max(0.0, (adjust[0] if adjust else default) * shorter / width)) if width else 0.0


def _triangle(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    top = min(1.0, max(0.0, adjust[0] if adjust else 0.5))
    return [(top, 0), (1, 1), (0, 1)]


def _parallelogram(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    slant = _slant(adjust, width, height, 0.25)
    return [(slant, 0), (1, 0), (1 - slant, 1), (0, 1)]


def _trapezoid(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    slant = min(0.5, _slant(adjust, width, height, 0.25))
    return [(slant, 0), (1 - slant, 0), (1, 1), (0, 1)]


def _home_plate(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    slant = _slant(adjust, width, height, 0.5)
    return [(0, 0), (1 - slant, 0), (1, 0.5), (1 - slant, 1), (0, 1)]


def _chevron(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    slant = _slant(adjust, width, height, 0.5)
    return [(0, 0), (1 - slant, 0), (1, 0.5), (1 - slant, 1), (0, 1), (slant, 0.5)]


def _hexagon(adjust: Sequence[float], width: float, height: float) -> list[Point]:
    slant = min(0.5, _slant(adjust, width, height, 0.25))
    return [(slant, 0), (1 - slant, 0), (1, 0.5), (1 - slant, 1), (slant, 1), (0, 0.5)]


_POLYGONS: dict[str, Corner] = {
    "triangle": _triangle,
    "rtTriangle": lambda adjust, width, height: [(0, 0), (1, 1), (0, 1)],
    "diamond": lambda adjust, width, height: [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)],
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "homePlate": _home_plate,
    "chevron": _chevron,
    "hexagon": _hexagon,
}


# --- free ----------------------------------------------------------------------------------------------------------


def _custom(geometry: Any) -> Iterator[Path]:
    for path in find(geometry, "./a:pathLst/a:path"):
        wide, high = number(path.get("w")) or 1, number(path.get("h")) or 1
        filled = path.get("fill", "norm") != "none"
        stroked = path.get("stroke", "1") not in ("0", "false")
        start: Point | None = None
        steps: list[Step] = []
        for step in islice(_commands(path, wide, high), _MOST_POINTS):
            if step is None or len(step) == 3:  # a new outline begins, or this one is closed
                if start is not None and steps:
                    yield Path(start, tuple(steps), step is not None, filled, stroked)
                start, steps = (start if step is None else (step[1], step[2])), []
            else:
                steps.append(step)
        if start is not None and steps:
            yield Path(start, tuple(steps), True, filled, stroked)


def _commands(path: Any, wide: int, high: int) -> Iterator[Step | None]:
    """Steps of a free form; ``None`` closes an outline, three numbers begin one."""
    at: Point = (0.0, 0.0)
    for command in path:
        name = str(command.tag).rpartition("}")[2]
        points = [(_coordinate(p.get("x"), wide), _coordinate(p.get("y"), high)) for p in find(command, "./a:pt")]
        if name == "close":
            yield None
        elif name == "arcTo":
            for step in _arc_to(command, at, wide, high):
                at = step[-2], step[-1]
                yield step
        elif name == "moveTo" and points:
            at = points[0]
            yield (0.0, *at)
        elif name == "lnTo" and points:
            at = points[0]
            yield at
        elif name == "cubicBezTo" and len(points) == 3:
            at = points[2]
            yield (*points[0], *points[1], *points[2])
        elif name == "quadBezTo" and len(points) == 2:
            yield _raised(at, *points)
            at = points[1]


def _coordinate(value: str | None, of: int) -> float:
    """A coordinate as a share of the path's size; names of guides count as nothing."""
    return number(value) / of


def _raised(at: Point, control: Point, end: Point) -> Step:
    """A quadratic curve as a cubic one."""
    first = tuple(a + 2 / 3 * (c - a) for a, c in zip(at, control, strict=True))
    second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
    return (*first, *second, *end)


def _arc_to(command: Any, at: Point, wide: int, high: int) -> Iterator[Step]:
    across, down = number(command.get("wR")) / wide, number(command.get("hR")) / high
    start, sweep = number(command.get("stAng")) / 60_000, number(command.get("swAng")) / 60_000
    yield from _arc(at, across, down, start, max(-360.0, min(360.0, sweep)))


def _arc(at: Point, across: float, down: float, start: float, sweep: float) -> Iterator[Step]:
    """An arc of an ellipse that begins at a point, at an angle in degrees, clockwise from the right."""
    centre = at[0] - across * math.cos(math.radians(start)), at[1] - down * math.sin(math.radians(start))
    pieces = max(1, math.ceil(abs(sweep) / 90))
    turn = math.radians(sweep / pieces)
    k = 4 / 3 * math.tan(turn / 4)
    for piece in range(pieces):
        one = math.radians(start) + piece * turn
        other = one + turn
        yield (
            centre[0] + across * (math.cos(one) - k * math.sin(one)),
            centre[1] + down * (math.sin(one) + k * math.cos(one)),
            centre[0] + across * (math.cos(other) + k * math.sin(other)),
            centre[1] + down * (math.sin(other) - k * math.cos(other)),
            centre[0] + across * math.cos(other),
            centre[1] + down * math.sin(other),
        )
