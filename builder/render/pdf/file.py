"""The file around the pages: numbered objects, streams, strings."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence

import deflate

from builder.render.pdf.library import pdfdoc

Value = object
"""What a PDF dictionary or array holds: a ``pdfdoc.PDFObject``, bytes or str written as they are, or an int."""


LEVEL, FAST = 6, 1
"""How well streams are compressed: as a rule, and where each of many editions has to compress its own."""

_NOT_TEXT = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What XML, and so the metadata, can't hold."""


class PdfFile(pdfdoc.PDFDocument):
    """reportlab's numbering, cross-reference table and trailer.

    Its own constructor is left out: it reads the clock or ``SOURCE_DATE_EPOCH``, and makes a catalogue, a list of
    pages and an information dictionary that have no room for what a tagged file needs.
    """

    def __init__(self, identity: str, information: Mapping[str, Value]) -> None:
        self.objectcounter = 0
        self.idToObjectNumberAndVersion = {}
        self.idToObject = {}
        self.idToOffset = {}
        self.numberToId = {}
        self._pdfVersion = (1, 7)
        self.Catalog = pdfdoc.PDFDictionary()
        self.info = dictionary(information)  # type: ignore[assignment]
        digest = hashlib.sha256(identity.encode()).hexdigest()[:32]
        self._identity = f"[<{digest}> <{digest}>]".encode()

    def ID(self) -> bytes:
        return self._identity

    def add(self, value: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Give ``value`` the next object number."""
        reference: pdfdoc.PDFObjectReference = self.Reference(value)  # type: ignore[no-untyped-call]
        return reference


def deflated(data: bytes, level: int = LEVEL) -> bytes:
    """The content of a stream, deflated."""
    return bytes(deflate.zlib_compress(data, level))


class Stream(pdfdoc.PDFObject):
    """Bytes with a dictionary. Deflated by libdeflate, whose result doesn't depend on Python's own zlib."""

    __RefOnly__ = 1

    def __init__(
        self, data: bytes, entries: Mapping[str, Value] | None = None, *, compress: bool = True, level: int = LEVEL
    ) -> None:
        self.data = deflated(data, level) if compress else data
        self.entries = {**(entries or {}), "Length": len(self.data)}
        if compress:
            self.entries["Filter"] = "/FlateDecode"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        head: bytes = dictionary(self.entries).format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream\n"


def dictionary(entries: Mapping[str, Value]) -> pdfdoc.PDFDictionary:
    """A PDF dictionary; keys are names without the slash and are written in alphabetical order."""
    return pdfdoc.PDFDictionary(dict(entries))


def array(values: Sequence[Value]) -> pdfdoc.PDFArray:
    return pdfdoc.PDFArray(values)


def legible(text: str) -> str:
    """``text`` with U+FFFD for each character that isn't one: controls, halves of surrogate pairs."""
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return text  # nearly all are: compiling the expression takes longer than a page
    return re.sub(_NOT_TEXT, "\ufffd", text)


def text_string(text: str) -> bytes:
    """A text string: literal where it is ASCII, else UTF-16 in hexadecimal."""
    text = legible(text)
    if not text.isascii() or "\x7f" in text:  # PDFDocEncoding has no delete character
        return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.replace("\r", r"\r").replace("\n", r"\n").encode() + b")"


def date_string(date: dt.date) -> str:
    """Midnight of ``date``, UTC."""
    return f"(D:{date:%Y%m%d}000000Z)"


def number(value: float) -> str:
    """``value`` with at most three decimals, none that say nothing, never ``-0``."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def destination(page: pdfdoc.PDFObjectReference, top: float) -> pdfdoc.PDFArray:
    """A place on a page, ``top`` points above its lower edge; how large it is shown stays as it is."""
    return array([page, "/XYZ", "null", number(top), "null"])


def rectangle(left: float, bottom: float, right: float, top: float) -> str:
    return f"[{number(left)} {number(bottom)} {number(right)} {number(top)}]"
