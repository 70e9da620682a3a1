"""Builder: one outline of an article's findings, written as a PowerPoint deck and a PDF fact sheet.

Read the code in the order the data flows:

1. ``model``: what everything below is made of, plain frozen dataclasses.
2. ``outline``: YAML text to an ``Outline``, every value with its line and column.
3. ``reading``: the article to a ``Source``.
4. ``evidence``: the outline held against its sources, giving ``Verdict`` objects.
5. ``compose``: what stands on which slide and page, measured with the real fonts: a ``Document``.
6. ``render``: the same ``Document`` to the bytes of a .pptx and of a .pdf.
7. ``publish``: both files to the disk, as one unit.
8. ``pipeline``: these phases in a row. ``cli``: arguments in, diagnostics and exit codes out.

Invariants: no renderer reads YAML or the disk; no phase imports another; nothing unsupported by its evidence
is written; the same input gives the same bytes.
"""

__version__ = "0.1.0"
