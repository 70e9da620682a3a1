"""Decks and sheets that differ from one made before in a record's values alone.

An edition's decisions (line breaks, slide breaks) are found without composing it. Where they are those of a pattern,
the edition is the pattern with its own values. A value of a field is put in only after another edition has shown that
the pattern knows all that becomes of the field: until then editions are built in full, and compared.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar

from builder import pipeline
from builder.compose.shapes import DeckShapes, SheetShapes
from builder.editions.plan import Plan
from builder.inputs import record_stamp
from builder.model.diagnostic import BuilderError
from builder.model.document import Document, Slide
from builder.model.filling import Blank, is_inert
from builder.model.outline import Outline, Output
from builder.model.records import MOST_MARKED, marked
from builder.outline import amount_text, personalise_marked
from builder.render.pdf.stamping import SheetStamp
from builder.render.powerpoint.stamping import DeckStamp, footer_shape

Numbered = dict[int, str]
"""Values by the numbers of their marks, with the stamp, and what numbers are worth."""

Found = tuple[Any, Any]
"""The decisions for a record, as a key, and what is set anew for it."""

_STAMP = 2 * MOST_MARKED
_MOST_PATTERNS = 64
_SOON = 12
"""So many patterns are made at first sight; more, of decisions that have come a second time."""
_MOST_SEEN = 4096


class Values:
    """The values of records, as patterns need them."""

    def __init__(self, plan: Plan) -> None:
        outline = plan.result.outline
        assert outline is not None
        self._plan = plan
        self._names = [str(field.id) for field in outline.records]
        self._numbers = [place for place, field in enumerate(outline.records) if field.type == "number"]
        self._characters = frozenset(plan.characters)

    def numbered(self, values: Mapping[str, str]) -> Numbered | None:
        """Values by the numbers of their marks; None where no pattern can hold them."""
        own = [values[name] for name in self._names]
        if len(own) > MOST_MARKED or not all(map(is_inert, own)):
            return None
        if not self._characters.issuperset("".join(own)):
            return None  # the patterns' fonts don't have it
        numbered = dict(enumerate(own))
        for place in self._numbers:
            numbered[place + MOST_MARKED] = amount_text(own[place])
        numbered[_STAMP] = record_stamp(self._plan.stamp, own, self._plan.characters)
        return numbered


Stamp = DeckStamp | SheetStamp


@dataclass(slots=True)
class Pattern:
    """How editions of some decisions are stamped.

    ``base`` are the values that it was made of. Those of the numbers ``unproven`` may not differ from them yet.
    """

    stamp: Stamp
    base: Numbered
    unproven: set[int] = field(default_factory=set)

    def allows(self, values: Numbered) -> bool:
        return not self.unproven or all(values[number] == self.base[number] for number in self.unproven)

    def prove(self, values: Numbered) -> None:
        self.unproven -= {number for number in self.unproven if values[number] != self.base[number]}


class Patterns(ABC):
    """The patterns of one publication's decks or sheets, as they are learnt."""

    output: ClassVar[Output]

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        outline = plan.result.outline
        assert outline is not None
        self._outline = outline
        self._patterns: dict[Any, Pattern | None] = {}
        self._seen: set[Any] = set()
        self._is_open = False
        self._gave_up = False

    def stamp(self, key: Any, values: Numbered, free: Any) -> bytes | None:
        """The file of a record; None where it has to be built in full.

        Args:
            key: The decisions for it, and whatever else of the publication it depends on.
            free: What is set anew.
        """
        pattern = self._patterns.get(key)
        if pattern is None or not pattern.allows(values):
            return None
        if len(self._patterns) > _SOON:
            self._patterns[key] = self._patterns.pop(key)  # those that were not used for longest come first
        return self._stamped(pattern, values, free)

    def learn(self, key: Any, values: Numbered, free: Any, built: bytes, plain: Document) -> None:
        """Take a file that was built in full, of a ``plain`` document, for a pattern, or for a proof of one."""
        if key not in self._patterns:
            if len(self._patterns) >= _SOON and key not in self._seen:
                if len(self._seen) < _MOST_SEEN:
                    self._seen.add(key)
                return
            if len(self._patterns) >= _MOST_PATTERNS:
                del self._patterns[next(iter(self._patterns))]
            self._patterns[key] = self._make(values, free, built, plain)
        pattern = self._patterns[key]
        if pattern is None:
            return
        stamped = self._stamped(pattern, values, free)
        if stamped == built:
            pattern.prove(values)
        elif stamped is not None:
            self._patterns[key] = None

    def find(self, values: Numbered) -> Found | None:
        """The decisions for a record; None where its file has to be built in full."""
        if not self._is_open and not self._gave_up:
            try:
                self._open(personalise_marked(self._outline, self._record(values)))
                self._is_open = True
            except ValueError:
                self._gave_up = True
        return None if self._gave_up else self._decide(values)

    def _record(self, values: Numbered) -> dict[str, str]:
        return {str(field.id): values[place] for place, field in enumerate(self._outline.records)}

    def _make(self, values: Numbered, free: Any, built: bytes, plain: Document) -> Pattern | None:
        record = self._record(values)
        look, options, characters = self._plan.look, self._plan.options, self._plan.characters
        result = replace(self._plan.result, outline=personalise_marked(self._outline, record))
        stamp = marked(values[_STAMP], _STAMP)
        try:
            cut, _ = pipeline.compose_stamped(result, look, options, stamp, characters=characters)
            return Pattern(self._pattern(plain, cut, values, free, built), values, set(range(len(record))))
        except (ValueError, BuilderError):
            return None

    # --- what differs between decks and sheets ---

    @abstractmethod
    def _open(self, outline: Outline) -> None:
        """Prepare for finding decisions, from an outline with marks around values.

        Raises:
            ValueError: A value stands where its decisions are not known.
        """

    @abstractmethod
    def _decide(self, values: Numbered) -> Found | None:
        """As ``find``, once it is prepared."""

    @abstractmethod
    def _pattern(self, plain: Document, cut: Document, values: Numbered, free: Any, built: bytes) -> Stamp:
        """What stamps files of the decisions of ``built``, which the documents were composed for."""

    @abstractmethod
    def _stamped(self, pattern: Pattern, values: Numbered, free: Any) -> bytes | None:
        """The file of a record by a pattern; None where the pattern can't tell it."""


