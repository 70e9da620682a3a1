"""Pages take columns and what is wide in turn, lose nothing, and part what is higher than a page only there."""

import pytest

from builder.compose.columns import Block
from builder.compose.pages import MARGIN, Flow, Frame, flows_of, paginate
from builder.model.document import Line, PageItem
from tests.test_compose_columns import block, row

FRAME = Frame(400, 300)


def wide(name: str, rows: int) -> Block:
    return Block(tuple(row(f"{name}{i}") for i in range(rows)), wide=True)


def names(items: list[PageItem]) -> list[str]:
    return [item.pieces[0].text for item in items if isinstance(item, Line)]


def test_what_is_wide_takes_the_headings_that_it_is_joined_to() -> None:
    flows = list(flows_of([block("a", 2), block("h", 1, joined=True), wide("w", 3), block("b", 2)]))
    assert [(len(flow.blocks), flow.columns) for flow in flows] == [(1, 2), (2, 1), (1, 2)]


def test_every_row_stands_once_and_in_order_below_what_came_before() -> None:
    pages = paginate(
        [block("head", 1)], [Flow((block("a", 40),)), Flow((wide("w", 30),), 1), Flow((block("b", 5),))], FRAME
    )
    assert pages is not None
    seen = [name for page in pages for name in names(page)]
    assert seen == [
        *(f"head{i}" for i in range(1)),
        *(f"a{i}" for i in range(40)),
        *(f"w{i}" for i in range(30)),
        *(f"b{i}" for i in range(5)),
    ]
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    assert all(line.y <= FRAME.bottom + 1e-6 and line.pieces[0].x >= MARGIN for line in lines)


def test_what_stands_apart_begins_a_page() -> None:
    pages = paginate([], [Flow((block("a", 2),)), Flow((block("b", 2),), apart=True)], FRAME)
    assert pages is not None
    assert [names(page) for page in pages] == [["a0", "a1"], ["b0", "b1"]]


def test_what_should_stay_whole_is_parted_where_a_page_can_not_hold_it() -> None:
    whole = Block(tuple(row(f"w{i}") for i in range(60)), least=60)
    pages = paginate([], [Flow((block("a", 2), whole), 1)], FRAME)
    assert pages is not None
    assert [name for page in pages for name in names(page)][2:] == [f"w{i}" for i in range(60)]


def test_a_row_higher_than_a_page_fits_nowhere() -> None:
    assert paginate([], [Flow((Block((row("a", 900),)),))], FRAME) is None
    assert paginate([Block((row("a", 900),))], [], FRAME) is None


def test_where_nothing_stands_apart_there_is_no_page_for_it() -> None:
    pages = paginate([], [Flow((block("a", 2),)), Flow((), apart=True)], FRAME)
    assert pages is not None
    assert len(pages) == 1


@pytest.mark.parametrize("before", [1, 2, 3, 4])
def test_what_is_to_be_overleaf_begins_on_the_back_of_a_leaf(before: int) -> None:
    flows = [Flow((block(f"p{n}", 2),), apart=bool(n)) for n in range(before)]
    pages = paginate([], [*flows, Flow((block("b", 2),), apart=True, overleaf=(block("front", 1),))], FRAME)
    assert pages is not None
    assert len(pages) % 2 == 0
    assert names(pages[-1]) == ["b0", "b1"]
    assert [names(page) for page in pages[before:-1]] == ([] if before % 2 else [["front0"]])


def test_where_nothing_is_overleaf_no_leaf_is_added() -> None:
    pages = paginate([], [Flow((block("a", 2),)), Flow((), apart=True, overleaf=(block("front", 1),))], FRAME)
    assert pages is not None
    assert len(pages) == 1
