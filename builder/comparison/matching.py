"""Which entry of a newer ledger is which of an older one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

from builder.model.ledger import Entry

_LIKENESS = 0.6
_MOST_PAIRS = 40_000
"""Beyond this many pairs, entries are known by their ids alone: looking for likeness takes time for each pair."""


def match_entries(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, Entry]:
    """The older entry of each newer one, by the newer one's id; those that are new are not in it.

    Entries are known by their ids. An id made from words changes with them: of those left over, two of a kind are the
    same where they rest on the same passage or have nearly the same words.
    """
    before = {entry.id: entry for entry in old}
    pairs = {entry.id: before[entry.id] for entry in new if entry.id in before}
    lost = [entry for entry in old if entry.id not in pairs]
    found = [entry for entry in new if entry.id not in pairs]
    if len(lost) * len(found) > _MOST_PAIRS:
        return pairs
    likest = sorted(
        ((_likeness(one, other), -i, -j) for i, one in enumerate(lost) for j, other in enumerate(found)), reverse=True
    )
    taken: set[int] = set()
    for likeness, i, j in likest:
        if likeness >= _LIKENESS and found[-j].id not in pairs and -i not in taken:
            pairs[found[-j].id] = lost[-i]
            taken.add(-i)
    return pairs


def _likeness(old: Entry, new: Entry) -> float:
    """From 0, nothing shared, to above 1: the same words on the same passage."""
    if old.kind != new.kind:
        return 0.0
    shared = {cited.words for cited in old.cited} & {cited.words for cited in new.cited}
    matcher = SequenceMatcher(None, old.statement[:400], new.statement[:400], autojunk=False)
    if not shared and matcher.quick_ratio() < _LIKENESS:
        return 0.0
    return matcher.ratio() + (0.5 if shared else 0.0)


def find_moved(places: Sequence[int]) -> set[int]:
    """Which of some things, by index, stand out of order, when as many as can be are taken to have stayed.

    Args:
        places: Where each stood before, in the order of now; no two alike.
    """
    least: list[int] = []  # the lowest place that a row of each length can end with
    ends: list[int] = []  # and the index of what stands there
    previous: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(least, place)
        previous.append(ends[length - 1] if length else -1)
        least[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    moved = set(range(len(places)))
    index = ends[-1] if ends else -1
    while index >= 0:
        moved.discard(index)
        index = previous[index]
    return moved
