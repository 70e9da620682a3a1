from __future__ import annotations

import datetime as dt
import io

import deflate
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.render.pdf.file import PdfFile, Stream, date_string, dictionary, number, text_string


@given(st.floats(-20_000, 20_000))
def test_a_number_is_plain_decimals_within_half_a_thousandth(value: float) -> None:
    text = number(value)
    assert set(text) <= set("-0123456789.")
    assert not text.endswith(".")
    assert text != "-0"
    assert abs(float(text) - value) <= 0.00051


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_text_string_reads_back(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(text))) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize("text", ["\x07", "\x0b", "\ud800"])
def test_what_is_no_text_becomes_a_replacement_character(text: str) -> None:
    assert str(pikepdf.Object.parse(text_string(f"a{text}b"))) == "a\ufffdb"


def test_a_date_is_midnight_utc() -> None:
    assert date_string(dt.date(2025, 3, 6)) == "(D:20250306000000Z)"


def test_a_stream_is_deflated_and_ends_with_a_line_end() -> None:
    file = PdfFile("stamp", {})
    written = Stream(b"x" * 999).format(file)
    head, _, rest = written.partition(b"\nstream\n")
    data = rest.removesuffix(b"\nendstream\n")
    assert b"/Length %d" % len(data) in head
    assert deflate.zlib_decompress(data, 999) == b"x" * 999


def test_a_stream_that_has_to_be_readable_stays_as_it_is() -> None:
    written = Stream(b"plain", compress=False).format(PdfFile("stamp", {}))
    assert b"\nstream\nplain\nendstream\n" in written
    assert b"Filter" not in written


def test_the_identity_follows_the_stamp_alone() -> None:
    def identity(stamp: str, title: str) -> bytes:
        file = PdfFile(stamp, {"Title": text_string(title)})
        file.Catalog["Type"] = "/Catalog"
        file.Catalog["Pages"] = file.add(dictionary({"Type": "/Pages", "Kids": "[]", "Count": 0}))
        with pikepdf.open(io.BytesIO(file.format())) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identity("a", "x") == identity("a", "y") != identity("b", "x")


def test_the_clock_setting_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "not a number")
    assert PdfFile("stamp", {}).ID()
