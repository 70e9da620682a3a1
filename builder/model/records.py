"""Fields of a record: what an outline leaves open, to be filled for each edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from builder.model.text import Text

FieldType = Literal["text", "number", "phone", "url"]

PLACEHOLDER = re.compile(r"\{([A-Za-z0-9][A-Za-z0-9_.-]*)\}")
"""A field's name in braces, as texts have it. Anything else in braces is literal."""

Record = Mapping[str, str]
"""The value of every field, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """A field of the records; ``limit`` is the most characters that a value may have.

    ``example`` is what stands in its place in the plain build.
    """

    id: Text
    example: Text
    type: FieldType = "text"
    limit: int = 120


# --- values that can be told from the text around them -------------------------------------------------------------

MARKS = frozenset(chr(code) for code in range(0x10600, 0x10737))
"""Letters of a script that nobody writes. Around a value they take no room, so that a text with them breaks as the
same text without; what becomes of the value can then be found in whatever is made of it."""

MOST_MARKED = 100
_FIRST, _END = 0x10600, chr(0x10736)
MARKED = re.compile(f"([{chr(_FIRST)}-{chr(0x10735)}])([^{chr(_FIRST)}-{_END}]*){_END}")


def marked(value: str, number: int) -> str:
    """A value between the marks of the field of a number, from 0 to ``2 * MOST_MARKED``."""
    return f"{chr(_FIRST + number)}{value}{_END}"


def mark_number(mark: str) -> int:
    """The number of the field that a mark stands for."""
    return ord(mark) - _FIRST


def mark_numbers(*texts: str) -> tuple[int, ...]:
    """The numbers of the fields that have a value in any of some texts, each once."""
    return tuple(sorted({mark_number(mark) for text in texts if not text.isascii() for mark in _OPENING.findall(text)}))


def unmarked(text: str) -> str:
    """A text without marks."""
    return text if text.isascii() else _ANY_MARK.sub("", text)


_OPENING = re.compile(f"[{chr(_FIRST)}-{chr(0x10735)}]")
_ANY_MARK = re.compile(f"[{chr(_FIRST)}-{_END}]")


def has_mark(text: str) -> bool:
    return not text.isascii() and _ANY_MARK.search(text) is not None
