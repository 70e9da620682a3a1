"""What is drawn on a slide layout, as outlines and pictures in points: for showing a slide without PowerPoint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from builder.model.backdrop import Ornament
from builder.model.document import Crop, Image
from builder.model.length import EMU_PER_POINT
from builder.model.picture import Picture
from builder.model.shape import Gradient, Shape, Step
from builder.render.powerpoint.drawn import Drawn, find, frame_of, number
from builder.render.powerpoint.geometry import Path, paths_of
from builder.render.powerpoint.grounds import background_of
from builder.render.powerpoint.layouts import Layout
from builder.render.powerpoint.markup import MAIN

Decode = Callable[[bytes], Picture | None]
"""A template's picture to clean pixels; None where it is none that can be shown."""

_A = f"{{{MAIN}}}"
_MOST_STOPS = 40
_HAIRLINE = 9_525


@dataclass(frozen=True, slots=True)
class _Frame:
    """A rectangle in points, turned around its centre by an angle in radians, flipped before."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    flips: tuple[bool, bool] = (False, False)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the rectangle, in shares of it, on the slide."""
        across = (0.5 - x if self.flips[0] else x - 0.5) * self.width
        down = (0.5 - y if self.flips[1] else y - 0.5) * self.height
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        at = self.x + self.width / 2 + across * cos - down * sin, self.y + self.height / 2 + across * sin + down * cos
        return round(at[0], 3), round(at[1], 3)

    def step(self, step: Step) -> Step:
        return tuple(value for i in range(0, len(step), 2) for value in self.place(step[i], step[i + 1]))


def ornaments_of(layout: Layout, decode: Decode) -> Iterator[Ornament]:
    """The ground of a layout's slides, and what stands on it, the hindmost first.

    Args:
        decode: Makes pictures of a template's files.
    """
    page = _Frame(0, 0, layout.page.width / EMU_PER_POINT, layout.page.height / EMU_PER_POINT)
    ground, phclr = background_of(layout)
    base = layout.palette.named("bg1")
    plain = phclr if ground is None else layout.palette.read(ground, base, phclr) or base
    seen = [(page, plain)]
    yield Shape((0, 0), ((page.width, 0), (page.width, page.height), (0, page.height)), plain)
    if ground is not None and not ground.tag.endswith("}solidFill"):
        yield from _painted(layout, page, [_WHOLE], ground, base, page, decode, phclr)
    for each in layout.drawn:
        frame = _frame(each)
        behind = next((colour for area, colour in reversed(seen) if _holds(area, frame)), plain)
        if each.fill is not None and (colour := layout.palette.read(each.fill, behind)):
            seen.append((frame, colour))
        yield from _shown(layout, each, frame, behind, page, decode)


_WHOLE = Path((0, 0), ((1, 0), (1, 1), (0, 1)))


