"""A composed document to the bytes of a PowerPoint deck, and a template file to what compose needs to know of it."""

from builder.render.powerpoint.backdrops import read_backdrops
from builder.render.powerpoint.deck import render_deck
from builder.render.powerpoint.template import read_template

__all__ = ["read_backdrops", "read_template", "render_deck"]
