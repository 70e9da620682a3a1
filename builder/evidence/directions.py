"""Which way a number went, by the words of its clause that govern it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from builder.evidence.lexicon import BE, COMPARATIVES, NEGATIONS, PARTICLES, WORD, change_of
from builder.evidence.quantities import Quantity
from builder.model.source import Span

Direction = Literal["up", "down", "flat", "either", "not up", "not down"] | None

_QUALIFYING = frozenset(
    ["by", "to", "from", "about", "around", "nearly", "almost", "over", "under", "more", "less", "than", "just", "only", "some", "at", "least", "most", "roughly", "approximately", "an", "a", "the", "estimated", "another", "further", "sharply", "slightly", "well", "up", "down", "as", "much", "many", "of", "record", "steeply", "significantly", "dramatically", "fewer"]
)


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
    start, end = quantity.span.start - low, quantity.span.end - low
    words = _words(text[low:high])
    best: tuple[int, int, Direction] | None = None
    for index, (at, last, word) in enumerate(words):
        found = _direction_at(words, index, word, (start, end))
        if found is None:
            continue
        distance = abs(start - last) if at < end else 2 * (at - end) + 1
        if best is None or (distance, index) < best[:2]:
            best = (distance, index, found)
    return best[2] if best else None


# Characters before and behind a number in which its direction is looked for.
_REACH = 200


@lru_cache(maxsize=256)
def _words(clause: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((m.start(), m.end(), m[0].lower()) for m in WORD.finditer(clause))


def _direction_at(
    words: tuple[tuple[int, int, str], ...], index: int, word: str, number: tuple[int, int]
) -> Direction:
    start, end = number
    at, last, _ = words[index]
    if word in COMPARATIVES and change_of(word) is None:
        return COMPARATIVES[word] if 0 <= at - end <= 2 else None  # type: ignore[return-value]
    change = change_of(word)
    if change is None:
        return None
    if word in PARTICLES and not _governs(words, index, number):
        return None
    if change in ("flat", "either") or not _is_negated(words, index):
        return change
    return "not up" if change == "up" else "not down"


def _governs(words: tuple[tuple[int, int, str], ...], index: int, number: tuple[int, int]) -> bool:
    start, end = number
    at, last, word = words[index]
    following = words[index + 1][2] if index + 1 < len(words) else ""
    if word == "up" and following == "to":
        return index > 0 and words[index - 1][2] in BE
    if 0 <= at - end <= 2:
        return True
    between = [w for a, _, w in words if last <= a < start]
    if last <= start and all(w in _QUALIFYING for w in between):
        return True
    return index > 0 and words[index - 1][2] in BE


def _is_negated(words: tuple[tuple[int, int, str], ...], index: int) -> bool:
    near = [word for _, _, word in words[max(0, index - 3) : index]]
    return not NEGATIONS.isdisjoint(near) or near[-2:] in (["rather", "than"], ["instead", "of"])
