"""Clauses of a passage, and what each says about direction and subject: a first, deliberately plain reading."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from builder.model.outline import Direction
from builder.model.source import Span

_BREAK = re.compile(
    r"[;!?., ](?:(?<=[;!?])|(?<=\.)(?= |$|\")|(?:(?<= )|(?<=,) )(?:and|but|while|whilst|whereas|although)(?= ))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UP = _words(
    "up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb"
    " climbs climbed climbing surge surges surged surging soar soars soared soaring jump jumps jumped jumping higher"
    " gain gains gained doubled doubling trebled trebling tripled tripling quadrupled multiplied rocketed swelled"
    " upward upwards hike rebounded"
)
_DOWN = _words(
    "down fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing decline"
    " declines declined declining reduce reduces reduced reducing reduction dip dips dipped plunge plunges plunged"
    " plunging plummeted shrink shrinks shrank shrunk lower lowered halved halving slump slumped sank sunk tumbled"
    " downward downwards lessened"
)
_NEGATIONS = _words("not never no without cannot hardly neither nor didn't hasn't haven't wasn't weren't don't")

_STOP = _words(
    "a an the of in on at to for from by with and or but as is are was were be been being that which who whom whose"
    " this these those it its their his her they he she we our us you your has have had do does did not no than then"
    " there here when where while after before during since until into out over under up down about between among"
    " through per each every all any some more most less least other such own same so too very can could will would may"
    " might shall should must also only just"
)
# Words that many subjects share: alone they don't tell one from another.
_WEAK = _words(
    "use usage consumption number rate share figure level total amount case people rise fall increase decrease change"
    " growth percentage proportion percent cent year person"
)


def split_clauses(text: str) -> tuple[Span, ...]:
    """Ranges of a folded passage between its semicolons, sentence ends, "and", "but", "while"; none is empty."""
    clauses = []
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            clauses.append(Span(start, gap.start()))
        start = gap.end()
    if start < len(text):
        clauses.append(Span(start, len(text)))
    return tuple(clauses)


def clause_at(text: str, offset: int) -> str:
    """The clause that the character at ``offset`` stands in, or the next one; empty behind the last."""
    ends, clauses = _clauses(text)
    index = bisect_right(ends, offset)
    return clauses[index] if index < len(clauses) else ""


@lru_cache(maxsize=64)
def _clauses(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    spans = split_clauses(text)
    return tuple(span.end for span in spans), tuple(text[span.start : span.end] for span in spans)


@lru_cache(maxsize=1024)
def directions(text: str) -> tuple[Direction | None, ...]:
    """The direction words of a text, in order; None for one that is negated just before."""
    words = _WORD.findall(text.lower())
    found: list[Direction | None] = []
    for place, word in enumerate(words):
        if word not in _UP and word not in _DOWN:
            continue
        if word == "up" and words[place + 1 : place + 2] == ["to"]:
            continue
        negated = not _NEGATIONS.isdisjoint(words[max(0, place - 3) : place])
        found.append(None if negated else "up" if word in _UP else "down")
    return tuple(found)


@lru_cache(maxsize=4096)
def subject_words(text: str) -> frozenset[str]:
    """The content words of a text, without their endings, so that "reports" and "report" are one."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP)


def strong_words(words: frozenset[str]) -> frozenset[str]:
    """Those that tell one subject from another; all of them where none does."""
    return (words - _WEAK_STEMS) or words


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 2:
            return word.removesuffix(ending)
    return word


_WEAK_STEMS = frozenset(_stem(word) for word in _WEAK)
