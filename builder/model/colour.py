"""Colours as six hexadecimal digits: how light they are, how well they stand out, what they mix to."""

from __future__ import annotations

MIN_CONTRAST = 4.5
"""WCAG 2, level AA, for text of any size."""
MIN_CONTRAST_LARGE = 3.0
"""The same for text from 18 points, or 14 in bold; and for what is no text."""


def luminance(colour: str) -> float:
    """WCAG's relative luminance, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, from 1 to 21, whichever comes first."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(size_pt: float, bold: bool) -> float:
    """What a text needs at a size."""
    return MIN_CONTRAST_LARGE if size_pt >= (14 if bold else 18) else MIN_CONTRAST


def lightness(colour: str) -> float:
    """CIE L*, from 0 to 100: steps of equal size look equally large, in print without colour, too."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


def mixed(colour: str, ground: str, strength: int) -> str:
    """``strength`` per cent of a colour over a ground."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{(over * strength + under * (100 - strength) + 50) // 100:02X}" for over, under in pairs)
