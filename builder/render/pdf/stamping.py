"""Sheets of editions that differ in the values of their records alone: what is the same is written once."""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import deflate

from builder.model.document import Document, Drawing, Line, Page, PageItem, Piece, Sheet
from builder.model.filling import Cut
from builder.model.records import has_mark, unmarked
from builder.model.theme import Face
from builder.render.pdf.file import number, text_string
from builder.render.pdf.fonts import Font, Fonts, load_fonts
from builder.render.pdf.ledger import escape, seal
from builder.render.pdf.page import render_page
from builder.render.pdf.sheet import render_sheet, sheet_characters

Lines = tuple[tuple[Line, ...], ...]

_STRING = re.compile(rb"<FEFF([0-9A-F]*)>")
_LENGTH = re.compile(rb"/Length \d+")
_SLOT = re.compile("([\0\1])(\\d+)[\0\1]")
_OPEN, _CLOSE = "<ledger:ledger>", "</ledger:ledger>"
_ROUNDED = 1e-6
"""How near to the middle of two thousandths of a point a place may be, so that its third decimal is certain."""


class SheetStamp:
    """A sheet as a pattern, as ``DeckStamp`` is for decks."""

    def __init__(
        self, plain: Document, marked: Document, values: Mapping[int, str], nodes: Sequence[int], lines: Lines
    ) -> None:
        """Make the pattern.

        Args:
            plain: The document of one record.
            marked: The same with marks around values.
            values: Of that record, by the numbers of their marks.
            nodes: The element of each paragraph with a value in it.
            lines: Those of each of these paragraphs, as set for that record.

        Raises:
            ValueError: What a value becomes is not known.
        """
        assert plain.sheet is not None and marked.sheet is not None
        characters = sheet_characters(plain.sheet, plain.characters)
        self._fonts = load_fonts(plain.theme.font, characters)
        bare = replace(marked, sheet=replace(marked.sheet, pages=plain.sheet.pages))
        objects, self._opening, trailer = _objects(render_sheet(plain))
        marked_objects, _, _ = _objects(render_sheet(bare))
        contents, self._slots = _open_pages(plain.sheet, marked.sheet, self._fonts, nodes, lines)
        streams = {
            deflate_stream(render_page(page, plain.sheet, self._fonts).content): cut
            for page, cut in zip(plain.sheet.pages, contents, strict=True)
        }
        self._objects = [
            _object(data, other, streams, values) for data, other in zip(objects, marked_objects, strict=True)
        ]
        if sum(isinstance(each, _Content) for each in self._objects) != len(contents):
            raise ValueError("two pages are the same")
        self._trailer = trailer.replace(_identity(plain.stamp), b"\0").partition(b"\0")

    def stamp(self, values: Mapping[int, str], stamp: str, lines: Lines) -> bytes | None:
        """The sheet with other values; None where a place could be rounded either way."""
        if (shown := self._show(values, lines)) is None:
            return None
        body, offsets, position = [self._opening], [], len(self._opening)
        for each in self._objects:
            data = each if isinstance(each, bytes) else each.fill(shown if isinstance(each, _Content) else values)
            offsets.append(position)
            body.append(data)
            position += len(data)
        table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        rows = b"%010d 00000 n \n" * len(offsets) % tuple(offsets)
        before, _, after = self._trailer
        end = b"%s%s%s\nstartxref\n%d\n%%%%EOF\n" % (before, _identity(stamp), after, position)
        return seal(b"".join((*body, table, rows, end)))

    def _show(self, values: Mapping[int, str], lines: Lines) -> dict[int, str] | None:
        """What stands at each slot of the pages: a place, or a text in the codes of its font."""
        shown: dict[int, str] = {}
        for slot in self._slots:
            piece = slot.find(lines)
            if piece is None:
                assert slot.text is not None
                shown[slot.number] = self._fonts[slot.face].show(slot.text.fill(values))
                continue
            x = piece.x + slot.shift
            if abs(x * 1000 % 1 - 0.5) < _ROUNDED:
                return None
            shown[slot.number] = self._fonts[slot.face].show(piece.text)
            shown[-slot.number] = number(x)
        return shown


# --- pages ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Slot:
    """A piece that differs: of a paragraph's line, or a ``text`` of its own that runs along the page."""

    number: int
    face: Face
    paragraph: int = 0
    line: int = 0
    piece: int = 0
    shift: float = 0.0
    text: Cut | None = None

    def find(self, lines: Lines) -> Piece | None:
        return None if self.text is not None else lines[self.paragraph][self.line].pieces[self.piece]


