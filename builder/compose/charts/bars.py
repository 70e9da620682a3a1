"""Bars, one below the other, and columns, side by side: single, in groups, stacked."""

from __future__ import annotations

from collections.abc import Iterator

from builder.compose.charts.canvas import (
    GAP,
    JOINT,
    Canvas,
    Crowded,
    Label,
    Layout,
    Rectangle,
    bounds_of,
    key_rows,
    value_scale,
)
from builder.model.document import Panel, Part, PointLabel, Rule

NAMES_AT_MOST = 0.45
"""The share of the width that the names of horizontal bars may take."""
LEAST_GAP = 0.55
"""Room between categories, as a share of a bar's thickness."""
MOST_GAP = 5.0
CLEAR_EM = 1.0
"""Room between a category's name and the label of a bar that reaches towards it, in ems, so that they read as two."""


def lay_out_bars(canvas: Canvas) -> Layout:
    """Horizontal bars: the name on the left, the value where its bar ends or, stacked, on it.

    In groups, the first category's labels name the series as well.
    """
    chart, count = canvas.chart, len(canvas.chart.categories)
    parts, top = key_rows(canvas) if chart.is_stacked else ((), 0.0)
    row = (canvas.height - top) / count
    thickness, gap = _thickness(canvas, row)
    if thickness < canvas.leading * 0.9:
        raise Crowded
    names = _name_labels(canvas, min(_longest_name(canvas), canvas.width * NAMES_AT_MOST))
    left = max(name.width for name in names) + GAP
    if any(len(name.lines) * canvas.leading > row for name in names):
        raise Crowded
    room = canvas.width - left
    figures = {
        (series, point): canvas.figure(series, point, chart.series[series].name if _is_named(canvas, point) else "")
        for series, point, _ in canvas.points()
    }
    scale, before = value_scale(_ends(canvas, figures), room)
    drawn: list[Part] = [*parts]
    for point in range(count):
        middle = top + (point + 0.5) * row
        name = names[point]
        drawn.extend(canvas.write(name, 0, middle - len(name.lines) * canvas.leading / 2, name.width, 0))
        across = middle - thickness * _across(canvas) / 2
        drawn.extend(_row(canvas, point, left + before, across, thickness, scale, figures))
    drawn.append(Rule(left + before, top, left + before, canvas.height, 0.75, canvas.palette.muted))
    return Layout(
        parts=tuple(drawn),
        plot=Rectangle(left, top, room, canvas.height - top),
        bounds=bounds_of(scale, before, room),
        gap=gap,
        has_legend=chart.is_stacked,
        labels=_point_labels(canvas),
    )


def lay_out_columns(canvas: Canvas) -> Layout:
    """Vertical bars: the name below the chart, the value where its bar ends or, stacked, on it."""
    chart, count = canvas.chart, len(canvas.chart.categories)
    parts, top = key_rows(canvas) if len(chart.series) > 1 else ((), 0.0)
    slot = canvas.width / count
    thickness, gap = _thickness(canvas, slot)
    names = _name_labels(canvas, slot - GAP)
    figures = {(series, point): canvas.figure(series, point) for series, point, _ in canvas.points()}
    widest = max(figure.width for figure in figures.values())
    if widest > (slot - GAP if len(chart.series) == 1 else thickness - 1):
        raise Crowded
    foot = canvas.height - max(len(name.lines) for name in names) * canvas.leading - GAP
    beyond = 0.0 if chart.is_stacked else canvas.leading
    ends = [(value, beyond) for value, _ in _ends(canvas, figures)]
    scale, below = value_scale(ends, foot - top)
    drawn: list[Part] = [*parts]
    for point, name in enumerate(names):
        drawn.extend(canvas.write(name, point * slot, foot + GAP, slot, 0.5))
        across = (point + 0.5) * slot - thickness * _across(canvas) / 2
        drawn.extend(_column(canvas, point, foot - below, across, thickness, scale, figures))
    drawn.append(Rule(0, foot - below, canvas.width, foot - below, 0.75, canvas.palette.muted))
    return Layout(
        parts=tuple(drawn),
        plot=Rectangle(0, top, canvas.width, foot - top),
        bounds=bounds_of(scale, below, foot - top),
        gap=gap,
        has_legend=len(chart.series) > 1,
        labels=_point_labels(canvas),
    )


