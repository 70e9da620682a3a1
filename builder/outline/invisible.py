"""Characters that nobody sees, and that make a text read differently to people and to programs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from builder.model.text import Place
from builder.outline.report import Report

# What orders text anew, carries a message that nobody sees, or looks like a blank and is a letter.
_HARMFUL = (
    "\u061c\u115f\u1160\u180e\u200e\u200f\u2028-\u202e\u2061-\u206f\u2800\u3164\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What only breaks, joins or dresses the letters around it: it comes with text that was copied from elsewhere.
_HARMLESS = "\u00ad\u034f\u200b-\u200d\u2060\ufe00-\ufe0f"
# Scripts from Hebrew on shape their letters by joiners; Latin, Greek and Cyrillic letters need none.
_JOINERS, _FIRST_JOINED = "\u200c\u200d", "\u0590"
_CODE = "invisible-character"
_LINE_BREAK = re.compile("\r\n|\r|\n")


def report_invisible(text: str, report: Report) -> bool:
    """Report the invisible characters of a file, by line; whether none of them does harm."""
    if text.isascii() or _pattern().search(text) is None:
        return True
    harmless = True
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        if report.full:
            break
        for match in _found(line):
            place = Place(number, match.start() + 1)
            if _is_harmful(match[0]):
                harmless = False
                report.error(_CODE, f"{_named(match[0])} changes what readers see", place, "delete it")
            else:
                report.warning(_CODE, f"{_named(match[0])} is invisible, and left out", place, "delete it")
    return harmless


def report_escaped(value: str, place: Place, report: Report) -> None:
    """Report those that a value has by their escape codes."""
    for match in _found(value):
        if _is_harmful(match[0]):
            report.error(_CODE, f"{_named(match[0])} changes what readers see", place, "delete its escape code")
        elif not report.has(_CODE, place.line):
            report.warning(_CODE, f"{_named(match[0])} is invisible, and left out", place, "delete its escape code")


def without_invisible(value: str) -> str:
    """The text without those of them that do no harm."""
    found = [match.span() for match in _found(value)]
    for start, end in reversed(found):
        value = value[:start] + value[end:]
    return value


def _found(text: str) -> Iterator[re.Match[str]]:
    """The invisible characters of a text, but for joiners between letters that are shaped by them."""
    for match in _pattern().finditer(text):
        around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        shapes = match[0] in _JOINERS and all(each >= _FIRST_JOINED and each.isalpha() for each in around)
        if not shapes:
            yield match


def _is_harmful(character: str) -> bool:
    return _harmful().match(character) is not None


def _named(character: str) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    return f"U+{ord(character):04X} ({name})"


@cache
def _pattern() -> re.Pattern[str]:
    """Made on first use, as most outlines are plain."""
    return re.compile(f"[{_HARMFUL}{_HARMLESS}]")


@cache
def _harmful() -> re.Pattern[str]:
    return re.compile(f"[{_HARMFUL}]")
