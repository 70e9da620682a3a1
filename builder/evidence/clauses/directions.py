"""Which way a number went, by the words of its clause that govern it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import BE, COMPARATIVES, NEGATIONS, PARTICLES, POINTING, WORD, change_of, words
from builder.model.source import Span

Direction = Literal["up", "down", "flat", "either", "not up", "not down"] | None
"""``either`` is a change without a way ("worsened"); ``not up`` is a negated ``up``, which may be down or flat."""

# Characters before and behind a number in which its direction is looked for.
_REACH = 200
# What may stand between "up" and the number that it is about.
_QUALIFYING = words(
    "by to from about around nearly almost over under more less than just only some at least most roughly approximately"
    " an a the estimated another further sharply slightly well up down as much many of record steeply significantly"
    " dramatically fewer"
)
_GIVES = words("give gives gave given giving")
_MOVES = words(
    "put puts push pushes pushed drive drives drove driven bring brings brought force forced send sent tick ticks"
    " ticked ticking edge edges edged edging inch inches inched inching creep creeps crept creeping nudge nudges"
    " nudged move moves moved moving drift drifts drifted drifting head heads headed heading trend trends trended"
    " trending back"
)
# Markets "close down 88 points"; owners close down 3 shops.
_CLOSES = words("close closes closed closing end ends ended ending finish finishes finished")
# "Set up 20 shelters", "closed down 3 shops": another verb's particle.
_OTHERWISE = words(
    "set sets setting take takes took taken make makes made pick picks picked come comes came keep keeps kept hold held"
    " open opens opened close closes closed shut shuts break breaks broke grow grew end ends ended turn turns turned"
    " clean cleaned line lined follow followed sign signs signed blow blown blew round rounded look looked backed"
    " call called stand stood stay stayed give write wrote track tracked mow mowed hand handed pass passed cut lay laid"
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def direction_near(text: str, clause: Span, quantity: Quantity) -> Direction:
    """The direction that a clause of a folded text gives one of its numbers; None where it says none.

    A sign decides; then the direction word nearest to the number, those before it first. "Up" and "down" count beside
    the number and behind a form of "be" or "go"; "more" and "fewer" right behind the number. A negation shortly before
    the word makes it ``not up`` or ``not down``.
    """
    if quantity.text.lstrip().startswith("+"):
        return "up"
    if quantity.value < 0:
        return "down"
    low, high = max(clause.start, quantity.span.start - _REACH), min(clause.end, quantity.span.end + _REACH)
    if POINTING.isdisjoint(map(str.lower, WORD.findall(text, low, high))):
        return None
    number = Span(quantity.span.start - low, quantity.span.end - low)
    near = _words(text[low:high])
    best: tuple[int, int, Direction] | None = None
    for index, word in enumerate(near):
        if word.text not in POINTING:
            continue
        found = _direction_at(near, index, number, quantity)
        if found is None:
            continue
        is_before = word.start < number.end
        distance = abs(number.start - word.end) if is_before else 2 * (word.start - number.end) + 1
        if best is None or (distance, index) < best[:2]:
            best = (distance, index, found)
    return best[2] if best else None


@lru_cache(maxsize=256)
def _words(clause: str) -> tuple[_Word, ...]:
    return tuple([_Word(*found.span(), found[0].lower()) for found in WORD.finditer(clause)])


def _direction_at(near: tuple[_Word, ...], index: int, number: Span, quantity: Quantity) -> Direction:
    word = near[index]
    change = change_of(word.text)
    if change is None:
        compared = COMPARATIVES.get(word.text)
        return compared if compared and 0 <= word.start - number.end <= 2 else None
    if word.text == "up" and index and near[index - 1].text in _GIVES:
        return "down"
    if word.text in PARTICLES and not _governs(near, index, number, quantity):
        return None
    if change in ("flat", "either") or not _is_negated(near, index):
        return change
    return "not up" if change == "up" else "not down"


def _governs(near: tuple[_Word, ...], index: int, number: Span, quantity: Quantity) -> bool:
    """Whether "up" or "down" is said of the number, not part of "set up" or "up to 20"."""
    word = near[index]
    behind_be = index > 0 and (near[index - 1].text in BE or near[index - 1].text in _MOVES)
    if word.text == "up" and index + 1 < len(near) and near[index + 1].text == "to":
        return behind_be
    if behind_be or 0 <= word.start - number.end <= 2:
        return True
    if index and near[index - 1].text in _CLOSES:
        return word.end <= number.start and not _is_count(quantity)
    if index and near[index - 1].text in _OTHERWISE:
        return False
    between = (other.text for other in near if word.end <= other.start < number.start)
    return word.end <= number.start and all(text in _QUALIFYING for text in between)


def _is_count(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.unit not in (None, "point", "points")


def _is_negated(near: tuple[_Word, ...], index: int) -> bool:
    before = [word.text for word in near[max(0, index - 3) : index]]
    return not NEGATIONS.isdisjoint(before) or before[-2:] in (["rather", "than"], ["instead", "of"])
