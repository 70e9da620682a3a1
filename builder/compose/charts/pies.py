"""Pies and rings, each slice with its name and value beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.compose.charts.canvas import GAP, Canvas, Crowded, Label, Layout, Rectangle
from builder.compose.charts.marks import slice_of
from builder.model.document import Part, PointLabel

HOLE = 0.58
"""Radius of a ring's hole, as a share of the ring's."""
_RADII = (0.5, 0.46, 0.42, 0.38, 0.36, 0.34, 0.32, 0.3, 0.28, 0.26)
"""Radii to try, as shares of the height."""
_NAME_AT_MOST = 0.3
"""Share of the width that a label may take."""
_UPRIGHT = 0.5
"""Sine of the angle from the vertical up to which a label stands above or below the circle."""
_NEAR = 3.0
"""Room between a slice and its label."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A slice's label: name and value, at its place; ``moved`` is how far that is from where it would stand alone."""

    name: Label
    value: Label
    box: Rectangle
    moved: tuple[float, float] = (0.0, 0.0)


def lay_out_pie(canvas: Canvas) -> Layout:
    """The largest circle beside which every label has its room; slices begin at the top and go clockwise."""
    values = [value for _, _, value in canvas.points()]
    total = sum(values)
    ends = [sum(values[: number + 1]) / total for number in range(len(values))]
    slices = list(zip([0.0, *ends], ends, strict=False))
    for share in _RADII:
        radius = min(share * canvas.height, canvas.width * 0.35)
        try:
            beside = _apart(canvas, radius, [_label_beside(canvas, *each, radius) for each in enumerate(slices)])
        except Crowded:
            continue
        boxes = [label.box for label in beside]
        if _have_room(boxes, canvas):
            return _drawn(canvas, radius, slices, beside)
    raise Crowded


def _label_beside(canvas: Canvas, point: int, turns: tuple[float, float], radius: float) -> _Beside:
    """The label of a slice, moved outwards from its middle until it is clear of the circle."""
    angle = (turns[0] + turns[1]) / 2 * math.tau
    across, down = math.sin(angle), -math.cos(angle)
    room = min(canvas.width / 2 - radius * abs(across) - GAP, canvas.width * _NAME_AT_MOST)
    name, value = canvas.name(point, room), canvas.figure(0, point)
    if value.width > room:
        raise Crowded
    width, height = max(name.width, value.width), (len(name.lines) + 1) * canvas.leading
    reach = radius
    while True:
        x = canvas.width / 2 + across * reach + _clamped(1.6 * across) * width / 2
        y = canvas.height / 2 + down * reach + _clamped(1.6 * down) * height / 2
        box = Rectangle(x - width / 2, y - height / 2, width, height)
        if _distance(box, canvas.width / 2, canvas.height / 2) >= radius + _NEAR:
            return _Beside(name, value, box)
        reach += 1.0


def _apart(canvas: Canvas, radius: float, labels: list[_Beside]) -> list[_Beside]:
    """The labels, those that would stand on the one above pushed below it, and away from the circle again."""
    placed = list(labels)
    for right in (True, False):
        side = [i for i, each in enumerate(labels) if (each.box.x + each.box.width / 2 >= canvas.width / 2) == right]
        side.sort(key=lambda i: labels[i].box.y)
        for above, i in pairwise(side):
            upper, box = placed[above].box, placed[i].box
            if not _meet(upper, box):
                continue
            x, y = box.x, upper.y + upper.height
            while _distance(Rectangle(x, y, *box[2:]), canvas.width / 2, canvas.height / 2) < radius + _NEAR:
                x += 1.0 if right else -1.0
            placed[i] = replace(placed[i], box=Rectangle(x, y, *box[2:]), moved=(x - box.x, y - box.y))
    return placed


def _meet(one: Rectangle, other: Rectangle) -> bool:
    beside = one.x >= other.x + other.width + GAP / 2 or other.x >= one.x + one.width + GAP / 2
    return not beside and one.y < other.y + other.height and other.y < one.y + one.height


def _clamped(share: float) -> float:
    return max(-1.0, min(1.0, share))


def _distance(box: Rectangle, x: float, y: float) -> float:
    """From a point to the nearest of a rectangle."""
    across = max(box.x - x, 0.0, x - box.x - box.width)
    down = max(box.y - y, 0.0, y - box.y - box.height)
    return math.hypot(across, down)


def _have_room(boxes: Sequence[Rectangle], canvas: Canvas) -> bool:
    """Whether all boxes lie within the chart, and none on another."""
    for number, box in enumerate(boxes):
        if box.x < 0 or box.y < 0 or box.x + box.width > canvas.width or box.y + box.height > canvas.height:
            return False
        if any(_meet(box, other) for other in boxes[:number]):
            return False
    return True


def _drawn(canvas: Canvas, radius: float, slices: Sequence[tuple[float, float]], beside: Sequence[_Beside]) -> Layout:
    middle_x, middle_y = canvas.width / 2, canvas.height / 2
    hole = radius * HOLE if canvas.chart.kind == "doughnut" else 0.0
    parts: list[Part] = []
    for point, (start, end) in enumerate(slices):
        fill, ground = canvas.colour(0, point), canvas.palette.ground
        parts.append(slice_of(middle_x, middle_y, radius, hole, start, end, fill, ground))
        label = beside[point]
        align = _align((start + end) / 2)
        parts.extend(canvas.write(label.name, label.box.x, label.box.y, label.box.width, align))
        below = label.box.y + len(label.name.lines) * canvas.leading
        parts.extend(canvas.write(label.value, label.box.x, below, label.box.width, align))
    labels = tuple(
        PointLabel("outside", True, _broken(label.name), _shift(canvas, radius, hole, turns, label))
        for turns, label in zip(slices, beside, strict=True)
    )
    plot = Rectangle(middle_x - radius, middle_y - radius, 2 * radius, 2 * radius)
    drawn = [plot, *(label.box for label in beside)]
    used = min(box.y for box in drawn), max(box.y + box.height for box in drawn)
    return Layout(tuple(parts), plot, labels=(labels,), used=used)


def _broken(name: Label) -> tuple[str, ...]:
    return tuple(line.strip() for line in name.lines) if len(name.lines) > 1 else ()


def _align(turn: float) -> float:
    """Labels beside the circle lean on it; those above and below are centred."""
    across = math.sin(turn * math.tau)
    return 0.5 if abs(across) < _UPRIGHT else 0.0 if across > 0 else 1.0


def _shift(
    canvas: Canvas, radius: float, hole: float, turns: tuple[float, float], label: _Beside
) -> tuple[float, float]:
    """From the middle of a ring's slice, where its label would stand, to where it has room; a pie's stands outside."""
    if not hole:
        return label.moved[0] / canvas.width, label.moved[1] / canvas.height
    box = label.box
    angle, reach = (turns[0] + turns[1]) / 2 * math.tau, (radius + hole) / 2
    x = box.x + box.width / 2 - canvas.width / 2 - math.sin(angle) * reach
    y = box.y + box.height / 2 - canvas.height / 2 + math.cos(angle) * reach
    return x / canvas.width, y / canvas.height
