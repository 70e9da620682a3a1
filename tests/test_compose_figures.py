"""Figures are printed with unit, sign and qualifier, and charts can't disagree with them."""

from decimal import Decimal

import pytest

from builder.compose.figures import chart_alt, chart_data, figure_caption, figure_value
from builder.model.outline import Chart, Direction, Figure, Finding
from builder.model.text import Place, Prose, Text

AT = Place(1, 1)


def figure(
    written: str, unit: str | None, direction: Direction | None = None, qualifier: str | None = None, subject: str = "x"
) -> Figure:
    return Figure(
        subject=Text(subject, AT),
        value=Decimal(written.replace(",", "")),
        written=Text(written, AT),
        unit=Text(unit, AT) if unit else None,
        direction=direction,
        qualifier=Text(qualifier, AT) if qualifier else None,
        place=AT,
    )


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (figure("85", "%", "up"), "+85%"),
        (figure("11", "%", "down"), "\u221211%"),
        (figure("18", "%"), "18%"),
        (figure("6", "fold", "up"), "six-fold"),
        (figure("2.5", "fold", "up"), "2.5-fold"),
        (figure("2,000", "adults", None, "more than"), "more than 2,000"),
        (figure("3", "£"), "£3"),
    ],
)
def test_a_figure_is_printed_with_all_that_it_means(given: Figure, printed: str) -> None:
    assert figure_value(given) == printed


def test_the_caption_names_what_is_counted_once() -> None:
    assert figure_caption(figure("5", "adults", subject="adults in care")) == "adults in care"
    assert figure_caption(figure("5", "schools", subject="closures")) == "schools: closures"


def test_a_chart_takes_values_labels_and_alt_text_from_its_findings() -> None:
    findings = {
        key: Finding(id=Text(key, AT), place=AT, statement=Prose(key, AT), figure=given)
        for key, given in {
            "heroin": figure("11", "%", "down", subject="heroin use"),
            "ketamine": figure("85", "%", "up", subject="ketamine use"),
        }.items()
    }
    chart = Chart(
        id=Text("c", AT),
        place=AT,
        title=Prose("Drugs", AT),
        kind="bar",
        figures=(Text("heroin", AT), Text("ketamine", AT)),
    )
    data = chart_data(chart, findings)
    assert data.values == (Decimal(-11), Decimal(85))
    assert data.labels == ("\u221211%", "+85%")
    assert data.highlight == 1
    assert chart_alt(chart, data) == "Bar chart. Drugs. Heroin use: \u221211%; Ketamine use: +85%."
