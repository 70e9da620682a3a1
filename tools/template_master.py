"""The parts of a template that all slide layouts stand on: colours, fonts, slide master, notes master, table style."""

from __future__ import annotations

from template_shapes import Shape, group, placeholder, rectangle

from builder.model.theme import Palette
from builder.render.powerpoint.markup import DECLARATION, MAIN, NAMESPACES, escape
from builder.render.powerpoint.recolouring import scheme_colours

TABLE_STYLE = "{6E2B7C0D-4C1F-4E59-9A7B-3D5A0C8E1F42}"

_SCRIPTS = "".join(f'<a:{name} typeface=""/>' for name in ("ea", "cs"))
_NO_LINE = (
    '<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)


def theme_part(name: str, palette: Palette, font: str) -> str:
    """Colours and fonts."""
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in scheme_colours(palette).items()
    )
    face = f'<a:latin typeface="{escape(font)}"/>{_SCRIPTS}'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{MAIN}" name="{escape(name)}"><a:themeElements>'
        f'<a:clrScheme name="{escape(name)}">{scheme}</a:clrScheme><a:fontScheme name="{escape(name)}">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{escape(name)}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_NO_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _level(number: int, indent_pt: float, size: int, before: int) -> str:
    margin, hang = round(indent_pt * number * 12_700), round(indent_pt * 12_700)
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="-{hang}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef><a:buClr><a:schemeClr val="accent2"/></a:buClr>'
        '<a:buSzPct val="90000"/><a:buFont typeface="Arial"/><a:buChar char="\u25aa"/>'
        f"{_run(size, 'tx1')}</a:lvl{number}pPr>"
    )


def _run(size: int, colour: str, bold: str = "") -> str:
    return (
        f'<a:defRPr sz="{size}"{bold} kern="1200"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    )


def _plain_level(number: int, size: int) -> str:
    return f'<a:lvl{number}pPr marL="0" algn="l" defTabSz="914400" rtl="0">{_run(size, "tx1")}</a:lvl{number}pPr>'


def default_levels() -> str:
    """Nine levels of plain text, for shapes that are no title and no body."""
    return "".join(_plain_level(i, 1800) for i in range(1, 10))


def _text_styles() -> str:
    title = _run(3200, "tx2", ' b="1"').replace("+mn-", "+mj-")
    sizes = (2400, 2000, 1800, 1600, 1600, 1600, 1600, 1600, 1600)
    body = "".join(_level(i, 20, size, 1000 if i == 1 else 600) for i, size in enumerate(sizes, 1))
    return (
        '<p:txStyles><p:titleStyle><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="1"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef>'
        f"<a:buNone/>{title}</a:lvl1pPr></p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{default_levels()}</p:otherStyle></p:txStyles>"
    )


def background(colour: str) -> str:
    return f'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


def master_part(shapes: tuple[Shape, ...], layouts: int) -> str:
    """The slide master; its layouts have the relationships rId1 and up."""
    tree = group("".join(placeholder(i, shape, master=True) for i, shape in enumerate(shapes, 2)))
    ids = "".join(f'<p:sldLayoutId id="{2_147_483_649 + i}" r:id="rId{i}"/>' for i in range(1, layouts + 1))
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree}</p:cSld>"
        f"<p:clrMap {_COLOUR_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/>{_text_styles()}</p:sldMaster>'
    )


def notes_master_part(shapes: tuple[Shape, ...]) -> str:
    """The notes master: the slide above, room for a page of notes below."""
    rule = rectangle(90, "Rule", (0.75, 9.35, 6.0, 0.01), "accent6")
    tree = group("".join(placeholder(i, shape, master=True) for i, shape in enumerate(shapes, 2)) + rule)
    levels = "".join(_plain_level(i, 1200) for i in range(1, 10))
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree}</p:cSld>"
        f'<p:clrMap {_COLOUR_MAP}/><p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>'
    )


def _edge(side: str, colour: str) -> str:
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:{side}><a:ln w="9525" cmpd="sng">{fill}</a:ln></a:{side}>'


def table_styles_part(name: str) -> str:
    """One table style: the header on the primary colour, every other row tinted, thin lines between rows."""
    none = "".join(f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>" for side in ("left", "right"))
    rows = _edge("top", "accent6") + _edge("bottom", "accent6") + _edge("insideH", "accent6")
    tint = '<a:fill><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:fill>'
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{MAIN}" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="{escape(name)}"><a:wholeTbl><a:tcTxStyle>'
        f'<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef><a:schemeClr val="tx1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{none}{rows}<a:insideV><a:ln><a:noFill/></a:ln></a:insideV></a:tcBdr>"
        f"<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:band2H><a:tcStyle><a:tcBdr/>{tint}</a:tcStyle></a:band2H>"
        '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
        '<a:schemeClr val="bg1"/></a:tcTxStyle><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="tx2"/>'
        "</a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )
