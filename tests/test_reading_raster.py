"""Pixels come out clean, upright and whole, or not at all."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from builder.model.limits import MAX_SIDE
from builder.model.picture import PictureFormat
from builder.reading.problem import Problem
from builder.reading.raster import Raster, read_raster
from tests.pictures import encoded, halves

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def read(data: bytes, format: PictureFormat = "png") -> Image.Image:
    raster = read_raster(data, format, "a")
    image = Image.open(io.BytesIO(raster.data))
    assert image.size == (raster.width, raster.height)
    assert image.mode == ("L" if raster.channels == 1 else "RGB")
    assert image.format == raster.format.upper()
    return image


def code(data: bytes, format: PictureFormat) -> str:
    with pytest.raises(Problem) as caught:
        read_raster(data, format, "a")
    return caught.value.code


def near(found: object, wanted: tuple[int, ...], by: int = 6) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_png_keeps_its_pixels(mode: str) -> None:
    image = halves(mode=mode)
    assert read(encoded(image, "PNG")).tobytes() == image.convert("RGB").tobytes()


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_stays_grey(mode: str) -> None:
    image = halves(mode=mode)
    assert read(encoded(image, "PNG")).tobytes() == image.convert("L").tobytes()


def test_grey_of_sixteen_bits_is_not_white() -> None:
    deep = Image.frombytes("I;16", (256, 1), b"".join(bytes((0, value)) for value in range(256)))
    assert list(read(encoded(deep, "PNG")).tobytes()) == list(range(256))


def test_transparency_becomes_white() -> None:
    image = halves(mode="RGBA")
    image.putalpha(0)
    assert read(encoded(image, "PNG")).getpixel((0, 0)) == WHITE
    index = Image.new("P", (4, 4), 0)
    index.putpalette([255, 0, 0])
    assert read(encoded(index, "PNG", transparency=0)).getpixel((1, 1)) == WHITE


@pytest.mark.parametrize(
    ("orientation", "size", "first", "last"),
    [(1, (60, 40), RED, BLUE), (2, (60, 40), BLUE, RED), (3, (60, 40), BLUE, RED), (6, (40, 60), RED, BLUE),
     (8, (40, 60), BLUE, RED)],
)  # fmt: skip
def test_photographs_are_upright(
    orientation: int, size: tuple[int, int], first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = read(encoded(halves(), "JPEG", exif=exif, quality=95, subsampling=0), "jpeg")
    assert image.size == size
    assert near(image.getpixel((2, 2)), first)
    assert near(image.getpixel((size[0] - 3, size[1] - 3)), last)


def test_nothing_but_pixels_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    photo = encoded(halves(), "JPEG", exif=exif, comment=b"a secret remark") + b"a secret end"
    raster = read_raster(photo, "jpeg", "a")
    assert b"secret" not in raster.data
    assert b"Exif" not in raster.data


def test_cmyk_becomes_rgb() -> None:
    image = read(encoded(halves().convert("CMYK"), "JPEG", quality=95), "jpeg")
    assert near(image.getpixel((5, 5)), RED, 12)


def test_a_colour_profile_is_applied_and_a_damaged_one_is_not() -> None:
    linear = ImageCms.createProfile("XYZ")
    data = ImageCms.ImageCmsProfile(linear).tobytes()
    plain = encoded(halves(), "PNG")
    assert read(encoded(halves(), "PNG", icc_profile=data)).mode == "RGB"
    assert read(encoded(halves(), "PNG", icc_profile=b"nonsense")).tobytes() == read(plain).tobytes()


def test_large_pictures_are_made_smaller_and_keep_their_shape() -> None:
    assert read(encoded(Image.new("RGB", (5000, 1000)), "PNG")).size == (MAX_SIDE, 480)
    assert read(encoded(Image.new("L", (1000, 5000)), "JPEG"), "jpeg").size == (480, MAX_SIDE)
    assert read(encoded(Image.new("RGB", (9000, 1)), "PNG")).size == (MAX_SIDE, 1)


@pytest.mark.parametrize("side", [7_100, 14_000])
def test_more_than_fifty_megapixels_are_refused_by_their_header(side: int) -> None:
    data = encoded(Image.new("1", (side, side)), "PNG")
    assert code(data, "png") == "picture-size"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("format", ["png", "jpeg"])
def test_half_a_picture_is_refused(format: PictureFormat, share: float) -> None:
    data = encoded(Image.effect_noise((300, 200), 60), format.upper())
    assert code(data[: int(len(data) * share)], format) == "picture-broken"


def test_the_same_file_gives_the_same_bytes() -> None:
    data = encoded(Image.effect_noise((300, 200), 60), "JPEG")
    assert read_raster(data, "jpeg", "a") == read_raster(data, "jpeg", "b")


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_picture_is_read_or_refused(data: st.DataObject) -> None:
    format: PictureFormat = data.draw(st.sampled_from(["png", "jpeg"]))
    whole = encoded(halves(), format.upper())
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        assert isinstance(read_raster(damaged, format, "a"), Raster)
    except Problem as problem:
        assert problem.code in ("picture-broken", "picture-size")
