"""Slides drawn without PowerPoint: text where the placeholder has it, in its style, under the right elements."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from builder.compose.drawing import DeckLook, DrawnSlide, deck_look, draw_slide, moved
from builder.compose.drawing.looks import embedded_families
from builder.compose.drawing.moving import Move
from builder.model.document import Drawing, Image, Line, Panel, Piece, Rule, Shape, Slide, TextBlock
from builder.model.shape import Gradient
from builder.model.template import LayoutKind
from builder.model.text import Run
from builder.render.powerpoint import read_backdrops, read_template
from tests.decks import TEMPLATE, block, every_kind, paragraph, shipped_template, slide
from tests.test_render_pdf_sample import THEME


@cache
def look() -> DeckLook:
    template = shipped_template()
    return deck_look(template, read_backdrops(template), THEME, "A title", "An office", "26 March 2025")


def drawn(kind: LayoutKind, *blocks: object) -> DrawnSlide:
    return draw_slide(slide(kind, *blocks), 7, look())


def lines(result: DrawnSlide) -> list[Line]:
    return [item for item in result.items if isinstance(item, Line)]


def found(result: DrawnSlide, text: str) -> Piece:
    return next(piece for line in lines(result) for piece in line.pieces if piece.text.startswith(text))


@pytest.mark.parametrize("given", every_kind(), ids=lambda each: each.kind)
def test_every_text_of_a_slide_is_drawn_under_an_element(given: Slide) -> None:
    result = draw_slide(given, 3, look())
    said = "".join(piece.text for line in lines(result) for piece in line.pieces if piece.node is not None)
    for each in given.blocks:
        for text in each.paragraphs if isinstance(each, TextBlock) else ():
            assert "".join(run.text for run in text.runs) in said
    assert all(node.parent < index for index, node in enumerate(result.nodes))
    assert result.nodes[0].tag == "Sect"
    assert result.heading is not None
    assert result.nodes[result.heading].tag == "H2"


def test_a_slide_is_a_pure_function() -> None:
    given = every_kind()[4]
    assert draw_slide(given, 3, look()) == draw_slide(given, 3, look())


def test_text_stands_at_the_top_the_middle_or_the_foot_of_its_place() -> None:
    result = drawn("finding", block("title", "One line"), block("body", "First"), block("citation", "[1] Source"))
    layout = shipped_template().layout("finding")
    for role, text, share in (("title", "One line", 0.5), ("body", "First", 0.0), ("citation", "[1]", 1.0)):
        place = layout.find_placeholder(role)  # type: ignore[arg-type]
        assert place is not None
        line = next(line for line in lines(result) if line.pieces[0].text.startswith(text))
        top, height = place.box.y / 12_700, place.box.height / 12_700
        size = place.size_pt
        pitch = look().face(place).measured["bold" if place.bold else "regular"].pitch * place.spacing * size
        bottom = top + (height - pitch) * share + pitch
        assert bottom - 0.35 * size < line.y < bottom
        assert line.pieces[0].x == pytest.approx(place.box.x / 12_700)


def test_points_are_a_list_with_bullets_in_the_layouts_style() -> None:
    result = drawn("finding", block("title", "T"), block("body", "One", "Two", bullet="dot"))
    tags = [node.tag for node in result.nodes]
    assert tags.count("L") == 1
    assert tags.count("LI") == tags.count("Lbl") == tags.count("LBody") == 2
    bullet = found(result, "▪")
    assert bullet.colour == "B4511C"
    assert bullet.size == pytest.approx(0.9 * 28)
    assert found(result, "One").x == pytest.approx(bullet.x + 20)


def test_numbers_count_on_from_where_a_list_was_cut() -> None:
    numbered = TextBlock("body", (paragraph("Fourth", bullet="number", number=4),))
    assert found(drawn("agenda", block("title", "T"), numbered), "4.").node is not None


def test_a_link_is_an_element_and_underlined() -> None:
    runs = (Run("See "), Run("the site", link="https://example.org"), Run(" and "), Run("there", link="#other"))
    result = drawn("finding", block("title", "T"), TextBlock("body", (paragraph(*runs),)))
    assert [node.link for node in result.nodes if node.tag == "Link"] == ["https://example.org", "#other"]
    rules = [item for item in result.items if isinstance(item, Rule)]
    assert len(rules) == 2
    assert found(result, "the site").colour == found(result, "there").colour == "0F4C5C"


def test_words_of_another_language_say_so() -> None:
    result = drawn("finding", block("title", "T"), TextBlock("body", (paragraph(Run("Bonjour", language="fr")),)))
    node = found(result, "Bonjour").node
    assert node is not None
    assert result.nodes[node].language == "fr"


def test_a_chart_is_a_figure_within_its_place() -> None:
    result = draw_slide(next(s for s in every_kind() if s.kind == "chart"), 1, look())
    drawing = next(item for item in result.items if isinstance(item, Drawing))
    assert result.nodes[drawing.node].alt == "Bar chart of use"
    right, bottom = drawing.x + drawing.width, drawing.y + drawing.height
    panels = [part for part in drawing.parts if isinstance(part, Panel)]
    assert len(panels) == 3
    assert all(drawing.x <= p.x and p.x + p.width <= right and p.y + p.height <= bottom for p in panels)


def test_a_table_has_header_cells_and_the_templates_colours() -> None:
    result = draw_slide(next(s for s in every_kind() if s.kind == "table"), 1, look())
    assert [node.tag for node in result.nodes if node.tag in ("TH", "TD")] == ["TH", "TH", "TD", "TD"]
    assert found(result, "Drug").face == "bold"
    assert found(result, "Drug").colour == "FFFFFF"
    assert "0F4C5C" in {item.fill for item in result.items if isinstance(item, Panel)}


def test_footer_and_number_are_read_in_one_after_the_slides_text() -> None:
    result = drawn("finding", block("title", "T"), block("citation", "[1] Source"))
    footer, number = found(result, "An office · A title"), found(result, "7")
    assert footer.node == number.node == len(result.nodes) - 1
    assert result.nodes[-1].tag == "P"
    assert footer.text + number.text == "An office · A title 7"


def test_a_family_of_the_template_is_embedded_and_the_themes_own_is_not_named() -> None:
    civic = read_template(str(TEMPLATE.with_name("civic.pptx")))
    other = deck_look(civic, read_backdrops(civic), THEME, "A title", "", "")
    assert [family.name for family in embedded_families(other)] == ["Liberation Sans"]
    result = draw_slide(slide("finding", block("title", "T"), block("body", "Text")), 1, other)
    assert found(result, "Text").family == "Liberation Sans"
    assert embedded_families(look()) == ()
    assert found(drawn("finding", block("title", "T"), block("body", "Text")), "Text").family == ""


# --- moving --------------------------------------------------------------------------------------------------------


def test_what_is_moved_grows_smaller_about_its_corner() -> None:
    move = Move(0.5, 10, 20, nodes=3)
    gradient = Gradient((0, 0), (100, 0), ((0.0, "000000"), (1.0, "FFFFFF")), 8.0)
    shape = Shape((0, 0), ((100, 0), (0, 0, 50, 60, 100, 200)), "000000", width=2, gradient=gradient, clip=(0, 0, 4, 6))
    piece = Piece(40, "word", "regular", 18, "000000", 1, 30)
    line, panel, outline = moved((Line(100, (piece,)), Panel(0, 0, 10, 10, "000000", 4), shape), move)
    assert line == Line(70, (replace(piece, x=30, size=9, node=4, width=15),))
    assert panel == Panel(10, 20, 5, 5, "000000", 2)
    assert isinstance(outline, Shape)
    assert outline.steps == ((60, 20), (10, 20, 35, 50, 60, 120))
    assert outline.gradient == Gradient((10, 20), (60, 20), gradient.stops, 4.0)
    assert (outline.clip, outline.width) == ((10, 20, 2, 3), 1)


def test_pictures_and_charts_are_moved_with_their_element() -> None:
    result = draw_slide(next(s for s in every_kind() if s.kind == "picture"), 1, look())
    image = next(item for item in result.items if isinstance(item, Image))
    (other,) = moved((image,), Move(0.5, 0, 0, nodes=2))
    assert isinstance(other, Image)
    assert (other.node, other.width) == ((image.node or 0) + 2, image.width / 2)
