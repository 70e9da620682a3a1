"""Of a template's package only what slides stand on: no slides, no programs, nothing that is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from builder.render.powerpoint.intake import PRESENTATION_PART, Parts, Relation, Unusable, relations_part
from builder.render.powerpoint.markup import (
    MAIN,
    OFFICE_RELATIONSHIPS,
    PRESENTATION,
    escape_plain,
    relationships,
)
from builder.render.powerpoint.package import assemble, pack

# What the presentation leads to that slides stand on. All else belongs to the template's own slides, to its author or
# printer, or is a program.
TAKEN_OVER = ("slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles", "font")
# What these may lead to in their turn.
_KEPT = frozenset((
    "slideMaster", "slideLayout", "notesMaster", "theme", "themeOverride", "image", "hdphoto", "chart",
    "chartUserShapes", "chartStyle", "chartColorStyle", "package", "diagramData", "diagramLayout",
    "diagramQuickStyle", "diagramColors", "diagramDrawing", "audio", "video", "media", "font",
))  # fmt: skip
# What no one misses: the marks of add-ins and of printers.
_UNSEEN = frozenset(
    ("tags", "customXml", "vmlDrawing", "customProperty", "comments", "printerSettings", "slide", "notesSlide")
)
_SAFE_LINKS = ("http://", "https://", "mailto:")
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_A, _P, _R = f"{{{MAIN}}}", f"{{{PRESENTATION}}}", f"{{{OFFICE_RELATIONSHIPS}}}"
_CLICKS = frozenset(f"{_A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd"))
_WHOLE = frozenset(f"{_P}{name}" for name in ("custDataLst", "controls", "transition", "bg"))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A template's package as a deck may have it.

    ``names`` are its parts, with the presentation; ``relations`` the presentation's. ``left_out`` tells part and target
    of what somebody might miss in it. ``slides`` counts the template's own.
    """

    parts: Parts
    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    left_out: tuple[tuple[str, str], ...]
    slides: int

    def reduced(self) -> bytes:
        """The package without all else, for python-pptx to open."""
        types = self.parts.parse("[Content_Types].xml")
        kept = {f"/{name}".lower() for name in self.names}
        for node in list(types):
            name = node.get("PartName")
            if name is not None and name.lower() not in kept:
                types.remove(node)
            elif name == f"/{PRESENTATION_PART}":
                node.set("ContentType", PRESENTATION_TYPE)
        root = relationships(("rId1", "officeDocument", PRESENTATION_PART))
        head = (("[Content_Types].xml", etree.tostring(types)), ("_rels/.rels", root.encode()))
        return assemble((name, pack(data)) for name, data in (*head, *((n, self.parts.read(n)) for n in self.names)))


def clean_package(data: bytes) -> Cleaned:
    """Follow a template's package from the presentation, and cut off what a deck must not have.

    Raises:
        Unusable: It is no presentation, or unpacks to too much.
    """
    parts = Parts(data)
    parts.presentation()
    relations = parts.relations(PRESENTATION_PART)
    first = [r for r in relations if r.kind in TAKEN_OVER and not r.external and parts.find(r.part)]
    if not any(relation.kind == "slideMaster" for relation in first):
        raise Unusable("it has no slide master")
    parts.changed[relations_part(PRESENTATION_PART)] = _relations_xml(first)
    names, left_out = {PRESENTATION_PART, relations_part(PRESENTATION_PART)}, []
    waiting = [relation.part for relation in first]
    while waiting:
        name = parts.find(waiting.pop())
        if name is None or name in names:
            continue
        names.add(name)
        if name.lower().endswith(".xml"):
            parts.weigh(name)
        led = parts.relations(name)
        cut = [relation for relation in led if not _may_stay(relation, parts)]
        if cut:
            _cut_off(parts, name, led, cut)
            left_out += [(name, relation.target) for relation in cut if relation.kind not in _UNSEEN]
        _show_placeholders(parts, name)
        if led:
            names.add(parts.find(relations_part(name)) or relations_part(name))
        waiting += [relation.part for relation in led if relation not in cut and not relation.external]
    return Cleaned(
        parts,
        tuple(sorted(names)),
        tuple(first),
        tuple(sorted(set(left_out))),
        sum(relation.kind == "slide" for relation in relations),
    )


def _show_placeholders(parts: Parts, name: str) -> None:
    """Take the mark of hidden shapes off a slide master's placeholders.

    A slide's text is its own: PowerPoint shows it whatever the master hides. LibreOffice hides it as well.
    """
    if not name.lower().endswith(".xml") or b"hidden" not in parts.read(name):
        return
    root = parts.parse(name)
    if root.tag != f"{_P}sldMaster":
        return
    for properties in root.iter(f"{_P}cNvPr"):
        if "hidden" in properties.attrib and properties.getparent().find(f"{_P}nvPr/{_P}ph") is not None:
            del properties.attrib["hidden"]
    parts.changed[name] = _serialised(root)


def _may_stay(relation: Relation, parts: Parts) -> bool:
    if relation.external:
        return relation.kind == "hyperlink" and relation.target.lower().startswith(_SAFE_LINKS)
    return relation.kind in _KEPT and parts.find(relation.part) is not None


def _relations_xml(relations: list[Relation]) -> bytes:
    return relationships(*((escape_plain(r.id), escape_plain(r.type), r.target) for r in relations)).encode()


def _cut_off(parts: Parts, name: str, led: list[Relation], cut: list[Relation]) -> None:
    """Write a part anew without the relationships that are cut, and without what refers to them."""
    root = parts.parse(name)
    ids = {relation.id for relation in cut}
    for element, attribute in list(_references(root, ids)):
        _remove_reference(element, attribute)
    parts.changed[name] = _serialised(root)
    listed = parts.find(relations_part(name)) or relations_part(name)
    parts.changed[listed] = _relations_xml([relation for relation in led if relation.id not in ids])


def _serialised(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _references(root: etree._Element, ids: set[str]) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_R) and value in ids:
                yield element, str(attribute)


def _remove_reference(element: etree._Element, attribute: str) -> None:
    """Take out the least that leaves a valid part: a link, a fill, a shape."""
    if element.tag in _CLICKS:
        return _remove(element)
    if element.tag == f"{_A}blip" and attribute == f"{_R}link" and element.get(f"{_R}embed"):
        del element.attrib[attribute]
        return None
    above = [element, *element.iterancestors()]
    whole = next((node for node in above if node.tag in _WHOLE), None)
    if whole is not None:
        return _remove(whole)
    fill = next((node for node in above if node.tag == f"{_A}blipFill"), None)
    if fill is not None:
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, etree.Element(f"{_A}noFill"))
        return None
    shape = next((node for node, parent in pairwise(above) if _holds_shapes(parent)), None)
    root = above[-1]
    if shape is not None:
        for timing in root.findall(f"{_P}timing"):
            root.remove(timing)  # it may move the shape
    return _remove(element if shape is None else shape)


def _holds_shapes(element: etree._Element) -> bool:
    return element.tag in (f"{_P}spTree", f"{_P}grpSp")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
