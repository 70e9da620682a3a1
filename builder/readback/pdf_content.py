"""The text that a page draws, by the mark it is drawn under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.readback.pdf_file import PdfFile, Stream
from builder.readback.pdf_fonts import FontReader
from builder.readback.pdf_syntax import Lexer, Name, Operator, Reference, Value
from builder.readback.unreadable import Unreadable

_MOST_FORMS = 8
_WORD_GAP = -180.0
"""A shift between two strings, in thousandths of an em, that readers take for a space."""


class Shown(NamedTuple):
    """Text drawn: ``mark`` is the identifier of its marked content, None where it has none."""

    mark: int | None
    artifact: bool
    text: str


class PageReader:
    """Reads the content of pages; fonts are read once."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[Reference, FontReader] = {}

    def page(self, page: Value, resources: Value) -> list[Shown]:
        """Everything that a page writes, in the order in which it is drawn."""
        contents = self._file.entry(page, "Contents")
        streams = contents if isinstance(contents, list) else [contents]
        found = (self._file.get(stream) for stream in streams)
        data = b"\n".join(self._file.unpack(stream) for stream in found if isinstance(stream, Stream))
        return list(self._interpret(data, resources, [], 0))

    def _interpret(
        self, data: bytes, resources: Value, marks: list[tuple[int | None, bool]], depth: int
    ) -> Iterator[Shown]:
        operands: list[Value] = []
        font: FontReader | None = None
        for value in Lexer(data, content=True).values():
            if not isinstance(value, Operator):
                operands.append(value)
                continue
            if value in ("Tj", "TJ", "'", '"') and operands:
                mark, artifact = marks[-1] if marks else (None, False)
                yield Shown(mark, artifact, _shown(operands[-1], font))
            elif value == "Tf" and operands:
                font = self._font(resources, operands[0])
            elif value in ("BDC", "BMC"):
                marks.append(self._mark(operands, resources, marks))
            elif value == "EMC" and marks:
                marks.pop()
            elif value == "Do" and operands:
                yield from self._form(resources, operands[0], marks, depth)
            elif value == "ID":
                raise Unreadable("a page in it draws a picture inline")
            operands = []

    def _font(self, resources: Value, name: Value) -> FontReader:
        fonts = self._file.entry(resources, "Font")
        reference = fonts.get(name) if isinstance(fonts, dict) else None
        if not isinstance(reference, Reference):
            raise Unreadable("a page in it writes in a font that is not there")
        if reference not in self._fonts:
            self._fonts[reference] = FontReader(self._file, reference)
        return self._fonts[reference]

    def _mark(
        self, operands: list[Value], resources: Value, marks: list[tuple[int | None, bool]]
    ) -> tuple[int | None, bool]:
        """What the content that begins belongs to; within other marked content, what that does."""
        if operands and operands[0] == Name("Artifact"):
            return None, True
        properties: Value = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):
            properties = self._file.entry(self._file.entry(resources, "Properties"), properties)
        identifier = properties.get("MCID") if isinstance(properties, Mapping) else None
        if isinstance(identifier, int):
            return identifier, False
        return marks[-1] if marks else (None, False)

    def _form(self, resources: Value, name: Value, marks: list[tuple[int | None, bool]], depth: int) -> Iterator[Shown]:
        form = self._file.entry(self._file.entry(resources, "XObject"), str(name))
        if not isinstance(form, Stream) or form.entries.get("Subtype") != Name("Form"):
            return
        if depth >= _MOST_FORMS:
            raise Unreadable("its forms lie too deep within each other")
        own = self._file.entry(form, "Resources") or resources
        yield from self._interpret(self._file.unpack(form), own, list(marks), depth + 1)


def _shown(value: Value, font: FontReader | None) -> str:
    if font is None:
        return ""
    if isinstance(value, bytes):
        return font.text(value)
    if not isinstance(value, list):
        return ""
    parts = [font.text(p) if isinstance(p, bytes) else " " if p < _WORD_GAP else "" for p in value if _spoken(p)]
    return "".join(parts)


def _spoken(part: Value) -> bool:
    return isinstance(part, bytes | int | float)
