"""Tables of the sheet: column widths by content, a header that is drawn again where the table goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from builder.compose.breaking import TooWide, break_lines, face_of, text_width
from builder.compose.columns import Block, Row, shifted
from builder.compose.metrics import FontSet
from builder.compose.slides import Rows
from builder.compose.tables import NUMBER
from builder.compose.typesetting import Structure, Style, Typesetter, keep, with_texts
from builder.model.document import Line, PageItem, Rule
from builder.model.text import Run

# Between two columns, and above and below a cell's text.
_GAP, _ABOVE = 8.0, 2.0
# What a column may lose where its width comes down to whole points.
_SLACK = 1.0
# Smaller than this nobody reads a table on paper.
_SMALLEST = 8.0
# Cells of more lines ask for a wider table; and how much of the width the rows' names may take unbroken.
_MOST_LINES = 4
_NAMES_SHARE = 0.36


Cells = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as measured: the size of its text, and the width of each column, in points."""

    size: float
    widths: tuple[float, ...]


def measure_table(rows: Rows, setter: Typesetter, *, most_lines: int | None = None) -> Grid | None:
    """Size and column widths of a table whose first row is its header, at the width of ``setter``.

    Args:
        most_lines: The most lines that a cell may take.

    Returns:
        None where a word is wider than its column, or a cell takes too many lines, at the smallest size.
    """
    sizes, found = setter.theme.sizes, None
    for size in (sizes.body, sizes.small, min(_SMALLEST, sizes.small)):
        least, wanted = _needs(rows, setter, size, min(size, sizes.small))
        shares = _shares(least, wanted, setter.width)
        if shares is None:
            continue
        grid = Grid(size, _in_points([share * setter.width for share in shares]))
        if sum(wanted) <= setter.width and size >= sizes.small:
            return grid  # a little smaller, but no cell has to be broken
        if found is None and (most_lines is None or _deepest(rows, grid, setter) <= most_lines):
            found = grid
    return found


def _in_points(widths: Sequence[float]) -> tuple[float, ...]:
    """Widths in whole points, the last with what that leaves over: tables of nearly the same words look the same."""
    whole = [float(int(width)) for width in widths[:-1]]
    return (*whole, sum(widths) - sum(whole))


def needs_width(rows: Rows, setter: Typesetter) -> bool:
    """Whether a table is too wide for one column of the sheet."""
    return measure_table(rows, setter, most_lines=_MOST_LINES) is None


def table_block(
    rows: Rows, parent: int, setter: Typesetter, *, whole: bool = False, amounts: Sequence[int] = ()
) -> Block:
    """A table under the element ``parent``; its first row is the header, its first column names the others.

    Args:
        whole: Whether it stays on one page where a page can hold it.
        amounts: The columns set flush right, by index.

    Raises:
        TooWide: A word is wider than its column at the smallest size.
    """
    if setter.trace is not None:
        alone = replace(setter.alone(), kept={})
        setter.trace.add(
            lambda texts: table_block(rows_with(rows, texts), parent, alone.alone(), whole=whole, amounts=amounts),
            *texts_of(rows),
        )
        setter = replace(setter, trace=None)
    grid = measure_table(rows, setter)
    if grid is None:
        raise TooWide(max((word for row in rows for cell in row for word in _text(cell).split()), key=len))
    tree = setter.structure
    table = tree.add("Table", parent)
    head = tree.add("TR", tree.add("THead", table))
    body = tree.add("TBody", table)
    header = _known_row(0, rows[0], setter, head, grid, amounts)
    drawn = [
        _known_row(index, row, setter, tree.add("TR", body), grid, amounts) for index, row in enumerate(rows[1:], 1)
    ]
    if len(drawn) == 1:
        _unname(body, tree)
    least = len(rows) if whole else 2
    return Block((header, *drawn), before=3.0, least=least, repeated=(_as_artifact(header),))


def texts_of(rows: Rows) -> list[str]:
    """The words of a table, run by run."""
    return [run.text for row in rows for cell in row for run in cell]


def rows_with(rows: Rows, texts: Sequence[str]) -> Rows:
    """A table with other words, as ``texts_of`` has them."""
    words = iter(texts)
    return tuple([_row_with(row, words) for row in rows])


def _row_with(row: Cells, words: Iterator[str]) -> Cells:
    cells = [with_texts(cell, [*islice(words, len(cell))]) for cell in row]
    if all(new is old for cell, runs in zip(row, cells, strict=True) for old, new in zip(cell, runs, strict=True)):
        return row  # the very same: how it was set before may be known
    return tuple(map(tuple, cells))


def _unname(body: int, tree: Structure) -> None:
    """Make the first cell of a single row one of its cells: there are no others to tell it from."""
    parents = [node.parent for node in tree.nodes]
    first = parents.index(parents.index(body))  # of the first row, the first cell
    tree.nodes[first] = replace(tree.nodes[first], tag="TD", scope=None)


def _known_row(index: int, cells: Cells, setter: Typesetter, parent: int, grid: Grid, amounts: Sequence[int]) -> Row:
    """A row, which may have been set before with the same words and widths: its elements are the same then, too."""
    kept, nodes = setter.kept, setter.structure.nodes
    if kept is None:
        return _row(cells, setter, parent, grid, amounts, header=not index)
    found = kept.get((index, grid))
    if found is not None and found[0] is cells:
        nodes += found[2]
        known: Row = found[1]
        return known
    start = len(nodes)
    row = _row(cells, setter, parent, grid, amounts, header=not index)
    keep(kept, (index, grid), (cells, row, nodes[start:]))
    return row


