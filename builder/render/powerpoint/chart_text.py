"""Text and fills of charts, in colours of the slide's scheme."""

from __future__ import annotations

from builder.model.document import Shade

NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SCHEME = {"ink": "tx1", "primary": "tx2", "accent": "accent2", "ground": "bg1"}


def run_style(size_pt: float, bold: bool) -> str:
    return f'sz="{round(size_pt * 100)}" b="{int(bold)}"'


def colour_xml(hue: str, strength: int = 100) -> str:
    """A solid fill; a shade that is not full lets the ground through, so that it suits a dark one as well."""
    scheme = _SCHEME[hue]
    if strength == 100:
        return f'<a:solidFill><a:schemeClr val="{scheme}"/></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{scheme}"><a:alpha val="{strength * 1000}"/></a:schemeClr></a:solidFill>'


def shade_xml(shade: Shade) -> str:
    return colour_xml(shade.hue, shade.strength)


WRAPPED, WHOLE, UPRIGHT = "<a:bodyPr/>", '<a:bodyPr wrap="none"/>', '<a:bodyPr rot="0" vert="horz"/>'
"""How a text is set: wrapped at will, on one line, or wrapped and never turned."""


def text_properties(size_pt: float, language: str, bold: bool = False, hue: str = "ink", body: str = WRAPPED) -> str:
    """How text looks."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr {run_style(size_pt, bold)}>{colour_xml(hue)}</a:defRPr>"
        f'</a:pPr><a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )
