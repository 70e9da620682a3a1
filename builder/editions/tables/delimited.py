"""Tables as text: comma, semicolon or tab between cells, in the encodings that spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from builder.editions.tables.table import MOST_CELL, MOST_COLUMNS, Row, Table, place_columns, unreadable
from builder.model.text import Place

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (",", ";", "\t", "|")
_UNDECODED = re.compile("[\udc80-\udcff\ufffd]")
_MOST_LINE = 16 * 1024**2


def open_delimited(path: str, wanted: tuple[str, ...]) -> Table:
    """Open a .csv file, whatever stands between its cells.

    Raises:
        SourceError: It has no header, or two columns of one name.
    """
    encoding = _find_encoding(path)
    delimiter, header, start = _find_header(path, encoding, wanted)
    places = place_columns(header, wanted, path, start)
    width = len(header)

    def rows() -> Iterator[Row]:
        with _open(path, encoding) as file:
            yield from _rows(file, delimiter, start, width, places)

    return Table(path, {name: index + 1 for name, index in places.items()}, rows)


def _open(path: str, encoding: str) -> TextIO:
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    return Path(path).open(encoding=encoding, errors=errors, newline="")


def _find_encoding(path: str) -> str:
    """That of the byte order mark; else UTF-8 if most lines that could tell are, or else what Windows calls ANSI."""
    with Path(path).open("rb") as file:
        head = file.read(4)
        for mark, encoding in _MARKS:
            if head.startswith(mark) and not head.startswith(codecs.BOM_UTF32_LE):
                return encoding
        if b"\0" in head + file.read(4096):
            hint = "save it as .xlsx, or as CSV in UTF-8"
            raise unreadable(path, "this is no text that can be read: it holds NUL bytes", hint)
        file.seek(0)
        right = wrong = 0
        while line := file.readline(_MOST_LINE):
            if not line.isascii():
                right, wrong = (right + 1, wrong) if _is_utf8(line) else (right, wrong + 1)
    return "utf-8" if right >= wrong else "cp1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _find_header(path: str, encoding: str, wanted: tuple[str, ...]) -> tuple[str, list[str], int]:
    """The delimiter, the header's cells, and the line of the header: the first that is not blank."""
    names = {name.casefold() for name in wanted}
    with _open(path, encoding) as file:
        number, said = 0, ""
        while line := file.readline(MOST_CELL):
            number += 1
            if match := re.fullmatch(r"sep=(.)\s*", line, re.IGNORECASE):
                said = match[1]
            elif line.strip():
                break
        if not line.strip():
            raise unreadable(path, "the file is empty", "its first row names the columns")
    read = {delimiter: _split(line, delimiter) for delimiter in ([said] if said else _DELIMITERS)}
    best = max(read, key=lambda d: (sum(n.strip().casefold() in names for n in read[d]), len(read[d])))
    if len(read[best]) > MOST_COLUMNS:
        raise unreadable(path, f"there are more than {MOST_COLUMNS:,} columns", place=Place(number, 1))
    return best, read[best], number


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return []


def _rows(file: TextIO, delimiter: str, header: int, width: int, places: dict[str, int]) -> Iterator[Row]:
    for _ in range(header):
        file.readline()
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    while True:
        line = header + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, {}, f"the row can't be read: {error}")
            continue
        if any(map(str.strip, cells)):
            yield _row(line, cells, width, places)


def _row(line: int, cells: list[str], width: int, places: dict[str, int]) -> Row:
    if len(cells) != width:
        # What is beyond the header's columns is nothing where it is empty.
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) > width:
            return Row(line, {}, f"the row has {len(cells)} cells, the header {width}", width + 1)
        cells += [""] * (width - len(cells))
    found = {name: cells[index] for name, index in places.items()}
    for name, value in found.items():
        if not value.isascii() and _UNDECODED.search(value):
            return Row(
                line, {}, f"`{name}` holds bytes that are no characters of the file's encoding", places[name] + 1
            )
    return Row(line, found)
