"""Pages of editions: what is the same on all of them, open at the lines that have a value of the record in them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.document import Drawing, Line, Page, PageItem, Part, Piece, Sheet
from builder.model.filling import Blank
from builder.model.records import has_mark, unmarked
from builder.render.pdf.content import Content, Mark
from builder.render.pdf.file import number, rectangle
from builder.render.pdf.fonts import Fonts, font_key
from builder.render.pdf.page import Brush, link_areas, select_font

Lines = tuple[tuple[Line, ...], ...]
"""The lines of each block, from its own top left."""

_OPENED = re.compile("([\0\1])([^\0\1]*)[\0\1]\n?")
_ROUNDED = 1e-6
"""How near to the middle of two thousandths of a point a place may be, so that its third decimal is certain."""


_MOST_DRAWN = 4_000


class Uncertain(Exception):
    """A line's place could be rounded either way, or nothing is drawn of it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line that differs from edition to edition.

    ``line`` is a block and a line of it, ``skipped`` how many pieces at its beginning are the same in all editions,
    ``shift`` how far right it stands of where the block has it. Without it ``running`` is a text that runs along
    the page, drawn as ``like``. ``font`` is the one that was selected before; None where only the edition knows.
    """

    y: str
    line: tuple[int, int] | None = None
    skipped: int = 0
    shift: float = 0.0
    running: Blank | None = None
    like: Piece | None = None
    font: str | None = None

    def pieces(self, line: Line | None, values: Mapping[int, str]) -> Iterator[tuple[Piece, str]]:
        """What is drawn, and each piece's place as printed; ``line`` is the edition's."""
        if line is None:
            assert self.running is not None and self.like is not None
            like = self.like
            yield Piece(like.x, self.running.fill(values), like.face, like.size, like.colour, None, 0.0), number(like.x)
            return
        for piece in line.pieces[self.skipped :]:
            if piece.text:
                x = piece.x + self.shift
                if abs(x * 1000 % 1 - 0.5) < _ROUNDED:
                    raise Uncertain
                yield piece, number(x)


class OpenPage:
    """A page's content stream, open at its slots."""

    def __init__(self, content: str, slots: Sequence[Slot], fonts: Fonts) -> None:
        self._fonts = fonts
        self._slots = slots
        # Lines as drawn, by their slot: the same line is the same object, as of a table's rows without values.
        self._drawn: dict[tuple[int, int], tuple[Line, str, str, str]] = {}
        pieces = _OPENED.split(content)
        # Constant text; a slot; or the operator that selects a font where another is selected.
        self._parts: list[str | int | tuple[str]] = [pieces[0]]
        for kind, opened, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            self._parts.append(int(opened) if kind == "\0" else (opened,))
            self._parts.append(after)

    def fill(self, lines: Lines, values: Mapping[int, str]) -> bytes:
        """The stream of an edition.

        Raises:
            Uncertain: It has to be drawn in full.
        """
        filled: list[str] = []
        selected = ""
        for part in self._parts:
            if isinstance(part, str):
                filled.append(part)
            elif isinstance(part, int):
                selected = self._draw(part, lines, values, filled, selected)
            elif part[0] != selected:
                filled.append(f"{part[0]}\n")
        return "".join(filled).encode("ascii")

    def _draw(self, place: int, lines: Lines, values: Mapping[int, str], filled: list[str], selected: str) -> str:
        """Add the operators of a line; the font that is selected behind it."""
        slot = self._slots[place]
        selected = selected if slot.font is None else slot.font
        line = lines[slot.line[0]][slot.line[1]] if slot.line is not None else None
        if line is not None and (known := self._drawn.get((place, id(line)))) and known[:2] == (line, selected):
            filled.append(known[2])
            return known[3]
        before, drawn = selected, list[str]()
        for piece, x in slot.pieces(line, values):
            font = self._fonts[font_key(piece.family, piece.face)]
            if (select := select_font(font, piece.size)) != selected:
                drawn.append(f"{select}\n")
                selected = select
            drawn.append(f"1 0 0 1 {x} {slot.y} Tm {font.show(piece.text)}\n")
        if not drawn:
            raise Uncertain
        filled.append(text := "".join(drawn))
        if line is not None:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[place, id(line)] = (line, before, text, selected)
        return selected


@dataclass(frozen=True, slots=True)
class OpenLink:
    """The area of a link whose place differs from edition to edition; ``bottom`` and ``top`` do not."""

    line: tuple[int, int]
    shift: float
    bottom: float
    top: float

    def area(self, lines: Lines) -> str:
        """The rectangle of an edition.

        Raises:
            Uncertain: A side of it could be rounded either way.
        """
        pieces = lines[self.line[0]][self.line[1]].pieces
        left, right = pieces[0].x + self.shift, pieces[-1].x + self.shift + pieces[-1].width
        if any(abs(x * 1000 % 1 - 0.5) < _ROUNDED for x in (left, right)):
            raise Uncertain
        return rectangle(left, self.bottom, right, self.top)


