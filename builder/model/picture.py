"""A picture, decoded once, so that deck and sheet show the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PictureFormat = Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as read: sRGB or grey, eight bits, upright, opaque, without metadata, of a bounded size.

    ``digest`` is the SHA-256, in hex, of the file's bytes as found. ``data`` is a PNG or JPEG file made anew of its
    pixels, ``width`` by ``height`` of them; ``channels`` is 1 for grey, 3 for colour. A drawing has both: ``drawing``,
    the SVG file without what could run or be fetched, and in ``data`` the pixels it makes.
    """

    name: str
    digest: str
    format: PictureFormat
    data: bytes
    width: int
    height: int
    channels: Literal[1, 3] = 3
    drawing: bytes | None = None


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut off a picture on each side, in shares of its width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
