"""Figures as they are printed: on a slide, in a band, as a point of a chart."""

from __future__ import annotations

from builder.compose import phrases
from builder.model.document import ChartData
from builder.model.outline import Chart, Figure, Finding

MINUS = "\u2212"
_CURRENCIES = "£$€¥"
_SIGNS = {"up": "+", "down": MINUS, None: ""}


def figure_value(figure: Figure) -> str:
    """The number with unit and sign: ``+85%``, ``six-fold``, ``£3``, ``more than 2,000``."""
    if figure.unit == "fold":
        text = _fold(figure)
    elif figure.unit == "%":
        text = f"{_SIGNS[figure.direction]}{figure.written}%"
    elif figure.unit is not None and figure.unit in _CURRENCIES:
        text = f"{figure.unit}{figure.written}"
    else:
        text = str(figure.written)
    return f"{figure.qualifier} {text}" if figure.qualifier else text


def _fold(figure: Figure) -> str:
    whole = figure.value == figure.value.to_integral_value()
    word = phrases.number_word(int(figure.value)) if whole else None
    return f"{word or figure.written}-fold"


def figure_caption(figure: Figure) -> str:
    """What the number is of: unit where it counts something else than the subject says, subject and period."""
    subject = str(figure.subject)
    if _counts(figure) and str(figure.unit).lower() not in subject.lower():
        subject = f"{figure.unit}: {subject}"
    return f"{subject}, {figure.period}" if figure.period else subject


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit not in ("%", "fold") and figure.unit not in _CURRENCIES


def number_format(unit: str | None, signed: bool, decimals: int) -> str:
    """The workbook's number format that prints a value as ``figure_value`` does."""
    body = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if unit == "%":
        body += '"%"'
    elif unit is not None and unit in _CURRENCIES:
        body = f'"{unit}"{body}'
    return f'+{body};"{MINUS}"{body};{body}' if signed else body


def chart_data(chart: Chart, findings: dict[str, Finding]) -> ChartData:
    """The chart's one series, from the figures of the findings it names. What went down is negative."""
    figures = [figure for key in chart.figures if (figure := findings[key].figure)]
    unit = chart.unit or figures[0].unit
    values = tuple(-figure.value if figure.direction == "down" else figure.value for figure in figures)
    largest = max(range(len(values)), key=lambda i: abs(values[i]))
    decimals = max(-min(0, int(value.as_tuple().exponent)) for value in values)
    return ChartData(
        kind=chart.kind,
        series=str(chart.title),
        categories=tuple(_capital(str(figure.subject)) for figure in figures),
        values=values,
        labels=tuple(figure_value(figure) for figure in figures),
        number_format=number_format(unit, any(figure.direction for figure in figures), decimals),
        highlight=largest if len(values) > 1 else None,
    )


def chart_alt(chart: Chart, data: ChartData) -> str:
    """The text that stands for the chart: the author's, or one made from the data."""
    if chart.alt:
        return str(chart.alt)
    points = "; ".join(f"{category}: {label}" for category, label in zip(data.categories, data.labels, strict=True))
    return f"{data.kind.capitalize()} chart. {data.series}. {points}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