def _longest_name(canvas: Canvas) -> float:
    """Width of the longest name on one line."""
    return max(canvas.measure("bold", name) for name in canvas.chart.categories)


def _name_labels(canvas: Canvas, room: float) -> list[Label]:
    return [canvas.name(point, room) for point in range(len(canvas.chart.categories))]


def _across(canvas: Canvas) -> int:
    """How many bars stand beside each other in a category."""
    return 1 if canvas.chart.is_stacked else len(canvas.chart.series)


def _thickness(canvas: Canvas, slot: float) -> tuple[float, int]:
    """A bar's thickness, and the room between categories in per cent of it."""
    across = _across(canvas)
    thickness = max(min(slot / (across + LEAST_GAP), canvas.thickest), slot / (across + MOST_GAP))
    return thickness, round((slot / thickness - across) * 100)


def _is_named(canvas: Canvas, point: int) -> bool:
    """Whether a point's label says its series, too: in groups of bars, the first category's."""
    return canvas.chart.kind == "bar" and len(canvas.chart.series) > 1 and point == 0


def _ends(canvas: Canvas, figures: dict[tuple[int, int], Label]) -> list[tuple[float, float]]:
    """Where the bars end, and how long the label beyond is; a stack's labels stand on its parts."""
    if not canvas.chart.is_stacked:
        clear = max(0.0, CLEAR_EM * canvas.size - GAP)
        return [
            (value, figures[series, point].width + GAP + (clear if value < 0 else 0.0))
            for series, point, value in canvas.points()
        ]
    totals = [0.0] * len(canvas.chart.categories)
    for _, point, value in canvas.points():
        totals[point] += value
    return [(total, 0.0) for total in totals]


def _point_labels(canvas: Canvas) -> tuple[tuple[PointLabel | None, ...], ...]:
    where = PointLabel("centre" if canvas.chart.is_stacked else "end")
    return tuple(
        tuple(PointLabel("end", True) if _is_named(canvas, point) else where for point in range(len(series.values)))
        for series in canvas.chart.series
    )


def _row(
    canvas: Canvas,
    point: int,
    zero: float,
    top: float,
    thickness: float,
    scale: float,
    figures: dict[tuple[int, int], Label],
) -> Iterator[Part]:
    """The bars of one category."""
    start = zero
    for series in range(len(canvas.chart.series)):
        length = float(canvas.chart.series[series].values[point] or 0) * scale
        figure = figures[series, point]
        if canvas.chart.is_stacked:
            if length and length < figure.width + 3:
                raise Crowded
            yield Panel(start + JOINT, top, max(length - 2 * JOINT, 0), thickness, canvas.colour(series, point))
            middle, colour = top + (thickness - canvas.leading) / 2, canvas.text_colour(series, point)
            if length:
                yield from canvas.write(figure, start, middle, length, 0.5, colour)
            start += length
            continue
        joint = JOINT if _across(canvas) > 1 else 0.0
        at = top + series * thickness
        yield Panel(
            min(zero, zero + length), at + joint, abs(length), thickness - 2 * joint, canvas.colour(series, point)
        )
        left = zero + length + GAP if length >= 0 else zero + length - GAP - figure.width
        yield from canvas.write(figure, left, at + (thickness - canvas.leading) / 2, figure.width, 0)


def _column(
    canvas: Canvas,
    point: int,
    zero: float,
    left: float,
    thickness: float,
    scale: float,
    figures: dict[tuple[int, int], Label],
) -> Iterator[Part]:
    """The columns of one category."""
    start = zero
    for series in range(len(canvas.chart.series)):
        length = float(canvas.chart.series[series].values[point] or 0) * scale
        figure = figures[series, point]
        if canvas.chart.is_stacked:
            if length and length < canvas.leading + 1:
                raise Crowded
            start -= length
            yield Panel(left, start + JOINT, thickness, max(length - 2 * JOINT, 0), canvas.colour(series, point))
            top, colour = start + (length - canvas.leading) / 2, canvas.text_colour(series, point)
            if length:
                yield from canvas.write(figure, left, top, thickness, 0.5, colour)
            continue
        joint = JOINT if _across(canvas) > 1 else 0.0
        at = left + series * thickness
        yield Panel(
            at + joint, min(zero, zero - length), thickness - 2 * joint, abs(length), canvas.colour(series, point)
        )
        top = zero - length - canvas.leading if length >= 0 else zero - length
        yield from canvas.write(figure, at, top, thickness, 0.5)
