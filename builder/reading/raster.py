"""PNG and JPEG files to clean pixels: upright, sRGB, opaque, eight bits, no larger than they are shown.

The pixels are encoded anew, so nothing else of the file reaches an output: no place where a photograph was taken, no
thumbnail of what was cut off, nothing behind its end.
"""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING, Literal, NamedTuple

from builder.model.limits import MAX_SIDE, limits
from builder.model.picture import PictureFormat
from builder.reading.png import encode_png, has_all_pixels
from builder.reading.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112
_QUALITY = 90
_BROKEN_HINT = "open it in the program that made it and save it again"


class Raster(NamedTuple):
    """A picture encoded anew; see ``Picture``."""

    format: PictureFormat
    data: bytes
    width: int
    height: int
    channels: Literal[1, 3]


def read_raster(data: bytes, format: PictureFormat, name: str) -> Raster:
    """Decode a picture and encode its pixels.

    Args:
        data: A file that begins as one of its format does.
        name: What messages call it.

    Raises:
        Problem: It has too many pixels, or not all of them can be decoded.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _clean(_open(data, format, name))
            return _encode(image, format)
    except Problem:
        raise
    except Exception as error:  # Pillow raises whatever its decoders do
        message = f"{name} is damaged: not all of the picture can be decoded"
        raise Problem("picture-broken", message, hints=(_BROKEN_HINT,)) from error


def _open(data: bytes, format: PictureFormat, name: str) -> Image:
    """The image, its size checked before a pixel is decoded."""
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data), formats=(format.upper(),))
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    if image.width * image.height > limits().picture_pixels:
        raise _too_large(name)
    if format == "png" and not has_all_pixels(data):
        raise OSError("rows are missing")
    scale = MAX_SIDE / max(image.size)
    image.draft(None, (math.ceil(image.width * scale), math.ceil(image.height * scale)))
    image.load()
    return image


def _too_large(name: str) -> Problem:
    message = f"{name} has more than {limits().picture_pixels / 1_000_000:g} megapixels"
    return Problem("picture-size", message, hints=("save it with fewer pixels: 2,400 on the longer side are enough",))


def _clean(image: Image) -> Image:
    orientation = image.getexif().get(_ORIENTATION, 1)
    profile = image.info.get("icc_profile")
    image = _in_eight_bits(image)
    if (factor := max(image.size) // MAX_SIDE) > 1:
        image = image.reduce(factor)
    return _upright(_bounded(_in_srgb(_opaque(image), profile)), orientation)


def _in_eight_bits(image: Image) -> Image:
    """Grey of 16 bits, of which Pillow would make white, and palettes, which can't be made smaller."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        first = 0 if image.mode.endswith("B") else 1
        return Image.frombytes("L", image.size, image.tobytes()[first::2])
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _opaque(image: Image) -> Image:
    """Laid on white, as paper is."""
    from PIL import Image

    if image.has_transparency_data:
        whole = image.convert("RGBA")
        ground = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(ground, whole).convert("RGB")
    return image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """By the colour profile in the file; one that is damaged or of another kind of colours is left out of account."""
    from PIL import ImageCms

    if profile:
        try:
            named = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(named).startswith("sRGB"):
                image = (
                    ImageCms.profileToProfile(image, named, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
                )
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            pass  # its numbers are then read as sRGB, as most are
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _bounded(image: Image) -> Image:
    from PIL import Image

    longer = max(image.size)
    if longer <= MAX_SIDE:
        return image
    width, height = (max(1, round(side * MAX_SIDE / longer)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _upright(image: Image, orientation: int) -> Image:
    """Turned as the camera was held."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation)
    return image if turn is None else image.transpose(turn)


def _encode(image: Image, format: PictureFormat) -> Raster:
    channels: Literal[1, 3] = 1 if image.mode == "L" else 3
    if format == "png":
        return Raster("png", encode_png(image), image.width, image.height, channels)
    from PIL import Image

    bare = Image.frombytes(image.mode, image.size, image.tobytes())  # without anything that came with the file
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return Raster("jpeg", buffer.getvalue(), image.width, image.height, channels)
