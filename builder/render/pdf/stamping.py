"""Sheets of editions that differ in the values of their records alone: what is the same is written once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from builder.model.document import Document
from builder.model.filling import Coded, Cut
from builder.model.records import has_mark
from builder.render.pdf.file import FAST, deflated, text_string
from builder.render.pdf.fonts import load_fonts
from builder.render.pdf.ledger import escape, seal
from builder.render.pdf.open_page import Lines, OpenLink, OpenPage, Uncertain, open_pages
from builder.render.pdf.page import render_page
from builder.render.pdf.sheet import render_sheet, sheet_characters

_STRING = re.compile(rb"<FEFF([0-9A-F]*)>")
_RECTANGLE = re.compile(rb"/Rect\s*\[[^\]]*\]")
_LINK = b"/Subtype /Link"
_LENGTH = re.compile(rb"/Length \d+")
_OPEN, _CLOSE = "<ledger:ledger>", "</ledger:ledger>"


class SheetStamp:
    """A sheet as a pattern, as ``DeckStamp`` is for decks."""

    def __init__(
        self, plain: Document, marked: Document, values: Mapping[int, str], lines: Lines, rendered: bytes
    ) -> None:
        """Make the pattern.

        Args:
            plain: The document of one record.
            marked: The same with marks around values.
            values: Of that record, by the numbers of their marks.
            lines: Those of each block with a value in it, as set for that record.
            rendered: The sheet of ``plain``.

        Raises:
            ValueError: What a value becomes is not known.
        """
        assert plain.sheet is not None and marked.sheet is not None
        characters = sheet_characters(plain.sheet, plain.characters)
        fonts = load_fonts(plain.theme.font, characters, plain.sheet.families)
        bare = replace(marked, sheet=replace(marked.sheet, pages=plain.sheet.pages))
        objects, self._opening, trailer = _objects(rendered)
        marked_objects, _, _ = _objects(render_sheet(bare))
        opened, links = open_pages(plain.sheet, marked.sheet, fonts, lines)
        pages = {
            deflated(render_page(page, plain.sheet, fonts).content, FAST): each
            for page, each in zip(plain.sheet.pages, opened, strict=True)
        }
        whole = [_object(data, other, pages, values) for data, other in zip(objects, marked_objects, strict=True)]
        if sum(isinstance(each, _Content) for each in whole) != len(opened):
            raise ValueError("two pages are the same")
        self._objects = list(_joined(_with_links(whole, objects, links)))
        self._trailer = trailer.replace(_identity(plain.stamp), b"\0").partition(b"\0")

    def stamp(self, values: Mapping[int, str], stamp: str, lines: Lines) -> bytes | None:
        """The sheet with other values; None where a place could be rounded either way."""
        body, places, position = [self._opening], list[int](), len(self._opening)
        try:
            for each in self._objects:
                if isinstance(each, _Ready):
                    data = each.data
                    places += [position + place for place in each.places]
                else:
                    data = each.fill(lines, values)
                    places.append(position)
                body.append(data)
                position += len(data)
        except Uncertain:
            return None
        table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        rows = b"%010d 00000 n \n" * len(places) % tuple(places)
        before, _, after = self._trailer
        end = b"%s%s%s\nstartxref\n%d\n%%%%EOF\n" % (before, _identity(stamp), after, position)
        return seal(b"".join((*body, table, rows, end)))


# --- objects -------------------------------------------------------------------------------------------------------


class _Ready:
    """Objects that follow one another in all sheets, and where each begins."""

    def __init__(self, objects: Iterable[bytes]) -> None:
        body = list(objects)
        self.places = [*accumulate(map(len, body[:-1]), initial=0)]
        self.data = b"".join(body)


def _joined(objects: Iterable[bytes | _Content | _Annotation | _Metadata | _Strings]) -> Iterator[_Member]:
    for is_ready, group in groupby(objects, key=lambda each: isinstance(each, bytes)):
        if is_ready:
            yield _Ready(each for each in group if isinstance(each, bytes))
        else:
            yield from (each for each in group if not isinstance(each, bytes))


class _Content:
    """The object of a page's content."""

    def __init__(self, around: tuple[bytes, bytes], page: OpenPage) -> None:
        self._around = around
        self._page = page

    def fill(self, lines: Lines, values: Mapping[int, str]) -> bytes:
        return _framed(self._around, deflated(self._page.fill(lines, values), FAST))


