"""Shades for series and slices that differ in lightness, so that they can be told apart without seeing colour.

All are the theme's primary colour at some strength on the ground, and its ink where more are needed. Each stands out
from the ground by ``LEAST_CONTRAST`` and can have text on it that is as easy to read as any other.
"""

from __future__ import annotations

from functools import lru_cache

from builder.model.colour import MIN_CONTRAST as TEXT_CONTRAST
from builder.model.colour import MIN_CONTRAST_LARGE as LEAST_CONTRAST
from builder.model.colour import contrast, lightness, mixed
from builder.model.document import ChartData, Shade
from builder.model.theme import Palette

# Full strength, and what can be told from it.
_STRENGTHS = (100, *range(92, 29, -1))
_WIDEST = 30.0
"""A larger step of lightness than this tells no better."""
_ENOUGH = 12.0
"""A step that can be seen in print without colour."""

Ladder = tuple[tuple[float, Shade], ...]
"""Shades to choose from with their lightness, the strongest first."""


def colour_of(shade: Shade, palette: Palette) -> str:
    """A shade as six hexadecimal digits."""
    colour = {"ink": palette.ink, "primary": palette.primary, "accent": palette.accent}[shade.hue]
    return mixed(colour, palette.ground, shade.strength)


def accent_shade(palette: Palette) -> Shade:
    """The accent colour, and what can be read on it."""
    return Shade("accent", 100, "ground" if contrast(palette.ground, palette.accent) >= TEXT_CONTRAST else "ink")


def shades_of(chart: ChartData, palette: Palette) -> tuple[Shade, ...]:
    """One shade for each series; of a pie, one for each slice, neighbours apart in lightness."""
    accented = chart.highlight is not None
    if not chart.is_round:
        return series_shades(palette, len(chart.series), accented)
    count = len(chart.categories)
    if chart.highlight is not None:
        dark, light = series_shades(palette, 2, accented)
        after = [(index - chart.highlight[1]) % count for index in range(count)]
        return tuple(light if place % 2 == 0 and place else dark for place in after)
    if count % 2:
        dark, middle, light = series_shades(palette, 3, accented)
        return (*((dark, light)[index % 2] for index in range(count - 1)), middle)
    return tuple(series_shades(palette, 2, accented)[index % 2] for index in range(count))


@lru_cache(maxsize=64)
def series_shades(palette: Palette, count: int, accented: bool) -> tuple[Shade, ...]:
    """``count`` shades, as far apart in lightness as there is room for, from each other and from the accent colour.

    The primary colour itself comes first where one shade is enough, or where it is far enough from the accent colour.
    """
    taken = [lightness(palette.accent)] if accented else []
    alone = _ladder(palette, with_ink=False)
    return (
        _widest(alone, count, taken, _WIDEST if count > 1 else _ENOUGH, _ENOUGH)
        or _widest(_ladder(palette, with_ink=True), count, taken, _WIDEST, 0.0)
        or _widest(_ladder(palette, with_ink=True, text=0.0), count, taken, _WIDEST, 0.0)
        or tuple(shade for _, shade in (alone * count)[:count])
        or (Shade(),) * count
    )


def _widest(ladder: Ladder, count: int, taken: list[float], widest: float, least: float) -> tuple[Shade, ...]:
    """``count`` shades of a ladder, as far apart as there is room for; none where that is less than ``least``."""
    step = widest
    while step >= least:
        if len(found := _climb(ladder, count, step, taken)) == count:
            return found
        step -= 0.5
    return ()


def _ladder(palette: Palette, with_ink: bool, text: float = TEXT_CONTRAST) -> Ladder:
    """The shades to choose from with their lightness, the strongest first; ``text`` is what text needs to stand on one.

    On a ground that is neither light nor dark none may be that good; then it is as good as can be.
    """
    shades = [Shade("primary", strength) for strength in _STRENGTHS]
    if with_ink:
        shades.insert(0, Shade("ink", 100))
    usable = [found for shade in shades if (found := _readable(shade, palette, text)) is not None]
    return tuple((lightness(colour_of(shade, palette)), shade) for shade in usable)


def _readable(shade: Shade, palette: Palette, text: float) -> Shade | None:
    """The shade with the text that can stand on it; None where none can, or where the shade is too faint."""
    colour = colour_of(shade, palette)
    if contrast(colour, palette.ground) < LEAST_CONTRAST:
        return None
    if contrast(colour, palette.ground) >= TEXT_CONTRAST:
        return Shade(shade.hue, shade.strength, "ground")
    if contrast(colour, palette.ink) >= max(text, contrast(colour, palette.ground) if not text else 0.0):
        return Shade(shade.hue, shade.strength, "ink")
    return None if text else Shade(shade.hue, shade.strength, "ground")


def _climb(ladder: Ladder, count: int, step: float, taken: list[float]) -> tuple[Shade, ...]:
    """The first shades of a ladder that keep ``step`` from each other and from what is taken."""
    levels, found = list(taken), list[Shade]()
    for level, shade in ladder:
        if len(found) < count and all(abs(level - other) >= step for other in levels):
            levels.append(level)
            found.append(shade)
    return tuple(found)