def open_pages(plain: Sheet, marked: Sheet, fonts: Fonts, lines: Lines) -> tuple[list[OpenPage], list[OpenLink | None]]:
    """The pages' contents, open at lines with a value in them; and for each link whether its place differs.

    Args:
        plain: The sheet of one record.
        marked: The same with marks around values.
        fonts: With the characters of all records.
        lines: Those of each block with a value in it, as set for that record.

    Raises:
        ValueError: A value is drawn that no block has.
    """
    waiting: dict[int | None, deque[tuple[int, int]]] = {}
    for place, block in enumerate(lines):
        for at, line in enumerate(block):
            node = line.pieces[-1].node
            if node is None:
                raise ValueError("a value stands in no element")
            waiting.setdefault(node, deque()).append((place, at))
    pages: list[OpenPage] = []
    links: list[OpenLink | None] = []
    for page, other in zip(plain.pages, marked.pages, strict=True):
        _check(other, waiting)
        running = iter([line for line in _lines(other) if line.pieces[0].node is None])
        brush = _OpenBrush(_OpenContent(_tags(plain)), plain, fonts)
        items = [_opened(item, running, waiting, lines) for item in page.items]
        brush.paint(Page(tuple(items)))
        links += [link for item in items if isinstance(item, Line) for link in _open_links(item, plain, fonts)]
        if next(running, None) is not None:
            raise ValueError("a value changes what runs along a page")
        pages.append(OpenPage(brush.content.finish().decode("ascii"), brush.slots, fonts))
    if any(waiting.values()):
        raise ValueError("a block is not where it is looked for")
    return pages, links


def _open_links(line: Line, sheet: Sheet, fonts: Fonts) -> list[OpenLink | None]:
    areas = link_areas(line, sheet, fonts)
    if not areas or not isinstance(line, _OpenLine) or line.line is None:
        return [None for _ in areas]
    if len(areas) > 1 or line.skipped:
        raise ValueError("a line with a value in it has several links, or a label before its link")
    return [OpenLink(line.line, line.shift, areas[0].bottom, areas[0].top)]


def _lines(page: Page) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line) and item.pieces]


def _check(page: Page, nodes: Container[int | None]) -> None:
    """Raises:
    ValueError: A value is drawn elsewhere than in blocks and in what runs along the page.
    """
    for item in page.items:
        if isinstance(item, Drawing) and any(map(has_mark, _drawn_texts(item))):
            raise ValueError("a drawing shows a value")
    for line in _lines(page):
        for piece in line.pieces:
            if has_mark(piece.text) and piece.node is not None and piece.node not in nodes:
                raise ValueError("a value is drawn outside of all blocks")


def _tags(sheet: Sheet) -> Callable[[int], str]:
    return lambda node: sheet.nodes[node].tag


@dataclass(frozen=True, slots=True)
class _OpenLine(Line):
    """A line whose pieces from ``skipped`` on are those of a block's line, or the first a text that runs along."""

    line: tuple[int, int] | None = None
    skipped: int = 0
    shift: float = 0.0
    running: Blank | None = None


def _opened(
    item: PageItem, running: Iterator[Line], waiting: Mapping[int | None, deque[tuple[int, int]]], lines: Lines
) -> PageItem:
    if not isinstance(item, Line) or not item.pieces:
        return item
    if item.pieces[0].node is None:
        return _opened_running(item, next(running, item))
    node = item.pieces[-1].node
    # An element may have other lines as well, without a value in them.
    drawn = [(piece.text, piece.face, piece.node) for piece in item.pieces]
    for place in waiting.get(node, ()):
        own = lines[place[0]][place[1]].pieces
        if [(piece.text, piece.face, piece.node) for piece in own] == drawn:
            break
    else:
        return item
    waiting[node].remove(place)
    skipped = next(at for at, piece in enumerate(own) if piece.node == node)
    if len({(piece.node, piece.colour) for piece in own[skipped:]}) != 1:
        raise ValueError("a line with a value in it has several colours or elements")
    return _OpenLine(item.y, item.pieces, place, skipped, item.pieces[0].x - own[0].x)


def _opened_running(item: Line, other: Line) -> Line:
    marked = [at for at, piece in enumerate(other.pieces) if has_mark(piece.text)]
    if not marked:
        return item
    if marked != [0] or unmarked(other.pieces[0].text) != item.pieces[0].text:
        raise ValueError("a value changes what runs along a page")
    return _OpenLine(item.y, item.pieces, running=Blank(other.pieces[0].text))


def _drawn_texts(drawing: Drawing) -> Iterator[str]:
    return (piece.text for part in drawing.parts if isinstance(part, Line) for piece in part.pieces)


class _OpenContent(Content):
    """A page's operators, in which slots stand for lines."""

    def __init__(self, tag: Callable[[int], str]) -> None:
        super().__init__(tag)
        self._knows_font = True

    @property
    def selected(self) -> str | None:
        """The operator that selected the font; None where a slot did."""
        return self._font if self._knows_font else None

    def open(self, mark: Mark, slot: int) -> None:
        """Leave a line of text open."""
        self._enter_text(mark)
        self._parts.append(f"\0{slot}\0")
        self._knows_font = False

    def write(self, mark: Mark, font: str, x: float, y: float, show: str) -> None:
        if not self._knows_font:
            self._enter_text(mark)
            self._parts.append(f"\1{font}\1")
            self._font, self._knows_font = font, True
        super().write(mark, font, x, y, show)


class _OpenBrush(Brush):
    """Draws pages with open lines, and has their ``slots``."""

    def __init__(self, content: _OpenContent, sheet: Sheet, fonts: Fonts) -> None:
        super().__init__(content, sheet.height, fonts)
        self._open = content
        self.slots: list[Slot] = []

    def draw(self, item: Part, owner: int | None) -> None:
        if not isinstance(item, _OpenLine):
            super().draw(item, owner)
            return
        skipped = item.skipped
        for piece in item.pieces[:skipped]:
            self.write(piece, item.y, self.text_mark(piece, item.y))
        first = item.pieces[skipped]
        mark = self.text_mark(first, item.y)
        self.content.fill(mark, first.colour)
        y = number(self.height - item.y)
        font = self._open.selected
        self.slots.append(Slot(y, item.line, skipped, item.shift, item.running, first, font))
        self._open.open(mark, len(self.slots) - 1)
        for piece in item.pieces[skipped + 1 :] if item.running is not None else ():
            self.write(piece, item.y, self.text_mark(piece, item.y))
