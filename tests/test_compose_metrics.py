"""Widths equal those of an independent font reader."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.compose.metrics import FontMetrics, load_fonts
from builder.model.theme import FACES, Face, FontFamily

FONTS = sorted((Path(__file__).parent.parent / "builder/fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_advance_equals_that_of_an_independent_reader(path: Path) -> None:
    font = TTFont(path)
    units, widths = font["head"].unitsPerEm, font["hmtx"]
    expected = {chr(code): widths[name][0] / units for code, name in font.getBestCmap().items()}
    expected.setdefault("\u00a0", expected[" "])
    assert FontMetrics(path.read_bytes()).advances == expected


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_face_has_european_letters(path: Path) -> None:
    # Caladea, a face for the Latin alphabet, is that of one theme only; its file says so.
    letters = "Żółć, Şanlıurfa, Ærø" if path.stem.startswith("Caladea") else "Żółć, Ελλάδα, Україна"
    assert set(letters) <= FontMetrics(path.read_bytes()).advances.keys()


def test_lines_of_the_decks_family_that_are_further_apart_are_measured_so() -> None:
    files: tuple[tuple[Face, str], ...] = tuple((face, str(FONTS[0])) for face in FACES)
    own, wider = (load_fonts(FontFamily("A", "B", files, pitch))["regular"] for pitch in (None, 1.9))
    assert (wider.pitch, wider.advances) == (1.9, own.advances)
    assert load_fonts(FontFamily("A", "B", files, 1.0))["regular"].pitch == own.pitch > 1.0
