"""A notes master for templates that have none: the slide above, its notes below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from builder.model.length import Box, Length
from builder.render.powerpoint.frame import place_xml
from builder.render.powerpoint.markup import (
    DECLARATION,
    NAMESPACES,
    NUMBER_FIELD,
    OFFICE_RELATIONSHIPS,
    relationships,
)

_PART = "ppt/notesMasters/notesMaster1.xml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_IMAGE = Box(Length(685_800), Length(685_800), Length(5_486_400), Length(3_086_100))
_TEXT = Box(Length(685_800), Length(4_114_800), Length(5_486_400), Length(4_297_680))
_NUMBER = Box(Length(4_343_400), Length(8_572_500), Length(1_828_800), Length(228_600))


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """Its parts with their content types, and the presentation's relationship to it; ``target`` is from there."""

    parts: dict[str, bytes]
    types: list[tuple[str, str]]
    relation: tuple[str, str, str]
    target: str


def make_notes_master(names: Collection[str], theme: bytes, theme_relations: bytes | None) -> NotesMaster:
    """Write a notes master.

    Args:
        names: Parts that the package has already.
        theme: Of the slide master; the notes get a copy, since no two masters may share one.
        theme_relations: Where that theme leads, if anywhere.
    """
    number = next(n for n in range(1, len(names) + 2) if f"ppt/theme/theme{n}.xml" not in names)
    parts = {
        _PART: _master().encode(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships(
            ("rId1", "theme", f"../theme/theme{number}.xml")
        ).encode(),
        f"ppt/theme/theme{number}.xml": theme,
    }
    if theme_relations is not None:
        parts[f"ppt/theme/_rels/theme{number}.xml.rels"] = theme_relations
    types = [
        (f"/{_PART}", f"{_OFFICE}.presentationml.notesMaster+xml"),
        (f"/ppt/theme/theme{number}.xml", f"{_OFFICE}.theme+xml"),
    ]
    target = "notesMasters/notesMaster1.xml"
    return NotesMaster(parts, types, ("rIdNotesMaster", f"{OFFICE_RELATIONSHIPS}/notesMaster", target), target)


def _master() -> str:
    level = (
        '<a:lvl1pPr marL="0" algn="l" rtl="0"><a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        "</a:lvl1pPr>"
    )
    number = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-GB"/><a:t>\u2039#\u203a</a:t></a:fld>'
    shapes = (
        _shape(2, "Slide image", "sldImg", 2, _IMAGE, ' noRot="1" noChangeAspect="1"', None)
        + _shape(3, "Notes", "body", 3, _TEXT, "", "")
        + _shape(4, "Slide number", "sldNum", 5, _NUMBER, "", number, ' algn="r"')
    )
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{_GROUND}<p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>"
        f'<p:clrMap {_COLOUR_MAP}/><p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{level}</p:notesStyle></p:notesMaster>'
    )


def _shape(
    id_: int, name: str, kind: str, index: int, box: Box, locks: str, content: str | None, align: str = ""
) -> str:
    """A placeholder of the master; one that holds no text, the slide's image, has None for its content."""
    text = (
        '<p:txBody><a:bodyPr vert="horz" wrap="square"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p>{f"<a:pPr{align}/>" if align else ""}{content}<a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name} {id_ - 1}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{place_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"{'' if content is None else text}</p:sp>"
    )
