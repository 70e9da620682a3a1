"""Figures are printed with unit, sign and qualifier."""

from decimal import Decimal

import pytest

from builder.compose.figures import figure_caption, figure_value
from builder.model.outline import Direction, Figure
from builder.model.text import Place, Text

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
