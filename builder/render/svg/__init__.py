"""Pages as SVG pictures, for screens: what the PDF renderer draws, item by item."""

from builder.render.svg.picture import render_picture

__all__ = ["render_picture"]