class DeckPatterns(Patterns):
    """Patterns of decks; slides with values in them are drawn anew for each record."""

    output = "deck"

    def _open(self, outline: Outline) -> None:
        result, look = self._plan.result, self._plan.look
        read = (outline, result.sources, result.verdicts, result.pictures)
        self._shapes = DeckShapes(*read, look.theme, look.template)
        self._footers = (Blank(str(outline.title)), Blank(str(outline.organisation or "")))
        self._feet: dict[tuple[int, int], tuple[int, ...]] = {}

    def _decide(self, values: Numbered) -> Found | None:
        if (found := self._shapes.find(values)) is None:
            return None
        texts = (self._footers[0].fill(values), self._footers[1].fill(values))
        lengths = (len(texts[0]), len(texts[1]))  # of texts that run along the foot nothing else counts
        if (feet := self._feet.get(lengths)) is None:
            feet = self._feet[lengths] = footer_shape(*texts, self._plan.look.template)
        return (found[0], feet), found[1]

    def _pattern(self, plain: Document, cut: Document, values: Numbered, free: Any, built: bytes) -> DeckStamp:
        return DeckStamp(plain, cut, self._plan.look.template, values, [slide for slide, _ in free])

    def _stamped(self, pattern: Pattern, values: Numbered, free: Any) -> bytes | None:
        assert isinstance(pattern.stamp, DeckStamp)
        shown = [(slide, look, partial(self._marked, place, look, values)) for place, (slide, look) in enumerate(free)]
        return pattern.stamp.stamp(values, shown)

    def _marked(self, place: int, look: Any, values: Numbered) -> Slide | None:
        """A slide with marks around values; None where it does not look as without."""
        found = self._shapes.find({number: marked(value, number) for number, value in values.items()})
        if found is None or len(found[1]) <= place or found[1][place].look != look:
            return None
        return found[1][place].slide


class SheetPatterns(Patterns):
    """Patterns of sheets; lines with values in them are drawn anew for each record."""

    output = "sheet"

    def _open(self, outline: Outline) -> None:
        result, look = self._plan.result, self._plan.look
        read = (outline, result.sources, result.verdicts, result.pictures)
        self._shapes = SheetShapes(*read, look.theme, self._plan.options.paper)

    def _decide(self, values: Numbered) -> Found | None:
        return self._shapes.find(values)

    def _pattern(self, plain: Document, cut: Document, values: Numbered, free: Any, built: bytes) -> SheetStamp:
        return SheetStamp(plain, cut, values, free, built)

    def _stamped(self, pattern: Pattern, values: Numbered, free: Any) -> bytes | None:
        assert isinstance(pattern.stamp, SheetStamp)
        return pattern.stamp.stamp(values, values[_STAMP], free)
