"""Charts and timelines in the colours of a template that are clear of its ground."""

from __future__ import annotations

import re

from builder.model.template import Hues
from builder.render.powerpoint.frame import HEXADECIMAL

# What they are written with: ground, text and axis, what is shown, and the point that matters.
_WRITTEN = ("bg1", "tx1", "tx2", "accent2")
_COLOUR = re.compile('<a:schemeClr val="(bg1|tx1|tx2|accent2)"(?:/>|>(.*?)</a:schemeClr>)')


def recolour(xml: str, hues: Hues | None) -> str:
    """The XML of a chart or timeline in the colours of its slide layout."""
    names = tuple(hue.name for hue in hues) if hues else _WRITTEN
    if names == _WRITTEN:
        return xml
    colours = dict(zip(_WRITTEN, names, strict=True))
    return _COLOUR.sub(lambda match: _in_colour(colours[match[1]], match[2]), xml)


def _in_colour(name: str, changes: str | None) -> str:
    tag = "srgbClr" if HEXADECIMAL.fullmatch(name) else "schemeClr"
    return f'<a:{tag} val="{name}">{changes}</a:{tag}>' if changes else f'<a:{tag} val="{name}"/>'
