"""Folding: what it removes, what it never changes, and the way back to the original."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.evidence.text.folding import exchange, fold, fold_source, mark_breaks
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
        ("½ ² ① １", "½ ² ① １"),
        ("ﬁve eﬀorts, oﬃce aﬄuent ﬂat of\u00ad\nﬁce ﬆ", "five efforts, office affluent flat office st"),
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


@example("\u0128-\nA")  # a mark between the letter and the hyphen
@given(TEXTS)
def test_canonically_equal_texts_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(TEXTS)
def test_letters_and_digits_stay_in_order(text: str) -> None:
    def kept(words: str) -> str:
        letters = unicodedata.normalize("NFC", "".join(char for char in words if char.isalnum()))
        return "".join(unicodedata.normalize("NFKC", char) if "ﬀ" <= char <= "ﬆ" else char for char in letters).replace(
            "ſ", "s"
        )

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


@given(TEXTS)
def test_exchange_keeps_the_length_and_what_is_plain(text: str) -> None:
    exchanged = exchange(text)
    assert len(exchanged) == len(text)
    assert exchange(exchanged) == exchanged
    assert all(new == old or new in "'\"- " for old, new in zip(text, exchanged, strict=True))


def marked(original: str) -> str:
    return mark_breaks(fold(original), original)


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("no line end", "no line end"),
        # paragraphs
        ("Heading\n\nText", "Heading\nText"),
        ("Text \n \n  Text", "Text\nText"),
        # a line end that only wraps a paragraph
        ("as wide as any line here\nand it goes on", "as wide as any line here and it goes on"),
        ("as wide as any line here\nCrimson it is", "as wide as any line here Crimson it is"),
        ("broken short\nand it goes on as wide as any", "broken short and it goes on as wide as any"),
        # one that ends a heading
        ("A heading\nThis is as wide as any line here", "A heading\nThis is as wide as any line here"),
        # items of lists
        ("- one\n- two\n* three", "- one\n- two\n* three"),
        ("1. one\n2) two\n(a) three", "1. one\n2) two\n(a) three"),
        ("as wide as any line here\n\u2022 item", "as wide as any line here\n\u2022 item"),
        # rows and cells
        ("Name\tAge\nAnn\t5", "Name\tAge\nAnn\t5"),
        ("Name \t Age", "Name\tAge"),
        ("Name | Age\nAnn | 5", "Name | Age\nAnn | 5"),
        ("Name  Age\nAnn   5", "Name\tAge\nAnn\t5"),
        ("Name\u00a0\u00a0Age", "Name\tAge"),
        # two spaces in prose
        ("It fell.  It rose.", "It fell. It rose."),
        ("It fell,  as said,", "It fell, as said,"),
        # what is joined has no break
        ("exam-\nple\n\nnext", "example\nnext"),
    ],
)
def test_breaks_are_marked_where_a_line_was_ended_on_purpose(original: str, expected: str) -> None:
    assert marked(original) == expected


@given(st.text(st.sampled_from("aB1.- |\t\n\u00a0\u00ade\u0301\u2026")))
def test_marking_changes_spaces_alone(original: str) -> None:
    folded = fold(original)
    result = mark_breaks(folded, original)
    assert len(result) == len(folded.text)
    assert all(new == old or (old == " " and new in "\n\t") for old, new in zip(folded.text, result, strict=True))


@pytest.mark.parametrize("piece", ["\n", "a\n", "a  b", "\t", "a\tb\n", "a \u00a0", "a  b\n", "|\n", "-\n"])
def test_marking_takes_no_quadratic_time(piece: str) -> None:
    original = piece * (100_000 // len(piece))
    start = time.process_time()
    marked(original)
    assert time.process_time() - start < 5


def test_a_source_knows_its_words_stems_and_breaks() -> None:
    source = fold_source(Source("a", "a.txt", "a.txt", "Houses\n\nIn LEEDS, 5 houses.", ""))
    assert source.words == {"houses", "in", "leeds", "5"}
    assert source.stems == fold_source(Source("a", "a.txt", "a.txt", "leeds house", "")).stems
    assert source.marked == "Houses\nIn LEEDS, 5 houses."


@pytest.mark.parametrize("blank", [" ", "\u2003", "\t", "\n", " \n"])
def test_a_run_of_blanks_takes_no_quadratic_time(blank: str) -> None:
    begun = time.process_time()
    for text in ("a" + blank * 50_000, blank * 50_000 + "b", "a" + blank * 50_000 + "b"):
        mark_breaks(fold(text), text)
    assert time.process_time() - begun < 5
