"""Pictures as image objects: the very pixels that the deck has, as JPEG and PNG store them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from builder.model.document import Image, Sheet
from builder.model.picture import Picture
from builder.render.pdf.content import operator
from builder.render.pdf.file import PdfFile, Stream, Value, number
from builder.render.pdf.library import pdfdoc

_SIGNATURE = 8


def image_name(picture: Picture) -> str:
    """What pages call a picture; the same on whichever page."""
    return f"P{picture.digest[:16]}"


def paint_image(image: Image, height: float) -> str:
    """The operators that show a picture: clipped to its rectangle, the whole of it laid out beyond."""
    crop = image.crop
    wide = image.width / (1 - crop.left - crop.right)
    high = image.height / (1 - crop.top - crop.bottom)
    bottom = height - image.y - image.height
    clip = f"{operator('re', image.x, bottom, image.width, image.height)} W n " if crop.left or crop.top else ""
    place = operator("cm", wide, 0, 0, high, image.x - crop.left * wide, bottom - crop.bottom * high)
    return f"q {clip}{place} /{image_name(image.picture)} Do Q"


def embed_images(file: PdfFile, sheet: Sheet) -> dict[str, Value]:
    """Add every picture that the sheet shows to ``file``, once; by name."""
    images = (item for page in sheet.pages for item in page.items if isinstance(item, Image))
    pictures = {image_name(image.picture): image.picture for image in images}
    return {name: file.add(_image(picture)) for name, picture in pictures.items()}


def _image(picture: Picture) -> pdfdoc.PDFObject:
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": "/DeviceGray" if picture.channels == 1 else "/DeviceRGB",
        "BitsPerComponent": 8,
    }
    if picture.format == "jpeg":
        return Stream(picture.data, {**entries, "Filter": "/DCTDecode"}, compress=False)
    rows = f"<</Predictor 15 /Colors {picture.channels} /BitsPerComponent 8 /Columns {number(picture.width)}>>"
    data = b"".join(body for name, body in _chunks(picture.data) if name == b"IDAT")
    return Stream(data, {**entries, "Filter": "/FlateDecode", "DecodeParms": rows}, compress=False)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _SIGNATURE
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        yield name, png[at + 8 : at + 8 + length]
        at += 12 + length
