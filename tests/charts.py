"""Charts for tests: built by hand, or from figures written in short."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from builder.model.document import ChartData, Series
from builder.model.outline import Chart, ChartKind, ChartSeries, Direction, Figure, Finding
from builder.model.text import Place, Prose, Text

AT = Place(7, 3)


def figure(
    written: str,
    unit: str | None = None,
    direction: Direction | None = None,
    qualifier: str | None = None,
    subject: str = "x",
    period: str | None = None,
) -> Figure:
    def text(value: str | None) -> Text | None:
        return None if value is None else Text(value, AT)

    return Figure(
        subject=Text(subject, AT),
        value=Decimal(written.replace(",", "")),
        written=Text(written, AT),
        unit=text(unit),
        direction=direction,
        qualifier=text(qualifier),
        period=text(period),
        place=AT,
    )


def findings(**figures: Figure) -> dict[str, Finding]:
    return {
        key: Finding(id=Text(key, AT), place=AT, statement=Prose(key, AT), figure=given)
        for key, given in figures.items()
    }


def chart(kind: ChartKind, figures: str | Mapping[str, str], **more: Any) -> Chart:
    """A chart of ids separated by spaces, or of several series of them by name."""
    groups = {"": figures} if isinstance(figures, str) else figures
    series = tuple(
        ChartSeries(series=Text(name, AT), figures=tuple(Text(key, AT) for key in ids.split()))
        for name, ids in groups.items()
    )
    flat = tuple(key for group in series for key in group.figures)
    named = {
        key: Text(value, AT) if isinstance(value, str) and key != "measure" else value for key, value in more.items()
    }
    return Chart(
        id=Text("c", AT),
        place=AT,
        title=Prose("Drugs", AT),
        kind=kind,
        figures=flat,
        series=() if isinstance(figures, str) else series,
        **named,
    )


def chart_of(kind: ChartKind, names: str, highlight: tuple[int, int] | None = None, **series: str) -> ChartData:
    """Data of categories and whole numbers separated by spaces; ``-`` is a value that there isn't."""
    made = []
    for name, values in series.items():
        numbers = [None if value == "-" else Decimal(value) for value in values.split()]
        labels = tuple("" if value is None else f"{value:,}".replace("-", "−") for value in numbers)
        made.append(Series(name, tuple(numbers), labels))
    return ChartData(kind, "Title", tuple(names.split()), tuple(made), '#,##0;"−"#,##0', highlight)
