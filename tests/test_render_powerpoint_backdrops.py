"""What slide layouts show: kept beside themes that ship, read from all others, never outside of the slide."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from builder.model.backdrop import Backdrop
from builder.model.document import Image
from builder.model.picture import Picture
from builder.model.shape import Shape
from builder.reading import decode_picture
from builder.render.powerpoint import read_backdrops, read_template
from builder.render.powerpoint.backdrops import backdrops_path, dump_backdrops, resolve_backdrops
from builder.render.powerpoint.template import resolve_template
from tests.decks import NAMES, TEMPLATE
from tests.foreign import TEMPLATES, write_template

THEMES = sorted(TEMPLATE.parent.glob("*.pptx"))
A = f'xmlns:a="{NAMES["a"]}" xmlns:p="{NAMES["p"]}"'


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_what_is_kept_beside_a_theme_is_what_its_template_says(path: Path) -> None:
    template = read_template(str(path))
    resolved = resolve_backdrops(template)
    assert read_backdrops(template) == resolved
    assert backdrops_path(path).read_text(encoding="utf-8") == dump_backdrops(template, resolved)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_layout_that_slides_stand_on_has_a_ground(name: str, tmp_path: Path) -> None:
    template = read_template(str(write_template(name, tmp_path)))
    backdrops = {backdrop.part: backdrop for backdrop in read_backdrops(template, decode_picture)}
    for layout in template.layouts:
        ground = backdrops[layout.part].ornaments[0]
        assert isinstance(ground, Shape)
        assert (ground.start, ground.steps[1]) == ((0, 0), (template.width.pt, template.height.pt))


def backdrop_with(*shapes: str) -> Backdrop:
    """The first backdrop of a template whose slide master has some shapes."""
    presentation = Presentation()
    tree = presentation.slide_master.shapes._spTree
    for xml in shapes:
        tree.append(etree.fromstring(xml))
    buffer = io.BytesIO()
    presentation.save(buffer)
    return resolve_backdrops(resolve_template("own.pptx", buffer.getvalue()))[0]


def shape(geometry: str, paint: str, frame: str = "") -> str:
    return (
        f'<p:sp {A}><p:nvSpPr><p:cNvPr id="90" name="Own"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm {frame}>'
        f'<a:off x="1270000" y="1270000"/><a:ext cx="2540000" cy="1270000"/></a:xfrm>{geometry}{paint}</p:spPr></p:sp>'
    )


def preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000"><a:srgbClr val="0000FF"/>'
    '</a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'
)


def only(backdrop: Backdrop) -> Shape:
    (found,) = backdrop.ornaments[1:]
    assert isinstance(found, Shape)
    return found


def test_a_rectangle_is_drawn_where_it_stands_and_cut_off_at_the_slides_edge() -> None:
    drawn = only(backdrop_with(shape(preset("rect"), RED)))
    assert drawn.fill == "FF0000"
    assert [drawn.start, *drawn.steps] == [(100, 100), (300, 100), (300, 200), (100, 200)]
    assert drawn.clip == (0, 0, 720, 540)


@pytest.mark.parametrize(
    "name", ["ellipse", "roundRect", "triangle", "parallelogram", "chevron", "hexagon", "noSuchShape"]
)
def test_every_form_stays_in_its_rectangle(name: str) -> None:
    drawn = only(backdrop_with(shape(preset(name), RED)))
    ends = [drawn.start, *((step[-2], step[-1]) for step in drawn.steps)]
    assert min(x for x, _ in ends) == pytest.approx(100)
    assert max(x for x, _ in ends) == pytest.approx(300)
    assert min(y for _, y in ends) == pytest.approx(100)
    assert max(y for _, y in ends) == pytest.approx(200)


def test_a_shape_is_turned_and_flipped_around_its_middle() -> None:
    turned = only(backdrop_with(shape(preset("rect"), RED, 'rot="5400000"')))
    assert turned.start == (250, 50)
    flipped = only(backdrop_with(shape(preset("rtTriangle"), RED, 'flipH="1"')))
    assert flipped.start == (300, 100)


def test_a_line_has_a_colour_and_a_width_and_no_fill() -> None:
    drawn = only(backdrop_with(shape(preset("line"), f'<a:ln w="25400">{RED}</a:ln>')))
    assert (drawn.start, drawn.steps, drawn.fill) == ((100, 100), ((300, 200),), None)
    assert (drawn.stroke, drawn.width) == ("FF0000", 2.0)


def test_a_gradient_runs_as_its_angle_says() -> None:
    gradient = only(backdrop_with(shape(preset("rect"), GRADIENT))).gradient
    assert gradient is not None
    assert gradient.start == pytest.approx((200, 100))
    assert gradient.end == pytest.approx((200, 200))
    assert gradient.stops == ((0.0, "FF0000"), (1.0, "0000FF"))


def test_a_free_form_is_drawn_in_its_pieces() -> None:
    path = (
        '<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
        '<a:lnTo><a:pt x="10" y="0"/></a:lnTo><a:lnTo><a:pt x="10" y="5"/></a:lnTo><a:close/>'
        '<a:moveTo><a:pt x="0" y="5"/></a:moveTo>'
        '<a:quadBezTo><a:pt x="5" y="10"/><a:pt x="10" y="5"/></a:quadBezTo></a:path></a:pathLst></a:custGeom>'
    )
    one, other = backdrop_with(shape(path, RED)).ornaments[1:]
    assert isinstance(one, Shape)
    assert isinstance(other, Shape)
    assert [one.start, *one.steps] == [(100, 100), (300, 100), (300, 150)]
    assert (other.start, other.steps[0][-2:]) == ((100, 150), (300, 150))


@pytest.mark.parametrize("number", ["nan", "-9e99", "99999999999999999999", "x", ""])
def test_numbers_that_are_none_do_no_harm(number: str) -> None:
    xml = shape('<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="1" y="1"/></a:moveTo>'
                f'<a:arcTo wR="{number}" hR="2" stAng="{number}" swAng="{number}"/></a:path></a:pathLst></a:custGeom>',
                RED)  # fmt: skip
    assert backdrop_with(xml).ornaments


def test_pictures_are_those_that_decode_to_pixels(tmp_path: Path) -> None:
    template = read_template(str(write_template("logo", tmp_path)))
    pictures = [o for o in read_backdrops(template, decode_picture)[0].ornaments if isinstance(o, Image)]
    assert [round(image.x) for image in pictures] == [706, 670]
    assert all(image.x + image.width <= template.width.pt + 0.01 for image in pictures)
    none: list[Picture | None] = []
    assert not any(isinstance(o, Image) for o in read_backdrops(template, lambda data: none.append(None))[0].ornaments)
    assert len(none) > 1
