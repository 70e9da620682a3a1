"""Whether a text speaks of what stands around its number in the evidence, or around another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.evidence.clauses import Claim
from builder.evidence.passages import Evidence, Ground
from builder.evidence.text.lexicon import WEAK, strong, subject_stems

# So many more of a text's words around another number than around its own are no accident.
_MARGIN = 3


class Nearer(NamedTuple):
    """Another number that a text's words belong to; ``is_plain`` where none of them stands around the text's own."""

    ground: Ground
    is_plain: bool


def find_nearer(stated: Claim, places: Sequence[Ground], evidence: Evidence) -> Nearer | None:
    """Another number that counts what a text counts, or whose clause has far more of the text's words.

    Args:
        stated: What the text says.
        places: The claims with its number; at least one.
        evidence: All that is cited.
    """
    around = [_words_around(place) for place in places]
    said = strong(stated.words)
    if other := _other_count(stated, around, evidence):
        return Nearer(other, not any(said & words for words in around))
    if other := _other_clause(stated, said, around, evidence):
        return Nearer(other, False)
    return None


def _words_around(ground: Ground) -> frozenset[str]:
    """The stems of a number's clause, and of the sentence it stands in."""
    start, end = ground.claim.sentence
    return ground.claim.words | subject_stems(ground.cited.context[start:end])


def _other_count(stated: Claim, around: Sequence[frozenset[str]], evidence: Evidence) -> Ground | None:
    """Another number that counts the same, where no sentence that has the text's number speaks of it.

    "700 skydivers died" where the source has "700 jumps", and "two skydivers" elsewhere.
    """
    counted = subject_stems(stated.quantity.unit or "") - WEAK
    if stated.quantity.kind != "number" or not counted:
        return None
    # "Two missing women": what is counted may stand behind an adjective.
    counted_or_behind = counted | stated.behind
    if any(counted_or_behind & words for words in around):
        return None
    return next((ground for ground in evidence.with_words(counted) if _is_other(ground, stated)), None)


def _other_clause(
    stated: Claim, said: frozenset[str], around: Sequence[frozenset[str]], evidence: Evidence
) -> Ground | None:
    """Another number of the same kind whose clause has far more of the words said."""
    if stated.quantity.kind == "ordinal" or stated.measure:
        return None
    enough = max(len(said & words) for words in around) + _MARGIN
    if enough > len(said):
        return None
    near = (ground for ground in evidence.with_words(said) if len(said & ground.claim.words) >= enough)
    return next((ground for ground in near if _is_other(ground, stated)), None)


def _is_other(ground: Ground, stated: Claim) -> bool:
    quantity = ground.claim.quantity
    return quantity.kind == stated.quantity.kind and abs(quantity.value) != abs(stated.quantity.value)
