"""Every text of a composed handout, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.ledger.deck_lines import entry_of
from builder.ledger.page_lines import Owner, chain, page_lines, page_owners
from builder.model.document import Document, Node, Sheet, Slide
from builder.model.ledger import Line


def handout_lines(document: Document) -> Iterator[Line]:
    """The lines of a document's handout, each with the entry of its slide."""
    assert document.handout is not None
    return page_lines(document, document.handout, _owner(document.handout, document.slides))


def handout_owners(handout: Sheet, slides: Sequence[Slide]) -> dict[int, str]:
    """The entry of each element that something is drawn for, by the element's index: that of the slide it lies in."""
    return page_owners(handout, _owner(handout, slides))


def _owner(handout: Sheet, slides: Sequence[Slide]) -> Owner:
    shown = dict(zip(_slides(handout.nodes), slides, strict=True))

    def owner(node: int, texts: Sequence[str]) -> str:
        slide = next((shown[index] for index in chain(handout.nodes, node) if index in shown), None)
        return entry_of(slide.key) if slide is not None else ""

    return owner


def _slides(nodes: Sequence[Node]) -> list[int]:
    """The elements of slides: sections without sections in them."""
    outer = {node.parent for node in nodes if node.tag == "Sect"}
    return [index for index, node in enumerate(nodes) if node.tag == "Sect" and index not in outer]
