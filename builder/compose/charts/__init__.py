"""Charts: their values and names, the room for their labels, and how they are drawn. Deck and sheet share all of it."""

from builder.compose.charts.canvas import Crowded
from builder.compose.charts.data import chart_alt, chart_data
from builder.compose.charts.plan import (
    DECK_SIZES,
    SHEET_SMALLEST,
    SMALL_DECK_SIZES,
    draw_chart,
    draw_planned,
    plan_chart,
)

CHART_HINT = "chart fewer figures, or give them short names under `categories:`"
"""What an author can do about a chart whose labels have no room."""

__all__ = [
    "CHART_HINT",
    "DECK_SIZES",
    "SHEET_SMALLEST",
    "SMALL_DECK_SIZES",
    "Crowded",
    "chart_alt",
    "chart_data",
    "draw_chart",
    "draw_planned",
    "plan_chart",
]
