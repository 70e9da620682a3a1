from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import RenderError
from builder.render.pdf.file import PdfFile, dictionary
from builder.render.pdf.fonts import Font, embed_fonts, load_fonts
from tests.test_render_pdf_sample import FILES, PRINTABLE, THEME


def load(characters: str) -> Font:
    return load_fonts(THEME.font, {"regular": [characters]})["regular"]


@given(st.text(st.sampled_from(PRINTABLE), min_size=1), st.randoms())
def test_codes_follow_the_set_of_characters_and_no_order(characters: str, random: object) -> None:
    shuffled = list(characters)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = load(characters), load_fonts(THEME.font, {"regular": shuffled})["regular"]
    assert (one.encoding, one.program) == (other.encoding, other.program)


def test_only_faces_with_characters_are_loaded() -> None:
    fonts = load_fonts(THEME.font, {"italic": ["abc"], "bold": [""]})
    assert list(fonts) == ["italic"]
    assert fonts["italic"].name == "F3"


def test_a_text_with_other_characters_is_refused() -> None:
    with pytest.raises(KeyError):
        load("abc").show("d")


def test_widths_are_those_of_the_font_file() -> None:
    metrics = TTFont(FILES[0][1])
    glyphs, units = metrics.getBestCmap(), metrics["head"].unitsPerEm
    wanted = sum(metrics["hmtx"][glyphs[ord(character)]][0] for character in "Waste water, 85%") / units
    assert load("Waste water, 85%").width("Waste water, 85%") == pytest.approx(wanted)


def embedded(characters: str) -> tuple[pikepdf.Pdf, pikepdf.Object]:
    file = PdfFile("stamp", {})
    resources = embed_fonts(file, {"regular": load(characters)})
    file.Catalog["Type"] = "/Catalog"
    page = file.add(dictionary({"Type": "/Page", "Resources": resources, "MediaBox": "[0 0 9 9]"}))
    file.Catalog["Pages"] = file.add(
        dictionary({"Type": "/Pages", "Kids": f"[{page.format(file).decode()}]", "Count": 1})
    )
    pdf = pikepdf.open(io.BytesIO(file.format()))
    return pdf, pdf.pages[0].Resources.Font.F1


def test_each_code_leads_to_its_own_glyph_and_character() -> None:
    characters = "A −é-"
    _pdf, font = embedded(characters)
    descendant = font.DescendantFonts[0]
    program = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
    original = TTFont(FILES[0][1])
    glyphs = descendant.CIDToGIDMap.read_bytes()
    unicode_map = font.ToUnicode.read_bytes().decode()
    for code, character in enumerate(sorted(characters), 1):
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
        outline = program["glyf"][program.getGlyphName(glyph)]
        wanted = original["glyf"][original.getBestCmap()[ord(character.replace("\u00a0", " "))]]
        assert outline.numberOfContours == wanted.numberOfContours
        assert f"<{code:04X}> <{ord(character):04X}>" in unicode_map
        width = float(descendant.W[1][code - 1])
        assert width == pytest.approx(program["hmtx"][program.getGlyphName(glyph)][0] / 2.048, abs=0.001)


def test_blocks_of_the_unicode_map_hold_a_hundred_characters_at_most() -> None:
    characters = "".join(chr(code) for code in range(0x20, 0x17F) if not 0x7F <= code <= 0xA0 and code != 0xAD)
    _pdf, font = embedded("".join(c for c in characters if ord(c) in TTFont(FILES[0][1]).getBestCmap()))
    counts = [
        int(line.split()[0]) for line in font.ToUnicode.read_bytes().decode().splitlines() if "beginbfchar" in line
    ]
    assert len(counts) > 1
    assert max(counts) <= 100


def test_the_subset_is_named_after_its_characters() -> None:
    names = []
    for characters in ("abc", "abd"):
        _pdf, font = embedded(characters)
        names.append(str(font.BaseFont))
    assert [name[7:] for name in names] == ["+Carlito", "+Carlito"]
    assert names[0] != names[1]


def test_every_missing_glyph_of_every_face_is_told() -> None:
    with pytest.raises(RenderError) as caught:
        load_fonts(THEME.font, {"regular": ["a汉字"], "bold": ["\x07"]})
    assert [d.code for d in caught.value.diagnostics] == ["glyph-missing", "glyph-missing"]
    assert "U+6C49" in caught.value.diagnostics[0].message
    assert "U+5B57" in caught.value.diagnostics[0].message


@pytest.mark.parametrize("damage", ["absent", "folder", "text", "half", "outlines"])
def test_a_font_file_that_is_no_font_is_a_located_error(tmp_path: Path, damage: str) -> None:
    path, data = tmp_path / "font.ttf", Path(FILES[0][1]).read_bytes()
    if damage == "folder":
        path.mkdir()
    elif damage != "absent":
        path.write_bytes({"text": b"not a font", "half": data[:4000], "outlines": data[:120_000]}[damage])
    family = replace(THEME.font, files=(("regular", str(path)),))
    with pytest.raises(RenderError) as caught:
        load_fonts(family, {"regular": [PRINTABLE]})
    assert [(d.code, d.file) for d in caught.value.diagnostics] == [("font-unusable", str(path))]


def test_a_font_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "font.ttf"
    family = replace(THEME.font, files=(("regular", str(path)),))
    path.write_bytes(Path(FILES[0][1]).read_bytes())
    before = load_fonts(family, {"regular": ["abc"]})["regular"]
    path.write_bytes(Path(FILES[1][1]).read_bytes())
    assert load_fonts(family, {"regular": ["abc"]})["regular"].program != before.program
