"""Characters to paragraphs, lines and cells, with one rule for white space."""

from __future__ import annotations

import re
from collections.abc import Iterable

# White space that only says where a line may be broken. A no-break space is a character of the text.
_SPACE = re.compile(r"[ \t\n\f\r]+")


class Paragraphs:
    """A text in the making.

    White space becomes single spaces, lines lose theirs at both ends, cells of a row are parted by a tab, and
    paragraphs stand one empty line apart.
    """

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._lines: list[str] = []
        self._cells: list[str] = []
        self._pieces: list[str] = []

    def add(self, characters: str) -> None:
        """Go on in the current line."""
        if characters:
            self._pieces.append(characters)

    def before(self) -> str:
        """The last few characters of the current line."""
        return "".join(self._pieces[-6:])[-8:]

    def end_cell(self) -> None:
        """End a row's current cell, which may be empty."""
        self._cells.append(_SPACE.sub(" ", "".join(self._pieces)).strip(" "))
        self._pieces.clear()

    def end_line(self) -> bool:
        """End the current line; returns whether there was anything in it."""
        if not self._pieces and not self._cells:
            return False
        self.end_cell()
        line = "\t".join(self._cells).rstrip("\t")
        self._cells.clear()
        if line.strip("\t"):
            self._lines.append(line)
            return True
        return False

    def break_line(self) -> None:
        """End the current line where its author did; a second time in a row ends the paragraph."""
        if not self.end_line():
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """End the current paragraph, if there is one."""
        self.end_line()
        if self._lines:
            self._paragraphs.append("\n".join(self._lines))
            self._lines.clear()

    def add_paragraphs(self, paragraphs: Iterable[str]) -> None:
        """Add paragraphs that are finished."""
        self.end_paragraph()
        self._paragraphs += paragraphs

    def finish(self) -> list[str]:
        """All paragraphs so far."""
        self.end_paragraph()
        return self._paragraphs

    def text(self) -> str:
        """All paragraphs so far, ended by a line end; empty where there are none."""
        paragraphs = self.finish()
        return "\n\n".join(paragraphs) + "\n" if paragraphs else ""
