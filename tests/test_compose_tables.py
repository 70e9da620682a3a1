"""Tables on slides: nothing is wider than its column, rows go on under a repeated header, numbers stay whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.compose.breaking import break_lines
from builder.compose.fit import FILL
from builder.compose.slides import Rows
from builder.compose.tables import COMFORTABLE_PT, FLOOR_PT, PREFERRED_PT, amount_columns, fit_table
from builder.model.length import Box, Length
from builder.model.template import Placeholder
from builder.model.text import Run
from tests.test_compose_breaking import FONTS

MARGINS = 14.4


def rows_of(*rows: tuple[str, ...]) -> Rows:
    return tuple(tuple((Run(cell),) for cell in row) for row in rows)


def place(width: float = 850, height: float = 313) -> Placeholder:
    return Placeholder(
        "table", "tbl", 18, "Table", Box(Length(0), Length(0), *map(Length.from_pt, (width, height))), 18
    )


words = st.text("abcde fgh", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "a")


@given(st.lists(st.tuples(words, words, words), min_size=2, max_size=30))
def test_every_row_stands_once_in_order_under_the_header(rows: list[tuple[str, str, str]]) -> None:
    given_rows = rows_of(*rows)
    fitted = fit_table(given_rows, place(), FONTS)
    assert fitted is not None
    assert all(part[0] == given_rows[0] for part in fitted.parts)
    assert tuple(row for part in fitted.parts for row in part[1:]) == given_rows[1:]
    assert FLOOR_PT <= fitted.size_pt <= PREFERRED_PT
    assert abs(sum(fitted.widths) - 1) < 1e-9
    for part, heights in zip(fitted.parts, fitted.heights_pt, strict=True):
        assert len(part) == len(heights)
        assert sum(heights) <= 313
        for row, height in zip(part, heights, strict=True):
            for cell, share in zip(row, fitted.widths, strict=True):
                lines = break_lines(cell, FONTS, fitted.size_pt, (share * 850 - MARGINS) * FILL, row is part[0])
                assert len(lines) * FONTS["regular"].pitch * fitted.size_pt + 7.2 <= height + 1e-6


def test_rows_go_on_on_another_slide_before_they_are_set_small() -> None:
    fitted = fit_table(rows_of(*[("Branch", "Computers")] * 13), place(), FONTS)
    assert fitted is not None
    assert len(fitted.parts) == 2
    assert fitted.size_pt >= COMFORTABLE_PT


def test_a_table_that_is_too_wide_at_a_comfortable_size_is_set_smaller() -> None:
    row = ("internationalisation",) * 7
    assert fit_table(rows_of(row, row), place(1150), FONTS) is not None
    fitted = fit_table(rows_of(row, row), place(990), FONTS)
    assert fitted is not None
    assert fitted.size_pt < COMFORTABLE_PT
    assert fit_table(rows_of(row, row), place(700), FONTS) is None


def test_a_telephone_number_stays_on_one_line_where_there_is_room() -> None:
    rows = rows_of(
        ("Who", "Phone", "For"), ("Somebody to talk to", "01632 960002", "people who feel alone at night " * 4)
    )
    fitted = fit_table(rows, place(), FONTS)
    assert fitted is not None
    room = (fitted.widths[1] * 850 - MARGINS) * FILL
    assert len(break_lines(rows[1][1], FONTS, fitted.size_pt, room)) == 1


def test_numbers_are_broken_before_a_table_is_refused() -> None:
    row = ("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7",) * 3
    assert fit_table(rows_of(row, row), place(300), FONTS) is not None


def test_amounts_are_told_from_other_numbers() -> None:
    head = ("Branch", "Open", "Loans", "Change", "Phone", "None")
    rows = rows_of(head, ("A", "9 to 5", "1,200", "+4%", "0800 1111", ""), ("B", "10 to 6", "98", "\u221212%", "", ""))
    assert amount_columns(rows) == (2, 3)
    assert amount_columns(rows_of(("1", "2"), ("3", "4"))) == (1,)
    assert amount_columns(rows_of(("1", "2"))) == ()
