"""A finished sheet, or handout, read back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from builder.model.ledger import Line, as_seen
from builder.model.limits import limits
from builder.readback.markup import Element, parse
from builder.readback.pdf_content import PageReader, Shown
from builder.readback.pdf_file import PdfFile, Stream
from builder.readback.pdf_structure import StructureReader, link_address
from builder.readback.pdf_syntax import Name, Reference, Value, text_of
from builder.readback.read_file import ReadFile
from builder.readback.unreadable import Unreadable

LEDGER = "{urn:builder:ledger:1}ledger"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_TYPE = "{http://purl.org/dc/elements/1.1/}type"
_SEAL = re.compile(rb"(<ledger:seal>)([0-9a-f]{64})(</ledger:seal>)")
_INFORMATION = {"document title": "Title", "document subject": "Subject", "document creator": "Author"}


def read_sheet(data: bytes) -> ReadFile:
    """Read a .pdf file, with nothing of what wrote it.

    Args:
        data: The file; anybody may have made it.

    Raises:
        Unreadable: It is no PDF file, or one that can't be read to its end.
    """
    try:
        return _read(PdfFile(data))
    except RecursionError as error:
        raise Unreadable("its values lie too deep within each other") from error


def _read(file: PdfFile) -> ReadFile:
    catalogue = file.trailer.get("Root")
    pages = list(_pages(file, file.entry(catalogue, "Pages"), {}, 0))
    numbers = {page: number for number, (page, _) in enumerate(pages, 1)}
    reader = PageReader(file)
    shown = [reader.page(page, resources) for page, resources in pages]
    structure = StructureReader(file, numbers, shown)
    lines = [Line(0, "", part, text) for part, text in _properties(file, catalogue) if text]
    lines += structure.lines(file.entry(catalogue, "StructTreeRoot"))
    lines += _annotations(file, numbers, structure.linked)
    lines += _running(shown)
    lines += _bookmarks(file, catalogue, numbers)
    metadata = _metadata(file, catalogue)
    ledger = metadata.find(f".//{LEDGER}") if metadata is not None else None
    stamp = metadata.find(f".//{_IDENTIFIER}") if metadata is not None else None
    return ReadFile(
        kind="handout" if _is_handout(metadata) else "sheet",
        lines=tuple(lines),
        faults=(),
        stamp=_stamp(stamp),
        ledger=str(ledger.text or "") if ledger is not None else None,
        edited=_edited(file.data),
        is_ours=_is_ours(file),
        places=len(pages),
    )


def _pages(file: PdfFile, node: Value, inherited: Value, depth: int) -> Iterator[tuple[Reference, Value]]:
    """Each page with its resources, in order."""
    if depth > limits().output_depth:
        raise Unreadable("its pages lie too deep within each other")
    resources = file.entry(node, "Resources") or inherited
    kids = file.entry(node, "Kids")
    if not isinstance(kids, list) or len(kids) > limits().output_pages:
        raise Unreadable("it has no pages, or too many")
    for kid in kids:
        if not isinstance(kid, Reference):
            raise Unreadable("a page in it is not where the cross-references say")
        if file.entry(kid, "Type") == Name("Pages"):
            yield from _pages(file, kid, resources, depth + 1)
        else:
            yield kid, file.entry(kid, "Resources") or resources


def _properties(file: PdfFile, catalogue: Value) -> Iterator[tuple[str, str]]:
    information = file.trailer.get("Info")
    for part, key in _INFORMATION.items():
        yield part, as_seen(text_of(file.entry(information, key)))
    yield "document language", as_seen(text_of(file.entry(catalogue, "Lang")))


def _annotations(file: PdfFile, numbers: Mapping[Reference, int], linked: set[Reference]) -> Iterator[Line]:
    """What lies on top of pages and is no part of the structure: links of nobody's, comments."""
    for page, number in numbers.items():
        listed = file.entry(page, "Annots")
        for annotation in listed if isinstance(listed, list) else ():
            if isinstance(annotation, Reference) and annotation in linked:
                continue
            address = link_address(file, annotation, numbers)
            words = text_of(file.entry(annotation, "Contents")) or str(file.entry(annotation, "Subtype"))
            yield Line(number, "", "link" if address else "annotation", address or as_seen(words))


def _running(shown: list[list[Shown]]) -> Iterator[Line]:
    """What runs along the pages, and text that belongs to nothing."""
    for number, page in enumerate(shown, 1):
        for part, artifact in (("running", True), ("untagged", False)):
            text = as_seen("".join(piece.text for piece in page if piece.mark is None and piece.artifact is artifact))
            if text:
                yield Line(number, "", part, text)


def _bookmarks(file: PdfFile, catalogue: Value, numbers: Mapping[Reference, int]) -> Iterator[Line]:
    waiting = [file.entry(file.entry(catalogue, "Outlines"), "First")]
    for _ in range(limits().output_objects):
        if not waiting:
            return
        mark = waiting.pop()
        if not isinstance(mark, dict):
            continue
        target = file.get(mark.get("Dest"))
        page = target[0] if isinstance(target, list) and target else None
        number = numbers.get(page, 0) if isinstance(page, Reference) else 0
        yield Line(number, "", "bookmark", as_seen(text_of(file.get(mark.get("Title")))))
        waiting += [file.get(mark.get("Next")), file.get(mark.get("First"))]
    raise Unreadable("its bookmarks never end")


def _metadata(file: PdfFile, catalogue: Value) -> Element | None:
    stream = file.entry(catalogue, "Metadata")
    return parse(file.unpack(stream), "metadata") if isinstance(stream, Stream) else None


def _stamp(node: Element | None) -> str | None:
    text = str(node.text or "") if node is not None else ""
    return text.removeprefix("urn:builder:") if text.startswith("urn:builder:") else None


def _is_handout(metadata: Element | None) -> bool:
    kind = metadata.find(f".//{_TYPE}") if metadata is not None else None
    return kind is not None and any(str(node.text or "").strip() == "handout" for node in kind.iter())


def _is_ours(file: PdfFile) -> bool:
    """Whether no other program says that it saved the file: those leave the creator and name themselves producer."""
    information = file.trailer.get("Info")
    creator, producer = (text_of(file.entry(information, key)) for key in ("Creator", "Producer"))
    return creator.startswith("Builder ") and producer == "ReportLab PDF Library"


def _edited(data: bytes) -> tuple[str, ...] | None:
    """Whether the file's bytes are those that were sealed: all of them but the seal's own digits."""
    seals = list(_SEAL.finditer(data))
    if len(seals) != 1:
        return None
    start, end = seals[0].span(2)
    digest = hashlib.sha256(data[:start])
    digest.update(b"0" * (end - start))
    digest.update(data[end:])
    return () if digest.hexdigest().encode() == data[start:end] else ("the file",)
