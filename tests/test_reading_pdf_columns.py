"""Columns of a page in the order in which they are read."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from builder.reading.pdf_columns import Line, order_lines

WORDS = "These are some words of a line"
LEFT, MIDDLE, RIGHT = 50.0, 250.0, 450.0


def cell(text: str, top: float, left: float) -> Line:
    return Line(text, left, top - 12, left + 6 * len(text), top)


def drawn(number: int, *cells: tuple[float, str]) -> list[Line]:
    """The cells of the line of this number, counted downwards."""
    return [cell(text, 600 - 14 * number, left) for left, text in cells]


def ends(rows: list[list[Line]]) -> str:
    """The last letters of all lines, in the order in which they are read."""
    return "".join(line.text[-1] for line in order_lines(rows))


def test_columns_drawn_in_turns_are_read_one_after_the_other() -> None:
    two = [drawn(n, (LEFT, f"{WORDS} {n}"), (MIDDLE, f"{WORDS} {n + 5}")) for n in range(5)]
    assert ends(two) == "0123456789"
    three = [
        drawn(n, *((left, f"{WORDS} {n + 3 * i}") for i, left in enumerate((LEFT, MIDDLE, RIGHT)))) for n in range(3)
    ]
    assert ends(three) == "012345678"


def test_columns_drawn_in_turns_as_lines_of_their_own_are_read_so_too() -> None:
    rows = [drawn(n, (left, f"{WORDS} {n + 5 * (left > LEFT)}")) for n in range(5) for left in (MIDDLE, LEFT)]
    assert ends(rows) == "0123456789"


def test_a_column_may_have_lines_where_the_other_has_none() -> None:
    rows = [drawn(n, (LEFT, f"{WORDS} {n}"), *([(MIDDLE, f"{WORDS} {n + 5}")] if n != 2 else [])) for n in range(5)]
    assert ends(rows) == "012345689"


def test_a_line_across_all_columns_parts_them() -> None:
    rows = [drawn(n, (LEFT, f"{WORDS} {n}"), (MIDDLE, f"{WORDS} {n + 3}")) for n in range(3)]
    rows += [drawn(3, (LEFT, f"{WORDS} and {WORDS} 6"))]
    rows += [drawn(n + 4, (LEFT, f"{WORDS} {'abc'[n]}"), (MIDDLE, f"{WORDS} {'def'[n]}")) for n in range(3)]
    assert ends(rows) == "0123456abcdef"


def test_columns_that_were_drawn_one_after_the_other_keep_the_order_of_drawing() -> None:
    right_first = [drawn(n, (left, f"{WORDS} {n}")) for left in (MIDDLE, LEFT) for n in range(5)]
    assert ends(right_first) == "0123401234"
    assert [line.left for line in order_lines(right_first)] == [MIDDLE] * 5 + [LEFT] * 5


def test_rows_of_short_cells_stay_rows() -> None:
    rows = [drawn(n, (LEFT, "heroin"), (MIDDLE, f"-{n}%")) for n in range(5)]
    assert [line.text for line in order_lines(rows)] == [f"heroin\t-{n}%" for n in range(5)]


LINES = st.builds(Line, st.text(max_size=40), *[st.floats()] * 4)


@given(st.lists(st.lists(LINES, min_size=1, max_size=4), max_size=12))
def test_no_cell_is_lost_or_doubled(rows: list[list[Line]]) -> None:
    found = sorted("".join(line.text for line in order_lines(rows)).replace("\t", ""))
    assert found == sorted("".join(cell.text for row in rows for cell in row).replace("\t", ""))


def test_order_takes_no_more_than_linear_time() -> None:
    scattered = [[cell(WORDS, (n * 7919) % 10_007, (n * 104_729) % 9_973)] for n in range(100_000)]
    start = time.process_time()
    assert sum(1 for _ in order_lines(scattered)) == 100_000
    assert time.process_time() - start < 30
