"""A chart's rectangle at one size of text: measuring, breaking and placing its labels.

Coordinates are points from the chart's own top left corner, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.compose.charts.shades import accent_shade, colour_of
from builder.compose.metrics import FontSet
from builder.model.document import ChartData, Line, Panel, Part, Piece, PointLabel, Shade
from builder.model.theme import Face, Palette

LEADING = 1.22
BASELINE = 0.95
"""Where the baseline stands in a line's height, in ems from its top."""
GAP = 5.0
"""Room between a bar and its labels, and between the labels of neighbouring bars, in points."""
MOST_LINES = 4
"""Names of categories are broken into no more lines."""
JOINT = 0.6
"""Half of the ground that shows between bars or parts that touch, in points."""


class Crowded(Exception):
    """The labels have no room."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at one size: its lines as broken, each ending in a space, and the width of the widest, in points."""

    face: Face
    lines: tuple[str, ...]
    width: float


class Rectangle(NamedTuple):
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart as laid out: what is drawn, and what a native chart has to be told so that it looks the same.

    ``bounds`` are the ends of the value axis; ``used`` is the part of the height that is needed, if not all of it is;
    the rest is as in ``ChartPlan``, shifts in points.
    """

    parts: tuple[Part, ...]
    plot: Rectangle
    bounds: tuple[float, float] = (0.0, 0.0)
    step: float | None = None
    gap: int = 55
    has_legend: bool = False
    labels: tuple[tuple[PointLabel | None, ...], ...] = field(default=())
    used: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """What laying out needs; ``node`` is the element of the sheet that all text belongs to.

    ``thickest`` is the most that a bar may measure across, in points.
    """

    chart: ChartData
    width: float
    height: float
    size: float
    thickest: float
    fonts: FontSet
    palette: Palette
    shades: tuple[Shade, ...]
    node: int

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def shade(self, series: int, point: int) -> Shade:
        """The shade of a bar, point or slice."""
        if self.chart.highlight == (series, point):
            return accent_shade(self.palette)
        return self.shades[point if self.chart.is_round else series]

    def colour(self, series: int, point: int) -> str:
        return colour_of(self.shade(series, point), self.palette)

    def text_colour(self, series: int, point: int) -> str:
        """Of text that stands on a bar or slice."""
        return self.palette.ground if self.shade(series, point).text == "ground" else self.palette.ink

    def measure(self, face: Face, text: str) -> float:
        return self.fonts[face].word_width(text) * self.size

    def name(self, point: int, room: float) -> Label:
        """A category's name, bold where it is that of the point that matters."""
        chosen = self.chart.highlight is not None and self.chart.highlight[1] == point and len(self.chart.series) == 1
        return self.label("bold" if chosen else "regular", self.chart.categories[point], room)

    def figure(self, series: int, point: int, named: str = "") -> Label:
        """A value as printed, on one line, after ``named``."""
        text = f"{named} {self.chart.series[series].labels[point]} ".lstrip()
        return Label("bold", (text,), self.measure("bold", text.rstrip()))

    def label(self, face: Face, text: str, room: float) -> Label:
        """``text`` broken between words into lines of at most ``room`` points.

        Raises:
            Crowded: A word is wider, or there would be too many lines.
        """
        lines: list[str] = []
        for word in text.split():
            if lines and self.measure(face, f"{lines[-1]}{word}") <= room + 0.01:
                lines[-1] += f"{word} "
            else:
                lines.append(f"{word} ")
        width = max((self.measure(face, line.rstrip()) for line in lines), default=0.0)
        if width > room + 0.01 or len(lines) > MOST_LINES:
            raise Crowded
        return Label(face, tuple(lines), width)

    def write(
        self, label: Label, x: float, top: float, width: float, align: float, colour: str | None = None
    ) -> Iterator[Line]:
        """A label's lines in a column; ``align`` is 0 for left, 0.5 for centred, 1 for right."""
        for number, text in enumerate(label.lines):
            advance = self.measure(label.face, text)
            left = x + (width - self.measure(label.face, text.rstrip())) * align
            baseline = top + number * self.leading + BASELINE * self.size
            piece = Piece(left, text, label.face, self.size, colour or self.palette.ink, self.node, advance)
            yield Line(baseline, (piece,))

    def points(self) -> Iterator[tuple[int, int, float]]:
        """Series, category and value of every point that there is."""
        for number, series in enumerate(self.chart.series):
            for index, value in enumerate(series.values):
                if value is not None:
                    yield number, index, float(value)


def key_rows(canvas: Canvas) -> tuple[tuple[Part, ...], float]:
    """The series' names behind a patch of their shade, in rows at the top, and how high they are."""
    parts: list[Part] = []
    side = canvas.size * 0.8
    x = top = 0.0
    for number, series in enumerate(canvas.chart.series):
        label = canvas.label("regular", series.name, canvas.width - side - GAP)
        if len(label.lines) > 1:
            raise Crowded
        needed = side + GAP + label.width
        if x and x + needed > canvas.width:
            x, top = 0.0, top + canvas.leading
        colour = colour_of(canvas.shades[number], canvas.palette)
        parts.append(Panel(x, top + (canvas.leading - side) / 2, side, side, colour))
        parts.extend(canvas.write(label, x + side + GAP, top, label.width, 0))
        x += needed + 2.5 * GAP
    return tuple(parts), top + canvas.leading + 2.5 * GAP


def value_scale(ends: Sequence[tuple[float, float]], room: float) -> tuple[float, float]:
    """Points per unit, and the room before zero, so that every bar and the label at its end fit.

    Args:
        ends: Each bar's value, and the points that its label needs beyond the bar's end.
        room: Points along the bars, labels included.

    Raises:
        Crowded: The labels alone take more.
    """
    backward = _hull([(-value, label) for value, label in ends if value < 0])
    forward = _hull([(value, label) for value, label in ends if value >= 0])
    free = [(room - b_label - f_label, b + f) for b, b_label in backward for f, f_label in forward]
    if any(points <= 0 for points, _ in free):
        raise Crowded
    scale = min((points / span for points, span in free if span > 0), default=0.0)
    return scale, max(value * scale + label for value, label in backward)


def _hull(ends: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Ends that may decide the scale: a shorter bar with a narrower label than another's never does."""
    kept: list[tuple[float, float]] = []
    for value, label in sorted(set(ends), reverse=True):
        if not kept or label > kept[-1][1]:
            kept.append((value, label))
    return kept or [(0.0, 0.0)]


def bounds_of(scale: float, before: float, room: float) -> tuple[float, float]:
    """The values at both ends of an axis ``room`` points long, with zero ``before`` points from its start.

    Zero is on the axis, whatever rounding made of the sums before.
    """
    return (min(0.0, -before / scale), max(0.0, (room - before) / scale)) if scale > 0 else (0.0, 1.0)
