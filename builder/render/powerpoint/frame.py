"""How a shape says which placeholder it fills, and where a chart or table stands."""

from __future__ import annotations

from builder.model.length import Box
from builder.model.template import Placeholder


def placeholder_xml(placeholder: Placeholder) -> str:
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f'<p:nvPr><p:ph type="{placeholder.type}"{index}/></p:nvPr>'


def place_xml(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands; in a graphic frame the tag is ``p:xfrm``."""
    return f'<{tag}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'


def frame_xml(placeholder: Placeholder, id_: int, box: Box, alt: str, uri: str, content: str) -> str:
    """A graphic frame, for a chart or a table; unlike a shape it has to say where it stands."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id_}" name="{placeholder.role.capitalize()} {id_ - 1}" '
        f'descr="{alt}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{placeholder_xml(placeholder)}</p:nvGraphicFramePr>"
        f"{place_xml(box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )
