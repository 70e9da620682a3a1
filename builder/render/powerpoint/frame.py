"""How a shape says which placeholder it fills, and where a chart or table stands."""

from __future__ import annotations

import re

from builder.model.length import Box
from builder.model.template import Placeholder

HEXADECIMAL = re.compile("[0-9A-F]{6}")
# A text box, or a placeholder that the slide layout does not have.
OWN_SHAPE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'


def placeholder_xml(placeholder: Placeholder) -> str:
    """The mark of a placeholder; a place of our own has none."""
    if not placeholder.type:
        return "<p:nvPr/>"
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f'<p:nvPr><p:ph type="{placeholder.type}"{index}/></p:nvPr>'


def body_xml(placeholder: Placeholder) -> str:
    """The text body's properties and styles: what is not inherited from the slide layout."""
    if placeholder.own:
        left, top, right, bottom = placeholder.insets
        return (
            f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'anchor="{placeholder.anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{_own_style(placeholder)}</a:lstStyle>'
        )
    if placeholder.upright:
        return '<a:bodyPr vert="horz" wrap="square" numCol="1"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
    return "<a:bodyPr/><a:lstStyle/>"


def colour_xml(colour: str) -> str:
    """A slot of the colour scheme, or six hexadecimal digits."""
    kind = "srgbClr" if HEXADECIMAL.fullmatch(colour) else "schemeClr"
    return f'<a:{kind} val="{colour}"/>'


def _own_style(placeholder: Placeholder) -> str:
    face = "+mj" if placeholder.role in ("title", "figure") else "+mn"
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{placeholder.align}" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(placeholder.before_pt * 100)}"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(placeholder.size_pt * 100)}" b="{int(placeholder.bold)}" i="0" cap="none" spc="0">'
        f'<a:solidFill>{colour_xml(placeholder.colour)}</a:solidFill><a:latin typeface="{face}-lt"/>'
        f'<a:ea typeface="{face}-ea"/><a:cs typeface="{face}-cs"/></a:defRPr></a:lvl1pPr>'
    )


def place_xml(box: Box, tag: str = "a:xfrm") -> str:
    """Where a shape stands; in a graphic frame the tag is ``p:xfrm``."""
    return f'<{tag}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></{tag}>'


def frame_xml(placeholder: Placeholder, id_: int, box: Box, alt: str, uri: str, content: str) -> str:
    """A graphic frame, for a chart or a table; unlike a shape it has to say where it stands."""
    locks = '<a:graphicFrameLocks noGrp="1"/>' if placeholder.type else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{id_}" name="{placeholder.role.capitalize()} {id_ - 1}" '
        f'descr="{alt}"/><p:cNvGraphicFramePr>{locks}</p:cNvGraphicFramePr>'
        f"{placeholder_xml(placeholder)}</p:nvGraphicFramePr>"
        f"{place_xml(box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )
