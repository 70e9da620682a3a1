"""A slide layout of anybody's making as it serves one kind of slide: what goes where, and in which style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from builder.model.contrast import contrast, least_contrast
from builder.model.length import Box, Length
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout
from builder.render.powerpoint.areas import area, box_of, cut_bottom, largest_free, overlap, part_of
from builder.render.powerpoint.colours import blend, readable
from builder.render.powerpoint.drawn import find
from builder.render.powerpoint.grounds import grounds_of
from builder.render.powerpoint.layouts import RUNNING_TYPES, Layout, Slot
from builder.render.powerpoint.matching import Recipe, main_slot, pair_slots, recipe_of, title_slot

_RUNNING: dict[str, Role] = {"ftr": "footer", "sldNum": "number", "dt": "date"}
# Preferred sizes where the template says nothing, on a slide 7.5 in high.
_SIZES: dict[Role, float] = {"title": 32, "subtitle": 24, "body": 24, "figure": 66, "caption": 18, "speaker": 20,
                             "citation": 14}  # fmt: skip
_LEAST_TEXT_PT = 18.0
_STANDARD_HEIGHT = 6_858_000
_TITLE_HEIGHT, _CITATION_HEIGHT, _GAP = 990_600, 419_100, 91_440
_LEFT, _RIGHT = (0.0, 0.0, 0.37, 1.0), (0.41, 0.0, 0.59, 1.0)
_MEDIUM_STYLE, _BLACK_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}", "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}"
_ACCENTS = ("accent2", "accent1", "accent4", "accent5", "accent6", "accent3", "tx1")
_PROMPTS = frozenset(("footer", "footer text", "fußzeile", "pied de page", "pie de página", "voettekst", "stopka"))


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where title and content of a layout go; ``main`` is the placeholder for content, if there is one."""

    title: Placeholder
    area: Box
    main: Slot | None


def serve(layout: Layout, kind: LayoutKind, table_style: str) -> SlideLayout:
    """Find a place for everything that a kind of slide says.

    Args:
        table_style: The template's default.
    """
    recipe = recipe_of(kind)
    stage = _stage(layout, recipe)
    placed = [stage.title, *_content(layout, recipe, stage), *_running(layout)]
    shown = next((p for p in placed if p.role in ("chart", "table", "body")), stage.title)
    grounds = grounds_of(layout, shown.box)
    style = "" if table_style != _MEDIUM_STYLE or _header_reads(layout) else _BLACK_STYLE
    return SlideLayout(
        kind,
        layout.name,
        layout.part_name,
        tuple(placed),
        footer=_own_footer(layout),
        colour_map=layout.colour_map,
        marks=_marks(layout, grounds),
        plain_links=not _links_read(layout, grounds, shown, style),
        table_style=style,
    )


# --- where things stand --------------------------------------------------------------------------------------------


def _stage(layout: Layout, recipe: Recipe) -> _Stage:
    slot = title_slot(layout)
    main = _main(layout, recipe)
    running = [s.box for s in layout.slots if s.type in RUNNING_TYPES and area(s.box)]
    if slot is not None and not slot.turned and slot.box.width >= 0.25 * layout.page.width:
        title = placeholder_of(layout, slot, "title", _clear(slot.box, layout.pictures_over(slot.box), 0.6))
        room = _content_area(layout, main, [title.box, *running])
        title, room = _heightened(layout, title, room)
        return _Stage(title, room, main)
    room = _content_area(layout, main, running)
    height = min(_TITLE_HEIGHT * _scale(layout), room.height * 0.3)
    above = main.box.y - layout.inner.y if main else 0
    if above >= height:
        head = box_of(room.x, main.box.y - height, room.width, height) if main else room
    else:
        head = box_of(room.x, room.y, room.width, height)
        room = box_of(room.x, room.y + height + _GAP, room.width, room.height - height - _GAP)
    if slot is None:
        return _Stage(_own(layout, "title", head, main, type_="title", bold=True), room, main)
    return _Stage(replace(placeholder_of(layout, slot, "title", head), placed=True, upright=True), room, main)


def _main(layout: Layout, recipe: Recipe) -> Slot | None:
    if recipe.main is None:
        return None
    if recipe.family == "pair" and (pair := pair_slots(layout)):
        return pair[1]
    if recipe.family in ("title", "section"):
        return layout.find_slot("subTitle") or next(iter(layout.contents), None)
    return main_slot(layout)


def _clear(box: Box, obstacles: list[Box], least: float) -> Box:
    """A rectangle without what stands in it, where enough of it is left."""
    if not any(area(overlap(box, each)) for each in obstacles):
        return box
    free = largest_free(box, obstacles, _GAP)
    return free if area(free) >= least * area(box) else box


