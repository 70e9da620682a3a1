"""What PowerPoint would repair: a package's parts, ids, names and order, checked without what wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from builder.readback.element_order import misplaced
from builder.readback.markup import A, C, Element, P, R
from builder.readback.parts import Parts, relations_part
from builder.readback.read_file import Fault

_ASKED_IDS = etree.XPath("//@r:*", namespaces={"r": R.strip("{}")})
_FIRST_SLIDE_ID, _FIRST_LAYOUT_ID = 256, 2**31


def package_faults(parts: Parts, main: str) -> Iterator[Fault]:
    """Everything that is unsound in a presentation but its slides.

    Args:
        parts: The package.
        main: Its presentation part.
    """
    for name in parts.archive.repeated:
        yield _fault(0, f"two members are named {name}")
    yield from _type_faults(parts)
    yield from _relation_faults(parts)
    yield from _presentation_faults(parts, main)


def _fault(place: int, message: str, *details: tuple[str, str]) -> Fault:
    return Fault("package-unsound", place, message, details)


# --- package -------------------------------------------------------------------------------------------------------


def _type_faults(parts: Parts) -> Iterator[Fault]:
    for name in parts.members:
        if name != "[Content_Types].xml" and not name.endswith("/") and not parts.type_of(name):
            yield _fault(0, f"the part {name} has no content type")
    for name in parts.types[1]:
        if name not in parts.members:
            yield _fault(0, f"a content type is declared for {name}, which is not there")


def _relation_faults(parts: Parts) -> Iterator[Fault]:
    """Relationships that lead nowhere or share an id, ids that no relationship has, and parts that none leads to."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        relations = parts.relations(name)
        for id_ in _repeated(relation.id for relation in relations):
            yield _fault(0, f"two relationships of {name or 'the package'} have the id {id_}")
        for relation in relations:
            if relation.external:
                continue
            if relation.target not in parts.members:
                yield _fault(0, f"{name or 'the package'} leads to {relation.target}, which is not there")
            else:
                waiting.append(relation.target)
    listed = {relations_part(name) for name in reached} | reached | {"[Content_Types].xml"}
    for name in parts.members:
        if name not in listed and not name.endswith("/"):
            yield _fault(0, f"nothing leads to the part {name}")


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _dangling(parts: Parts, name: str, place: int) -> Iterator[Fault]:
    known = {relation.id for relation in parts.relations(name)}
    for id_ in dict.fromkeys(map(str, _ASKED_IDS(parts.root(name)))):
        if id_ and id_ not in known:
            yield _fault(place, f"{name} asks for the relationship {id_}, which it does not have")


# --- presentation --------------------------------------------------------------------------------------------------


def _presentation_faults(parts: Parts, main: str) -> Iterator[Fault]:
    root = parts.root(main)
    yield from _dangling(parts, main, 0)
    yield from (_fault(0, message) for message in misplaced(root))
    slide_ids = [str(node.get("id", "")) for node in root.iterfind(f"{P}sldIdLst/{P}sldId")]
    yield from _id_faults("slide", slide_ids, _FIRST_SLIDE_ID, _FIRST_LAYOUT_ID)
    if parts.related(main, "notesMaster") and root.find(f"{P}notesMasterIdLst") is None:
        yield _fault(0, "the notes master is not listed in the presentation")
    layouts = [str(node.get("id", "")) for node in root.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")]
    for relation in parts.relations(main):
        if relation.kind == "slideMaster" and relation.target in parts.members:
            master = parts.root(relation.target)
            layouts += [str(node.get("id", "")) for node in master.iter(f"{P}sldLayoutId")]
    yield from _id_faults("master or layout", [id_ for id_ in layouts if id_], _FIRST_LAYOUT_ID, 2**32)


def _id_faults(what: str, ids: list[str], least: int, end: int) -> Iterator[Fault]:
    for id_ in _repeated(ids):
        yield _fault(0, f"two of the {what} ids are {id_}")
    for id_ in ids:
        if not (id_.isdecimal() and len(id_) < 12 and least <= int(id_) < end):
            yield _fault(0, f"the {what} id {id_[:20]} is not one that is allowed")


# --- slides --------------------------------------------------------------------------------------------------------


def slide_faults(parts: Parts, name: str, number: int) -> Iterator[Fault]:
    """Everything that is unsound in a slide, its notes and its charts.

    Args:
        parts: The package.
        name: The slide's part.
        number: The slide's, from 1.
    """
    root = parts.root(name)
    yield from _dangling(parts, name, number)
    yield from (_fault(number, message) for message in misplaced(root))
    yield from _shape_faults(root, number)
    yield from _table_faults(root, number)
    kinds = Counter(relation.kind for relation in parts.relations(name))
    if kinds["slideLayout"] != 1:
        yield _fault(number, "the slide has no slide layout, or several")
    notes = parts.related(name, "notesSlide")
    if notes and notes in parts.members:
        yield from (_fault(number, f"its notes: {message}") for message in misplaced(parts.root(notes)))
        if parts.related(notes, "slide") != name:
            yield _fault(number, "the notes do not lead back to their slide")
    for relation in parts.relations(name):
        if relation.kind == "chart" and relation.target in parts.members:
            yield from _dangling(parts, relation.target, number)
            yield from _chart_faults(parts.root(relation.target), number)


def _shape_faults(root: Element, number: int) -> Iterator[Fault]:
    properties = list(root.iter(f"{P}cNvPr"))
    for id_ in _repeated(str(node.get("id", "")) for node in properties):
        yield _fault(number, f"two shapes have the id {id_}")
    for shape in _repeated(str(node.get("name", "")) for node in properties if node.get("name")):
        yield _fault(number, f"two shapes are named {shape}")
    for node in properties:
        if node.get("hidden", "0") in ("1", "true"):
            yield _fault(number, f"the shape {str(node.get('name', ''))[:60]} is hidden")
    titles = [node for node in root.iter(f"{P}ph") if node.get("type") in ("title", "ctrTitle")]
    if len(titles) != 1:
        yield _fault(number, "the slide has no title, or several")


def _table_faults(root: Element, number: int) -> Iterator[Fault]:
    for table in root.iter(f"{A}tbl"):
        columns = sum(1 for _ in table.iterfind(f"{A}tblGrid/{A}gridCol"))
        for row, cells in enumerate(table.iterfind(f"{A}tr"), 1):
            if (count := sum(1 for _ in cells.iterfind(f"{A}tc"))) != columns:
                yield _fault(number, f"row {row} of the table has {count} cells, its grid {columns} columns")


def _chart_faults(root: Element, number: int) -> Iterator[Fault]:
    yield from (_fault(number, message) for message in misplaced(root))
    axes = list(root.iter(f"{C}catAx", f"{C}valAx", f"{C}dateAx", f"{C}serAx"))
    own = [_axis_id(axis) for axis in axes]
    for id_ in _repeated(own):
        yield _fault(number, f"two axes of the chart have the id {id_}")
    used = [str(node.get("val", "")) for node in root.iter(f"{C}axId") if node.getparent() not in axes]
    crossed = [str(node.get("val", "")) for node in root.iter(f"{C}crossAx")]
    for id_ in dict.fromkeys((*own, *used, *crossed)):
        if not id_.isdecimal() or len(id_) > 10 or int(id_) >= 2**32:
            yield _fault(number, f"the chart's axis id {id_[:20]} is no unsigned number")
        elif id_ not in own:
            yield _fault(number, f"the chart refers to the axis {id_}, which it does not have")


def _axis_id(axis: Element) -> str:
    node = axis.find(f"{C}axId")
    return str(node.get("val", "")) if node is not None else ""
