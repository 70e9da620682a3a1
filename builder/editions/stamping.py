"""Editions that differ from one made before in their values alone.

An edition's decisions (line breaks, slide breaks, sizes) are found without composing it. Where they are those of a
pattern, the edition is the pattern with its own values. A value of a field is put in only after another edition has
shown that the pattern knows all that becomes of the field: until then editions are built in full, and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from builder import pipeline
from builder.compose.shapes import DeckShapes, SheetShapes
from builder.editions.plan import Plan
from builder.identity import record_stamp
from builder.model.diagnostic import BuilderError
from builder.model.document import Slide
from builder.model.filling import is_inert
from builder.model.records import MARKED, MOST_MARKED, mark_number, marked
from builder.outline import amount_text, personalise, personalise_marked
from builder.render.pdf.stamping import Lines, SheetStamp
from builder.render.powerpoint.stamping import DeckStamp, footer_shape

Outputs = dict[str, bytes]
Numbered = dict[int, str]
Free = tuple[tuple[Slide, ...], Lines]
"""What is set anew for each record: slides with tables, and lines of the sheet's paragraphs."""

_STAMP = 2 * MOST_MARKED
_MOST_PATTERNS = 64
_MOST_SEEN = 4096


@dataclass(slots=True)
class Pattern:
    """How editions of some decisions are stamped.

    ``base`` are the values that it was made of. The fields ``unproven`` may not differ from those yet.
    """

    deck: DeckStamp | None
    sheet: SheetStamp | None
    base: Mapping[str, str]
    unproven: set[str] = field(default_factory=set)

    def allows(self, values: Mapping[str, str]) -> bool:
        return all(values[name] == self.base[name] for name in self.unproven)


class Stamps:
    """The patterns of one publication's editions, as they are learnt."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        outline = plan.result.outline
        assert outline is not None
        self._outline = outline
        self._names = [str(field.id) for field in outline.records]
        self._numbers = [str(field.id) for field in outline.records if field.type == "number"]
        self._patterns: dict[Any, Pattern | None] = {}
        self._seen: set[Any] = set()
        self._shapes: tuple[DeckShapes | None, SheetShapes | None] | None = None
        self._characters = frozenset(plan.characters)
        self._gives_up = len(self._names) > MOST_MARKED

    def stamp(self, values: Mapping[str, str]) -> Outputs | None:
        """The files of a record; None where they have to be built in full."""
        found = self._find(values)
        pattern = self._patterns.get(found[0]) if found else None
        if found is None or pattern is None or not pattern.allows(values):
            return None
        return self._stamped(pattern, values, found[1])

    def learn(self, values: Mapping[str, str], built: Outputs) -> None:
        """Take an edition that was built in full for a pattern, or for a proof of one."""
        if (found := self._find(values)) is None:
            return
        key, free = found
        if key in self._patterns:
            self._prove(key, values, built, free)
        elif key in self._seen and len(self._patterns) < _MOST_PATTERNS:
            self._patterns[key] = self._make(values, free)
            self._prove(key, values, built, free)
        elif len(self._seen) < _MOST_SEEN:
            self._seen.add(key)

    def _prove(self, key: Any, values: Mapping[str, str], built: Outputs, free: Free) -> None:
        pattern = self._patterns[key]
        if pattern is None:
            return
        if self._stamped(pattern, values, free) == built:
            pattern.unproven -= {name for name in pattern.unproven if values[name] != pattern.base[name]}
        else:
            self._patterns[key] = None

    def _stamped(self, pattern: Pattern, values: Mapping[str, str], free: Free) -> Outputs | None:
        numbered = self._numbered(values)
        outputs: Outputs = {}
        if pattern.deck is not None:
            outputs[".pptx"] = pattern.deck.stamp(numbered, free[0])
        if pattern.sheet is not None:
            sheet = pattern.sheet.stamp(numbered, numbered[_STAMP], free[1])
            if sheet is None:
                return None
            outputs[".pdf"] = sheet
        return outputs

    def _numbered(self, values: Mapping[str, str]) -> Numbered:
        """Values by the numbers of their marks, with the stamp, and what numbers are worth."""
        numbered = {number: values[name] for number, name in enumerate(self._names)}
        for name in self._numbers:
            numbered[self._names.index(name) + MOST_MARKED] = amount_text(values[name])
        numbered[_STAMP] = record_stamp(self._plan.stamp, [values[name] for name in self._names], self._plan.characters)
        return numbered

    # --- decisions -------------------------------------------------------------------------------------------------

    def _find(self, values: Mapping[str, str]) -> tuple[Any, Free] | None:
        """The decisions for a record, as a key, and what is set anew for it."""
        if self._gives_up or not all(map(is_inert, values.values())):
            return None
        if not self._characters.issuperset("".join(values.values())):
            return None  # the patterns' fonts don't have it
        if self._shapes is None:
            self._shapes = self._make_shapes(values)
            if self._shapes is None:
                self._gives_up = True
                return None
        deck, sheet = self._shapes
        fill = _filler(values, self._names)
        found = sheet.find(fill) if sheet is not None else ((), ())
        if found is None:
            return None
        shape: Any = ()
        tables: tuple[Slide, ...] = ()
        if deck is not None:
            slides = deck.find(fill)
            if slides is None:
                return None
            tables = slides[1]
            texts = (fill(self._marked_texts[0]), fill(self._marked_texts[1]))
            shape = (slides[0], footer_shape(*texts, self._plan.look.template))
        return (shape, found[0]), (tables, found[1])

    def _make_shapes(self, values: Mapping[str, str]) -> tuple[DeckShapes | None, SheetShapes | None] | None:
        plan, result = self._plan, self._plan.result
        outline = personalise_marked(self._outline, values)
        self._marked_texts = (str(outline.title), str(outline.organisation or ""))
        read = (outline, result.sources, result.verdicts, result.pictures, plan.look.theme)
        try:
            deck = DeckShapes(*read, plan.look.template) if "deck" in plan.options.only else None
            return deck, SheetShapes(*read, plan.options.paper) if "sheet" in plan.options.only else None
        except ValueError:
            return None

    # --- patterns --------------------------------------------------------------------------------------------------

    def _make(self, values: Mapping[str, str], free: Free) -> Pattern | None:
        plan, numbered = self._plan, self._numbered(values)
        try:
            documents = []
            for outline, stamp in (
                (personalise(self._outline, values), numbered[_STAMP]),
                (personalise_marked(self._outline, values), marked(numbered[_STAMP], _STAMP)),
            ):
                result = replace(plan.result, outline=outline)
                composed = pipeline.compose_stamped(result, plan.look, plan.options, stamp, characters=plan.characters)
                documents.append(composed[0])
            plain, cut = documents
            deck = DeckStamp(plain, cut, plan.look.template, numbered, free[0]) if plain.slides else None
            sheet = None
            if plain.sheet is not None and self._shapes is not None and self._shapes[1] is not None:
                nodes = [paragraph.node for paragraph in self._shapes[1].paragraphs]
                sheet = SheetStamp(plain, cut, numbered, nodes, free[1])
            return Pattern(deck, sheet, dict(values), set(self._names))
        except (ValueError, BuilderError):
            return None


def _filler(values: Mapping[str, str], names: list[str]) -> Callable[[str], str]:
    numbered = {number: values[name] for number, name in enumerate(names)}
    for number, name in enumerate(names):
        numbered[number + MOST_MARKED] = amount_text(values[name])
    return lambda text: text if text.isascii() else MARKED.sub(lambda match: numbered[mark_number(match[1])], text)