def _content_area(layout: Layout, main: Slot | None, taken: list[Box]) -> Box:
    """The placeholder's own rectangle; without one, the largest that the layout leaves free."""
    if main is not None:
        box = _clear(main.box, taken, 0.4)
        return _clear(box, layout.pictures_over(box), 0.5)
    free = largest_free(layout.inner, [*taken, *layout.obstacles()], 2 * _GAP)
    if area(free) < 0.18 * area(layout.page):
        free = largest_free(layout.inner, taken, 2 * _GAP)
    return free if area(free) else part_of(layout.page, (0.08, 0.3, 0.84, 0.6))


def _heightened(layout: Layout, title: Placeholder, room: Box) -> tuple[Placeholder, Box]:
    """A title that has no room for two lines of 24 points takes some of the gap below, or of the content."""
    _, top, _, bottom = title.insets
    wanted = round(2 * 24 * 12_700 * 1.22 * max(1.0, title.spacing) + top + bottom)
    lacks = wanted - title.box.height
    end = title.box.y + title.box.height
    if lacks <= 0 or room.y < end or room.x >= title.box.x + title.box.width:
        return title, room
    from_content = max(0, lacks - (room.y - end))
    if from_content > 0.25 * room.height:
        return title, room
    x, y, width, height = title.box
    taller = replace(title, box=box_of(x, y, width, height + lacks), placed=True)
    return taller, box_of(room.x, room.y + from_content, room.width, room.height - from_content)


def _content(layout: Layout, recipe: Recipe, stage: _Stage) -> Iterator[Placeholder]:
    room = stage.area
    if recipe.citation:
        room, strip = _citation_strip(layout, room)
        yield _own(layout, "citation", strip, stage.main, anchor="b")
    if recipe.family == "pair":
        yield from _pair(layout, recipe, stage.main, room)
        return
    parts = recipe.parts or ({recipe.main: (0.0, 0.0, 1.0, 1.0)} if recipe.main else {})
    for role, part in parts.items():
        box = part_of(room, part)
        if role == recipe.main and stage.main is not None and _takes(stage.main, role):
            yield placeholder_of(layout, stage.main, role, box)
        else:
            yield _own(layout, role, box, stage.main, anchor="t")


def _takes(slot: Slot, role: Role) -> bool:
    """Whether a placeholder of PowerPoint's may hold what a role is."""
    if role in ("chart", "table"):
        return slot.type in ("obj", {"chart": "chart", "table": "tbl"}[role])
    return slot.type in ("obj", "body", "subTitle")


def _pair(layout: Layout, recipe: Recipe, main: Slot | None, room: Box) -> Iterator[Placeholder]:
    """The main text at the right, the rest at the left of it."""
    both = pair_slots(layout)
    if both is not None and main is not None:
        lower = room.y + room.height
        left = box_of(both[0].box.x, both[0].box.y, both[0].box.width, lower - both[0].box.y)
        right = room
    else:
        left, right = part_of(room, _LEFT), part_of(room, _RIGHT)
    if main is not None and _takes(main, "body"):
        yield placeholder_of(layout, main, "body", right)
    else:
        yield _own(layout, "body", right, main)
    for role, part in recipe.parts.items():
        yield _own(
            layout, role, part_of(left, part), main, anchor="b" if role == "figure" else "t", bold=role == "figure"
        )


def _citation_strip(layout: Layout, room: Box) -> tuple[Box, Box]:
    """A strip below the content where the layout has room, else at its foot."""
    height = round(_CITATION_HEIGHT * _scale(layout))
    end = room.y + room.height
    below = box_of(room.x, end, room.width, layout.inner.y + layout.inner.height - end)
    taken = [slot.box for slot in layout.slots if slot.type in RUNNING_TYPES]
    free = largest_free(below, [*taken, *layout.obstacles()]) if below.height > 0 else below
    if free.height >= height and free.width >= 0.8 * room.width:
        return room, box_of(free.x, free.y, free.width, height)
    upper, strip = cut_bottom(room, height)
    return cut_bottom(upper, _GAP)[0], strip


def _scale(layout: Layout) -> float:
    """Larger slides take larger text; on smaller ones it stays readable."""
    return max(1.0, layout.page.height / _STANDARD_HEIGHT)


# --- in which style ------------------------------------------------------------------------------------------------


