"""Which kind of file a file of records is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from builder.editions.tables.table import MOST_BYTES, Table, unreadable


def open_table(path: str, wanted: tuple[str, ...]) -> Table:
    """Open a file of records.

    Args:
        path: As the user gave it: .csv (also .tsv, .txt), .xlsx, or .jsonl.
        wanted: Names of the fields.

    Raises:
        SourceError: There is no such file, or it can't be read at all. A row that can't be read is a row with a fault.
    """
    _check_file(path)
    kind = Path(path).suffix.lower()
    if kind in (".csv", ".tsv", ".txt"):
        from builder.editions.tables.delimited import open_delimited

        return open_delimited(path, wanted)
    if kind == ".xlsx":
        from builder.editions.tables.workbook import open_workbook

        return open_workbook(path, wanted)
    if kind in (".jsonl", ".ndjson"):
        from builder.editions.tables.json_lines import open_json_lines

        return open_json_lines(path, wanted)
    hint = "save the table as .csv or .xlsx"
    raise unreadable(path, f"records are read from .csv, .xlsx and .jsonl, not from {kind or 'such a file'}", hint)


def _check_file(path: str) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a name with NUL in it is a ValueError here
    except FileNotFoundError as error:
        raise unreadable(path, "there is no such file", "check the path, and the folder you are in") from error
    except (OSError, ValueError) as error:
        raise unreadable(path, "the file can't be read") from error
    if not stat.S_ISREG(status.st_mode):
        raise unreadable(path, "this is no file")
    if status.st_size > MOST_BYTES:
        raise unreadable(path, f"the file is larger than {MOST_BYTES >> 20} MiB", "divide it")
    if not os.access(path, os.R_OK):
        raise unreadable(path, "the file can't be read: permission denied")
