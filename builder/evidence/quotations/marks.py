"""Quotation marks told apart: which open, which close, which are apostrophes; and what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.evidence.text.folding import FoldedSource

BREAK = "\n"
"""Stands for the end of a paragraph in a text with its marks told apart."""

_OPENING = "\u201c\u201e\u00ab\u201f"
_CLOSING = "\u201d\u00bb"
_SINGLE_OPENING = "\u2018\u201a\u2039"
_MARK_OR_SPACE = re.compile("[\"' ]")
_BEFORE_OPENING = frozenset(' \n([-/\u201c\u201d\u2018\u2019"')
_MARK = re.compile(r"[“”]")
_OPENING_MARK = re.compile(r'[“"‘]')
_CLOSING_MARK = re.compile(r'[”"\n]')
_LONG_LINE = 120
_MAX_SINGLE = 800
_ENDS = frozenset(".!?:\"'\u201c\u201d\u2018\u2019)")


class Quoted(NamedTuple):
    """A stretch between quotation marks, marks included; ``closed`` is False where the paragraph ends before it does.

    It may hold opening marks inside: each paragraph of a long quotation begins with one.
    """

    start: int
    end: int
    closed: bool = True


def marked_text(source: FoldedSource, start: int, end: int) -> str:
    """A range of a source's folded text with ``“ ” ‘ ’`` for its marks and ``\\n`` for its paragraphs' ends.

    Straight marks are told apart by the characters beside them. Nothing moves: the text is as long as the range.
    """
    text = source.folded.text[start:end]
    chars = list(text)
    has_blank_lines = "\n\n" in source.source.text
    for found in _MARK_OR_SPACE.finditer(text):
        at = found.start()
        original = source.source.text[slice(*source.folded.span(start + at, start + at + 1))]
        if found[0] == " ":
            if "\n" in original and _ends_paragraph(source, original, start + at, has_blank_lines):
                chars[at] = BREAK
        elif found[0] == '"':
            chars[at] = _double(text, at, original)
        else:
            chars[at] = _single(text, at, original)
    return "".join(chars)


def _ends_paragraph(source: FoldedSource, gap: str, at: int, has_blank_lines: bool) -> bool:
    """A blank line does; so does the end of a line longer than wrapped text has, and, in texts without blank lines,
    that of a sentence."""
    if gap.count("\n") > 1 or (not has_blank_lines and source.folded.text[at - 1 : at] in _ENDS):
        return True
    text, offset = source.source.text, source.folded.starts[at]
    return text.rfind("\n", max(0, offset - _LONG_LINE), offset) < 0 and offset >= _LONG_LINE


def _double(text: str, at: int, original: str) -> str:
    if original in _OPENING:
        return "\u201c"
    if original in _CLOSING:
        return "\u201d"
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if before in _BEFORE_OPENING and not after.isspace():
        return "\u201c"
    if before.isdecimal() and original in "\u2033\u2036":
        return original
    return "\u201d" if not before.isspace() and not after.isalnum() else '"'


def _single(text: str, at: int, original: str) -> str:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if before.isalnum() and after.isalnum():
        return "'"
    if original in _SINGLE_OPENING:
        return "\u2018"
    if before in _BEFORE_OPENING and after.isalnum() and not (after.isdecimal() and text[at + 2 : at + 4] == "0s"):
        return "\u2018" if original != "\u2019" else "'"
    return "\u2019" if not before.isspace() and not after.isalnum() else "'"


def find_quoted(text: str, *, within: bool = False) -> tuple[Quoted, ...]:
    """The quotations of a marked text, in order, the outer ones only.

    Args:
        text: As ``marked_text`` gives it.
        within: Whether the text may begin inside a quotation.
    """
    found: list[Quoted] = []
    first = _MARK.search(text)
    if within and first is not None and first[0] == "”":
        found.append(Quoted(0, first.end()))
    at = found[0].end if found else 0
    while (mark := _OPENING_MARK.search(text, at)) is not None:
        quoted = _single_at(text, mark.start()) if mark[0] == "‘" else _double_at(text, mark.start())
        if quoted is not None:
            found.append(quoted)
        at = mark.end() if quoted is None else quoted.end
    return tuple(found)


def _double_at(text: str, start: int) -> Quoted:
    """To its closing mark, over the paragraphs that begin with a mark again, or to the paragraph's end."""
    at = start + 1
    while (mark := _CLOSING_MARK.search(text, at)) is not None:
        if mark[0] != BREAK:
            return Quoted(start, mark.end())
        if text[mark.start() : mark.start() + 8].lstrip()[:1] != "“":
            return Quoted(start, mark.start(), closed=False)
        at = mark.end() + 1
    return Quoted(start, len(text), closed=False)


def _single_at(text: str, start: int) -> Quoted | None:
    """To its closing mark in the paragraph; None where there is none, for then it is an apostrophe.

    A mark that double ones inside leave open closes nothing: ``‘I told them “don’t”,’``.
    """
    limit = text.find(BREAK, start, start + _MAX_SINGLE)
    limit = min(len(text), start + _MAX_SINGLE) if limit < 0 else limit
    close = text.find("’", start + 1, limit)
    while close >= 0:
        inside = text[start:close]
        if inside.count("“") == inside.count("”"):
            return Quoted(start, close + 1)
        close = text.find("’", close + 1, limit)
    return None
