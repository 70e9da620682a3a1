"""The handout's pages: slides in order, with what belongs to them, all of it on the page and in the structure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from builder.compose import PAPER
from builder.compose.handout import compose_handout
from builder.model.document import Document, Line, PageItem, Panel, Paragraph, Piece, Rule, Sheet
from builder.model.handout import HANDOUTS, HandoutForm
from builder.model.text import Run
from builder.render.pdf import render_handout
from builder.render.powerpoint import read_backdrops
from tests.decks import document as document_of
from tests.decks import every_kind, paragraph, shipped_template
from tests.test_render_pdf_sample import THEME


@cache
def document() -> Document:
    return replace(document_of(*every_kind()), theme=replace(THEME, template=shipped_template().path))


def handout(form: str, given: Document | None = None) -> Sheet:
    template = shipped_template()
    return compose_handout(given or document(), template, HandoutForm(form, read_backdrops(template)), PAPER["a4"])


def pieces(sheet: Sheet, page: int) -> list[Piece]:
    return [piece for item in sheet.pages[page].items if isinstance(item, Line) for piece in item.pieces]


def text(sheet: Sheet) -> str:
    return "".join(piece.text for page in range(len(sheet.pages)) for piece in pieces(sheet, page))


@pytest.mark.parametrize("form", HANDOUTS)
def test_every_slide_is_there_once_and_in_order(form: str) -> None:
    sheet = handout(form)
    said = text(sheet)
    titles = [f"The {slide.kind} slide" for slide in document().slides]
    assert [said.count(title) for title in titles] == [1 + (form == "speaker" and bool(number)) for number in
                                                       range(len(titles))]  # fmt: skip
    places = [said.index(title) for title in titles]
    assert places == sorted(places) or form == "speaker"


@pytest.mark.parametrize(("form", "pages"), [("1-lines", 15), ("2-lines", 8), ("3-lines", 5), ("6-lines", 3)])
def test_lines_leave_as_many_slides_on_a_page_as_were_asked_for(form: str, pages: int) -> None:
    sheet = handout(form)
    assert len(sheet.pages) == pages
    assert "Notes of" not in text(sheet)
    rules = [item for page in sheet.pages for item in page.items if isinstance(item, Rule) and item.width == 0.6]
    assert len(rules) >= 3 * len(document().slides)


@pytest.mark.parametrize("form", ["1-notes", "2-notes", "3-notes", "6-notes", "speaker"])
def test_every_note_is_printed(form: str) -> None:
    said = text(handout(form))
    assert all(f"Notes of {slide.kind}." in said for slide in document().slides)


def test_the_speaker_is_told_what_comes_next() -> None:
    said = text(handout("speaker"))
    assert "Slide 2 of 15" in said
    assert "Next: The agenda slide" in said


@pytest.mark.parametrize("form", HANDOUTS)
def test_nothing_stands_outside_of_its_page(form: str) -> None:
    long = tuple(paragraph("A word or two of what is to be said here. " * 30) for _ in range(12))
    slides = tuple(replace(slide, notes=long) if number % 4 == 1 else slide for number, slide in
                   enumerate(document().slides))  # fmt: skip
    sheet = handout(form, replace(document(), slides=slides))
    for page in sheet.pages:
        for item in page.items:
            assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in _corners(item))
    if form.endswith("notes") or form == "speaker":
        assert text(sheet).count("word") == 4 * 12 * 30


def _corners(item: PageItem) -> list[tuple[float, float]]:
    match item:
        case Line():
            return [(x, item.y) for piece in item.pieces for x in (piece.x, piece.x + piece.width)]
        case Panel():
            return [(item.x, item.y), (item.x + item.width, item.y + item.height)]
        case Rule():
            return [(item.x1, item.y1), (item.x2, item.y2)]
    return []


def test_headings_go_down_without_skips_and_bookmarks_with_them() -> None:
    sheet = handout("3-lines")
    levels = [int(node.tag[1]) for node in sheet.nodes if node.tag in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [bookmark.level + 1 for bookmark in sheet.bookmarks] == levels
    assert sheet.bookmarks[3].title == "The section slide"


def test_links_between_slides_lead_to_where_they_stand_and_others_go() -> None:
    runs = (Run("Section", link="#section"), Run(" and "), Run("nothing", link="#nothing"))
    slides = (replace(document().slides[0], notes=(Paragraph(runs),)), *document().slides[1:])
    for form in ("3-notes", "6-notes", "speaker"):
        sheet = handout(form, replace(document(), slides=slides))
        links = [node for node in sheet.nodes if node.link is not None and node.link.startswith("#")]
        assert ("Section (slide 4)", "#section") in [(node.alt, node.link) for node in links]
        targets = {f"#{target.key}": target for target in sheet.targets}
        assert len(targets) == len(slides)
        assert {node.link for node in links} <= targets.keys()
        target, bookmark = targets["#section"], sheet.bookmarks[3]
        assert (target.page, target.y) == (bookmark.page, bookmark.y)
        assert render_handout(replace(document(), handout=sheet)).count(b"/Dest") >= len(slides) + len(links)


def test_a_long_word_in_the_notes_is_set_smaller() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband" * 2
    slides = (replace(document().slides[0], notes=(paragraph(word),)),)
    sheet = handout("6-notes", replace(document(), slides=slides))
    found = next(piece for piece in pieces(sheet, 0) if piece.text.startswith("Donau"))
    assert found.size < 8
    assert found.text.strip() == word


def test_the_file_is_the_same_each_time_and_another_than_that_of_another_form() -> None:
    once, again, other = (
        render_handout(replace(document(), handout=handout(f))) for f in ("3-lines", "3-lines", "2-notes")
    )
    assert once == again != other


def test_a_document_without_a_handout_is_refused() -> None:
    with pytest.raises(ValueError, match="no handout"):
        render_handout(document())
