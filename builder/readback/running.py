"""What runs along the foot of slides: slides of one layout have the same there, so that one that lost it stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.model.ledger import as_seen
from builder.readback.markup import A, P, uncoded
from builder.readback.parts import Parts
from builder.readback.read_file import Fault


class Foot(NamedTuple):
    """The foot of a slide, and the part of the layout that it is of."""

    layout: str
    footer: str
    date: str
    has_number: bool


def running_faults(feet: Sequence[Foot]) -> Iterator[Fault]:
    """A fault for each slide whose foot is not what most slides of its layout have; of two, what says more counts.

    Args:
        feet: Of the slides, in order.
    """
    usual: dict[str, Foot] = {}
    for foot, _ in sorted(Counter(feet).items(), key=lambda item: (item[1], item[0])):
        usual[foot.layout] = foot
    for number, foot in enumerate(feet, 1):
        for what, one, other in zip(("footer", "date", "number"), usual[foot.layout][1:], foot[1:], strict=True):
            if one != other:
                message = f"its {what} is not that of the other slides of its layout"
                details = (("others say", str(one)), ("says", str(other) or "nothing")) if what != "number" else ()
                yield Fault("fact-different", number, message, details)


def foot_of(parts: Parts, name: str) -> Foot:
    """What runs along the foot of a slide, by its part."""
    found = {"ftr": "", "dt": "", "sldNum": ""}
    for shape in parts.root(name).iter(f"{P}sp"):
        place = next(shape.iter(f"{P}ph"), None)
        kind = str(place.get("type", "")) if place is not None else ""
        if kind in found:
            found[kind] += as_seen("".join(uncoded(node.text or "") for node in shape.iter(f"{A}t")))
    return Foot(parts.related(name, "slideLayout"), found["ftr"], found["dt"], bool(found["sldNum"]))
