"""XML parts, parsed so that they can neither reach out nor blow up, and the names in them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from builder.model.limits import limits
from builder.readback.unreadable import Unreadable

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

Element = Any
"""An element of lxml's tree."""

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[-+]?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,2})?")


def parse(data: bytes, name: str) -> Element:
    """The root of a part.

    Raises:
        Unreadable: It is not well-formed, too large, or brings a document type, which no part may have.
    """
    if len(data) > limits().output_part:
        raise Unreadable(f"its part {name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"its part {name} is no XML") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"its part {name} declares a document type")
    return root


def uncoded(text: str) -> str:
    """Text as Office shows it: ``_x0041_`` is the character of that code."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def plain_number(text: str | None) -> str:
    """A number in plain digits, so that ``85``, ``85.0`` and ``8.5E1`` are equal; anything else as it stands."""
    from decimal import Decimal

    if text is None or not _NUMBER.fullmatch(text):
        return text or ""
    number = Decimal(text).normalize()
    return format(number if number else Decimal(0), "f")
