"""Where LibreOffice shows text outside its shape or its slide: each word's place against that of its shape."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_POINT = 12_700
# Letters may stand out of a box by so much: a first line's accents, a last line's tails.
_TOLERANCE_PT = 3.0
_WORD = re.compile(r"\w+")
_AUTOFIT = re.compile(rb"<a:(?:norm|sp)Autofit\b[^>]*/>|<a:(?:norm|sp)AutoFit\b[^>]*/>")


class Box(NamedTuple):
    """A rectangle in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def outside(self, of: Box) -> float:
        """How far it stands out of another."""
        return max(of.left - self.left, of.top - self.top, self.right - of.right, self.bottom - of.bottom)


class Written(NamedTuple):
    """One paragraph of a shape, or of a table's cell, and the rectangle that it has to stay in."""

    shape: str
    text: str
    box: Box


def unfitted(deck: Path, folder: Path) -> Path:
    """A copy of a deck in which no program may make text smaller to fit: what doesn't fit is seen to stand out."""
    copy = folder / f"unfitted-{deck.name}"
    with zipfile.ZipFile(deck) as package, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in package.namelist():
            data = package.read(name)
            if name.startswith(("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/")) and name.endswith(".xml"):
                data = _AUTOFIT.sub(b"<a:noAutofit/>", data)
            changed.writestr(name, data)
    return copy


def overflowing(deck: Path, drawn: Path) -> list[str]:
    """Texts of a deck that stand outside of their shapes, or are not shown at all.

    Args:
        deck: The .pptx file.
        drawn: The same as LibreOffice lays it out, as a PDF.

    Returns:
        A line for each text that is out of place, with its slide and shape.
    """
    import pypdfium2
    from pptx import Presentation

    slides = Presentation(str(deck)).slides
    with pypdfium2.PdfDocument(drawn) as pages:
        assert len(pages) == len(slides)
        return [
            f"slide {number}: {problem}"
            for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 1)
            for problem in _misplaced(list(_written(slide)), page)
        ]


class Shown:
    """What a page shows: each character, and the words that they make on their lines, in small letters."""

    def __init__(self, page: Any) -> None:
        text = page.get_textpage()
        self._height = page.get_height()
        self._box = text.get_charbox
        # One character for each of the page's, so that places are those of boxes.
        self._text = "".join(text.get_text_range(i, 1)[:1].casefold() or " " for i in range(text.count_chars()))
        self._words: dict[str, list[range]] = defaultdict(list)
        for found in _WORD.finditer(self._text):
            self._words[found[0]].append(range(*found.span()))

    def take(self, word: str, box: Box) -> Box | None:
        """Where a word is shown, nearest to a box; it is not there for another text then."""
        places = list(self._words[word])
        if all(self._around(each).outside(box) > _TOLERANCE_PT for each in places):
            places += self._torn(word)
        if not places:
            return None
        place = min(places, key=lambda each: self._around(each).outside(box))
        if place in self._words[word]:
            self._words[word].remove(place)
        return self._around(place)

    def _torn(self, word: str) -> list[range]:
        """The places of a word that is read in pieces, as in a link or with spaced letters, or with the next one."""
        return [range(*found.span()) for found in re.finditer(r"\s*".join(map(re.escape, word)), self._text)]

    def _around(self, place: range) -> Box:
        boxes = [self._box(index) for index in place if not self._text[index].isspace()]
        left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
        return Box(left, self._height - top, right, self._height - bottom)


def _written(slide: Any) -> Iterator[Written]:
    for shape in slide.shapes:
        if shape.left is None:
            continue
        sides = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        box = Box(*(side / _POINT for side in sides))
        if shape.has_text_frame:
            yield from (Written(shape.name, p.text, box) for p in shape.text_frame.paragraphs)
        elif shape.has_table:
            cells = (cell for row in shape.table.rows for cell in row.cells)
            yield from (Written(shape.name, p.text, box) for cell in cells for p in cell.text_frame.paragraphs)


def _misplaced(written: list[Written], page: Any) -> Iterator[str]:
    shown = Shown(page)
    slide = Box(0, 0, page.get_width(), page.get_height())
    for shape, text, box in written:
        for word in _WORD.findall(text.casefold()):
            place = shown.take(word, box)
            if place is None:
                yield f"{shape}: {word!r} is not shown, of {text[:60]!r}"
                break
            if (out := place.outside(box)) > _TOLERANCE_PT or place.outside(slide) > 0:
                yield f"{shape}: {word!r} stands {out:.1f} pt outside, of {text[:60]!r}"
                break
