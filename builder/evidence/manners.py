"""Whether a statement does with its number what a clause does, and is as careful about it."""

from __future__ import annotations

from builder.evidence.clauses import Claim
from builder.evidence.clauses.acts import are_opposed
from builder.evidence.text.lexicon import WEAK


def differing_manner(stated: Claim, claim: Claim, *, strict: bool) -> str:
    """``verb`` where the clause has the opposite verb; ``certainty`` where a statement makes a fact of what is none.

    Args:
        stated: What the outline says.
        claim: What the evidence says of the same number.
        strict: For a figure. A text has to share a word with the clause that says more than its number.
    """
    if stated.manner.acts and are_opposed(stated.manner.acts, claim.manner.acts):
        return "verb"
    shares = strict or bool((stated.own & claim.own) - WEAK)
    return "certainty" if shares and not stated.manner.is_as_careful(claim.manner.certainty) else ""
