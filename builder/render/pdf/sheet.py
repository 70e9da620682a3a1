"""A composed sheet to the bytes of a PDF file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.model.document import Document, Drawing, Line, PageItem, Sheet
from builder.model.theme import FACES
from builder.render.pdf.bookmarks import write_bookmarks
from builder.render.pdf.file import (
    FAST,
    PdfFile,
    Stream,
    Value,
    array,
    destination,
    dictionary,
    rectangle,
    text_string,
)
from builder.render.pdf.fonts import embed_fonts, font_key, load_fonts
from builder.render.pdf.images import embed_images
from builder.render.pdf.ledger import seal
from builder.render.pdf.library import pdfdoc
from builder.render.pdf.links import check_links, link_annotations
from builder.render.pdf.metadata import information, output_intent, xmp_packet
from builder.render.pdf.page import RenderedPage, render_page
from builder.render.pdf.shadings import embed_shadings
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
    if document.sheet is None:
        raise ValueError("the document has no sheet")
    return _render(document, document.sheet, document.stamp)


def render_handout(document: Document) -> bytes:
    """The same for a document's handout.

    Args:
        document: Its ``handout`` may not be None.

    Raises:
        ValueError: The document has no handout.
        RenderError: As ``render_sheet``.
    """
    if document.handout is None:
        raise ValueError("the document has no handout")
    return _render(document, document.handout, f"{document.stamp} handout", is_handout=True)


def _render(document: Document, sheet: Sheet, identity: str, *, is_handout: bool = False) -> bytes:
    check_links(sheet.nodes, {f"#{target.key}" for target in sheet.targets})
    fonts = load_fonts(document.theme.font, sheet_characters(sheet, document.characters), sheet.families)
    pages = [render_page(page, sheet, fonts) for page in sheet.pages]
    file = PdfFile(identity, information(document))
    _write_catalogue(file, document, xmp_packet(document, is_handout=is_handout))
    file.Catalog["OutputIntents"] = output_intent(file)
    resources = embed_fonts(file, fonts, embed_images(file, sheet), embed_shadings(file, sheet))
    anchors = _write_pages(file, sheet, pages, resources)
    file.Catalog["StructTreeRoot"] = write_structure(file, sheet.nodes, pages, anchors)
    if sheet.bookmarks:
        file.Catalog["Outlines"] = write_bookmarks(file, sheet.bookmarks, anchors.pages, sheet.height)
    return seal(file.format())


def sheet_characters(sheet: Sheet, more: str = "") -> dict[str, str]:
    """Every character that the sheet shows in each face, by ``font_key``, each once, in order of code point.

    ``more`` are characters that every face has in any case that shows one.
    """
    characters: dict[str, set[str]] = {face: set() for face in FACES}
    for line in (line for page in sheet.pages for item in page.items for line in _lines(item)):
        for piece in line.pieces:
            characters.setdefault(font_key(piece.family, piece.face), set()).update(piece.text)
    return {face: "".join(sorted(found | set(more))) for face, found in characters.items() if found}


def _lines(item: PageItem) -> Iterator[Line]:
    if isinstance(item, Line):
        yield item
    elif isinstance(item, Drawing):
        yield from (part for part in item.parts if isinstance(part, Line))


def _write_catalogue(file: PdfFile, document: Document, packet: bytes) -> None:
    metadata = Stream(packet, {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
    entries: dict[str, Value] = {
        "Type": "/Catalog",
        "Lang": text_string(document.language),
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": file.add(metadata),
    }
    for key, value in entries.items():
        file.Catalog[key] = value


def _boxes(sheet: Sheet) -> dict[str, Value]:
    """The paper, and where it goes on beyond the page, the page on it."""
    width, height = sheet.width, sheet.height
    boxes = {"MediaBox": sheet.around}
    if sheet.around:
        boxes |= {"BleedBox": sheet.bleed, "TrimBox": 0.0}
    return {name: rectangle(-beyond, -beyond, width + beyond, height + beyond) for name, beyond in boxes.items()}


def _write_pages(
    file: PdfFile, sheet: Sheet, pages: Sequence[RenderedPage], resources: pdfdoc.PDFObjectReference
) -> Anchors:
    """Add the pages with their content and annotations, and name them in the catalogue."""
    tree = dictionary({"Type": "/Pages", "Count": len(pages)})
    parent = file.add(tree)
    file.Catalog["Pages"] = parent
    entries = [
        dictionary(
            {
                "Type": "/Page",
                "Parent": parent,
                **_boxes(sheet),
                "Resources": resources,
                "Contents": file.add(Stream(page.content, level=FAST)),
                "StructParents": key,
                "Tabs": "/S",
            }
        )
        for key, page in enumerate(pages)
    ]
    references = [file.add(page) for page in entries]
    within = {f"#{each.key}": destination(references[each.page], sheet.height - each.y) for each in sheet.targets}
    links: list[list[pdfdoc.PDFObjectReference]] = []
    for page, keys, entry in zip(pages, link_keys(pages), entries, strict=True):
        annotations = [file.add(link) for link in link_annotations(page.links, sheet.nodes, keys, within)]
        if annotations:
            entry["Annots"] = array(annotations)
        links.append(annotations)
    tree["Kids"] = array(references)
    return Anchors(references, links)
