"""What is drawn on a slide layout or slide master: shapes and pictures with the rectangles that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from builder.model.length import Box, Length
from builder.render.powerpoint.markup import MAIN, PRESENTATION

_A, _P = f"{{{MAIN}}}", f"{{{PRESENTATION}}}"
_SHAPES = frozenset(f"{_P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp"))
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_MOST_DEPTH = 20
MOST_SHAPES = 2_000
"""Of one layout or master; more than that is no design but a drawing, which does no harm if its front is not seen."""
_NAMESPACES = {"a": MAIN, "p": PRESENTATION}
# A quarter turn, in 60,000ths of a degree: what is turned further than this lies on its side.
_EIGHTH = 2_700_000


def find(element: Any, path: str) -> list[Any]:
    """XPath with DrawingML's and PresentationML's prefixes, on any element of python-pptx's tree."""
    found: list[Any] = etree.ElementBase.xpath(element, path, namespaces=_NAMESPACES)
    return found


def number(text: str | None, default: int = 0) -> int:
    """A whole number of somebody else's; some programs write ``12.0``."""
    try:
        return round(float(text)) if text is not None else default
    except (ValueError, OverflowError):
        return default


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle with how far it is turned, in 60,000ths of a degree."""

    box: Box
    turn: int

    @property
    def on_its_side(self) -> bool:
        return _EIGHTH <= self.turn % 10_800_000 <= 10_800_000 - _EIGHTH

    def covered(self) -> Box:
        """What the rectangle covers when it is turned."""
        if not self.on_its_side:
            return self.box
        x, y, width, height = self.box
        return Box(Length(x + (width - height) // 2), Length(y + (height - width) // 2), height, width)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing drawn; ``fill`` is the element of its fill, None where it states none."""

    element: Any
    box: Box
    picture: bool
    fill: Any | None

    @property
    def placeholder(self) -> bool:
        return bool(find(self.element, "./*/p:nvPr/p:ph"))


_Scale = tuple[float, float, float, float]
_SAME: _Scale = (1.0, 0.0, 1.0, 0.0)


def frame_of(element: Any) -> Frame | None:
    """Where an element says it stands; None where it inherits that."""
    found = find(element, "./p:spPr/a:xfrm|./p:grpSpPr/a:xfrm|./p:xfrm")
    if not found:
        return None
    off, ext = found[0].find(f"{_A}off"), found[0].find(f"{_A}ext")
    if off is None or ext is None:
        return None
    numbers = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    return Frame(Box(*(Length(number(value)) for value in numbers)), number(found[0].get("rot")))


def drawn_on(part: Any) -> list[Drawn]:
    """All shapes of a slide layout or master but its placeholders, groups opened, the hindmost first.

    Args:
        part: The root element.
    """
    tree = part.find(f"{_P}cSld/{_P}spTree")
    everything = iter(()) if tree is None else _walk(tree, _SAME, 0)
    return [shape for shape in islice(everything, MOST_SHAPES) if not shape.placeholder]


def _walk(tree: Any, scale: _Scale, depth: int) -> Iterator[Drawn]:
    if depth > _MOST_DEPTH:
        return
    for element in tree:
        if element.tag in _SHAPES:
            if (frame := frame_of(element)) is not None and not hidden(element):
                yield Drawn(element, _scaled(frame.covered(), scale), element.tag == f"{_P}pic", _fill(element))
        elif element.tag == f"{_P}grpSp":
            yield from _walk(element, _inside(element, scale), depth + 1)
        elif str(element.tag).endswith("}AlternateContent"):
            for choice in list(element)[-1:]:  # the fallback, which every program can show
                yield from _walk(choice, scale, depth + 1)


def hidden(element: Any) -> bool:
    """Whether programs don't show a shape."""
    return bool(find(element, "./*/p:cNvPr[@hidden='1' or @hidden='true']"))


def _inside(group: Any, scale: _Scale) -> _Scale:
    """From a group's own coordinates to the slide's."""
    found = find(group, "./p:grpSpPr/a:xfrm")
    parts: list[Any] = [found[0].find(f"{_A}{name}") for name in ("off", "ext", "chOff", "chExt")] if found else [None]
    if any(part is None for part in parts):
        return scale
    off, ext, child_off, child_ext = parts
    wide, high = number(child_ext.get("cx")), number(child_ext.get("cy"))
    across = number(ext.get("cx")) / wide if wide else 1.0
    down = number(ext.get("cy")) / high if high else 1.0
    sx, tx, sy, ty = scale
    return (
        sx * across,
        tx + sx * (number(off.get("x")) - across * number(child_off.get("x"))),
        sy * down,
        ty + sy * (number(off.get("y")) - down * number(child_off.get("y"))),
    )


def _scaled(box: Box, scale: _Scale) -> Box:
    sx, tx, sy, ty = scale
    return Box(
        Length(round(sx * box.x + tx)),
        Length(round(sy * box.y + ty)),
        Length(round(sx * box.width)),
        Length(round(sy * box.height)),
    )


def _fill(element: Any) -> Any | None:
    """The fill that a shape states, or that its style gives it."""
    if element.tag == f"{_P}pic":
        return next(iter(find(element, "./p:blipFill")), None)
    stated = next((c for p in find(element, "./p:spPr") for c in p if c.tag in {f"{_A}{n}" for n in _FILLS}), None)
    if stated is not None:
        return stated
    return next(iter(find(element, "./p:style/a:fillRef[@idx!='0']")), None)
