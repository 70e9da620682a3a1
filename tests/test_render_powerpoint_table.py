"""A table is native: a header row, cells in reading order, widths that add up."""

from __future__ import annotations

from typing import Any

from builder.model.document import TableBlock
from builder.model.text import Run
from tests.decks import ODD, block, decoded, find, only_slide, table

ROWS = (("Drug", "Change", "Note"), ("heroin", "−11%", ODD), ("ketamine", "+85%", ""))


def frame_of(block_: TableBlock) -> Any:
    shown = only_slide(block("title", "T"), block_, kind="table")
    return next(shape for shape in shown.shapes if shape.has_table)


def test_every_cell_comes_back() -> None:
    shown = frame_of(table(*ROWS)).table
    assert [[decoded(cell.text_frame.text) for cell in row.cells] for row in shown.rows] == [list(row) for row in ROWS]


def test_the_first_row_is_the_header() -> None:
    shown = frame_of(table(*ROWS)).table
    assert shown.first_row
    assert shown.horz_banding


def test_the_alternative_text_is_on_the_frame() -> None:
    frame = frame_of(table(*ROWS))
    assert find(frame._element, "./p:nvGraphicFramePr/p:cNvPr/@descr") == ["A table of what was measured"]
    assert frame.is_placeholder


def test_widths_add_up_to_that_of_the_placeholder() -> None:
    frame = frame_of(table(*ROWS))
    assert sum(column.width for column in frame.table.columns) == frame.width
    assert sum(row.height for row in frame.table.rows) == frame.height


def test_empty_cells_have_the_size_and_language_of_the_others() -> None:
    frame = frame_of(table(*ROWS))
    ends = find(frame._element, ".//a:endParaRPr")
    assert {(end.get("sz"), end.get("lang")) for end in ends} == {("1800", "en-GB")}


def test_a_cell_may_hold_a_link() -> None:
    rows = (((Run("Who"),), (Run("Web"),)), ((Run("Childline"),), (Run("site", link="https://www.childline.org.uk"),)))
    frame = frame_of(TableBlock("table", rows, (0.5, 0.5), (30, 30), 18, "Contacts"))
    (run,) = frame.table.cell(1, 1).text_frame.paragraphs[0].runs
    assert run.hyperlink.address == "https://www.childline.org.uk"
