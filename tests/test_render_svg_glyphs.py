"""Outlines of letters, out of font files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.model.diagnostic import RenderError
from builder.render.svg.glyphs import Outlines, load_outlines
from tests.test_render_pdf_sample import FONTS, PRINTABLE, all_fonts

REGULAR = str(FONTS / "Carlito-Regular.ttf")


def test_letters_are_as_wide_as_the_pdf_renderer_has_them() -> None:
    outlines, font = load_outlines(REGULAR), all_fonts()["regular"]
    for character in PRINTABLE:
        assert outlines.glyph(character).advance / outlines.em * 1000 == pytest.approx(
            font.advance(ord(character)), abs=0.51
        )


def test_a_space_has_a_width_and_no_outline() -> None:
    glyph = load_outlines(REGULAR).glyph(" ")
    assert glyph.path == "" and glyph.advance > 0


def test_a_character_that_the_font_lacks_is_shown_as_one() -> None:
    outlines = load_outlines(REGULAR)
    assert outlines.glyph("\U0001f333") == outlines.glyph("\U0001f334")


def test_threads_that_read_one_font_read_the_same() -> None:
    alone = {character: load_outlines(REGULAR).glyph(character) for character in PRINTABLE}
    from fontTools.ttLib import TTFont

    for _ in range(5):
        shared = Outlines(TTFont(REGULAR, lazy=True), load_outlines(REGULAR).em)
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(shared.glyph, PRINTABLE * 4))
        assert found == [alone[character] for character in PRINTABLE * 4]


@pytest.mark.parametrize("data", [b"", b"no font at all", b"\x00\x01\x00\x00" + b"\xff" * 64])
def test_a_file_that_is_no_font_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    with pytest.raises(RenderError) as told:
        load_outlines(str(path))
    assert told.value.diagnostics[0].code == "font-unusable"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderError):
        load_outlines(str(tmp_path / "none.ttf"))
