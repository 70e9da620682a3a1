"""Publications from their folder to the Document, phase by phase as a build does it."""

from __future__ import annotations

from pathlib import Path

from builder.compose import compose_document
from builder.evidence import verify_outline
from builder.model.document import Document
from builder.outline import load_outline, load_theme
from builder.reading import read_pictures, read_sources
from builder.render.powerpoint import read_template


def composed(path: Path) -> Document:
    """The Document of an outline without faults."""
    outline = load_outline(str(path))
    sources = read_sources(outline)
    found = verify_outline(outline, sources)
    assert found.diagnostics == ()
    theme = load_theme(outline.theme, outline.path)
    pictures = read_pictures(outline)
    return compose_document(
        outline, sources, found.verdicts, theme, read_template(theme.template), stamp="5eed" * 16, pictures=pictures
    )
