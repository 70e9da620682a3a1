"""The PDF's outline: a reader's side panel of headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.model.document import Bookmark
from builder.render.pdf.file import PdfFile, Value, destination, dictionary, text_string
from builder.render.pdf.library import pdfdoc

ROOT = -1
"""Stands among the indices of bookmarks for the outline as a whole."""


def write_bookmarks(
    file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[pdfdoc.PDFObjectReference], height: float
) -> pdfdoc.PDFObjectReference:
    """Add the outline to ``file``, all of it opened.

    Args:
        file: The file.
        bookmarks: In reading order. A bookmark belongs to the last one before it of a smaller level.
        pages: A reference to each page.
        height: The pages' height, in points.
    """
    items = {ROOT: dictionary({"Type": "/Outlines"})}
    items.update((i, dictionary(_entries(bookmark, pages, height))) for i, bookmark in enumerate(bookmarks))
    references = {index: file.add(item) for index, item in items.items()}
    parents = _parents(bookmarks)
    for index, parent in enumerate(parents):
        items[index]["Parent"] = references[parent]
    for index, item in items.items():
        children = [child for child, parent in enumerate(parents) if parent == index]
        if children:
            item["First"], item["Last"] = references[children[0]], references[children[-1]]
            item["Count"] = _count_descendants(parents, index)
        for before, after in pairwise(children):
            items[before]["Next"], items[after]["Prev"] = references[after], references[before]
    return references[ROOT]


def _entries(bookmark: Bookmark, pages: Sequence[pdfdoc.PDFObjectReference], height: float) -> dict[str, Value]:
    return {"Title": text_string(bookmark.title), "Dest": destination(pages[bookmark.page], height - bookmark.y)}


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """The index of each bookmark's parent."""
    parents: list[int] = []
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        while path and bookmarks[path[-1]].level >= bookmark.level:
            path.pop()
        parents.append(path[-1] if path else ROOT)
        path.append(index)
    return parents


def _count_descendants(parents: Sequence[int], index: int) -> int:
    return sum(1 + _count_descendants(parents, child) for child, parent in enumerate(parents) if parent == index)
