"""What colours text stands on: the background of a slide layout, and the shapes and pictures in front of it."""

from __future__ import annotations

from typing import Any

from builder.model.length import Box
from builder.render.powerpoint.areas import share
from builder.render.powerpoint.drawn import Drawn, find, number
from builder.render.powerpoint.layouts import Layout
from builder.render.powerpoint.markup import MAIN
from builder.render.powerpoint.pictures import sample

_A = f"{{{MAIN}}}"
# A shape that covers this much of a text is its ground; one that covers less is a second ground, or does no harm.
_GROUND, _PARTLY = 0.75, 0.3


def grounds_of(layout: Layout, box: Box, own_fill: Any | None = None) -> tuple[str, ...]:
    """The colours behind a rectangle.

    Args:
        own_fill: The fill of the placeholder that stands there.

    Returns:
        Several where it isn't one colour, the darkest and lightest of a picture; none where that can't be told.
    """
    page = layout.page
    behind = _background(layout, box)
    for shape in layout.drawn:
        if shape.fill is None or (covers := share(shape.box, box)) < _PARTLY:
            continue
        colours = _colours(layout, shape.fill, box, shape.box, behind)
        if colours is None:
            continue
        plain = shape.picture or _is_rectangle(shape)
        if covers >= _GROUND and plain:
            behind = colours
        elif plain or covers >= 0.95:
            behind = tuple(dict.fromkeys((*behind, *colours)))
    if own_fill is not None:
        behind = _colours(layout, own_fill, box, page, behind) or behind
    return behind


def _is_rectangle(shape: Drawn) -> bool:
    return bool(find(shape.element, "./p:spPr/a:prstGeom[@prst='rect' or @prst='roundRect' or @prst='round2SameRect']"))


def background_of(layout: Layout) -> tuple[Any | None, str]:
    """The fill of a layout's background, and what ``phClr`` stands for in it; None where it is one colour, the latter.

    Nothing stated is the slide's first colour.
    """
    for root in (layout.root, layout.master_root):
        for stated in find(root, "./p:cSld/p:bg/*"):
            if stated.tag.endswith("}bgRef"):
                phclr = layout.palette.read(stated) or "FFFFFF"
                return _theme_fill(layout.theme, number(stated.get("idx"))), phclr
            return next((c for c in stated if str(c.tag).endswith("Fill")), None), "FFFFFF"
    return None, layout.palette.named("bg1")


def _background(layout: Layout, box: Box) -> tuple[str, ...]:
    """The background's colours; the slide's first colour where nothing states one."""
    fill, phclr = background_of(layout)
    if fill is None:
        return (phclr,)
    return _colours(layout, fill, box, layout.page, (layout.palette.named("bg1"),), phclr) or ()


def _theme_fill(theme: Any, index: int) -> Any | None:
    """A fill of the theme's two lists: of the second from 1001 on."""
    name, place = ("bgFillStyleLst", index - 1000) if index > 1000 else ("fillStyleLst", index)
    return next(iter(find(theme, f".//a:{name}/*[{max(1, place)}]")), None)


def _colours(
    layout: Layout, fill: Any, box: Box, drawn: Box, behind: tuple[str, ...], phclr: str = "000000"
) -> tuple[str, ...] | None:
    """A fill's colours in a rectangle; None where it lets everything through."""
    kind = str(fill.tag).removeprefix(_A).rpartition("}")[2]
    through = behind[0] if behind else "FFFFFF"
    if kind in ("noFill", "grpFill"):
        return None
    if kind == "blipFill":
        data = layout.image(fill)
        return sample(data, _region(box, drawn), through) if data else ()
    if kind == "gradFill":
        stops = find(fill, "./a:gsLst/a:gs")
        found = [layout.palette.read(stop, through, phclr) for stop in stops]
        return tuple(dict.fromkeys(colour for colour in found if colour)) or None
    if kind == "pattFill":
        found = [layout.palette.read(each, through, phclr) for each in fill]
        return tuple(dict.fromkeys(colour for colour in found if colour)) or None
    colour = layout.palette.read(fill, through, phclr)
    return (colour,) if colour else None


def _region(box: Box, drawn: Box) -> tuple[float, float, float, float]:
    """Where a rectangle lies in a picture, in shares of the picture."""
    width, height = max(1, drawn.width), max(1, drawn.height)
    left, top = (box.x - drawn.x) / width, (box.y - drawn.y) / height
    return left, top, left + box.width / width, top + box.height / height
