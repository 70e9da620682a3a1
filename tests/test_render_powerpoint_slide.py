"""One slide: its text, bullets, sizes and links, as others read them."""

from __future__ import annotations

import pytest

from builder.model.document import TextBlock
from builder.model.text import Run
from tests.decks import ODD, block, deck_of, decoded, find, only_slide, opened, paragraph, slide

TITLE = block("title", "T")


def body(shown: object) -> object:
    shapes = {shape.name.rpartition(" ")[0]: shape for shape in shown.shapes}  # type: ignore[attr-defined]
    return shapes["Body"]._element


def test_odd_text_comes_back_as_typed() -> None:
    shown = only_slide(block("title", ODD), block("body", ODD, ODD[::-1], bullet="dot"))
    assert decoded(shown.shapes.title.text_frame.text) == ODD
    assert [decoded(p.text) for p in shown.placeholders[1].text_frame.paragraphs] == [ODD, ODD[::-1]]


def test_emphasis_and_language_are_those_of_the_run() -> None:
    runs = (Run("plain "), Run("bold ", bold=True), Run("italic ", italic=True), Run("deutsch", True, True, None, "de"))
    element = body(only_slide(TITLE, TextBlock("body", (paragraph(*runs),))))
    shown = [(r.get("b"), r.get("i"), r.get("lang")) for r in find(element, ".//a:r/a:rPr")]
    assert shown == [(None, None, "en-GB"), ("1", None, "en-GB"), (None, "1", "en-GB"), ("1", "1", "de")]


def test_a_dot_is_the_slide_layouts_own_bullet() -> None:
    element = body(only_slide(TITLE, block("body", "a", "b", bullet="dot")))
    assert find(element, ".//a:pPr") == []


def test_a_dot_where_the_slide_layout_has_none_is_set() -> None:
    element = body(only_slide(TITLE, block("body", "a", bullet="dot"), kind="section"))
    assert find(element, ".//a:pPr/a:buChar/@char") == ["•"]
    (properties,) = find(element, ".//a:pPr")
    assert int(properties.get("marL")) == -int(properties.get("indent")) > 0


def test_a_paragraph_without_bullet_stands_at_the_margin() -> None:
    element = body(only_slide(TITLE, block("body", "a")))
    assert [(p.get("marL"), p.get("indent")) for p in find(element, ".//a:pPr[a:buNone]")] == [("0", "0")]


@pytest.mark.parametrize(
    ("numbers", "starts"),
    [((1, 2, 3), [None, None, None]), ((4, 5, 6), ["4", "4", "4"]), ((1, 2, 7, 8), [None, None, "7", "7"])],
)
def test_a_list_counts_on_from_its_first_number(numbers: tuple[int, ...], starts: list[str | None]) -> None:
    paragraphs = tuple(paragraph("x", bullet="number", number=number) for number in numbers)
    element = body(only_slide(TITLE, TextBlock("body", paragraphs), kind="agenda"))
    assert [mark.get("startAt") for mark in find(element, ".//a:buAutoNum")] == starts


def test_a_size_is_stated_only_where_it_is_not_the_layouts() -> None:
    assert find(body(only_slide(TITLE, block("body", "a"))), ".//@sz") == []
    assert set(find(body(only_slide(TITLE, block("body", "a", size_pt=21.5))), ".//@sz")) == {"2150"}


def test_title_and_text_inherit_their_place() -> None:
    shown = only_slide(TITLE, block("body", "a"))
    for shape in (shown.shapes.title, shown.placeholders[1]):
        assert find(shape._element, "./p:spPr/a:xfrm") == []
        assert shape.width > 0


def test_a_link_leads_to_its_address() -> None:
    address = "https://example.org/?a=1&b='2'"
    shown = only_slide(TITLE, TextBlock("body", (paragraph(Run("here", link=address)),)))
    (run,) = shown.placeholders[1].text_frame.paragraphs[0].runs
    assert run.hyperlink.address == address


def test_links_of_one_address_share_a_relationship() -> None:
    run = Run("here", link="https://example.org/")
    shown = only_slide(TITLE, TextBlock("body", (paragraph(run, " and ", run),)))
    assert sum(relation.is_external for relation in shown.part.rels.values()) == 1


def test_a_link_to_a_slide_jumps_there() -> None:
    links = TextBlock("body", (paragraph(Run("there", link="#b")), paragraph(Run("nowhere", link="#c"))))
    deck = opened(deck_of(slide("agenda", TITLE, links, key="a"), slide("finding", block("title", "U"), key="b")))
    (click,) = find(body(deck.slides[0]), ".//a:hlinkClick")
    assert click.get("action") == "ppaction://hlinksldjump"
    relation = deck.slides[0].part.rels[find(click, "./@r:id")[0]]
    assert relation.target_part is deck.slides[1].part


def test_a_link_on_a_dark_ground_keeps_the_colour_of_its_text() -> None:
    linked = TextBlock("body", (paragraph(Run("here", link="https://example.org/")),))
    assert len(find(body(only_slide(TITLE, linked, kind="section")), ".//a:hlinkClick/a:extLst")) == 1
    assert len(find(body(only_slide(TITLE, linked)), ".//a:hlinkClick/a:extLst")) == 0


def test_the_slide_number_is_a_field_in_its_placeholder() -> None:
    deck = opened(deck_of(slide("finding", TITLE, key="a"), slide("finding", TITLE, key="b")))
    fields = [find(shown.shapes._spTree, ".//p:sp[.//p:ph/@type='sldNum']//a:fld") for shown in deck.slides]
    assert [[(f.get("type"), "".join(find(f, "./a:t/text()"))) for f in found] for found in fields] == [
        [("slidenum", "1")],
        [("slidenum", "2")],
    ]
