"""Drawings are taken over without what runs or fetches, and refused where a gap would be left."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from builder.model.limits import MAX_SIDE
from builder.reading.problem import Problem
from builder.reading.svg import is_svg, read_svg
from tests.pictures import DRAWING

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, attributes: str = 'viewBox="0 0 40 30"') -> bytes:
    return f"<svg {NAMES} {attributes}>{content}</svg>".encode()


def code(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_svg(data, "a.svg")
    return caught.value.code


def drawn(data: bytes) -> Image.Image:
    raster, _ = read_svg(data, "a.svg")
    return Image.open(io.BytesIO(raster.data))


def test_a_drawing_has_its_pixels_on_white() -> None:
    image = drawn(DRAWING.encode())
    assert image.size == (MAX_SIDE, MAX_SIDE * 3 // 4)
    assert image.getpixel((20, 20)) == (0x0F, 0x4C, 0x5C)
    assert image.getpixel((MAX_SIDE - 20, 20)) == (255, 255, 255)


def test_text_is_drawn_in_a_font_that_ships() -> None:
    image = drawn(svg('<text x="4" y="20" font-size="20" font-family="Nowhere" fill="#000000">Hi</text>'))
    assert image.convert("L").getextrema()[0] < 64
    with_class = svg('<style>text{font-family:Nowhere;fill:#000}</style><text x="4" y="20" font-size="20">Hi</text>')
    assert drawn(with_class).tobytes() == image.tobytes()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20mm" height="10mm"', (MAX_SIDE, MAX_SIDE // 2)),
        ('width="100%" viewBox="0 0 10 40"', (MAX_SIDE // 4, MAX_SIDE)),
        ('width="30" height="30" viewBox="0 0 10 40"', (MAX_SIDE, MAX_SIDE)),
    ],
)
def test_size_is_the_stated_one_or_that_of_the_area_shown(attributes: str, size: tuple[int, int]) -> None:
    assert drawn(svg('<rect width="9" height="9"/>', attributes)).size == size


def test_what_runs_or_describes_is_left_out() -> None:
    hostile = svg(
        "<script>alert(1)</script><metadata>secret</metadata><title>secret</title><!-- secret --><?secret?>"
        '<rect width="9" height="9" onclick="alert(1)" xlink:title="secret"/>'
        '<a xlink:href="javascript:alert(1)"><circle r="3"/></a><animate attributeName="x"/>'
        '<rdf xmlns="urn:other">secret</rdf>',
        'viewBox="0 0 40 30" onload="alert(1)"',
    )
    _, cleaned = read_svg(hostile, "a.svg")
    for word in (b"alert", b"secret", b"on", b"script", b"animate"):
        assert word not in cleaned.replace(b"version", b"").replace(b"encoding", b"").replace(b"font", b"")
    assert b"<circle" in cleaned


@pytest.mark.parametrize(
    "content",
    [
        '<image href="https://example.org/a.png"/>',
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        "<foreignObject><p>words</p></foreignObject>",
        '<use href="other.svg#a"/>',
        '<rect fill="url(https://example.org/a)"/>',
        "<rect style=\"fill:url('//example.org/a')\"/>",
        "<style>@import url(https://example.org/a.css);</style>",
        "<style>rect{fill:u\\72l(x)}</style>",
        "<filter id='f'><feImage href='a.png'/></filter>",
    ],
)
def test_what_would_leave_a_gap_or_fetch_is_refused(content: str) -> None:
    assert code(svg(content)) == "picture-drawing"


def test_entities_are_refused() -> None:
    doctype = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert code(doctype + svg("<text>&x;</text>")) == "picture-drawing"
    laughs = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert code(laughs + svg("<text>&b;</text>")) == "picture-drawing"


@pytest.mark.parametrize("levels", [9, 40])
def test_a_drawing_that_asks_for_any_amount_of_work_is_refused(levels: int) -> None:
    uses = [f"<use xlink:href='#g{level - 1}'/>" * 10 for level in range(1, levels + 1)]
    groups = "".join(f'<g id="g{level}">{content}</g>' for level, content in enumerate(uses, 1))
    content = f'<defs><g id="g0"><rect width="1" height="1"/></g>{groups}</defs><use xlink:href="#g{levels}"/>'
    assert code(svg(content)) in ("picture-drawing", "picture-broken")


@pytest.mark.parametrize(
    "data", [b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", svg("", 'width="0" height="9"')]
)
def test_a_drawing_that_is_none_is_refused(data: bytes) -> None:
    assert code(data) == "picture-broken"


def test_svg_is_told_from_its_content() -> None:
    assert is_svg(b"\xef\xbb\xbf<?xml version='1.0'?><!-- a --><svg>")
    assert not is_svg(b"<html><body></body></html>")
    assert not is_svg(b"svg")


def test_cleaning_what_is_clean_changes_nothing() -> None:
    _, once = read_svg(DRAWING.encode(), "a.svg")
    _, twice = read_svg(once, "a.svg")
    assert once == twice
