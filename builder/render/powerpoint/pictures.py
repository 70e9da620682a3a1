"""How dark and how light a template's picture is where text stands on it."""

from __future__ import annotations

import io
import warnings

from builder.model.colour import luminance
from builder.model.limits import limits
from builder.render.powerpoint.colours import blend

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_SIDE = 64
# Of all pixels, this share may be darker or lighter still: specks don't make a text unreadable.
_SPECKS = 0.08


def sample(data: bytes, region: tuple[float, float, float, float], behind: str) -> tuple[str, ...]:
    """A picture's darkest and lightest colour, specks aside.

    Args:
        data: A PNG, JPEG, GIF, BMP or TIFF file.
        region: Left, top, right and bottom of the part to look at, in shares of the picture.
        behind: The colour that shows through where the picture is transparent.

    Returns:
        Two colours; none where the picture can't be read, or is larger than may be.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            if image.width * image.height > limits().picture_pixels:
                return ()
            image.draft("RGB", (4 * _SIDE, 4 * _SIDE))
            small = image.convert("RGBA").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    except Exception:  # Pillow raises whatever its decoders do
        return ()
    left, top, right, bottom = (min(_SIDE - 1, max(0, int(share * _SIDE))) for share in region)
    pixels = small.load()
    assert pixels is not None
    seen: list[str] = []
    for y in range(top, bottom + 1):
        for x in range(left, right + 1):
            red, green, blue, alpha = pixels[x, y]  # type: ignore[misc]
            seen.append(blend(f"{red:02X}{green:02X}{blue:02X}", behind, alpha / 255))
    seen.sort(key=lambda colour: (luminance(colour), colour))
    specks = int(len(seen) * _SPECKS)
    return seen[specks], seen[-1 - specks]
