"""Pages of the sheet: what stands over the full width and what in columns, one below the other, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.compose.columns import Block, Column, Position, balance_columns, fill_columns, shifted
from builder.model.document import PageItem

MARGIN, GUTTER, FOOT = 48.0, 22.0, 46.0
# How far both sides of a sheet of paper move away from its binding.
BINDING = 9.0
# Between a part in columns and what stands below it.
_BELOW = 10.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a page, in points."""

    width: float
    height: float
    duplex: bool = False

    def left(self, page: int) -> float:
        """The left margin of a page, which counts from 1; of two sides of a sheet, wider at its binding."""
        if not self.duplex:
            return MARGIN
        return MARGIN + BINDING if page % 2 else MARGIN - BINDING

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN

    @property
    def column(self) -> float:
        return (self.inner - GUTTER) / 2

    @property
    def bottom(self) -> float:
        return self.height - FOOT


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks that stand in columns, or in a single one over the full width; ``apart`` begins a page.

    With ``overleaf`` that is the back of a leaf: those blocks stand on its front where nothing else does.
    """

    blocks: tuple[Block, ...]
    columns: int = 2
    apart: bool = False
    overleaf: tuple[Block, ...] = ()


def flows_of(blocks: Sequence[Block]) -> Iterator[Flow]:
    """Blocks in order as flows: those in columns, and what is ``wide`` with the headings that it is joined to."""
    wide = [block.wide for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        wide[index] = wide[index] or (blocks[index].joined and wide[index + 1])
    for is_wide, group in groupby(zip(wide, blocks, strict=True), key=lambda pair: pair[0]):
        yield Flow(tuple(block for _, block in group), 1 if is_wide else 2)


def stack(blocks: Sequence[Block], x: float, y: float) -> tuple[list[PageItem], float]:
    """Blocks one below the other, and where they end."""
    items: list[PageItem] = []
    for block in blocks:
        y += block.before
        for row in block.rows:
            items.extend(shifted(item, x, y) for item in row.items)
            y += row.height
    return items, y


def paginate(head: Sequence[Block], flows: Sequence[Flow], frame: Frame) -> list[list[PageItem]] | None:
    """Fill pages.

    Args:
        head: What stands at the top of the first page, from its very edge.

    Returns:
        The items of each page; None where the head or a row is higher than a page.
    """
    items, y = stack(head, frame.left(1), 0.0)
    if y > frame.bottom:
        return None
    filler = _Filler(frame, [items], y + _BELOW)
    return filler.pages if all(filler.add(flow) for flow in flows) else None


class _Filler:
    """Pages as they fill: ``y`` is where the last one goes on."""

    def __init__(self, frame: Frame, pages: list[list[PageItem]], y: float) -> None:
        self.frame = frame
        self.pages = pages
        self.y = y
        self._fresh = False

    def add(self, flow: Flow) -> bool:
        """Place a flow, on as many pages as it needs; False where a row is higher than one."""
        if flow.apart and flow.blocks:
            self._begin_page(flow)
        at = Position(0)
        while at.block < len(flow.blocks):
            height = self.frame.bottom - self.y
            columns, end = balance_columns(flow.blocks, at, flow.columns, height)
            if end == at and self._fresh:
                columns, end = fill_columns(flow.blocks, at, flow.columns, height, anyhow=True)
                if end == at:
                    return False
            self._place(columns, flow.columns)
            at = end
            if at.block < len(flow.blocks):
                self._turn()
        return True

    def _begin_page(self, flow: Flow) -> None:
        if not self._fresh:
            self._turn()
        if flow.overleaf and len(self.pages) % 2:
            self.pages[-1] += stack(flow.overleaf, self.frame.left(len(self.pages)), self.y)[0]
            self._turn()

    def _place(self, columns: Sequence[Column], count: int) -> None:
        left = self.frame.left(len(self.pages))
        step = self.frame.column + GUTTER if count > 1 else 0.0
        for number, column in enumerate(columns):
            self.pages[-1].extend(shifted(item, left + number * step, self.y) for item in column.items)
        height = max(column.height for column in columns)
        if height:
            self.y += height + _BELOW
            self._fresh = False

    def _turn(self) -> None:
        self.pages.append([])
        self.y = MARGIN
        self._fresh = True
