"""QR codes of addresses: for paper, which can't be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from builder.compose import phrases
from builder.compose.columns import Block, Row, shifted
from builder.compose.typesetting import Style, Typesetter
from builder.model.address import in_ascii
from builder.model.document import Drawing, PageItem, Panel
from builder.model.text import Run

_PER_ROW = 6
_GAP = 14.0
# A code's side without its quiet zone; and the least of a module, for telephones at arm's length. In points.
_SIDE, _LEAST_MODULE = 44.0, 1.25
# Modules around a code that have to stay light.
_QUIET = 4
# Rows of modules are drawn a little into each other: else a hairline of the ground shines through on screens.
_OVERLAP = 0.04
_LIGHT, _DARK = "FFFFFF", "000000"


@dataclass(frozen=True, slots=True)
class Target:
    """What a code leads to, and the words below it."""

    address: str
    caption: str


Modules = tuple[tuple[bool, ...], ...]
"""Rows of a code's modules, True for the dark ones, without the quiet zone."""


@lru_cache(maxsize=1024)
def code_modules(address: str) -> Modules | None:
    """The QR code of an address, at error correction level M; None where it is longer than any code can hold."""
    import segno  # slow to import, and not every sheet has a code

    try:
        code = segno.make(in_ascii(address), error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def code_rows(targets: Sequence[Target], sect: int, setter: Typesetter) -> Block | None:
    """Codes side by side, a caption below each, as a list under ``sect``.

    Addresses too long for a code that telephones could read at this size have none: they are printed as well.

    Returns:
        A row for every few codes; None where there are none.
    """
    cell = (setter.width - _GAP * (_PER_ROW - 1)) / _PER_ROW
    fitting = [(t, modules) for t in targets if (modules := code_modules(t.address)) and _module(modules, cell)]
    if not fitting:
        return None
    tree, theme = setter.structure, setter.theme
    style = Style(theme.sizes.small, theme.palette.muted)
    lead = setter.paragraph([Run(phrases.SCAN)], tree.add("P", sect), style)
    parent = tree.add("L", sect)
    rows = list(lead.rows)
    for start in range(0, len(fitting), _PER_ROW):
        rows.append(_row(fitting[start : start + _PER_ROW], parent, replace(setter, width=cell)))
    return Block(tuple(rows), before=6.0)


def _row(codes: Sequence[tuple[Target, Modules]], parent: int, setter: Typesetter) -> Row:
    """Codes side by side, their captions on one line below the quiet zones of all of them."""
    tree, theme = setter.structure, setter.theme
    sides = [_module(modules, setter.width) for _, modules in codes]
    quiet = _QUIET * max(sides)
    below = quiet + max(side * len(modules) for side, (_, modules) in zip(sides, codes, strict=True)) + quiet
    items, bottom = list[PageItem](), below
    for place, (side, (target, modules)) in enumerate(zip(sides, codes, strict=True)):
        body = tree.add("LBody", tree.add("LI", parent))
        node = tree.add("Figure", body, alt=phrases.code_alt(target.caption, target.address))
        style = Style(theme.sizes.small, theme.palette.ink)
        caption = setter.paragraph([Run(target.caption)], tree.add("P", body), style)
        x, y = place * (setter.width + _GAP), below
        items.append(shifted(_drawing(modules, side, node), x, quiet))
        for row in caption.rows:
            items.extend(shifted(item, x, y) for item in row.items)
            y += row.height
        bottom = max(bottom, y)
    return Row(bottom, tuple(items))


def _module(modules: Modules, width: float) -> float:
    """The side of a module where a code has ``width``; 0 where it would be too small."""
    side = max(_SIDE / len(modules), _LEAST_MODULE)
    return side if side * len(modules) <= width else 0.0


def _drawing(modules: Modules, side: float, node: int) -> Drawing:
    """A code flush with what stands below it; its quiet zone reaches into the room around."""
    size, quiet = len(modules) * side, _QUIET * side
    ground = Panel(-quiet, -quiet, size + 2 * quiet, size + 2 * quiet, _LIGHT)
    dark = tuple(_runs(modules, side))
    return Drawing(node, 0.0, 0.0, size, size, None, (ground, *dark))


def _runs(modules: Modules, side: float) -> Iterator[Panel]:
    """A bar for each run of dark modules in a row."""
    last = len(modules) - 1
    for y, row in enumerate(modules):
        height = side + (_OVERLAP if y < last else 0.0)
        x = 0
        for dark, group in groupby(row):
            count = len(list(group))
            if dark:
                yield Panel(x * side, y * side, count * side, height, _DARK)
            x += count
