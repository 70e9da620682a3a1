"""Every text of a composed sheet, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.ledger.page_lines import chain, page_lines, page_owners
from builder.model.document import Document, Node, Sheet
from builder.model.ledger import Entry, Line

_CLOSES = ("Sect", "H1", "H2")


def sheet_lines(document: Document, entries: Sequence[Entry]) -> Iterator[Line]:
    """The lines of a document's sheet."""
    sheet = document.sheet
    assert sheet is not None
    return page_lines(document, sheet, _Owners(sheet.nodes, entries).find)


def sheet_owners(sheet: Sheet, entries: Sequence[Entry]) -> dict[int, str]:
    """The id of the entry that each element with content belongs to, by the element's index; empty for none."""
    return page_owners(sheet, _Owners(sheet.nodes, entries).find)


class _Owners:
    """Whose text a block is: a heading of the third level, or a block of quotation, begins the next entry."""

    def __init__(self, nodes: Sequence[Node], entries: Sequence[Entry]) -> None:
        self._nodes = nodes
        self._waiting = [entry for entry in entries if "sheet" in entry.outputs]
        self._current = ""
        self._quote = -1

    def find(self, node: int, texts: Sequence[str]) -> str:
        """The id of the entry that a block belongs to; blocks are asked for in order."""
        within = chain(self._nodes, node)
        quote = next((index for index in within if self._nodes[index].tag == "BlockQuote"), -1)
        if self._nodes[node].tag in _CLOSES:
            self._current = ""
        elif self._nodes[node].tag == "H3" or (quote >= 0 and quote != self._quote):
            self._current = self._open(texts)
        self._quote = quote
        # A table or list of the sheet's own, such as its contacts, lies outside the sections of entries.
        return self._current if any(self._nodes[index].tag == "Sect" for index in within) else ""

    def _open(self, texts: Sequence[str]) -> str:
        for index, entry in enumerate(self._waiting):
            if any(text.startswith(entry.statement) or text == f"“{entry.statement}”" for text in texts):
                del self._waiting[: index + 1]
                return entry.id
        return ""
