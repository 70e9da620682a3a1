"""What is said of a number, held against what the evidence says of it: subject, direction, period, qualifier.

Each test leaves only those claims of the evidence that pass it, so that a statement agrees where one claim bears all of
it out; where none does, the test says how the nearest one differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.evidence.clauses import Claim
from builder.evidence.clauses.directions import Direction
from builder.evidence.clauses.measures import YEARS_OLD
from builder.evidence.manners import differing_manner
from builder.evidence.nearness import find_nearer
from builder.evidence.passages import Evidence, Ground
from builder.evidence.text.lexicon import WEAK, stem, strong, subject_stems

Fault = Literal[
    "figure-subject", "figure-direction", "figure-period", "figure-unit", "figure-qualifier", "evidence-undecided"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How a statement differs from ``ground``; ``other`` is the claim that it may have been taken from."""

    fault: Fault
    ground: Ground
    other: Ground | None = None
    about: str = ""


_Test = Callable[[Claim, Sequence[Ground], Evidence, bool], tuple[Sequence[Ground], Disagreement | None]]


def find_disagreements(
    stated: Claim, candidates: Sequence[Ground], evidence: Evidence, *, strict: bool
) -> list[Disagreement]:
    """How a statement differs from every claim that has its number.

    Args:
        stated: What the outline says.
        candidates: The claims with that number, in that unit; at least one.
        evidence: All that is cited.
        strict: For a figure, whose subject has to be the source's and whose direction may not be guessed. A text may
            use other words for its subject, and may leave things out.
    """
    found: list[Disagreement] = []
    places = candidates
    for test in (_unit, _subject, _direction, _period, _qualifier, _manner):
        places, fault = test(stated, places, evidence, strict)
        if fault is not None:
            found.append(fault)
            if fault.fault in ("figure-subject", "figure-unit"):
                break
    return found


# --- unit ------------------------------------------------------------------------------------------------------------


