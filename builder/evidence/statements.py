"""Numbers of a text held against the evidence beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.evidence.ages import find_other_age
from builder.evidence.agreement import Disagreement, Fault, find_disagreements
from builder.evidence.clauses import Claim, find_claims
from builder.evidence.clauses.periods import find_periods, is_label
from builder.evidence.designations import find_designations
from builder.evidence.disagreements import disagreement_problem
from builder.evidence.events import find_other_events
from builder.evidence.passages import Evidence, Ground, Passages, has_time
from builder.evidence.problem import Problem
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.support import (
    approximates,
    is_in_other_unit,
    stated_keys,
    supports_magnitude,
    unsigned,
)
from builder.evidence.quotations.finding import find_quotation
from builder.evidence.ranks import other_rank
from builder.evidence.text.folding import exchange
from builder.evidence.text.lexicon import subject_stems
from builder.evidence.texts import Stated, needs_evidence
from builder.model.source import Span

# A scan of a larger source for a hint would be slower than the hint is worth.
_MAX_SCAN = 2_000_000
# No passage repeats a number so often; comparing all with all would take quadratic time.
_MAX_PLACES = 50


# "One" is mostly a pronoun and so no quantity; but it may be what a text has as "1".
_ONE = re.compile(r"\b(?:one|single|sole)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class Statements:
    """Checks texts. ``phones`` are the outline's own telephone numbers, which are no figures wherever they stand."""

    def __init__(self, passages: Passages, phones: Iterable[str]) -> None:
        self._passages = passages
        self._phones = tuple(phones)

    def may_state(self, text: str) -> bool:
        """Whether a text has a number; of one that has none, ``check`` finds nothing."""
        return _DIGIT.search(text) is not None or bool(find_quantities(text, self._passages.language))

    def check(self, stated: Stated, evidence: Evidence) -> Iterator[Problem]:
        """The numbers of a text that the evidence doesn't have, or has of something else; each once."""
        language = self._passages.language
        quantities = find_quantities(stated.text, language)
        if not quantities and not _DIGIT.search(stated.text):
            return
        flat = exchange(stated.text)
        yield from _other_designations(flat, quantities, stated, evidence)
        if not quantities:
            return
        for event, found in find_other_events(flat, quantities, evidence, language):
            yield disagreement_problem(found, event, stated.text.place, str(stated.text))
        claims = {
            claim.quantity.span: _labelled(claim, stated.label, language)
            for claim in find_claims(flat, quantities, language)
        }
        settled: set[str] = set()
        checked: set[object] = set()
        for quantity in quantities:
            if quantity.text in settled:
                continue
            if not needs_evidence(quantity, stated.strictness) and not other_rank(quantity, flat, evidence):
                continue
            claim = claims.get(quantity.span)
            # A text of nothing but numbers would be compared with itself, number by number.
            said = (quantity.text, claim and (claim.own, claim.direction, claim.periods))
            if said in checked:
                continue
            checked.add(said)
            problems = [
                replace(problem, words=quantity.text)
                for problem in self._check_number(quantity, claim, stated, evidence)
            ]
            if problems:
                settled.add(quantity.text)
            yield from problems

    def _check_number(
        self, quantity: Quantity, claim: Claim | None, stated: Stated, evidence: Evidence
    ) -> Iterator[Problem]:
        keys = stated_keys(unsigned(quantity))
        candidates = [ground for key in keys for ground in evidence.by_key.get(key, ())][:_MAX_PLACES]
        if not candidates and quantity.qualifier is not None:
            candidates = [g for g in evidence.grounds if approximates(quantity, g.claim.quantity)][:_MAX_PLACES]
            claim = claim and claim._replace(quantity=replace(quantity, qualifier=None))
        if claim is not None and _is_about(quantity, stated.text):
            claim = claim._replace(quantity=replace(quantity, qualifier=None))
        if candidates and claim is not None and is_label(quantity, stated.text):
            if found := find_other_age(claim, stated.text, candidates, evidence):
                yield disagreement_problem(found, claim, stated.text.place, str(stated.text))
            return
        if candidates and claim is not None:
            yield from self._disagreements(claim, candidates, stated, evidence)
        elif not candidates and evidence.keys.isdisjoint(keys) and not self._is_supported(quantity, stated, evidence):
            yield self._unsupported(quantity, stated, evidence)

    def _disagreements(
        self, claim: Claim, candidates: Sequence[Ground], stated: Stated, evidence: Evidence
    ) -> Iterator[Problem]:
        if stated.strictness == "own" and not evidence.cited:
            return
        for found in find_disagreements(claim, candidates, evidence, strict=False):
            yield disagreement_problem(found, claim, stated.text.place, str(stated.text))

    def _is_supported(self, quantity: Quantity, stated: Stated, evidence: Evidence) -> bool:
        if self._is_phone(quantity, stated.text):
            return True
        if has_time(quantity, exchange(stated.text), evidence, self._passages.language):
            return True
        if quantity.value == 1 and quantity.kind == "number" and any(_ONE.search(c.context) for c in evidence.cited):
            return True
        if quantity.kind == "magnitude":
            return supports_magnitude(evidence.quantities, quantity)
        return self._is_under_heading(quantity, stated, evidence)

    def _is_phone(self, quantity: Quantity, text: str) -> bool:
        """Whether the number is within one of the telephone numbers, which may be set in several groups."""
        for phone in self._phones:
            low = max(0, quantity.span.end - len(phone))
            high = min(len(text), quantity.span.start + len(phone))
            if quantity.text in phone and phone in text[low:high]:
                return True
        return False

    def _is_under_heading(self, quantity: Quantity, stated: Stated, evidence: Evidence) -> bool:
        """Whether a bare number in a table has support with the unit that stands in its column's heading."""
        if not stated.unit or quantity.text != stated.text.strip():
            return False
        whole = find_quantities(stated.with_unit, self._passages.language)
        return len(whole) == 1 and not evidence.keys.isdisjoint(stated_keys(whole[0]))

    def _unsupported(self, quantity: Quantity, stated: Stated, evidence: Evidence) -> Problem:
        other = next((g for g in evidence.grounds if is_in_other_unit(quantity, g.claim.quantity)), None)
        if other is not None:
            return _as_disagreement("figure-unit", quantity, other, stated)
        counted = next((g for g in evidence.grounds if _counts_the_same(quantity, g.claim.quantity)), None)
        if counted is not None:
            return _as_disagreement("evidence-undecided", quantity, counted, stated)
        if stated.strictness == "own" and not evidence.cited:
            message = f"{quantity.text} is a figure without evidence"
            hint = "these are the organisation's own words: leave the figure out, or give it evidence"
        else:
            message = f"{quantity.text} is not in the evidence beside it"
            hint = "correct the number, or cite the passage that has it"
        elsewhere = self._elsewhere(quantity)
        hints = (f"{quantity.text} stands in {elsewhere}", hint) if elsewhere else (hint,)
        return Problem("number-unsupported", message, stated.text.place, (("evidence has", evidence.numbers),), hints)

    def _elsewhere(self, quantity: Quantity) -> str:
        for source in self._passages.sources():
            if len(source.source.text) <= _MAX_SCAN and (match := find_quotation(quantity.text, source)):
                return f"{source.source.name}:{match.line}"
        return ""


