"""Pictures in the deck: native, described or decorative, cropped and not distorted, their bytes once."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.model.document import Crop, PictureBlock
from builder.model.length import Box, Length
from builder.model.picture import Picture
from builder.render.powerpoint.deck import render_deck
from builder.render.powerpoint.media import collect_media
from tests.decks import block, deck_of, document, find, members, only_slide, opened, shipped_template, slide
from tests.pictures import DRAWING, encoded, halves, write_publication
from tests.publications import composed

WHOLE = Crop()
BOX = Box(*map(Length.from_pt, (54, 140, 300, 200)))
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DRAWN = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def picture(digest: str = "a" * 64, drawing: bytes | None = None) -> Picture:
    return Picture("a.png", digest, "png", encoded(halves(), "PNG"), 60, 40, 3, drawing)


def shown(alt: str | None = "Two halves.", crop: Crop = WHOLE, **changes: Any) -> PictureBlock:
    return PictureBlock("picture", picture(**changes), BOX, crop, alt)


def shape(given: PictureBlock) -> Any:
    found = only_slide(block("title", "A"), given, kind="picture")
    return next(shape for shape in found.shapes if shape.name.startswith("Picture"))


def test_a_picture_is_one_for_powerpoint_in_the_layouts_placeholder() -> None:
    found = shape(shown())
    assert found.image.blob == picture().data
    assert (found.left, found.top, found.width, found.height) == BOX
    assert found.placeholder_format.type.name == "PICTURE"
    assert found._element.nvPicPr.cNvPr.get("descr") == "Two halves."


def test_a_decorative_picture_is_marked_as_such() -> None:
    properties = shape(shown(None))._element.nvPicPr.cNvPr
    assert properties.get("descr") == ""
    assert [node.get("val") for node in properties.iter(DECORATIVE)] == ["1"]


def test_a_crop_is_native_so_that_it_can_be_undone() -> None:
    found = shape(shown(crop=Crop(0.125, 0, 0.125, 0)))
    assert (found.crop_left, found.crop_right, found.crop_top) == (0.125, 0.125, 0)


def test_a_drawing_has_its_pixels_as_fallback() -> None:
    deck = deck_of(slide("picture", block("title", "A"), shown(drawing=DRAWING.encode())))
    parts = members(deck)
    assert parts["ppt/media/picture1.svg"] == DRAWING.encode()
    assert parts["ppt/media/picture1.png"] == picture().data
    assert b'Extension="svg" ContentType="image/svg+xml"' in parts["[Content_Types].xml"]
    element = next(s for s in opened(deck).slides[0].shapes if s.name.startswith("Picture"))._element
    assert len(find(element, ".//a:blip")) == 1
    assert next(element.iter(DRAWN)) is not None


def test_bytes_stand_once_and_take_nobodys_name() -> None:
    slides = [
        slide("picture", shown(), key="a"),
        slide("picture", shown(), key="b"),
        slide("picture", shown(digest="b" * 64), key="c"),
    ]
    media = collect_media(slides, ["ppt/media/PICTURE1.svg"])
    assert [entry.pixels for entry in media.values()] == ["picture2.png", "picture3.png"]
    names = [name for name in members(deck_of(*slides)) if name.startswith("ppt/media/")]
    assert names == ["ppt/media/picture1.png", "ppt/media/picture2.png"]


def test_without_a_placeholder_for_pictures_it_is_a_picture_of_its_own() -> None:
    template = shipped_template()
    layout = template.layout("picture")
    bare = tuple(replace(p, type="", own=True) if p.role == "picture" else p for p in layout.placeholders)
    layouts = tuple(replace(lay, placeholders=bare) if lay.kind == "picture" else lay for lay in template.layouts)
    deck = render_deck(document(slide("picture", block("title", "A"), shown())), replace(template, layouts=layouts))
    found = next(s for s in opened(deck).slides[0].shapes if s.name.startswith("Picture"))
    assert not found.is_placeholder


def test_a_timeline_has_a_mark_on_its_line_for_each_event(tmp_path: Path) -> None:
    deck = opened(render_deck(composed(write_publication(tmp_path)), shipped_template()))
    timeline = next(s for s in deck.slides if s.shapes.title.text.startswith("From a dry river"))
    marks = [s for s in timeline.shapes if s.name.startswith("Mark")]
    (table,) = [s for s in timeline.shapes if s.has_table]
    edge = table.left + table.table.columns[0].width
    assert len(marks) == len(table.table.rows) - 1
    for mark in marks:
        assert abs(mark.left + mark.width // 2 - edge) <= 1
    assert table.table.first_row and table.table.first_col


@pytest.mark.judge
def test_validators_find_nothing_in_a_deck_of_pictures(tmp_path: Path) -> None:
    from tests.judges.decks import libreoffice, open_xml_sdk, openxml_audit

    path = tmp_path / "deck.pptx"
    path.write_bytes(render_deck(composed(write_publication(tmp_path / "p")), shipped_template()))
    assert open_xml_sdk(path) == []
    assert openxml_audit(path) == []
    assert libreoffice(path, tmp_path).exists()
    assert zipfile.ZipFile(io.BytesIO(path.read_bytes())).testzip() is None


def test_a_caption_states_its_place_where_it_moves() -> None:
    moved = Box(*map(Length.from_pt, (400, 140, 300, 200)))
    found = only_slide(block("title", "A"), shown(), replace(block("caption", "A lane."), box=moved), kind="picture")
    (caption,) = [s for s in found.placeholders if s.has_text_frame and s.text_frame.text == "A lane."]
    assert (caption.left, caption.top, caption.width, caption.height) == moved
