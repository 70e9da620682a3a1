"""Every text of a composed handout, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.ledger.deck_lines import entry_of
from builder.ledger.page_lines import chain, page_lines
from builder.model.document import Document, Node
from builder.model.ledger import Line


def handout_lines(document: Document) -> Iterator[Line]:
    """The lines of a document's handout, each with the entry of its slide."""
    handout = document.handout
    assert handout is not None
    slides = dict(zip(_slides(handout.nodes), document.slides, strict=True))

    def owner(node: int, text: str) -> str:
        slide = next((slides[index] for index in chain(handout.nodes, node) if index in slides), None)
        return entry_of(slide.key) if slide is not None else ""

    return page_lines(document, handout, owner)


def _slides(nodes: Sequence[Node]) -> list[int]:
    """The elements of slides: sections without sections in them."""
    outer = {node.parent for node in nodes if node.tag == "Sect"}
    return [index for index, node in enumerate(nodes) if node.tag == "Sect" and index not in outer]
