"""Manner: what a clause does with its number, how certain it is of that, and for what time the number is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.evidence.clauses.acts import Act, acts_in
from builder.evidence.clauses.certainty import Certainty, certainty_of, is_hedged
from builder.evidence.clauses.rates import rate_of, rates_named
from builder.model.source import Span

# Characters on both sides of a number in which a text may be careful about it.
_REACH = 300
_NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Manner:
    """How a number is stated; read only where it is compared.

    Attributes:
        text: The folded English text.
        sentence: The range of its sentence.
        clause: The range of its clause.
        number: The range of the number; empty in a label, such as a figure's subject, that has none.
    """

    text: str = ""
    sentence: Span = _NOWHERE
    clause: Span = _NOWHERE
    number: Span = _NOWHERE

    @cached_property
    def certainty(self) -> Certainty:
        return certainty_of(self.text, self.sentence, self.number) if self.text else ""

    def is_as_careful(self, certainty: Certainty) -> bool:
        """Whether something near the number is no more than what is so certain: "jobs planned" of a plan."""
        start, end = self.number
        return not certainty or is_hedged(self.text[max(0, start - _REACH) : end + _REACH], certainty)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The verbs of the clause that have an opposite."""
        return acts_in(self.text, self.clause, self.number)

    @cached_property
    def rate(self) -> str:
        """The time that the number is for: ``month`` for "£500 a month"."""
        return rate_of(self.text, self.number)

    def has_other_rate(self, other: Manner) -> bool:
        """Whether both numbers are for a time and the other's clause does not name this one's."""
        if not self.rate or not other.rate or self.rate == other.rate:
            return False
        return self.rate not in rates_named(other.text, other.clause)


def manner_of_label(text: str) -> Manner:
    """The manner of a label."""
    whole = Span(0, len(text))
    return Manner(text, whole, whole)
