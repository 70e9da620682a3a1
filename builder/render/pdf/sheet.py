"""A composed sheet to the bytes of a PDF file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model.document import Document, Drawing, Line, PageItem, Sheet
from builder.model.theme import FACES, Face
from builder.render.pdf.bookmarks import write_bookmarks
from builder.render.pdf.file import FAST, PdfFile, Stream, Value, array, dictionary, rectangle, text_string
from builder.render.pdf.fonts import embed_fonts, load_fonts
from builder.render.pdf.images import embed_images
from builder.render.pdf.ledger import seal
from builder.render.pdf.library import pdfdoc
from builder.render.pdf.links import check_links, link_annotations
from builder.render.pdf.metadata import information, output_intent, xmp_packet
from builder.render.pdf.page import RenderedPage, render_page
from builder.render.pdf.tagging import Anchors, link_keys, write_structure


def render_sheet(document: Document) -> bytes:
    """Write a document's sheet as a PDF file that conforms to PDF/UA-1 and PDF/A-2a.

    The same document gives the same bytes. The fonts' files and the colour profile beside this module are read; no
    clock, setting or variable is.

    Args:
        document: Its ``sheet`` may not be None.

    Returns:
        The file.

    Raises:
        ValueError: The document has no sheet.
        RenderError: A font can't be used or lacks a character, or a link is one that no sheet may carry.
    """
    sheet = document.sheet
    if sheet is None:
        raise ValueError("the document has no sheet")
    check_links(sheet.nodes)
    fonts = load_fonts(document.theme.font, sheet_characters(sheet, document.characters))
    pages = [render_page(page, sheet, fonts) for page in sheet.pages]
    file = PdfFile(document.stamp, information(document))
    _write_catalogue(file, document)
    file.Catalog["OutputIntents"] = output_intent(file)
    anchors = _write_pages(file, sheet, pages, embed_fonts(file, fonts, embed_images(file, sheet)))
    file.Catalog["StructTreeRoot"] = write_structure(file, sheet.nodes, pages, anchors)
    if sheet.bookmarks:
        file.Catalog["Outlines"] = write_bookmarks(file, sheet.bookmarks, anchors.pages, sheet.height)
    return seal(file.format())


def sheet_characters(sheet: Sheet, more: str = "") -> dict[Face, str]:
    """Every character that the sheet shows in each face, each once, in order of code point.

    ``more`` are characters that every face has in any case that shows one.
    """
    characters: dict[Face, set[str]] = {face: set() for face in FACES}
    for line in (line for page in sheet.pages for item in page.items for line in _lines(item)):
        for piece in line.pieces:
            characters[piece.face].update(piece.text)
    return {face: "".join(sorted(found | set(more))) for face, found in characters.items() if found}


def _lines(item: PageItem) -> Iterator[Line]:
    if isinstance(item, Line):
        yield item
    elif isinstance(item, Drawing):
        yield from (part for part in item.parts if isinstance(part, Line))


def _write_catalogue(file: PdfFile, document: Document) -> None:
    metadata = Stream(xmp_packet(document), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
    entries: dict[str, Value] = {
        "Type": "/Catalog",
        "Lang": text_string(document.language),
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": file.add(metadata),
    }
    for key, value in entries.items():
        file.Catalog[key] = value


def _write_pages(
    file: PdfFile, sheet: Sheet, pages: Sequence[RenderedPage], resources: pdfdoc.PDFObjectReference
) -> Anchors:
    """Add the pages with their content and annotations, and name them in the catalogue."""
    tree = dictionary({"Type": "/Pages", "Count": len(pages)})
    parent = file.add(tree)
    file.Catalog["Pages"] = parent
    references: list[pdfdoc.PDFObjectReference] = []
    links: list[list[pdfdoc.PDFObjectReference]] = []
    for key, (page, keys) in enumerate(zip(pages, link_keys(pages), strict=True)):
        annotations = [file.add(link) for link in link_annotations(page.links, sheet.nodes, keys)]
        entries: dict[str, Value] = {
            "Type": "/Page",
            "Parent": parent,
            "MediaBox": rectangle(0, 0, sheet.width, sheet.height),
            "Resources": resources,
            "Contents": file.add(Stream(page.content, level=FAST)),
            "StructParents": key,
            "Tabs": "/S",
        }
        if annotations:
            entries["Annots"] = array(annotations)
        references.append(file.add(dictionary(entries)))
        links.append(annotations)
    tree["Kids"] = array(references)
    return Anchors(references, links)
