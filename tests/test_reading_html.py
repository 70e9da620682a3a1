"""Pages to text: blocks, lines, rows, white space, notes."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.html import read_html
from builder.reading.problem import Problem


def read(page: str) -> str:
    return read_html(page.encode("utf-8-sig"), "a.html")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One  \n\t two</p><p>three</p>", "One two\n\nthree\n"),
        ("<p>One <b>two</b><i>three</i></p>", "One twothree\n"),
        ("<p>One<p>two<div>three</div>four", "One\n\ntwo\n\nthree\n\nfour\n"),
        ("One<br>two<br/>three", "One\ntwo\nthree\n"),
        ("One<br><br>two", "One\n\ntwo\n"),
        ("<h2>Head</h2><ul><li>a</li><li>b <b>c</b></li></ul>", "Head\n\na\n\nb c\n"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb\n"),
        ("a &amp; b &pound;3 &#8220;c&#x201d; 1&nbsp;000 &lt;d&gt;", "a & b £3 “c” 1\u00a0000 <d>\n"),
        ("non&shy;sense<wbr>", "non\u00adsense\n"),
        ("a<wbr>" * 3000, "a" * 3000 + "\n"),
        ("<pre>one\n  two\n\n\n\nthree</pre>", "one\ntwo\n\nthree\n"),
        ("<p>She said <q>it <q>rose</q></q>.</p>", "She said “it ‘rose’”.\n"),
        ("<p>It rose.<sup>1</sup> By 10<sup>6</sup> m<sup>2</sup> on the 1<sup>st</sup></p>",
         "It rose. By 10⁶ m² on the 1st\n"),
        ("<p>It rose<a role=doc-noteref href=#n1>1</a>.</p>", "It rose.\n"),
        ("<p>It rose<a class='footnote-ref' href=#n1>[1]</a>.</p>", "It rose.\n"),
        ("<p>H<sub>2</sub>O</p>", "H2O\n"),
        ("<p>a<img alt=no>b</p>", "ab\n"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢\n"),
        ("<figure><img src=x><figcaption>A caption</figcaption></figure>", "A caption\n"),
        ("<p></p><p> </p>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_paragraphs_and_lines(page: str, expected: str) -> None:
    assert read(page) == expected


def test_a_row_is_a_line_with_a_tab_between_its_cells() -> None:
    page = (
        "<table><caption>Use</caption><thead><tr><th>Drug<th>Change</thead>"
        "<tr><td><p>heroin</p><td>-11%<br>(2024)<tr><td>cocaine<td>+7%<tr><td><td>all</table>"
    )
    assert read(page) == "Use\n\nDrug\tChange\nheroin\t-11% (2024)\ncocaine\t+7%\n\tall\n"


def test_a_page_laid_out_as_a_table_has_paragraphs() -> None:
    page = "<table><tr><td><h2>Head</h2><p>One</p><p>two</p></td><td><p>three</p><p>four</p></td></tr></table>"
    assert read(page) == "Head\n\nOne\n\ntwo\n\nthree\n\nfour\n"


WORD = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "li", "h2", "span", "b", "td", "blockquote", "section", "main", "em"])


@given(st.lists(st.tuples(TAGS, st.lists(WORD, min_size=1, max_size=5)), min_size=1, max_size=8))
def test_words_put_into_a_page_are_read_back_in_order(blocks: list[tuple[str, list[str]]]) -> None:
    page = " ".join(f"<{tag}>{html.escape(' '.join(words))}</{tag}>" for tag, words in blocks)
    assert read(f"<body>{page}</body>").split() == [word for _, words in blocks for word in words]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_problem(data: bytes) -> None:
    try:
        text = read_html(data, "a.html")
    except Problem as problem:
        assert problem.hints
    else:
        assert re.search(r"\n\n\n|[ \t\f]\n|\n |\r|\A\n", text) is None


TAGS_AND_TEXTS = st.sampled_from(
    str.split(
        "<p> </p> <table> <tr> <td> </table> <div> </div> <q> </q> <sup> </sup> <br> <pre> </pre> <a </a> <!-- --> "
        "<aside> <article> </article> <li> <ul> </ul> x 1 &amp; &# < > ' \" = <h1> <svg> </svg> <script> </script>"
    )
)


@given(st.lists(TAGS_AND_TEXTS, max_size=40))
def test_no_mixture_of_tags_is_too_much(pieces: list[str]) -> None:
    text = read("".join(pieces))
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize(
    "page",
    [
        "<q>" * 900 + "x",
        "<sup>" * 900 + "1",
        "<pre>" + "\n" * 5_000_000,
        "<br>" * 240_000,
        "<div>" * 900 + "<p>x" * 100_000,
    ],
)
def test_no_page_takes_more_than_linear_time(page: str) -> None:
    start = time.process_time()
    read(page)
    assert time.process_time() - start < 30
