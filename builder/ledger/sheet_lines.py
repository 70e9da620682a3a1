"""Every text of a composed sheet, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.model.document import Document, Drawing, Image, Node, Sheet
from builder.model.document import Line as SetLine
from builder.model.ledger import Entry, Line, as_linked, as_seen

INLINE = ("Link", "Span")
"""Elements whose text belongs to the paragraph around them."""

_CLOSES = ("Sect", "H1", "H2")


def sheet_lines(document: Document, entries: Sequence[Entry]) -> Iterator[Line]:
    """The lines of a document's sheet: of the file, of the structure, of what runs along pages, of bookmarks."""
    sheet = document.sheet
    assert sheet is not None
    named = (("title", document.title), ("subject", document.subtitle), ("creator", document.organisation))
    yield from (Line(0, "", f"document {part}", as_seen(text)) for part, text in named if text)
    yield Line(0, "", "document language", document.language)
    yield from _structure(sheet, entries)
    yield from _running(sheet)
    yield from (Line(mark.page + 1, "", "bookmark", as_seen(mark.title)) for mark in sheet.bookmarks)


@dataclass(slots=True)
class _Block:
    """A paragraph, cell or figure as drawn: ``links`` are the addresses in it, in order."""

    page: int
    texts: list[str] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)


def sheet_owners(sheet: Sheet, entries: Sequence[Entry]) -> dict[int, str]:
    """The id of the entry that each element with content belongs to, by the element's index; empty for none."""
    owners = _Owners(sheet.nodes, entries)
    return {node: owners.find(node, as_seen("".join(block.texts))) for node, block in _drawn(sheet).items()}


def _structure(sheet: Sheet, entries: Sequence[Entry]) -> Iterator[Line]:
    blocks = _drawn(sheet)
    owners = _Owners(sheet.nodes, entries)
    cells = _cells(sheet.nodes)
    for node, block in blocks.items():
        text = as_seen("".join(block.texts))
        owner = owners.find(node, text)
        tag = sheet.nodes[node].tag
        if text:
            yield Line(block.page, owner, cells.get(node, tag), text)
        if tag == "Figure":
            yield Line(block.page, owner, "alt", as_seen(sheet.nodes[node].alt or ""))
        yield from (Line(block.page, owner, "link", as_linked(address)) for address in block.links.values())


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
                        if address := sheet.nodes[piece.node].link:
                            block.links.setdefault(piece.node, address)
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


class _Owners:
    """Whose text a block is: a heading of the third level, or a block of quotation, begins the next entry."""

    def __init__(self, nodes: Sequence[Node], entries: Sequence[Entry]) -> None:
        self._nodes = nodes
        self._waiting = [entry for entry in entries if "sheet" in entry.outputs]
        self._current = ""
        self._quote = -1

    def find(self, node: int, text: str) -> str:
        """The id of the entry that a block belongs to; blocks are asked for in order."""
        chain = self._chain(node)
        quote = next((index for index in chain if self._nodes[index].tag == "BlockQuote"), -1)
        if self._nodes[node].tag in _CLOSES:
            self._current = ""
        elif self._nodes[node].tag == "H3" or (quote >= 0 and quote != self._quote):
            self._current = self._open(text)
        self._quote = quote
        # A table or list of the sheet's own, such as its contacts, lies outside the sections of entries.
        return self._current if any(self._nodes[index].tag == "Sect" for index in chain) else ""

    def _chain(self, node: int) -> list[int]:
        chain: list[int] = []
        while node >= 0:
            chain.append(node)
            node = self._nodes[node].parent
        return chain

    def _open(self, text: str) -> str:
        for index, entry in enumerate(self._waiting):
            if text.startswith(entry.statement) or text == f"“{entry.statement}”":
                del self._waiting[: index + 1]
                return entry.id
        return ""


def _running(sheet: Sheet) -> Iterator[Line]:
    for number, page in enumerate(sheet.pages, 1):
        pieces = (piece for item in page.items if isinstance(item, SetLine) for piece in item.pieces)
        text = as_seen("".join(piece.text for piece in pieces if piece.node is None))
        if text:
            yield Line(number, "", "running", text)