def _frame(each: Drawn) -> _Frame:
    x, y, width, height = (side / EMU_PER_POINT for side in each.box)
    frame = frame_of(each.element)
    turn = math.radians(frame.turn / 60_000) if frame else 0.0
    if frame and frame.on_its_side:  # the box is what the turned shape covers
        x, y, width, height = x + (width - height) / 2, y + (height - width) / 2, height, width
    placed = find(each.element, "./p:spPr/a:xfrm|./p:xfrm")
    flips = tuple(bool(placed) and placed[0].get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return _Frame(x, y, width, height, turn, (flips[0], flips[1]))


def _holds(area: _Frame, frame: _Frame) -> bool:
    """Whether the middle of one stands in another."""
    x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height


def _shown(layout: Layout, each: Drawn, frame: _Frame, behind: str, page: _Frame, decode: Decode) -> Iterator[Ornament]:
    if each.element.tag.endswith("}graphicFrame"):
        return
    paths = [_WHOLE] if each.picture else paths_of(each.element, frame.width, frame.height)
    yield from _painted(layout, frame, [path for path in paths if path.filled], each.fill, behind, page, decode)
    stroke, width = _line(layout, each.element, behind)
    clip = (page.x, page.y, page.width, page.height)
    if stroke is None:
        return
    for path in (path for path in paths if path.stroked):
        steps = [frame.step(step) for step in path.steps]
        start = frame.place(*path.start)
        closed = steps if path.open else [*steps, start]
        yield Shape(start, tuple(closed), None, stroke, width, clip=clip)


def _painted(
    layout: Layout,
    frame: _Frame,
    paths: list[Path],
    fill: Any | None,
    behind: str,
    page: _Frame,
    decode: Decode,
    phclr: str = "000000",
) -> Iterator[Ornament]:
    """Outlines, filled."""
    kind = "" if fill is None else str(fill.tag).rpartition("}")[2]
    if fill is None or kind in ("noFill", "grpFill"):
        return
    if kind == "blipFill":
        yield from _picture(layout, frame, fill, page, decode)
        return
    clip = (page.x, page.y, page.width, page.height)
    gradient = _gradient(layout, frame, fill, behind, phclr) if kind == "gradFill" else None
    colour = gradient.stops[0][1] if gradient else _colour(layout, fill, kind, behind, phclr)
    if colour is None:
        return
    for path in paths:
        steps = tuple(frame.step(step) for step in path.steps)
        yield Shape(frame.place(*path.start), steps, colour, gradient=gradient, clip=clip)


def _colour(layout: Layout, fill: Any, kind: str, behind: str, phclr: str) -> str | None:
    if kind == "pattFill":
        shown = find(fill, "./a:fgClr")
        return layout.palette.read(shown[0], behind, phclr) if shown else None
    return layout.palette.read(fill, behind, phclr)


def _gradient(layout: Layout, frame: _Frame, fill: Any, behind: str, phclr: str) -> Gradient | None:
    stops = [
        (min(1.0, max(0.0, number(stop.get("pos")) / 100_000)), colour)
        for stop in find(fill, "./a:gsLst/a:gs")[:_MOST_STOPS]
        if (colour := layout.palette.read(stop, behind, phclr))
    ]
    stops.sort(key=lambda stop: stop[0])
    if not stops:
        return None
    if find(fill, "./a:path"):
        centre = frame.place(0.5, 0.5)
        radius = math.hypot(frame.width, frame.height) / 2
        return Gradient(centre, centre, tuple(stops), round(radius, 3))
    angle = math.radians(number(next(iter(find(fill, "./a:lin/@ang")), "0")) / 60_000)
    reach = abs(frame.width / 2 * math.cos(angle)) + abs(frame.height / 2 * math.sin(angle))
    across = reach * math.cos(angle) / frame.width if frame.width else 0.0
    down = reach * math.sin(angle) / frame.height if frame.height else 0.0
    return Gradient(frame.place(0.5 - across, 0.5 - down), frame.place(0.5 + across, 0.5 + down), tuple(stops))


def _line(layout: Layout, element: Any, behind: str) -> tuple[str | None, float]:
    """Colour and width, in points, of a shape's own line; None where it has none."""
    stated = find(element, "./p:spPr/a:ln")
    style = find(element, "./p:style/a:lnRef[@idx!='0']")
    if stated and find(stated[0], "./a:noFill"):
        return None, 0.0
    width = number(stated[0].get("w"), _HAIRLINE) if stated else _HAIRLINE
    fills = find(stated[0], "./a:solidFill|./a:gradFill/a:gsLst/a:gs[1]") if stated else []
    source = fills[0] if fills else style[0] if style else None
    colour = layout.palette.read(source, behind) if source is not None else None
    return colour, round(width / EMU_PER_POINT, 3)


# --- pictures ------------------------------------------------------------------------------------------------------


def _picture(layout: Layout, frame: _Frame, fill: Any, page: _Frame, decode: Decode) -> Iterator[Image]:
    """A picture where it covers the slide, cut off at its edges; one that is laid in tiles is shown once."""
    data = layout.image(fill)
    picture = decode(data) if data else None
    if picture is None or frame.width <= 0 or frame.height <= 0:
        return
    crop = _crop(fill)
    left, top = max(page.x, frame.x), max(page.y, frame.y)
    right, bottom = (
        min(page.x + page.width, frame.x + frame.width),
        min(page.y + page.height, frame.y + frame.height),
    )
    if left >= right or top >= bottom:
        return
    across, down = (1 - crop.left - crop.right) / frame.width, (1 - crop.top - crop.bottom) / frame.height
    shown = Crop(
        crop.left + (left - frame.x) * across,
        crop.top + (top - frame.y) * down,
        crop.right + (frame.x + frame.width - right) * across,
        crop.bottom + (frame.y + frame.height - bottom) * down,
    )
    yield Image(None, left, top, right - left, bottom - top, picture, shown)


def _crop(fill: Any) -> Crop:
    """What is cut off on each side; what would be added is not."""
    rect = next(iter(find(fill, "./a:srcRect")), None)
    sides = [0.0] * 4 if rect is None else [max(0.0, number(rect.get(side)) / 100_000) for side in "ltrb"]
    wide, high = sides[0] + sides[2], sides[1] + sides[3]
    return Crop(*sides) if wide < 1 and high < 1 else Crop()
