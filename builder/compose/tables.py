"""Tables on slides: column widths by content, row heights as measured, rows that go on on the next slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.compose.breaking import TooWide, break_lines, text_width
from builder.compose.fit import partition, sizes
from builder.compose.metrics import FontSet
from builder.compose.slides import Rows
from builder.model.length import EMU_PER_POINT
from builder.model.template import Placeholder
from builder.model.text import Run

PREFERRED_PT = 20.0
FLOOR_PT = 14.0
# A cell's margins: PowerPoint's own, 0.1 in at the sides and 0.05 in above and below.
_SIDE_PT = 7.2
_ABOVE_PT = 3.6


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Rows of each slide, the header first on every one."""

    parts: tuple[Rows, ...]
    heights_pt: tuple[tuple[float, ...], ...]
    widths: tuple[float, ...]
    size_pt: float


def fit_table(rows: Rows, placeholder: Placeholder, fonts: FontSet) -> FittedTable | None:
    """Fit a table with a header row, on as many slides as it needs.

    Returns:
        None where a word is wider than its column, or a row higher than a slide, at the smallest size.
    """
    width = placeholder.box.width / EMU_PER_POINT
    room = placeholder.box.height / EMU_PER_POINT
    fallback: FittedTable | None = None
    for size in sizes(PREFERRED_PT, FLOOR_PT):
        shares = _shares(rows, fonts, size, width)
        if shares is None:
            continue
        try:
            heights = [_row_height(row, fonts, size, shares, width, index == 0) for index, row in enumerate(rows)]
        except TooWide:
            continue
        body_room = room - heights[0]
        if sum(heights[1:]) <= body_room:
            return FittedTable((rows,), (_airy(heights, room),), shares, size)
        if max(heights[1:]) <= body_room:
            fallback = fallback or _split(rows, heights, body_room, shares, size)
    return fallback


def _airy(heights: Sequence[float], room: float) -> tuple[float, ...]:
    """Rows a little higher than their text where the slide has room."""
    share = min(1.45, room / sum(heights))
    return tuple(height * share for height in heights)


def _split(rows: Rows, heights: Sequence[float], room: float, shares: tuple[float, ...], size: float) -> FittedTable:
    ranges = partition(heights[1:], room)
    return FittedTable(
        tuple((rows[0], *rows[1 + start : 1 + end]) for start, end in ranges),
        tuple((heights[0], *heights[1 + start : 1 + end]) for start, end in ranges),
        shares,
        size,
    )


def _shares(rows: Rows, fonts: FontSet, size: float, width: float) -> tuple[float, ...] | None:
    """Shares of the width by content: every column gets its longest word, the rest by how much text it holds."""
    columns = range(len(rows[0]))
    least, wanted = [0.0 for _ in columns], [0.0 for _ in columns]
    for index, row in enumerate(rows):
        for column in columns:
            cell = row[column]
            whole = text_width(cell, fonts, size, index == 0) + 2 * _SIDE_PT + 1
            words = "".join(run.text for run in cell).split()
            longest = max((fonts["bold"].word_width(word) * size for word in words), default=0.0)
            least[column] = max(least[column], longest + 2 * _SIDE_PT + 1)
            wanted[column] = max(wanted[column], whole)
    spare = width - sum(least)
    if spare < 0:
        return None
    more = [want - need if want > need else 0.0 for want, need in zip(wanted, least, strict=True)]
    total = sum(more)
    if total <= spare:
        extra = (spare - total) / len(least)
        return tuple((need + add + extra) / width for need, add in zip(least, more, strict=True))
    return tuple((need + add * spare / total) / width for need, add in zip(least, more, strict=True))


def _row_height(
    row: tuple[tuple[Run, ...], ...],
    fonts: FontSet,
    size: float,
    shares: tuple[float, ...],
    width: float,
    bold: bool,
) -> float:
    lines = max(
        len(break_lines(cell, fonts, size, share * width - 2 * _SIDE_PT, bold)) if any(r.text for r in cell) else 1
        for cell, share in zip(row, shares, strict=True)
    )
    return lines * fonts["regular"].pitch * size + 2 * _ABOVE_PT
