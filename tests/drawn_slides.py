"""Slides as the handout draws them, each on a page of its own size, to hold beside the deck as LibreOffice shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.compose.drawing import deck_look, draw_slide, moved
from builder.compose.drawing.looks import embedded_families
from builder.compose.drawing.moving import Move
from builder.compose.handout import link_slides
from builder.model.backdrop import Backdrop
from builder.model.document import Document, Node, Page, Sheet, Target
from builder.model.template import Template
from builder.render.pdf import render_handout


def drawn_slides(document: Document, template: Template, backdrops: Sequence[Backdrop]) -> Sheet:
    """The document's slides, one to a page."""
    look = deck_look(template, backdrops, document.theme, document.title, document.organisation, document.date_line)
    nodes, pages = [Node("Document", -1)], []
    for number, slide in enumerate(document.slides, 1):
        drawn = draw_slide(slide, number, look, "H1" if number == 1 else "H2")
        own = len(nodes)
        nodes.append(replace(drawn.nodes[0], parent=0))
        nodes.extend(replace(node, parent=node.parent + own) for node in drawn.nodes[1:])
        pages.append(Page(moved(drawn.items, Move(1.0, 0, 0, own))))
    keys = [slide.key for slide in document.slides]
    targets = tuple(Target(key, page, 0.0) for page, key in enumerate(keys))
    linked, families = link_slides(nodes, keys), embedded_families(look)
    return Sheet(look.width, look.height, linked, tuple(pages), (), families, targets=targets)


def drawn_slides_pdf(document: Document, template: Template, backdrops: Sequence[Backdrop]) -> bytes:
    return render_handout(replace(document, handout=drawn_slides(document, template, backdrops)))
