"""A workbook that another library wrote, read as a spreadsheet shows it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from builder.readback import Unreadable
from builder.readback.workbook import Cell, Workbook, read_workbook
from tests.edits import packed, unpacked


def written(fill: Callable[[Any, Any], None], name: str = "Sheet1") -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill(book, book.add_worksheet(name))
    return file.getvalue()


def sample(book: Any, sheet: Any) -> None:
    sheet.write_string("A2", "Girls")
    sheet.write_number("B2", 85, book.add_format({"num_format": '+0"%"'}))
    sheet.write_number("B3", -0.125, book.add_format({"num_format": "0.00%"}))
    sheet.write_formula("B4", "=B2+B3", None, 84.875)
    sheet.write_boolean("C2", True)


def test_texts_numbers_and_how_they_are_shown() -> None:
    sheet = read_workbook(written(sample)).sheets["Sheet1"]
    assert sheet == {
        "A2": Cell("Girls", "General"),
        "B2": Cell("85", '+0"%"'),
        "B3": Cell("-0.125", "0.00%"),
        "B4": Cell("=B2+B3: 84.875", "General"),
        "C2": Cell("1", "General"),
    }


def test_a_range_has_an_empty_cell_where_there_is_none() -> None:
    book = read_workbook(written(sample, "Müller's data"))
    assert [cell.text for cell in book.cells("'Müller''s data'!$B$2:$B$5") or ()] == [
        "85",
        "-0.125",
        "=B2+B3: 84.875",
        "",
    ]
    assert book.cells("'Müller''s data'!A2") == [Cell("Girls", "General")]


@pytest.mark.parametrize(
    "formula", ["", "B2", "Sheet1!B", "Other!B2", "Sheet1!$B$2:$B$", "Sheet1!A1:XFD9999999", "SUM(Sheet1!B2)"]
)
def test_what_names_no_range_of_it_has_no_cells(formula: str) -> None:
    assert Workbook({"Sheet1": {}}).cells(formula) is None


@given(st.integers(0, 16_383), st.integers(0, 1_048_575))
def test_every_address_that_a_sheet_has_is_understood(column: int, row: int) -> None:
    address = xlsxwriter.utility.xl_rowcol_to_cell(row, column)
    absolute = xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    book = Workbook({"Sheet1": {address: Cell("here", "0")}})
    assert book.cells(f"Sheet1!{absolute}") == [Cell("here", "0")]


def test_texts_that_no_xml_can_hold_are_decoded() -> None:
    data = written(lambda book, sheet: sheet.write_string("A1", "a\x07b"))
    assert read_workbook(data).sheets["Sheet1"]["A1"].text == "a\x07b"


def test_a_style_or_a_shared_text_that_is_not_there_is_nothing() -> None:
    members = unpacked(written(sample))
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(b't="s"><v>0<', b't="s"><v>99<')
    members[name] = re.sub(rb'r="B2" s="\d+"', b'r="B2" s="99"', members[name])
    sheet = read_workbook(packed(members)).sheets["Sheet1"]
    assert (sheet["A2"].text, sheet["B2"].number_format) == ("", "")


def test_a_sheet_that_is_not_there_and_what_is_no_workbook_are_refused() -> None:
    members = unpacked(written(sample))
    name = "xl/_rels/workbook.xml.rels"
    members[name] = re.sub(rb'Id="rId1"', b'Id="other"', members[name])
    for data in (packed(members), b"", b"PK\x05\x06" + bytes(18)):
        with pytest.raises(Unreadable):
            read_workbook(data)
