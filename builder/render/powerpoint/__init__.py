"""A composed document to the bytes of a PowerPoint deck, and a template file to what compose needs to know of it."""

from __future__ import annotations

from builder.model.document import Document
from builder.model.template import Template
from builder.render.powerpoint.opening import read_template

__all__ = ["read_template", "render_deck"]


def render_deck(document: Document, template: Template) -> bytes:
    """Write a deck, on the slide layouts of ``template``.

    Raises:
        RenderError: The template can't be used.
    """
    from builder.render.powerpoint import deck  # a sheet alone starts sooner without it

    return deck.render_deck(document, template)
