"""Lines over periods: one has a label at each point where there is room, several have their names at their ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from builder.compose.charts.canvas import GAP, Canvas, Crowded, Label, Layout, Rectangle, bounds_of, value_scale
from builder.compose.charts.marks import marker, polyline
from builder.compose.charts.shades import colour_of
from builder.model.document import Part, PointLabel, Rule
from builder.model.number_format import format_number

ENDS_AT_MOST = 0.4
"""The share of the width that the names at the lines' ends may take."""
MOST_LABELLED = 12
"""A line of more points is read against an axis: its labels would stand in its own way."""
MARKER = 0.42
"""The radius of the marker of the point that matters, as a share of the text's size; others are smaller."""
_STEPS = (1.0, 2.0, 5.0, 10.0)


Spots = dict[tuple[int, int], tuple[float, float]]
"""Where each point stands, by series and category."""


class _Axis(NamedTuple):
    """A value axis: its ends, and the distance of its lines."""

    low: float
    high: float
    step: float


def lay_out_lines(canvas: Canvas) -> Layout:
    """Points in the middle of their categories' slots, joined.

    Raises:
        Crowded: Names or values have no room.
    """
    if len(canvas.chart.series) > 1:
        return _lay_out_several(canvas)
    if len(canvas.chart.categories) > MOST_LABELLED:
        return _lay_out_several(canvas)
    try:
        return _lay_out_labelled(canvas)
    except Crowded:
        return _lay_out_several(canvas)


def _foot(canvas: Canvas, slot: float) -> tuple[list[Label], float]:
    """The categories' names, and where they begin."""
    names = [canvas.name(point, slot - GAP / 2) for point in range(len(canvas.chart.categories))]
    return names, canvas.height - max(len(name.lines) for name in names) * canvas.leading - GAP


def _lay_out_labelled(canvas: Canvas) -> Layout:
    """One line whose every point says its value, above it or, in a dip, below."""
    values = canvas.chart.series[0].values
    slot = canvas.width / len(values)
    names, foot = _foot(canvas, slot)
    figures = {point: canvas.figure(0, point) for _, point, _ in canvas.points()}
    if any(figure.width > slot - GAP / 2 for figure in figures.values()):
        raise Crowded
    below = _dips(canvas)
    beyond = canvas.leading + canvas.size * 0.45
    scale, before = _labelled_scale(canvas, below, beyond, foot)
    spots = {point: (slot * (point + 0.5), foot - before - value * scale) for _, point, value in canvas.points()}
    if any(y < canvas.size * MARKER for _, y in spots.values()):
        raise Crowded
    parts: list[Part] = [Rule(0, foot - before, canvas.width, foot - before, 0.75, canvas.palette.muted)]
    parts.extend(_line(canvas, 0, list(spots.items())))
    for point, name in enumerate(names):
        parts.extend(canvas.write(name, point * slot, foot + GAP, slot, 0.5))
        if point in spots:
            x, y = spots[point]
            top = y + beyond - canvas.leading if point in below else y - beyond
            colour = canvas.palette.accent if canvas.chart.highlight == (0, point) else None
            parts.extend(canvas.write(figures[point], x - slot / 2, top, slot, 0.5, colour))
    labels = tuple(
        None if value is None else PointLabel("below" if point in below else "above")
        for point, value in enumerate(values)
    )
    return Layout(
        tuple(parts), Rectangle(0, 0, canvas.width, foot), bounds_of(scale, before, foot), gap=55, labels=(labels,)
    )


def _dips(canvas: Canvas) -> frozenset[int]:
    """Points lower than both neighbours, or below zero: their labels stand below, clear of the line."""
    known = [(point, value) for _, point, value in canvas.points()]
    found = [point for point, value in known if value < 0]
    for (_, before), (point, value), (_, after) in zip(known, known[1:], known[2:], strict=False):
        if value < before and value < after:
            found.append(point)
    return frozenset(found)


def _labelled_scale(canvas: Canvas, below: frozenset[int], beyond: float, room: float) -> tuple[float, float]:
    """As ``value_scale``, with labels on the far or, in a dip above zero, on the near side of their points."""
    ends = [(value, beyond) for _, point, value in canvas.points() if point not in below or value < 0]
    scale, before = value_scale(ends, room)
    for _, point, value in canvas.points():
        if point in below and 0 <= value * scale < beyond:
            before = max(before, beyond - value * scale)
    top = max((value for value, _ in ends if value >= 0), default=0.0)
    if top > 0:
        scale = min(scale, (room - before - beyond) / top)
    if scale < 0:
        raise Crowded
    return scale, before


# --- several lines, or one of many points ---------------------------------------------------------------------------


