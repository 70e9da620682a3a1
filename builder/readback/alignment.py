"""Which lines that were read stand for which that should be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from builder.model.ledger import Line

_MOST_PAIRS = 4_000_000
"""Beyond this many pairs of lines, what differs is paired in order: looking for the best match takes their product."""


class Pair(NamedTuple):
    """A line of the ledger and the one read in its place; None where the other has nothing."""

    expected: Line | None
    read: Line | None


def align_deck(expected: Sequence[Line], read: Sequence[Line]) -> Iterator[Pair]:
    """Pair the lines of two decks, slide by slide; slides are known by their titles first."""
    expected_slides, read_slides = _by_place(expected), _by_place(read)
    for left, right in _pair_slides(expected_slides, read_slides):
        yield from align_lines(expected_slides.get(left, []), read_slides.get(right, []))


def align_lines(expected: Sequence[Line], read: Sequence[Line]) -> Iterator[Pair]:
    """Pair two sequences of lines by their texts, in the order read."""
    start = _shared(expected, read)
    rest = min(len(expected), len(read)) - start
    end = _shared(expected[::-1][:rest], read[::-1][:rest])
    left, right = expected[start : len(expected) - end], read[start : len(read) - end]
    yield from map(Pair, expected[:start], read[:start])
    yield from _match(left, right)
    yield from map(Pair, expected[len(expected) - end :], read[len(read) - end :])


def _shared(left: Sequence[Line], right: Sequence[Line]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one.text != other.text:
            break
        count += 1
    return count


def _match(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Pair]:
    if len(left) * len(right) > _MOST_PAIRS:
        yield from _beside(left, right)
        return
    matcher = SequenceMatcher(None, [line.text for line in left], [line.text for line in right], autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield from _beside(left[i1:i2], right[j1:j2])


def _beside(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Pair]:
    shared = min(len(left), len(right))
    yield from map(Pair, left[:shared], right[:shared])
    yield from (Pair(line, None) for line in left[shared:])
    yield from (Pair(None, line) for line in right[shared:])


def _by_place(lines: Sequence[Line]) -> dict[int, list[Line]]:
    places: dict[int, list[Line]] = {}
    for line in lines:
        places.setdefault(line.place, []).append(line)
    return places


def _pair_slides(expected: dict[int, list[Line]], read: dict[int, list[Line]]) -> Iterator[tuple[int, int]]:
    """Numbers of slides that are the same; -1 for one that has no counterpart."""
    left, right = list(expected), list(read)
    left_titles = [_title(expected[number]) for number in left]
    right_titles = [_title(read[number]) for number in right]
    if left_titles == right_titles:
        yield from zip(left, right, strict=True)
        return
    lost: list[int] = []
    found: list[int] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left_titles, right_titles, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and i2 - i1 == j2 - j1):
            yield from zip(left[i1:i2], right[j1:j2], strict=True)
        else:
            lost += left[i1:i2]
            found += right[j1:j2]
    elsewhere = {_title(read[number]): number for number in found}
    for number in lost:
        moved = elsewhere.pop(_title(expected[number]), -1)
        yield number, moved
    yield from ((-1, number) for number in elsewhere.values())


def _title(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines if line.part == "title"), "")


def owned(pairs: Sequence[Pair]) -> Iterator[Line]:
    """The lines read, each with the entry of its counterpart; what is extra belongs to what stands before it."""
    entry = ""
    for pair in pairs:
        if pair.expected is not None:
            entry = pair.expected.entry
        if pair.read is not None:
            yield replace(pair.read, entry=entry)
