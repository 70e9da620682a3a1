"""Tables on slides: column widths by content, row heights as measured, rows that go on on the next slide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from builder.compose.breaking import TooWide, count_lines, text_width
from builder.compose.fit import FILL, partition, sizes, spread
from builder.compose.metrics import FontMetrics, FontSet
from builder.compose.slides import Rows
from builder.model.length import EMU_PER_POINT
from builder.model.template import Placeholder
from builder.model.text import Run

PREFERRED_PT = 20.0
# Below this only where a table would be too wide at any larger size: rows that go on are easier to read.
COMFORTABLE_PT = 16.0
FLOOR_PT = 14.0
# Of a table whose rows have names, which reads like running text; and how much of it the names may take unbroken.
NAMED_FLOOR_PT = 16.0
_NAMES_SHARE = 0.36
# A cell's margins: PowerPoint's own, 0.1 in at the sides and 0.05 in above and below.
_SIDE_PT = 7.2
# Room beside the names, on their right and on the left of what they name: a timeline has its line and marks there.
BESIDE_NAMES_PT = 14.4
_ABOVE_PT = 3.6
# A telephone number, a time of day, a range: what isn't broken where there is room. And what adds up with its column.
NUMBER = re.compile(r"[\d+(][\d ().,:/+%\u2212\u2013-]*")
_AMOUNT = re.compile(r"[+\u2212-]?[£$€]? ?(?!0\d)\d[\d,. ]*%?")


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Rows of each slide, the header first on every one."""

    parts: tuple[Rows, ...]
    heights_pt: tuple[tuple[float, ...], ...]
    widths: tuple[float, ...]
    size_pt: float


def fit_table(rows: Rows, placeholder: Placeholder, fonts: FontSet, names_rows: bool = False) -> FittedTable | None:
    """Fit a table with a header row, on as many slides as it needs.

    Args:
        names_rows: Whether the first column holds names, which are kept on one line where they have room.

    Returns:
        None where a word is wider than its column, or a row higher than a slide, at the smallest size.
    """
    return _fit(rows, placeholder, fonts, names_rows, True) or _fit(rows, placeholder, fonts, names_rows, False)


def amount_columns(rows: Rows) -> tuple[int, ...]:
    """The columns but the first whose cells below the header are amounts, which are compared by their last digit."""
    texts = [["".join(run.text for run in cell) for cell in row] for row in rows[1:]]
    found = (column for column in range(1, len(rows[0])) if any(row[column] for row in texts))
    return tuple(c for c in found if all(not row[c] or _AMOUNT.fullmatch(row[c]) for row in texts))


def _fit(
    rows: Rows, placeholder: Placeholder, fonts: FontSet, names_rows: bool, whole_numbers: bool
) -> FittedTable | None:
    width = placeholder.box.width / EMU_PER_POINT
    room = placeholder.box.height / EMU_PER_POINT * FILL
    fallback: FittedTable | None = None
    ems = _measure(rows, fonts, whole_numbers)
    for size in sizes(PREFERRED_PT, NAMED_FLOOR_PT if names_rows else FLOOR_PT):
        if fallback and size < COMFORTABLE_PT:
            break
        shares = _shares(ems, size, width, names_rows)
        if shares is None:
            continue
        try:
            rooms = [(share * width - _margins(c, len(shares), names_rows)) * FILL for c, share in enumerate(shares)]
            heights = [
                _row_height(row, whole, fonts, size, rooms, index == 0)
                for index, (row, whole) in enumerate(zip(rows, ems.whole, strict=True))
            ]
        except TooWide:
            continue
        body_room = room - heights[0]
        if sum(heights[1:]) <= body_room:
            return FittedTable((rows,), (_airy(heights, room, 1.7 if names_rows else 1.45),), shares, size)
        if max(heights[1:]) <= body_room:
            fallback = fallback or _split(rows, heights, body_room, shares, size)
    return fallback


def _airy(heights: Sequence[float], room: float, most: float) -> tuple[float, ...]:
    """Rows a little higher than their text where the slide has room."""
    share = min(most, room / sum(heights))
    return tuple(height * share for height in heights)


