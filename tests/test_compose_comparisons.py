"""Comparisons, numbered steps and answers on slides and on the sheet, from an outline to the Document."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.diagnostic import FitError
from builder.model.document import Document, Line, Slide, TextBlock
from tests.comparisons import OUTLINE, write_publication
from tests.publications import composed
from tests.test_compose_entries import nodes, text_of


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return composed(write_publication(tmp_path_factory.mktemp("comparison")))


def slide_of(document: Document, key: str) -> Slide:
    return next(slide for slide in document.slides if slide.key == key)


def texts(slide: Slide) -> dict[str, list[str]]:
    return {
        block.role: ["".join(run.text for run in paragraph.runs) for paragraph in block.paragraphs]
        for block in slide.blocks
        if isinstance(block, TextBlock)
    }


def block_of(slide: Slide, role: str) -> TextBlock:
    return next(block for block in slide.blocks if isinstance(block, TextBlock) and block.role == role)


def test_each_side_has_its_heading_figure_and_points_in_reading_order(document: Document) -> None:
    said = texts(slide_of(document, "phones-and-discs"))
    assert list(said) == ["title", "first", "second", "citation", "kicker"]
    assert said["first"] == ["On the phone", "+34%", "loans of e-books, 2019 to 2024", "Borrowed at any hour"]
    assert said["second"] == ["On disc", "9 homes in 10 have no player", "A film needs one"]
    assert said["citation"] == ["[1] The libraries in figures."]


def test_a_heading_is_larger_than_its_text_and_a_figure_than_both(document: Document) -> None:
    heading, figure, caption, point = block_of(slide_of(document, "phones-and-discs"), "first").paragraphs
    assert figure.scale > heading.scale > caption.scale == point.scale == 1
    assert heading.runs[0].bold and figure.runs[0].bold
    assert [p.bullet for p in (heading, figure, caption, point)] == ["none", "none", "none", "dot"]


def test_what_stands_side_by_side_has_one_size(tmp_path: Path) -> None:
    short, long = "points: [Borrowed at any hour]", f"points: [{', '.join(['Borrowed at any hour of the day'] * 5)}]"
    assert OUTLINE.count(short) == 1
    slide = slide_of(composed(write_publication(tmp_path, OUTLINE.replace(short, long))), "phones-and-discs")
    one, other = block_of(slide, "first"), block_of(slide, "second")
    assert one.size_pt == other.size_pt is not None
    assert one.size_pt >= 16


def test_a_side_that_says_too_much_is_refused(tmp_path: Path) -> None:
    short, long = "points: [Borrowed at any hour]", f"points: [{', '.join(['Borrowed at any hour of the day'] * 12)}]"
    with pytest.raises(FitError, match="the first side of this comparison"):
        composed(write_publication(tmp_path, OUTLINE.replace(short, long)))


def test_the_notes_have_the_passages_of_both_sides_and_of_the_figure(document: Document) -> None:
    notes = "\n".join(run.text for p in slide_of(document, "phones-and-discs").notes for run in p.runs)
    for passage in ("any hour", "9 homes in 10", "rose by 34%"):
        assert passage in notes


def test_a_comparison_stands_on_the_sheet_as_a_list_of_two(document: Document) -> None:
    labels = [text_of(document, index) for index, _ in nodes(document, "Lbl")]
    assert labels[:2] == ["On the phone", "On disc"]
    paragraphs = [text_of(document, index) for index, _ in nodes(document, "P")]
    assert "+34%: loans of e-books, 2019 to 2024" in paragraphs
    assert "9 homes in 10 have no player" in paragraphs


def test_steps_are_numbered_on_slide_and_sheet(document: Document) -> None:
    steps = block_of(slide_of(document, "how-to-borrow"), "body").paragraphs
    assert [(step.bullet, step.number) for step in steps] == [("number", 1), ("number", 2), ("number", 3)]
    assert [text_of(document, index) for index, _ in nodes(document, "Lbl")][2:5] == ["1.", "2.", "3."]
    assert [node.numbered for _, node in nodes(document, "L")][1:3] == [False, True]


def test_steps_keep_their_numbers_on_the_next_slide(tmp_path: Path) -> None:
    steps = ", ".join(f"Read page {number} of the catalogue with somebody who knows it well" for number in range(14))
    given = OUTLINE.replace("Bring your card., Choose a number., Open the catalogue.", steps.replace("page", "part"))
    slides = [s for s in composed(write_publication(tmp_path, given)).slides if s.key.startswith("how-to-borrow")]
    assert len(slides) > 1
    assert [p.number for slide in slides for p in block_of(slide, "body").paragraphs] == list(range(1, 15))


def test_the_answer_follows_the_question_on_a_slide_and_ends_the_sheet(document: Document) -> None:
    keys = [slide.key for slide in document.slides]
    assert keys[keys.index("quiz") + 1] == "quiz:answer"
    answer = texts(slide_of(document, "quiz:answer"))
    assert answer["title"] == ["Answer: How much did loans of e-books rise?"]
    assert answer["body"] == ["By 34%."]
    assert answer["citation"] == ["[1] The libraries in figures."]
    assert "By 34%." not in texts(slide_of(document, "quiz")).values()
    assert document.sheet
    lines = [item for page in document.sheet.pages for item in page.items if isinstance(item, Line)]
    said = ["".join(piece.text for piece in line.pieces).strip() for line in lines]
    assert said.index("Sources") < said.index("Answers") < said.index("By 34%.")


def test_an_answer_that_is_not_revealed_stands_in_the_notes_alone(tmp_path: Path) -> None:
    given = OUTLINE.replace("        reveal: [deck, sheet]\n", "")
    document = composed(write_publication(tmp_path, given))
    assert "quiz:answer" not in [slide.key for slide in document.slides]
    notes = [run.text for p in slide_of(document, "quiz").notes for run in p.runs]
    assert "What may come up: By 34%." in notes
    assert document.sheet
    lines = [item for page in document.sheet.pages for item in page.items if isinstance(item, Line)]
    assert not any("By 34%." in piece.text for line in lines for piece in line.pieces)
