"""A number and what its own clause says of it."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from builder.evidence.clauses.directions import Direction
from builder.evidence.clauses.manner import Manner
from builder.evidence.quantities import Quantity
from builder.model.source import Span

Role = Literal["from", "to", "by"]


class Wording(Protocol):
    """What is asked of a clause's words only where a statement has others."""

    @property
    def behind(self) -> frozenset[str]:
        """The words close behind the number and what it counts."""

    @property
    def named(self) -> frozenset[tuple[str, str]]:
        """Prepositions with the names behind them."""

    @property
    def names(self) -> frozenset[str]:
        """Its names, as far as capital letters tell; where nearly all words have them, they don't."""


class Label(NamedTuple):
    """The wording of what is no clause, such as a figure's subject."""

    behind: frozenset[str] = frozenset()
    named: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[str] = frozenset()


class Claim(NamedTuple):
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
        group: Clauses of a sentence with one number here are additions to one another.
        measure: Its unit of measurement; empty for counted things.
        manner: What the clause does with it, and how certain it is.
        direction: Which way it went.
        role: Whether it is ``from 200``, ``to 300`` or ``by 100``.
        periods: Kinds and values of the times of the clause, and of those that hold for the sentence.
        own_periods: Those of the clause alone.
        beside: Of a number that is part of a name ("Priya Nand, 19,"), the words just before it.
        stands_alone: Whether its subject is in its own sentence.
        is_item: Whether it is an item of a list without verbs.
        wording: The words that few comparisons ask for.
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
    group: int = 0
    beside: frozenset[str] = frozenset()
    stands_alone: bool = True
    is_item: bool = False
    measure: str = ""
    manner: Manner = Manner()
    direction: Direction = None
    role: Role | None = None
    periods: frozenset[tuple[str, str]] = frozenset()
    own_periods: frozenset[tuple[str, str]] = frozenset()
    wording: Wording = Label()

    @property
    def words(self) -> frozenset[str]:
        return self.own | self.taken if self.taken else self.own

    @property
    def behind(self) -> frozenset[str]:
        return self.wording.behind

    @property
    def named(self) -> frozenset[tuple[str, str]]:
        return self.wording.named

    @property
    def names(self) -> frozenset[str]:
        return self.wording.names
