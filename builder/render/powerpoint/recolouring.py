"""A template that ships, in the colours of somebody's own theme."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from builder.model.colour import mixed
from builder.model.template import Hue, Hues, SlideLayout, Template
from builder.model.theme import Palette
from builder.render.powerpoint.package import assemble, pack

_THEME = re.compile(r"ppt/theme/theme\d+\.xml")
_COLOURS = re.compile(r"(<a:(\w+)><a:srgbClr val=\")[0-9A-F]{6}(?=\"/></a:\2>)")
# What a layout's colours are called, and the slots of the colour scheme that they stand for.
_SLOTS = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def scheme_colours(palette: Palette) -> Mapping[str, str]:
    """The slots of a colour scheme. The third accent is the muted ink; the fifth the accent on the primary colour."""
    return {
        "dk1": palette.ink,
        "lt1": palette.ground,
        "dk2": palette.primary,
        "lt2": palette.tint,
        "accent1": palette.primary,
        "accent2": palette.accent,
        "accent3": palette.muted,
        "accent4": mixed(palette.primary, palette.ground, 60),
        "accent5": mixed(palette.accent, palette.ground, 60),
        "accent6": palette.line,
        "hlink": palette.primary,
        "folHlink": mixed(palette.primary, palette.ink, 40),
    }


def recoloured(template: Template, palette: Palette) -> Template:
    """A template that ships, with a palette's colours; itself where it has them already."""
    colours = scheme_colours(palette)
    with zipfile.ZipFile(io.BytesIO(template.data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = {name: _with_colours(data, colours) if _THEME.fullmatch(name) else data for name, data in parts.items()}
    if changed == parts:
        return template
    return replace(
        template,
        data=assemble((name, pack(data)) for name, data in changed.items()),
        layouts=tuple(_with_hues(layout, colours) for layout in template.layouts),
        named=tuple(_with_hues(layout, colours) for layout in template.named),
    )


def _with_colours(theme: bytes, colours: Mapping[str, str]) -> bytes:
    return _COLOURS.sub(lambda found: found[1] + colours[found[2]], theme.decode()).encode()


def _with_hues(layout: SlideLayout, colours: Mapping[str, str]) -> SlideLayout:
    if layout.hues is None:
        return layout
    hues = (Hue(hue.name, colours.get(_SLOTS.get(hue.name, hue.name), hue.digits)) for hue in layout.hues)
    return replace(layout, hues=Hues(*hues))
