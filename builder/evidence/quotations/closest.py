"""The stretch of a source that comes nearest to words it doesn't have: for hints only, never a support."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import NamedTuple

from builder.evidence.text.folding import FoldedSource, fold

# Bounds that keep a hint cheap however large the source: text looked at, words of the quotation compared, places of
# one word followed up.
_MAX_TEXT = 2_000_000
_MAX_WORDS = 120
_MAX_PLACES = 400
_BUCKET = 4
_CANDIDATES = 3
_LEAST_ALIKE = 0.5

_TOKEN = re.compile(r"[^\W_]+(?:[-'.,/][^\W_]+)*+[%‰]?")


class Closest(NamedTuple):
    """``text`` is the stretch as the source has it, from ``line`` on; ``said`` and ``has`` are where it first differs.

    Both are empty where only punctuation or capital letters differ.
    """

    text: str
    line: int
    said: str
    has: str


class WordIndex:
    """The words of a source and the places of each, made once for all hints."""

    def __init__(self, source: FoldedSource) -> None:
        self.source = source
        self.spans = [match.span() for match in _TOKEN.finditer(source.folded.text, 0, _MAX_TEXT)]
        self.words = [source.folded.text[start:end].lower() for start, end in self.spans]
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self.places[word].append(place)


def find_closest(words: str, index: WordIndex) -> Closest | None:
    """The stretch of words most alike, at least half of them; None where there is none such."""
    folded = fold(words).text
    spans = [match.span() for match in _TOKEN.finditer(folded)][:_MAX_WORDS]
    quoted = [folded[start:end].lower() for start, end in spans]
    best: tuple[float, int, int] = (0.0, 0, 0)
    for start in _candidates(quoted, index):
        best = max(best, _align(quoted, index.words, start), key=lambda found: found[0])
    likeness, first, last = best
    if likeness < _LEAST_ALIKE:
        return None
    said, has = _difference(quoted, index.words[first:last])
    span = index.source.folded.span(index.spans[first][0], index.spans[last - 1][1])
    return Closest(
        text=" ".join(index.source.source.text[span.start : span.end].split()),
        line=index.source.source.line_at(span.start),
        said=folded[spans[said.start][0] : spans[said.stop - 1][1]] if said else "",
        has=index.source.folded.text[index.spans[first + has.start][0] : index.spans[first + has.stop - 1][1]]
        if has
        else "",
    )


def _candidates(quoted: list[str], index: WordIndex) -> list[int]:
    """Where the quotation would begin, by the places of its words; rare words count for more."""
    votes: Counter[int] = Counter()
    for offset, word in enumerate(quoted):
        places = index.places.get(word, ())
        weight = 6 if len(places) < 4 else 3 if len(places) < 32 else 1
        for place in places[:_MAX_PLACES]:
            votes[(place - offset) // _BUCKET] += weight
    together = {bucket: count + votes[bucket + 1] for bucket, count in votes.items()}
    ranked = sorted(together, key=lambda bucket: (-together[bucket], bucket))
    return [bucket * _BUCKET for bucket in ranked[:_CANDIDATES]]


def _align(quoted: list[str], words: list[str], start: int) -> tuple[float, int, int]:
    """How alike, and which words of the source, for a beginning near ``start``."""
    from difflib import SequenceMatcher

    low = max(0, start - _BUCKET)
    high = max(low, min(len(words), start + 2 * _BUCKET + len(quoted) + len(quoted) // 4))
    blocks = SequenceMatcher(None, quoted, words[low:high], autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    if not same:
        return 0.0, 0, 0
    head, tail = blocks[0], blocks[-2]
    first = max(0, low + head.b - head.a)
    last = min(len(words), low + tail.b + len(quoted) - tail.a)
    return same / max(len(quoted), last - first), first, last


def _difference(quoted: list[str], found: list[str]) -> tuple[range, range]:
    """The first words that differ, as ranges of both; an insertion takes the word before with it."""
    from difflib import SequenceMatcher

    for tag, a1, a2, b1, b2 in SequenceMatcher(None, quoted, found, autojunk=False).get_opcodes():
        if tag != "equal":
            back = 1 if (a1 == a2 or b1 == b2) and a1 and b1 else 0
            return range(a1 - back, a2), range(b1 - back, b2)
    return range(0), range(0)
