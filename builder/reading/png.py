"""Pixels to a PNG file whose bytes don't depend on the machine, as those of Pillow's zlib do."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from deflate import crc32, zlib_compress

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_QUICK, _LEVEL = 1, 6
_COLOUR_TYPES = {"L": 0, "RGB": 2}


def encode_png(image: Image) -> bytes:
    """Write an image of mode ``L`` or ``RGB``, with the row filter that suits it best."""
    candidates = [_filtered(image, kind) for kind in range(3)]
    best = min(candidates, key=lambda rows: len(zlib_compress(rows, _QUICK)))
    header = struct.pack(">2I5B", image.width, image.height, 8, _COLOUR_TYPES[image.mode], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"sRGB", b"\0"), (b"IDAT", bytes(zlib_compress(best, _LEVEL))), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc32(name + data))


def _filtered(image: Image, kind: int) -> bytes:
    """Rows after PNG's filter 0 (none), 1 (less the pixel to the left) or 2 (less the pixel above)."""
    from PIL import Image, ImageChops

    if kind:
        neighbour = Image.new(image.mode, image.size)
        neighbour.paste(image, (1, 0) if kind == 1 else (0, 1))
        image = ImageChops.subtract_modulo(image, neighbour)
    pixels, mark = image.tobytes(), bytes((kind,))
    stride = image.width * len(image.getbands())
    return b"".join([mark + pixels[start : start + stride] for start in range(0, len(pixels), stride)])