class _Place(float):
    """A place that is printed as the slot that it stands for."""

    slot = 0

    def __format__(self, spec: str) -> str:
        return f"\1{self.slot}\1"


class _Showing(Font):
    """A font that shows slots as they are."""

    def show(self, text: str) -> str:
        return text if text.startswith("\0") else super().show(text)


def _open_pages(
    plain: Sheet, marked: Sheet, fonts: Fonts, nodes: Sequence[int], lines: Lines
) -> tuple[list[_Content], list[_Slot]]:
    """The pages' contents, open where pieces differ.

    Raises:
        ValueError: A value is drawn that no paragraph has.
    """
    waiting: dict[int, deque[tuple[int, int]]] = {}
    for paragraph, (node, each) in enumerate(zip(nodes, lines, strict=True)):
        waiting.setdefault(node, deque()).extend((paragraph, line) for line in range(len(each)))
    showing: dict[Face, Font] = {
        face: _Showing(font.name, font.face, font.characters, font.encoding, font.program)
        for face, font in fonts.items()
    }
    slots: list[_Slot] = []
    contents: list[_Content] = []
    for page, marked_page in zip(plain.pages, marked.pages, strict=True):
        items: list[PageItem] = []
        for item, other in zip(page.items, marked_page.items, strict=True):
            if isinstance(item, Line) and isinstance(other, Line):
                items.append(_open_line(item, other, waiting, lines, slots))
            elif isinstance(other, Drawing) and _has_mark(other):
                raise ValueError("a chart shows a value")
            else:
                items.append(item)
        rendered = render_page(Page(tuple(items)), plain, showing).content.decode("ascii")
        contents.append(_Content(rendered))
    if any(waiting.values()):
        raise ValueError("a paragraph is not where it is looked for")
    return contents, slots


def _has_mark(drawing: Drawing) -> bool:
    texts = (piece.text for part in drawing.parts if isinstance(part, Line) for piece in part.pieces)
    return any(map(has_mark, texts))


def _open_line(
    line: Line, other: Line, waiting: Mapping[int, deque[tuple[int, int]]], lines: Lines, slots: list[_Slot]
) -> Line:
    node = next((piece.node for piece in line.pieces if piece.node in waiting), None)
    # An element may have other paragraphs as well, without a value in them.
    if node is not None and waiting[node] and _are_alike(line, lines[waiting[node][0][0]][waiting[node][0][1]]):
        paragraph, index = waiting[node].popleft()
        own = lines[paragraph][index].pieces
        shift = line.pieces[0].x - own[0].x
        for place in range(len(own)):
            slots.append(_Slot(len(slots) + 1, own[place].face, paragraph, index, place, shift))
        first = len(slots) - len(own) + 1
        return Line(line.y, tuple(_opened(piece, first + at) for at, piece in enumerate(line.pieces)))
    pieces = list(line.pieces)
    for at, (piece, marked) in enumerate(zip(line.pieces, other.pieces, strict=True)):
        if not has_mark(marked.text):
            continue
        if piece.node is not None or at or unmarked(marked.text) != piece.text:
            raise ValueError("a value is drawn outside of all paragraphs")
        slots.append(_Slot(len(slots) + 1, piece.face, text=Cut(marked.text, _AnyValue())))
        pieces[at] = replace(piece, text=f"\0{len(slots)}\0")
    return Line(line.y, tuple(pieces))


class _AnyValue(dict[int, str]):
    """Stands for values that have been compared already."""

    def get(self, key: int, default: object = None) -> str:
        return _Equal()


class _Equal(str):
    def __ne__(self, other: object) -> bool:
        return False


def _are_alike(drawn: Line, own: Line) -> bool:
    return [(p.text, p.face, p.node) for p in own.pieces] == [(p.text, p.face, p.node) for p in drawn.pieces]


def _opened(piece: Piece, slot: int) -> Piece:
    place = _Place(piece.x)
    place.slot = slot
    return replace(piece, x=place, text=f"\0{slot}\0")


# --- objects -------------------------------------------------------------------------------------------------------


