"""What a font's codes stand for, by the table that screen readers and copying use."""

from __future__ import annotations

from collections.abc import Iterator

from builder.readback.pdf_file import PdfFile, Stream
from builder.readback.pdf_syntax import Lexer, Name, Operator, Value

UNKNOWN = "\ufffd"
_MOST_CODES = 65_536


class FontReader:
    """The characters of a font's codes: of two bytes in a composite font, of one in any other."""

    def __init__(self, file: PdfFile, font: Value) -> None:
        self._width = 2 if file.entry(font, "Subtype") == Name("Type0") else 1
        stream = file.entry(font, "ToUnicode")
        self._characters = dict(_mappings(file.unpack(stream))) if isinstance(stream, Stream) else {}

    def text(self, codes: bytes) -> str:
        """The characters of a string; U+FFFD for each code that has none."""
        width, characters = self._width, self._characters
        return "".join([characters.get(codes[start : start + width], UNKNOWN) for start in range(0, len(codes), width)])


def _mappings(program: bytes) -> Iterator[tuple[bytes, str]]:
    waiting: list[Value] = []
    for value in Lexer(program, content=True).values():
        if not isinstance(value, Operator):
            waiting.append(value)
            continue
        if value == "endbfchar":
            for code, text in zip(waiting[::2], waiting[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    yield code, text.decode("utf-16-be", "replace")
        elif value == "endbfrange":
            for first, last, texts in zip(waiting[::3], waiting[1::3], waiting[2::3], strict=False):
                yield from _range(first, last, texts)
        waiting = []


def _range(first: Value, last: Value, texts: Value) -> Iterator[tuple[bytes, str]]:
    if not (isinstance(first, bytes) and isinstance(last, bytes) and len(first) == len(last) <= 4):
        return
    start, end = int.from_bytes(first), int.from_bytes(last)
    for place, code in enumerate(range(start, min(end + 1, start + _MOST_CODES))):
        if isinstance(texts, list):
            if place < len(texts) and isinstance(texts[place], bytes):
                yield code.to_bytes(len(first)), texts[place].decode("utf-16-be", "replace")
        elif isinstance(texts, bytes) and texts:
            last_unit = (int.from_bytes(texts[-2:]) + place) & 0xFFFF
            yield code.to_bytes(len(first)), (texts[:-2] + last_unit.to_bytes(2)).decode("utf-16-be", "replace")
