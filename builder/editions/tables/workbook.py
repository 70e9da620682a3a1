"""Workbooks: the first sheet that is shown, its values as they are stored."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from typing import Any

from builder.editions.tables.table import MOST_COLUMNS, Row, Table, place_columns, unreadable

_MOST_UNPACKED = 512 * 1024**2
_HINT = "open it in a spreadsheet and save it again as .xlsx, or as .csv"


def open_workbook(path: str, wanted: tuple[str, ...]) -> Table:
    """Open an .xlsx file. Of a cell with a formula, the value that was last worked out is read.

    Raises:
        SourceError: It is no workbook, or its first sheet has no header.
    """
    _check_size(path)
    sheet = _first_sheet(path)
    header = next((row for row in sheet.iter_rows() if any(_text(cell).strip() for cell in row)), None)
    if header is None:
        raise unreadable(path, "the first sheet is empty", "its first row names the columns")
    places = place_columns([_text(cell) for cell in header], wanted, path, 1)
    if len(header) > MOST_COLUMNS:
        raise unreadable(path, f"there are more than {MOST_COLUMNS:,} columns")

    def rows() -> Iterator[Row]:
        beyond = False
        for line, cells in enumerate(sheet.iter_rows(), 1):
            if not any(cell not in ("", None) for cell in cells):
                continue
            if beyond:
                yield _row(line, cells, places)
            beyond = True

    # Rows are given from the first of the sheet, cells only from the first column that has any.
    left = sheet.start[1] if sheet.start else 0
    return Table(path, {name: left + index + 1 for name, index in places.items()}, rows)


def _check_size(path: str) -> None:
    """Refuse what would unpack to more than memory should hold."""
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(member.file_size for member in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError) as error:
        raise unreadable(path, "this is no workbook that can be read", _HINT) from error
    if size > _MOST_UNPACKED:
        raise unreadable(path, f"the workbook holds more than {_MOST_UNPACKED >> 20} MiB, unpacked", "divide it")


def _first_sheet(path: str) -> Any:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        shown = [s.name for s in book.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
        return book.get_sheet_by_name(shown[0] if shown else book.sheet_names[0])
    except (calamine.CalamineError, IndexError, ValueError, OSError) as error:
        raise unreadable(path, "this is no workbook that can be read", _HINT) from error


def _row(line: int, cells: list[Any], places: dict[str, int]) -> Row:
    return Row(line, {name: _text(cells[index]) if index < len(cells) else "" for name, index in places.items()})


def _text(cell: Any) -> str:
    """A cell as text: a number without the ``.0`` that every number of a workbook has, a date as year-month-day."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return "" if cell is None else str(cell)
