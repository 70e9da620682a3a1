"""Widths equal those of an independent font reader."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.compose.metrics import FontMetrics

FONTS = sorted((Path(__file__).parent.parent / "builder/fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_advance_equals_that_of_an_independent_reader(path: Path) -> None:
    font = TTFont(path)
    units, widths = font["head"].unitsPerEm, font["hmtx"]
    expected = {chr(code): widths[name][0] / units for code, name in font.getBestCmap().items()}
    expected.setdefault("\u00a0", expected[" "])
    assert FontMetrics(path.read_bytes()).advances == expected


def test_missing_characters_are_named_once_in_order() -> None:
    metrics = FontMetrics(FONTS[0].read_bytes())
    assert metrics.find_missing("é漢a字漢") == "字漢"
    assert metrics.find_missing("Żółć, Ελλάδα, Україна") == ""
