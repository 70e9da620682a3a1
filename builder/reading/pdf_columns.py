"""Columns of a page, where they were not drawn one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

# Share of the steps from one line to the next that go sideways, from which the order of drawing is doubted.
_SIDEWAYS = 0.2
# Lines that stand side by side are columns of prose, not cells of a table, when there are so many and so long ones.
_LEAST_LINES = 3
_LEAST_CHARACTERS = 20
_MOST_COLUMNS = 8
# A gap above a row, in its heights, behind which columns don't go on.
_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or a cell; the box is in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1)

    def overlaps(self, left: float, right: float) -> bool:
        """Whether some of it stands above or below this range."""
        return self.left < right and left < self.right


def order_lines(rows: Sequence[list[Line]]) -> Iterator[Line]:
    """Bring a page's lines into the order in which they are read.

    That is nearly always the order in which they are drawn. Only where that goes from side to side, and the page shows
    columns of prose, these are read one after the other.

    Args:
        rows: The cells of each line, in the order in which they are drawn.

    Returns:
        The lines; those of several cells with a tab between these.
    """
    if not _is_doubtful(list(chain.from_iterable(rows))):
        return map(_join, rows)
    regions = list(_regions(rows))
    if not any(region.is_prose() for region in regions):
        return map(_join, rows)
    return _by_region(regions, rows)


def _by_region(regions: Sequence[_Region], rows: Sequence[list[Line]]) -> Iterator[Line]:
    """Columns of prose one after the other; other rows as they are drawn."""
    row_of = {id(cell): number for number, row in enumerate(rows) for cell in row}
    for region in regions:
        if region.is_prose():
            yield from region.cells()
            continue
        cells = sorted(region.cells(), key=lambda cell: row_of[id(cell)])
        for _, row in groupby(cells, key=lambda cell: row_of[id(cell)]):
            yield _join(list(row))


def _is_doubtful(cells: Sequence[Line]) -> bool:
    sideways = sum(not below.overlaps(above.left, above.right) for above, below in pairwise(cells))
    return sideways >= _LEAST_LINES and sideways > _SIDEWAYS * len(cells)


def _join(cells: Sequence[Line]) -> Line:
    if len(cells) == 1:
        return cells[0]
    return Line(
        "\t".join(cell.text for cell in cells),
        min(cell.left for cell in cells),
        min(cell.bottom for cell in cells),
        max(cell.right for cell in cells),
        max(cell.top for cell in cells),
    )


def _regions(rows: Sequence[list[Line]]) -> Iterator[_Region]:
    """The parts of a page, downwards, each with columns of its own."""
    region: _Region | None = None
    for row in _as_seen(chain.from_iterable(rows)):
        if region is None or not region.take(row):
            if region is not None:
                yield region
            region = _Region(row)
    if region is not None:
        yield region


def _as_seen(cells: Iterable[Line]) -> Iterator[list[Line]]:
    """The cells that stand at one height, downwards, each from left to right."""
    row: list[Line] = []
    for cell in sorted(cells, key=lambda cell: (-cell.top, cell.left)):
        if row and row[0].bottom > (cell.top + cell.bottom) / 2:
            yield sorted(row, key=lambda cell: cell.left)
            row = []
        row.append(cell)
    if row:
        yield sorted(row, key=lambda cell: cell.left)


class _Region:
    """Rows whose cells stand in the same columns."""

    def __init__(self, row: list[Line]) -> None:
        self._columns = [[cell] for cell in row]
        self._ranges = [(cell.left, cell.right) for cell in row]
        self._bottom = min(cell.bottom for cell in row)

    def take(self, row: list[Line]) -> bool:
        """Add a row; returns False where it stands far below, or across the columns."""
        if self._bottom - row[0].top > _GAP * row[0].height or len(self._columns) > _MOST_COLUMNS:
            return False
        places = [[n for n, found in enumerate(self._ranges) if cell.overlaps(*found)] for cell in row]
        taken = [place[0] for place in places if place]
        if any(len(place) > 1 for place in places) or len(taken) != len(set(taken)):
            return False
        for cell, place in zip(row, places, strict=True):
            if place:
                left, right = self._ranges[place[0]]
                self._ranges[place[0]] = (min(left, cell.left), max(right, cell.right))
                self._columns[place[0]].append(cell)
            else:
                self._ranges.append((cell.left, cell.right))
                self._columns.append([cell])
        self._bottom = min(cell.bottom for cell in row)
        return True

    def is_prose(self) -> bool:
        """Whether the columns are to be read one after the other, and not row by row."""
        return len(self._columns) > 1 and all(
            len(column) >= _LEAST_LINES and sum(len(cell.text) for cell in column) >= _LEAST_CHARACTERS * len(column)
            for column in self._columns
        )

    def cells(self) -> Iterator[Line]:
        """Column by column, from left to right."""
        for _, column in sorted(zip(self._ranges, self._columns, strict=True), key=lambda pair: pair[0]):
            yield from column
