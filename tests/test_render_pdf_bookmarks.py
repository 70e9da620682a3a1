from __future__ import annotations

import io

import pikepdf
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.document import Bookmark, Node, Page, Sheet
from builder.render.pdf import render_sheet
from tests.test_render_pdf_sample import document


def build(*bookmarks: Bookmark) -> bytes:
    return render_sheet(document(Sheet(200, 300, (Node("Document", -1),), (Page(()), Page(())), bookmarks)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_readers_see_the_bookmarks_in_order(levels: list[int]) -> None:
    given_ = [Bookmark(f"Heading {i}", level, 0, 0) for i, level in enumerate(levels)]
    with pypdfium2.PdfDocument(io.BytesIO(build(*given_))) as pdf:
        seen = [(item.get_title(), item.level) for item in pdf.get_toc()]
    assert [title for title, _ in seen] == [bookmark.title for bookmark in given_]
    path: list[int] = []
    for level, (_, depth) in zip(levels, seen, strict=True):
        path = [*(above for above in path if above < level), level]
        assert depth == len(path) - 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_the_outline_counts_what_it_holds(levels: list[int]) -> None:
    data = build(*(Bookmark(f"{i}", level, 0, 0) for i, level in enumerate(levels)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.Outlines.Count == len(levels)


def test_a_bookmark_leads_to_its_place() -> None:
    with pikepdf.open(io.BytesIO(build(Bookmark("Überschrift (2)", 0, 1, 40)))) as pdf:
        item = pdf.Root.Outlines.First
        assert str(item.Title) == "Überschrift (2)"
        assert item.Dest[0].objgen == pdf.pages[1].obj.objgen
        assert (item.Dest[1], item.Dest[3]) == ("/XYZ", 260)


def test_without_bookmarks_there_is_no_outline() -> None:
    with pikepdf.open(io.BytesIO(build())) as pdf:
        assert "/Outlines" not in pdf.Root
