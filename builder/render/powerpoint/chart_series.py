"""The series of a native chart: values, colours and labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.model.document import ChartData, ChartPlan, PointLabel, Shade
from builder.model.number_format import format_number
from builder.render.powerpoint.chart_text import (
    NOTHING,
    WHOLE,
    colour_xml,
    run_style,
    shade_xml,
    text_properties,
)
from builder.render.powerpoint.markup import escape, escape_plain

_MARKERS = ("circle", "square", "diamond", "triangle")
_POSITIONS = {"end": "outEnd", "centre": "ctr", "above": "t", "below": "b", "right": "r", "outside": "outEnd"}
# LibreOffice takes a point that is quite full to be as faint as its series.
_NEARLY_FULL = 99
_JOINT_EMU, _LINE_EMU, _BORDER_EMU = 19_050, 38_100, 9_525


def series_xml(chart: ChartData, plan: ChartPlan, language: str) -> str:
    """Every series, in order."""
    return "".join(_Series(chart, plan, language, index).xml() for index in range(len(chart.series)))


def column_letter(index: int) -> str:
    """The workbook's column of a series: categories are in A."""
    return chr(ord("B") + index)


class _Series:
    """One series of a chart."""

    def __init__(self, chart: ChartData, plan: ChartPlan, language: str, index: int) -> None:
        self.chart = chart
        self.plan = plan
        self.language = language
        self.index = index
        self.series = chart.series[index]
        self.count = len(chart.categories)

    def xml(self) -> str:
        """The series with its children in the order that the schema asks for, which depends on the kind of chart."""
        bars = not self.chart.is_round and self.chart.kind != "line"
        inverted = '<c:invertIfNegative val="0"/>' if bars else ""
        marker = self._marker(_MARKERS[self.index % 4], 8, self._shade(0)) if self.chart.kind == "line" else ""
        smooth = '<c:smooth val="0"/>' if self.chart.kind == "line" else ""
        return (
            f'<c:ser><c:idx val="{self.index}"/><c:order val="{self.index}"/>{self._name()}{self._look()}'
            f"{inverted}{marker}{''.join(self._points())}{self._labels()}{self._categories()}{self._values()}"
            f"{smooth}</c:ser>"
        )

    # --- colours -----------------------------------------------------------------------------------------------------

    def _shade(self, point: int) -> Shade:
        index = point if self.chart.is_round else self.index
        return self.plan.shades[index] if index < len(self.plan.shades) else Shade()

    def _look(self) -> str:
        if self.chart.kind == "line":
            line = f'<a:ln w="{_LINE_EMU}" cap="rnd">{shade_xml(self._shade(0))}<a:round/></a:ln>'
            return f"<c:spPr>{line}</c:spPr>"
        return self._fill(Shade() if self.chart.is_round else self._shade(0))

    def _fill(self, shade: Shade) -> str:
        """A bar or slice; where several touch, a line of the ground parts them."""
        parted = self.chart.is_round or self.chart.is_stacked
        border = f'<a:ln w="{_JOINT_EMU}">{colour_xml("ground")}</a:ln>' if parted else ""
        return f"<c:spPr>{shade_xml(shade)}{border}</c:spPr>"

    def _marker(self, symbol: str, size: int, shade: Shade) -> str:
        look = f'{shade_xml(shade)}<a:ln w="{_BORDER_EMU}">{colour_xml("ground")}</a:ln>'
        return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr>{look}</c:spPr></c:marker>'

    def _points(self) -> Iterator[str]:
        """Points that don't look like their series: the one that matters, and every slice of a pie."""
        marked = self.chart.highlight[1] if self.chart.highlight and self.chart.highlight[0] == self.index else None
        for point in range(self.count) if self.chart.is_round else () if marked is None else (marked,):
            shade = self.plan.accent if point == marked else self._shade(point)
            if not self.chart.is_round and self._shade(point).strength < 100:
                shade = replace(shade, strength=_NEARLY_FULL)
            if self.chart.kind == "line":
                look = self._marker(_MARKERS[self.index % 4], 12, shade)
                yield f'<c:dPt><c:idx val="{point}"/>{look}<c:bubble3D val="0"/>{self._look()}</c:dPt>'
            elif self.chart.is_round:
                yield f'<c:dPt><c:idx val="{point}"/><c:bubble3D val="0"/>{self._fill(shade)}</c:dPt>'
            else:
                yield (
                    f'<c:dPt><c:idx val="{point}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
                    f"{self._fill(shade)}</c:dPt>"
                )

    # --- labels ------------------------------------------------------------------------------------------------------

    def _labels(self) -> str:
        """Labels that follow the values; a point whose label says more, ``more than 2,000``, has it as text."""
        labels = self.plan.labels[self.index] if self.plan.labels else (_usual(self.chart),) * self.count
        # Of a line only the points that have a label are told apart; all others are most like each other.
        usual = max(filter(None, labels), key=labels.count, default=_usual(self.chart))
        usual = replace(usual, shift=(0.0, 0.0), lines=())
        own = "".join(self._own(point, label, usual) for point, label in enumerate(labels))
        look = f"{self._number_format()}{NOTHING}{self._text(None)}"
        return f"<c:dLbls>{own}{look}{self._shown(usual)}</c:dLbls>"

    def _own(self, point: int, label: PointLabel | None, usual: PointLabel) -> str:
        """The label of one point where it isn't like most."""
        value, printed = self.series.values[point], self.series.labels[point]
        if label is None or value is None:
            return f'<c:dLbl><c:idx val="{point}"/><c:delete val="1"/></c:dLbl>'
        follows = printed == format_number(value, self.chart.number_format) and not label.lines
        marked = self.chart.is_round and self._is_marked(point)
        recoloured = self._hue(point) != self._hue(None)
        if follows and label == usual and not marked and not recoloured:
            return ""
        placed = ""
        if any(label.shift):
            x, y = (f"{share:.5f}" for share in label.shift)
            placed = f'<c:layout><c:manualLayout><c:x val="{x}"/><c:y val="{y}"/></c:manualLayout></c:layout>'
        look = f"{self._number_format()}{NOTHING}{self._text(point)}" if follows else self._written(point, label)
        return f'<c:dLbl><c:idx val="{point}"/>{placed}{look}{self._shown(label)}</c:dLbl>'

    def _number_format(self) -> str:
        return f'<c:numFmt formatCode="{escape_plain(self.chart.number_format)}" sourceLinked="0"/>'

    def _written(self, point: int, label: PointLabel) -> str:
        """A label as text of its own."""
        name = (self.chart.categories[point] if self.chart.is_round else self.series.name) if label.named else ""
        value = self.series.labels[point]
        style = run_style(self.plan.size_pt, self._is_bold(point))
        fill = colour_xml(self._hue(point))
        texts = (*(label.lines or (name,)), value) if self.chart.is_round else (f"{name} {value}",)
        paragraphs = "".join(
            f"<a:p><a:pPr><a:defRPr {style}>{fill}</a:defRPr></a:pPr>"
            f'<a:r><a:rPr lang="{self.language}" {style}>{fill}</a:rPr><a:t>{escape(text.strip())}</a:t></a:r></a:p>'
            for text in texts
            if text.strip()
        )
        return f"<c:tx><c:rich>{WHOLE}<a:lstStyle/>{paragraphs}</c:rich></c:tx>{NOTHING}"

    def _text(self, point: int | None) -> str:
        """How a point's label looks; None stands for those of all that are not marked."""
        return text_properties(self.plan.size_pt, self.language, self._is_bold(point), self._hue(point), WHOLE)

    def _is_bold(self, point: int | None) -> bool:
        """Values are bold; of a pie, whose labels are names as well, those of the slice that matters."""
        return not self.chart.is_round or self._is_marked(point)

    def _is_marked(self, point: int | None) -> bool:
        return point is not None and self.chart.highlight == (self.index, point)

    def _hue(self, point: int | None) -> str:
        """Of a label: what can be read on a part of a stack; on a line, the accent for the point that matters."""
        if self.chart.is_stacked:
            return self.plan.accent.text if self._is_marked(point) else self._shade(0).text
        return "accent" if self.chart.kind == "line" and self._is_marked(point) else "ink"

    def _shown(self, label: PointLabel) -> str:
        # A ring's labels have no position that could be named.
        where = "" if self.chart.kind == "doughnut" else f'<c:dLblPos val="{_POSITIONS[label.position]}"/>'
        category, series = (label.named and self.chart.is_round), (label.named and not self.chart.is_round)
        apart = f"<c:separator>{'&#10;' if self.chart.is_round else ' '}</c:separator>" if label.named else ""
        return (
            f'{where}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{int(category)}"/>'
            f'<c:showSerName val="{int(series)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>{apart}'
        )

    # --- data --------------------------------------------------------------------------------------------------------

    def _name(self) -> str:
        cell = f"Sheet1!${column_letter(self.index)}$1"
        name = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(self.series.name)}</c:v></c:pt>'
        return f"<c:tx><c:strRef><c:f>{cell}</c:f><c:strCache>{name}</c:strCache></c:strRef></c:tx>"

    def _categories(self) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{escape(category)}</c:v></c:pt>'
            for index, category in enumerate(self.chart.categories)
        )
        cache = f'<c:strCache><c:ptCount val="{self.count}"/>{points}</c:strCache>'
        return f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${self.count + 1}</c:f>{cache}</c:strRef></c:cat>"

    def _values(self) -> str:
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>'
            for index, value in enumerate(self.series.values)
            if value is not None
        )
        letter = column_letter(self.index)
        return (
            f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${self.count + 1}</c:f><c:numCache>"
            f"<c:formatCode>{escape(self.chart.number_format)}</c:formatCode>"
            f'<c:ptCount val="{self.count}"/>{points}</c:numCache></c:numRef></c:val>'
        )


def _usual(chart: ChartData) -> PointLabel:
    """Where a kind of chart has its labels."""
    if chart.is_stacked:
        return PointLabel("centre")
    if chart.kind == "line":
        return PointLabel("above")
    return PointLabel("outside", True) if chart.is_round else PointLabel("end")
