"""Layouts of other people's templates are matched by what they hold and where, and everything finds its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from builder.model.colour import contrast
from builder.model.length import Box
from builder.model.template import LayoutKind, Placeholder, Template
from builder.render.powerpoint import read_template, render_deck
from builder.render.powerpoint.areas import area, overlap
from tests.decks import document, every_kind, members
from tests.foreign import GERMAN, TEMPLATES, only, template, write_template

KINDS = get_args(LayoutKind)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Template]:
    folder = tmp_path_factory.mktemp("foreign")
    return {name: read_template(str(write_template(name, folder))) for name in TEMPLATES}


def places(template: Template) -> dict[LayoutKind, dict[str, Placeholder]]:
    return {layout.kind: {place.role: place for place in layout.placeholders} for layout in template.layouts}


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_kind_of_slide_has_a_title_and_all_its_texts_a_place(
    templates: Mapping[str, Template], name: str
) -> None:
    found = places(templates[name])
    assert list(found) == list(KINDS)
    assert {held["title"].type for held in found.values()} <= {"title", "ctrTitle"}
    for kind, roles in {
        "title": {"subtitle"}, "finding": {"body", "citation"}, "section": {"body"}, "contacts": {"table"},
        "big-figure": {"figure", "caption", "body", "citation"}, "quotation": {"body", "speaker", "citation"},
        "chart": {"chart", "citation"}, "table": {"table", "citation"}, "sources": {"body"},
    }.items():  # fmt: skip
        assert roles <= set(found[kind]), kind


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_place_lies_on_the_slide_and_on_no_other(templates: Mapping[str, Template], name: str) -> None:
    page = Box(*map(type(templates[name].width), (0, 0, templates[name].width, templates[name].height)))
    for layout in templates[name].layouts:
        ours = [place for place in layout.placeholders if place.role not in ("footer", "date", "number")]
        for i, place in enumerate(ours):
            assert area(overlap(place.box, page)) == area(place.box) > 0, (layout.kind, place.role)
            for other in ours[i + 1 :]:
                assert area(overlap(place.box, other.box)) == 0, (layout.kind, place.role, other.role)


def test_names_in_another_language_make_no_difference(templates: Mapping[str, Template]) -> None:
    chosen = {layout.kind: layout.name for layout in templates["german"].layouts}
    title, content, section, pair = GERMAN[:4]
    assert (chosen["title"], chosen["section"], chosen["big-figure"]) == (title, section, pair)
    assert {chosen[kind] for kind in ("finding", "agenda", "chart", "table", "advice", "sources")} == {content}


def test_of_two_masters_the_one_that_text_can_go_on_serves_all(templates: Mapping[str, Template]) -> None:
    two = templates["two-masters"]
    assert {layout.part for layout in two.layouts}.isdisjoint({"/ppt/slideLayouts/slideLayout1.xml"})
    assert two.names == ("Blank", *GERMAN)


def test_a_layout_named_agenda_of_somebody_elses_is_not_taken_for_ours(tmp_path: Path) -> None:
    def renamed(presentation: object) -> None:
        layouts = presentation.slide_layouts  # type: ignore[attr-defined]
        layouts[10].element.cSld.set("name", "Agenda")  # a vertical title at the slide's edge

    path = tmp_path / "t.pptx"
    path.write_bytes(template(renamed))
    assert read_template(str(path)).layout("agenda").name == "Title and Content"


def test_text_keeps_clear_of_a_large_logo(templates: Mapping[str, Template]) -> None:
    inch = 914_400
    logos = [Box(*(type(templates["logo"].width)(v * inch) for v in box)) for box in
             ((9.8, 0.2, 3.2, 1.6), (9.3, 4.2, 3.9, 3.0))]  # fmt: skip
    for layout in templates["logo"].layouts:
        for place in layout.placeholders:
            if place.role in ("title", "body", "citation", "figure", "chart"):
                assert all(area(overlap(place.box, logo)) == 0 for logo in logos), (layout.kind, place.role)


def test_own_text_on_a_dark_ground_is_light(templates: Mapping[str, Template]) -> None:
    citation = places(templates["dark"])["finding"]["citation"]
    assert (citation.own, citation.colour) == (True, "tx1")
    assert places(templates["four-by-three"])["big-figure"]["figure"].colour == "accent1"


def test_comparisons_stand_in_two_placeholders_and_pictures_in_one(templates: Mapping[str, Template]) -> None:
    found = places(templates["german"])
    first, second = found["comparison"]["first"], found["comparison"]["second"]
    assert (first.type, second.type) == ("obj", "obj")
    assert first.box.x + first.box.width <= second.box.x
    assert first.box.height == second.box.height
    assert (found["picture"]["picture"].type, found["picture"]["caption"].own) == ("obj", True)


@pytest.mark.parametrize("name", TEMPLATES)
def test_charts_and_timelines_stand_out_from_the_ground(templates: Mapping[str, Template], name: str) -> None:
    for kind in ("chart", "table"):
        hues = templates[name].layout(kind).hues
        assert hues is not None
        assert contrast(hues.ink.digits, hues.ground.digits) >= (4.5 if name != "orange" else 3)
        assert contrast(hues.primary.digits, hues.ground.digits) >= 3
        if name not in ("picture-ground", "orange"):
            assert contrast(hues.accent.digits, hues.ground.digits) >= 3


def test_a_title_on_its_content_moves_off_it_and_one_that_is_hidden_is_none(templates: Mapping[str, Template]) -> None:
    moved = places(templates["title-on-text"])["finding"]
    assert (moved["title"].placed, moved["title"].own) == (True, False)
    assert moved["title"].box.y + moved["title"].box.height <= moved["body"].box.y
    assert places(templates["orange"])["finding"]["title"].own


def test_tables_state_their_lines_and_have_styles_where_the_template_has_none(
    templates: Mapping[str, Template],
) -> None:
    parts = members(render_deck(document(*every_kind()), templates["orange"]))
    table = next(data for data in parts.values() if b"<a:tbl>" in data)
    assert table.count(b'<a:p><a:pPr><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>') == table.count(b"<a:tc>")
    assert {"ppt/tableStyles1.xml", "ppt/viewProps1.xml", "ppt/presProps1.xml"} <= set(parts)
    plain = members(render_deck(document(*every_kind()), templates["four-by-three"]))
    assert b"<a:p><a:pPr>" not in next(data for data in plain.values() if b"<a:tbl>" in data)


def test_where_the_master_has_no_styles_of_text_tables_and_titles_state_theirs(
    templates: Mapping[str, Template],
) -> None:
    parts = members(render_deck(document(*every_kind()), templates["unstyled"]))
    table = next(data for name, data in parts.items() if name.startswith("ppt/slides/") and b"<a:tbl>" in data)
    cells = table[table.index(b"<a:tbl>") : table.index(b"</a:tbl>")]
    assert cells.count(b'<a:latin typeface="+mn-lt"/>') == cells.count(b"<a:r>")
    assert cells.count(b"<a:lnSpc>") == cells.count(b"<a:tc>")
    assert all(served["title"].own for served in places(templates["unstyled"]).values())


def test_what_a_template_lacks_is_told(templates: Mapping[str, Template]) -> None:
    told = {name: [remark.code for remark in each.remarks] for name, each in templates.items()}
    assert told["blank-only"] == told["title-only"] == ["template-layout"]
    assert "template-layout" not in told["four-by-three"] + told["german"] + told["two-masters"]
    assert "template-contrast" in told["picture-ground"]
    (lacks,) = templates["blank-only"].remarks
    assert lacks.message.startswith("the template has no slide layout for a title slide and a section heading")
    assert lacks.severity == "warning"


def test_style_is_resolved_through_layout_and_master(templates: Mapping[str, Template]) -> None:
    title = places(templates["house-font"])["finding"]["title"]
    assert (title.font, title.capitals, title.bold, title.tracking_pt) == ("Brandon Grotesque", True, True, 1.5)
    assert places(templates["right-to-left"])["finding"]["title"].rightward
    assert places(templates["german"])["finding"]["body"].font == "Times New Roman"


@pytest.mark.parametrize("name", TEMPLATES)
def test_slides_of_the_template_stay_behind(templates: Mapping[str, Template], name: str) -> None:
    parts = members(render_deck(document(*every_kind()), templates[name]))
    assert [part for part, data in parts.items() if b"SAMPLE" in data] == []
    slides = [part for part in parts if part.startswith("ppt/slides/slide")]
    assert len(slides) == len(KINDS)
    assert b"template.main+xml" not in parts["[Content_Types].xml"]


def test_layouts_are_also_had_by_name(tmp_path: Path) -> None:
    path = write_template("german", tmp_path)
    asked = read_template(str(path), ["Nur Titel", "No such layout"])
    assert {layout.name for layout in asked.named} == {"Nur Titel"}
    assert [layout.kind for layout in asked.named] == list(KINDS)
    body = asked.layout("finding", "Nur Titel").find_placeholder("body")
    assert body is not None
    assert (body.own, body.type) == (True, "")
    assert asked.layout("finding").name == GERMAN[1]


def test_a_template_without_any_layout_is_refused(tmp_path: Path) -> None:
    from builder.model.diagnostic import RenderError

    path = tmp_path / "t.pptx"
    path.write_bytes(template(only()))
    with pytest.raises(RenderError, match="no slide layouts"):
        read_template(str(path))