class _Content:
    """A page's content stream, open at its slots; ``head`` and ``tail`` are the object around it."""

    def __init__(self, content: str) -> None:
        pieces = _SLOT.split(content)
        self._parts = pieces[0::3]
        # A text is shown by what `Font.show` gives, operator and all.
        self._numbers = [
            int(slot) if kind == "\0" else -int(slot) for kind, slot in zip(pieces[1::3], pieces[2::3], strict=True)
        ]
        self.around = (b"", b"")

    def fill(self, shown: Mapping[int, str]) -> bytes:
        filled = [self._parts[0]]
        for slot, part in zip(self._numbers, self._parts[1:], strict=True):
            filled += (shown[slot], part)
        data = deflate_stream("".join(filled).encode("ascii"))
        return _framed(self.around, data)


class _Metadata:
    """The XMP packet: its ledger is JSON, all else is not."""

    def __init__(self, data: bytes, other: bytes, values: Mapping[int, str]) -> None:
        self._around, packet = _unframed(other)
        before, opened, rest = packet.decode().partition(_OPEN)
        facts, closed, after = rest.partition(_CLOSE)
        simple, in_json = _encoded(values)
        self._cuts = (Cut(before + opened, simple), Cut(facts, in_json), Cut(closed + after, simple))
        if self.fill(values) != data:
            raise ValueError("a value changes what is around it")

    def fill(self, values: Mapping[int, str]) -> bytes:
        simple, in_json = _encoded(values)
        before, facts, after = self._cuts
        return _framed(self._around, (before.fill(simple) + facts.fill(in_json) + after.fill(simple)).encode())


def _encoded(values: Mapping[int, str]) -> tuple[dict[int, str], dict[int, str]]:
    simple = {key: escape(value) for key, value in values.items()}
    return simple, {key: escape(json.dumps(value, ensure_ascii=False)[1:-1]) for key, value in values.items()}


class _Strings:
    """An object with text strings that have values in them."""

    def __init__(self, data: bytes, other: bytes, values: Mapping[int, str]) -> None:
        self._parts: list[bytes | Cut] = []
        start = 0
        for match in _STRING.finditer(other):
            text = bytes.fromhex(match[1].decode()).decode("utf-16-be")
            if has_mark(text):
                self._parts += (other[start : match.start()], Cut(text, values))
                start = match.end()
        self._parts.append(other[start:])
        if self.fill(values) != data:
            raise ValueError("a value changes what is around it")

    def fill(self, values: Mapping[int, str]) -> bytes:
        return b"".join([p if isinstance(p, bytes) else text_string(p.fill(values)) for p in self._parts])


_Open = _Content | _Metadata | _Strings


def _object(data: bytes, other: bytes, streams: Mapping[bytes, _Content], values: Mapping[int, str]) -> bytes | _Open:
    if data != other:
        return (_Metadata if b"<?xpacket" in data else _Strings)(data, other, values)
    if b"stream\n" in data:
        around, content = _unframed(data)
        if (found := streams.get(content)) is not None:
            found.around = around
            return found
    return data


def _unframed(data: bytes) -> tuple[tuple[bytes, bytes], bytes]:
    """What stands around a stream, its length left open, and the stream."""
    head, _, rest = data.partition(b"\nstream\n")
    content, _, tail = rest.rpartition(b"\nendstream\n")
    return (_LENGTH.sub(b"/Length \0", head, count=1), b"\nendstream\n" + tail), content


def _framed(around: tuple[bytes, bytes], content: bytes) -> bytes:
    head, tail = around
    return b"".join((head.replace(b"\0", b"%d" % len(content)), b"\nstream\n", content, tail))


def deflate_stream(data: bytes) -> bytes:
    return bytes(deflate.zlib_compress(data, 6))


def _identity(stamp: str) -> bytes:
    digest = hashlib.sha256(stamp.encode()).hexdigest()[:32]
    return f"[<{digest}> <{digest}>]".encode()


def _objects(data: bytes) -> tuple[list[bytes], bytes, bytes]:
    """Every object of a file in order, what stands before the first, and the trailer up to its last reference."""
    table = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n", 1)[0])
    rows, _, trailer = data[table:].partition(b"trailer\n")
    offsets = [int(row[:10]) for row in rows.split(b"\n")[3:-1]]
    ends = [*offsets[1:], table]
    trailer = b"trailer\n" + trailer[: trailer.rindex(b"\nstartxref\n")]
    objects = [data[start:end] for start, end in zip(offsets, ends, strict=True)]
    return [_unsealed(each) for each in objects], data[: offsets[0]], trailer


def _unsealed(data: bytes) -> bytes:
    return re.sub(rb"(<ledger:seal>)[0-9a-f]{64}", lambda match: match[1] + b"0" * 64, data)
