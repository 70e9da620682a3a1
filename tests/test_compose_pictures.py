"""Pictures in their places: never distorted, never beyond, a caption beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.compose.pictures import fit_picture, place_picture
from builder.compose.slides import Shown
from builder.model.length import Box, Length
from builder.model.outline import Fit
from builder.model.picture import Picture
from builder.model.template import Placeholder, Role, SlideLayout

FITS: tuple[Fit, ...] = ("contain", "cover")


def picture(width: int, height: int, drawing: bytes | None = None) -> Picture:
    return Picture("a.png", "0" * 64, "png", b"", width, height, 3, drawing)


def placeholder(role: Role, *box: float) -> Placeholder:
    return Placeholder(role, "pic", 1, role, Box(*map(Length.from_pt, box)), 18)


PLACES = (placeholder("picture", 50, 100, 500, 300), placeholder("caption", 580, 100, 200, 300))
LAYOUT = SlideLayout("picture", "Picture", "/a.xml", PLACES)


@given(st.sampled_from(FITS), st.integers(1, 3000), st.integers(1, 3000), st.floats(10, 900), st.floats(10, 900))
def test_a_picture_keeps_its_shape_and_its_place(fit: Fit, across: int, down: int, width: float, height: float) -> None:
    wide, high, crop = fit_picture(picture(across, down), fit, width, height)
    assert wide <= width * 1.0001 and high <= height * 1.0001
    seen = across * (1 - crop.left - crop.right), down * (1 - crop.top - crop.bottom)
    assert abs(wide / seen[0] - high / seen[1]) < 1e-6 * max(wide / seen[0], 1e-3) + 1e-9
    if fit == "contain":
        assert (crop.left, crop.top, crop.right, crop.bottom) == (0, 0, 0, 0)
    else:
        assert (wide, high) == (width, height)


def test_few_pixels_are_not_blown_up_but_a_drawing_is() -> None:
    assert fit_picture(picture(100, 100), "contain", 500, 300)[:2] == (100, 100)
    assert fit_picture(picture(100, 100, b"<svg/>"), "contain", 500, 300)[:2] == (300, 300)


def test_a_caption_stands_close_to_a_narrow_picture() -> None:
    block, caption = place_picture(Shown(picture(1000, 1000), "contain", "A."), LAYOUT, captioned=True)
    assert block and caption
    assert block.box == Box(*map(Length.from_pt, (50, 100, 300, 300)))
    assert (caption.box.x.pt, caption.box.width.pt) == (380, 280)


def test_a_picture_that_fills_its_place_leaves_the_caption_where_it_is() -> None:
    block, caption = place_picture(Shown(picture(1000, 1000), "cover", "A."), LAYOUT, captioned=True)
    assert block and block.box == LAYOUT.placeholders[0].box
    assert caption is None


def test_without_a_caption_its_room_is_the_pictures() -> None:
    block, caption = place_picture(Shown(picture(2000, 1000), "contain", "A."), LAYOUT, captioned=False)
    assert block and caption is None
    assert block.box == Box(*map(Length.from_pt, (115, 100, 600, 300)))


def test_a_layout_without_a_place_for_pictures_shows_none() -> None:
    empty = SlideLayout("picture", "Picture", "/a.xml", ())
    assert place_picture(Shown(picture(1, 1), "contain", None), empty, captioned=False) == (None, None)
