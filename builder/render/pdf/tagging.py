"""The structure tree: which element each stretch of content belongs to, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.model.document import Node
from builder.render.pdf.file import PdfFile, Value, array, dictionary, rectangle, text_string
from builder.render.pdf.library import pdfdoc
from builder.render.pdf.page import Box, RenderedPage

KEPT_EMPTY = ("TH", "TD")
"""Elements that stay although nothing is drawn for them: a row needs all its cells."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked-content sequence of a page."""

    page: int
    identifier: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link annotation: the ``index``-th of its page."""

    page: int
    index: int


Child = int | MarkedContent | LinkArea
"""A child of an element: another element, by the index of its node, or content."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The objects of the file that the structure points to: its pages, and each page's link annotations."""

    pages: Sequence[pdfdoc.PDFObjectReference]
    links: Sequence[Sequence[pdfdoc.PDFObjectReference]]


# --- order ---------------------------------------------------------------------------------------------------------


def order_children(nodes: Sequence[Node], pages: Sequence[RenderedPage]) -> dict[int, tuple[Child, ...]]:
    """The children of every element that the tree keeps.

    Children stand in the order in which they are first drawn, a link's areas after its text. An empty cell stands
    after the cell before it. Other elements with nothing drawn in them are left out.

    Returns:
        By index of node, in ascending order; -1 for the root of the tree.
    """
    contents: dict[int, list[tuple[int, Child]]] = {}
    order = 0
    for number, page in enumerate(pages):
        for identifier, node in enumerate(page.marks):
            contents.setdefault(node, []).append((order, MarkedContent(number, identifier)))
            order += 1
    first = _first_drawn(nodes, {node: content[0][0] for node, content in contents.items()})
    children: dict[int, list[tuple[int, Child]]] = {-1: []}
    for node in sorted(first):
        children[node] = list(contents.get(node, ()))
        children[nodes[node].parent].append((first[node], node))
    for number, page in enumerate(pages):
        for index, link in enumerate(page.links):
            children[link.node].append((order, LinkArea(number, index)))
    return {node: tuple(child for _, child in sorted(kids, key=_place)) for node, kids in children.items()}


def _place(entry: tuple[int, Child]) -> int:
    return entry[0]


def _first_drawn(nodes: Sequence[Node], drawn: Mapping[int, int]) -> dict[int, int]:
    """When each kept element is first drawn, counting what is drawn inside it."""
    first = dict(drawn)
    kept = set(drawn).union(index for index, node in enumerate(nodes) if node.tag in KEPT_EMPTY)
    for index in range(len(nodes) - 1, 0, -1):  # children come after their parents
        parent = nodes[index].parent
        if index in kept and parent >= 0:
            kept.add(parent)
        if index in first and parent >= 0:
            first[parent] = min(first[index], first.get(parent, first[index]))
    before: dict[int, int] = {}  # the place of an element's last child so far
    for index in sorted(kept):
        parent = nodes[index].parent
        first.setdefault(index, before.get(parent, -1))
        before[parent] = first[index]
    return first


# --- objects -------------------------------------------------------------------------------------------------------


def write_structure(
    file: PdfFile, nodes: Sequence[Node], pages: Sequence[RenderedPage], anchors: Anchors
) -> pdfdoc.PDFObjectReference:
    """Add the structure tree to ``file``.

    The parent tree's keys are those that ``page_key`` and ``link_keys`` give to pages and annotations.

    Returns:
        A reference to the tree's root.
    """
    children = order_children(nodes, pages)
    root = dictionary({"Type": "/StructTreeRoot"})
    references = {-1: file.add(root)}
    labelled = {nodes[node.parent].parent for node in nodes if node.tag == "Lbl"}
    boxes = {box.node: box for page in reversed(pages) for box in reversed(page.boxes)}
    elements = {index: _element(nodes[index], index in labelled, boxes.get(index)) for index in children if index >= 0}
    references.update((node, file.add(element)) for node, element in elements.items())
    for node, element in elements.items():
        element["P"] = references[nodes[node].parent]
        _fill(element, children[node], references, anchors)
    root["K"] = array([references[child] for child in children[-1] if isinstance(child, int)])
    root["ParentTree"] = file.add(_parent_tree(file, pages, references))
    root["ParentTreeNextKey"] = len(pages) + sum(len(page.links) for page in pages)
    return references[-1]


def link_keys(pages: Sequence[RenderedPage]) -> list[range]:
    """The parent tree's key of each link annotation, by page. A page's own key is its index."""
    keys: list[range] = []
    start = len(pages)
    for page in pages:
        keys.append(range(start, start + len(page.links)))
        start += len(page.links)
    return keys


def _element(node: Node, labelled: bool, box: Box | None) -> pdfdoc.PDFDictionary:
    """An element without its children; ``labelled`` is whether it is a list with labels, ``box`` where it stands."""
    entries: dict[str, Value] = {"Type": "/StructElem", "S": f"/{node.tag}"}
    if node.language is not None:
        entries["Lang"] = text_string(node.language)
    if node.tag == "Figure":
        entries["Alt"] = text_string(node.alt or "")
        if box is not None:
            entries["A"] = _placed(box)
    elif node.tag == "TH":
        entries["A"] = f"<</O /Table /Scope /{node.scope or 'Column'}>>"
    elif node.tag == "L":
        entries["A"] = f"<</O /List /ListNumbering /{_numbering(node, labelled)}>>"
    return dictionary(entries)


def _placed(box: Box) -> str:
    return f"<</O /Layout /Placement /Block /BBox {rectangle(box.left, box.bottom, box.right, box.top)}>>"


def _numbering(node: Node, labelled: bool) -> str:
    if node.worded or not labelled:
        return "None"
    return "Decimal" if node.numbered else "Disc"


def _fill(
    element: pdfdoc.PDFDictionary,
    children: Sequence[Child],
    references: Mapping[int, pdfdoc.PDFObjectReference],
    anchors: Anchors,
) -> None:
    """Give an element its children. Content on the element's own page, ``Pg``, is named by its identifier alone."""
    own = next((child.page for child in children if isinstance(child, MarkedContent)), None)
    if own is not None:
        element["Pg"] = anchors.pages[own]
    kids: list[Value] = []
    for child in children:
        if isinstance(child, int):
            kids.append(references[child])
        elif isinstance(child, LinkArea):
            link = {"Type": "/OBJR", "Obj": anchors.links[child.page][child.index], "Pg": anchors.pages[child.page]}
            kids.append(dictionary(link))
        elif child.page == own:
            kids.append(child.identifier)
        else:
            kids.append(dictionary({"Type": "/MCR", "MCID": child.identifier, "Pg": anchors.pages[child.page]}))
    if kids:
        element["K"] = array(kids)


def _parent_tree(
    file: PdfFile, pages: Sequence[RenderedPage], references: Mapping[int, pdfdoc.PDFObjectReference]
) -> pdfdoc.PDFDictionary:
    entries: list[Value] = []
    for key, page in enumerate(pages):
        entries += [key, file.add(array([references[node] for node in page.marks]))]
    for keys, page in zip(link_keys(pages), pages, strict=True):
        for key, link in zip(keys, page.links, strict=True):
            entries += [key, references[link.node]]
    return dictionary({"Nums": array(entries)})
