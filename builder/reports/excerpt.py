"""A line of a file with the words that a diagnostic points at marked below it, as compilers do."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from builder.model.text import Place
from builder.reports.text import plain

if TYPE_CHECKING:
    from builder.model.diagnostic import Diagnostic
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


# Lines below a value's first that are searched for the words of it that are meant.
_MAX_LINES = 30


def point_at(diagnostic: Diagnostic, lines: OutlineLines) -> tuple[str, Place, int] | None:
    """The line to show, the place to mark on it, and how much; 0 for the whole value.

    Where only some words of a value are meant, they are looked for from its place on; a text may go on over lines.
    """
    if diagnostic.place is None:
        return None
    place, line = diagnostic.place, lines.find(diagnostic.file, diagnostic.place.line)
    if line is None or not diagnostic.words:
        return (line, place, 0) if line is not None else None
    words = re.compile(rf"(?<![^\W_]){re.escape(diagnostic.words)}(?![^\W_])")
    if found := words.search(line, place.column - 1):
        return line, Place(place.line, found.start() + 1), len(diagnostic.words)
    indent = len(line) - len(line.lstrip(" -"))
    for number in range(place.line + 1, place.line + _MAX_LINES):
        below = lines.find(diagnostic.file, number)
        # What is not indented further is another key.
        if below is None or (below.strip() and len(below) - len(below.lstrip(" ")) <= indent):
            break
        if found := words.search(below):
            return below, Place(number, found.start() + 1), len(diagnostic.words)
    return line, place, 0


def excerpt(line: str, place: Place, length: int = 0) -> tuple[str, str]:
    """The line behind its number, and the marks below the words pointed at.

    Args:
        line: The line, without its break.
        place: Where in the file; the column counts code points from 1.
        length: How many characters are marked; 0 for the key or value at the place.

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
    end = start + length if length else pointed_end(line, start)
    marks = "^" * max(1, _width(line[start : min(end, last)]))
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
