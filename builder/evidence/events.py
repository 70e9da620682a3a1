"""Dates and years of a text, held against what the evidence says happened then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.evidence.agreement import Disagreement
from builder.evidence.clauses import Claim, find_dated_claims
from builder.evidence.passages import Evidence, Ground
from builder.evidence.quantities import Quantity
from builder.evidence.quantities.support import stated_keys
from builder.evidence.text.lexicon import WEAK

# No passage repeats a date so often; comparing all with all would take quadratic time.
_MAX_PLACES = 50


def find_other_events(
    text: str, quantities: Sequence[Quantity], evidence: Evidence, language: str
) -> Iterator[tuple[Claim, Disagreement]]:
    """The dates of a folded text that the evidence gives another event of the same sentence.

    "The trial ended in 2021" where the source says "began in 2021 and ended in 2022". Where nothing in that sentence
    has the text's own words, it is a paraphrase and passes.
    """
    for claim in find_dated_claims(text, quantities, language):
        dates = evidence.of_dates
        places = [place for key in stated_keys(claim.quantity) for place in dates.by_key.get(key, ())][:_MAX_PLACES]
        rivals = [(place, _rival(claim, place, dates)) for place in places]
        if rivals and all(rival is not None for _, rival in rivals):
            yield claim, Disagreement("figure-subject", *rivals[0])
        elif places and all(_is_turned(claim, place.claim) for place in places):
            yield claim, Disagreement("figure-direction", places[0])


def _is_turned(stated: Claim, claim: Claim) -> bool:
    """Whether the clause has all that the text speaks of, and says that it went the other way."""
    subject = stated.own - WEAK
    if not subject or not subject <= claim.words:
        return False
    return {stated.direction, claim.direction} == {"up", "down"}


def _rival(stated: Claim, place: Ground, dates: Evidence) -> Ground | None:
    """Another date of the sentence whose clause has what the text says and this one's clause does not."""
    claim = place.claim
    missing = stated.own - claim.words - WEAK
    if not missing or not claim.own - stated.words - WEAK:
        return None
    for other in dates.with_words(missing):
        its = other.claim
        in_sentence = other.cited is place.cited and its.sentence == claim.sentence
        if in_sentence and its.clause != claim.clause and missing & its.own and _is_other(its, claim):
            return other
    return None


def _is_other(one: Claim, two: Claim) -> bool:
    return set(stated_keys(one.quantity)).isdisjoint(stated_keys(two.quantity))
