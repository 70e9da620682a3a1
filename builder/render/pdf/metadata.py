"""What the file says of itself: XMP, the information dictionary that repeats it, the output intent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder import __version__
from builder.model.document import Document
from builder.render.pdf.file import PdfFile, Stream, Value, array, date_string, dictionary, text_string
from builder.render.pdf.ledger import NAMESPACE, SCHEMA, escape, ledger_properties
from builder.render.pdf.library import pdfdoc

CREATOR = f"Builder {__version__}"
PRODUCER = "ReportLab PDF Library"
PROFILE = Path(__file__).with_name("srgb.icc")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"{namespaces}>
{properties}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
 <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
 <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
 <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
 <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
  <pdfaProperty:category>internal</pdfaProperty:category>
  <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
  <pdfaProperty:name>part</pdfaProperty:name>
  <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
 </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def information(document: Document) -> dict[str, Value]:
    """The information dictionary: the same statements as in ``xmp_packet``."""
    texts = {
        "Title": document.title,
        "Author": document.organisation,
        "Subject": document.subtitle,
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    entries: dict[str, Value] = {key: text_string(text) for key, text in texts.items() if text}
    return {**entries, "CreationDate": date_string(document.date), "ModDate": date_string(document.date)}


def xmp_packet(document: Document, *, is_handout: bool = False) -> bytes:
    """The metadata stream. ``urn:builder:`` and the document's stamp stand in it in plain ASCII.

    A handout says that it is one.
    """
    carried = ledger_properties(document.handout_ledger if is_handout else document.sheet_ledger)
    moment = f"{document.date.isoformat()}T00:00:00Z"
    properties = [
        _property("pdfaid:part", "2"),
        _property("pdfaid:conformance", "A"),
        _property("pdfuaid:part", "1"),
        _property("dc:format", "application/pdf"),
        _property("dc:identifier", f"urn:builder:{document.stamp}"),
        _alternatives("dc:title", document.title),
        _members("dc:creator", "Seq", [document.organisation]),
        _alternatives("dc:description", document.subtitle),
        _members("dc:language", "Bag", [document.language]),
        _property("pdf:Producer", PRODUCER),
        _property("xmp:CreatorTool", CREATOR),
        _property("xmp:CreateDate", moment),
        _property("xmp:ModifyDate", moment),
        _property("xmp:MetadataDate", moment),
        _members("dc:type", "Bag", ["handout"] if is_handout else []),
        *carried,
    ]
    namespaces, schemas = (NAMESPACE, SCHEMA) if carried else ("", "")
    body = "\n".join(filter(None, properties))
    return _PACKET.format(namespaces=namespaces, properties=body, schemas=schemas).encode()


def output_intent(file: PdfFile) -> pdfdoc.PDFArray:
    """Says that the file's colours are sRGB."""
    profile = file.add(Stream(PROFILE.read_bytes(), {"N": 3}))
    return array(
        [
            dictionary(
                {
                    "Type": "/OutputIntent",
                    "S": "/GTS_PDFA1",
                    "OutputConditionIdentifier": "(sRGB)",
                    "Info": "(sRGB IEC61966-2.1)",
                    "DestOutputProfile": profile,
                }
            )
        ]
    )


def _property(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _alternatives(name: str, value: str) -> str:
    """A text that could stand in several languages, or nothing where it is empty."""
    item = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if value else ""


def _members(name: str, kind: str, values: Sequence[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
