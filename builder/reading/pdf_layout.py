"""Lines of pages to one text: columns, rows, paragraphs, and what repeats on every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from builder.reading.pdf_columns import Line, order_lines
from builder.reading.pdf_process import Piece

# Shares of the page's height in which running heads and feet stand, and how many lines of each are looked at.
_MARGIN = 0.12
_MARGIN_LINES = 3
# The gap between them and the text, in heights of a line.
_MARGIN_GAP = 0.8
# A gap so much larger than the usual one, in heights of a line, parts paragraphs; so does another size of letters.
_PARAGRAPH_GAP = 0.35
_OTHER_SIZE = 1.15
# More than this between two lines, in their heights, is never the usual gap: double spacing has less.
_MOST_LEADING = 1.2

_DIGITS = re.compile(r"\d{1,9}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n]+")
# Letters that PDF files hold as one glyph; nobody types them so.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page's height in points, and its pieces in the order in which they are drawn."""

    height: float
    pieces: tuple[Piece, ...]


def lay_out(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """Make one text of pages.

    Lines keep their ends, hyphens there included; an empty line stands between paragraphs, a tab between the cells of a
    row. Running heads, feet and page numbers stay on the first page that has them only, in front of its text, so that
    sentences go on across pages.

    Returns:
        The text, and the offset of each page's first character.
    """
    lines = [list(_lines_of(page)) for page in pages]
    running = _find_running([page.height for page in pages], lines)
    seen: set[str] = set()
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page_lines, keys in zip(lines, running, strict=True):
        first = [line for line in page_lines if line in keys and keys[line] not in seen]
        seen.update(keys.values())
        body = [line for line in page_lines if line not in keys]
        text = "".join(f"{line.text}\n\n" for line in first) + _paragraphs(body)
        starts.append(length)
        parts.append(text)
        length += len(text)
    return "".join(parts), tuple(starts)


# --- lines -----------------------------------------------------------------------------------------------------------


def _lines_of(page: Page) -> Iterator[Line]:
    """A page's lines, of which those that nobody sees are left out, unless the page has hardly any others."""
    shown = sum(len(piece.text) for piece in page.pieces if piece.shown)
    hidden = sum(len(piece.text) for piece in page.pieces if not piece.shown)
    rows: list[list[Line]] = []
    for piece in page.pieces:
        if shown > hidden and not piece.shown:
            continue
        text = _SPACE.sub(" ", _CONTROL.sub("", piece.text)).strip().translate(_LIGATURES)
        if not text:
            continue
        cell = Line(text, piece.left, piece.bottom, piece.right, piece.top)
        if piece.continues and rows:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    yield from order_lines(rows)


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[Line]) -> str:
    """Lines as text, each ended by a line end, and by another where a paragraph ends."""
    gaps = [above.bottom - below.top for above, below in pairwise(lines) if below.top < above.top]
    usual = median(gaps) if gaps else 0.0
    text: list[str] = []
    for line, following in zip_longest(lines, lines[1:]):
        text.append(line.text + "\n")
        if following is not None and _parts(line, following, usual):
            text.append("\n")
    return "".join(text)


def _parts(line: Line, following: Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines. Not where the next stands higher: there it goes on in a column."""
    larger, smaller = max(line.height, following.height), min(line.height, following.height)
    if larger > smaller * _OTHER_SIZE:
        return True
    return line.bottom - following.top > min(usual, _MOST_LEADING * smaller) + _PARAGRAPH_GAP * smaller


# --- running heads and feet ------------------------------------------------------------------------------------------


def _find_running(heights: Sequence[float], lines: Sequence[Sequence[Line]]) -> list[dict[Line, str]]:
    """Each page's lines that stand on other pages, too, at the same end and with the same words and numbers.

    Returns:
        For each page its lines, with a key that is the same for the same line of another page.
    """
    found: dict[str, dict[int, Line]] = defaultdict(dict)
    for number, (height, page_lines) in enumerate(zip(heights, lines, strict=True)):
        for key, line in _in_margins(height, page_lines):
            found[key].setdefault(number, line)
    running: list[dict[Line, str]] = [{} for _ in lines]
    for key, by_page in found.items():
        if len(by_page) > 1 and _are_same(by_page):
            for number, line in by_page.items():
                running[number][line] = key
    return running


def _in_margins(height: float, lines: Iterable[Line]) -> Iterator[tuple[str, Line]]:
    """The lines at a page's head and foot, where a gap parts them from the text."""
    downwards = sorted(lines, key=lambda line: (-line.top, line.left))
    gaps = [(above.bottom - below.top) / above.height for above, below in pairwise(downwards)]
    for name, ordered, ordered_gaps in (("head", downwards, gaps), ("foot", downwards[::-1], gaps[::-1])):
        parted = next((n for n, gap in enumerate(ordered_gaps[:_MARGIN_LINES], 1) if gap > _MARGIN_GAP), 0)
        for line in ordered[:parted]:
            if min(height - line.bottom, line.top) < height * _MARGIN:
                yield f"{name} {_DIGITS.sub('0', line.text)}", line


def _are_same(by_page: dict[int, Line]) -> bool:
    """Whether all numbers in the lines are the same, or count the pages."""
    rows = [[int(digits) for digits in _DIGITS.findall(line.text)] for line in by_page.values()]
    return all(
        len(set(column)) == 1 or len({number - page for number, page in zip(column, by_page, strict=True)}) == 1
        for column in zip(*rows, strict=True)
    )