def _as_disagreement(fault: Fault, quantity: Quantity, ground: Ground, stated: Stated) -> Problem:
    said = Claim(quantity, Span(0, 0), Span(0, 0))
    found = Disagreement(fault, ground, about="number")
    return disagreement_problem(found, said, stated.text.place, str(stated.text))


def _counts_the_same(stated: Quantity, has: Quantity) -> bool:
    """Whether one is a count and the other its ordinal: "a fourth person died" may make "4 dead", or may not."""
    if stated.kind == "number" and has.kind == "fraction":  # "a fourth" reads as a quarter, too
        return has.unit == f"1/{stated.value}"
    return {stated.kind, has.kind} == {"number", "ordinal"} and stated.value == has.value


def _other_designations(
    text: str, quantities: Sequence[Quantity], stated: Stated, evidence: Evidence
) -> Iterator[Problem]:
    """Numbered names that the evidence has with other numbers only: "the G20" for "the G7"."""
    for said in dict.fromkeys(find_designations(text, quantities)):
        known = evidence.designations.get(said.name, ())
        if known and said.number not in {other.number for other in known}:
            message = f"the evidence has {known[0].text}, not {said.text}"
            hint = "name it as the source does, or cite the passage that has the name"
            yield Problem("number-unsupported", message, stated.text.place, hints=(hint,), words=said.text)


def _labelled(claim: Claim, label: str, language: str) -> Claim:
    """A cell's claim with the words and times of its row's first cell and its column's heading."""
    if not label or not number_format(language).words:
        return claim
    times = find_periods(label, find_quantities(label, language), language)
    return claim._replace(
        own=claim.own | subject_stems(label),
        periods=claim.periods | {(time.kind, time.value) for time in times},
    )


def _is_about(quantity: Quantity, text: str) -> bool:
    """Whether "over" may say what something is about: "sued over £2m"."""
    return text[: quantity.span.start].rstrip().lower().endswith(" over")
