"""A sheet's structure tree: the text of each element, in the order in which a screen reader meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.model.ledger import Line, as_linked, as_seen
from builder.model.limits import limits
from builder.readback.pdf_content import Shown
from builder.readback.pdf_file import PdfFile
from builder.readback.pdf_syntax import Name, Reference, Value, text_of
from builder.readback.unreadable import Unreadable

_INLINE = ("Link", "Span", "Reference", "Em", "Strong")


@dataclass(slots=True)
class _Block:
    page: int = 0
    texts: list[str] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    inner: list[Reference | Value] = field(default_factory=list)


class StructureReader:
    """Walks the tree once.

    Args:
        file: The file.
        numbers: The number of each page, by its object.
        shown: What each page draws, in order.
    """

    def __init__(self, file: PdfFile, numbers: Mapping[Reference, int], shown: Sequence[Sequence[Shown]]) -> None:
        self._file = file
        self._numbers = numbers
        self._texts: dict[tuple[int, int], list[str]] = {}
        self._seen: set[Reference] = set()
        self._row = self._column = 0
        self.linked: set[Reference] = set()
        for number, page in enumerate(shown, 1):
            for piece in page:
                if piece.mark is not None:
                    self._texts.setdefault((number, piece.mark), []).append(piece.text)

    def lines(self, root: Value) -> Iterator[Line]:
        """The lines of all elements, then those of marked text that no element has."""
        for kid in self._kids(root):
            yield from self._element(kid, 0)
        for (page, _), texts in self._texts.items():
            if text := as_seen("".join(texts)):
                yield Line(page, "", "untagged", text)

    def _kids(self, element: Value) -> list[Value]:
        kids = self._file.entry(element, "K")
        raw = self._file.get(element)
        if isinstance(kids, list):
            return kids
        return [] if kids is None else [raw["K"]]

    def _element(self, element: Value, depth: int) -> Iterator[Line]:
        """An element's own line and links, then the blocks within it."""
        if depth > limits().output_depth:
            raise Unreadable("its elements lie too deep within each other")
        if not self._enter(element):
            return
        block = _Block()
        self._gather(element, block, depth)
        part = self._part(str(self._file.entry(element, "S")))
        text = as_seen("".join(block.texts))
        if text:
            yield Line(block.page, "", part, text)
        for key, name in (("Alt", "alt"), ("ActualText", "actual text")):
            if spoken := as_seen(text_of(self._file.entry(element, key))):
                yield Line(block.page, "", name, spoken)
        yield from (Line(block.page, "", "link", address) for address in block.links)
        for inner in block.inner:
            yield from self._element(inner, depth + 1)

    def _part(self, tag: str) -> str:
        """An element's tag; a cell's with its row and column, so that none can change places with an empty one."""
        if tag == "Table":
            self._row = 0
        elif tag == "TR":
            self._row, self._column = self._row + 1, 0
        elif tag in ("TH", "TD"):
            self._column += 1
            return f"{tag} {self._row}.{self._column}"
        return tag

    def _enter(self, element: Value) -> bool:
        """Whether an element is met for the first time: a tree that comes back to itself would never end."""
        if isinstance(element, Reference):
            if element in self._seen:
                return False
            self._seen.add(element)
        return isinstance(self._file.get(element), dict)

    def _gather(self, element: Value, block: _Block, depth: int) -> None:
        """The text of an element and of those within its lines; others are left for later."""
        if depth > limits().output_depth:
            raise Unreadable("its elements lie too deep within each other")
        own = self._page(self._file.get(element))
        for kid in self._kids(element):
            value = self._file.get(kid)
            if isinstance(value, int):
                self._take(own, value, block)
            elif not isinstance(value, dict):
                continue
            elif value.get("Type") == Name("MCR"):
                self._take(self._page(value) or own, self._file.get(value.get("MCID")), block)
            elif value.get("Type") == Name("OBJR"):
                self._follow(value.get("Obj"), block)
            elif self._file.get(value.get("S")) in _INLINE:
                if self._enter(kid):
                    self._gather(kid, block, depth + 1)
            else:
                block.inner.append(kid)

    def _page(self, element: Value) -> int:
        page = element.get("Pg") if isinstance(element, dict) else None
        return self._numbers.get(page, 0) if isinstance(page, Reference) else 0

    def _take(self, page: int, mark: Value, block: _Block) -> None:
        texts = self._texts.pop((page, mark), []) if isinstance(mark, int) else []
        block.page = block.page or page
        block.texts.extend(texts)

    def _follow(self, annotation: Value, block: _Block) -> None:
        if isinstance(annotation, Reference):
            self.linked.add(annotation)
        if address := link_address(self._file, annotation, self._numbers):
            block.links[address] = None


def link_address(file: PdfFile, annotation: Value, numbers: Mapping[Reference, int]) -> str:
    """Where a link annotation leads; empty where it is none."""
    if file.entry(annotation, "Subtype") != Name("Link"):
        return ""
    action = file.entry(annotation, "A")
    address = file.entry(action, "URI")
    if isinstance(address, bytes):
        return as_linked(text_of(address))
    target = file.entry(annotation, "Dest") or file.entry(action, "D")
    page = target[0] if isinstance(target, list) and target else None
    if isinstance(page, Reference) and page in numbers:
        return f"page {numbers[page]}"
    return f"nowhere ({file.entry(action, 'S') or 'no action'})"
