"""What a deck takes over from its template: the parts that slides stand on, and nothing of its own slides."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.template import Template
from builder.render.powerpoint.markup import (
    CONTENT_TYPES,
    OFFICE_RELATIONSHIPS,
    PACKAGE_RELATIONSHIPS,
    PRESENTATION,
    clean,
)

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_RELATION = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
# What slides stand on. All else belongs to the template's own slides, to its author or printer, or is a program.
_TAKEN_OVER = ("slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles", "font")
# What no layout may lead to: slides that are left out, and programs.
_REFUSED = ("slide", "oleObject", "control", "vbaProject")
# What of presentation.xml is made anew, or refers to what is left out.
_RENEWED = ("sldIdLst", "notesMasterIdLst", "handoutMasterIdLst", "smartTags", "custShowLst", "photoAlbum",
            "custDataLst", "modifyVerifier", "extLst")  # fmt: skip
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


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
    """Take a template's package apart.

    Raises:
        RenderError: It has no notes master, or its masters and layouts use what must not go into a deck.
    """
    with zipfile.ZipFile(io.BytesIO(template.data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    relations = tuple(
        (id_, kind, target)
        for id_, kind, target, external in _relations(members, "ppt/presentation.xml")
        if posixpath.basename(kind) in _TAKEN_OVER and not external
    )
    kept = _reachable(members, [target for _, _, target in relations])
    if refused := _refused(members, kept):
        raise RenderError(_outside(template.path, part, target) for part, target in refused)
    notes = next((target for _, kind, target in relations if kind.endswith("/notesMaster")), None)
    if notes is None:
        message = "the template has no notes master"
        hint = "open it in PowerPoint, choose View, Notes Master, and save it"
        raise RenderError([Diagnostic("error", "template-notes", message, template.path, hints=(hint,))])
    types = etree.fromstring(members["[Content_Types].xml"], _PARSER)
    extensions = {name.rpartition(".")[2].lower() for name in kept}
    listed = types.iter(f"{{{CONTENT_TYPES}}}Override")
    overrides = {str(node.get("PartName")): str(node.get("ContentType")) for node in listed}
    return Base(
        parts=tuple((name, members[name]) for name in sorted(kept)),
        presentation=members["ppt/presentation.xml"],
        relations=relations,
        types=tuple((f"/{name}", overrides[f"/{name}"]) for name in sorted(kept) if f"/{name}" in overrides),
        defaults=tuple(
            sorted(
                (str(node.get("Extension")).lower(), str(node.get("ContentType")))
                for node in types.iter(f"{{{CONTENT_TYPES}}}Default")
                if str(node.get("Extension")).lower() in extensions
            )
        ),
        notes_master=posixpath.basename(notes),
        table_style=_table_style(members),
    )


def _outside(path: str, part: str, target: str) -> Diagnostic:
    to = f"{target[:120]}, which must not go into a deck"
    message = f"the template can't be used: its {posixpath.basename(part)} leads to {to}"
    hint = "in PowerPoint's Slide Master view, embed linked pictures and remove links to slides, programs and controls"
    return Diagnostic("error", "template-unreadable", message, path, hints=(hint,))


def _relations(members: dict[str, bytes], part: str) -> list[tuple[str, str, str, bool]]:
    """Id, type and target of a part's relationships, and whether it leads out of the package."""
    folder, name = posixpath.split(part)
    data = members.get(f"{folder}/_rels/{name}.rels")
    if data is None:
        return []
    return [
        (str(node.get("Id")), str(node.get("Type")), str(node.get("Target")), node.get("TargetMode") == "External")
        for node in etree.fromstring(data, _PARSER).iter(_RELATION)
    ]


def _reachable(members: dict[str, bytes], targets: list[str]) -> set[str]:
    """Names of the parts, and their relationship parts, that the presentation leads to without its slides."""
    kept: set[str] = set()
    waiting = [_resolve("ppt", target) for target in targets]
    while waiting:
        part = waiting.pop()
        if part in kept or part not in members:
            continue
        kept.add(part)
        folder, name = posixpath.split(part)
        if f"{folder}/_rels/{name}.rels" in members:
            kept.add(f"{folder}/_rels/{name}.rels")
        waiting.extend(_resolve(folder, to) for _, _, to, external in _relations(members, part) if not external)
    return kept


def _refused(members: dict[str, bytes], kept: set[str]) -> list[tuple[str, str]]:
    """Parts, and what they lead to, that a deck must not have: slides, programs, and what is fetched when it opens."""
    return [
        (part, target)
        for part in sorted(kept)
        for _, kind, target, external in _relations(members, part)
        if posixpath.basename(kind) in _REFUSED or (external and posixpath.basename(kind) != "hyperlink")
    ]


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _table_style(members: dict[str, bytes]) -> str:
    data = members.get("ppt/tableStyles.xml")
    named = etree.fromstring(data, _PARSER).get("def") if data else None
    return str(named or "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")


def presentation_part(
    base: Base, slide_ids: list[tuple[int, str]], sections: list[tuple[str, str, list[int]]]
) -> bytes:
    """``presentation.xml`` with its slides and sections.

    Args:
        slide_ids: Id and relationship of each slide.
        sections: Name, GUID and slide ids of each section.
    """
    root = etree.fromstring(base.presentation, _PARSER)
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