def placeholder_of(layout: Layout, slot: Slot, role: Role, box: Box) -> Placeholder:
    """The layout's own placeholder, in its own style."""
    style = slot.style
    frame = style.frame()
    size = style.size_pt
    least = _LEAST_TEXT_PT if role in ("body", "subtitle") else 0.0
    colour = style.colour()
    return Placeholder(
        role, slot.type, slot.index, slot.name, box, max(size, least),
        bold=style.flag("./a:defRPr/@b"),
        spacing=style.spacing,
        before_pt=style.space_pt("spcBef"),
        insets=style.insets,
        indent_pt=style.indent_pt,
        bulleted=style.bulleted,
        pitch_pt=style.pitch_pt if size >= least else 0.0,
        after_pt=style.space_pt("spcAft"),
        font=layout.font(style.first("./a:defRPr/a:latin/@typeface", "+mn-lt")),
        capitals=style.first("./a:defRPr/@cap", "none") == "all",
        tracking_pt=max(0.0, float(style.first("./a:defRPr/@spc", "0")) / 100),
        colour=(layout.palette.slot(colour) if colour is not None else None) or "tx1",
        align=style.align,
        anchor=style.anchor,
        rightward=style.flag("./@rtl"),
        placed=frame is None or frame.box != box,
        sized=size < least,
        upright=style.odd,
    )  # fmt: skip


def _own(
    layout: Layout, role: Role, box: Box, beside: Slot | None, *, type_: str = "", anchor: Any = "t", bold: bool = False
) -> Placeholder:
    """A place of our own, in the colour and on the side of the text beside it."""
    near = beside or title_slot(layout)
    base = near.style.colour() if near else None
    like = (layout.palette.slot(base) if base is not None else None) or "tx1"
    size = _SIZES.get(role, 20.0) * _scale(layout)
    least = least_contrast(size, bold)
    wanted = ("accent1", "tx2", "accent2", like, "tx1") if role == "figure" else (like, "tx1", "tx2", "bg1")
    left, _, right, _ = near.style.insets if near else (_GAP, 0, _GAP, 0)
    return Placeholder(
        role, type_, 0, role.capitalize(), box, size,
        bold=bold,
        insets=(Length(left), Length(0), Length(right), Length(0)),
        before_pt=6.0 if role == "body" else 0.0,
        bulleted=False,
        font=layout.font("+mj-lt" if role in ("title", "figure") else "+mn-lt"),
        colour=readable(grounds_of(layout, box), wanted, layout.palette, least),
        align="ctr" if near and near.style.align == "ctr" and beside and beside.type == "subTitle" else "l",
        anchor=anchor,
        own=True,
        placed=True,
        sized=True,
    )  # fmt: skip


def _running(layout: Layout) -> Iterator[Placeholder]:
    """Footer, number and date, where the layout has them."""
    for slot in layout.slots:
        if slot.type in _RUNNING and area(slot.box):
            found = placeholder_of(layout, slot, _RUNNING[slot.type], slot.box)
            yield replace(found, turned=slot.turned, upright=False)


def _own_footer(layout: Layout) -> str:
    """What the template itself says in the footer; not the words that only say that there is one."""
    slot = layout.find_slot("ftr")
    text = " ".join("".join(find(slot.element, "./p:txBody//a:t/text()")).split()) if slot else ""
    return "" if text.lower() in _PROMPTS or text.startswith(("<", "‹", "Click ")) else text


# --- in which colours ----------------------------------------------------------------------------------------------


def _marks(layout: Layout, grounds: tuple[str, ...]) -> tuple[str, str]:
    """Colours of a chart's points, and of the one that matters: clear of the ground, and of each other."""
    palette = layout.palette
    plain = readable(grounds, ("tx2", "accent1", *_ACCENTS), palette, 3.0)
    others = [name for name in _ACCENTS if palette.of(name) != palette.of(plain)]
    apart = [name for name in others if contrast(palette.of(name), palette.of(plain)) >= 1.4]
    return plain, readable(grounds, (*apart, *others), palette, 3.0)


def _header_reads(layout: Layout) -> bool:
    """Whether a table's header can be read in PowerPoint's own style: the light colour on the first accent."""
    return contrast(layout.palette.named("lt1"), layout.palette.named("accent1")) >= 3.0


def _links_read(layout: Layout, grounds: tuple[str, ...], shown: Placeholder, table_style: str) -> bool:
    link = layout.palette.named("hlink")
    if shown.role == "table":
        rows = layout.palette.named("dk1" if table_style == _BLACK_STYLE else "accent1")
        return all(contrast(link, blend(rows, "FFFFFF", share)) >= 4.5 for share in (0.2, 0.4))
    return all(contrast(link, ground) >= least_contrast(shown.size_pt, False) for ground in grounds)
