"""The workbook behind a chart: its cells as a spreadsheet shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.limits import limits
from builder.readback.archive import read_archive
from builder.readback.markup import Element, R, S, plain_number, uncoded
from builder.readback.parts import Parts
from builder.readback.unreadable import Unreadable

_RANGE = re.compile(r"(?:'((?:[^']|'')*)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is a number in plain digits or a text; ``number_format`` the format that it is shown with."""

    text: str
    number_format: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """Cells by sheet and address (``B2``)."""

    sheets: dict[str, dict[str, Cell]]

    def cells(self, formula: str) -> list[Cell] | None:
        """The cells of a range in one row or column, an empty one for each that is not there.

        Returns:
            None where the formula names no such range, or no sheet of this workbook.
        """
        match = _RANGE.fullmatch(formula)
        if match is None:
            return None
        name = (match[1] or "").replace("''", "'") or match[2]
        if name not in self.sheets:
            return None
        first, top, last, bottom = match[3], int(match[4]), match[5] or match[3], int(match[6] or match[4])
        columns = range(_column(first), _column(last) + 1)
        rows = range(top, bottom + 1)
        if len(columns) * len(rows) > limits().output_cells:
            return None
        sheet = self.sheets[name]
        return [sheet.get(f"{_letters(column)}{row}", Cell("", "")) for row in rows for column in columns]


def read_workbook(data: bytes) -> Workbook:
    """Read the cells of an .xlsx file.

    Raises:
        Unreadable: It is no workbook.
    """
    parts = Parts(read_archive(data, limits().output_workbook))
    main = parts.related("", "officeDocument")
    styles, shared = _formats(parts, main), _shared(parts, main)
    sheets: dict[str, dict[str, Cell]] = {}
    for node in parts.root(main).iter(f"{S}sheet"):
        relation = parts.target(main, node.get(f"{R}id"))
        if relation is None:
            raise Unreadable("a workbook in it has a sheet that is not there")
        sheets[str(node.get("name"))] = dict(_cells(parts.root(relation.target), styles, shared))
    return Workbook(sheets)


def _cells(root: Element, styles: list[str], shared: list[str]) -> Iterator[tuple[str, Cell]]:
    for number, cell in enumerate(root.iter(f"{S}c")):
        if number >= limits().output_cells:
            raise Unreadable("a workbook in it has too many cells")
        style = cell.get("s", "0")
        shown = styles[int(style)] if style.isdecimal() and int(style) < len(styles) else ""
        yield str(cell.get("r", "")), Cell(_content(cell, shared), shown)


def _content(cell: Element, shared: list[str]) -> str:
    """What a cell holds; a formula, which no chart of ours has, stands before its value."""
    value, kind = cell.findtext(f"{S}v"), cell.get("t", "n")
    formula = cell.findtext(f"{S}f")
    if kind == "inlineStr":
        text = uncoded("".join(node.text or "" for node in cell.iter(f"{S}t")))
    elif kind == "s":
        known = value is not None and value.isdecimal() and int(value) < len(shared)
        text = shared[int(value)] if known and value is not None else ""
    else:
        text = plain_number(value) if kind == "n" else uncoded(value or "")
    return text if formula is None else f"={formula}: {text}"


def _shared(parts: Parts, main: str) -> list[str]:
    name = parts.related(main, "sharedStrings")
    if not name:
        return []
    return [
        uncoded("".join(node.text or "" for node in item.iter(f"{S}t"))) for item in parts.root(name).iter(f"{S}si")
    ]


def _formats(parts: Parts, main: str) -> list[str]:
    """The number format of each cell style, by its number."""
    name = parts.related(main, "styles")
    if not name:
        return []
    root = parts.root(name)
    own = {str(node.get("numFmtId")): str(node.get("formatCode")) for node in root.iter(f"{S}numFmt")}
    used = root.find(f"{S}cellXfs")
    ids = [str(node.get("numFmtId", "0")) for node in used] if used is not None else []
    return [own.get(id_) or _BUILT_IN.get(int(id_) if id_.isdecimal() else 0, "") for id_ in ids]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
