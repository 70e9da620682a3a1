"""Pages of a handout: slides as they look, with their notes or with lines to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.compose import phrases
from builder.compose.breaking import TooWide
from builder.compose.columns import Row, shifted
from builder.compose.drawing import DeckLook, DrawnSlide, deck_look, draw_slide, moved
from builder.compose.drawing.looks import embedded_families
from builder.compose.drawing.moving import Move
from builder.compose.handout_forms import Frame, Grid, grid_of
from builder.compose.metrics import FontSet, load_fonts
from builder.compose.typesetting import Structure, Style, Typesetter
from builder.model.document import (
    Bookmark,
    Document,
    Line,
    Node,
    Page,
    PageItem,
    Paragraph,
    Piece,
    Rule,
    Sheet,
    Slide,
    Tag,
    Target,
)
from builder.model.handout import HandoutForm
from builder.model.shape import Shape
from builder.model.template import Template
from builder.model.text import Run

_LEADING = 1.34
_SMALLEST_PT = 4.0
_LABEL_PT = 9.0
_LINES_APART = 23.0
_EDGE = 0.75
"""The line around a slide, in points, so that a white one is seen on white paper."""
_BETWEEN = 0.4
"""Between the notes' paragraphs, as a multiple of their size; a speaker's stand twice as far from the labels."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every page of a handout needs."""

    document: Document
    look: DeckLook
    grid: Grid
    fonts: FontSet
    tree: Structure

    def style(self, size: float, colour: str, *, bold: bool = False) -> Style:
        return Style(size, colour, bold=bold, leading=_LEADING)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A slide and what stands beside it: rows of text, placed from the left of their column."""

    slide: tuple[PageItem, ...]
    rows: tuple[Row, ...]
    bookmark: tuple[str, int]


def compose_handout(document: Document, template: Template, form: HandoutForm, size: tuple[float, float]) -> Sheet:
    """Lay out a document's slides on pages.

    Args:
        document: With its slides.
        template: That the slides were composed for.
        form: With the backdrops of its slide layouts.
        size: Of the pages, width and height in points.
    """
    look = deck_look(
        template, form.backdrops, document.theme, document.title, document.organisation, document.date_line
    )
    grid = grid_of(form.name, size, look.width / look.height)
    setting = _Setting(document, look, grid, load_fonts(document.theme.font), Structure())
    pages, bookmarks = _paginate(list(_cells(setting)), setting)
    keys = [slide.key for slide in document.slides]
    targets = tuple(Target(key, mark.page, mark.y) for key, mark in zip(keys, bookmarks, strict=True))
    finished = tuple(
        Page((*_head(setting), *items, *_foot(setting, number, len(pages)))) for number, items in enumerate(pages, 1)
    )
    nodes = link_slides(setting.tree.nodes, keys)
    return Sheet(*size, nodes, finished, tuple(bookmarks), embedded_families(look), targets=targets)


def link_slides(nodes: Iterable[Node], keys: Sequence[str]) -> tuple[Node, ...]:
    """Links between slides, each with the number of the slide it leads to; those to slides that aren't there go."""
    numbers = {f"#{key}": number for number, key in enumerate(keys, 1)}

    def linked(node: Node) -> Node:
        if node.link is None or not node.link.startswith("#"):
            return node
        if node.link not in numbers:
            return replace(node, tag="Span", alt=None, link=None)
        return replace(node, alt=phrases.leads_to_slide(node.alt or "", numbers[node.link]))

    return tuple(map(linked, nodes))


# --- cells ---------------------------------------------------------------------------------------------------------


def _cells(setting: _Setting) -> Iterator[_Cell]:
    section, name = 0, None
    slides = setting.document.slides
    for number, slide in enumerate(slides, 1):
        tag: Tag = "H1" if number == 1 else "H2"
        if slide.kind == "section":
            section, name = setting.tree.add("Sect", 0), slide.section
        elif slide.section == name:
            tag = "H3"
        else:
            section, name = 0, None
        drawn = draw_slide(slide, number, setting.look, tag)
        own = _graft(drawn, setting.tree, section)
        items = moved(drawn.items, Move(setting.grid.slide.width / setting.look.width, 0, 0, own))
        following = slides[number] if number < len(slides) else None
        level = {"H1": 0, "H2": 1, "H3": 2}[tag]
        yield _Cell(items, tuple(_rows(slide, number, following, own, setting)), (_title(slide), level))


def _graft(drawn: DrawnSlide, tree: Structure, parent: int) -> int:
    """Take a slide's elements over into the handout's structure; the index of the first."""
    own = len(tree.nodes)
    tree.nodes.append(replace(drawn.nodes[0], parent=parent))
    tree.nodes.extend(replace(node, parent=node.parent + own) for node in drawn.nodes[1:])
    return own


def _title(slide: Slide) -> str:
    return "".join(run.text for block in slide.blocks[:1] for run in _runs(block))


def _runs(block: object) -> tuple[Run, ...]:
    paragraphs: tuple[Paragraph, ...] = getattr(block, "paragraphs", ())
    return tuple(run for paragraph in paragraphs for run in paragraph.runs)


