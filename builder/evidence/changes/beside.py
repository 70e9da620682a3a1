"""What stands beside a passage in its own sentence: words put in there can turn it round and leave it as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from builder.evidence.text.folding import FoldedSource
from builder.evidence.text.lexicon import words
from builder.evidence.text.sentences import split_sentences
from builder.model.source import Span

LONGEST_BESIDE = 300
"""How much is looked at on either side of a passage, in characters."""
_WORD = re.compile(r"[£$€]?[^\W_]+(?:[.,'][^\W_]+)*+%?")
_DENYING = words(
    "not never no nor neither none nobody nothing cannot without hardly scarcely barely unless denied denies deny"
    " denying denial false falsely wrong wrongly incorrect incorrectly untrue inaccurate inaccurately refuted rejected"
    " retracted withdrawn withdrew disputed disputes disproved debunked contrary mistaken mistakenly mistake error"
    " erroneous erroneously misleading misreported unfounded unproven dismissed invented hoax doubtful"
)


class Beside(NamedTuple):
    """The rest of a passage's sentence before it and behind it, folded."""

    before: str
    after: str


class Difference(NamedTuple):
    """Words that are others on one side of a passage; ``said`` and ``has`` are ranges of the two texts."""

    said: Span
    has: Span


class Sentences:
    """The sentences of a source, cut once."""

    def __init__(self, source: FoldedSource) -> None:
        self._text = source.folded.text
        self._source = source
        self._starts = [span.start for span in split_sentences(source.marked)]

    def beside(self, place: Span) -> Beside:
        """What stands beside a range of the folded text; no more than ``LONGEST_BESIDE`` characters on either side."""
        first, last = bisect_right(self._starts, place.start), bisect_right(self._starts, place.end - 1)
        low = self._starts[first - 1] if first else 0
        high = self._starts[last] if last < len(self._starts) else len(self._text)
        low, high = max(low, place.start - LONGEST_BESIDE), min(high, place.end + LONGEST_BESIDE)
        return Beside(self._text[low : place.start].lstrip(), self._text[place.end : high].rstrip())

    def is_same(self, confirmed: Beside, place: Span) -> bool:
        """Whether what stands beside a range is what was confirmed there, wherever the sentence is cut now."""
        now = self.beside(place)
        return self._is_before(confirmed.before, now.before, place) and self._is_after(
            confirmed.after, now.after, place
        )

    def _is_before(self, confirmed: str, now: str, place: Span) -> bool:
        if same_words(confirmed, now):
            return True
        cut = place.start - len(confirmed)
        if len(now) < len(confirmed):
            return confirmed.endswith(now) and cut >= 0 and self._text.startswith(confirmed, cut)
        return now.endswith(confirmed) and self._is_line_end(cut - 1) and not denies(now[: len(now) - len(confirmed)])

    def _is_after(self, confirmed: str, now: str, place: Span) -> bool:
        if same_words(confirmed, now):
            return True
        if len(now) < len(confirmed):
            return confirmed.startswith(now) and self._text.startswith(confirmed, place.end)
        cut = place.end + len(confirmed)
        return now.startswith(confirmed) and self._is_line_end(cut) and not denies(now[len(confirmed) :])

    def _is_line_end(self, at: int) -> bool:
        """Whether a folded character stands for the end of a line: there a sentence was cut, and need not be now."""
        if not 0 <= at < len(self._text):
            return True
        return "\n" in self._source.source.text[slice(*self._source.folded.span(at, at + 1))]


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their marks and capital letters."""
    return one == other or _WORD.findall(one.lower()) == _WORD.findall(other.lower())


def difference(said: str, has: str) -> Difference:
    """From the first to the last word in which two texts differ; both ranges are empty where none does."""
    ours, theirs = list(_WORD.finditer(said)), list(_WORD.finditer(has))
    first = 0
    while first < min(len(ours), len(theirs)) and ours[first][0].lower() == theirs[first][0].lower():
        first += 1
    last = 0
    while last < min(len(ours), len(theirs)) - first and ours[-1 - last][0].lower() == theirs[-1 - last][0].lower():
        last += 1
    return Difference(_range(ours[first : len(ours) - last]), _range(theirs[first : len(theirs) - last]))


def _range(words: list[re.Match[str]]) -> Span:
    return Span(words[0].start(), words[-1].end()) if words else Span(0, 0)


def denies(text: str) -> bool:
    """Whether words take back or deny what stands beside them."""
    return any(word in _DENYING or word.endswith("n't") for word in _WORD.findall(text.lower()))
