"""Verbs that have an opposite beyond up and down: won and lost, hired and fired."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from builder.evidence.text.lexicon import NEGATIONS, WEAK, WORD, content_stem
from builder.model.source import Span

# Characters before and behind a number in which its verb is looked for.
_REACH = 200
_NEGATED = 2
_MOST_BETWEEN = 7
_PAUSE = re.compile(r"[,;:()\n\t]")

_FORMS = """
spend spends spent spending
save saves saved saving
join joins joined joining
leave leaves left leaving
win wins won winning
lose loses lost losing
buy buys bought buying purchase purchases purchased
sell sells sold selling
lend lends lent lending
borrow borrows borrowed borrowing
import imports imported importing
export exports exported exporting
arrive arrives arrived arriving
depart departs departed departing
open opens opened opening reopen reopens reopened
close closes closed closing shut shuts
hire hires hired hiring recruit recruits recruited recruiting
fire fires fired firing sack sacks sacked sacking
approve approves approved approving
reject rejects rejected rejecting
accept accepts accepted accepting
refuse refuses refused refusing
born
die dies died dying killed
survive survives survived surviving
arrest arrests arrested detain detains detained
release releases released freed
convict convicts convicted
acquit acquits acquitted cleared
admitted
discharged
build builds built building
demolish demolishes demolished demolishing
ban bans banned banning
allow allows allowed allowing
support supports supported supporting
oppose opposes opposed opposing
"""
_VERB = {form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()}
# Both may be true of two parties to one thing: what one sold, the other bought.
_MUTUAL = frozenset(
    map(
        frozenset,
        (
            ("win", "lose"),
            ("buy", "sell"),
            ("lend", "borrow"),
            ("import", "export"),
            ("arrive", "depart"),
            ("join", "leave"),
        ),
    )
)
_OPPOSITE = _MUTUAL | frozenset(
    map(
        frozenset,
        (
            ("spend", "save"),
            ("enter", "leave"),
            ("arrive", "leave"),
            ("open", "close"),
            ("hire", "fire"),
            ("approve", "reject"),
            ("approve", "refuse"),
            ("accept", "reject"),
            ("accept", "refuse"),
            ("born", "die"),
            ("survive", "die"),
            ("arrest", "release"),
            ("convict", "acquit"),
            ("admitted", "discharged"),
            ("build", "demolish"),
            ("ban", "allow"),
            ("support", "oppose"),
        ),
    )
)


class Act(NamedTuple):
    """A verb that has an opposite: its name, whether it is negated, and the stems of the words before it."""

    verb: str
    is_negated: bool
    subject: frozenset[str]


def acts_in(text: str, clause: Span, near: Span) -> tuple[Act, ...]:
    """The verbs with an opposite in a clause of a folded English text, near a number and nothing pausing between."""
    low, high = max(clause.start, near.start - _REACH), min(clause.end, near.end + _REACH)
    names = [name.lower() for name in WORD.findall(text, low, high)]
    if _VERB.keys().isdisjoint(names):
        return ()
    words = list(WORD.finditer(text, low, high))
    acts: list[Act] = []
    for index, (word, name) in enumerate(zip(words, names, strict=True)):
        if name not in _VERB or (name == "close" and names[index + 1 : index + 2] == ["to"]):
            continue
        between = text[word.end() : near.start] if word.end() <= near.start else text[near.end : word.start()]
        if len(between.split()) <= _MOST_BETWEEN and not _PAUSE.search(between):
            before = names[max(0, index - _NEGATED) : index]
            subject = frozenset(filter(None, map(content_stem, names[:index]))) - WEAK
            acts.append(Act(_VERB[name], not NEGATIONS.isdisjoint(before), subject))
    return tuple(acts)


def are_opposed(said: Iterable[Act], has: Iterable[Act]) -> bool:
    """Whether two clauses of one thing, each with one such verb, say the opposite of each other."""
    one, other = list(said), list(has)
    if len({act.verb for act in one}) != 1 or len({act.verb for act in other}) != 1:
        return False
    verbs = frozenset((one[0].verb, other[0].verb))
    if len(verbs) == 1:
        return one[0].is_negated is not other[0].is_negated
    if verbs not in _OPPOSITE or one[0].is_negated is not other[0].is_negated:
        return False
    return verbs not in _MUTUAL or bool(one[0].subject & other[0].subject)
