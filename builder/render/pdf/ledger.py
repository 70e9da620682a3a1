"""The ledger that a sheet or handout carries in its metadata, and the seal over the whole file."""

from __future__ import annotations

import hashlib

from builder.render.pdf.file import legible

_OPEN = b"<ledger:seal>"
_ZEROS = b"0" * 64
UNSEALED = f"<ledger:seal>{_ZEROS.decode()}</ledger:seal>"
"""Room for the seal."""

NAMESPACE = '\n xmlns:ledger="urn:builder:ledger:1"'
SCHEMA = """
<rdf:li rdf:parseType="Resource">
 <pdfaSchema:namespaceURI>urn:builder:ledger:1</pdfaSchema:namespaceURI>
 <pdfaSchema:prefix>ledger</pdfaSchema:prefix>
 <pdfaSchema:schema>What the document says, fact by fact</pdfaSchema:schema>
 <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
  <pdfaProperty:category>external</pdfaProperty:category>
  <pdfaProperty:description>Facts and texts of the document, as JSON</pdfaProperty:description>
  <pdfaProperty:name>ledger</pdfaProperty:name>
  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
 </rdf:li><rdf:li rdf:parseType="Resource">
  <pdfaProperty:category>internal</pdfaProperty:category>
  <pdfaProperty:description>SHA-256 of the file with zeros for these digits</pdfaProperty:description>
  <pdfaProperty:name>seal</pdfaProperty:name>
  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
 </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""


def escape(text: str) -> str:
    """Text for an element of the metadata."""
    return legible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def ledger_properties(ledger: str) -> list[str]:
    """The ledger, and room for the seal; nothing where there is no ledger."""
    if not ledger:
        return []
    return [f"<ledger:ledger>{escape(ledger)}</ledger:ledger>", UNSEALED]


def seal(data: bytes) -> bytes:
    """Put the file's digest where its metadata have room for it.

    The digest tells an edited file from a whole one; it keeps nobody from editing.
    """
    start = data.find(_OPEN + _ZEROS) + len(_OPEN)
    if start < len(_OPEN):
        return data
    digest = hashlib.sha256(data).hexdigest().encode()
    return data[:start] + digest + data[start + len(digest) :]
