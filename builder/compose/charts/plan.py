"""A chart in its room: the largest text at which every label has its place. The sheet draws it, the deck plans it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from builder.compose.charts.bars import lay_out_bars, lay_out_columns
from builder.compose.charts.canvas import Canvas, Crowded, Layout
from builder.compose.charts.lines import lay_out_lines
from builder.compose.charts.pies import lay_out_pie
from builder.compose.charts.shades import accent_shade, shades_of
from builder.compose.columns import shifted_part
from builder.compose.metrics import FontSet
from builder.model.document import ChartData, ChartPlan, Part
from builder.model.outline import ChartKind
from builder.model.theme import Palette

DECK_SIZES = (18.0, 16.0, 14.0)
SMALL_DECK_SIZES = (*DECK_SIZES, 13.0, 12.0)
"""On slides three quarters as high as usual, which are shown as large as others."""
"""Of a chart's text on a slide, in points, largest first."""
SHEET_SMALLEST = 7.5
"""Of a chart's text on the sheet, in points."""
_DECK_THICKEST, _SHEET_THICKEST = 84.0, 24.0

_LAY_OUT: dict[ChartKind, Callable[[Canvas], Layout]] = {
    "bar": lay_out_bars,
    "stacked-bar": lay_out_bars,
    "column": lay_out_columns,
    "stacked-column": lay_out_columns,
    "line": lay_out_lines,
    "pie": lay_out_pie,
    "doughnut": lay_out_pie,
}


def plan_chart(
    chart: ChartData,
    width: float,
    height: float,
    fonts: FontSet,
    palette: Palette,
    sizes: Sequence[float] = DECK_SIZES,
) -> ChartPlan:
    """Plan a native chart of a size in points.

    Raises:
        Crowded: Its labels have no room even at the smallest size.
    """
    size, layout = _lay_out(chart, width, height, sizes, _DECK_THICKEST, fonts, palette, 0)
    x, y, across, down = layout.plot
    rounded = chart.is_round
    return ChartPlan(
        size_pt=size,
        plot=(x / width, y / height, across / width, down / height),
        minimum=None if rounded else layout.bounds[0],
        maximum=None if rounded else layout.bounds[1],
        step=layout.step,
        gap=layout.gap,
        has_legend=layout.has_legend,
        shades=shades_of(chart, palette),
        accent=accent_shade(palette),
        labels=layout.labels,
    )


def draw_chart(
    chart: ChartData,
    node: int,
    width: float,
    heights: Sequence[float],
    sizes: tuple[float, float],
    fonts: FontSet,
    palette: Palette,
) -> tuple[tuple[Part, ...], float]:
    """Draw a chart for the sheet.

    Args:
        node: The Figure that all of it belongs to.
        heights: To try, the preferred one first.
        sizes: The preferred and the smallest size of text, in points.

    Returns:
        The parts, from the chart's top left corner, and the height taken.

    Raises:
        Crowded: Its labels have no room even at the smallest size in the largest height.
    """
    largest, smallest = sizes
    steps = int(max(largest - smallest, 0) / 0.5)
    tried = [*(largest - 0.5 * step for step in range(steps + 1)), smallest]
    for height in heights:
        try:
            _, layout = _lay_out(chart, width, height, tried, _SHEET_THICKEST, fonts, palette, node)
        except Crowded:
            continue
        if layout.used is None:
            return layout.parts, height
        top, bottom = layout.used
        return tuple(shifted_part(part, 0.0, -top) for part in layout.parts), bottom - top
    raise Crowded


def draw_planned(
    chart: ChartData, plan: ChartPlan, node: int, size: tuple[float, float], fonts: FontSet, palette: Palette
) -> tuple[Part, ...]:
    """Draw a chart of a slide as it was planned, from its top left corner.

    Args:
        node: The Figure that all of it belongs to.
        size: Width and height that it was planned for, in points.
        palette: The colours that it was planned with.
    """
    _, layout = _lay_out(chart, *size, (plan.size_pt,), _DECK_THICKEST, fonts, palette, node)
    return layout.parts


def _lay_out(
    chart: ChartData,
    width: float,
    height: float,
    sizes: Sequence[float],
    thickest: float,
    fonts: FontSet,
    palette: Palette,
    node: int,
) -> tuple[float, Layout]:
    shades = shades_of(chart, palette)
    canvas = Canvas(chart, width, height, 0.0, thickest, fonts, palette, shades, node)
    for size in sizes:
        try:
            return size, _LAY_OUT[chart.kind](replace(canvas, size=size))
        except Crowded:
            continue
    raise Crowded
