"""Pictures, timelines and glossaries on slides and on the sheet, from an outline to the Document."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.document import Document, Image, Line, Node, PictureBlock, TableBlock, TextBlock
from tests.pictures import OUTLINE, write_publication
from tests.publications import composed


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return composed(write_publication(tmp_path_factory.mktemp("pictures")))


def text_of(document: Document, node: int) -> str:
    assert document.sheet
    lines = [item for page in document.sheet.pages for item in page.items if isinstance(item, Line)]
    return "".join(piece.text for line in lines for piece in line.pieces if piece.node == node).strip()


def nodes(document: Document, tag: str) -> list[tuple[int, Node]]:
    assert document.sheet
    return [(index, node) for index, node in enumerate(document.sheet.nodes) if node.tag == tag]


def test_deck_and_sheet_show_the_same_pictures(document: Document) -> None:
    assert document.sheet
    on_slides = [block for slide in document.slides for block in slide.blocks if isinstance(block, PictureBlock)]
    on_pages = [item for page in document.sheet.pages for item in page.items if isinstance(item, Image)]
    assert [block.picture for block in on_slides] == [item.picture for item in on_pages]
    assert [block.alt for block in on_slides] == ["A lane under old lime trees.", "A house with a blue room.", None]
    assert [item.node is None for item in on_pages] == [False, False, True]
    assert [node.alt for _, node in nodes(document, "Figure")] == [block.alt for block in on_slides[:2]]


def test_a_picture_stands_after_its_title_with_caption_credit_and_notes(document: Document) -> None:
    slide = next(slide for slide in document.slides if slide.key == "old-trees-give-shade")
    assert [block.role for block in slide.blocks] == ["title", "picture", "caption", "citation", "kicker"]
    caption = slide.blocks[2]
    assert isinstance(caption, TextBlock)
    said = [run.text for paragraph in caption.paragraphs for run in paragraph.runs]
    assert said == ["The lime trees on Mill Lane were planted in 1911.", "Picture: A. Nother"]
    notes = ["".join(run.text for run in paragraph.runs) for paragraph in slide.notes]
    assert notes[0] == "In the picture: A lane under old lime trees. (A. Nother)"
    assert "planted in 1911" in notes[1]


def test_a_timeline_is_a_table_with_a_header_and_dates_that_name_its_rows(document: Document) -> None:
    (table,) = [
        b for slide in document.slides for b in slide.blocks if isinstance(b, TableBlock) and b.style == "timeline"
    ]
    assert ["".join(run.text for run in row[0]) for row in table.rows] == ["When", "May 2022", "July 2022"]
    assert table.names_rows
    assert table.size_pt >= 16


def test_a_timeline_goes_on_on_another_slide(tmp_path: Path) -> None:
    event = "          - date: May 2022\n            event: The river fell to its lowest level since 1976.\n" + (
        "            evidence: In May 2022 the river fell to its lowest level since 1976.\n"
    )
    assert OUTLINE.count(event) == 1
    slides = composed(write_publication(tmp_path, OUTLINE.replace(event, event * 30))).slides
    tables = [b for slide in slides for b in slide.blocks if isinstance(b, TableBlock) and b.style == "timeline"]
    rows = [len(table.rows) - 1 for table in tables]
    assert sum(rows) == 31 and len(rows) > 2
    assert max(rows) - min(rows) <= 1
    assert {table.rows[0] for table in tables} == {tables[0].rows[0]}
    titles = [slide.blocks[0] for slide in slides if slide.key.startswith("from-a-dry-river")]
    first = titles[0]
    assert isinstance(first, TextBlock)
    assert first.paragraphs[0].runs[0].text == f"From a dry river to cool rooms (1 of {len(rows)})"


def test_dates_and_terms_are_labels_of_a_list_on_the_sheet(document: Document) -> None:
    labels = [text_of(document, index) for index, _ in nodes(document, "Lbl")]
    assert labels[:4] == ["May 2022", "July 2022", "Cool room", "Shade map"]
    bodies = [text_of(document, index) for index, _ in nodes(document, "LBody")]
    assert bodies[1:4:2] == ["The town recorded 38.1 degrees.", "What we call the plan of all shaded ways."]
    assert [node.worded for _, node in nodes(document, "L")] == [True, True, False]


def test_the_same_picture_twice_is_one(tmp_path: Path) -> None:
    again = "      - picture: Again\n        file: photo.jpg\n        alt: A lane.\n"
    document = composed(write_publication(tmp_path, OUTLINE + again))
    shown = [b.picture for slide in document.slides for b in slide.blocks if isinstance(b, PictureBlock)]
    assert shown[0] is shown[-1]