def _row(
    cells: Sequence[Sequence[Run]], setter: Typesetter, parent: int, grid: Grid, amounts: Sequence[int], *, header: bool
) -> Row:
    palette = setter.theme.palette
    size = min(grid.size, setter.theme.sizes.small) if header else grid.size
    x, items, height = 0.0, list[PageItem](), size * 1.28
    for number, (cell, width) in enumerate(zip(cells, grid.widths, strict=True)):
        scope: Literal["Column", "Row"] = "Column" if header else "Row"
        node = setter.structure.add("TH", parent, scope=scope) if header or not number else (
            setter.structure.add("TD", parent)
        )  # fmt: skip
        style = Style(size, palette.muted if header else palette.ink, bold=header or not number)
        if _text(cell):
            block = replace(setter, width=width - _GAP).paragraph(cell, node, style)
            y = _ABOVE
            for row in block.rows:
                indent = width - _GAP - _filled(row) if number in amounts else 0.0
                items.extend(shifted(item, x + indent, y) for item in row.items)
                y += row.height
            height = max(height, y)
        x += width
    bottom = height + 2
    line = (0.9, palette.primary) if header else (0.5, palette.line)
    return Row(bottom, (*items, Rule(0, bottom, setter.width, bottom, *line)))


def _filled(row: Row) -> float:
    """How far the text of a row of one line reaches."""
    pieces = [piece for item in row.items if isinstance(item, Line) for piece in item.pieces]
    return pieces[-1].x + pieces[-1].width if pieces else 0.0


def _as_artifact(row: Row) -> Row:
    """A row for the eye alone: those who listen have heard it already."""
    items = tuple(
        Line(item.y, tuple(replace(piece, node=None) for piece in item.pieces)) if isinstance(item, Line) else item
        for item in row.items
    )
    return replace(row, items=items)


def _needs(rows: Rows, setter: Typesetter, size: float, header_size: float) -> tuple[list[float], list[float]]:
    """What each column needs at least, and what it could use, in points.

    That is its longest word, the first column's names as far as there is room; and its longest text unbroken.
    """
    width, found = setter.width, list[tuple[list[float], list[float]]]()
    for index, row in enumerate(rows):
        known = setter.kept.get((index, size)) if setter.kept is not None else None
        if known is None or known[0] is not row:
            known = row, _row_needs(row, setter.fonts, size if index else header_size, not index)
            if setter.kept is not None:
                keep(setter.kept, (index, size), known)
        found.append(known[1])
    least = [max(column) for column in zip(*[each for each, _ in found], strict=True)]
    wanted = [max(column) for column in zip(*[each for _, each in found], strict=True)]
    if sum(least[1:]) < width / 2:
        least[0] = max(least[0], min(wanted[0], _NAMES_SHARE * width))
    return least, wanted


def _row_needs(row: Cells, fonts: FontSet, size: float, is_header: bool) -> tuple[list[float], list[float]]:
    least: list[float] = []
    wanted: list[float] = []
    for column, cell in enumerate(row):
        bold = is_header or not column
        whole = text_width(cell, fonts, size, bold) + _GAP + _SLACK
        wanted.append(whole)
        longest = whole if NUMBER.fullmatch(_text(cell)) else _longest(cell, fonts, size, bold) + _GAP + _SLACK
        least.append(longest)
    return least, wanted


def _shares(least: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...] | None:
    """Shares of the width: columns that ask for little more get all of it, the others what is left by what they ask.

    Returns:
        None where the columns need more than the width.
    """
    spare = width - sum(least)
    if spare < 0:
        return None
    more = [max(want - need, 0.0) for want, need in zip(wanted, least, strict=True)]
    widths, waiting = list(least), sorted((c for c in range(len(least)) if more[c]), key=lambda column: more[column])
    while waiting and more[waiting[0]] <= spare / len(waiting):
        column = waiting.pop(0)
        widths[column] += more[column]
        spare -= more[column]
    given = more if waiting else [1.0] * len(widths)
    taking = waiting or range(len(widths))
    total = sum(given[column] for column in taking)
    for column in taking:
        widths[column] += spare * given[column] / total
    return tuple(each / width for each in widths)


def _longest(cell: Sequence[Run], fonts: FontSet, size: float, bold: bool) -> float:
    """Width of the longest word, all of it measured in the widest of its faces."""
    faces = {face_of(run, bold) for run in cell}
    return max((fonts[face].word_width(word) * size for word in _text(cell).split() for face in faces), default=0.0)


def _deepest(rows: Rows, grid: Grid, setter: Typesetter) -> int:
    """Lines of the cell that takes most of them."""
    heading = min(grid.size, setter.theme.sizes.small)
    return max(
        len(break_lines(cell, setter.fonts, grid.size if index else heading, width - _GAP, not index or not column))
        for index, row in enumerate(rows)
        for column, (cell, width) in enumerate(zip(row, grid.widths, strict=True))
    )


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)
