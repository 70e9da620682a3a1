"""Single edits of finished files: what somebody, or a fault of ours, could change in a deck or a sheet."""

from __future__ import annotations

import hashlib
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pikepdf

LEDGER = "customXml/item1.xml"
_TEXT = re.compile(
    r"<(?:a:t|c:v|c:f|c:formatCode|t|v|dc:title|dc:creator|dc:subject)(?: [^>]*)?>([^<]+)<"
    r'|(?:descr|formatCode)="([^"]+)"|Target="(https?:[^"]+|tel:[^"]+)"|<p14:section name="([^"]+)"'
)
_CHARACTER = re.compile(r"&[^;]+;|.", re.DOTALL)
_SHOWN = re.compile(r"ppt/(slides|notesSlides|charts)/|ppt/presentation\.xml$|docProps/core\.xml$")
_WORKBOOK = re.compile(r"xl/(worksheets/.*|sharedStrings\.xml|styles\.xml)$")


class Span(NamedTuple):
    """A text in a deck: its part, the workbook's part in that where there is one, and where it stands."""

    part: str
    inner: str
    start: int
    end: int


class Deck:
    """A deck's members; edits give new decks, sealed as the builder seals them, so that no digest tells."""

    def __init__(self, data: bytes) -> None:
        self.members = unpacked(data)

    def texts(self) -> Iterator[Span]:
        """Every text that a reader of slides, notes or a chart's workbook meets."""
        for name, data in self.members.items():
            if name.endswith(".xlsx"):
                for inner, part in unpacked(data).items():
                    if _WORKBOOK.match(inner):
                        yield from _texts(name, inner, part)
            elif _SHOWN.match(name):
                yield from _texts(name, "", data)

    def text(self, span: Span) -> str:
        return self._part(span)[span.start : span.end]

    def _part(self, span: Span) -> str:
        data = self.members[span.part]
        return (unpacked(data)[span.inner] if span.inner else data).decode()

    def with_text(self, span: Span, text: str) -> bytes:
        part = self._part(span)
        return self.with_part(span.part, (part[: span.start] + text + part[span.end :]).encode(), span.inner)

    def with_part(self, name: str, data: bytes | None, inner: str = "") -> bytes:
        """The deck with another part, or without it."""
        members = dict(self.members)
        if data is None:
            del members[name]
        else:
            members[name] = packed({**unpacked(members[name]), inner: data}) if inner else data
        return packed(resealed(members))


def _texts(name: str, inner: str, data: bytes) -> Iterator[Span]:
    for match in _TEXT.finditer(data.decode()):
        group = match.lastindex or 0
        yield Span(name, inner, *match.span(group))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def resealed(members: dict[str, bytes]) -> dict[str, bytes]:
    """Members with a ledger that has the right digest of each."""
    listed = "".join(
        f'<part name="{name}" digest="{hashlib.blake2b(data, digest_size=8).hexdigest()}"/>'
        for name, data in members.items()
        if name != LEDGER
    )
    ledger = re.sub("<parts>.*</parts>", lambda _: f"<parts>{listed}</parts>", members[LEDGER].decode(), flags=re.S)
    return {**members, LEDGER: ledger.encode()}


# --- any text ------------------------------------------------------------------------------------------------------


def other_digit(digit: str) -> str:
    return str((int(digit) + 3) % 10)


def digit_edits(text: str) -> Iterator[str]:
    """The text with each of its digits changed, one at a time."""
    for match in _CHARACTER.finditer(text):
        if match[0].isdecimal() and match[0].isascii():
            yield text[: match.start()] + other_digit(match[0]) + text[match.end() :]


def random_edit(text: str, chance: random.Random) -> str:
    """The text with one character that can be seen changed, doubled or gone."""
    seen = [match for match in _CHARACTER.finditer(text) if len(match[0]) == 1 and not match[0].isspace()]
    match = chance.choice(seen)
    new = {"change": "Q" if match[0] != "Q" else "Z", "double": match[0] * 2, "drop": ""}
    return text[: match.start()] + new[chance.choice(sorted(new))] + text[match.end() :]


# --- whole parts of a deck -----------------------------------------------------------------------------------------

_PARAGRAPH = re.compile(r"<a:p>(?:(?!</a:p>).)*<a:t>(?:(?!</a:p>).)*</a:p>", re.DOTALL)
_SHAPE = re.compile(r"<p:(sp|graphicFrame)>(?:(?!</p:\1>).)*</p:\1>", re.DOTALL)
_POINT = re.compile(r"<c:pt .*?</c:pt>|<row .*?</row>|<a:tr .*?</a:tr>", re.DOTALL)


def without_one(deck: Deck, pattern: re.Pattern[str], chance: random.Random) -> tuple[str, bytes]:
    """A deck without one paragraph, shape, row or point."""
    found = [
        (name, match)
        for name, data in deck.members.items()
        if _SHOWN.match(name) and name.endswith(".xml")
        for match in pattern.finditer(data.decode())
        # A picture of the slide on its notes page, and a slide's own number, are no texts of anybody's.
        if "<a:t>" in match[0] or "<c:v>" in match[0]
        if 'type="sldNum"' not in match[0] and 'type="ftr"' not in match[0] and "<a:fld" not in match[0]
    ]
    name, match = chance.choice(found)
    text = deck.members[name].decode()
    return f"{name} without {match[0][:60]}", deck.with_part(
        name, (text[: match.start()] + text[match.end() :]).encode()
    )


