"""A page to the text of its article."""

from __future__ import annotations

import re

from builder.reading.charsets import decode_html
from builder.reading.html_article import find_beside
from builder.reading.html_tree import Element, parse_page
from builder.reading.paragraphs import Paragraphs
from builder.reading.superscripts import read_superscript

_NOTE_REFERENCE = re.compile(r"\b(?:doc-noteref|footnote-?ref|fnref|noteref)\b")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LONGEST_MARK = 8  # characters of a raised text that is looked at
_QUOTES = ("“”", "‘’")
_CELLS = ("td", "th")
_ROWS = ("tbody", "tfoot", "thead", "tr")
_PARTS_OF_PAGES = frozenset(str.split("article blockquote h1 h2 h3 h4 h5 h6 ol pre section table tr ul"))


def read_html(data: bytes, name: str) -> str:
    """Read the text of a page's article.

    Menus, notices, comments and hidden parts are left out, but where in doubt a part is kept (see ``html_article``).

    Args:
        data: The file's bytes.
        name: The file, as messages call it.

    Returns:
        The text. Blocks are paragraphs, one empty line apart; ``<br>`` is a line end, a table's row one line with tabs
        between its cells; marks of notes are left out. Empty where the page shows no text.

    Raises:
        Problem: The page can't be decoded, or holds more than an article does.
    """
    elements = parse_page(decode_html(data, name), name)
    beside = find_beside(elements)
    return _Writer(beside).write(elements[0]) or _Writer(set()).write(elements[0])


class _Writer:
    """One walk over a page. Not by recursion: pages nest deeper than Python may."""

    def __init__(self, beside: set[Element]) -> None:
        self._beside = beside
        self._text = Paragraphs()
        self._row: Element | None = None
        self._cells = self._preformatted = self._quotations = 0

    def write(self, page: Element) -> str:
        todo: list[tuple[Element | str, bool]] = [(page, True)]
        while todo:
            piece, begins = todo.pop()
            if isinstance(piece, str):
                self._add(piece)
            elif not begins:
                self._end(piece)
            elif piece not in self._beside and not self._is_written(piece):
                self._begin(piece)
                todo.append((piece, False))
                todo += ((inner, True) for inner in reversed(piece.content))
        return self._text.text()

    def _is_written(self, element: Element) -> bool:
        """Write what has no inside to walk through; returns whether the element was such."""
        if element.tag == "br":
            self._break()
        elif element.size > _LONGEST_MARK:
            return False
        elif element.tag == "sup":
            self._text.add(read_superscript(_words_of(element), self._text.before()))
        elif not _NOTE_REFERENCE.search(f"{element.get('role')} {element.get('class')}"):
            return False
        return True

    def _add(self, characters: str) -> None:
        if not self._preformatted:
            self._text.add(characters)
            return
        first, *others = _EMPTY_LINES.sub("\n\n", characters).split("\n")
        self._text.add(first)
        for line in others:
            self._break()
            self._text.add(line)

    def _break(self) -> None:
        if self._row:
            self._text.add(" ")
        else:
            self._text.break_line()

    def _begin(self, element: Element) -> None:
        if element.tag == "q":
            self._text.add(_QUOTES[self._quotations % 2][0])
            self._quotations += 1
        elif element.tag in _CELLS and element.parent is self._row:
            if self._cells:
                self._text.end_cell()
            self._cells += 1
        elif not element.inline:
            self._part(element)
        self._preformatted += element.tag == "pre"
        if element.tag == "tr" and self._row is None and _is_line(element):
            self._row, self._cells = element, 0

    def _end(self, element: Element) -> None:
        if element.tag == "q":
            self._quotations -= 1
            self._text.add(_QUOTES[self._quotations % 2][1])
        elif element is self._row:
            self._row = None
            self._text.end_line()
        elif not element.inline:
            self._part(element)
        self._preformatted -= element.tag == "pre"

    def _part(self, element: Element) -> None:
        """Part a block from what stands around it; called at its beginning and at its end."""
        if self._row is not None:
            self._text.add(" ")
        elif element.tag in _ROWS:
            self._text.end_line()
        else:
            self._text.end_paragraph()


def _words_of(element: Element) -> str:
    words: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        piece = todo.pop()
        if isinstance(piece, str):
            words.append(piece)
        else:
            todo += reversed(piece.content)
    return "".join(words)


def _is_line(row: Element) -> bool:
    """Whether a table's row is a row of data, not a part of a page that was laid out as a table."""
    cells = paragraphs = 0
    todo = row.inner()
    while todo:
        element = todo.pop()
        if element.tag in _PARTS_OF_PAGES:
            return False
        cells += element.tag in _CELLS
        paragraphs += not element.inline and element.tag not in _CELLS
        todo += element.inner()
    return paragraphs <= cells
