"""Placeholders and ornaments of a template as XML. Boxes are left, top, width, height in inches."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.model.length import Length
from builder.render.powerpoint.markup import DECORATIVE, NUMBER_FIELD, escape

Inches = tuple[float, float, float, float]

_TYPES = {
    "Title": "title",
    "Subtitle": "subTitle",
    "Chart": "chart",
    "Table": "tbl",
    "Picture": "pic",
    "Footer": "ftr",
    "Number": "sldNum",
    "Image": "sldImg",
}
_INDICES = {
    "Title": 0,
    "Subtitle": 1,
    "Body": 1,
    "Footer": 11,
    "Number": 12,
    "Kicker": 13,
    "Figure": 14,
    "Caption": 15,
    "Speaker": 16,
    "Chart": 17,
    "Table": 18,
    "Citation": 19,
    "Picture": 20,
    "First": 21,
    "Second": 22,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A placeholder. What is None, or ``style`` where it is empty, comes from the slide master."""

    role: str
    box: Inches | None
    prompt: str = ""
    size: int | None = None
    colour: str | None = None
    bold: bool | None = None
    anchor: str = "t"
    align: str = "l"
    bullets: bool = False
    spaced: bool = False
    type: str | None = None
    index: int | None = None

    @property
    def kind(self) -> str:
        return self.type or _TYPES.get(self.role, "body")

    @property
    def idx(self) -> int:
        return _INDICES[self.role] if self.index is None else self.index


def geometry(box: Inches) -> str:
    x, y, width, height = (Length.from_inches(value) for value in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def group(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def _style(shape: Shape) -> str:
    """First-level style of a placeholder; a body without bullets also loses the master's indent."""
    plain = shape.kind == "subTitle" or (shape.kind == "body" and not shape.bullets)
    indent = ' marL="0" indent="0"' if plain else ""
    space = '<a:spcBef><a:spcPts val="0"/></a:spcBef>' if plain else ""
    attributes = f' sz="{shape.size}"' if shape.size else ""
    attributes += "" if shape.bold is None else f' b="{int(shape.bold)}"'
    attributes += ' spc="60"' if shape.spaced else ""
    fill = f'<a:solidFill><a:schemeClr val="{shape.colour}"/></a:solidFill>' if shape.colour else ""
    return (
        f'<a:lstStyle><a:lvl1pPr{indent} algn="{shape.align}">{space}{"<a:buNone/>" if plain else ""}'
        f"<a:defRPr{attributes}>{fill}</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )


def _words(shape: Shape) -> str:
    if shape.kind == "sldNum":
        return (
            f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-GB"/>'
            '<a:t>\u2039#\u203a</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
        )
    if not shape.prompt:
        return '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
    return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(shape.prompt)}</a:t></a:r><a:endParaRPr lang="en-GB"/></a:p>'


def placeholder(id_: int, shape: Shape, master: bool = False) -> str:
    """A placeholder of a slide layout, or of a master."""
    image = shape.kind == "sldImg"
    locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>' if image else '<a:spLocks noGrp="1"/>'
    index = f' idx="{shape.idx}"' if shape.idx else ""
    prompt = ' hasCustomPrompt="1"' if shape.prompt and not master else ""
    line = '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln>' if image else ""
    place = f'{geometry(shape.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}' if shape.box else ""
    text = (
        '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{shape.anchor}"><a:normAutofit/></a:bodyPr>{_style(shape)}{_words(shape)}</p:txBody>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{shape.role} Placeholder {id_ - 1}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{shape.kind}"{index}{prompt}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"{'' if image else text}</p:sp>"
    )


def _ornament(id_: int, name: str, box: Inches, outline: str, paint: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{geometry(box)}{outline}{paint}</p:spPr>'
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p>'
        "</p:txBody></p:sp>"
    )


def _fill(colour: str) -> str:
    """``tx2+12`` is a scheme colour, twelve per cent lighter."""
    name, _, lighter = colour.partition("+")
    change = (
        f'<a:lumMod val="{100_000 - int(lighter) * 1000}"/><a:lumOff val="{int(lighter) * 1000}"/>' if lighter else ""
    )
    return f'<a:solidFill><a:schemeClr val="{name}">{change}</a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln>'


def rectangle(id_: int, name: str, box: Inches, colour: str, shape: str = "rect") -> str:
    """A filled preset shape without an outline."""
    return _ornament(id_, name, box, f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>', _fill(colour))


def drawing(id_: int, name: str, box: Inches, colour: str, path: str) -> str:
    """A filled free form. ``path`` uses M, L and C with coordinates in thousandths of the box, A as in ``arcTo``, Z."""
    outline = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="1000" h="1000">'
        f"{_commands(path)}</a:path></a:pathLst></a:custGeom>"
    )
    return _ornament(id_, name, box, outline, _fill(colour))


def _commands(path: str) -> str:
    return "".join(_command(letter, numbers) for letter, numbers in re.findall(r"([MLCAZ]):?([\d, ]*)", path))


def _command(letter: str, numbers: str) -> str:
    if letter == "Z":
        return "<a:close/>"
    values = re.findall(r"\d+", numbers)
    if letter == "A":
        return '<a:arcTo wR="{}" hR="{}" stAng="{}" swAng="{}"/>'.format(*values)
    tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}[letter]
    points = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in zip(values[::2], values[1::2], strict=True))
    return f"<a:{tag}>{points}</a:{tag}>"
