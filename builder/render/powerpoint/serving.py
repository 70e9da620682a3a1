"""A slide layout of anybody's making as it serves one kind of slide: what goes where, and in which style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.model.colour import contrast, least_contrast
from builder.model.length import Box, Length
from builder.model.template import Hue, Hues, LayoutKind, Placeholder, Role, SlideLayout
from builder.render.powerpoint.areas import area
from builder.render.powerpoint.colours import blend, readable
from builder.render.powerpoint.drawn import find
from builder.render.powerpoint.grounds import grounds_of
from builder.render.powerpoint.layouts import Layout, Slot
from builder.render.powerpoint.matching import recipe_of, title_slot
from builder.render.powerpoint.staging import Stage, scale_of, stage_of

_OBJECTS: dict[Role, str] = {"chart": "chart", "table": "tbl", "picture": "pic"}
_RUNNING: dict[str, Role] = {"ftr": "footer", "sldNum": "number", "dt": "date"}
# Preferred sizes where the template says nothing, on a slide 7.5 in high.
_SIZES: dict[Role, float] = {
    "title": 32, "subtitle": 24, "body": 24, "figure": 66, "caption": 18, "speaker": 20, "citation": 14,
    "first": 20, "second": 20,
}  # fmt: skip
_SIDES: tuple[Role, ...] = ("first", "second")
_TEXTS: tuple[Role, ...] = ("body", "subtitle", *_SIDES)
_LEAST_TEXT_PT = 18.0
_FLOORS: dict[Role, float] = {
    "subtitle": 16, "body": 16, "figure": 24, "caption": 12, "speaker": 14, "citation": 11,
    "first": 16, "second": 16,
}  # fmt: skip
_GAP = 91_440
_MEDIUM_STYLE, _BLACK_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}", "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}"
_ACCENTS = ("accent2", "accent1", "accent4", "accent5", "accent6", "accent3", "tx1")
COLOURED: tuple[LayoutKind, ...] = ("chart", "table")
"""Kinds of slides that state colours of their own; a timeline is a table."""
_PROMPTS = frozenset(("footer", "footer text", "fußzeile", "pied de page", "pie de página", "voettekst", "stopka"))


def serve(layout: Layout, kind: LayoutKind, table_style: str) -> SlideLayout:
    """Find a place for everything that a kind of slide says.

    Args:
        table_style: The template's default.
    """
    recipe = recipe_of(kind)
    stage = stage_of(layout, recipe)
    content = (_title(layout, stage), *_content(layout, stage))
    placed = [*(replace(place, floor_pt=_floor(place)) for place in content), *_running(layout)]
    shown = next((p for p in placed if p.role in ("chart", "table", "body")), placed[0])
    grounds = grounds_of(layout, shown.box)
    style = "" if table_style != _MEDIUM_STYLE or _header_reads(layout) else _BLACK_STYLE
    return SlideLayout(
        kind,
        layout.name,
        layout.part_name,
        tuple(placed),
        footer=_own_footer(layout),
        colour_map=layout.colour_map,
        hues=_hues(layout, grounds, shown) if kind in COLOURED else None,
        plain_links=not _links_read(layout, grounds, shown, style),
        table_style=style,
        table_text=layout.has_odd_text,
    )


def _content(layout: Layout, stage: Stage) -> Iterator[Placeholder]:
    for role, box in stage.boxes.items():
        slot = stage.slots.get(role)
        if slot is not None and _takes(slot, role):
            place = placeholder_of(layout, slot, role, box)
        else:
            anchor = "b" if role in ("citation", "figure") else "t"
            place = _own(layout, role, box, stage.main, anchor=anchor, bold=role == "figure")
        yield replace(place, accents=_accents(layout, place)) if role in _SIDES else place


def _accents(layout: Layout, place: Placeholder) -> tuple[str, str]:
    """Colours of headings and of figures among a text, which can be read where it stands."""
    grounds, palette = grounds_of(layout, place.box), layout.palette
    heading = readable(grounds, ("tx2", place.colour, "tx1"), palette, 4.5)
    return heading, readable(grounds, ("accent2", "accent1", heading), palette, 3.0)


def _title(layout: Layout, stage: Stage) -> Placeholder:
    if stage.slot is None:
        return _own(layout, "title", stage.title, stage.main, type_="title", anchor="b", bold=True)
    title = placeholder_of(layout, stage.slot, "title", stage.title)
    return replace(title, placed=True, upright=True) if stage.upright else title


def _floor(place: Placeholder) -> float:
    """The least size of a text: less than on layouts that were made for it, for here it has the room that there is."""
    return min(20.0, max(18.0, 0.7 * place.size_pt)) if place.role == "title" else _FLOORS.get(place.role, 0.0)


def _takes(slot: Slot, role: Role) -> bool:
    """Whether a placeholder of PowerPoint's may hold what a role is."""
    if role in _OBJECTS:
        return slot.type in ("obj", _OBJECTS[role])
    return slot.type in ("obj", "body", "subTitle")


