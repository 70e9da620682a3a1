"""Charts in the colours of a template that are clear of its ground."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.model.template import SlideLayout
from builder.render.powerpoint.frame import colour_xml

# What charts are written with: text and axis, points, and the point that matters.
_WRITTEN = ("tx1", "tx2", "accent2")
_COLOUR = re.compile(r'<a:schemeClr val="(tx1|tx2|accent2)"/>')


def recolour(xml: str, layout: SlideLayout) -> str:
    """A chart part in the colours that its slide layout says."""
    place = layout.find_placeholder("chart")
    ink = place.colour if place else "tx1"
    if (ink, *layout.marks) == _WRITTEN:
        return xml
    colours: Mapping[str, str] = dict(zip(_WRITTEN, (ink, *layout.marks), strict=True))
    return _COLOUR.sub(lambda match: colour_xml(colours[match[1]]), xml)
