"""Numbers of a text held against the evidence beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.evidence.clauses import clause_at, directions
from builder.evidence.passages import Evidence, Passages
from builder.evidence.problem import Problem
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quotations import find_quotation
from builder.evidence.support import stated_keys, supports_magnitude
from builder.evidence.texts import Stated, needs_evidence

# A scan of a larger source for a hint would be slower than the hint is worth.
_MAX_SCAN = 2_000_000


class Statements:
    """Checks texts. ``phones`` are the outline's own telephone numbers, which are no figures wherever they stand."""

    def __init__(self, passages: Passages, phones: Iterable[str]) -> None:
        self._passages = passages
        self._phones = tuple(phones)

    def check(self, stated: Stated, evidence: Evidence) -> Iterator[Problem]:
        """The numbers of a text that the evidence doesn't have, each once."""
        settled: set[str] = set()
        quantities = find_quantities(stated.text, self._passages.language)
        for quantity in quantities:
            if quantity.text in settled or not evidence.keys.isdisjoint(stated_keys(quantity)):
                continue
            if _is_signed_otherwise(quantity, stated.text, evidence):
                continue
            settled.add(quantity.text)
            if not self._is_supported(quantity, stated, evidence):
                yield self._unsupported(quantity, stated, evidence)

    def _is_supported(self, quantity: Quantity, stated: Stated, evidence: Evidence) -> bool:
        if not needs_evidence(quantity, stated.strictness) or self._is_phone(quantity, stated.text):
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


def _is_signed_otherwise(quantity: Quantity, text: str, evidence: Evidence) -> bool:
    """Whether "-11%" stands for "dropped 11%", or the reverse."""
    if quantity.value < 0:
        return not evidence.falls.isdisjoint(stated_keys(quantity))
    if evidence.keys.isdisjoint(stated_keys(replace(quantity, value=-quantity.value))):
        return False
    return set(directions(clause_at(text, quantity.span.start))) == {"down"}
