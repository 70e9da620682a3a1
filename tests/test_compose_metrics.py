"""Widths equal those of an independent font reader."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.compose.metrics import FontMetrics
from builder.model.text import STAND_INS

FONTS = sorted((Path(__file__).parent.parent / "builder/fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_advance_equals_that_of_an_independent_reader(path: Path) -> None:
    font = TTFont(path)
    units, widths = font["head"].unitsPerEm, font["hmtx"]
    expected = {chr(code): widths[name][0] / units for code, name in font.getBestCmap().items()}
    for character, shown in STAND_INS.items():
        expected.setdefault(character, expected[shown])
    assert FontMetrics(path.read_bytes()).advances == expected


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_face_has_european_letters(path: Path) -> None:
    assert set("Żółć, Ελλάδα, Україна") <= FontMetrics(path.read_bytes()).advances.keys()
