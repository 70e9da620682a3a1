"""A line of a file with the words that a diagnostic points at marked below it, as compilers do."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from builder.reports.text import plain

if TYPE_CHECKING:
    from builder.model.text import Place
    from builder.pipeline import Result

COLUMNS = 100
_ELLIPSIS = "…"
_LINE_BREAK = re.compile("\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
# A plain scalar of YAML ends before `: ` and ` #`; inside brackets also before a comma and a bracket.
_BLOCK = re.compile(r"(?:[^\s:]|:(?!\s|$)|\s+(?![\s#]|$))+")
_FLOW = re.compile(r"(?:[^\s:,\[\]{}]|:(?!\s|$)|\s+(?![\s#,\[\]{}]|$))+")


class OutlineLines:
    """The lines of the files that one result's diagnostics are about, each file read once, when it is needed."""

    def __init__(self, result: Result) -> None:
        self._outline = result.path
        self._digest = result.outline.digest if result.outline else None
        self._files: dict[str, list[str]] = {}

    def find(self, file: str, number: int) -> str | None:
        """One line, without its break.

        None where the file can't be read any more, has no such line, or is another than the one that was checked.
        """
        if file not in self._files:
            self._files[file] = self._read(file)
        lines = self._files[file]
        return lines[number - 1] if 0 < number <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        from builder.outline.files import read_bytes
        from builder.outline.report import Report

        data = read_bytes(file, Report(file))
        if data is None or (file == self._outline and self._digest and sha256(data).hexdigest() != self._digest):
            return []
        return _LINE_BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))


def excerpt(line: str, place: Place) -> tuple[str, str]:
    """The line behind its number, and the marks below the words pointed at.

    Args:
        line: The line, without its break.
        place: Where in the file; the column counts code points from 1.

    Returns:
        Two texts of at most 100 columns; of a longer line, the part around the place. Both are empty where the line has
        nothing at the place.
    """
    start = place.column - 1
    if not line[start : start + 1].strip():
        return "", ""
    number = f"  {place.line} | "
    first, last = _window(line, start, COLUMNS - len(number))
    before, after = _ELLIPSIS * (first > 0), _ELLIPSIS * (last < len(line.rstrip()))
    shown = f"{number}{before}{_shown(line[first:last])}{after}"
    indent = len(before) + _width(line[first:start])
    marks = "^" * max(1, _width(line[start : min(pointed_end(line, start), last)]))
    return shown.rstrip(), f"{' ' * (len(number) - 2)}| {' ' * indent}{marks}"


def pointed_end(line: str, start: int) -> int:
    """The end of the key or value that begins at ``start``: on this line, and not far beyond what is shown."""
    last = start + COLUMNS
    if line[start] in "\"'":
        quoted = _QUOTED.match(line, start, last)
        return quoted.end() if quoted else len(line[:last].rstrip())
    within = line[:start]
    in_flow = any(within.count(opening) > within.count(closing) for opening, closing in ("{}", "[]"))
    scalar = (_FLOW if in_flow else _BLOCK).match(line, start, last)
    return scalar.end() if scalar else start + 1


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """The range of the line that is shown: all of it, or what fits around ``start`` between two ellipses."""
    end = len(line.rstrip())
    if end <= room and _width(line[:end]) <= room:
        return 0, end
    first = start
    left = room // 3 if _width(line[: min(start, room)]) > room // 2 else room // 2
    while first > 0 and (left := left - _width(line[first - 1])) >= 0:
        first -= 1
    last, left = start, room - 2 - _width(line[first:start])
    while last < end and (left := left - _width(line[last])) >= 0:
        last += 1
    return first, last


def _shown(text: str) -> str:
    return plain(text.replace("\t", " "))


def _width(text: str) -> int:
    """Columns of a terminal: two for wide characters, none for those that combine."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_character_width, _shown(text)))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
