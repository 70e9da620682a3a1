"""Numbers that are part of a name, mostly ages: "Priya Nand, 19,", "a 9-year-old girl"; held against whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from builder.evidence.agreement import Disagreement
from builder.evidence.clauses import Claim
from builder.evidence.clauses.measures import YEARS_OLD
from builder.evidence.clauses.periods import is_age_of_name
from builder.evidence.passages import Evidence, Ground


def find_other_age(claim: Claim, text: str, candidates: Sequence[Ground], evidence: Evidence) -> Disagreement | None:
    """How an age, or another number beside a name, differs from every claim that has it.

    Args:
        claim: What the text says; a label, as ``is_label`` tells.
        text: The text.
        candidates: The claims with its number; at least one.
        evidence: All that is cited.
    """
    ages = [ground for ground in candidates if _may_be_age(ground)]
    if not ages and (claim.measure == YEARS_OLD or is_age_of_name(claim.quantity, text)):
        is_time = all(ground.claim.measure == "year" for ground in candidates)
        return Disagreement("evidence-undecided" if is_time else "figure-unit", candidates[0], about="unit")
    if other := _other_of_name(claim, candidates, evidence):
        return Disagreement("figure-subject", candidates[0], other)
    if ages and (other := _other_of_noun(claim, ages, evidence)):
        return Disagreement("evidence-undecided", ages[0], other, about="subject")
    return None


def _may_be_age(ground: Ground) -> bool:
    claim = ground.claim
    return claim.measure == YEARS_OLD or not (claim.measure or claim.quantity.unit) or bool(claim.beside)


def _other_of_name(claim: Claim, candidates: Sequence[Ground], evidence: Evidence) -> Ground | None:
    """The number that belongs to the name beside a number, where none of the candidates does."""
    names = claim.beside & evidence.names
    others = [((g.claim.beside or g.claim.own) & evidence.names) - claim.words for g in candidates]
    if not names or not all(others) or any(names & (g.claim.beside or g.claim.words) for g in candidates):
        return None
    return next((other for other in evidence.with_words(names) if other not in candidates), None)


def _other_of_noun(claim: Claim, ages: Sequence[Ground], evidence: Evidence) -> Ground | None:
    """Somebody else's age: of "Girl, 87," where the source has a girl of 4 and a woman of 87."""
    nouns = claim.beside - evidence.names
    if not nouns or any(nouns & (ground.claim.own | ground.claim.beside) for ground in ages):
        return None
    value = abs(claim.quantity.value)
    return next(
        (
            other
            for other in evidence.with_words(nouns)
            if other.claim.measure == YEARS_OLD and abs(other.claim.quantity.value) != value
        ),
        None,
    )
