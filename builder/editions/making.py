"""The files of one edition: stamped where all decisions are those of an edition made before, else built in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder import pipeline
from builder.editions.plan import Plan
from builder.editions.stamping import Stamps
from builder.identity import record_stamp
from builder.outline import personalise

Outputs = dict[str, bytes]


class Maker:
    """Makes the files of editions of one publication."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.stamps = Stamps(plan)

    def make(self, values: Mapping[str, str]) -> Outputs:
        """The files of one record, by suffix: what ``build`` gives, byte for byte.

        Raises:
            BuilderError: It does not fit, for instance.
        """
        stamped = self.stamps.stamp(values)
        if stamped is not None:
            return stamped
        built = build_edition(self.plan, values)
        self.stamps.learn(values, built)
        return built


def build_edition(plan: Plan, values: Mapping[str, str]) -> Outputs:
    """The files of one record, composed and rendered as if there were no other.

    Raises:
        BuilderError: It does not fit, for instance.
    """
    outline = plan.result.outline
    assert outline is not None
    stamp = record_stamp(plan.stamp, [values[field.id] for field in outline.records], plan.characters)
    result = replace(plan.result, outline=personalise(outline, values))
    document, _ = pipeline.compose_stamped(result, plan.look, plan.options, stamp, characters=plan.characters)
    return pipeline.render(document, plan.look.template)