# --- in which style ------------------------------------------------------------------------------------------------


def placeholder_of(layout: Layout, slot: Slot, role: Role, box: Box) -> Placeholder:
    """The layout's own placeholder, in its own style; where it has none, as LibreOffice's have not, in ours."""
    if not slot.style.sized:
        return _styled(layout, slot, role, box)
    style = slot.style
    frame = style.frame()
    size = style.size_pt
    least = _LEAST_TEXT_PT if role in _TEXTS else 0.0
    colour = style.colour()
    return Placeholder(
        role, slot.type, slot.index, slot.name, box, max(size, least),
        bold=style.bold,
        spacing=style.spacing,
        before_pt=style.space_pt("spcBef"),
        insets=style.insets,
        indent_pt=style.indent_pt,
        bulleted=style.bulleted,
        pitch_pt=style.pitch_pt if size >= least else 0.0,
        after_pt=style.space_pt("spcAft"),
        font=layout.font(style.first("./a:defRPr/a:latin/@typeface", "+mn-lt")),
        capitals=style.capitals,
        tracking_pt=style.tracking_pt,
        colour=(layout.palette.slot(colour) if colour is not None else None) or "tx1",
        align=style.align,
        anchor=style.anchor,
        rightward=style.flag("./@rtl"),
        placed=frame is None or frame.box != box or _ambiguous(layout, slot),
        sized=size < least,
        upright=style.odd,
    )  # fmt: skip


def _styled(layout: Layout, slot: Slot, role: Role, box: Box) -> Placeholder:
    """A placeholder that inherits no style: programs would each show it in a style of theirs."""
    style = slot.style
    placed = _own(layout, role, box, slot, type_=slot.type)
    return replace(
        placed,
        index=slot.index,
        name=slot.name,
        size_pt=style.prompt_pt or placed.size_pt,
        insets=style.insets,
        align=style.prompt_align,
        anchor=style.anchor,
    )


def _ambiguous(layout: Layout, slot: Slot) -> bool:
    """Whether another placeholder has the same index, so that some readers would take its place for this one's."""
    return sum(other.index == slot.index for other in layout.slots) > 1


def _own(
    layout: Layout, role: Role, box: Box, beside: Slot | None, *, type_: str = "", anchor: Any = "t", bold: bool = False
) -> Placeholder:
    """A place of our own, in the colour and on the side of the text beside it."""
    near = beside or title_slot(layout)
    base = near.style.colour() if near else None
    like = (layout.palette.slot(base) if base is not None else None) or "tx1"
    size = _SIZES.get(role, 20.0) * scale_of(layout)
    least = least_contrast(size, bold)
    wanted = ("accent1", "tx2", "accent2", like, "tx1") if role == "figure" else (like, "tx1", "tx2", "bg1")
    left, _, right, _ = near.style.insets if near else (_GAP, 0, _GAP, 0)
    return Placeholder(
        role, type_, 0, role.capitalize(), box, size,
        bold=bold,
        insets=(Length(left), Length(0), Length(right), Length(0)),
        before_pt=6.0 if role in _TEXTS else 0.0,
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


def hues_as_made(layout: Layout) -> Hues:
    """The colours of charts on a layout that was made for them."""
    return Hues(*(Hue(name, layout.palette.named(name)) for name in ("bg1", "tx1", "tx2", "accent2")))


def _hues(layout: Layout, grounds: tuple[str, ...], shown: Placeholder) -> Hues:
    """The colours of a chart on any other: clear of the ground, and of each other."""
    palette = layout.palette
    ink = readable(grounds, (shown.colour, "tx1", "bg1"), palette, 4.5)
    plain, accent = _marks(layout, grounds)
    behind = min(grounds, key=lambda ground: contrast(palette.of(plain), ground), default=palette.named("bg1"))
    ground = next((name for name in ("bg1", "bg2", "tx1", "tx2") if palette.named(name) == behind), behind)
    return Hues(*(Hue(name, palette.of(name)) for name in (ground, ink, plain, accent)))


def _marks(layout: Layout, grounds: tuple[str, ...]) -> tuple[str, str]:
    """Colours of a chart's points, and of the one that matters."""
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
        behind = (
            *(blend(rows, "FFFFFF", share) for share in (0.2, 0.4)),
            *grounds,
        )  # a timeline has no rows of its own
        return all(contrast(link, ground) >= 4.5 for ground in behind)
    return all(contrast(link, ground) >= least_contrast(shown.size_pt, False) for ground in grounds)
