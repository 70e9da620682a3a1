"""A handout's slides beside those of the deck: what a slide says has to stand where the handout shows it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from builder.model.ledger import Line

# What a handout shows otherwise: numbers of native charts, where pictures and links within the deck are, notes, which
# not every form has, and the names of series, which a chart of one series doesn't print.
_ELSEWHERE = ("section", "notes", "picture", "link", "series", "value")
_PRINTED_IN_CHARTS = ("category", "label")
_MOST_CHARACTERS = 2 * 1024**3
"""So many are searched for the labels of one entry, where a forged ledger has more of them than any chart."""


def lost_texts(slides: Sequence[Line], pages: Iterable[Line]) -> Iterator[Line]:
    """The lines of slides that a handout doesn't have, entry by entry, in the order of the slides.

    Args:
        slides: The lines of a deck's ledger.
        pages: Those read of a handout, each with its entry.
    """
    read: dict[str, list[Line]] = {}
    for line in pages:
        read.setdefault(line.entry, []).append(line)
    places = {entry: _Place(lines) for entry, lines in read.items()}
    before = ""
    for line in slides:
        part = line.part.partition(" ")[0]
        # A table is read cell by cell: the description that stands for it in a deck is not in a handout.
        told_by_cells = part == "alt" and before == "cell"
        if line.place and part not in _ELSEWHERE and not told_by_cells:
            place = places.get(line.entry)
            if place is None or not (place.draws(line) if part in _PRINTED_IN_CHARTS else place.passes(line)):
                yield line
        before = part if part != "link" else before


class _Place:
    """What is read of one entry, passed from its beginning to its end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._places: dict[str, list[int]] = {}
        for index, line in enumerate(lines):
            self._places.setdefault(line.text, []).append(index)
        self._next = 0
        self._drawn = "\n".join(_packed(line.text) for line in lines if line.part == "Figure")
        self._left = _MOST_CHARACTERS

    def passes(self, line: Line) -> bool:
        """Whether a text stands behind those before it; slide layouts may show it in capitals."""
        for text in (line.text, line.text.upper()):
            places = self._places.get(text, [])
            at = bisect_left(places, self._next)
            if at < len(places):
                self._next = places[at] + 1
                return True
        return False

    def draws(self, line: Line) -> bool:
        """Whether a chart shows a text, in one line or several."""
        self._left -= len(self._drawn)
        return self._left > 0 and _packed(line.text) in self._drawn


def _packed(text: str) -> str:
    return "".join(text.split())
