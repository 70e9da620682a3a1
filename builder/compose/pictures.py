"""Pictures into their places: whole or filling it, never distorted, a caption close beside them."""

from __future__ import annotations

from dataclasses import replace

from builder.compose.slides import Shown
from builder.model.document import Crop, PictureBlock
from builder.model.length import Box, Length
from builder.model.outline import Fit
from builder.model.picture import Picture
from builder.model.template import Placeholder, SlideLayout

# A caption may become so much wider where the picture leaves room; longer lines would be hard to read.
_WIDER = 1.4


def fit_picture(picture: Picture, fit: Fit, width: float, height: float) -> tuple[float, float, Crop]:
    """The size of a picture in a place of ``width`` by ``height``, and what is cut off it.

    Shown whole, a picture of pixels is never larger than a point for each of them: it would be coarse.
    """
    across, down = width / picture.width, height / picture.height
    if fit == "contain":
        scale = min(across, down)
        if picture.drawing is None:
            scale = min(scale, 1.0)
        return picture.width * scale, picture.height * scale, Crop()
    scale = max(across, down)
    beside, above = (1 - across / scale) / 2, (1 - down / scale) / 2
    return width, height, Crop(beside, above, beside, above)


def place_picture(shown: Shown, layout: SlideLayout, captioned: bool) -> tuple[PictureBlock | None, Placeholder | None]:
    """Place a picture in a slide layout, and the caption where it is close to it.

    Returns:
        The picture, None where the layout has no place for one; the caption's placeholder where it moves.
    """
    place, caption = layout.find_placeholder("picture"), layout.find_placeholder("caption")
    if place is None:
        return None, None
    area = place.box
    beside = caption is not None and caption.box.x >= area.x + area.width
    if caption is not None and not captioned:
        area = _around(area, caption.box)
    width, height, crop = fit_picture(shown.picture, shown.fit, area.width.pt, area.height.pt)
    size = Length.from_pt(width), Length.from_pt(height)
    spare = Length(area.width - size[0])
    x = area.x if captioned and beside else Length(area.x + spare // 2)
    block = PictureBlock("picture", shown.picture, Box(x, area.y, *size), crop, shown.alt)
    if caption is None or not captioned or not beside or not spare:
        return block, None
    box = caption.box
    wide = Length(min(box.width + spare, box.width * _WIDER))
    return block, replace(caption, box=Box(Length(box.x - spare), box.y, wide, box.height))


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    bottom = max(one.y + one.height, other.y + other.height)
    return Box(left, top, Length(right - left), Length(bottom - top))
