"""The stretch of a changed source that stands where a passage stood: for messages only, never a support.

Words that are rare in the source vote for places, and at the best of these the passage is aligned.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest

from builder.evidence.changes.alignment import WORD, Alignment, Counterpart, Token, tokens_of
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

# Bounds that keep the search linear however often a word occurs: places followed up for one word and for a passage,
# beginnings tried out.
_MAX_PLACES = 60
_MAX_VOTES = 1200
_CANDIDATES = 3

# Where fewer words are shared, aligning can't help; where nearly all lie on each other, looking on can't.
_LEAST_SHARED = 0.2
_CERTAIN = 0.9


class ChangedText:
    """A source as it is now, with the places of the words that are looked for."""

    def __init__(self, source: FoldedSource, passages: Iterable[str], language: str) -> None:
        self._source = source
        self._language = language
        wanted = {match[0].lower() for passage in passages for match in WORD.finditer(passage)}
        self._starts = array("I")
        self._places: dict[str, array[int]] = {word: array("I") for word in sorted(wanted)}
        for index, match in enumerate(WORD.finditer(source.folded.text)):
            self._starts.append(match.start())
            if (places := self._places.get(match[0].lower())) is not None:
                places.append(index)

    def find(self, passage: str, expected: int, is_taken: Callable[[Span], bool]) -> Counterpart | None:
        """What stands in a passage's place.

        Args:
            passage: Its folded text; in time linear in it only where that is bounded.
            expected: Where it would begin in the folded text had nothing changed.
            is_taken: Whether a stretch of the folded text is known to be something else.

        Returns:
            The stretch most alike; None where none is alike enough to be the same statement.
        """
        quoted = tokens_of(passage, self._language)
        telling = {token.key for token in quoted if token.tells}
        best: Alignment | None = None
        for place in self._beginnings(passage, expected):
            window = self._window(place, len(quoted))
            if len(telling.intersection(_lower_words(self._source.folded.text, window))) < _LEAST_SHARED * len(telling):
                continue
            found = self._align(passage, quoted, window)
            if not found.pairs or is_taken(found.span):
                continue
            if best is None or found.rank(expected) > best.rank(expected):
                best = found
            if best.likeness > _CERTAIN:
                break
        return best.counterpart() if best is not None and best.is_same_statement(expected) else None

    def _beginnings(self, passage: str, expected: int) -> list[int]:
        """Words of the source at which the passage may begin, by votes of its rarest words; and the expected one."""
        at = min(bisect_left(self._starts, expected), max(0, len(self._starts) - 1))
        words: dict[str, int] = {}
        for offset, match in enumerate(WORD.finditer(passage)):
            words.setdefault(match[0].lower(), offset)
        width = max(4, len(words) // 4)
        votes: Counter[int] = Counter()
        left = _MAX_VOTES
        for word in sorted(words, key=lambda word: (len(self._places[word]), words[word])):
            places = _nearest(self._places[word], at, min(_MAX_PLACES, left))
            left -= len(places)
            weight = 1000 // (1 + len(self._places[word]).bit_length())
            for place in places:
                votes[(place - words[word]) // width] += weight
        together = {bucket: count + votes.get(bucket + 1, 0) for bucket, count in votes.items()}
        ranked = nsmallest(_CANDIDATES, together, lambda bucket: (-together[bucket], abs(bucket * width - at), bucket))
        found = [max(0, bucket * width) for bucket in ranked]
        return found if any(place <= at < place + width for place in found) else [*found, at]

    def _window(self, place: int, count: int) -> Span:
        """The text around a place: before it a few words, after it half as many again as the passage has."""
        slack = 6 + count // 2
        first, last = max(0, place - slack), place + count + 2 * slack
        end = len(self._source.folded.text)
        low = self._starts[first] if first < len(self._starts) else end
        return Span(low, self._starts[last] if last < len(self._starts) else end)

    def _align(self, passage: str, quoted: list[Token], window: Span) -> Alignment:
        text = self._source.folded.text[window.start : window.end]
        return Alignment(passage, quoted, text, tokens_of(text, self._language), window.start)


def _lower_words(text: str, window: Span) -> Iterator[str]:
    return (match[0].lower() for match in WORD.finditer(text, *window))


def _nearest(places: Sequence[int], at: int, count: int) -> Sequence[int]:
    """Of places in order, those around one."""
    middle = bisect_left(places, at)
    first = max(0, min(middle - count // 2, len(places) - count))
    return places[first : first + count]