def _lay_out_several(canvas: Canvas) -> Layout:
    """Lines read against an axis, each with its name and last value at its end."""
    axis = _nice_axis([value for _, _, value in canvas.points()], _least_step(canvas.chart.number_format))
    ticks = [axis.low + axis.step * number for number in range(round((axis.high - axis.low) / axis.step) + 1)]
    left = max(canvas.measure("regular", tick_text(tick, canvas.chart.number_format)) for tick in ticks) + GAP
    ends = [_end_label(canvas, series) for series in range(len(canvas.chart.series))]
    right = max(label.width for label in ends) + 2 * GAP
    count = len(canvas.chart.categories)
    # The labels begin at the last points, half a slot before the plot ends.
    slot = min((canvas.width - left - right) / (count - 0.5), (canvas.width - left) / count)
    if right > canvas.width * ENDS_AT_MOST or slot <= GAP:
        raise Crowded
    names, foot = _foot(canvas, slot)
    top = canvas.leading / 2
    scale = (foot - top) / (axis.high - axis.low)
    if axis.step * scale < canvas.leading:
        raise Crowded
    parts: list[Part] = []
    for tick in ticks:
        y = foot - (tick - axis.low) * scale
        colour = canvas.palette.muted if tick == 0 else canvas.palette.line
        parts.append(Rule(left, y, left + slot * len(names), y, 0.75 if tick == 0 else 0.5, colour))
        text = Label("regular", (f"{tick_text(tick, canvas.chart.number_format)} ",), left - GAP)
        parts.extend(canvas.write(text, 0, y - canvas.leading / 2, left - GAP, 1))
    for point, name in enumerate(names):
        parts.extend(canvas.write(name, left + point * slot, foot + GAP, slot, 0.5))
    spots = {
        (series, point): (left + slot * (point + 0.5), foot - (value - axis.low) * scale)
        for series, point, value in canvas.points()
    }
    for series in range(len(canvas.chart.series)):
        parts.extend(_line(canvas, series, [(point, at) for (number, point), at in spots.items() if number == series]))
    shifts = _spread([_last(canvas, series, spots)[1] for series in range(len(ends))], canvas, foot)
    for series, (label, shift) in enumerate(zip(ends, shifts, strict=True)):
        x, y = _last(canvas, series, spots)
        middle = y + shift - len(label.lines) * canvas.leading / 2
        parts.extend(canvas.write(label, x + 2 * GAP, middle, label.width, 0))
    marked, where = _marked_label(canvas, spots, _last(canvas, 0, spots)[0])
    plot = Rectangle(left, top, slot * len(names), foot - top)
    labels = _end_labels(canvas, shifts, where)
    return Layout((*parts, *marked), plot, (axis.low, axis.high), step=axis.step, labels=labels)


def _marked_label(canvas: Canvas, spots: Spots, end: float) -> tuple[tuple[Part, ...], PointLabel | None]:
    """The value of the point that matters, on a line that is alone; none where it would reach that of the last."""
    if canvas.chart.highlight is None or len(canvas.chart.series) > 1:
        return (), None
    point = canvas.chart.highlight[1]
    (x, y), figure = spots[0, point], canvas.figure(0, point)
    left, beyond = x - figure.width / 2, canvas.leading + canvas.size * 0.45
    if point == _last_point(canvas, 0) or left + figure.width > end or left < 0:
        return (), None
    is_below = point in _dips(canvas) or y < beyond
    top = y + beyond - canvas.leading if is_below else y - beyond
    label = PointLabel("below" if is_below else "above")
    return tuple(canvas.write(figure, left, top, figure.width, 0, canvas.palette.accent)), label


def _end_label(canvas: Canvas, series: int) -> Label:
    """A line's name, where there are several, and its last value."""
    last = _last_point(canvas, series)
    return canvas.figure(series, last, canvas.chart.series[series].name if len(canvas.chart.series) > 1 else "")


def _last_point(canvas: Canvas, series: int) -> int:
    return max(point for number, point, _ in canvas.points() if number == series)


def _last(canvas: Canvas, series: int, spots: Spots) -> tuple[float, float]:
    return spots[series, _last_point(canvas, series)]


def _spread(middles: Sequence[float], canvas: Canvas, bottom: float) -> list[float]:
    """How far to move each of the labels at ``middles`` up or down so that none stands on another.

    Raises:
        Crowded: There are more than the height holds.
    """
    pitch = canvas.leading
    if pitch * len(middles) > bottom:
        raise Crowded
    order = sorted(range(len(middles)), key=lambda index: middles[index])
    placed: list[float] = []
    for index in order:
        placed.append(max(middles[index], placed[-1] + pitch if placed else pitch / 2))
    limit = bottom - pitch / 2
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], limit)
        limit = placed[number] - pitch
    shifts = [0.0] * len(middles)
    for index, middle in zip(order, placed, strict=True):
        shifts[index] = middle - middles[index]
    return shifts


def _end_labels(
    canvas: Canvas, shifts: Sequence[float], marked: PointLabel | None
) -> tuple[tuple[PointLabel | None, ...], ...]:
    several = len(canvas.chart.series) > 1
    return tuple(
        tuple(
            PointLabel("right", several, (), (0.0, shifts[series] / canvas.height))
            if point == _last_point(canvas, series)
            else marked
            if canvas.chart.highlight == (series, point)
            else None
            for point in range(len(canvas.chart.categories))
        )
        for series in range(len(canvas.chart.series))
    )


def _line(canvas: Canvas, series: int, spots: Sequence[tuple[int, tuple[float, float]]]) -> Iterator[Part]:
    """The line of a series through its points, and their markers."""
    stroke = colour_of(canvas.shades[series], canvas.palette)
    if len(spots) > 1:
        yield polyline([at for _, at in spots], stroke, canvas.size * 0.2)
    for point, (x, y) in spots:
        chosen = canvas.chart.highlight == (series, point)
        radius = canvas.size * (MARKER if chosen else 0.3)
        yield marker(series, x, y, radius, canvas.colour(series, point), canvas.palette.ground)


def _nice_axis(values: Sequence[float], least: float) -> _Axis:
    """Ends around zero and all values, at round numbers three to six steps of at least ``least`` apart."""
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 5))
    step = max(least, next(power * factor for factor in _STEPS if span / (power * factor) <= 5))
    return _Axis(math.floor(low / step) * step, max(math.ceil(high / step), 1 if low == 0 else 0) * step, step)


def _least_step(number_format: str) -> float:
    """The smallest difference that a number format shows."""
    return 10.0 ** -len(number_format.partition(".")[2].partition('"')[0].partition(";")[0])


def tick_text(tick: float, number_format: str) -> str:
    """A value of the axis as the number format shows it."""
    return format_number(Decimal(repr(round(tick, 9))), number_format) or f"{tick:g}"
