"""WordprocessingML, as it is parsed, to paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.model.limits import limits
from builder.reading.paragraphs import Paragraphs
from builder.reading.superscripts import read_superscript

_NAMESPACES = frozenset(
    (
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "{http://purl.oclc.org/ooxml/wordprocessingml/main",
        "{http://schemas.openxmlformats.org/officeDocument/2006/math",
        "{http://purl.oclc.org/ooxml/officeDocument/math",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006",
    )
)
# Deleted and moved away; what is there for programs; how something was set before; the second copy of a text box.
_LEFT_OUT = frozenset(str.split("del delText fldData Fallback instrText moveFrom pPrChange rPrChange rt sectPr"))
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo"))
_NOTES = ("endnote", "footnote")
_FALSE = ("0", "false", "off", "none")
_CHARACTERS = {"tab": " ", "ptab": " ", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
# Paragraphs in a row's cells, for each cell, up to which the row is a row of data and no part of a page.
_CELL_PARAGRAPHS = 1.5


class TooManyError(Exception):
    """More elements than a part may hold."""


class DoctypeError(Exception):
    """A document type declaration, which no part of a Word file has, and which can define bombs."""


class WordMarkup:
    """What lxml's parser calls while it reads a part; ``paragraphs`` gathers the text."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._texts = [paragraphs]
        self._rows: list[list[list[str]]] = []
        self._boxes: list[list[str]] = []
        self._path: list[str] = []
        self._most = limits().markup_pieces
        self._characters: list[str] | None = None
        self._elements = self._silent = self._box_depth = 0
        self._hidden = self._raised = self._joined = False
        self.tracked = False

    # --- called by the parser ----------------------------------------------------------------------------------------

    def doctype(self, *_: str | None) -> None:
        raise DoctypeError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > self._most:
            raise TooManyError
        name = _name(tag)
        self.tracked |= name in _TRACKED
        if self._silent or name in _LEFT_OUT or self._is_separator(name, attributes):
            self._joined |= name == "del" and self._path[-2:] == ["pPr", "rPr"]
            self._silent += 1
            return
        self._path.append(name)
        if begin := _BEGIN.get(name):
            begin(self, attributes)
        elif name in _CHARACTERS and self._path[-2:-1] == ["r"]:
            self._write(_CHARACTERS[name])

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        name = self._path.pop()
        if end := _END.get(name):
            end(self)

    def data(self, characters: str) -> None:
        if self._characters is not None and not self._silent:
            self._characters.append(characters)

    def close(self) -> None:
        pass

    # --- runs --------------------------------------------------------------------------------------------------------

    def _begin_run(self, _: Mapping[str, str]) -> None:
        self._hidden = self._raised = False

    def _begin_hidden(self, attributes: Mapping[str, str]) -> None:
        if self._path[-3:-1] == ["r", "rPr"]:
            self._hidden = _value(attributes) not in _FALSE

    def _begin_raised(self, attributes: Mapping[str, str]) -> None:
        if self._path[-3:-1] == ["r", "rPr"]:
            self._raised = _value(attributes) == "superscript"

    def _begin_characters(self, _: Mapping[str, str]) -> None:
        self._characters = []

    def _end_characters(self) -> None:
        words = "".join(self._characters or ())
        self._characters = None
        self._write(read_superscript(words, self._texts[-1].before()) if self._raised else words)

    def _write(self, words: str) -> None:
        if not self._hidden:
            self._texts[-1].add(words)

    def _begin_symbol(self, attributes: Mapping[str, str]) -> None:
        """A character by its number; one of a symbol font's own has no meaning outside that font."""
        number = next((value for name, value in attributes.items() if _local(name) == "char"), "")
        try:
            code = int(number, 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800:
            self._write(chr(code))

    def _begin_break(self, _: Mapping[str, str]) -> None:
        if self._rows:
            self._write(" ")
        else:
            self._texts[-1].break_line()

    # --- paragraphs, text boxes, tables ------------------------------------------------------------------------------

    def _end_paragraph(self) -> None:
        if self._joined:
            self._joined = False
            return
        self._texts[-1].end_paragraph()
        if not self._box_depth:
            for box in self._boxes:
                self._texts[-1].add_paragraphs(box)
            self._boxes.clear()

    def _begin_box(self, _: Mapping[str, str]) -> None:
        self._box_depth += 1
        self._texts.append(Paragraphs())

    def _end_box(self) -> None:
        self._box_depth -= 1
        self._boxes.append(self._texts.pop().finish())

    def _begin_table(self, _: Mapping[str, str]) -> None:
        self._texts[-1].end_paragraph()

    def _end_table(self) -> None:
        self._texts[-1].end_paragraph()

    def _begin_row(self, _: Mapping[str, str]) -> None:
        self._rows.append([])

    def _begin_cell(self, _: Mapping[str, str]) -> None:
        self._texts.append(Paragraphs())

    def _end_cell(self) -> None:
        paragraphs = self._texts.pop().finish()
        if self._rows:
            self._rows[-1].append(paragraphs)
        else:
            self._texts[-1].add_paragraphs(paragraphs)

    def _end_row(self) -> None:
        cells = self._rows.pop()
        text = self._texts[-1]
        if sum(map(len, cells)) > _CELL_PARAGRAPHS * len(cells):
            for cell in cells:
                text.add_paragraphs(cell)
            return
        for cell in cells:
            text.add(" ".join(cell))
            text.end_cell()
        text.end_line()

    def _is_separator(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether a note is no note, but the line that parts notes from the text."""
        return name in _NOTES and any(
            _local(attribute) == "type" and value != "normal" for attribute, value in attributes.items()
        )


_BEGIN: dict[str, Callable[[WordMarkup, Mapping[str, str]], None]] = {
    "r": WordMarkup._begin_run,
    "vanish": WordMarkup._begin_hidden,
    "vertAlign": WordMarkup._begin_raised,
    "t": WordMarkup._begin_characters,
    "sym": WordMarkup._begin_symbol,
    "br": WordMarkup._begin_break,
    "cr": WordMarkup._begin_break,
    "txbxContent": WordMarkup._begin_box,
    "tbl": WordMarkup._begin_table,
    "tr": WordMarkup._begin_row,
    "tc": WordMarkup._begin_cell,
}
_END: dict[str, Callable[[WordMarkup], None]] = {
    "t": WordMarkup._end_characters,
    "p": WordMarkup._end_paragraph,
    "txbxContent": WordMarkup._end_box,
    "tbl": WordMarkup._end_table,
    "tr": WordMarkup._end_row,
    "tc": WordMarkup._end_cell,
}


def _name(tag: str) -> str:
    """An element's name; without its namespace where that is one of text: strict files have others than the usual."""
    namespace, _, name = tag.rpartition("}")
    return name if namespace in _NAMESPACES else tag


def _local(attribute: str) -> str:
    return attribute.rpartition("}")[2]


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if _local(name) == "val"), "").lower()
