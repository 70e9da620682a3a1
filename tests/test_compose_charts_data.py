"""A chart has the values, names and labels of its findings, and its alternative text is made of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.compose.charts.data import chart_alt, chart_data, number_format
from builder.model.number_format import format_number
from builder.model.outline import Direction
from tests.charts import chart, figure, findings

DRUGS = findings(
    heroin=figure("11", "%", "down", subject="heroin use"),
    cocaine=figure("7", "%", "up", subject="cocaine use"),
    ketamine=figure("85", "%", "up", subject="ketamine use"),
)
YEARS = findings(
    y1=figure("12", "%", subject="share", period="2019"),
    y2=figure("15", "%", "up", subject="share", period="2020"),
    y4=figure("9", "%", "up", subject="share", period="2022"),
)


def test_a_chart_takes_values_labels_and_alt_text_from_its_findings() -> None:
    bars = chart("bar", "heroin ketamine")
    data = chart_data(bars, DRUGS)
    (series,) = data.series
    assert series.values == (Decimal(-11), Decimal(85))
    assert series.labels == ("\u221211%", "+85%")
    assert data.categories == ("Heroin use", "Ketamine use")
    assert data.highlight == (0, 1)
    assert chart_alt(bars, data) == "Bar chart. Drugs. Heroin use: \u221211%; Ketamine use: +85%."


def test_the_authors_own_names_and_alt_text_are_used() -> None:
    bars = chart("bar", "heroin ketamine", categories=None, alt="Two bars.")
    assert chart_alt(bars, chart_data(chart("bar", "heroin ketamine"), DRUGS)) == "Two bars."


@pytest.mark.parametrize(
    ("written", "unit", "direction", "qualifier", "change", "level"),
    [
        ("7", "%", "up", None, "+7%", "7%"),
        ("7", "%", "down", "nearly", "nearly \u22127%", "nearly 7%"),
        ("2,000", "adults", "up", None, "+2,000", "2,000"),
        ("2,000", "adults", "down", "about", "about \u22122,000", "about 2,000"),
        ("3", "£", "down", None, "\u2212£3", "£3"),
        ("6", "fold", "up", None, "six-fold", "six-fold"),
        ("2", "fold", "down", None, "down two-fold", "two-fold"),
        ("4", None, None, None, "4", "4"),
    ],
)
def test_a_change_is_labelled_with_its_direction_and_a_level_without(
    written: str, unit: str | None, direction: Direction | None, qualifier: str | None, change: str, level: str
) -> None:
    known = findings(a=figure(written, unit, direction, qualifier))
    for measure, label, sign in (("changes", change, -1 if direction == "down" else 1), ("levels", level, 1)):
        (series,) = chart_data(chart("column", "a", measure=measure), known).series
        assert series.labels == (label,)
        assert series.values == (sign * Decimal(written.replace(",", "")),)


def test_figures_that_all_have_a_direction_are_changes_and_others_levels() -> None:
    assert chart_data(chart("column", "heroin cocaine"), DRUGS).series[0].values == (Decimal(-11), Decimal(7))
    mixed = chart_data(chart("column", "y1 y2"), YEARS)
    assert mixed.series[0].labels == ("12%", "15%")
    unchanged = findings(a=figure("0", "%"), b=figure("5", "%", "down"))
    assert chart_data(chart("column", "a b"), unchanged).series[0].values == (Decimal(0), Decimal(-5))


def test_a_line_keeps_the_years_apart_that_lie_apart() -> None:
    line = chart("line", "y1 y2 y4", accent="y4")
    data = chart_data(line, YEARS)
    assert data.categories == ("2019", "2020", "2021", "2022")
    assert data.series[0].values == (Decimal(12), Decimal(15), None, Decimal(9))
    assert data.series[0].labels == ("12%", "15%", "", "9%")
    assert data.highlight == (0, 3)
    alt = chart_alt(line, data)
    assert alt == (
        "Line chart. Drugs. 12 per cent in 2019, then 15 per cent in 2020, then 9 per cent in 2022. "
        "Marked as the point that matters: 2022."
    )


def test_series_share_categories_and_the_accent_is_found_in_its_series() -> None:
    known = findings(
        g1=figure("7", subject="girls", period="2020"),
        g2=figure("8", subject="girls", period="2021"),
        b1=figure("5", subject="boys", period="2020"),
        b2=figure("4", subject="boys", period="2021"),
    )
    stacked = chart("stacked-column", {"Girls": "g1 g2", "Boys": "b1 b2"}, accent="b1")
    data = chart_data(stacked, known)
    assert data.categories == ("2020", "2021")
    assert [(series.name, series.values) for series in data.series] == [
        ("Girls", (Decimal(7), Decimal(8))),
        ("Boys", (Decimal(5), Decimal(4))),
    ]
    assert data.highlight == (1, 0)
    assert chart_alt(stacked, data) == (
        "Stacked column chart. Drugs. Girls: 7 in 2020, then 8 in 2021. Boys: 5 in 2020, then 4 in 2021. "
        "Marked as the point that matters: 2020, Boys."
    )


def test_nothing_is_marked_where_two_are_the_largest_or_there_are_several_series() -> None:
    equal = findings(a=figure("5", subject="a"), b=figure("5", subject="b"))
    assert chart_data(chart("bar", "a b"), equal).highlight is None
    assert chart_data(chart("bar", {"A": "heroin", "B": "cocaine"}), DRUGS).highlight is None
    assert chart_data(chart("line", "y1 y2"), YEARS).highlight is None


@pytest.mark.parametrize("unit", [None, "%", "£", "people"])
def test_the_workbook_prints_what_the_labels_say(unit: str | None) -> None:
    shown = number_format(unit, signed=True, decimals=1)
    values = [format_number(Decimal(value), shown) for value in ("1234.5", "-3.1", "0")]
    before, after = "£" if unit == "£" else "", "%" if unit == "%" else ""
    assert values == [f"+{before}1,234.5{after}", f"\u2212{before}3.1{after}", f"{before}0.0{after}"]
