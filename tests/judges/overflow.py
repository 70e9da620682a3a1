"""Where LibreOffice shows text outside its shape or its slide: each word's place against that of its shape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_POINT = 12_700
# Letters may stand out of a box by so much: a first line's accents, a last line's tails.
_TOLERANCE_PT = 3.0
_WORD = re.compile(r"\w+")


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


def _shown(page: Any) -> dict[str, list[Box]]:
    """Where each word is shown, in small letters. A word is a run of letters and digits, on one line."""
    text = page.get_textpage()
    height = page.get_height()
    whole = text.get_text_range()
    words: dict[str, list[Box]] = defaultdict(list)
    if len(whole) != text.count_chars():  # characters beyond the first plane would shift the places
        whole = "".join(text.get_text_range(i, 1)[:1] or " " for i in range(text.count_chars()))
    for found in _WORD.finditer(whole):
        boxes = [text.get_charbox(index) for index in range(*found.span())]
        left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
        words[found[0].casefold()].append(Box(left, height - top, right, height - bottom))
    return words


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


def _within(shown: dict[str, list[Box]], word: str) -> list[Box]:
    """The places of longer words that it is a part of: a line's end may be read without the space."""
    return next((places for longer, places in shown.items() if word in longer and places), [])


def _misplaced(written: list[Written], page: Any) -> Iterator[str]:
    shown = _shown(page)
    slide = Box(0, 0, page.get_width(), page.get_height())
    for shape, text, box in written:
        for word in _WORD.findall(text.casefold()):
            places = shown[word] or _within(shown, word)
            if not places:
                yield f"{shape}: {word!r} is not shown, of {text[:60]!r}"
                break
            # What is taken for one text is not there for another.
            place = min(places, key=lambda each: each.outside(box))
            places.remove(place)
            if (out := place.outside(box)) > _TOLERANCE_PT or place.outside(slide) > 0:
                yield f"{shape}: {word!r} stands {out:.1f} pt outside, of {text[:60]!r}"
                break
