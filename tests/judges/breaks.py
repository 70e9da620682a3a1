"""Lines of text of a page, to hold two drawings of one slide beside each other."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

_SAME_LINE = 0.35
"""Baselines closer than this share of the size are one."""
_APART = 1.0
"""Words further apart than this multiple of the size are of two texts."""


class Word(NamedTuple):
    """A word with its left end and baseline, in points, and its size."""

    text: str
    x: float
    y: float
    size: float
    right: float = 0.0


def words_of(file: Path) -> list[list[Word]]:
    """The words of each page, as they are painted."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return [_words(page) for page in document]


def _words(page: Any) -> list[Word]:
    import pypdfium2.raw as raw

    text, height = page.get_textpage(), page.get_height()
    words: list[Word] = []
    goes_on = False
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            goes_on = False
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        size, down = raw.FPDFText_GetFontSize(text.raw, index), height - y.value
        right = text.get_charbox(index, loose=True)[2]
        if goes_on and abs(words[-1].y - down) < _SAME_LINE * size:
            words[-1] = words[-1]._replace(text=words[-1].text + character, right=right)
        else:
            words.append(Word(character, x.value, down, size, right))
        goes_on = True
    return words


def lines_of(words: list[Word]) -> list[str]:
    """The lines that words make, sorted: words of about one baseline, from left to right, without their spaces."""
    lines: dict[int, list[Word]] = defaultdict(list)
    baselines: list[float] = []
    for word in sorted(words, key=lambda each: each.y):
        near = next((i for i, y in enumerate(baselines) if abs(y - word.y) < _SAME_LINE * word.size), None)
        if near is None:
            baselines.append(word.y)
            near = len(baselines) - 1
        lines[near].append(word)
    return sorted(text for line in lines.values() for text in _cut(sorted(line, key=lambda each: each.x)))


def _cut(line: list[Word]) -> list[str]:
    """The texts that stand beside each other on a line."""
    texts = [line[0].text]
    for before, word in pairwise(line):
        if word.x - before.right > _APART * word.size:
            texts.append(word.text)
        else:
            texts[-1] += word.text
    return texts
