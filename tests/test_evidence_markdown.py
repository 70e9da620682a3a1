"""Markup is blanked, text is not, and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.text.markdown import blank_markup


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# Head\n## Head ##", "Head\nHead ##"),
        ("> a\n>> b\n>c", "a\nb\nc"),
        ("- a\n* b\n+ c\n1. d", "a\nb\nc\n1. d"),
        ("**a** *b* __c__ _d_ ***e*** `f` ~~g~~", "a b c d e f g"),
        ("un**believ**able snake_case 2*3*4 5 * 6 -11%", "unbelievable snake_case 2*3*4 5 * 6 -11%"),
        ("[a](https://e.org/x_(y)) ![b](c.png) [d][e] [sic] [f]", "a b d [sic] [f]"),
        (r"\*a\* 3\. b", "*a* 3. b"),
        ("a\n---\nb\n===\nc\n```python\nd\n```", "a\n\nb\n\nc\n\nd\n"),
        ("-11% at the start", "-11% at the start"),
        ("It fell <!-- not 85% -->11%.<!--> <!--\n85%\n-->x", "It fell 11%. \n\nx"),
        (r"a <!-- b \<!-- c", "a <!-- b <!-- c"),
        ("a\n  <!-- 85%\nb", "a\n  \n"),
    ],
)  # fmt: skip
def test_blank_markup(text: str, plain: str) -> None:
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    assert blanked.replace("\u200b", "") == plain


@given(st.text() | st.text(st.sampled_from("a1 \n#>*_-+[]()!`~\\=|")))
def test_the_length_and_every_letter_and_digit_stay(text: str) -> None:
    blanked = blank_markup(text)
    assert len(blanked) == len(text)
    changed = [(old, new) for old, new in zip(text, blanked, strict=True) if old != new]
    assert all(new == "\u200b" for _, new in changed)


@pytest.mark.parametrize(
    "junk", ["[", "*", "](", "](a", "[a](", "> ", "* ", "_a", "`", "\\", "# ", "- ", "[]", "a<!--", "<!-->"]
)
def test_junk_is_blanked_without_delay(junk: str) -> None:
    assert len(blank_markup(junk * 100_000)) == len(junk) * 100_000
