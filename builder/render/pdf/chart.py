"""Charts of one series, drawn as areas and lines: every bar carries its name and its value, there are no axes to read.

A chart is laid out in the page's coordinates as the same panels, rules and lines that a page is made of. Sizes are
tried from the body text's down to ``SMALLEST``; the first at which every label has its own room is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.document import ChartData, Drawing, Line, Panel, Piece, Rule
from builder.model.theme import Face, Palette, Theme
from builder.render.pdf.fonts import Fonts

SMALLEST = 7.5
"""No label is smaller, in points."""
LEADING = 1.22
BASELINE = 0.95
"""Where the baseline stands in a line's height, in ems from its top."""
GAP = 5.0
"""Room between a bar and its labels, and between the labels of neighbouring bars, in points."""
THICKEST = 24.0
"""No bar is thicker, in points."""
NAMES_AT_MOST = 0.5
"""The share of the width that the names of horizontal bars may take."""

Part = Panel | Rule | Line


class _TooSmallError(Exception):
    """The labels have no room at the size tried."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at one size: its lines as broken, and the width of the widest, in points."""

    face: Face
    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with its labels, measured."""

    value: float
    name: Label
    figure: Label
    colour: str


def chart_texts(chart: ChartData) -> tuple[tuple[Face, str], ...]:
    """Every text that the chart shows, with its face, in reading order: each name before its value."""
    texts: list[tuple[Face, str]] = []
    for index, (category, label) in enumerate(zip(chart.categories, chart.labels, strict=True)):
        texts.append(("bold" if index == chart.highlight else "regular", f"{category} "))
        texts.append(("bold", f"{label} "))
    return tuple(texts)


def draw_chart(drawing: Drawing, theme: Theme, fonts: Fonts) -> tuple[Part, ...]:
    """Lay a chart out within its rectangle.

    Raises:
        RenderError: Its labels have no room even at the smallest size.
    """
    lay_out = _lay_out_bars if drawing.chart.kind == "bar" else _lay_out_columns
    for size in _sizes(theme):
        try:
            return tuple(lay_out(_Canvas(drawing, theme.palette, fonts, size)))
        except _TooSmallError:
            continue
    message = f"the chart {drawing.chart.series!r} has more text than its place can hold"
    hint = "chart fewer figures, or shorten their subjects"
    raise RenderError([Diagnostic("error", "chart-crowded", message, "", hints=(hint,))])


def _sizes(theme: Theme) -> list[float]:
    largest = max(theme.sizes.body, SMALLEST)
    steps = int((largest - SMALLEST) / 0.5)
    return [largest - 0.5 * step for step in range(steps + 1)] + [SMALLEST]


class _Canvas:
    """A chart's rectangle, and the means to measure and make its parts at one size of text."""

    def __init__(self, drawing: Drawing, palette: Palette, fonts: Fonts, size: float) -> None:
        self.drawing = drawing
        self.palette = palette
        self.size = size
        self.leading = size * LEADING
        self._fonts = fonts

    def bars(self, name_width: float) -> list[Bar]:
        """The chart's values, their names broken to ``name_width`` points."""
        chart, texts = self.drawing.chart, chart_texts(self.drawing.chart)
        return [
            Bar(
                value=float(value),
                name=self._label(*texts[2 * index], name_width),
                figure=self._label(*texts[2 * index + 1], self.drawing.width),
                colour=self.palette.accent if index == chart.highlight else self.palette.primary,
            )
            for index, value in enumerate(chart.values)
        ]

    def longest_name(self) -> float:
        """Width of the longest name on one line."""
        names = chart_texts(self.drawing.chart)[::2]
        return max((self.measure(face, name.strip()) for face, name in names), default=0.0)

    def measure(self, face: Face, text: str) -> float:
        return self._fonts[face].width(text) * self.size

    def write(self, label: Label, x: float, top: float, width: float, align: float) -> Iterator[Line]:
        """A label's lines in a column; ``align`` is 0 for left, 0.5 for centred, 1 for right."""
        for number, text in enumerate(label.lines):
            advance = self.measure(label.face, text)
            left = x + (width - self.measure(label.face, text.rstrip())) * align
            baseline = top + number * self.leading + BASELINE * self.size
            piece = Piece(left, text, label.face, self.size, self.palette.ink, self.drawing.node, advance)
            yield Line(baseline, (piece,))

    def _label(self, face: Face, text: str, room: float) -> Label:
        """``text`` broken between words into lines of at most ``room`` points, each ending in a space."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.measure(face, f"{lines[-1]}{word}") <= room + 0.01:
                lines[-1] += f"{word} "
            else:
                lines.append(f"{word} ")
        width = max((self.measure(face, line.rstrip()) for line in lines), default=0.0)
        if width > room + 0.01:
            raise _TooSmallError
        return Label(face, tuple(lines), width)


def _lay_out_bars(canvas: _Canvas) -> Iterator[Part]:
    """Horizontal bars: the name on the left, the value where its bar ends."""
    box = canvas.drawing
    names = min(canvas.longest_name(), box.width * NAMES_AT_MOST)
    bars = canvas.bars(names)
    names = max((bar.name.width for bar in bars), default=0.0)
    row = box.height / max(len(bars), 1)
    if any(max(1, len(bar.name.lines)) * canvas.leading > row for bar in bars):
        raise _TooSmallError
    left = box.x + names + GAP
    ends = [(bar.value, bar.figure.width + GAP) for bar in bars]
    scale, before = _scale(ends, box.x + box.width - left)
    zero, thickness = left + before, min(row * 0.64, THICKEST)
    for index, bar in enumerate(bars):
        middle = box.y + (index + 0.5) * row
        yield from canvas.write(bar.name, box.x, middle - len(bar.name.lines) * canvas.leading / 2, names, 0)
        end = zero + bar.value * scale
        yield Panel(min(zero, end), middle - thickness / 2, abs(end - zero), thickness, bar.colour)
        start = end + GAP if bar.value >= 0 else end - GAP - bar.figure.width
        yield from canvas.write(bar.figure, start, middle - canvas.leading / 2, bar.figure.width, 0)
    yield Rule(zero, box.y, zero, box.y + box.height, 0.75, canvas.palette.muted)


def _lay_out_columns(canvas: _Canvas) -> Iterator[Part]:
    """Vertical bars: the name below the chart, the value where its bar ends."""
    box = canvas.drawing
    slot = box.width / max(len(box.chart.values), 1)
    bars = canvas.bars(slot - GAP)
    if any(bar.figure.width > slot - GAP for bar in bars):
        raise _TooSmallError
    names = max((len(bar.name.lines) for bar in bars), default=0) * canvas.leading
    foot = box.y + box.height - names - GAP
    scale, below = _scale([(bar.value, canvas.leading) for bar in bars], foot - box.y)
    zero, thickness = foot - below, min(slot * 0.64, 2 * THICKEST)
    for index, bar in enumerate(bars):
        left = box.x + index * slot
        yield from canvas.write(bar.name, left, foot + GAP, slot, 0.5)
        end = zero - bar.value * scale
        yield Panel(left + (slot - thickness) / 2, min(zero, end), thickness, abs(end - zero), bar.colour)
        top = end - canvas.leading if bar.value >= 0 else end
        yield from canvas.write(bar.figure, left, top, slot, 0.5)
    yield Rule(box.x, zero, box.x + box.width, zero, 0.75, canvas.palette.muted)


def _scale(ends: Sequence[tuple[float, float]], room: float) -> tuple[float, float]:
    """Points per unit, and the room before zero, so that every bar and the label at its end fit.

    Args:
        ends: Each bar's value, and the points that its label needs beyond the bar's end.
        room: Points along the bars, labels included.
    """
    backward = [(-value, label) for value, label in ends if value < 0] or [(0.0, 0.0)]
    forward = [(value, label) for value, label in ends if value >= 0] or [(0.0, 0.0)]
    free = [(room - b_label - f_label, b + f) for (b, b_label), (f, f_label) in product(backward, forward)]
    if any(points <= 0 for points, _ in free):
        raise _TooSmallError
    scale = min((points / span for points, span in free if span > 0), default=0.0)
    return scale, max(value * scale + label for value, label in backward)
