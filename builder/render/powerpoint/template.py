"""A template file to what the deck needs to know of it: slide layouts, and where their placeholders stand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from lxml import etree

from builder.model.length import Box
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout, Template
from builder.render.powerpoint.areas import area
from builder.render.powerpoint.base import default_table_style
from builder.render.powerpoint.cleaning import Cleaned, clean_package
from builder.render.powerpoint.drawn import drawn_on
from builder.render.powerpoint.intake import PARSER, Unusable
from builder.render.powerpoint.layouts import Layout, Master, Slot, page_of
from builder.render.powerpoint.matching import KINDS, Family, choose, recipe_of
from builder.render.powerpoint.opening import unreadable
from builder.render.powerpoint.remarks import remarks_on
from builder.render.powerpoint.serving import COLOURED, hues_as_made, placeholder_of, serve
from builder.render.powerpoint.styles import placeholders_by_type

_ROLES: tuple[Role, ...] = get_args(Role)
_ROLE_OF_TYPE: dict[str, Role] = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "chart": "chart", "tbl": "table",
    "pic": "picture", "ftr": "footer", "sldNum": "number",
}  # fmt: skip
# What a layout that was made for a kind of slide holds besides a title.
_NEEDED: dict[LayoutKind, tuple[Role, ...]] = {
    "title": ("subtitle", "caption"), "notice": ("body",), "agenda": ("body",), "section": ("body",),
    "finding": ("body", "citation"), "big-figure": ("figure", "caption", "body", "citation"),
    "quotation": ("body", "speaker", "citation"), "chart": ("chart", "citation"), "table": ("table", "citation"),
    "advice": ("body",), "question": (), "picture": ("picture", "caption", "citation"),
    "comparison": ("first", "second", "citation"), "contacts": ("table",), "sources": ("body",),
}  # fmt: skip
_RESIZE = "choose a size of slides under Design in PowerPoint: at least 3 inches, and at most 56, on each side"
_LEAST_SIDE, _MOST_SIDE = 2_743_200, 51_206_400
"""Three inches, which text of 18 points needs, and the most that PowerPoint allows."""


def resolve_template(path: str, data: bytes, names: Sequence[str] = ()) -> Template:
    """Resolve a template's slide layouts and placeholders, by opening it with python-pptx.

    Raises:
        RenderError: It is no template that can be used.
    """
    try:
        cleaned = clean_package(data)
        layouts = open_layouts(cleaned)
        style = default_table_style(cleaned.parts)
    except Unusable as error:
        raise unreadable(path, str(error), error.hint) from error
    except Exception as error:  # python-pptx raises whatever its parsers do
        raise unreadable(path, f"it is no PowerPoint file that can be read ({type(error).__name__})") from error
    chosen = choose(layouts)
    served = {kind: _serve_kind(kind, layouts, chosen, style) for kind in KINDS}
    named = tuple(_named(layout, kind, style) for layout in _by_name(layouts, names) for kind in KINDS)
    remarks = remarks_on(path, cleaned, chosen, layouts, served)
    page = layouts[0].page
    known = tuple(dict.fromkeys(layout.name for layout in layouts))
    return Template(path, data, page.width, page.height, tuple(served.values()), named, known, remarks)


def open_layouts(cleaned: Cleaned) -> list[Layout]:
    """The slide layouts of all masters.

    Raises:
        Unusable: There are none, or slides of that size can't be used.
    """
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(cleaned.reduced()))
    page = page_of(presentation)
    if not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (page.width, page.height)):
        raise Unusable("its slides are too small for text, or larger than PowerPoint's", _RESIZE)
    layouts = list(_layouts(presentation, page))
    if not layouts:
        raise Unusable("it has no slide layouts")
    return layouts


def _layouts(presentation: Any, page: Box) -> Iterator[Layout]:
    defaults = next(iter(etree.ElementBase.xpath(presentation.element, "./*[local-name()='defaultTextStyle']")), None)
    for number, master in enumerate(presentation.slide_masters):
        themes = [r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme")]
        if not themes:
            raise Unusable("a slide master of it has no theme")
        theme = etree.fromstring(themes[0].blob, PARSER)
        root = master.element
        shared = Master(number, master.part, themes[0], theme, tuple(drawn_on(root)), placeholders_by_type(root))
        for layout in master.slide_layouts:
            yield Layout(layout.part, shared, defaults, page)


def _by_name(layouts: Sequence[Layout], names: Sequence[str]) -> list[Layout]:
    """The layouts of some names; of several with one name the first."""
    first: dict[str, Layout] = {}
    for layout in layouts:
        first.setdefault(layout.name, layout)
    return [first[name] for name in sorted(set(names)) if name in first]


def _serve_kind(
    kind: LayoutKind, layouts: Sequence[Layout], chosen: Mapping[Family, Layout], style: str
) -> SlideLayout:
    """The layout made for a kind, where there is one; else the one that fits best."""
    made = (found for layout in layouts if _kind_of(layout.name) == kind and (found := _as_made(layout, kind)))
    return next(made, None) or serve(chosen[recipe_of(kind).family], kind, style)


def _named(layout: Layout, kind: LayoutKind, style: str) -> SlideLayout:
    return _as_made(layout, kind) or serve(layout, kind, style)


def _kind_of(name: str) -> LayoutKind | None:
    wanted = name.strip().lower().replace(" ", "-")
    return next((kind for kind in KINDS if kind == wanted), None)


def _as_made(layout: Layout, kind: LayoutKind) -> SlideLayout | None:
    """A layout whose placeholders are named for what they hold; None where one is missing, or there are several."""
    named = [_named_for(slot) for slot in layout.slots if not slot.turned and area(slot.box)]
    if any(named.count(role) != 1 for role in ("title", *_NEEDED.get(kind, ("body",)))):
        return None
    placeholders = tuple(_placeholders_as_named(layout))
    hues = hues_as_made(layout) if kind in COLOURED else None
    return SlideLayout(kind, layout.name, layout.part_name, placeholders, colour_map=layout.colour_map, hues=hues)


def _placeholders_as_named(layout: Layout) -> Iterator[Placeholder]:
    for slot in layout.slots:
        role = _role_of(slot)
        if role is not None and area(slot.box):
            yield placeholder_of(layout, slot, role, slot.box)


def _role_of(slot: Slot) -> Role | None:
    """What a placeholder holds: its name says so in templates made for Builder, its type in all others."""
    return _named_for(slot) or _ROLE_OF_TYPE.get(slot.type)


def _named_for(slot: Slot) -> Role | None:
    first = slot.name.split(" ")[0].lower()
    return next((role for role in _ROLES if role == first), None)