def _split(rows: Rows, heights: Sequence[float], room: float, shares: tuple[float, ...], size: float) -> FittedTable:
    ranges = spread(heights[1:], room, len(partition(heights[1:], room)))
    return FittedTable(
        tuple((rows[0], *rows[1 + start : 1 + end]) for start, end in ranges),
        tuple((heights[0], *heights[1 + start : 1 + end]) for start, end in ranges),
        shares,
        size,
    )


class _Ems(NamedTuple):
    """Widths in ems: of each cell's text on one line, by rows, and of each column's longest word."""

    whole: list[list[float]]
    longest: list[float]


def _measure(rows: Rows, fonts: FontSet, whole_numbers: bool) -> _Ems:
    whole: list[list[float]] = []
    longest = [0.0 for _ in rows[0]]
    for index, row in enumerate(rows):
        whole.append([text_width(cell, fonts, 1, index == 0) for cell in row])
        for column, cell in enumerate(row):
            text = cell[0].text if len(cell) == 1 else "".join([run.text for run in cell])
            if (width := _longest(text, fonts["bold"], whole_numbers)) > longest[column]:
                longest[column] = width
    return _Ems(whole, longest)


def _shares(ems: _Ems, size: float, width: float, names_rows: bool) -> tuple[float, ...] | None:
    """Shares of the width by content: every column gets its longest word, the rest by how much text it holds."""
    margins = [_margins(column, len(ems.longest), names_rows) + 1 for column in range(len(ems.longest))]
    least = [longest * size / FILL + margin for longest, margin in zip(ems.longest, margins, strict=True)]
    widest = map(max, *ems.whole) if len(ems.whole) > 1 else ems.whole[0]
    wanted = [whole * size / FILL + margin for whole, margin in zip(widest, margins, strict=True)]
    if names_rows:
        least[0] = max(least[0], min(wanted[0], _NAMES_SHARE * width))
    return share_width(least, wanted, width, rest_to_last=names_rows)


def share_width(
    least: Sequence[float], wanted: Sequence[float], width: float, *, rest_to_last: bool = False
) -> tuple[float, ...] | None:
    """Shares of a table's width for its columns: what each needs at least, and of the rest by what it could use.

    Args:
        rest_to_last: Whether the last column takes what none could use; else all take as much of it.

    Returns:
        Shares that add up to 1; None where the columns need more than the width.
    """
    spare = width - sum(least)
    if spare < 0:
        return None
    more = [want - need if want > need else 0.0 for want, need in zip(wanted, least, strict=True)]
    total = sum(more)
    if total <= spare and rest_to_last:
        more[-1] += spare - total
        return tuple((need + add) / width for need, add in zip(least, more, strict=True))
    if total <= spare:
        extra = (spare - total) / len(least)
        return tuple((need + add + extra) / width for need, add in zip(least, more, strict=True))
    return tuple((need + add * spare / total) / width for need, add in zip(least, more, strict=True))


@lru_cache(maxsize=8_192)
def _longest(text: str, metrics: FontMetrics, whole_numbers: bool) -> float:
    """Width in ems of a cell's longest word."""
    words = [text] if whole_numbers and NUMBER.fullmatch(text) else text.split()
    return max(map(metrics.word_width, words), default=0.0)


def _margins(column: int, columns: int, names_rows: bool) -> float:
    """Left and right margin of a cell together."""
    return 2 * _SIDE_PT + (BESIDE_NAMES_PT if names_rows and column in (0, columns - 1) else 0.0)


def _row_height(
    row: tuple[tuple[Run, ...], ...],
    whole: Sequence[float],
    fonts: FontSet,
    size: float,
    rooms: Sequence[float],
    bold: bool,
) -> float:
    """Height of a row; ``whole`` are its cells' widths on one line in ems, ``rooms`` what its columns hold."""
    lines = 1
    for cell, wide, room in zip(row, whole, rooms, strict=True):
        if wide and (len(cell) > 1 or wide * size > room):
            lines = max(lines, count_lines(cell, fonts, size, room, bold)[0])
    return lines * fonts["regular"].pitch * size + 2 * _ABOVE_PT
