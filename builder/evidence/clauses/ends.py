"""The two ends of a change: "from 3,880 to 2,140"."""

from __future__ import annotations

import re
from itertools import pairwise

from builder.evidence.clauses.claim import Claim
from builder.evidence.clauses.directions import Direction
from builder.evidence.text.lexicon import WORD, change_of, words
from builder.model.source import Span

_MOVING = words("went goes go gone moved moves put puts pushed took brought")
_RANGES = re.compile(r"\brang(?:e|es|ed|ing) (?:from|between)\b", re.IGNORECASE)


def with_ends(claims: list[Claim], text: str) -> list[Claim]:
    """What follows from two ends of a change, "from 3,880 to 2,140": which way it went, and at which of two years.

    A sentence without a verb of change, such as "ranged", says nothing of a way.

    Args:
        claims: Those of one sentence.
        text: The folded text that it stands in.
    """
    tells_of_change = False
    for index, (left, right) in enumerate(pairwise(claims)):
        if {left.role, right.role} != {"from", "to"} or left.quantity.kind != right.quantity.kind:
            continue
        # Asked once: a sentence of any length may have any number of ends.
        tells_of_change = tells_of_change or _tells_of_change(text, left.sentence)
        if not tells_of_change:
            break
        first, last = (left, right) if left.role == "from" else (right, left)
        way: Direction = "up" if first.quantity.value < last.quantity.value else "down"
        years = sorted(period for period in left.periods & right.periods if period[0] == "year")
        at_first, at_last = (years[:1], years[1:]) if len(years) == 2 else (years, years)
        first = _at_end(first, way, years, at_first)
        last = _at_end(last, way, years, at_last)
        claims[index : index + 2] = (first, last) if left.role == "from" else (last, first)
    return claims


def _tells_of_change(text: str, sentence: Span) -> bool:
    moving = set(WORD.findall(text[sentence.start : sentence.end].lower()))
    if not any(word in _MOVING or change_of(word) in ("up", "down", "either") for word in moving):
        return False
    return _RANGES.search(text, *sentence) is None


def _at_end(claim: Claim, way: Direction, years: list[tuple[str, str]], at: list[tuple[str, str]]) -> Claim:
    return claim._replace(direction=claim.direction or way, periods=(claim.periods - {*years}) | {*at})
