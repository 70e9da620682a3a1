"""The colours of a table style: the template's own, or PowerPoint's, which templates name without bringing them."""

from __future__ import annotations

from typing import Any

from builder.model.backdrop import TableStyle
from builder.model.length import EMU_PER_POINT
from builder.render.powerpoint.colours import blend
from builder.render.powerpoint.drawn import find, number
from builder.render.powerpoint.intake import Parts
from builder.render.powerpoint.layouts import Layout

# "Medium style 2", by the slot of the colour scheme that it is made of.
_MEDIUM = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}


def read_table_style(parts: Parts, layout: Layout, style: str) -> TableStyle:
    """A table style by its id, in the colours of a layout."""
    listed = parts.find("ppt/tableStyles.xml")
    styles = find(parts.parse(listed), "./a:tblStyle") if listed else []
    own = next((each for each in styles if each.get("styleId") == style), None)
    if own is not None:
        return _read(own, layout)
    ink, light = layout.palette.named("dk1"), layout.palette.named("lt1")
    slot = _MEDIUM.get(style)
    if slot is None:
        return TableStyle(None, layout.palette.named("tx1"), layout.palette.named("tx1"))
    colour = layout.palette.named(slot)
    odd, even = blend(colour, "FFFFFF", 0.4), blend(colour, "FFFFFF", 0.2)
    return TableStyle(colour, light, ink, odd, even, light, 1.0, colour, light)


def _read(style: Any, layout: Layout) -> TableStyle:
    whole = _fill(style, "wholeTbl", layout)
    ink = _ink(style, "wholeTbl", layout) or layout.palette.named("tx1")
    line = find(style, "./a:wholeTbl/a:tcStyle/a:tcBdr/a:insideH/a:ln")
    colour = layout.palette.read(fills[0]) if line and (fills := find(line[0], "./a:solidFill")) else None
    return TableStyle(
        header=_fill(style, "firstRow", layout) or whole,
        header_ink=_ink(style, "firstRow", layout) or ink,
        ink=ink,
        odd=_fill(style, "band1H", layout) or whole,
        even=_fill(style, "band2H", layout) or whole,
        line=colour,
        line_pt=number(line[0].get("w"), 12_700) / EMU_PER_POINT if line else 0.0,
        names=_fill(style, "firstCol", layout),
        names_ink=_ink(style, "firstCol", layout),
    )


def _fill(style: Any, part: str, layout: Layout) -> str | None:
    found = find(style, f"./a:{part}/a:tcStyle/a:fill/a:solidFill|./a:{part}/a:tcStyle/a:fillRef")
    return layout.palette.read(found[0], layout.palette.named("bg1")) if found else None


def _ink(style: Any, part: str, layout: Layout) -> str | None:
    found = find(style, f"./a:{part}/a:tcTxStyle")
    own = [child for child in found[0] if not str(child.tag).endswith("}fontRef")] if found else []
    return layout.palette.read(own[0]) if own else None
