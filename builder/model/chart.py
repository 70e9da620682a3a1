"""A chart as composed: what it shows, and how it is laid out so that all of its text has room."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.model.outline import ChartKind


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value and its label as printed (``+85%``) for each category, None and empty where there is none."""

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows, in deck and sheet alike.

    ``highlight`` is the point that matters, by the index of its series and of its category, drawn in the accent
    colour. ``number_format`` is the workbook's and the axis'.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    highlight: tuple[int, int] | None = None

    @property
    def is_stacked(self) -> bool:
        return self.kind in ("stacked-bar", "stacked-column")

    @property
    def is_round(self) -> bool:
        return self.kind in ("pie", "doughnut")

    @property
    def is_horizontal(self) -> bool:
        return self.kind in ("bar", "stacked-bar")


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour of the theme, ``strength`` per cent of it on the ground; ``text`` is what can be read on it."""

    hue: Literal["ink", "primary", "accent"] = "primary"
    strength: int = 100
    text: Literal["ground", "ink"] = "ground"


@dataclass(frozen=True, slots=True)
class PointLabel:
    """Where a point's value is printed, and whether its series' name (a slice's: its category's) stands before it.

    ``lines`` are those of a name that one line can't hold. ``shift`` moves the label from where the position alone
    would have it, in shares of the chart's width and height.
    """

    position: Literal["end", "centre", "above", "below", "right", "outside"]
    named: bool = False
    lines: tuple[str, ...] = ()
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """How a native chart is laid out so that all of its text has room.

    ``plot`` is the area of bars, points or slices, left, top, width and height in shares of the chart's; None leaves
    it to the program that shows it. ``minimum`` and ``maximum`` are the ends of the value axis, None for that
    program's own; ``step`` is the distance of its lines, None where it isn't drawn. ``gap`` is the room between
    categories in per cent of a bar. ``shades`` are those of the series, or of a pie's slices, ``accent`` that
    of the point that matters. ``labels`` has one for
    each value of each series, None where it isn't printed; without any, each stands where its kind of chart has it.
    """

    size_pt: float = 18
    plot: tuple[float, float, float, float] | None = None
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    gap: int = 55
    has_legend: bool = False
    shades: tuple[Shade, ...] = ()
    accent: Shade = Shade("accent")
    labels: tuple[tuple[PointLabel | None, ...], ...] = ()
