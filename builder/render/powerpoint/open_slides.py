"""Slides of editions with values of the record in them: drawn, or where one looks like one before, filled."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from builder.model.document import Slide
from builder.model.filling import Coded, Cut
from builder.model.records import MARKED, has_mark, mark_number
from builder.render.powerpoint.slide import Deck, write_slide

_MOST_LOOKS = 256


@dataclass(slots=True)
class _Text:
    """A slide's XML, open at its values. Those of the numbers ``unproven`` may not differ from ``base`` yet."""

    text: Coded
    base: Mapping[int, str]
    unproven: set[int]

    def differing(self, values: Mapping[int, str]) -> set[int]:
        return {number for number in self.unproven if values[number] != self.base[number]}


class OpenSlides:
    """Writes slides of the editions of one deck."""

    def __init__(self, deck: Deck, charts: Mapping[str, int]) -> None:
        """Args:
        deck: What all slides share; what runs along their foot may be marked.
        charts: The number of each slide's first chart, by the slide's key.
        """
        self._deck = deck
        self._charts = charts
        self._looks: dict[Hashable, _Text | None] = {}

    def draw(self, slide: Slide, encoded: Mapping[int, str]) -> bytes:
        """A slide's XML, drawn; ``encoded`` are the values as XML has them, by the numbers of their marks."""
        xml = self._write(slide)
        if not has_mark(xml):
            return xml.encode()
        return MARKED.sub(lambda match: encoded[mark_number(match[1])], xml).encode()

    def write(
        self,
        slide: Slide,
        look: Hashable | None,
        marked: Callable[[], Slide | None],
        encoded: Mapping[int, str],
        coded: Mapping[int, bytes],
    ) -> bytes:
        """The same, filled where that is known to come to the same.

        Args:
            slide: With the values of a record.
            look: All that is decided of it but its words, None where it hardly comes again.
            marked: Gives the slide with marks around these values, None where it then looks otherwise.
            encoded: As for ``draw``.
            coded: The same in UTF-8.
        """
        if look is None or (look in self._looks and self._looks[look] is None):
            return self.draw(slide, encoded)
        known = self._looks.get(look)
        differing = known.differing(encoded) if known and known.unproven else None
        if known is not None and not differing:
            return known.text.fill(coded)
        data = self.draw(slide, encoded)
        if known is None:
            self._remember(look, self._open(marked(), data, encoded))
        elif known.text.fill(coded) == data:
            known.unproven -= differing or set()
        else:
            self._looks[look] = None
        return data

    def _write(self, slide: Slide) -> str:
        return write_slide(slide, self._deck.slides[slide.key], self._deck, self._charts[slide.key]).xml

    def _open(self, marked: Slide | None, data: bytes, encoded: Mapping[int, str]) -> _Text | None:
        try:
            cut = Cut(self._write(marked), encoded) if marked else None
        except ValueError:
            return None
        if cut is None or cut.fill(encoded).encode() != data:
            return None
        return _Text(Coded(cut), encoded, set(cut.numbers))

    def _remember(self, look: Hashable, text: _Text | None) -> None:
        if len(self._looks) >= _MOST_LOOKS:
            self._looks.clear()
        self._looks[look] = text
