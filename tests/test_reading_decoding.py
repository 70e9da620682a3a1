"""Bytes to text: UTF-8 only, with one kind of line end."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.decoding import decode_text
from builder.reading.problem import Problem


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.booleans())
def test_utf8_is_decoded_with_or_without_a_byte_order_mark(text: str, marked: bool) -> None:
    data = (codecs.BOM_UTF8 if marked else b"") + text.encode()
    expected = text.removeprefix("\ufeff") if not marked else text
    assert decode_text(data, "a.txt") == expected.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"one\r\ntwo\rthr\xffee", "source-encoding", "a.txt is not UTF-8 at byte 12, line 3"),
        (codecs.BOM_UTF8 + b"a\n\xe9", "source-encoding", "a.txt is not UTF-8 at byte 5, line 2"),
        ("naïve".encode("latin-1"), "source-encoding", "a.txt is not UTF-8 at byte 2, line 1"),
        (b"a\nb\0c", "source-nul", "a.txt holds a NUL byte at byte 3, line 2"),
        ("text".encode("utf-16"), "source-encoding", "a.txt is UTF-16, not UTF-8"),
        ("text".encode("utf-32"), "source-encoding", "a.txt is UTF-32, not UTF-8"),
        (b"\xed\xa0\x80", "source-encoding", "a.txt is not UTF-8 at byte 0, line 1"),
    ],
)
def test_other_bytes_are_refused_with_their_place(data: bytes, code: str, message: str) -> None:
    with pytest.raises(Problem) as caught:
        decode_text(data, "a.txt")
    assert (caught.value.code, caught.value.message) == (code, message)
    assert caught.value.hints


@given(st.binary())
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    try:
        text = decode_text(data, "a.txt")
    except Problem as problem:
        assert problem.code in ("source-encoding", "source-nul")
    else:
        assert "\r" not in text
