"""Shades can be told apart in greyscale and by the colour-blind, and text on them can be read: in every theme."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from builder.compose.charts.shades import accent_shade, colour_of, series_shades, shades_of
from builder.model.colour import contrast, lightness
from builder.model.document import Shade
from builder.model.text import Place, Text
from builder.model.theme import Palette
from builder.outline import load_theme
from tests.charts import chart_of

THEMES = sorted(path.stem for path in (Path(__file__).parents[1] / "builder" / "themes").glob("*.yaml"))
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
# A difference of one is just seen where two colours touch; across a chart it takes about ten.
LEAST_DIFFERENCE = 10.0


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_theme(Text(request.param, Place(1, 1)), "outline.yaml").palette


def linear(colour: str) -> list[float]:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as seen with a colour vision deficiency."""
    rgb = [min(max(sum(w * c for w, c in zip(row, linear(colour), strict=True)), 0.0), 1.0) for row in matrix]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (sum(w * c for w, c in zip(row, rgb, strict=True)) for row in to_xyz)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x / 0.9505, y, z / 1.089))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, matrix: tuple[tuple[float, ...], ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(seen(one, matrix), seen(other, matrix), strict=True)) ** 0.5


def colours(shades: tuple[Shade, ...], palette: Palette) -> list[str]:
    return [colour_of(shade, palette) for shade in shades]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("accented", [False, True])
def test_series_differ_in_lightness_and_for_the_colour_blind(palette: Palette, count: int, accented: bool) -> None:
    found = colours(series_shades(palette, count, accented), palette)
    assert len(set(found)) == count
    # Four series and an accent colour share what room there is.
    step = 10.0 if count + accented < 5 else 6.0
    for one, other in combinations([*found, palette.accent] if accented else found, 2):
        assert abs(lightness(one) - lightness(other)) >= step
        for matrix in (DEUTERANOPIA, PROTANOPIA):
            assert difference(one, other, matrix) >= min(step, LEAST_DIFFERENCE)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("accented", [False, True])
def test_shades_stand_out_and_can_be_written_on(palette: Palette, count: int, accented: bool) -> None:
    for shade in (*series_shades(palette, count, accented), accent_shade(palette)):
        colour = colour_of(shade, palette)
        assert contrast(colour, palette.ground) >= 3
        assert contrast(colour, palette.ground if shade.text == "ground" else palette.ink) >= 4.5


def test_labels_beside_the_bars_and_the_marked_label_can_be_read(palette: Palette) -> None:
    assert contrast(palette.ink, palette.ground) >= 4.5
    assert contrast(palette.accent, palette.ground) >= 4.5


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("marked", [None, 0, 1])
def test_slices_that_touch_differ_in_lightness(palette: Palette, count: int, marked: int | None) -> None:
    highlight = None if marked is None else (0, marked)
    pie = chart_of("pie", " ".join("abcdef"[:count]), highlight, all=" ".join("123456"[:count]))
    found = colours(shades_of(pie, palette), palette)
    if marked is not None:
        found[marked] = palette.accent
    for one, other in zip(found, [*found[1:], found[0]], strict=True):
        assert abs(lightness(one) - lightness(other)) >= 10


@pytest.mark.parametrize("ground", ["808080", "E46C0A", "FF0066", "00B0F0"])
@pytest.mark.parametrize("primary", ["000000", "FFFFFF", "7F7F7F"])
def test_on_a_ground_neither_light_nor_dark_there_are_shades_all_the_same(ground: str, primary: str) -> None:
    found = Palette(ground, primary, primary, primary, ground, primary, ground, primary)
    for count in (1, 2, 3, 4):
        assert len(series_shades(found, count, accented=True)) == count


def test_a_dark_ground_gets_shades_as_well() -> None:
    dark = Palette("10181C", "F2F5F6", "B8C4C9", "7FC4D6", "10181C", "F2A65A", "1B262B", "3A474D")
    found = series_shades(dark, 3, accented=False)
    levels = [lightness(colour_of(shade, dark)) for shade in found]
    assert min(abs(a - b) for a, b in combinations(levels, 2)) >= 10
    assert all(contrast(colour_of(shade, dark), dark.ground) >= 3 for shade in found)
