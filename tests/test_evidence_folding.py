"""Folding: what it removes, what it never changes, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.evidence.text.folding import fold, fold_source
from builder.model.source import Source

TEXTS = st.text() | st.text(
    st.sampled_from("aéE1½²\u0301\u0327\u00ad\u200b\u2060 \n\t\u00a0\u2009-–—−‐…“’«'\"₂ﬁ\u1100\u1161\u212b")
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” ‘b’ „c‟ «d» ‹e› 5′ 6″", '"a" \'b\' "c" "d" \'e\' 5\' 6"'),
        ("a-b‐c‑d–e—f−g", "a-b-c-d-e-f-g"),
        ("a\u00a0\u2009b \n\t c\u202f\u3000d", "a b c d"),
        ("soft\u00adhyphen zero\u200bwidth \u200b \ufeffmark", "softhyphen zerowidth mark"),
        ("exam-\nple exam\u00ad\nple exam‐ \n  ple", "example example example"),
        ("2022-\n23 a -\nb a\u00ad b", "2022- 23 a - b a b"),
        ("wait…", "wait..."),
        ("e\u0301 A\u030a", "é Å"),
        ("½ ² ﬁ ① １", "½ ² ﬁ ① １"),
        ("HEAD Head", "HEAD Head"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(TEXTS)
@example("-\n")
@example(" \u0340")
def test_offsets_stay_in_range_and_never_go_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    position = 0
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert position <= start < end <= len(text)
        position = start


@given(TEXTS)
def test_canonically_equal_texts_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(TEXTS)
def test_letters_and_digits_stay_in_order(text: str) -> None:
    def kept(words: str) -> str:
        return unicodedata.normalize("NFC", "".join(char for char in words if char.isalnum()))

    composed = unicodedata.normalize("NFC", text)
    assert kept(fold(composed).text) == kept(composed)


@given(st.text(st.sampled_from("aéE1½² \u00a0\u2009\u00ad\u200b“’–—−«"), min_size=1), st.data())
def test_a_range_of_the_folded_text_stands_for_a_range_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    assert fold(text[span.start : span.end]).text == folded.text[start:end]


def test_a_long_run_of_marks_is_no_quadratic_work() -> None:
    assert len(fold("a" + "\u0301\u0316" * 100_000).text) > 100_000


def test_markdown_is_folded_without_its_markup() -> None:
    text = "# Title\n\n> Rose **85**% [in May](https://e.org/9)\n> and *fell*."
    source = Source("a", "a.md", "a.md", text, "", "markdown")
    assert fold_source(source).folded.text.strip() == "Title Rose 85% in May and fell."
    plain = Source("a", "a.txt", "a.txt", text, "")
    assert "**85**%" in fold_source(plain).folded.text
