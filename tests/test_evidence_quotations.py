"""Words are found whole and exactly, at their own place, or not at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.evidence.quotations.finding import find_quotation, splits_word
from builder.evidence.text.folding import FoldedSource, fold, fold_source
from builder.model.source import Source, SourceKind

ARTICLE = (
    "Reports relating to “com networks” – internet gangs – rose six-fold from 2022 to 2024.\n"
    "Heroin use dropped 11% while ketamine rose 85%; the start was non-violent. It didn’t stop.\n"
    "More than 2,000 adults… and £3.5m, US$5m, −4.5 degrees, “peer on peer”, ½ a mile, m², 2022–24, 1\u00a0000.\n"
)
WORDS = "a an art start rise rose six-fold 11% 1% 2,000 “so” don’t – £3 −4 é e\u0301 x…"


def source(text: str, name: str = "article.txt") -> FoldedSource:
    kind: SourceKind = "markdown" if name.endswith(".md") else "text"
    return fold_source(Source("article", name, name, text, "", kind))


@pytest.mark.parametrize(
    "words",
    [
        'Reports relating to "com networks" - internet gangs',
        "com networks",
        "six-fold from  2022\n to 2024",
        "dropped 11% while ketamine rose 85%",
        "2,000 adults... and",
        "-4.5 degrees",
        "peer on peer",
        "It didn't stop.",
        "com net\u00adworks",
        "non\u2011violent",
        "1 000",
    ],
)
def test_words_are_found_whatever_the_quotation_marks_dashes_and_spaces(words: str) -> None:
    match = find_quotation(words, source(ARTICLE))
    assert match is not None
    found = ARTICLE[match.span.start : match.span.end]
    assert fold(found).text == fold(words).text
    assert match.line == 1 + ARTICLE.count("\n", 0, match.span.start)
    assert match.source == "article"


@pytest.mark.parametrize(
    "words",
    [
        "1%", "dropped 1", "dropped 11", "8", "art was", "the star", "violent", "fold", "six", "It didn", "t stop",
        "000 adults", "2,00", "3.5m", "£3", "£3.5", "5m", "$5m", "4.5 degrees", "2022–2", "22 to", "2022–",
        "1/2 a mile", "m2", "m", "heroin use", "Heroin  use rose", "dropped 11 %", "000.",
    ],
)  # fmt: skip
def test_parts_of_words_and_numbers_and_near_misses_are_not_found(words: str) -> None:
    assert find_quotation(words, source(ARTICLE)) is None


def test_a_later_whole_occurrence_is_found_behind_an_earlier_part() -> None:
    text = "start smart art\nart"
    match = find_quotation("art", source(text))
    assert match is not None
    assert (match.span, match.line) == ((12, 15), 1)


def test_a_long_dash_without_spaces_ends_a_word_and_a_hyphen_does_not() -> None:
    assert find_quotation("gangs", source("networks—gangs—rose"))
    assert find_quotation("gangs", source("networks–gangs–rose"))
    assert find_quotation("gangs", source("network-gangs rose")) is None


def test_scripts_without_spaces_are_quoted_anywhere() -> None:
    assert find_quotation("东京", source("在东京的"))


def test_markdown_is_quoted_as_it_reads_with_offsets_of_the_file() -> None:
    text = "> Use **dropped** [11%](https://e.org/85)\n> in *May*."
    match = find_quotation("Use dropped 11% in May.", source(text, "article.md"))
    assert match is not None
    assert text[match.span.start : match.span.end] == text[2:]
    assert find_quotation("Use dropped 11% in May.", source(text)) is None


@pytest.mark.parametrize("words", ["", "  \n", "\u00ad\u200b"])
def test_no_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        find_quotation(words, source(ARTICLE))


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS.split())).map(" ".join), st.data())
def test_any_slice_cut_at_word_edges_is_found_where_it_reads_the_same(text: str, data: st.DataObject) -> None:
    article = source(text)
    folded = article.folded.text
    # Within "...", which one character of the original stands for.
    within = {at for at in range(1, len(folded)) if article.folded.starts[at - 1] == article.folded.starts[at]}
    edges = [at for at in range(len(folded) + 1) if not splits_word(article, at) and at not in within]
    start = data.draw(st.sampled_from(edges))
    end = data.draw(st.sampled_from(edges))
    words = folded[min(start, end) : max(start, end)].strip()
    assume(words and fold(words).text == words)
    match = find_quotation(words, article)
    assert match is not None
    assert match.span.start <= article.folded.starts[folded.index(words, min(start, end))]
    assert fold(text[match.span.start : match.span.end]).text.strip() == words


@given(st.data())
def test_a_slice_with_a_letter_or_digit_changed_is_never_found(data: st.DataObject) -> None:
    article = source(ARTICLE)
    words = [match.group() for match in re.finditer(r"\S+", article.folded.text)]
    start = data.draw(st.integers(0, len(words) - 4))
    chosen = " ".join(words[start : start + 4])
    at = data.draw(st.sampled_from([i for i, char in enumerate(chosen) if char.isalnum()]))
    other = data.draw(st.sampled_from([c for c in "aeiouxyzAEX0123456789½²" if c != chosen[at]]))
    assert find_quotation(chosen[:at] + other + chosen[at + 1 :], article) is None


READABLE = st.text(st.sampled_from("ab1%,. \u00a0\u00ad“’–-"), min_size=1)


@given(READABLE, READABLE)
def test_what_is_found_reads_as_what_was_sought(words: str, text: str) -> None:
    assume(fold(words).text.strip())
    match = find_quotation(words, source(text))
    assert (match is not None) <= (fold(words).text.strip() in fold(text).text)
    if match is not None:
        assert fold(text[match.span.start : match.span.end]).text == fold(words).text.strip()


@pytest.mark.parametrize(("words", "text"), [("a" * 50_000, "a" * 400_000), ("ab " * 9_000 + "a", "ab " * 100_000)])
def test_words_made_to_be_searched_for_ever_are_given_up(words: str, text: str) -> None:
    assert find_quotation(words, source(text)) is None
