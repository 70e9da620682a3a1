""" "First" and "second": everyday words, but "finished first" is wrong where the evidence says "finished second"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.evidence.passages import Evidence
from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import content_stem, stem, words

_BEFORE = re.compile(r"([^\W\d_]+) (?:the )?$")
_BEHIND = re.compile(r"[ -]([^\W\d_]+)")
# Behind these an ordinal is a rank.
_RANKING = frozenset(
    map(stem, words("finish finished finishes come came comes place placed rank ranked ranks sit sits"))
)


def other_rank(quantity: Quantity, text: str, evidence: Evidence) -> str:
    """The rank that the evidence gives instead: "finished second" for "finished first"; empty where it has none.

    Args:
        quantity: An ordinal of ``text``.
        text: A folded text.
        evidence: What it is held against. Where it has the ordinal, of whatever, no rank is another.
    """
    if quantity.kind != "ordinal":
        return ""
    said = _beside(quantity, text)
    ordinals = [(cited, other) for cited in evidence.cited for other in cited.quantities if other.kind == "ordinal"]
    if not said or any(other.value == quantity.value for _, other in ordinals):
        return ""
    return next((other.text for cited, other in ordinals if said & _beside(other, cited.context)), "")


def _beside(quantity: Quantity, text: str) -> frozenset[tuple[str, str]]:
    """The verb of ranking before an ordinal, and the word behind it."""
    before = _BEFORE.search(text, max(0, quantity.span.start - 24), quantity.span.start)
    behind = _BEHIND.match(text, quantity.span.end)
    found: Iterable[tuple[str, str]] = (
        ("before", stem(before[1].lower()) if before else ""),
        ("behind", content_stem(behind[1].lower()) if behind else ""),
    )
    return frozenset((where, word) for where, word in found if word and (where == "behind" or word in _RANKING))
