"""Blocks of the sheet into columns: split between rows, headings kept with what follows, last columns balanced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from builder.model.document import Drawing, Image, Line, PageItem, Panel, Part, Piece, Rule, Shape
from builder.model.text import SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Row:
    """The least that stays together: a line of text, a table row, a chart. Items are placed from its top left."""

    height: float
    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, such as a paragraph.

    ``before`` is the space above it, dropped at a column's top. ``least`` is how many rows must stand on either side
    of a split. ``header`` rows are drawn again, ``repeated``, where a table goes on. ``joined`` keeps the block with
    the next one: a heading. A ``wide`` block goes over all columns.
    """

    rows: tuple[Row, ...]
    before: float = 0.0
    least: int = 2
    joined: bool = False
    repeated: tuple[Row, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """How far a flow has come: the block, and the row of it."""

    block: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, from its top left, and how high it is filled."""

    items: tuple[PageItem, ...]
    height: float


def shifted(item: PageItem, x: float, y: float) -> PageItem:
    """An item moved by ``x`` and ``y`` points."""
    if isinstance(item, Drawing):
        parts = tuple([shifted_part(part, x, y) for part in item.parts])
        return replace(item, x=item.x + x, y=item.y + y, parts=parts)
    if isinstance(item, Image):
        return replace(item, x=item.x + x, y=item.y + y)
    return shifted_part(item, x, y)


def shifted_part(item: Part, x: float, y: float) -> Part:
    """The same of what a drawing is made of."""
    match item:
        case Line():
            return Line(item.y + y, tuple([_shifted_piece(piece, x) for piece in item.pieces]) if x else item.pieces)
        case Rule():
            return replace(item, x1=item.x1 + x, x2=item.x2 + x, y1=item.y1 + y, y2=item.y2 + y)
        case Panel():
            return replace(item, x=item.x + x, y=item.y + y)
        case Shape():
            steps = tuple(tuple(at + (y if index % 2 else x) for index, at in enumerate(step)) for step in item.steps)
            return replace(item, start=(item.start[0] + x, item.start[1] + y), steps=steps)


def _shifted_piece(piece: Piece, x: float) -> Piece:
    # Most of a sheet is pieces, and all of them are moved: `replace` would take five times as long.
    return Piece(piece.x + x, piece.text, piece.face, piece.size, piece.colour, piece.node, piece.width)


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


def _need(blocks: Sequence[Block], index: int) -> float:
    """Room that a block's beginning needs: its first rows, and those of the blocks it is joined to."""
    need = 0.0
    while index < len(blocks):
        block = blocks[index]
        need += block.before
        if not block.joined or index + 1 == len(blocks):
            return need + _height(block.rows[: _first(block)])
        need += _height(block.rows)
        index += 1
    return need


def _first(block: Block) -> int:
    """Rows that must stand before a split; all of them where a rest would be too small."""
    return block.least if len(block.rows) >= 2 * block.least else len(block.rows)


def _rows_that_fit(block: Block, start: int, room: float, least: int) -> int:
    """Index after the last row, from ``start``, that may stand in ``room``; ``start`` itself where none may."""
    end, filled = start, 0.0
    while end < len(block.rows) and filled + block.rows[end].height <= room + 1e-6:
        filled += block.rows[end].height
        end += 1
    if end == len(block.rows):
        return end
    end = min(end, len(block.rows) - least)
    while least > 1 and end - start >= least and _ends_within_a_word(block.rows[end - 1]):
        end -= 1
    return end if end - start >= least else start


def _ends_within_a_word(row: Row) -> bool:
    """Whether a line's last word goes on in the next one, which readers should not have to look for elsewhere."""
    last = row.items[-1] if row.items else None
    return isinstance(last, Line) and bool(last.pieces) and last.pieces[-1].text.endswith(SOFT_HYPHEN)


class _Stretch(NamedTuple):
    """Rows of a block, from one index to before another, from ``top`` on."""

    block: Block
    start: int
    end: int
    top: float


def _stretches(
    blocks: Sequence[Block], at: Position, height: float, anyhow: bool
) -> tuple[list[_Stretch], float, Position]:
    """What a column holds, how high it is filled, and where the next one starts."""
    found: list[_Stretch] = []
    y, index, start = 0.0, at.block, at.row
    while index < len(blocks):
        block = blocks[index]
        top = y + block.before if y and not start else y
        again = _height(block.repeated) if start else 0.0
        if not start and not anyhow and top - y + _need(blocks, index) - block.before > height - y + 1e-6:
            break
        end = _rows_that_fit(block, start, height - top - again, 1 if anyhow else block.least)
        if end == start:
            break
        found.append(_Stretch(block, start, end, top))
        y = top + again + _height(block.rows[start:end])
        if end < len(block.rows):
            return found, y, Position(index, end)
        index, start = index + 1, 0
    return found, y, Position(index, start)


def fill_column(
    blocks: Sequence[Block], at: Position, height: float, *, anyhow: bool = False
) -> tuple[Column, Position]:
    """Fill one column from a position on.

    Args:
        anyhow: Whether what stays together otherwise may be parted: for what is higher than a whole page.

    Returns:
        The column, and where the next one starts: ``at`` itself where not even the first rows fit in ``height``.
    """
    stretches, filled, after = _stretches(blocks, at, height, anyhow)
    items: list[PageItem] = []
    for block, start, end, y in stretches:
        for row in (*(block.repeated if start else ()), *block.rows[start:end]):
            items.extend([shifted(item, 0.0, y) for item in row.items])
            y += row.height
    return Column(tuple(items), filled), after


def fill_columns(
    blocks: Sequence[Block], at: Position, count: int, height: float, *, anyhow: bool = False
) -> tuple[tuple[Column, ...], Position]:
    """Fill ``count`` columns of one height, one after the other."""
    columns: list[Column] = []
    for _ in range(count):
        column, at = fill_column(blocks, at, height, anyhow=anyhow)
        columns.append(column)
    return tuple(columns), at


def balance_columns(
    blocks: Sequence[Block], at: Position, count: int, height: float
) -> tuple[tuple[Column, ...], Position]:
    """Like ``fill_columns``, with the least height that holds everything left; ``height`` itself where nothing does."""
    if _reached(blocks, at, count, height).block < len(blocks):
        return fill_columns(blocks, at, count, height)
    low, high = 0.0, height
    while high - low > 0.5:
        middle = (low + high) / 2
        if _reached(blocks, at, count, middle).block == len(blocks):
            high = middle
        else:
            low = middle
    return fill_columns(blocks, at, count, high)


def _reached(blocks: Sequence[Block], at: Position, count: int, height: float) -> Position:
    """How far ``count`` columns of one height come."""
    for _ in range(count):
        at = _stretches(blocks, at, height, anyhow=False)[2]
    return at
