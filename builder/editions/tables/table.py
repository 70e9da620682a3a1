"""What all kinds of file give: a header, and rows that can be gone through more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from builder.model.diagnostic import Diagnostic, SourceError
from builder.model.text import Place

MOST_BYTES = 1 << 30
MOST_CELL = 100_000
"""Characters of one cell, or of one line of JSON lines."""
MOST_COLUMNS = 1_000


class Row(NamedTuple):
    """A record as its file has it.

    ``line`` is where it begins, from 1: a line of text, or a row of a spreadsheet. ``cells`` has the columns wanted,
    by the name of their field. With a ``fault`` the row can't be read; ``column`` is where that is seen, from 1.
    """

    line: int
    cells: Mapping[str, str]
    fault: str = ""
    column: int = 1


class Table(NamedTuple):
    """An open file of records: ``columns`` has the place of each field, from 1; a field without a column is left out.

    ``rows`` begins at the first record each time. Rows without any value are no records.
    """

    path: str
    columns: Mapping[str, int]
    rows: Callable[[], Iterator[Row]]


def unreadable(path: str, message: str, *hints: str, place: Place | None = None) -> SourceError:
    """The error that ends the reading of a file of records."""
    return SourceError([Diagnostic("error", "records-unreadable", message, path, place, hints=hints)])


def place_columns(header: list[str], wanted: tuple[str, ...], path: str, line: int) -> dict[str, int]:
    """The index of each wanted field's column: of its very name, or of one that differs in case and spaces alone.

    Raises:
        SourceError: Two columns are meant by one field.
    """
    exact = [name.strip() for name in header]
    folded = [name.casefold() for name in exact]
    found: dict[str, int] = {}
    for field in wanted:
        places = [i for i, name in enumerate(exact) if name == field]
        places = places or [i for i, name in enumerate(folded) if name == field.casefold()]
        if len(places) > 1:
            message = f"two columns are named `{field}`"
            raise unreadable(path, message, "rename one of them", place=Place(line, places[1] + 1))
        if places:
            found[field] = places[0]
    return found
