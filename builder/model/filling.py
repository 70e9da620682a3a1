"""Texts with marks around values, cut once, so that the values of any record are put in quickly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from builder.model.ledger import as_seen
from builder.model.records import MARKED, has_mark, mark_number

_JOINING = re.compile(r"_(?:x[0-9A-Fa-f]{0,4})?$")
"""What Office might read as the beginning of a character's code."""


def _is_joined(text: str) -> bool:
    return text[:1] == "_" or unicodedata.combining(text[:1] or " ") != 0 or "\u1100" <= text[:1] <= "\u11ff"


def is_inert(value: str) -> bool:
    """Whether a value is the same in any surroundings: it has one space at most between words, and joins with nothing.

    What is not inert may still be shown; only its way through a text can't be foreseen without the text.
    """
    if value.isascii() and "_" not in value and "  " not in value:
        return value.isprintable() and value[:1] != " " != value[-1:]
    seen = as_seen(value)
    return seen == value and not _is_joined(value) and not has_mark(value) and "_" not in value


class Blank:
    """A text as its constant parts and the numbers of the fields between them."""

    __slots__ = ("first", "numbers", "rest")

    def __init__(self, text: str) -> None:
        """Cut a text with marks; what stands between them is left out."""
        pieces = MARKED.split(text)
        self.numbers = tuple([mark_number(mark) for mark in pieces[1::3]])
        self.first = pieces[0]
        self.rest = tuple(zip(self.numbers, pieces[3::3], strict=True))

    def fill(self, values: Mapping[int, str]) -> str:
        """The text with other values."""
        filled = [self.first]
        for number, part in self.rest:
            filled += (values[number], part)
        return "".join(filled)


class Coded:
    """A text with blanks as bytes in UTF-8, so that a long one is not encoded again each time."""

    __slots__ = ("_first", "_rest")

    def __init__(self, blank: Blank) -> None:
        self._first = blank.first.encode()
        self._rest = [(number, part.encode()) for number, part in blank.rest]

    def fill(self, values: Mapping[int, bytes]) -> bytes:
        """The text with other values, in UTF-8."""
        filled = [self._first]
        for number, part in self._rest:
            filled += (values[number], part)
        return b"".join(filled)


class Cut(Blank):
    """A text in which values may stand that are encoded for it, without becoming one with what is beside them."""

    __slots__ = ()

    def __init__(self, text: str, values: Mapping[int, str]) -> None:
        """Cut a text.

        Args:
            text: With marks.
            values: What stands between the marks of each number, as encoded in this text.

        Raises:
            ValueError: Something else stands between marks, or one mark has no other.
        """
        super().__init__(text)
        pieces = MARKED.split(text)
        if any(values.get(number) != value for number, value in zip(self.numbers, pieces[2::3], strict=True)):
            raise ValueError("a value has become something else")
        parts = pieces[0::3]
        if any(map(has_mark, parts)):
            raise ValueError("a mark has lost the other")
        if any(_JOINING.search(part) for part in parts[:-1]) or any(map(_is_joined, parts[1:])):
            raise ValueError("what stands beside a value may become one with it")
