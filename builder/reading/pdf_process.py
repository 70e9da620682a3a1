"""The lines of a PDF file, and where they stand; run as a program of its own.

A PDF file is a program, and PDFium native code: a hostile file may make any reader crash, or run and grow without end.
So it runs in a process that the system stops. Arguments: the most pages and characters. The file comes on standard
input; its pages go out in JSON, or the reason why they don't.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

# A gap this many times as wide as the line is high is no space between words.
_WIDE = 1.4
# What PDFium makes of a hyphen at a line's end, and of the line end; by number it has another code than in a text.
_LINE_HYPHEN = "\ufffe"
_LINE_HYPHEN_CODE = 2
_INVISIBLE = 3  # a text object's render mode
_LINE = re.compile(rf"[^\r\n{_LINE_HYPHEN}]*{_LINE_HYPHEN}?")
_WORD = re.compile(r"[^ \t]+")


class Piece(NamedTuple):
    """A line, or a part of one where wide gaps part it, as in a row; the box is in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    shown: bool
    continues: bool  # the line of the piece before


class _RefusedError(Exception):
    """The file is not read; says why."""


def main() -> None:
    """Read the file on standard input."""
    pages, characters = map(int, sys.argv[1:])
    result: dict[str, Any]
    try:
        result = {"pages": _read(sys.stdin.buffer.read(), pages, characters)}
    except _RefusedError as refused:
        result = {"refused": str(refused)}
    except MemoryError:
        result = {"refused": "memory"}
    sys.stdout.write(json.dumps(result))


def _read(data: bytes, most_pages: int, most_characters: int) -> list[tuple[float, list[Piece]]]:
    """Each page's height and its pieces, in the order in which they are drawn."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        password = getattr(error, "err_code", None) == pdfium.raw.FPDF_ERR_PASSWORD
        raise _RefusedError("encrypted" if password else "broken") from error
    if len(document) > most_pages:
        raise _RefusedError("pages")
    pages: list[tuple[float, list[Piece]]] = []
    for index in range(len(document)):
        pages.append(_read_page(document, index))
        most_characters -= sum(len(piece.text) for piece in pages[-1][1])
        if most_characters < 0:
            raise _RefusedError("characters")
    return pages


def _read_page(document: Any, index: int) -> tuple[float, list[Piece]]:
    import pypdfium2 as pdfium

    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise _RefusedError(f"page {index + 1}") from error
    pieces = list(_Page(text.raw).pieces())
    text.close()
    height = page.get_height()
    page.close()
    return height, pieces


class _Page:
    """The characters of one page; the numbers of PDFium's characters are offsets in ``text``."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._page = page
        self._box_read = raw.FS_RECTF()
        self.text = "".join(map(self._character, range(raw.FPDFText_CountChars(page))))

    def _character(self, index: int) -> str:
        code: int = self._raw.FPDFText_GetUnicode(self._page, index)
        if code == _LINE_HYPHEN_CODE:
            return _LINE_HYPHEN
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"

    def pieces(self) -> Iterator[Piece]:
        for line in _LINE.finditer(self.text):
            words = [match.span() for match in _WORD.finditer(self.text, *line.span())]
            if words:
                yield from self._line(words)

    def _line(self, words: list[tuple[int, int]]) -> Iterator[Piece]:
        """The pieces of what PDFium takes for a line; of columns drawn in turns it may be a line of each."""
        shown = self._is_shown(words[0][0])
        start, end = words[0]
        left, bottom, right, top = self._box(start, end)
        continues = False
        for word_start, word_end in words[1:]:
            word = self._box(word_start, word_end)
            height = max(top - bottom, word[3] - word[1], 1)
            beside = min(top, word[3]) - max(bottom, word[1]) > height / 4
            if not beside or not -height < word[0] - right < _WIDE * height:
                yield Piece(self._words(start, end), left, bottom, right, top, shown, continues)
                continues = beside and word[0] > right
                start, (left, bottom, right, top) = word_start, word
            end, right = word_end, max(right, word[2])
            bottom, top = min(bottom, word[1]), max(top, word[3])
        yield Piece(self._words(start, end), left, bottom, right, top, shown, continues)

    def _words(self, start: int, end: int) -> str:
        return self.text[start:end].replace(_LINE_HYPHEN, "-")

    def _box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a word, as of its first and last letters."""
        first, last = self._character_box(start), self._character_box(end - 1)
        return first[0], min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])

    def _character_box(self, index: int) -> tuple[float, float, float, float]:
        """As high as its font, not as its letter, so that lines compare."""
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._box_read)
        box = self._box_read
        return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)

    def _is_shown(self, index: int) -> bool:
        text_object = self._raw.FPDFText_GetTextObject(self._page, index)
        return not text_object or self._raw.FPDFTextObj_GetTextRenderMode(text_object) != _INVISIBLE


if __name__ == "__main__":
    main()
