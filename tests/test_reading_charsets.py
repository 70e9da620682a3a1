"""Pages in whatever character set they say they are in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.charsets import decode_html
from builder.reading.problem import Problem

WORDS = "£3bn – “naïve”"


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1252">',
        "<META CHARSET=iso-8859-1>",
        "<meta charset=latin1>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        '<?xml version="1.0" encoding="windows-1252"?>',
        "<!-- a long comment -->" * 200 + "<meta charset='us-ascii'>",
    ],
)
def test_the_declared_character_set_is_used_as_the_web_reads_it(declaration: str) -> None:
    data = declaration.encode() + WORDS.encode("cp1252")
    assert decode_html(data, "a.html") == declaration + WORDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_outweighs_the_declaration(encoding: str) -> None:
    text = "<meta charset=koi8-r>" + WORDS
    assert decode_html(("\ufeff" + text).encode(encoding), "a.html") == text


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("windows-1251", "cp1251", "Привет"),
        ("koi8-r", "koi8_r", "Привет"),
        ("iso-8859-2", "iso8859_2", "Łódź"),
        ("shift_jis", "cp932", "日本語"),
        ("gb2312", "gb18030", "中文"),
        ("big5", "big5hkscs", "中文"),
        ("euc-kr", "cp949", "한국어"),
    ],
)
def test_other_character_sets_of_the_web(label: str, encoding: str, words: str) -> None:
    data = f"<meta charset={label}>".encode() + words.encode(encoding)
    assert decode_html(data, "a.html").endswith(words)


@pytest.mark.parametrize(
    "label", ["utf-16", "punycode", "unicode_escape", "zip", "rot13", "no-such-set", "../x", "x" * 99]
)
def test_what_the_web_has_no_name_for_is_read_as_utf8(label: str) -> None:
    text = f"<meta charset={label}>\\u0041 {WORDS}"
    assert decode_html(text.encode(), "a.html") == text


def test_without_a_declaration_other_bytes_than_utf8_are_refused_with_their_place() -> None:
    with pytest.raises(Problem) as caught:
        decode_html(b"<p>one\n<p>" + WORDS.encode("cp1252"), "a.html")
    assert caught.value.code == "source-encoding"
    assert caught.value.message == "a.html is not UTF-8 at byte 10, line 2"


def test_bytes_that_a_declared_set_does_not_have_are_replaced_as_in_browsers() -> None:
    assert decode_html(b"<meta charset=utf-8>a\xffb\0c\r\nd", "a.html") == "<meta charset=utf-8>a\ufffdbc\nd"


@given(st.binary(), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"<meta charset=gbk>"]))
def test_any_bytes_are_a_page_or_a_problem(data: bytes, before: bytes) -> None:
    try:
        text = decode_html(before + data, "a.html")
    except Problem as problem:
        assert problem.code == "source-encoding"
    else:
        assert "\r" not in text and "\0" not in text
