"""Sentences of a folded text: where what is said of one thing ends at the latest."""

from __future__ import annotations

import re

from builder.evidence.text.lexicon import words
from builder.model.source import Span

HARD_BREAK = "\n"
"""Stands in a folded text for the end of a paragraph, a heading or a row."""
CELL_BREAK = "\t"
"""Stands in a folded text for the gap between two cells of a row."""

_ABBREVIATIONS = words("mr mrs ms dr prof rev sr jr st gen col lt sgt capt cllr hon gov sen rep vs etc approx eg ie ca")
# These are words as well, or end a sentence: before a digit they don't.
_BEFORE_DIGITS = words("no nos fig art sec vol pp jan feb mar apr jun jul aug sep sept oct nov dec")
_END = re.compile(r"[.!?]+[\"')\]]*(?:[ ](?=[\"'(\[]*[^\s\"'(\[a-z])|$|(?=[\n\t]))|\n+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a folded text, in order, none of them blank; in time linear in its length.

    A full stop behind an abbreviation, an initial or a number without a space behind it ends none.
    """
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if _is_abbreviation(text, end):
            continue
        if text[start : end.end()].strip():
            spans.append(Span(start, end.end()))
        start = end.end()
    if text[start:].strip():
        spans.append(Span(start, len(text)))
    return tuple(spans)


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    if not end[0].startswith(".") or end[0].startswith("..") or end.end() >= len(text):
        return False
    before = _LAST_WORD.search(text, max(0, end.start() - 12), end.start() + 1)
    if before is None:
        return False
    word = before[1]
    single = len(word) == 1 and word.isupper()
    dotted = end.start() >= 2 and text[end.start() - 2] == "." and len(word) == 1
    if word.lower() in _BEFORE_DIGITS:
        return text[end.end() : end.end() + 1].isdecimal()
    return single or dotted or word.lower() in _ABBREVIATIONS
