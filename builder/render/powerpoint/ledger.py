"""The ledger that a deck carries, as a custom XML part with a digest of every other part."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable

from builder.render.powerpoint.markup import DECLARATION, escape_plain, escape_text, relationships

LEDGER = "customXml/item1.xml"
"""The name of the ledger's part."""

RELATION = ("rIdLedger", "customXml", f"../{LEDGER}")
"""From the presentation to the ledger."""

COMPANION_TYPES = (
    ("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
)

_NAMESPACE = "urn:builder:ledger:1"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DIGEST_BYTES = 8


def companion_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts that Office wants beside a custom XML part, the same in every deck."""
    guid = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, _NAMESPACE)).upper()}}}"
    item = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{guid}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relation = relationships(("rId1", "customXmlProps", "itemProps1.xml"))
    return ("customXml/itemProps1.xml", item.encode()), ("customXml/_rels/item1.xml.rels", relation.encode())


def ledger_part(ledger: str, parts: Iterable[tuple[str, bytes]]) -> tuple[str, bytes]:
    """The ledger's own part.

    Args:
        ledger: As JSON.
        parts: Every other part of the deck, by name. The digests tell an edited part; they keep nobody from editing.
    """
    digests = "".join(
        f'<part name="{escape_plain(name)}" digest="{hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()}"/>'
        for name, data in parts
    )
    facts = f"<facts>{escape_text(ledger)}</facts>"
    xml = f'{DECLARATION}<ledger xmlns="{_NAMESPACE}">{facts}<parts>{digests}</parts></ledger>'
    return LEDGER, xml.encode()
