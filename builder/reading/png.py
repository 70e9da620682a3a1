"""Pixels to a PNG file whose bytes don't depend on the machine, as those of Pillow's zlib do."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deflate import crc32, zlib_compress

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_QUICK, _LEVEL = 1, 6
_COLOUR_TYPES = {"L": 0, "RGB": 2}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Of each pass of an interlaced file: the first column and row, and how far apart the others are.
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_STEP = 1 << 20


def encode_png(image: Image) -> bytes:
    """Write an image of mode ``L`` or ``RGB``, with the row filter that suits it best."""
    candidates = [_filtered(image, kind) for kind in range(3)]
    best = min(candidates, key=lambda rows: len(zlib_compress(rows, _QUICK)))
    header = struct.pack(">2I5B", image.width, image.height, 8, _COLOUR_TYPES[image.mode], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"sRGB", b"\0"), (b"IDAT", bytes(zlib_compress(best, _LEVEL))), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def has_all_pixels(data: bytes) -> bool:
    """Whether a PNG file's pixels unpack to as many bytes as its header asks for: decoders leave the rest as it was."""
    if len(data) < 33:
        return False
    width, height, bits, colours, _, _, interlaced = struct.unpack_from(">2I5B", data, 16)
    left: int = sum(
        down * (1 + -(-across * bits * _CHANNELS.get(colours, 1) // 8))
        for across, down in _passes(width, height, interlaced)
        if across
    )
    unpacker = zlib.decompressobj()
    for packed in _pixel_data(data):
        while packed and left > 0 and not unpacker.eof:
            left -= len(unpacker.decompress(packed, _STEP))
            packed = unpacker.unconsumed_tail
    return left <= 0


def _passes(width: int, height: int, interlaced: int) -> Iterator[tuple[int, int]]:
    """Columns and rows of each of the pictures that the file has its pixels in."""
    if not interlaced:
        yield width, height
        return
    for left, top, across, down in _ADAM7:
        yield max(0, -(-(width - left) // across)), max(0, -(-(height - top) // down))


def _pixel_data(data: bytes) -> Iterator[bytes]:
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + length]
        at += length + 12


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
