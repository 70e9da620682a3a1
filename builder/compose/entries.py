"""Pictures, timelines, glossaries and comparisons as blocks of the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.compose import phrases
from builder.compose.columns import Block, Row
from builder.compose.figures import figure_caption, figure_value
from builder.compose.pictures import fit_picture
from builder.compose.typesetting import Style, Typesetter
from builder.model.document import Image, PageItem, Panel
from builder.model.outline import Comparison, Finding, Picture, Side, Terms, Timeline
from builder.model.picture import Picture as Decoded
from builder.model.text import Run

_INDENT = 14.0
# A picture that is shown whole is no higher, in points; one that fills its place has this share of its width.
_HIGHEST = 210.0
_COVERED = 2 / 3
_RAIL, _DOT = 1.2, 6.0


def picture_blocks(item: Picture, picture: Decoded, sect: int, setter: Typesetter) -> list[Block]:
    """A picture at the column's left, below it who made it and what is to be seen."""
    highest = _HIGHEST if item.fit == "contain" else setter.width * _COVERED
    width, height, crop = fit_picture(picture, item.fit, setter.width, highest)
    node = None if item.alt is None else setter.structure.add("Figure", sect, alt=str(item.alt))
    theme = setter.theme
    below: list[Block] = []
    if item.caption:
        style = Style(theme.sizes.body, theme.palette.ink, before=4)
        below.append(setter.paragraph(item.caption.runs, setter.structure.add("P", sect), style))
    if item.credit:
        style = Style(theme.sizes.small, theme.palette.muted, before=1 if item.caption else 4)
        runs = [Run(phrases.credit(item.credit))]
        below.append(setter.paragraph(runs, setter.structure.add("P", sect), style))
    blocks = [Block((Row(height, (Image(node, 0, 0, width, height, picture, crop),)),), before=3), *below]
    return [*(replace(block, joined=True) for block in blocks[:-1]), blocks[-1]]


def timeline_blocks(item: Timeline, sect: int, setter: Typesetter) -> list[Block]:
    """Events along a line, a mark at each date."""
    palette = setter.theme.palette
    blocks = _named([(event.when, event.what.runs) for event in item.events], sect, setter, _INDENT)
    last = len(blocks) - 1
    drawn: list[Block] = []
    for number, block in enumerate(blocks):
        rows = (*block.rows, Row(4.0, ())) if number < last else block.rows
        first = rows[0].height / 2
        dot = Panel(0, first - _DOT / 2, _DOT, _DOT, palette.accent, _DOT / 2)
        marked: list[Row] = []
        for index, row in enumerate(rows):
            top = first if not number and not index else 0.0
            bottom = first if number == last and not index else row.height
            rail = Panel(_DOT / 2 - _RAIL / 2, top, _RAIL, bottom - top, palette.line)
            lines: tuple[PageItem, ...] = () if number == last and index else (rail,)
            marked.append(Row(row.height, (*lines, *((dot,) if not index else ()), *row.items)))
        drawn.append(replace(block, rows=tuple(marked), before=0.0 if number else 3.0))
    return drawn


def term_blocks(item: Terms, sect: int, setter: Typesetter) -> list[Block]:
    """Terms, their meanings below them."""
    return _named([(term.term, term.meaning.runs) for term in item.terms], sect, setter, 0.0)


def _named(pairs: Sequence[tuple[str, Sequence[Run]]], sect: int, setter: Typesetter, indent: float) -> list[Block]:
    """A list whose labels are words: each on a line of its own, above what belongs to it."""
    theme, tree = setter.theme, setter.structure
    name = Style(theme.sizes.body, theme.palette.primary, bold=True, indent=indent)
    text = Style(theme.sizes.body, theme.palette.ink, indent=indent)
    parent = tree.add("L", sect, worded=True)
    blocks: list[Block] = []
    for word, runs in pairs:
        entry = tree.add("LI", parent)
        label, body = tree.add("Lbl", entry), tree.add("LBody", entry)
        above = setter.paragraph([Run(str(word))], label, name, continues=True)
        below = setter.paragraph(runs, body, text)
        blocks.append(Block((*above.rows, *below.rows), before=2.5))
    return blocks


def comparison_blocks(item: Comparison, findings: Mapping[str, Finding], sect: int, setter: Typesetter) -> list[Block]:
    """The sides one below the other, each under its heading, with a bar that tells them apart."""
    tree, palette = setter.structure, setter.theme.palette
    parent = tree.add("L", sect, worded=True)
    blocks: list[Block] = []
    for side, colour in zip(item.sides, (palette.primary, palette.accent), strict=True):
        drawn = _side(side, findings, tree.add("LI", parent), setter)
        rows = tuple(row for block in drawn for row in (Row(block.before, ()), *block.rows) if row.height)
        barred = tuple(Row(row.height, (Panel(0, 0, 2.2, row.height, colour), *row.items)) for row in rows)
        blocks.append(Block(barred, before=4))
    return blocks


def _side(side: Side, findings: Mapping[str, Finding], entry: int, setter: Typesetter) -> list[Block]:
    """Heading, figure and points of a side."""
    theme, tree = setter.theme, setter.structure
    name = Style(theme.sizes.statement, theme.palette.primary, bold=True, indent=_INDENT)
    text = Style(theme.sizes.body, theme.palette.ink, before=1.5, indent=_INDENT)
    blocks = [setter.paragraph([Run(str(side.heading))], tree.add("Lbl", entry), name, continues=True)]
    body = tree.add("LBody", entry)
    figure = findings[str(side.figure)].figure if side.figure is not None else None
    if figure is not None:
        runs = (Run(figure_value(figure), bold=True), Run(f": {figure_caption(figure)}"))
        blocks.append(setter.paragraph(runs, tree.add("P", body), text))
    blocks += [setter.paragraph(point.runs, tree.add("P", body), text) for point in side.points]
    return blocks
