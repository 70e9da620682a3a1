"""Disagreements in words: what a diagnostic says where a statement and its evidence differ."""

from __future__ import annotations

from builder.evidence.agreement import Disagreement
from builder.evidence.clauses import Claim
from builder.evidence.clauses.certainty import certainty_of
from builder.evidence.problem import Problem, quoted
from builder.model.diagnostic import Severity
from builder.model.text import Place

_WAYS = {
    "up": "up",
    "down": "down",
    "flat": "unchanged",
    "either": "changed",
    "not up": "not up",
    "not down": "not down",
    None: "neither way",
}


def disagreement_problem(found: Disagreement, claim: Claim, place: Place, said: str) -> Problem:
    """The diagnostic of a disagreement.

    Args:
        found: The disagreement.
        claim: What the outline says.
        place: Where it says so.
        said: The outline's own words for it.
    """
    ground = found.ground
    details = [
        ("outline says", quoted(said)),
        ("source says", quoted(_said_there(found))),
        ("line", ground.cited.where),
    ]
    hints = [_HINTS[found.fault]]
    if found.other is not None:
        details.insert(2, ("and says", quoted(found.other.text)))
    severity: Severity = "warning" if found.fault == "evidence-undecided" else "error"
    return Problem(found.fault, _message(found, claim), place, tuple(details), tuple(hints), severity)


def _said_there(found: Disagreement) -> str:
    """The clause; the sentence where the word that makes it uncertain stands in another clause."""
    claim, context = found.ground.claim, found.ground.cited.context
    if found.about != "certainty" or certainty_of(context, claim.clause, claim.quantity.span):
        return found.ground.text
    return context[claim.sentence.start : claim.sentence.end].strip()


_HINTS = {
    "figure-subject": "say of the number what the source says of it, or take the number that belongs to the subject",
    "figure-direction": "correct the direction",
    "figure-unit": "give the number in the source's unit",
    "figure-period": "give the period as the source does, or cite the passage that has it",
    "figure-qualifier": "say how exact the number is as the source does",
    "evidence-undecided": "look it up; if the source bears it out, add `confirmed: {by: …, on: …}` to the entry",
}


def _message(found: Disagreement, claim: Claim) -> str:
    number, evidence = claim.quantity.text, found.ground.claim
    if found.fault == "figure-subject":
        return f"the evidence gives {evidence.quantity.text} for another subject"
    if found.fault == "figure-direction":
        if claim.role and evidence.role and claim.role != evidence.role:
            return f"the evidence says {evidence.role} {evidence.quantity.text}, not {claim.role} {number}"
        has, said = _WAYS[evidence.direction], _WAYS[claim.direction]
        number = f"what is said of {number}" if claim.quantity.kind in ("year", "date") else evidence.quantity.text
        return f"{number} is {has} by the evidence{'' if has == f'not {said}' else f', not {said}'}"
    if found.fault == "figure-unit":
        is_rate = claim.manner.has_other_rate(evidence.manner)
        has, said = (f"{_in_unit(c)} per {c.manner.rate}" if is_rate else _in_unit(c) for c in (evidence, claim))
        return f"the evidence has {has}, not {said}"
    if found.fault == "figure-period":
        return f"the evidence gives {evidence.quantity.text} for another period"
    if found.fault == "figure-qualifier":
        return f"the evidence says {_exactly(evidence)}, not {_exactly(claim)}"
    return f"the rules can't tell whether the evidence says the same of {number} ({found.about})"


def _exactly(claim: Claim) -> str:
    qualifier, number = claim.quantity.qualifier, claim.quantity.text
    return f"{qualifier} {number}" if qualifier else f"{number} alone"


def _in_unit(claim: Claim) -> str:
    unit = claim.quantity.unit if claim.measure and claim.quantity.unit else ""
    is_there = (
        not unit or any(word.isalpha() for word in claim.quantity.text.split()[1:]) or unit in claim.quantity.text
    )
    return claim.quantity.text if is_there else f"{claim.quantity.text} {unit}"
