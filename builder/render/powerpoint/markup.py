"""Text and attributes as XML, and the names that every part uses."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
# Of the field that shows a slide's number; any fixed one will do.
NUMBER_FIELD = "{5C1B7A94-0D7E-4F0B-8E0C-6B1D2F3A4C5D}"
NAMESPACES = f'xmlns:a="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'

# Of a shape that says nothing: screen readers pass over it.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

# Office reads _x0041_ as the character with that code; an escaped underscore keeps the text as it was typed.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile(r"[&<>\"_\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": " ", "\r": " "})


def clean(text: str) -> str:
    """Text without the characters that XML can't hold."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """Text for an element or an attribute in double quotes. Characters that XML or Office can't hold are left out."""
    if not _SPECIAL.search(text):
        return text
    return _CODED.sub("_x005F_", clean(text)).translate(_ENTITIES)


def escape_plain(text: str) -> str:
    """Like ``escape``, for attributes in which Office knows no ``_x0041_`` codes: names, descriptions, addresses."""
    return clean(text).translate(_ENTITIES) if _SPECIAL.search(text) else text


def escape_text(text: str) -> str:
    """A long text for an element of our own vocabulary: quotation marks stay as they are."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def relationships(*entries: tuple[str, str, str]) -> str:
    """A relationships part of ``(id, type, target)``; a type without a scheme is one of Office's own."""
    rows = "".join(map(_relationship, entries))
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'


def _relationship(entry: tuple[str, str, str]) -> str:
    id_, kind, target = entry
    kind = kind if ":" in kind else f"{OFFICE_RELATIONSHIPS}/{kind}"
    mode = ' TargetMode="External"' if kind.endswith("/hyperlink") else ""
    return f'<Relationship Id="{id_}" Type="{kind}" Target="{escape_plain(target)}"{mode}/>'
