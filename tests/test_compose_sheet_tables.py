"""Tables of the sheet have real cells, columns as wide as their content asks for, and a header on every part."""

from dataclasses import replace

import pytest

from builder.compose.breaking import TooWide
from builder.compose.columns import Position, fill_columns
from builder.compose.sheet_tables import measure_table, needs_width, table_block
from builder.compose.slides import Rows
from builder.compose.typesetting import Structure, Typesetter
from builder.model.document import Line
from builder.model.text import Run
from tests.test_compose_breaking import FONTS
from tests.test_compose_typesetting import THEME


def rows(*texts: tuple[str, ...]) -> Rows:
    return tuple(tuple((Run(text),) if text else () for text in row) for row in texts)


def setter(width: float = 240) -> Typesetter:
    return Typesetter(THEME, FONTS, Structure(), width, 500)


OPEN = rows(
    ("Branch", "Open", "Rooms"), ("Mill Lane", "9 am to 8 pm", "12"), ("The Quay", "", "6"), ("Hill", "never", "0")
)


def test_a_table_is_made_of_rows_with_headings_above_and_beside_and_keeps_empty_cells() -> None:
    given = setter()
    table_block(OPEN, 0, given)
    nodes = given.structure.nodes
    assert [node.tag for node in nodes].count("TR") == 4
    assert [node.scope for node in nodes if node.tag == "TH"] == ["Column"] * 3 + ["Row"] * 3
    assert [node.tag for node in nodes].count("TD") == 6
    assert all(nodes[node.parent].tag == "TR" for node in nodes if node.tag in ("TH", "TD"))


def test_amounts_stand_flush_right_under_their_heading() -> None:
    block = table_block(OPEN, 0, setter(), amounts=(2,))
    ends = [max(p.x + p.width for i in row.items if isinstance(i, Line) for p in i.pieces) for row in block.rows]
    assert max(ends) - min(ends) < 1e-6


def test_a_header_that_is_drawn_again_is_an_artifact_and_says_the_same() -> None:
    many = rows(("Place", "Open"), *((f"Place {i}", "always") for i in range(20)))
    block = table_block(many, 0, setter())
    columns, end = fill_columns([block], Position(0), 2, 200)
    assert end == Position(1)
    heads = [[p for i in column.items if isinstance(i, Line) for p in i.pieces][:2] for column in columns]
    assert [[p.text for p in head] for head in heads] == [["Place", "Open"]] * 2
    assert all(p.node is not None for p in heads[0])
    assert all(p.node is None for p in heads[1])


def test_a_column_is_as_wide_as_its_content_asks_for() -> None:
    grid = measure_table(rows(("A", "What it is about"), ("1", "many words " * 6), ("2", "few")), setter())
    assert grid is not None
    assert grid.widths[0] < grid.widths[1] / 3
    assert sum(grid.widths) == pytest.approx(240)


def test_a_table_with_much_to_say_asks_for_the_whole_width() -> None:
    assert not needs_width(OPEN, setter())
    long = rows(("One", "Two", "Three"), *((("some words of a cell " * 4).strip(),) * 3 for _ in range(4)))
    assert needs_width(long, setter())
    assert not needs_width(long, setter().widened())


def test_telephone_numbers_are_not_broken() -> None:
    block = table_block(rows(("Who", "Phone"), ("Someone with a long name " * 3, "0808 800 5000")), 0, setter(160))
    texts = [p.text for row in block.rows for i in row.items if isinstance(i, Line) for p in i.pieces]
    assert "0808 800 5000" in texts


def test_a_table_wider_than_the_page_is_refused_by_its_longest_word() -> None:
    with pytest.raises(TooWide) as caught:
        table_block(rows(("A", "B"), ("w" * 90, "short")), 0, replace(setter(), width=200))
    assert caught.value.word == "w" * 90


def test_short_cells_are_set_a_little_smaller_before_they_are_broken() -> None:
    hours = rows(
        ("Branch", "Open", "Computers", "Rooms"),
        *((f"Harbour Street {i}", "10 am to 6 pm", "24", "2") for i in range(3)),
    )
    wanted = setter(900)
    body = measure_table(hours, wanted)
    assert body is not None
    assert body.size == THEME.sizes.body
    narrow = measure_table(hours, setter(205))
    assert narrow is not None
    assert narrow.size == THEME.sizes.small
    block = table_block(hours, 0, setter(205))
    assert len({round(row.height, 3) for row in block.rows[1:]}) == 1


def test_a_column_that_asks_for_little_is_not_broken_for_one_that_asks_for_much() -> None:
    texts = rows(("Place", "Open", "What for"), ("Hill", "10 am to 6 pm", "many words of it " * 8))
    grid = measure_table(texts, setter())
    assert grid is not None
    assert grid.widths[1] >= FONTS["regular"].word_width("10 am to 6 pm") * grid.size
    assert sum(grid.widths) == pytest.approx(240)
