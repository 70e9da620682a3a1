from __future__ import annotations

from dataclasses import replace

from builder.model.document import Line, Node, Page, PageItem, Panel, Piece, Rule, Sheet
from builder.render.pdf.page import Box, RenderedPage, find_link, render_page
from builder.render.pdf.sheet import sheet_characters
from tests.test_render_pdf_sample import all_fonts, chart_drawing, drug_chart, sample_sheet

NODES = (Node("Document", -1), Node("P", 0), Node("Link", 1, link="https://example.org"), Node("Span", 2),
         Node("Figure", 0))  # fmt: skip


def piece(text: str, node: int | None, x: float = 10, width: float = 20) -> Piece:
    return Piece(x, text, "regular", 10, "000000", node, width)


def render(*items: PageItem) -> RenderedPage:
    page = Page(items)
    return render_page(page, Sheet(200, 300, NODES, (page,), ()), all_fonts())


def test_y_runs_upwards_in_the_file() -> None:
    assert b"1 0 0 1 10 280 Tm" in render(Line(20, (piece("a", 1),))).content
    assert b"5 260 30 20 re f" in render(Panel(5, 20, 30, 20, "000000")).content
    assert b"1 299 m 2 298 l S" in render(Rule(1, 1, 2, 2, 1, "000000")).content


def test_panels_rules_and_running_text_are_artifacts() -> None:
    header, footer = Line(10, (piece("a", None),)), Line(290, (piece("b", None),))
    page = render(header, Panel(0, 0, 1, 1, "000000", radius=2), Rule(0, 0, 1, 1, 1, "000000"), footer)
    assert page.marks == ()
    assert page.content.count(b"/Artifact <</Type /Pagination /Subtype /Header") == 1
    assert page.content.count(b"/Artifact <</Type /Layout>> BDC") == 1
    assert page.content.count(b"/Artifact <</Type /Pagination /Subtype /Footer") == 1


def test_lines_of_one_paragraph_are_one_sequence() -> None:
    assert render(Line(20, (piece("a ", 1),)), Line(32, (piece("b", 1),))).marks == (1,)


def test_a_link_interrupts_its_paragraph() -> None:
    page = render(Line(20, (piece("a ", 1), piece("b ", 2, 30), piece("c", 1, 50))))
    assert page.marks == (1, 2, 1)


def test_a_link_has_one_area_on_each_line() -> None:
    first = Line(20, (piece("a ", 1), piece("b ", 2, 30, 15), piece("c ", 3, 45, 25)))
    second = Line(32, (piece("d ", 2, 10, 12), piece("e", 1, 22)))
    links = render(first, second).links
    assert [(box.node, box.left, box.right) for box in links] == [(2, 30, 70), (2, 10, 22)]
    assert all(box.bottom < 300 - y < box.top for box, y in zip(links, (20, 32), strict=True))


def test_the_link_around_a_node_is_found() -> None:
    assert [find_link(node, NODES) for node in (None, 0, 1, 2, 3)] == [None, None, None, 2, 2]


def test_a_chart_is_one_sequence_of_its_figure() -> None:
    page = render(chart_drawing(drug_chart(), 4, 10, 20, 180, 120))
    assert page.marks == (4,)
    assert b"Artifact" not in page.content
    assert page.boxes == (Box(4, 10, 160, 190, 280),)


def test_empty_text_makes_no_mark() -> None:
    assert render(Line(20, (piece("", 1),))).marks == ()


def test_a_page_is_the_same_drawn_alone() -> None:
    sheet = sample_sheet()
    together = [render_page(page, sheet, all_fonts()) for page in sheet.pages]
    alone = replace(sheet, pages=(sheet.pages[1],), bookmarks=())
    assert render_page(alone.pages[0], alone, all_fonts()) == together[1]
    assert len(sheet_characters(alone)["regular"]) < len(sheet_characters(sheet)["regular"])
