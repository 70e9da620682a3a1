"""What a deck takes over from its template: the parts that slides stand on, and nothing of its own slides."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import count

from lxml import etree

from builder.model.template import Template
from builder.render.powerpoint.cleaning import PRESENTATION_TYPE, Cleaned, clean_package
from builder.render.powerpoint.intake import PARSER, PRESENTATION_PART, Parts, Unusable, relations_part
from builder.render.powerpoint.markup import (
    CONTENT_TYPES,
    DECLARATION,
    MAIN,
    NAMESPACES,
    OFFICE_RELATIONSHIPS,
    PRESENTATION,
    clean,
)
from builder.render.powerpoint.notes_master import NotesMaster, make_notes_master
from builder.render.powerpoint.opening import unreadable

__all__ = ["PRESENTATION_TYPE", "Base", "default_table_style", "presentation_part", "read_base"]

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
# Without the first PowerPoint offers to repair a presentation; without the last LibreOffice knows no table styles.
_PROPERTIES = {
    "viewProps": f"<p:viewPr {NAMESPACES}/>",
    "presProps": f"<p:presentationPr {NAMESPACES}/>",
    "tableStyles": f'<a:tblStyleLst xmlns:a="{MAIN}" def="{_TABLE_STYLE}"/>',
}
# What of presentation.xml is made anew, or refers to what is left out.
_RENEWED = ("sldIdLst", "notesMasterIdLst", "handoutMasterIdLst", "smartTags", "custShowLst", "photoAlbum",
            "custDataLst", "modifyVerifier", "extLst")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Base:
    """``parts`` are ready members in order; ``presentation`` and its relationships wait for the slides.

    ``types`` holds the content type of each part by its name, with a leading slash; ``defaults`` those by extension.
    ``notes_master`` is the file name of the notes master.
    """

    parts: tuple[tuple[str, bytes], ...]
    presentation: bytes
    relations: tuple[tuple[str, str, str], ...]
    types: tuple[tuple[str, str], ...]
    defaults: tuple[tuple[str, str], ...]
    notes_master: str
    table_style: str


def read_base(template: Template) -> Base:
    """Take a template's package apart; one without a notes master gets one in its own colours and fonts.

    Raises:
        RenderError: It can't be used.
    """
    try:
        cleaned = clean_package(template.data)
    except Unusable as error:
        raise unreadable(template.path, str(error), error.hint) from error
    parts, relations = cleaned.parts, [(r.id, r.type, r.target) for r in cleaned.relations]
    head = (PRESENTATION_PART, relations_part(PRESENTATION_PART))
    kept = {name: parts.read(name) for name in cleaned.names if name not in head}
    types, defaults = _content_types(parts, kept)
    notes = next((target for _, kind, target in relations if kind.endswith("/notesMaster")), None)
    if notes is None:
        made = _notes_master(cleaned)
        notes = made.target
        relations.append(made.relation)
        kept.update(made.parts)
        types += made.types
    for kind, content in _PROPERTIES.items():
        if not any(found.endswith(f"/{kind}") for _, found, _ in relations):
            name = next(n for n in map(f"{kind}{{}}".format, count(1)) if f"ppt/{n}.xml" not in kept)
            kept[f"ppt/{name}.xml"] = f"{DECLARATION}{content}".encode()
            types.append((f"/ppt/{name}.xml", f"{_TYPE}.{kind}+xml"))
            relations.append((f"rId-{kind}", f"{OFFICE_RELATIONSHIPS}/{kind}", f"{name}.xml"))
    return Base(
        parts=tuple(sorted(kept.items())),
        presentation=parts.read(PRESENTATION_PART),
        relations=tuple(relations),
        types=tuple(sorted(types)),
        defaults=tuple(sorted(defaults)),
        notes_master=posixpath.basename(notes),
        table_style=default_table_style(parts),
    )


def _content_types(parts: Parts, kept: dict[str, bytes]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The content types of the parts by name, and by extension."""
    root = parts.parse("[Content_Types].xml")
    extensions = {name.rpartition(".")[2].lower() for name in kept}
    listed = root.iter(f"{{{CONTENT_TYPES}}}Override")
    # Part names are the same in capitals and small letters.
    overrides = {str(node.get("PartName")).lower(): str(node.get("ContentType")) for node in listed}
    by_name = [(f"/{name}", overrides[f"/{name}".lower()]) for name in kept if f"/{name}".lower() in overrides]
    by_extension = [
        (str(node.get("Extension")).lower(), str(node.get("ContentType")))
        for node in root.iter(f"{{{CONTENT_TYPES}}}Default")
        if str(node.get("Extension")).lower() in extensions
    ]
    return by_name, by_extension


def _notes_master(cleaned: Cleaned) -> NotesMaster:
    """A notes master for a template without one, with a copy of its first slide master's theme."""
    parts = cleaned.parts
    master = next(relation.part for relation in cleaned.relations if relation.kind == "slideMaster")
    theme = next(relation.part for relation in parts.relations(master) if relation.kind == "theme")
    own = parts.find(relations_part(theme))
    return make_notes_master(cleaned.names, parts.read(theme), parts.read(own) if own else None)


def default_table_style(parts: Parts) -> str:
    """The id of the table style that a template's tables have."""
    listed = parts.find("ppt/tableStyles.xml")
    named = parts.parse(listed).get("def") if listed else None
    return str(named or _TABLE_STYLE)


def presentation_part(
    base: Base, slide_ids: list[tuple[int, str]], sections: list[tuple[str, str, list[int]]]
) -> bytes:
    """``presentation.xml`` with its slides and sections.

    Args:
        slide_ids: Id and relationship of each slide.
        sections: Name, GUID and slide ids of each section.
    """
    root = etree.fromstring(base.presentation, PARSER)
    p, r = f"{{{PRESENTATION}}}", f"{{{OFFICE_RELATIONSHIPS}}}"
    for name in _RENEWED:
        for node in root.findall(p + name):
            root.remove(node)
    masters = root.index(root.find(p + "sldMasterIdLst"))
    notes = etree.Element(p + "notesMasterIdLst")
    relation = next(id_ for id_, kind, _ in base.relations if kind.endswith("/notesMaster"))
    etree.SubElement(notes, p + "notesMasterId").set(r + "id", relation)
    slides = etree.Element(p + "sldIdLst")
    for id_, relation in slide_ids:
        node = etree.SubElement(slides, p + "sldId", id=str(id_))
        node.set(r + "id", relation)
    root.insert(masters + 1, notes)
    root.insert(masters + 2, slides)
    root.append(_section_list(sections))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _section_list(sections: list[tuple[str, str, list[int]]]) -> etree._Element:
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    extensions = etree.Element(f"{{{PRESENTATION}}}extLst")
    extension = etree.SubElement(extensions, f"{{{PRESENTATION}}}ext", uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
    listed = etree.SubElement(extension, f"{{{p14}}}sectionLst", nsmap={"p14": p14})
    for name, guid, ids in sections:
        section = etree.SubElement(listed, f"{{{p14}}}section", name=clean(name), id=guid)
        slides = etree.SubElement(section, f"{{{p14}}}sldIdLst")
        for id_ in ids:
            etree.SubElement(slides, f"{{{p14}}}sldId", id=str(id_))
    return extensions
