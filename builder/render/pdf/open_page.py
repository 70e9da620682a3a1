"""Pages of editions: what is the same on all of them, open at the lines that have a value of the record in them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.document import Drawing, Line, Page, PageItem, Part, Piece, Sheet
from builder.model.filling import Blank
from builder.model.records import has_mark, unmarked
from builder.render.pdf.content import Content, Mark
from builder.render.pdf.file import number
from builder.render.pdf.fonts import Fonts, font_key
from builder.render.pdf.page import Brush, select_font

Lines = tuple[tuple[Line, ...], ...]
"""The lines of each paragraph, from its own top left."""

_OPENED = re.compile("([\0\1])([^\0\1]*)[\0\1]\n?")
_ROUNDED = 1e-6
"""How near to the middle of two thousandths of a point a place may be, so that its third decimal is certain."""


class Uncertain(Exception):
    """A line's place could be rounded either way, or nothing is drawn of it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line that differs from edition to edition.

    ``line`` is a paragraph and a line of it, ``skipped`` how many pieces at its beginning are the same in all editions,
    ``shift`` how far right it stands of where the paragraph has it. Without it ``running`` is a text that runs along
    the page, drawn as ``like``. ``font`` is the one that was selected before; None where only the edition knows.
    """

    y: str
    line: tuple[int, int] | None = None
    skipped: int = 0
    shift: float = 0.0
    running: Blank | None = None
    like: Piece | None = None
    font: str | None = None

    def pieces(self, lines: Lines, values: Mapping[int, str]) -> Iterator[tuple[Piece, str]]:
        """What is drawn, and each piece's place as printed."""
        if self.line is None:
            assert self.running is not None and self.like is not None
            like = self.like
            yield Piece(like.x, self.running.fill(values), like.face, like.size, like.colour, None, 0.0), number(like.x)
            return
        for piece in lines[self.line[0]][self.line[1]].pieces[self.skipped :]:
            if piece.text:
                x = piece.x + self.shift
                if abs(x * 1000 % 1 - 0.5) < _ROUNDED:
                    raise Uncertain
                yield piece, number(x)


class OpenPage:
    """A page's content stream, open at its slots."""

    def __init__(self, content: str, slots: Sequence[Slot], fonts: Fonts) -> None:
        self._fonts = fonts
        pieces = _OPENED.split(content)
        # Constant text; a slot; or the operator that selects a font where another is selected.
        self._parts: list[str | Slot | tuple[str]] = [pieces[0]]
        for kind, opened, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            self._parts.append(slots[int(opened)] if kind == "\0" else (opened,))
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
            elif isinstance(part, Slot):
                selected = self._draw(part, lines, values, filled, selected if part.font is None else part.font)
            elif part[0] != selected:
                filled.append(f"{part[0]}\n")
        return "".join(filled).encode("ascii")

    def _draw(self, slot: Slot, lines: Lines, values: Mapping[int, str], filled: list[str], selected: str) -> str:
        """Add the operators of a line; the font that is selected behind it."""
        before = len(filled)
        for piece, x in slot.pieces(lines, values):
            font = self._fonts[font_key(piece.family, piece.face)]
            if (select := select_font(font, piece.size)) != selected:
                filled.append(f"{select}\n")
                selected = select
            filled.append(f"1 0 0 1 {x} {slot.y} Tm {font.show(piece.text)}\n")
        if len(filled) == before:
            raise Uncertain
        return selected


def open_pages(plain: Sheet, marked: Sheet, fonts: Fonts, nodes: Sequence[int], lines: Lines) -> list[OpenPage]:
    """The pages' contents, open at lines with a value in them.

    Args:
        plain: The sheet of one record.
        marked: The same with marks around values.
        fonts: With the characters of all records.
        nodes: The element of each paragraph with a value in it.
        lines: Those of each of these paragraphs, as set for that record.

    Raises:
        ValueError: A value is drawn that no paragraph has.
    """
    waiting: dict[int, deque[tuple[int, int]]] = {}
    for paragraph, (node, each) in enumerate(zip(nodes, lines, strict=True)):
        waiting.setdefault(node, deque()).extend((paragraph, line) for line in range(len(each)))
    pages: list[OpenPage] = []
    for page, other in zip(plain.pages, marked.pages, strict=True):
        brush = _OpenBrush(_OpenContent(_tags(plain)), plain.height, fonts)
        items = [_opened(*pair, waiting, lines) for pair in zip(page.items, other.items, strict=True)]
        brush.paint(Page(tuple(items)))
        pages.append(OpenPage(brush.content.finish().decode("ascii"), brush.slots, fonts))
    if any(waiting.values()):
        raise ValueError("a paragraph is not where it is looked for")
    return pages


def _tags(sheet: Sheet) -> Callable[[int], str]:
    return lambda node: sheet.nodes[node].tag


@dataclass(frozen=True, slots=True)
class _OpenLine(Line):
    """A line whose pieces from ``skipped`` on are those of a paragraph's line, or the first a text that runs along."""

    paragraph: tuple[int, int] | None = None
    skipped: int = 0
    shift: float = 0.0
    running: Blank | None = None


def _opened(item: PageItem, other: PageItem, waiting: Mapping[int, deque[tuple[int, int]]], lines: Lines) -> PageItem:
    if isinstance(other, Drawing) and any(map(has_mark, _drawn_texts(other))):
        raise ValueError("a chart shows a value")
    if not isinstance(item, Line) or not isinstance(other, Line):
        return item
    node = next((piece.node for piece in item.pieces if piece.node in waiting), None)
    if node is not None and waiting[node]:
        paragraph, line = waiting[node][0]
        own = lines[paragraph][line].pieces
        # An element may have other paragraphs as well, without a value in them.
        if [(p.text, p.face, p.node) for p in own] == [(p.text, p.face, p.node) for p in item.pieces]:
            waiting[node].popleft()
            skipped = next(at for at, piece in enumerate(own) if piece.node == node)
            if len({(piece.node, piece.colour) for piece in own[skipped:]}) != 1:
                raise ValueError("a paragraph with a value in it has several colours or elements")
            return _OpenLine(item.y, item.pieces, (paragraph, line), skipped, item.pieces[0].x - own[0].x)
    marked = [at for at, piece in enumerate(other.pieces) if has_mark(piece.text)]
    if not marked:
        return item
    if marked != [0] or item.pieces[0].node is not None or unmarked(other.pieces[0].text) != item.pieces[0].text:
        raise ValueError("a value is drawn outside of all paragraphs")
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

    def __init__(self, content: _OpenContent, height: float, fonts: Fonts) -> None:
        super().__init__(content, height, fonts)
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
        self.slots.append(Slot(y, item.paragraph, skipped, item.shift, item.running, first, font))
        self._open.open(mark, len(self.slots) - 1)
        for piece in item.pieces[skipped + 1 :] if item.running is not None else ():
            self.write(piece, item.y, self.text_mark(piece, item.y))
