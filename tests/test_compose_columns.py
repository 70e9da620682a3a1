"""Columns lose nothing, keep headings with what follows, leave no widow or orphan, and balance."""

from hypothesis import given
from hypothesis import strategies as st

from builder.compose.columns import Block, Column, Position, Row, balance_columns, fill_column, fill_columns, shifted
from builder.model.document import Line, Panel, Piece, Rule


def row(name: str, height: float = 10) -> Row:
    return Row(height, (Line(8, (Piece(0, name, "regular", 10, "000000", 0, 5),)),))


def block(name: str, rows: int, before: float = 0, joined: bool = False) -> Block:
    return Block(tuple(row(f"{name}{i}") for i in range(rows)), before, joined=joined)


def names(column: Column) -> list[str]:
    return [item.pieces[0].text for item in column.items if isinstance(item, Line)]


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=30), st.floats(120, 400))
def test_every_row_stands_once_and_in_order(shapes: list[tuple[int, bool]], height: float) -> None:
    blocks = [block(f"{i}.", rows, 3, joined and rows < 3) for i, (rows, joined) in enumerate(shapes)]
    at, seen = Position(0), list[str]()
    while at.block < len(blocks):
        column, after = fill_column(blocks, at, height)
        if after == at:  # a chain of joined headings higher than a column
            assert all(shapes[i][1] for i in range(at.block, at.block + 4))
            return
        assert column.height <= height + 1e-6
        seen += names(column)
        at = after
    assert seen == [f"{i}.{j}" for i, (rows, _) in enumerate(shapes) for j in range(rows)]


def test_a_heading_goes_with_the_first_two_lines_of_what_follows() -> None:
    blocks = [block("a", 7), block("h", 1, joined=True), block("b", 5)]
    column, after = fill_column(blocks, Position(0), 95)
    assert names(column) == [f"a{i}" for i in range(7)]
    assert after == Position(1)


def test_a_paragraph_leaves_no_single_line_on_either_side() -> None:
    blocks = [block("a", 5)]
    column, after = fill_column(blocks, Position(0), 40)
    assert (names(column), after) == (["a0", "a1", "a2"], Position(0, 3))
    assert fill_column([block("a", 3)], Position(0), 20)[1] == Position(0)


def test_a_table_that_goes_on_repeats_its_header() -> None:
    rows = tuple(row(f"r{i}") for i in range(6))
    blocks = [Block((row("head"), *rows), least=2, repeated=(row("head"),))]
    columns, _ = fill_columns(blocks, Position(0), 2, 40)
    assert [names(column) for column in columns] == [["head", "r0", "r1", "r2"], ["head", "r3", "r4", "r5"]]


def test_the_last_columns_are_about_as_high() -> None:
    columns, end = balance_columns([block(f"{i}.", 2) for i in range(10)], Position(0), 2, 400)
    assert end == Position(10)
    assert [column.height for column in columns] == [100, 100]


def test_items_move_as_a_whole() -> None:
    assert shifted(Panel(1, 2, 3, 4, "000000"), 10, 20) == Panel(11, 22, 3, 4, "000000")
    assert shifted(Rule(1, 2, 3, 4, 1, "000000"), 10, 20) == Rule(11, 22, 13, 24, 1, "000000")


def test_no_column_ends_within_a_word() -> None:
    parted = Block(tuple(row(f"a{i}\u00ad" if i in (2, 3) else f"a{i}") for i in range(7)))
    assert fill_column([parted], Position(0), 45)[1] == Position(0, 2)
    assert fill_column([parted], Position(0), 55)[1] == Position(0, 5)
