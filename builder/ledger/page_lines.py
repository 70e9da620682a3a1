"""Every text of composed pages, in reading order: what sheets and handouts have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.model.address import as_read
from builder.model.document import Document, Drawing, Image, Node, Sheet
from builder.model.document import Line as SetLine
from builder.model.ledger import Line, as_linked, as_seen

INLINE = ("Link", "Span")
"""Elements whose text belongs to the paragraph around them."""

Owner = Callable[[int, Sequence[str]], str]
"""The id of the entry that a block belongs to, by its node, and its text with and without the addresses behind links.

Blocks are asked for in reading order.
"""


def page_lines(document: Document, sheet: Sheet, owner: Owner) -> Iterator[Line]:
    """The lines of the file as a whole, of the structure, of what runs along pages, of bookmarks."""
    named = (("title", document.title), ("subject", document.subtitle), ("creator", document.organisation))
    yield from (Line(0, "", f"document {part}", as_seen(text)) for part, text in named if text)
    yield Line(0, "", "document language", document.language)
    yield from _structure(sheet, owner)
    yield from _running(sheet)
    yield from (Line(mark.page + 1, "", "bookmark", as_seen(mark.title)) for mark in sheet.bookmarks)


@dataclass(slots=True)
class _Block:
    """A paragraph, cell or figure as drawn: ``links`` are the addresses in it, in order."""

    page: int
    texts: list[str] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)


def _structure(sheet: Sheet, owner: Owner) -> Iterator[Line]:
    blocks = _drawn(sheet)
    cells = _cells(sheet.nodes)
    pages = {f"#{target.key}": f"page {target.page + 1}" for target in sheet.targets}
    for node in in_order(sheet.nodes, blocks):
        block = blocks[node]
        text = as_seen("".join(block.texts))
        entry = owner(node, _readings(text, block))
        tag = sheet.nodes[node].tag
        if text:
            yield Line(block.page, entry, cells.get(node, tag), text)
        if tag == "Figure":
            yield Line(block.page, entry, "alt", as_seen(sheet.nodes[node].alt or ""))
        for link in block.links.values():
            yield Line(block.page, entry, "link", pages.get(link) or as_linked(link))


def _link(nodes: Sequence[Node], node: int) -> int:
    """The Link that text of another language in it lies in; the element itself where there is none."""
    return node if nodes[node].tag != "Span" or nodes[nodes[node].parent].tag != "Link" else nodes[node].parent


def page_owners(sheet: Sheet, owner: Owner) -> dict[int, str]:
    """The entry of each element that something is drawn for, by the element's index."""
    blocks = _drawn(sheet)
    ordered = ((node, blocks[node]) for node in in_order(sheet.nodes, blocks))
    return {node: owner(node, _readings(as_seen("".join(block.texts)), block)) for node, block in ordered}


def _readings(text: str, block: _Block) -> tuple[str, str]:
    """A block's text as it is, and as the outline has it: without the addresses that stand behind links on paper."""
    bare = text
    for address in block.links.values():
        bare = bare.replace(f" ({as_seen(as_read(address))})", "", 1)
    return text, bare


def in_order(nodes: Sequence[Node], blocks: Iterable[int]) -> list[int]:
    """Elements, given as they are drawn, as the structure has them: one with all that lies in it before the next."""
    first: dict[int, int] = {}
    drawn = list(blocks)
    for order, node in enumerate(drawn):
        for index in chain(nodes, node):
            first.setdefault(index, order)
    return sorted(drawn, key=lambda node: [first[index] for index in reversed(chain(nodes, node))])


def chain(nodes: Sequence[Node], node: int) -> list[int]:
    """An element and those that it lies in, up to the root."""
    found: list[int] = []
    while node >= 0:
        found.append(node)
        node = nodes[node].parent
    return found


def _drawn(sheet: Sheet) -> dict[int, _Block]:
    """What is drawn for each element that is no part of a line, in the order in which it begins."""
    blocks: dict[int, _Block] = {}
    for number, page in enumerate(sheet.pages, 1):
        for item in page.items:
            if isinstance(item, Drawing):
                texts = [piece.text for part in item.parts if isinstance(part, SetLine) for piece in part.pieces]
                blocks.setdefault(item.node, _Block(number)).texts.extend(texts)
            elif isinstance(item, Image):
                if item.node is not None:
                    blocks.setdefault(item.node, _Block(number))
            elif isinstance(item, SetLine):
                for piece in item.pieces:
                    if piece.node is not None and piece.text:
                        node = _enclosing(sheet.nodes, piece.node)
                        block = blocks.setdefault(node, _Block(number))
                        block.texts.append(piece.text)
                        link = _link(sheet.nodes, piece.node)
                        if address := sheet.nodes[link].link:
                            block.links.setdefault(link, address)
    return blocks


def _cells(nodes: Sequence[Node]) -> dict[int, str]:
    """Tag, row and column of each cell of a table: ``TD 2.3``."""
    tables: dict[int, int] = {}
    rows: dict[int, tuple[int, int]] = {}
    cells: dict[int, str] = {}
    for index, node in enumerate(nodes):
        if node.tag == "TR":
            table = node.parent if nodes[node.parent].tag == "Table" else nodes[node.parent].parent
            tables[table] = tables.get(table, 0) + 1
            rows[index] = tables[table], 0
        elif node.tag in ("TH", "TD"):
            row, column = rows[node.parent]
            rows[node.parent] = row, column + 1
            cells[index] = f"{node.tag} {row}.{column + 1}"
    return cells


def _enclosing(nodes: Sequence[Node], node: int) -> int:
    while nodes[node].tag in INLINE and nodes[node].parent >= 0:
        node = nodes[node].parent
    return node


def _running(sheet: Sheet) -> Iterator[Line]:
    for number, page in enumerate(sheet.pages, 1):
        pieces = (piece for item in page.items if isinstance(item, SetLine) for piece in item.pieces)
        text = as_seen("".join(piece.text for piece in pieces if piece.node is None))
        if text:
            yield Line(number, "", "running", text)