def _rows(slide: Slide, number: int, following: Slide | None, node: int, setting: _Setting) -> Iterator[Row]:
    """What stands beside a slide, or below it."""
    palette, grid = setting.document.theme.palette, setting.grid
    count = len(setting.document.slides)
    setter = Typesetter(setting.document.theme, setting.fonts, setting.tree, grid.text.width)
    muted = setting.style(_LABEL_PT, palette.muted, bold=True)
    said = phrases.slide_of(number, count) if grid.is_for_speaker else phrases.slide_number(number)
    yield from _paragraph(setter, (Run(said),), node, muted)
    if grid.is_for_speaker and following is not None:
        yield from _paragraph(setter, (Run(phrases.next_slide(_title(following))),), node, replace(muted, bold=False))
    if grid.has_notes:
        for index, note in enumerate(slide.notes):
            yield Row((2 if grid.is_for_speaker and not index else 1) * _BETWEEN * grid.size, ())
            yield from _paragraph(setter, note.runs, node, setting.style(grid.size, palette.ink))
        return
    room = grid.text.height - _LABEL_PT * _LEADING
    for _ in range(int(room / _LINES_APART)):
        yield Row(_LINES_APART, (Rule(0, _LINES_APART, grid.text.width, _LINES_APART, 0.6, palette.line),))


def _paragraph(setter: Typesetter, runs: tuple[Run, ...], parent: int, style: Style) -> Iterator[Row]:
    """A paragraph, smaller where a word would be wider than its column."""
    if not any(run.text for run in runs):
        return
    node = setter.structure.add("P", parent)
    while True:
        try:
            yield from setter.paragraph(runs, node, style).rows
            return
        except TooWide:
            if style.size <= _SMALLEST_PT:
                raise
            style = replace(style, size=style.size * 0.92)


# --- pages ---------------------------------------------------------------------------------------------------------


def _paginate(cells: Sequence[_Cell], setting: _Setting) -> tuple[list[list[PageItem]], list[Bookmark]]:
    """Strips of one cell or two, one below the other; what a page can't hold goes on on the next."""
    grid = setting.grid
    pages: list[list[PageItem]] = [[]]
    bookmarks: list[Bookmark] = []
    y = grid.top
    for start in range(0, len(cells), grid.across):
        strip = cells[start : start + grid.across]
        needed = max(_height(cell, grid) for cell in strip)
        if y > grid.top and y + needed > grid.bottom + 0.01:
            pages.append([])
            y = grid.top
        rest: list[tuple[float, tuple[Row, ...]]] = []
        for column, cell in enumerate(strip):
            x = grid.left + column * (grid.cell + grid.gutter)
            bookmarks.append(Bookmark(cell.bookmark[0], cell.bookmark[1], len(pages) - 1, y))
            pages[-1].extend(_placed_slide(cell, x, y, setting))
            left = x + grid.text.x
            rest.append((left, _place(cell.rows, left, y + grid.text.y, pages[-1], grid.bottom)))
        y += max(grid.strip, needed)
        while any(rows for _, rows in rest):
            pages.append([])
            y = grid.top + max(sum(row.height for row in rows) for _, rows in rest) + grid.gap
            rest = [(left, _place(rows, left, grid.top, pages[-1], grid.bottom)) for left, rows in rest]
    return pages, bookmarks


def _height(cell: _Cell, grid: Grid) -> float:
    return max(grid.slide.height, grid.text.y + sum(row.height for row in cell.rows)) + grid.gap


def _place(rows: tuple[Row, ...], x: float, y: float, items: list[PageItem], bottom: float) -> tuple[Row, ...]:
    """Place rows down to the foot of the page; those that are left."""
    for index, row in enumerate(rows):
        if y + row.height > bottom + 0.01 and index:
            return rows[index:]
        items.extend(shifted(item, x, y) for item in row.items)
        y += row.height
    return ()


def _placed_slide(cell: _Cell, x: float, y: float, setting: _Setting) -> Iterator[PageItem]:
    slide, colour = setting.grid.slide, setting.document.theme.palette.line
    left = x + slide.x
    right, bottom = left + slide.width, y + slide.height
    yield from moved(cell.slide, Move(1.0, left, y))
    yield Shape((left, y), ((right, y), (right, bottom), (left, bottom), (left, y)), stroke=colour, width=_EDGE)


def _head(setting: _Setting) -> list[PageItem]:
    return _running(setting, setting.grid.frame.head, setting.document.title, setting.document.date_line)


def _foot(setting: _Setting, page: int, pages: int) -> list[PageItem]:
    frame = setting.grid.frame
    return _running(setting, frame.foot, setting.document.organisation, phrases.page_of(page, pages))


def _running(setting: _Setting, y: float, left: str, right: str) -> list[PageItem]:
    """What every page repeats on a line, on both sides; the left gives way where there is no room for both."""
    size, colour = setting.document.theme.sizes.small, setting.document.theme.palette.muted
    frame: Frame = setting.grid.frame
    measure = setting.fonts["regular"].word_width
    wide, narrow = measure(left) * size, measure(right) * size
    pieces = [Piece(frame.right - narrow, right, "regular", size, colour, None, narrow)]
    if left and wide + narrow + 20 <= frame.right - frame.left:
        pieces.insert(0, Piece(frame.left, left, "regular", size, colour, None, wide))
    return [Line(y, tuple(pieces))]
