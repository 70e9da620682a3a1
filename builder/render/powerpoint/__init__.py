"""A composed document to the bytes of a PowerPoint deck, and a template file to what compose needs to know of it.

What takes a while to load is loaded by whoever asks for it: a sheet needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable

from builder.model.backdrop import Backdrop
from builder.model.document import Document
from builder.model.picture import Picture
from builder.model.template import Template
from builder.render.powerpoint.opening import read_template

__all__ = ["read_backdrops", "read_template", "render_deck"]


def read_backdrops(
    template: Template, decode: Callable[[bytes], Picture | None] = lambda data: None
) -> tuple[Backdrop, ...]:
    """What the slide layouts of a template show of their own accord, for those who draw slides without PowerPoint.

    Args:
        decode: Makes pictures of a template's files; without it none are shown.

    Raises:
        RenderError: The template can't be read.
    """
    from builder.render.powerpoint import backdrops

    return backdrops.read_backdrops(template, decode)


def render_deck(document: Document, template: Template) -> bytes:
    """Write a deck, on the slide layouts of ``template``.

    Raises:
        RenderError: The template can't be used.
    """
    from builder.render.powerpoint import deck

    return deck.render_deck(document, template)