def without_notes(deck: Deck, number: int) -> bytes:
    """A deck one slide of which has lost its notes altogether."""
    members = dict(deck.members)
    relations = f"ppt/slides/_rels/slide{number}.xml.rels"
    members[relations] = re.sub(rb'<Relationship [^>]*notesSlide"[^>]*/>', b"", members[relations])
    types = members["[Content_Types].xml"].decode()
    name = f"ppt/notesSlides/notesSlide{number}.xml"
    members["[Content_Types].xml"] = re.sub(rf'<Override PartName="/{name}"[^>]*/>', "", types).encode()
    del members[name], members[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"]
    return packed(resealed(members))


def with_slides_swapped(deck: Deck, chance: random.Random) -> bytes:
    text = deck.members["ppt/presentation.xml"].decode()
    ids = re.findall(r'r:id="(rIdSlide\d+)"', text)
    one, other = chance.sample(ids, 2)
    swapped = re.sub(rf'"({one}|{other})"', lambda match: f'"{other if match[1] == one else one}"', text)
    return deck.with_part("ppt/presentation.xml", swapped.encode())


def swapped_texts(deck: Deck, one: Span, other: Span) -> bytes:
    """A deck with two texts of one part in each other's place."""
    first, second = sorted((one, other), key=lambda span: span.start)
    data = deck.members[one.part]
    part = (unpacked(data)[one.inner] if one.inner else data).decode()
    texts = part[first.start : first.end], part[second.start : second.end]
    new = part[: first.start] + texts[1] + part[first.end : second.start] + texts[0] + part[second.end :]
    return deck.with_part(one.part, new.encode(), one.inner)


def random_deck_edit(deck: Deck, chance: random.Random) -> tuple[str, bytes]:
    """What was done, and the deck after it."""
    spans = list(deck.texts())
    kind = chance.choice(["character"] * 4 + ["swap"] * 3 + ["paragraph", "shape", "point", "notes", "slides"])
    if kind == "character":
        span = chance.choice(spans)
        new = random_edit(deck.text(span), chance)
        return f"{span.part}!{span.inner} {deck.text(span)!r} -> {new!r}", deck.with_text(span, new)
    if kind == "swap":
        while True:
            one = chance.choice(spans)
            others = [s for s in spans if s[:2] == one[:2] and deck.text(s) != deck.text(one)]
            if others:
                other = chance.choice(others)
                return f"{one.part}: {deck.text(one)!r} and {deck.text(other)!r}", swapped_texts(deck, one, other)
    if kind == "notes":
        number = chance.randint(1, sum(name.startswith("ppt/slides/slide") for name in deck.members))
        return f"no notes on {number}", without_notes(deck, number)
    if kind == "slides":
        return "two slides swapped", with_slides_swapped(deck, chance)
    return without_one(deck, {"paragraph": _PARAGRAPH, "shape": _SHAPE, "point": _POINT}[kind], chance)


# --- sheets --------------------------------------------------------------------------------------------------------

_STRING = re.compile(rb"<((?:[0-9A-F]{4})+)> Tj")
_MAPPING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>\n")


def edited_sheet(data: bytes, edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A sheet as another program saves it after an edit."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(file, static_id=True)
    return file.getvalue()


class Drawn(NamedTuple):
    """A string that a page draws: where its codes stand in the content, and the characters they stand for."""

    page: int
    start: int
    end: int
    text: str


class SheetTexts:
    """Every string that the pages of a sheet draw, by a reading of its own."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.contents: list[bytes] = []
        self.codes: list[dict[str, dict[str, str]]] = []
        self.strings: list[Drawn] = []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, page in enumerate(pdf.pages):
                content = page.Contents.read_bytes()
                maps = {name: _characters(font.ToUnicode.read_bytes()) for name, font in page.Resources.Font.items()}
                self.contents.append(content)
                self.codes.append({name: {text: code for code, text in m.items()} for name, m in maps.items()})
                self.strings += _drawn(number, content, maps)

    def font(self, drawn: Drawn) -> str:
        return re.findall(rb"(/F\d+) ", self.contents[drawn.page][: drawn.start])[-1].decode()

    def with_text(self, drawn: Drawn, text: str) -> bytes | None:
        """The sheet with another string; None where its font has no such character."""
        codes = self.codes[drawn.page][self.font(drawn)]
        if any(character not in codes for character in text):
            return None
        new = "".join(codes[character] for character in text).encode()
        content = self.contents[drawn.page]
        return self.with_content(drawn.page, content[: drawn.start] + new + content[drawn.end :])

    def swapped(self, one: Drawn, other: Drawn) -> bytes:
        first, second = sorted((one, other), key=lambda drawn: drawn.start)
        content = self.contents[one.page]
        codes = content[first.start : first.end], content[second.start : second.end]
        between = content[first.end : second.start]
        whole = content[: first.start] + codes[1] + between + codes[0] + content[second.end :]
        return self.with_content(one.page, whole)

    def with_content(self, page: int, content: bytes) -> bytes:
        def edit(pdf: pikepdf.Pdf) -> None:
            pdf.pages[page].Contents.write(content)

        return edited_sheet(self.data, edit)


def _characters(program: bytes) -> dict[str, str]:
    return {code.decode(): chr(int(text, 16)) for code, text in _MAPPING.findall(program)}


def _drawn(number: int, content: bytes, maps: dict[str, dict[str, str]]) -> Iterator[Drawn]:
    for match in _STRING.finditer(content):
        font = re.findall(rb"(/F\d+) ", content[: match.start()])[-1].decode()
        codes = match[1].decode()
        text = "".join(maps[font][codes[i : i + 4]] for i in range(0, len(codes), 4))
        yield Drawn(number, *match.span(1), text)
