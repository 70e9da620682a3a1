"""A number and what its own clause says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from builder.evidence.clauses.directions import Direction
from builder.evidence.clauses.manner import Manner
from builder.evidence.quantities import Quantity
from builder.model.source import Span

Role = Literal["from", "to", "by"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number and what is said of it; words are stems.

    Attributes:
        quantity: The number.
        clause: The range of the text that belongs to it.
        sentence: The range of its sentence.
        own: The clause's own words.
        taken: Words of other clauses that are its subject, too.
        compared: Words of the clause before, which it may stand against ("compared with 5% of men") or go on from.
        compares: Whether it begins as a comparison does.
        is_gapped: Whether it has a subject and no verb, that of the clause before being meant.
        head: The words before the number, in order; those of the clause before, where it has none.
        behind: The words close behind the number and what it counts.
        group: Clauses of a sentence with one number here are additions to one another.
        measure: Its unit of measurement; empty for counted things.
        manner: What the clause does with it, and how certain it is.
        direction: Which way it went.
        role: Whether it is ``from 200``, ``to 300`` or ``by 100``.
        periods: Kinds and values of the times of the clause, and of those that hold for the sentence.
        own_periods: Those of the clause alone.
        named: Prepositions with the names behind them.
        beside: Of a number that is part of a name ("Priya Nand, 19,"), the words just before it.
        stands_alone: Whether its subject is in its own sentence.
        is_item: Whether it is an item of a list without verbs.
        names: Its names, as far as capital letters tell; where nearly all words have them, they don't.
    """

    quantity: Quantity
    clause: Span
    sentence: Span
    own: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    compares: bool = False
    is_gapped: bool = False
    head: tuple[str, ...] = ()
    behind: frozenset[str] = frozenset()
    group: int = 0
    names: frozenset[str] = frozenset()
    named: frozenset[tuple[str, str]] = frozenset()
    beside: frozenset[str] = frozenset()
    stands_alone: bool = True
    is_item: bool = False
    measure: str = ""
    manner: Manner = field(default=Manner(), compare=False, repr=False)
    direction: Direction = None
    role: Role | None = None
    periods: frozenset[tuple[str, str]] = frozenset()
    own_periods: frozenset[tuple[str, str]] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        return self.own | self.taken