def _unit(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    at_rate = [place for place in places if not stated.manner.has_other_rate(place.claim.manner)]
    fitting = [place for place in at_rate if _in_same_measure(stated, place.claim)]
    if fitting:
        return fitting, None
    if all({stated.measure, place.claim.measure} == {YEARS_OLD, "year"} for place in places):
        # What is 100 years old may have stood for 100 years.
        return places, Disagreement("evidence-undecided", places[0], about="unit")
    return places, Disagreement("figure-unit", places[0])


def _in_same_measure(stated: Claim, claim: Claim) -> bool:
    if stated.measure == claim.measure or stated.quantity.kind != "number":
        return True
    if {stated.measure, claim.measure} == {YEARS_OLD, "year"} and stated.quantity.value > _MAX_AGE:
        return True
    unnamed = claim if stated.measure else stated
    return not unnamed.measure and not subject_stems(unnamed.quantity.unit or "")


# Nobody is older; a fossil of so many years is so old.
_MAX_AGE = 130

# --- subject ---------------------------------------------------------------------------------------------------------


def _subject(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    subject = strong(stated.words)
    if not subject or (not strict and subject <= WEAK):
        return places, None
    if not subject & evidence.words:
        return places, _unknown(places[0], subject, evidence, strict)
    fitting = [place for place in places if _fits(subject, place.claim, evidence)]
    if fitting:
        return fitting, None
    named = [place for place in places if not has_other_name(stated, place, evidence)]
    if not named:
        return places, Disagreement("figure-subject", places[0], _with_name(stated, places[0], evidence))
    places = named
    rivals = [(place, _rival(stated, subject, place, evidence, strict)) for place in places]
    fitting = [place for place, rival in rivals if rival is None]
    if not fitting:
        return places, Disagreement("figure-subject", *rivals[0])
    if not strict and (nearer := find_nearer(stated, fitting, evidence)):
        fault: Fault = "figure-subject" if nearer.is_plain else "evidence-undecided"
        return fitting, Disagreement(fault, fitting[0], nearer.ground, about="subject")
    return _replaced(stated, subject, fitting, evidence, strict)


def has_other_name(stated: Claim, place: Ground, evidence: Evidence) -> bool:
    """Whether a statement is of one place and the clause of another: "in France" for "in Germany"."""
    claim = place.claim
    said = evidence.names & evidence.words - claim.words - claim.compared
    links = {link for link, name in stated.named if name in said & stated.words}
    names = claim.own & evidence.names - stated.words
    return any(link in links and name in names for link, name in claim.named)


def _with_name(stated: Claim, place: Ground, evidence: Evidence) -> Ground | None:
    """Another claim that has the statement's name."""
    names = stated.words & evidence.names
    return next((other for other in evidence.with_words(names) if other.claim.clause != place.claim.clause), None)


def _unknown(place: Ground, subject: frozenset[str], evidence: Evidence, strict: bool) -> Disagreement | None:
    """What is said where the evidence has none of the subject's words."""
    if not strict and subject & evidence.nearby:
        return None
    return Disagreement("figure-subject" if strict else "evidence-undecided", place, about="subject")


def _fits(subject: frozenset[str], claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim has all of a subject; what a comparison replaces does not count."""
    if subject <= claim.words:
        return True
    return subject <= claim.words | claim.compared and not _is_replaced(subject, claim, evidence)


def _is_replaced(subject: frozenset[str], claim: Claim, evidence: Evidence) -> bool:
    """Whether a comparison has words of its own, and the subject those that they stand in for."""
    its_words = claim.words if claim.is_item else claim.own
    instead = (claim.behind.union(claim.head) & its_words) - claim.compared - WEAK
    if claim.role is not None:  # "to 2% in light of the news" only goes on; "to 9 in York" names another place
        instead &= evidence.names
    return bool(instead) and not instead & subject and bool(subject & claim.compared - claim.own - WEAK)


def _rival(stated: Claim, subject: frozenset[str], place: Ground, evidence: Evidence, strict: bool) -> Ground | None:
    """Another number whose clause has what the statement says and this clause does not.

    In the same sentence, one such word is enough where this clause has others instead. In another sentence, the other
    clause has to have the whole subject; for a figure, more of it than this one.
    """
    claim = place.claim
    subject_and_unit = subject | stated.compared
    missing = subject - claim.words - (frozenset() if _is_replaced(subject, claim, evidence) else claim.compared) - WEAK
    here = subject & claim.words
    for other in evidence.with_words(missing):
        its = other.claim
        alike = _kind(its) == _kind(claim)
        if alike and abs(its.quantity.value) == abs(claim.quantity.value):
            continue
        in_sentence = other.cited is place.cited and its.sentence == claim.sentence
        if in_sentence and its.group == claim.group and (its.clause != claim.clause or its.own == claim.own):
            continue
        if in_sentence and _substitute(stated, claim) in its.own:
            return other
        if (subject_and_unit & claim.own) - WEAK - its.words - its.compared:
            continue
        if in_sentence and (strict or alike) and _stands_against(missing, subject_and_unit, claim, its, strict):
            return other
        if in_sentence or claim.quantity.kind == "ordinal" or not (strict or claim.stands_alone):
            continue
        if not (strict or alike) or not (claim.words if strict else claim.own) - WEAK - subject_and_unit:
            continue
        if here < subject & its.words and (subject <= its.own or (strict and not here)):
            return other
    return None


def _kind(claim: Claim) -> str:
    return "percent" if claim.quantity.kind in ("points", "fraction") else claim.quantity.kind


def _stands_against(missing: frozenset[str], subject: frozenset[str], claim: Claim, its: Claim, strict: bool) -> bool:
    """Whether a clause has, in the same place, others words than the missing ones that the other clause has."""
    if its.compares or its.is_gapped or claim.compares:
        return True
    if strict:
        return bool(claim.words - WEAK - subject)
    unit, other_unit = stem(claim.quantity.unit or ""), stem(its.quantity.unit or "")
    if other_unit in missing and unit and unit not in subject:
        return True
    head = {*claim.head} - WEAK or claim.taken
    in_head = missing & {*its.head} and head - WEAK - subject
    return bool(in_head or (missing & its.behind and claim.behind - WEAK - subject))


def _substitute(stated: Claim, claim: Claim) -> str:
    """The one word before the number in which a statement differs from a clause; empty where they differ in more."""
    if len(stated.head) != len(claim.head):
        return ""
    differing = [said for said, has in zip(stated.head, claim.head, strict=True) if said != has]
    return differing[0] if len(differing) == 1 and differing[0] not in WEAK else ""


def _replaced(
    stated: Claim, subject: frozenset[str], places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    """Whether a statement repeats a clause with another thing at its head, or says more than the evidence."""
    known = any(subject & place.claim.words - WEAK for place in places)
    if (
        len(evidence.words) <= _FEW_WORDS
        and not (strict and known)
        and all(_has_other_head(stated, place, evidence, strict) for place in places)
    ):
        fault: Fault = "figure-subject" if strict else "evidence-undecided"
        return places, Disagreement(fault, places[0], about="subject")
    unknown = subject - evidence.elsewhere - evidence.words - WEAK - _MEASURED
    if strict and unknown:
        fault = "figure-subject" if unknown & stated.names else "evidence-undecided"
        return places, Disagreement(fault, places[0], about="subject")
    if all(_is_of_unknown_name(stated, place.claim, evidence) for place in places):
        return places, Disagreement("evidence-undecided", places[0], about="subject")
    return places, None


def _is_of_unknown_name(stated: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether a statement is of a place that its sources never name, and the clause of another."""
    links = {link for link, name in claim.named if name in evidence.names and name not in stated.words}
    said = stated.names - evidence.elsewhere - evidence.words
    return any(link in links and name in said for link, name in stated.named)


# A figure may say what it measures of its subject where the source leaves it understood: "finished for £12 million".
_MEASURED = frozenset(map(stem, ("cost", "value", "age", "total", "closure", "stay")))
# A text that is held against more than a few sentences may well use words that they don't.
_FEW_WORDS = 60


def _has_other_head(stated: Claim, place: Ground, evidence: Evidence, strict: bool) -> bool:
    """Whether a statement has, before its number, a word that the evidence doesn't, in the place of another."""
    said = tuple(word for word in stated.head if word not in WEAK)
    has = tuple(word for word in place.claim.head if word not in WEAK)
    if not said or not has or said[0] in evidence.words or has[0] in said:
        return False
    if _IT_IS.search(place.text):
        return False
    differing = sum(word not in has for word in said), sum(word not in said for word in has)
    return strict or differing == (1, 1) or (len(said) == 1 and len(has) < 3)


# The clause speaks of what a sentence before it names.
_IT_IS = re.compile(
    r"\b(?:it|they|he|she|these|those) (?:is|are|was|were|has|have|had|will|rose|fell|did)\b", re.IGNORECASE
)


# --- direction -------------------------------------------------------------------------------------------------------

_AGAINST: dict[Direction, frozenset[Direction]] = {
    "up": frozenset(("down", "flat", "not up")),
    "down": frozenset(("up", "flat", "not down")),
    "flat": frozenset(("up", "down")),
    "either": frozenset(("flat",)),
    "not up": frozenset(("up",)),
    "not down": frozenset(("down",)),
}


def _direction(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    fitting = [p for p in places if not _is_turned(stated, p.claim)]
    if not fitting:
        return places, Disagreement("figure-direction", places[0])
    if stated.direction is None:
        return fitting, None
    agreeing = [p for p in fitting if p.claim.direction is not None and _same_way(stated.direction, p.claim.direction)]
    if agreeing:
        return agreeing, None
    if strict or any(place.claim.direction == "either" for place in fitting):
        return fitting, Disagreement("evidence-undecided", fitting[0], about="direction")
    return fitting, None


_ALIKE = (("up", "either"), ("not up", "flat"), ("not down", "flat"), ("flat", "not up"), ("flat", "not down"))


def _same_way(stated: Direction, has: Direction) -> bool:
    return stated == has or (stated, has) in _ALIKE


def _is_turned(stated: Claim, claim: Claim) -> bool:
    if claim.quantity.value < 0 <= stated.quantity.value and stated.direction != "down":
        return True
    if stated.quantity.value < 0 <= claim.quantity.value and claim.direction != "down":
        return True
    if stated.direction is not None and claim.direction in _AGAINST[stated.direction]:
        return True
    if stated.direction is None or claim.direction is None:
        return False
    return stated.role is not None and claim.role is not None and stated.role != claim.role


# --- period ----------------------------------------------------------------------------------------------------------


def _period(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    if not stated.periods:
        return places, None
    fitting = [p for p in places if not _is_of_other_time(stated.periods, p, evidence)]
    if not fitting:
        return places, Disagreement("figure-period", places[0])
    spans = _relative(stated.periods) - evidence.periods
    if spans and all(_relative(place.claim.periods) for place in fitting):
        fault: Fault = "figure-period" if strict else "evidence-undecided"
        return fitting, Disagreement(fault, fitting[0], about="period")
    return fitting, None


def _relative(periods: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Times such as "last month": said of a number, it is not that of "last year", though both may hold."""
    return frozenset(
        (kind, which) for kind, which in periods if kind.startswith("relative") and which in ("last", "next")
    )


_SAME_TIME = re.compile(r"\bsame (?:period|time|months?|quarter|weeks?|days?|season)\b", re.IGNORECASE)


def _is_of_other_time(said: Collection[tuple[str, str]], place: Ground, evidence: Evidence) -> bool:
    """Whether a claim is of another time of one kind, or a time belongs to another number of its sentence."""
    claim = place.claim
    kinds = {kind for kind, _ in claim.periods}
    if any(kind in kinds and (kind, value) not in claim.periods for kind, value in said):
        return True
    if claim.compares or claim.is_gapped or _SAME_TIME.search(place.text):
        return False
    missing = [period for period in said if period not in claim.periods]
    return any(
        other.claim.sentence == claim.sentence and other.claim.clause != claim.clause
        for other in evidence.of_periods(missing)
        if other.cited is place.cited and other.claim.quantity.kind == claim.quantity.kind
    )


# --- qualifier -------------------------------------------------------------------------------------------------------

_BOUND = {"more than": "lower", "at least": "lower", "less than": "upper", "at most": "upper", "nearly": "upper"}


def _qualifier(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    """A text may leave a qualifier out, but not turn it or make one up; for figures, see ``figures``."""
    if strict:
        return places, None
    said = stated.quantity.qualifier
    fitting = [place for place in places if _may_say(said, place.claim.quantity.qualifier)]
    if not fitting:
        return places, Disagreement("figure-qualifier", places[0])
    if said in ("more than", "less than") and all(p.claim.quantity.qualifier == "about" for p in fitting):
        return fitting, Disagreement("evidence-undecided", fitting[0], about="qualifier")
    return fitting, None


def _may_say(said: str | None, has: str | None) -> bool:
    if said is None or said == has:
        return True
    if has is None:
        return said not in _BOUND
    return said not in _BOUND or has not in _BOUND or _BOUND[said] == _BOUND[has]


# --- manner ----------------------------------------------------------------------------------------------------------


def _manner(
    stated: Claim, places: Sequence[Ground], evidence: Evidence, strict: bool
) -> tuple[Sequence[Ground], Disagreement | None]:
    differing = [(place, differing_manner(stated, place.claim, strict=strict)) for place in places]
    fitting = [place for place, about in differing if not about]
    return (
        (fitting, None) if fitting else (places, Disagreement("evidence-undecided", places[0], about=differing[0][1]))
    )
