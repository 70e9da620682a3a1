"""Where words may be parted at a line's end, by the language's dictionary; addresses, after their own signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from builder.model.text import SOFT_HYPHEN

Parting = Callable[[str, str | None], Sequence[tuple[int, str]]]
"""Of a word, and the language that its run is in: where it may be parted, with what is shown at the end of the line."""

# Fewer letters are not left alone at a line's end, and fewer not carried over; and shorter words are not parted.
_LEFT, _RIGHT, _SHORTEST = 3, 3, 7
# Of an address, or what is left of one: signs that no word has, or several names with points between them.
_ADDRESS = re.compile(r"[/?&=#_@]|\w{2}\.\w{2,}\.\w{2}")
_AFTER = re.compile(r"(?<=[/.?&=#_-])(?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+")


def parting_in(language: str) -> Parting:
    """How words of a text in ``language``, a BCP 47 tag, are parted."""

    def parts(word: str, own: str | None) -> Sequence[tuple[int, str]]:
        if _ADDRESS.search(word):
            return [(found.start(), "") for found in _AFTER.finditer(word)]
        return _syllables(word, own or language)

    return parts


@lru_cache(maxsize=4096)
def _syllables(word: str, language: str) -> tuple[tuple[int, str], ...]:
    """The places in the longest stretch of letters of a word; none in an abbreviation."""
    letters = max(_LETTERS.finditer(word), key=lambda found: found.end() - found.start(), default=None)
    if letters is None or len(letters[0]) < _SHORTEST or letters[0].isupper():
        return ()
    positions = _dictionary(language)
    last = len(letters[0]) - _RIGHT
    return tuple((letters.start() + at, SOFT_HYPHEN) for at in positions(letters[0]) if _LEFT <= at <= last)


@lru_cache(maxsize=16)
def _dictionary(language: str) -> Callable[[str], Sequence[int]]:
    """Gives the places where a word may be parted without being written in another way; none in unknown languages."""
    import pyphen  # only where a word has to be parted: a dictionary takes a while to read

    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return lambda word: ()
    dictionary = pyphen.Pyphen(lang=known)
    return lambda word: [int(at) for at in dictionary.positions(word) if not at.data]
