"""The files of one edition: stamped where all decisions are those of an edition made before, else built in full."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from builder import pipeline
from builder.editions.plan import Plan
from builder.editions.stamping import DeckPatterns, Numbered, Patterns, SheetPatterns, Values
from builder.inputs import record_stamp
from builder.model.document import Document
from builder.model.ledger import Ledger
from builder.model.outline import Output
from builder.outline import personalise
from builder.outputs import render_output

Outputs = dict[str, bytes]
"""Files by suffix."""

_ALL = ("deck", "sheet")


class Maker:
    """Makes the files of editions of one publication; counts how many were ``stamped`` and how many ``built``."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._values = Values(plan)
        kinds: tuple[Patterns, ...] = (DeckPatterns(plan), SheetPatterns(plan))
        self._kinds = [each for each in kinds if each.output in plan.outputs]
        # Where entries stand in the one output, which the other's ledger tells, by the decisions for it.
        self._places: dict[tuple[Output, Any], Any] = {}
        self.stamped = self.built = 0

    def make(self, values: Mapping[str, str]) -> Outputs:
        """The files of one record, by suffix: what ``build`` gives, byte for byte.

        Raises:
            BuilderError: It does not fit, for instance.
        """
        numbered = self._values.numbered(values)
        found = [kind.find(numbered) for kind in self._kinds] if numbered else []
        decided = [each for each in found if each]
        if numbered is None or len(decided) < len(self._kinds):
            self.built += len(self._kinds)
            return build_edition(self.plan, values).outputs
        return self._make(values, numbered, [key for key, _ in decided], [free for _, free in decided])

    def _make(self, values: Mapping[str, str], numbered: Numbered, keys: list[Any], free: list[Any]) -> Outputs:
        suffixes = self.plan.outputs
        own = [(kind.output, key) for kind, key in zip(self._kinds, keys, strict=True)]
        places = tuple([self._places.get(each) for each in own])
        stamped = [
            kind.stamp((key, places), numbered, each) if None not in places else None
            for kind, key, each in zip(self._kinds, keys, free, strict=True)
        ]
        missing = [kind.output for kind, data in zip(self._kinds, stamped, strict=True) if data is None]
        self.built += len(missing)
        self.stamped += len(stamped) - len(missing)
        built = build_edition(self.plan, values, missing) if missing else None
        outputs = built.outputs if built else {}
        if built is not None:
            entries = built.ledger.entries
            placed = (tuple([e.slides for e in entries]), tuple([e.pages for e in entries]))
            self._places |= {each: placed[each[0] == "sheet"] for each in own}
            places = tuple([self._places[each] for each in own])
        for kind, key, each, data in zip(self._kinds, keys, free, stamped, strict=True):
            if data is not None:
                outputs[suffixes[kind.output]] = data
            elif built is not None:
                kind.learn((key, places), numbered, each, outputs[suffixes[kind.output]], built.document)
        return {suffix: outputs[suffix] for suffix in suffixes.values()}


class Built(NamedTuple):
    """The files of one record, by suffix, with what they were made of: all outputs, even those not rendered."""

    outputs: Outputs
    document: Document
    ledger: Ledger


def build_edition(plan: Plan, values: Mapping[str, str], only: Container[str] = _ALL) -> Built:
    """The files of one record, composed and rendered as if there were no other.

    Args:
        only: Files that are not asked for are composed, but not rendered.

    Raises:
        BuilderError: It does not fit, for instance.
    """
    outline = plan.result.outline
    assert outline is not None
    stamp = record_stamp(plan.stamp, [values[field.id] for field in outline.records], plan.characters)
    result = replace(plan.result, outline=personalise(outline, values))
    document, ledger = pipeline.compose_stamped(result, plan.look, plan.options, stamp, characters=plan.characters)
    asked = [suffix for output, suffix in plan.outputs.items() if output in only]
    return Built({suffix: render_output(document, plan.look.template, suffix) for suffix in asked}, document, ledger)
