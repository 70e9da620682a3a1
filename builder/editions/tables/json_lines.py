"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.editions.tables.table import MOST_CELL, Row, Table


def open_json_lines(path: str, wanted: tuple[str, ...]) -> Table:
    """Open a .jsonl file, UTF-8. A field that an object has not is empty."""

    def rows() -> Iterator[Row]:
        with Path(path).open("rb") as file:
            number = 0
            while line := file.readline(MOST_CELL + 1):
                number += 1
                if len(line) > MOST_CELL:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(MOST_CELL)
                    yield Row(number, {}, f"the line is longer than {MOST_CELL:,} bytes")
                elif line.strip():
                    yield _row(number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, wanted)

    return Table(path, dict.fromkeys(wanted, 1), rows)


def _row(number: int, line: bytes, wanted: tuple[str, ...]) -> Row:
    try:
        # Numbers stay as written: 007 is no JSON, but 3.10 is, and is not 3.1.
        found = json.loads(line, parse_int=str, parse_float=str, object_pairs_hook=_without_repetition)
    except UnicodeDecodeError:
        return Row(number, {}, "the line is not UTF-8")
    except json.JSONDecodeError as error:
        return Row(number, {}, f"the line is no JSON: {error.msg.lower()}", error.colno)
    except (_Repeated, RecursionError) as error:
        return Row(number, {}, f"the line can't be read: {error}")
    if not isinstance(found, dict):
        return Row(number, {}, "the line is no JSON object")
    cells: dict[str, str] = {}
    for name in wanted:
        value = found.get(name)
        if value is not None and not isinstance(value, str):
            return Row(number, {}, f"`{name}` is neither a text nor a number")
        cells[name] = value or ""
    return Row(number, cells)


class _Repeated(ValueError):
    """An object has a key twice."""


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Repeated("a key stands in it twice")
    return found
