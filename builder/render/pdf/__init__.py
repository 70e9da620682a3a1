"""The fact sheet and the handout as tagged PDF files: accessible (PDF/UA-1) and made to be kept (PDF/A-2a).

``sheet`` puts the file together, ``page`` draws one page, ``tagging`` builds the structure tree.
"""

from builder.render.pdf.sheet import render_handout, render_sheet

__all__ = ["render_handout", "render_sheet"]
