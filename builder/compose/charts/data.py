"""What a chart shows, from the figures of the findings that it names, and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from builder.compose import phrases
from builder.compose.charts.names import name_categories, told_by
from builder.compose.figures import CURRENCIES, MINUS, figure_value, fold_value
from builder.model.document import ChartData, Series
from builder.model.outline import Chart, Figure, Finding

_YEAR = re.compile(r"[12]\d{3}")
_MOST_YEARS = 60


def chart_data(chart: Chart, findings: Mapping[str, Finding]) -> ChartData:
    """A chart's series and categories. What went down is negative where the chart shows changes."""
    groups = drawn_groups(chart, findings)
    figures = [figure for _, group in groups for figure in group]
    changes = shows_changes(chart, figures)
    series = tuple(
        Series(name, tuple(_value(f, changes) for f in group), tuple(_label(f, changes) for f in group))
        for name, group in groups
    )
    decimals = max(-min(0, int(figure.value.as_tuple().exponent)) for figure in figures)
    data = ChartData(
        kind=chart.kind,
        title=str(chart.title),
        categories=_categories(chart, [group for _, group in groups]),
        series=series,
        number_format=number_format(
            chart.unit or figures[0].unit, changes and any(figure.direction for figure in figures), decimals
        ),
        highlight=_highlight(chart, series),
    )
    return _with_every_year(data) if chart.kind == "line" else data


def shows_changes(chart: Chart, figures: Sequence[Figure]) -> bool:
    """Whether the values are changes: the author says so, or every figure that isn't zero has a direction."""
    if chart.measure is not None:
        return chart.measure == "changes"
    return all(figure.direction or not figure.value for figure in figures)


def drawn_groups(chart: Chart, findings: Mapping[str, Finding]) -> list[tuple[str, list[Figure]]]:
    """The figures of each series under its name; that of a single one is the chart's title."""
    named = [(str(group.series), group.figures) for group in chart.series] or [(str(chart.title), chart.figures)]
    return [(name, [figure for key in ids if (figure := findings[key].figure)]) for name, ids in named]


def _value(figure: Figure, changes: bool) -> Decimal:
    return -figure.value if changes and figure.direction == "down" else figure.value


def _label(figure: Figure, changes: bool) -> str:
    """The value as the chart prints it: a change always with its direction, a level never."""
    if not changes:
        return figure_value(replace(figure, direction=None))
    if figure.direction is None or figure.unit == "%":
        return figure_value(figure)
    if figure.unit == "fold":
        text = fold_value(figure)
        text = phrases.fallen(text) if figure.direction == "down" else text
    else:
        amount = f"{figure.unit}{figure.written}" if figure.unit in tuple(CURRENCIES) else str(figure.written)
        text = f"{'+' if figure.direction == 'up' else MINUS}{amount}"
    return f"{figure.qualifier} {text}" if figure.qualifier else text


def number_format(unit: str | None, signed: bool, decimals: int) -> str:
    """The workbook's number format that prints a value as a label of the chart does."""
    body = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if unit == "%":
        body += '"%"'
    elif unit is not None and unit in CURRENCIES:
        body = f'"{unit}"{body}'
    return f'+{body};"{MINUS}"{body};{body}' if signed else body


def _categories(chart: Chart, groups: Sequence[Sequence[Figure]]) -> tuple[str, ...]:
    """The author's names, or those that the figures give; `check_charts` makes sure that they do."""
    if chart.categories:
        return tuple(map(_capital, chart.categories))
    columns = [[told_by(figure) for figure in column] for column in zip(*groups, strict=True)]
    names = name_categories(columns, chart.kind == "line") or [column[0].subject for column in columns]
    return tuple(map(_capital, names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _highlight(chart: Chart, series: Sequence[Series]) -> tuple[int, int] | None:
    """The point that the author marks; else, of a single series of bars or slices, the largest."""
    if chart.accent is not None:
        return divmod(chart.figures.index(chart.accent), len(series[0].values))
    sizes = [abs(value) for value in series[0].values if value is not None]
    if len(series) > 1 or chart.kind == "line" or len(sizes) < 2 or sizes.count(max(sizes)) > 1:
        return None
    return 0, sizes.index(max(sizes))


def _with_every_year(data: ChartData) -> ChartData:
    """A line over years keeps to scale: the years that have no figure stand on the axis without a point."""
    if not all(_YEAR.fullmatch(category) for category in data.categories):
        return data
    years = [int(category) for category in data.categories]
    if years[-1] - years[0] >= _MOST_YEARS:
        return data
    every = range(years[0], years[-1] + 1)
    at = {year: index for index, year in enumerate(years)}
    return replace(
        data,
        categories=tuple(map(str, every)),
        series=tuple(
            Series(
                series.name,
                tuple(series.values[at[year]] if year in at else None for year in every),
                tuple(series.labels[at[year]] if year in at else "" for year in every),
            )
            for series in data.series
        ),
        highlight=data.highlight and (data.highlight[0], years[data.highlight[1]] - years[0]),
    )


def chart_alt(chart: Chart, data: ChartData) -> str:
    """The text that stands for the chart: the author's, or one made from the data."""
    if chart.alt:
        return str(chart.alt)
    told = [phrases.chart_kind(data.kind), data.title]
    in_time = all(category[0].isdecimal() for category in data.categories)
    for series in data.series:
        pairs = [pair for pair in zip(data.categories, series.labels, strict=True) if pair[1]]
        points = phrases.points_in_time(pairs) if in_time else "; ".join(f"{name}: {label}" for name, label in pairs)
        apart = ": " if in_time else " – "
        told.append(f"{series.name}{apart}{points}" if chart.series else points)
    if chart.accent is not None and data.highlight is not None:
        told.append(
            phrases.marked(
                data.categories[data.highlight[1]], data.series[data.highlight[0]].name if chart.series else ""
            )
        )
    return " ".join(f"{text.rstrip('.')}." for text in told)
