"""The palettes that ship can be told apart in print without colour, and by those who see no red, no green or no blue.

Every text of every slide layout stands out from its ground as well.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from builder.compose.charts.shades import LEAST_CONTRAST, colour_of, series_shades
from builder.model.colour import contrast, lightness
from builder.model.text import Place, Text
from builder.model.theme import Palette
from builder.outline import load_theme
from builder.render.powerpoint.template import resolve_template

THEMES = sorted(path.stem for path in (Path(__file__).parents[1] / "builder" / "themes").glob("*.yaml"))
Matrix = tuple[tuple[float, float, float], ...]
# What is left of linear red, green and blue; Machado, Oliveira, Fernandes 2009, severity 1.
DEFICIENCIES: dict[str, Matrix] = {
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> tuple[float, ...]:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def times(matrix: Matrix, values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear red, green and blue."""
    clipped = tuple(min(max(c, 0.0), 1.0) for c in rgb)
    x, y, z = (v / white for v, white in zip(times(TO_XYZ, clipped), WHITE, strict=True))
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (v * 24389 / 27 + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, seen: Matrix) -> float:
    """How far apart two colours are to somebody's eyes: below 10 is hard to tell at a glance."""
    pair = (lab(times(seen, linear(colour))) for colour in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5)


def palette(theme: str) -> Palette:
    return load_theme(Text(theme, Place(1, 1)), "outline.yaml").palette


@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_is_told_from_the_primary_colour_without_colour(theme: str) -> None:
    colours = palette(theme)
    assert abs(lightness(colours.primary) - lightness(colours.accent)) >= 12
    assert contrast(colours.primary, colours.ground) >= LEAST_CONTRAST <= contrast(colours.accent, colours.ground)


@pytest.mark.parametrize("seen", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_is_told_from_primary_ink_and_ground_by_everybody(theme: str, seen: str) -> None:
    colours = palette(theme)
    for other in (colours.primary, colours.ground, colours.tint):
        assert difference(colours.accent, other, DEFICIENCIES[seen]) >= 15


@pytest.mark.parametrize("accented", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("theme", THEMES)
def test_series_are_told_apart_by_everybody_and_in_print(theme: str, count: int, accented: bool) -> None:
    colours = palette(theme)
    drawn = [colour_of(shade, colours) for shade in series_shades(colours, count, accented)]
    drawn += [colours.accent] if accented else []
    levels = sorted(map(lightness, drawn))
    assert min(b - a for a, b in pairwise(levels)) >= 6
    for one, other in combinations(drawn, 2):
        assert min(difference(one, other, matrix) for matrix in DEFICIENCIES.values()) >= 6


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_on_the_primary_colour_is_read(theme: str) -> None:
    colours = palette(theme)
    assert contrast(colours.tint, colours.primary) >= 4.5
    assert contrast(colours.on_primary, colours.primary) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_a_template_is_read_on_its_ground(theme: str) -> None:
    template = Path(load_theme(Text(theme, Place(1, 1)), "outline.yaml").template)
    assert resolve_template(str(template), template.read_bytes()).remarks == ()
