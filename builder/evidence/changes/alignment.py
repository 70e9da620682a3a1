"""A passage laid word by word on the text that may have taken its place.

Every number is the same sign for that, so that "rose 85%" lies on "rose 58%" and the two numbers can be told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.readings import EXACT
from builder.model.source import Span

if TYPE_CHECKING:
    from difflib import SequenceMatcher

# Pairs of places of one word in a passage and in a window: a word that has more would take quadratic time.
_MAX_PAIRS = 400
# Distance, in characters, within which a stretch stands where it was to be expected.
_NEAR = 300

# How much of what a passage says has to be in a stretch that is the same statement, changed: anywhere, where it was to
# be expected, and with another number, which speaks against it. Set by the cases in tests/cases/evidence.
_LEAST_ALIKE = 0.42
_LEAST_ALIKE_NEAR = 0.34
_LEAST_ALIKE_OTHER_NUMBER = 0.5
# What standing at the expected place is worth, what words and sentence ends put in cost, what another order is worth.
_NEARER = 0.08
_EXTRA = 0.06
_EXTRA_SENTENCE = 0.6
_IN_ANY_ORDER = 0.8
# The share of words that have to lie in place for numbers, the same ones, to have changed places among them.
_IN_PLACE = 0.75

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['-][^\W_{_UNSPACED}]+)*+")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?\u3002]")
_OPENING = frozenset(".!?:;\"'(|")
_NUMBER_SIGN = "#"
# No quantities, but what a number may come in the place of, or give place to.
_SMALLEST = frozenset(("one", "no", "none", "nobody"))

Key = tuple[object, ...]


class Counterpart(NamedTuple):
    """``span`` is the stretch in the source's folded text.

    ``figures`` pairs each number of the passage that is not in the stretch with the one in its place, as written; the
    second is empty where there is none. ``said`` and ``has`` are where the words first differ, as ranges of the passage
    and of the source's folded text; both are empty where only punctuation or capital letters do.
    """

    span: Span
    figures: tuple[tuple[str, str], ...]
    said: Span
    has: Span


class Token(NamedTuple):
    """A word or a whole number at ``[start, end)``; ``key`` is compared, ``number`` is what it amounts to."""

    key: str
    text: str
    weight: float
    start: int
    end: int
    number: Key | None = None

    @property
    def tells(self) -> bool:
        """Whether it is a word that tells one statement from another."""
        return self.weight > 0.5 and self.number is None


# --- words and numbers -----------------------------------------------------------------------------------------------


def tokens_of(text: str, language: str) -> list[Token]:
    """The words and numbers of a text, in order."""
    tokens: list[Token] = []
    done = 0
    for quantity in find_quantities(text, language):
        start, end = quantity.span
        if start < done:
            continue
        tokens += _words(text, done, start)
        tokens.append(Token(_NUMBER_SIGN, text[start:end], 1.0, start, end, _amount(quantity)))
        done = end
    return [*tokens, *_words(text, done, len(text))]


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in WORD.finditer(text, start, end):
        word = match[0]
        key = word.lower()
        if not key.isalpha() and _DIGITS.search(key):
            # A name or a telephone number: no quantity, and yet a figure to whoever reads it.
            yield Token(_DIGITS.sub("0", key), word, 1.0, *match.span(), ("digits", key))
        elif key in _SMALLEST:
            yield Token(key, word, 0.2, *match.span(), ("word", key))
        else:
            yield Token(key, word, _weight(word, text[max(0, match.start() - 2) : match.start()]), *match.span())


def _weight(word: str, before: str) -> float:
    """Names tell most; short words join others and tell little."""
    if word[0].isupper() and before and _OPENING.isdisjoint(before):
        return 1.4
    if len(word) > 4 or word[0] >= "\u0e00":
        return 1.0
    return 0.2 if len(word) <= 3 else 0.6


def _amount(quantity: Quantity) -> Key:
    """What two numbers have in common that say the same: 25% and a quarter, six-fold and six times."""
    kind, value, unit = quantity.kind, quantity.value, quantity.unit
    if kind in ("date", "time", "fiscal-year"):
        return (kind, unit)
    if kind == "percent":
        return ("ratio", EXACT.scaleb(value, -2))
    if kind == "fraction":
        return ("ratio", value)
    if kind in ("number", "multiple", "year") and unit != "decade":
        return ("number", value)
    return (kind, value, unit)


# --- alignment -------------------------------------------------------------------------------------------------------


class Alignment:
    """A passage laid on a window of the source.

    ``low`` is where the window begins in the folded text. ``pairs`` are the words that lie on each other, as places in
    ``quoted`` and ``found``; without any, nothing else here means anything.
    """

    def __init__(self, passage: str, quoted: list[Token], window: str, found: list[Token], low: int) -> None:
        self.passage, self.quoted, self.window, self.found, self.low = passage, quoted, window, found, low
        self.pairs, likeness = self._best_pairs()
        self.first, self.last = self._extent()
        self.likeness = max(likeness, _IN_ANY_ORDER * self._shared()) if self.pairs else 0.0

    @property
    def span(self) -> Span:
        """The stretch in the folded text; only where there are pairs."""
        return Span(self.low + self.found[self.first].start, self.low + self.found[self.last - 1].end)

    def rank(self, expected: int) -> tuple[float, int]:
        """What says that this alignment is better than another."""
        return self.likeness + (_NEARER if self._is_near(expected) else 0.0), -abs(self.span.start - expected)

    def is_same_statement(self, expected: int) -> bool:
        """Whether enough of the words are the same for a reader to say: this is that sentence, changed."""
        if self._figures():
            return self.likeness >= _LEAST_ALIKE_OTHER_NUMBER and not self._has_other_names()
        return self.likeness >= (_LEAST_ALIKE_NEAR if self._is_near(expected) else _LEAST_ALIKE)

    def counterpart(self) -> Counterpart:
        """The stretch as found; only where ``is_same_statement``."""
        said, has = self._difference()
        return Counterpart(self.span, tuple(self._figures()), said, Span(self.low + has.start, self.low + has.end))

    def _is_near(self, expected: int) -> bool:
        return abs(self.span.start - expected) <= _NEAR

    def _best_pairs(self) -> tuple[list[tuple[int, int]], float]:
        """The words that are the same, as places in both, and their share of what the passage says.

        Stray words far from the rest would make the stretch too long: what stands between two blocks costs a little,
        and the run of blocks that is worth most is taken.
        """
        blocks = _matcher([t.key for t in self.quoted], [t.key for t in self.found]).get_matching_blocks()[:-1]
        best = (0.0, 0, 0)
        worth, since, before = 0.0, 0, (0, 0)
        for index, (a, b, size) in enumerate(blocks):
            worth -= self._cost(before, (a, b)) if index else 0.0
            if worth <= 0:
                worth, since = 0.0, index
            worth += sum(_worth(self.quoted[a + k], self.found[b + k]) for k in range(size))
            best = max(best, (worth, -since, index + 1))
            before = (a + size, b + size)
        total = sum(token.weight for token in self.quoted)
        pairs = [(a + k, b + k) for a, b, size in blocks[-best[1] : best[2]] for k in range(size)]
        return pairs, best[0] / total if total else 0.0

    def _cost(self, before: tuple[int, int], after: tuple[int, int]) -> float:
        """Of the words and sentence ends between two blocks that are more than between them in the passage."""
        words = (after[1] - before[1]) - (after[0] - before[0])
        ends = self._ends(self.window, self.found[before[1] - 1 : after[1] + 1])
        ends -= self._ends(self.passage, self.quoted[before[0] - 1 : after[0] + 1])
        return _EXTRA * max(0, words) + _EXTRA_SENTENCE * max(0, ends)

    def _shared(self) -> float:
        """How much of what the passage says stands around the stretch in any order, for clauses change places."""
        slack = len(self.quoted) // 2
        around = self.found[max(0, self.first - slack) : self.last + slack]
        left = Counter((token.key, token.number) for token in around)
        total = shared = 0.0
        for token in self.quoted:
            if token.weight > 0.5:
                total += token.weight
                shared += token.weight if left[token.key, token.number] > 0 else 0.0
                left[token.key, token.number] -= 1
        return shared / total if total else 0.0

    # --- how far the stretch goes

    def _extent(self) -> tuple[int, int]:
        """The words of the window from what stands for the passage's first word to what stands for its last."""
        if not self.pairs:
            return 0, 0
        (head, first), (tail, last) = self.pairs[0], self.pairs[-1]
        first = self._walk(first, -1, head, self._ends(self.passage, self.quoted[: head + 1]))
        rest = self.quoted[tail:]
        last = self._walk(last, 1, len(rest) - 1, self._ends(self.passage, rest))
        return first, last + 1

    def _walk(self, place: int, step: int, count: int, ends: int) -> int:
        """As many words on as the passage has left, over no more sentence ends than it has."""
        for _ in range(count):
            after = place + step
            if not 0 <= after < len(self.found):
                break
            ends -= self._ends(self.window, self.found[min(place, after) : max(place, after) + 1])
            if ends < 0:
                break
            place = after
        return place

    @staticmethod
    def _ends(text: str, tokens: list[Token]) -> int:
        return sum(_SENTENCE_END.search(text, a.end, b.start) is not None for a, b in pairwise(tokens))

    # --- numbers

    def _figures(self) -> list[tuple[str, str]]:
        """Numbers of the passage that are others in the stretch, or are not there."""
        numbers = [place for place, token in enumerate(self.quoted) if token.number]
        others = [place for place in range(self.first, self.last) if self.found[place].number]
        pairs = {place: found for place, found in self.pairs if self.quoted[place].number}
        kept = Counter(self.quoted[p].number for p in numbers) & Counter(self.found[p].number for p in others)
        lost = [p for p in _beyond(self.quoted, numbers, kept, pairs, self.found) if not self._stands_near(p, pairs)]
        if not lost:
            return list(self._changed_places(pairs))
        back = {found: place for place, found in pairs.items()}
        new = _beyond(self.found, others, kept, back, self.quoted)
        loose = sorted((p for p in new if p not in back), key=lambda p: self.found[p].key in _SMALLEST)
        figures = []
        for place in lost:
            now = pairs.get(place)
            if now not in new:
                now = loose.pop(0) if loose else None
            figures.append((self.quoted[place].text, "" if now is None else self.found[now].text))
        return [(said, has) for said, has in figures if has or said.lower() not in _SMALLEST]

    def _stands_near(self, place: int, pairs: dict[int, int]) -> bool:
        """Whether a number that lies on no other stands before or behind the stretch, in the same sentence."""
        if place in pairs:
            return False
        number = self.quoted[place].number
        first = self._walk(self.first, -1, len(self.found), 0)
        last = self._walk(self.last - 1, 1, len(self.found), 0)
        return any(token.number == number for token in self.found[first : last + 1])

    def _changed_places(self, pairs: dict[int, int]) -> Iterator[tuple[str, str]]:
        """Numbers that lie on another one behind the same words; those that went along with their words don't count."""
        telling = {place for place, token in enumerate(self.quoted) if token.tells}
        if len(telling.intersection(place for place, _ in self.pairs)) < _IN_PLACE * len(telling):
            return
        for place, found in pairs.items():
            said, has = self.quoted[place], self.found[found]
            if said.number != has.number and _telling_before(self.quoted, place) == _telling_before(self.found, found):
                yield said.text, has.text

    def _has_other_names(self) -> bool:
        """Whether the passage has names and the stretch none of them, but others: Leeds, and not York."""
        names = {token.key for token in self.quoted if token.weight > 1}
        others = {token.key for token in self.found[self.first : self.last]}
        new = {t.key for t in self.found[self.first : self.last] if t.weight > 1} - {t.key for t in self.quoted}
        return bool(names) and names.isdisjoint(others) and bool(new)

    # --- words

    def _difference(self) -> tuple[Span, Span]:
        stretch = self.found[self.first : self.last]
        matcher = _matcher([t.text.lower() for t in self.quoted], [t.text.lower() for t in stretch])
        for tag, a1, a2, b1, b2 in matcher.get_opcodes():
            if tag != "equal":
                return _range(self.quoted[a1:a2]), _range(stretch[b1:b2])
        return Span(0, 0), Span(0, 0)


