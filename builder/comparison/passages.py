"""What entries rest on: other words are a change; the same words in another order among the rest are a move."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.comparison.matching import find_moved
from builder.model.ledger import Cited, Entry

Key = tuple[int, str]
"""What a passage is known by: the number of its source, and its words."""

_LAST_NUMBER = re.compile(r"\d{1,9}(?=\D*\Z)")


class _Kept(NamedTuple):
    """A passage that an entry still rests on, by where its source has it."""

    entry: str
    key: Key
    before: int
    after: int


def passage_changes(old: Entry, new: Entry) -> Iterator[tuple[str, str]]:
    """Words that an entry rested on, and those that it rests on by now; empty where there are none."""
    before, after = _by_key(old), _by_key(new)
    lost = [cited.words for key, cited in before.items() if key not in after]
    found = [cited.words for key, cited in after.items() if key not in before]
    for place in range(max(len(lost), len(found))):
        one, other = (words[place] if place < len(words) else "" for words in (lost, found))
        yield one, other


def moved_passages(entries: Iterable[Entry], pairs: Mapping[str, Entry]) -> dict[str, list[tuple[str, str]]]:
    """Where passages stood and stand that have moved, by the newer entry's id.

    A paragraph put in or taken out moves nothing: what stands behind it has another line, and the same neighbours.

    Args:
        entries: The newer ledger's.
        pairs: The older entry of each, by the newer one's id.
    """
    kept: dict[int, list[_Kept]] = {}
    for entry in entries:
        if entry.id in pairs:
            for passage in _kept(pairs[entry.id], entry):
                kept.setdefault(passage.key[0], []).append(passage)
    moved = {(p.entry, p.key) for passages in kept.values() for p in _out_of_order(passages)}
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        before, after = _by_key(pairs.get(entry.id, entry)), _by_key(entry)
        for key, cited in after.items():
            if (entry.id, key) in moved and before[key].place != cited.place:
                found.setdefault(entry.id, []).append((before[key].place, cited.place))
    return found


def _kept(old: Entry, new: Entry) -> Iterator[_Kept]:
    before, after = _by_key(old), _by_key(new)
    for key, cited in after.items():
        if key in before and before[key].place and cited.place:
            yield _Kept(new.id, key, _order(before[key].place), _order(cited.place))


def _out_of_order(passages: list[_Kept]) -> list[_Kept]:
    """As few as can be; those that share a place, before or now, are in order."""
    now = sorted(passages, key=lambda passage: (passage.after, passage.before))
    ranks = [0] * len(now)
    for rank, index in enumerate(sorted(range(len(now)), key=lambda index: now[index].before)):
        ranks[index] = rank
    return [now[index] for index in find_moved(ranks)]


def _order(place: str) -> int:
    """The line, page or paragraph of ``article.txt:12`` or ``article.pdf, page 12``."""
    number = _LAST_NUMBER.search(place)
    return int(number[0]) if number else 0


def _by_key(entry: Entry) -> dict[Key, Cited]:
    return {(cited.source, cited.words): cited for cited in entry.cited}
