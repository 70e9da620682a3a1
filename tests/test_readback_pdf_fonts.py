"""What a font's codes stand for, by its table of characters."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.readback.pdf_file import PdfFile
from builder.readback.pdf_fonts import UNKNOWN, FontReader

BASIC = st.characters(exclude_categories=["Cs"])


def reader(program: bytes | None, subtype: str = "/Type0") -> FontReader:
    """A reader of a font whose table is the program, out of a file that another library wrote."""
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name(subtype))
        if program is not None:
            font.ToUnicode = document.make_stream(program)
        document.Root.Font = document.make_indirect(font)
        file = io.BytesIO()
        document.save(file)
    read = PdfFile(file.getvalue())
    return FontReader(read, read.entry(read.trailer["Root"], "Font"))


@given(st.dictionaries(st.integers(0, 0xFFFF), st.text(BASIC, min_size=1, max_size=3), min_size=1, max_size=20))
def test_each_code_stands_for_its_characters(table: dict[int, str]) -> None:
    rows = "\n".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in table.items())
    font = reader(f"{len(table)} beginbfchar\n{rows}\nendbfchar".encode())
    assert font.text(b"".join(code.to_bytes(2) for code in table)) == "".join(table.values())


def test_ranges_count_on_or_list_their_characters() -> None:
    font = reader(b"2 beginbfrange <0001> <0003> <0041> <0010> <0012> [<0066> <00660069> <007A>] endbfrange")
    assert font.text(bytes.fromhex("0001000200030010001100120004")) == f"ABCffiz{UNKNOWN}"


def test_a_simple_font_has_codes_of_one_byte() -> None:
    font = reader(b"1 beginbfchar <41> <0062> endbfchar", "/TrueType")
    assert font.text(b"AB") == f"b{UNKNOWN}"


def test_a_font_without_a_table_says_nothing_that_can_be_read() -> None:
    assert reader(None).text(b"\0A\0B") == UNKNOWN * 2
    assert reader(b"").text(b"\0A\0") == UNKNOWN * 2


@pytest.mark.parametrize(
    "program",
    [
        b"1 beginbfrange <00> <ffff> <0041> endbfrange",
        b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange",
        b"1 beginbfrange <0009> <0001> <0041> endbfrange",
        b"1 beginbfrange 1 2 3 endbfrange 1 beginbfchar /A (b) endbfchar",
        b"1 beginbfrange <0001> <0002> [7] endbfrange",
        b"1 beginbfchar <0041> endbfchar",
    ],
)
def test_a_table_that_is_none_maps_nothing(program: bytes) -> None:
    assert reader(program).text(b"\0B") == UNKNOWN