def _beyond(
    tokens: list[Token], places: list[int], kept: Counter[Key | None], pairs: dict[int, int], others: list[Token]
) -> list[int]:
    """The numbers that are not among those kept; of equal ones, those that lie on another number."""

    def rank(place: int) -> int:
        return 1 if place not in pairs else 0 if others[pairs[place]].number == tokens[place].number else 2

    left = kept.copy()
    beyond = []
    for place in sorted(places, key=rank):
        if left[tokens[place].number] > 0:
            left[tokens[place].number] -= 1
        else:
            beyond.append(place)
    return sorted(beyond)


def _range(tokens: list[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(0, 0)


def _telling_before(tokens: list[Token], place: int) -> str:
    return next((t.key for t in reversed(tokens[max(0, place - 8) : place]) if t.tells), "")


def _matcher(quoted: list[str], found: list[str]) -> SequenceMatcher[str]:
    """Words so frequent that comparing all with all would take quadratic time only match beside others."""
    from difflib import SequenceMatcher

    counts = Counter(found)
    frequent = {word for word, count in Counter(quoted).items() if count * counts[word] > _MAX_PAIRS}
    return SequenceMatcher(frequent.__contains__, quoted, found, autojunk=False)


def _worth(quoted: Token, found: Token) -> float:
    return quoted.weight if quoted.number == found.number else quoted.weight / 2
