"""Pages of the fact sheet: masthead, notice, key figures, two columns, contacts and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from builder.compose import phrases
from builder.compose.articles import Misfit, part_heading, section_blocks
from builder.compose.breaking import TooWide
from builder.compose.changes import Changed
from builder.compose.charts import CHART_HINT
from builder.compose.citations import Citations, reference_line
from builder.compose.columns import Block, Column, Position, Row, balance_columns, fill_columns, shifted
from builder.compose.contacts import contact_rows
from builder.compose.figures import figure_caption, figure_value
from builder.compose.metrics import FontSet
from builder.compose.ornaments import masthead_ground, masthead_of, panel
from builder.compose.typesetting import Structure, Style, Trace, Typesetter
from builder.model.diagnostic import Diagnostic
from builder.model.document import Bookmark, Line, Page, PageItem, Piece, Rule, Sheet, Tag
from builder.model.outline import Finding, Outline
from builder.model.picture import Picture
from builder.model.text import Run
from builder.model.theme import Theme

MARGIN, GUTTER, FOOT = 48.0, 22.0, 46.0
_BAND = 4


@dataclass(frozen=True, slots=True)
class _Frame:
    """The room of a page, in points."""

    width: float
    height: float

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN

    @property
    def column(self) -> float:
        return (self.inner - GUTTER) / 2


def compose_sheet(
    outline: Outline,
    citations: Citations,
    theme: Theme,
    fonts: FontSet,
    size: tuple[float, float],
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    changed: Changed | None = None,
    trace: Trace | None = None,
) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """Lay out the sheet on pages of ``size`` (width, height in points); ``trace`` learns what values decide.

    Returns:
        The sheet, or None with the error that says why it can't be laid out.
    """
    frame = _Frame(*size)
    tree = Structure()
    full = Typesetter(theme, fonts, tree, frame.inner, trace)
    body, misfits = section_blocks(outline, citations, replace(full, width=frame.column), pictures)
    try:
        head = [*_masthead(outline, full, frame), *_notice(outline, full)]
        head += [*_changes(changed, full), *_key_figures(outline, full)]
        tail = [*_contacts(outline, full), *_sources(outline, full)]
    except TooWide as error:
        misfits.append(Misfit(error.word, outline.title.place))
    if misfits:
        return None, tuple(_too_wide(misfit, outline.path) for misfit in misfits)
    pages, complete = _paginate(head, body, tail, frame)
    if not complete:
        message = "a part of the sheet is higher than a page"
        return None, (Diagnostic("error", "does-not-fit", message, outline.path, outline.title.place),)
    finished = tuple(
        Page((*items, *_footer(outline, full, frame, number, len(pages)))) for number, items in enumerate(pages, 1)
    )
    return Sheet(*size, tuple(tree.nodes), finished, _bookmarks(tree, finished)), ()


def _too_wide(misfit: Misfit, path: str) -> Diagnostic:
    if misfit.is_chart:
        message = f"the chart {misfit.word} has more text than a column of the sheet can hold"
        hints = (CHART_HINT, "or show it on slides only: `show: deck`")
        return Diagnostic("error", "chart-crowded", message, path, misfit.place, hints=hints)
    message = f"“{misfit.word[:60]}” is wider than a column of the sheet"
    hint = "break it up, or write it differently"
    return Diagnostic("error", "does-not-fit", message, path, misfit.place, hints=(hint,))


def _stack(blocks: Sequence[Block], x: float, y: float) -> tuple[list[PageItem], float]:
    """Full-width blocks one below the other, and where they end."""
    items: list[PageItem] = []
    for block in blocks:
        y += block.before
        for row in block.rows:
            items.extend(shifted(item, x, y) for item in row.items)
            y += row.height
    return items, y


def _paginate(
    head: list[Block], body: list[Block], tail: list[Block], frame: _Frame
) -> tuple[list[list[PageItem]], bool]:
    """Pages as lists of items; False where something fits on none."""
    items, y = _stack(head, MARGIN, 0.0)
    if y > frame.height - FOOT:
        return [], False
    tail_height = sum(block.before + sum(row.height for row in block.rows) for block in tail) + 10
    pages, at, bottom = list[list[PageItem]](), Position(0), frame.height - FOOT
    while True:
        y += 4
        columns, end = balance_columns(body, at, 2, bottom - y - tail_height)
        if end.block < len(body):
            columns, end = fill_columns(body, at, 2, bottom - y)
            if end.block == len(body):
                columns, end = balance_columns(body, at, 2, bottom - y)
        items.extend(_placed(columns, y, frame))
        y += max(column.height for column in columns) + 10
        if end.block == len(body) and y + tail_height - 10 <= bottom + 1e-6:
            items.extend(_stack(tail, MARGIN, y)[0])
            return [*pages, items], True
        if end == at and at.block < len(body) and pages:
            return pages, False
        if end.block == len(body) and at == end and pages:
            return pages, False
        pages.append(items)
        items, y, at = [], MARGIN - 4, end


def _placed(columns: Sequence[Column], y: float, frame: _Frame) -> list[PageItem]:
    return [
        shifted(item, MARGIN + number * (frame.column + GUTTER), y)
        for number, column in enumerate(columns)
        for item in column.items
    ]


def _masthead(outline: Outline, setter: Typesetter, frame: _Frame) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    head = masthead_of(theme)
    edition = phrases.edition_line(str(outline.organisation or ""), outline.date)
    texts: list[tuple[str, Tag, Style]] = [
        (edition, "P", Style(theme.sizes.body, head.edition)),
        (str(outline.title), "H1", Style(theme.sizes.title, head.title, True)),
    ]
    if outline.subtitle:
        texts.append((str(outline.subtitle), "P", Style(theme.sizes.subtitle, head.subtitle)))
    inner = replace(setter, width=setter.width - head.aside)
    rows: list[Row] = [Row(head.above, ())]
    for text, tag, style in texts:
        rows.extend(inner.paragraph([Run(text)], tree.add(tag, 0), style).rows)
    rows.append(Row(head.below, ()))
    height = sum(row.height for row in rows)
    ground = masthead_ground(theme, frame.width, height, MARGIN)
    rows[0] = replace(rows[0], items=tuple(shifted(item, -MARGIN, 0) for item in ground))
    return [Block(tuple(rows))]


def _notice(outline: Outline, setter: Typesetter) -> list[Block]:
    if not outline.notice:
        return []
    theme = setter.theme
    style = Style(theme.sizes.body, theme.palette.ink, indent=10)
    inner = replace(setter, width=setter.width - 10)
    block = inner.paragraph(outline.notice.runs, setter.structure.add("P", 0), style)
    height = sum(row.height for row in block.rows) + 13
    return [Block((Row(7, panel(theme, setter.width, height)), *block.rows, Row(6, ())), before=12)]


def _changes(changed: Changed | None, setter: Typesetter) -> list[Block]:
    """A box that tells what has changed since the last edition."""
    if changed is None:
        return []
    theme, tree = setter.theme, setter.structure
    inner = replace(setter, width=setter.width - 10)
    heading = Style(theme.sizes.body, theme.palette.primary, bold=True, indent=10)
    blocks = [inner.paragraph([Run(changed.title)], tree.add("P", 0), heading)]
    parent = tree.add("L", 0)
    style = Style(theme.sizes.body, theme.palette.ink, indent=10, before=2)
    for text in changed.box_lines():
        blocks.append(inner.paragraph([Run(text)], tree.add("LBody", tree.add("LI", parent)), style))
    rows = [row for block in blocks for row in (Row(block.before, ()), *block.rows) if row.height]
    height = sum(row.height for row in rows) + 13
    return [Block((Row(7, panel(theme, setter.width, height)), *rows, Row(6, ())), before=12)]


def _key_figures(outline: Outline, setter: Typesetter) -> list[Block]:
    """A band of the first figures that stand in deck and sheet, as a list."""
    theme, tree = setter.theme, setter.structure
    both = {"deck", "sheet"}
    figures = [i.figure for i in outline.items() if isinstance(i, Finding) and i.figure and both <= i.show][:_BAND]
    if not figures:
        return []
    parent, gap = tree.add("L", 0), 14.0
    cell = (setter.width - gap * (len(figures) - 1)) / len(figures)
    inner = replace(setter, width=cell)
    items, height = list[PageItem](), 0.0
    for number, figure in enumerate(figures):
        body = tree.add("LBody", tree.add("LI", parent))
        value = figure_value(figure)
        size = _figure_size(value, cell, setter)
        if setter.trace is not None:
            setter.trace.decide(lambda texts: _figure_size(texts[0], cell, setter), value)
        blocks = [
            inner.paragraph([Run(value)], body, Style(size, theme.palette.primary, bold=True), continues=True),
            inner.paragraph([Run(figure_caption(figure))], body, Style(theme.sizes.small, theme.palette.muted)),
        ]
        drop = (theme.sizes.figure - size) * 1.28
        placed, bottom = _stack(blocks, number * (cell + gap), drop)
        items.extend(placed)
        height = max(height, bottom)
    line = Rule(0, height + 8, setter.width, height + 8, 0.8, theme.palette.line)
    return [Block((Row(height + 8, (*items, line)),), before=12)]


def _figure_size(value: str, cell: float, setter: Typesetter) -> float:
    """The largest size, in points, at which a figure has room."""
    size = setter.theme.sizes.figure
    while setter.fonts["bold"].word_width(value) * size > cell and size > setter.theme.sizes.heading:
        size -= 1
    return size


def _contacts(outline: Outline, setter: Typesetter) -> list[Block]:
    """Contacts as a table over the full width."""
    if not outline.contacts:
        return []
    tree = setter.structure
    sect = tree.add("Sect", 0)
    blocks = [replace(part_heading(phrases.CONTACTS, sect, setter), before=0.0)]
    table = tree.add("Table", sect)
    shares = (0.23, 0.16, 0.29, 0.32)
    header, *rows = contact_rows(outline)
    head, body = tree.add("THead", table), tree.add("TBody", table)
    blocks.append(_table_row(header, setter, tree.add("TR", head), shares, header=True))
    blocks.extend(_table_row(row, setter, tree.add("TR", body), shares, header=False) for row in rows)
    return blocks


def _table_row(
    cells: Sequence[tuple[Run, ...]], setter: Typesetter, parent: int, shares: Sequence[float], header: bool
) -> Block:
    theme, tree = setter.theme, setter.structure
    x, items, height = 0.0, list[PageItem](), 0.0
    for number, (cell, share) in enumerate(zip(cells, shares, strict=True)):
        scope: Literal["Column", "Row"] = "Column" if header else "Row"
        node = tree.add("TH", parent, scope=scope) if header or not number else tree.add("TD", parent)
        style = Style(theme.sizes.small + (0 if header else 1), theme.palette.muted if header else theme.palette.ink)
        if any(run.text for run in cell):
            inner = replace(setter, width=setter.width * share - 8)
            placed, bottom = _stack([inner.paragraph(cell, node, style)], x, 2.0)
            items.extend(placed)
            height = max(height, bottom)
        x += setter.width * share
    line = Rule(0, height + 2, setter.width, height + 2, 0.5, theme.palette.line)
    return Block((Row(height + 2, (*items, line)),), joined=True)


def _sources(outline: Outline, setter: Typesetter) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    if not outline.sources:
        return []
    sect = tree.add("Sect", 0)
    heading = Style(theme.sizes.statement, theme.palette.primary, bold=True, before=10)
    blocks = [setter.paragraph([Run(phrases.SOURCES)], tree.add("H2", sect), heading)]
    parent = tree.add("L", sect, numbered=True)
    style = Style(theme.sizes.small, theme.palette.ink, before=1, indent=16)
    for number, reference in enumerate(outline.sources, 1):
        entry = tree.add("LI", parent)
        label, body = tree.add("Lbl", entry), tree.add("LBody", entry)
        runs = [Run(reference_line(reference))]
        if reference.url:
            runs += [Run(" "), Run(str(reference.url), link=str(reference.url))]
        blocks.append(setter.paragraph(runs, body, style, (f"[{number}]", label)))
    return blocks


def _footer(outline: Outline, setter: Typesetter, frame: _Frame, page: int, pages: int) -> list[PageItem]:
    theme, measure = setter.theme, setter.fonts["regular"].word_width
    size, colour, y = theme.sizes.small, theme.palette.muted, frame.height - 26
    right = phrases.page_of(page, pages)
    width = measure(right) * size
    pieces = [Piece(frame.width - MARGIN - width, right, "regular", size, colour, None, width)]
    room = frame.inner - width - GUTTER
    named = [str(text) for text in (outline.title, outline.organisation) if text]
    if setter.trace is not None:
        setter.trace.decide(lambda texts: [measure(text) * size <= room for text in texts], *named)
    if left := next((text for text in named if measure(text) * size <= room), None):
        pieces.insert(0, Piece(MARGIN, left, "regular", size, colour, None, measure(left) * size))
    return [Line(y, tuple(pieces))]


def _bookmarks(tree: Structure, pages: Sequence[Page]) -> tuple[Bookmark, ...]:
    """One for each heading of the first two levels, where it is first drawn."""
    found: dict[int, tuple[list[str], int, float]] = {}
    for index, page in enumerate(pages):
        for item in page.items:
            for piece in item.pieces if isinstance(item, Line) else ():
                if piece.node is not None and tree.nodes[piece.node].tag in ("H1", "H2"):
                    top = item.y - piece.size if isinstance(item, Line) else 0.0
                    found.setdefault(piece.node, ([], index, top))[0].append(piece.text)
    return tuple(
        Bookmark("".join(texts).strip(), 0 if tree.nodes[node].tag == "H1" else 1, page, y)
        for node, (texts, page, y) in found.items()
    )