class _Annotation:
    """The object of a link whose place differs."""

    def __init__(self, inner: bytes | _Strings, data: bytes, link: OpenLink) -> None:
        self._inner = inner
        self._link = link
        rectangle = _RECTANGLE.search(data)
        self._place = rectangle[0] if rectangle else b""

    def fill(self, lines: Lines, values: Mapping[int, str]) -> bytes:
        data = self._inner if isinstance(self._inner, bytes) else self._inner.fill(lines, values)
        return data.replace(self._place, b"/Rect " + self._link.area(lines).encode(), 1)


class _Metadata:
    """The XMP packet: its ledger is JSON, all else is not."""

    def __init__(self, data: bytes, other: bytes, values: Mapping[int, str]) -> None:
        self._around, packet = _unframed(other)
        simple, in_json = _encoded(values)
        before, opened, rest = packet.decode().partition(_OPEN)
        facts, closed, after = rest.partition(_CLOSE)
        cuts = (Cut(before + opened, simple), Cut(facts, in_json), Cut(closed + after, simple))
        self._parts = [*map(Coded, cuts)]
        if self.fill((), values) != data:
            raise ValueError("a value changes what is around it")

    def fill(self, lines: Lines, values: Mapping[int, str]) -> bytes:
        simple, in_json = [{key: value.encode() for key, value in each.items()} for each in _encoded(values)]
        before, facts, after = self._parts
        return _framed(self._around, b"".join((before.fill(simple), facts.fill(in_json), after.fill(simple))))


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
        if self.fill((), values) != data:
            raise ValueError("a value changes what is around it")

    def fill(self, lines: Lines, values: Mapping[int, str]) -> bytes:
        return b"".join([p if isinstance(p, bytes) else text_string(p.fill(values)) for p in self._parts])


_Member = _Ready | _Content | _Annotation | _Metadata | _Strings


def _with_links(
    whole: Sequence[bytes | _Content | _Metadata | _Strings], objects: Sequence[bytes], links: Sequence[OpenLink | None]
) -> Iterator[bytes | _Content | _Annotation | _Metadata | _Strings]:
    """The same objects; those of links that move are open at their place."""
    waiting = iter(links)
    for each, data in zip(whole, objects, strict=True):
        link = next(waiting, None) if _LINK in data else None
        yield _Annotation(each, data, link) if link and isinstance(each, bytes | _Strings) else each


def _object(
    data: bytes, other: bytes, pages: Mapping[bytes, OpenPage], values: Mapping[int, str]
) -> bytes | _Content | _Metadata | _Strings:
    if data != other:
        return (_Metadata if b"<?xpacket" in data else _Strings)(data, other, values)
    if b"stream\n" in data:
        around, content = _unframed(data)
        if (page := pages.get(content)) is not None:
            return _Content(around, page)
    return data


def _unframed(data: bytes) -> tuple[tuple[bytes, bytes], bytes]:
    """What stands around a stream, its length left open, and the stream."""
    head, _, rest = data.partition(b"\nstream\n")
    content, _, tail = rest.rpartition(b"\nendstream\n")
    return (_LENGTH.sub(b"/Length \0", head, count=1), b"\nendstream\n" + tail), content


def _framed(around: tuple[bytes, bytes], content: bytes) -> bytes:
    head, tail = around
    return b"".join((head.replace(b"\0", b"%d" % len(content)), b"\nstream\n", content, tail))


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
