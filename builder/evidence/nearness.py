"""Whether a text speaks of what stands around its number in the evidence, or around another one."""

from __future__ import annotations

from collections.abc import Sequence

from builder.evidence.clauses import Claim
from builder.evidence.passages import Evidence, Ground
from builder.evidence.text.lexicon import WEAK, strong, subject_stems

# So many more of a text's words around another number than around its own are no accident.
_MARGIN = 3


def find_other_count(stated: Claim, places: Sequence[Ground], evidence: Evidence) -> Ground | None:
    """Another number that counts what a text counts, where no sentence that has the text's number speaks of it.

    "700 skydivers died" where the source has "700 jumps", and "two skydivers" elsewhere.

    Args:
        stated: What the text says.
        places: The claims with its number; at least one.
        evidence: All that is cited.
    """
    counted = subject_stems(stated.quantity.unit or "") - WEAK
    if stated.quantity.kind != "number" or not counted:
        return None
    # "Two missing women": what is counted may stand behind an adjective.
    if any((counted | stated.behind) & _around(place) for place in places):
        return None
    return next((ground for ground in evidence.with_words(counted) if _is_other(ground, stated)), None)


def shares_no_word(stated: Claim, places: Sequence[Ground]) -> bool:
    """Whether no sentence that has a text's number has a word of the text's clause."""
    return not any(strong(stated.words) & _around(place) for place in places)


def find_nearer(stated: Claim, places: Sequence[Ground], evidence: Evidence) -> Ground | None:
    """Another number of the same kind whose clause has far more of a text's words than the sentences of ``places``."""
    if stated.quantity.kind == "ordinal" or stated.measure:
        return None
    words = strong(stated.words)
    if len(words) < _MARGIN:
        return None
    enough = max(len(words & _around(place)) for place in places) + _MARGIN
    return next(
        (
            ground
            for ground in evidence.with_words(words)
            if len(words & ground.claim.words) >= enough and _is_other(ground, stated)
        ),
        None,
    )


def _around(ground: Ground) -> frozenset[str]:
    start, end = ground.claim.sentence
    return ground.claim.words | subject_stems(ground.cited.context[start:end])


def _is_other(ground: Ground, stated: Claim) -> bool:
    quantity = ground.claim.quantity
    return quantity.kind == stated.quantity.kind and abs(quantity.value) != abs(stated.quantity.value)
