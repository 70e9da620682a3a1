"""The document properties of a deck, from the outline alone."""

from __future__ import annotations

from builder.model.document import Document
from builder.render.powerpoint.markup import DECLARATION, escape_plain

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core_part(document: Document) -> str:
    """Title, subject, creator, language, dates, and the stamp that deck and sheet of one build share."""
    moment = f"{document.date.isoformat()}T00:00:00Z"
    named = (
        ("dc:title", document.title),
        ("dc:subject", document.subtitle),
        ("dc:creator", document.organisation),
        ("cp:lastModifiedBy", document.organisation),
        ("dc:language", document.language),
        ("dc:identifier", f"urn:builder:{document.stamp}"),
    )
    rows = "".join(f"<{tag}>{escape_plain(value)}</{tag}>" for tag, value in named if value)
    for tag in ("created", "modified"):
        rows += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>'
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{rows}</cp:coreProperties>"


def app_part(document: Document) -> str:
    count = len(document.slides)
    return (
        f'{DECLARATION}<Properties xmlns="{_APP}"><Application>Builder</Application>'
        f"<Slides>{count}</Slides><Notes>{count}</Notes></Properties>"
    )
