"""Words are parted where their language parts them, addresses after their signs, and nothing is lost by it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.breaking import Fragment, TooWide, break_lines
from builder.compose.hyphenation import parting_in
from builder.model.text import SOFT_HYPHEN, Run
from tests.test_compose_breaking import FONTS

GERMAN = parting_in("de")


def parts(word: str, language: str) -> list[str]:
    at = [0, *(place for place, _ in parting_in(language)(word, None)), len(word)]
    return [word[start:end] for start, end in pairwise(at)]


def shown(lines: list[list[Fragment]]) -> list[str]:
    return ["".join(fragment.text for fragment in line) for line in lines]


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en-GB", "safeguarding,", "safe guard ing,"),
        ("de-DE", "Bundesverfassung", "Bun des ver fas sung"),
        ("en", "UNESCOOFFICE", "UNESCOOFFICE"),
        ("en", "about", "about"),
        ("tlh", "safeguarding", "safeguarding"),
    ],
)
def test_words_are_parted_by_their_language(language: str, word: str, expected: str) -> None:
    assert parts(word, language) == expected.split()


@pytest.mark.parametrize(
    ("language", "word"), [("el", "πληροφορίες"), ("uk", "інформаційний"), ("fr", "naturellement")]
)
def test_other_alphabets_and_languages_have_their_dictionaries(language: str, word: str) -> None:
    assert len(parts(word, language)) > 2


def test_addresses_are_parted_after_their_signs_without_a_hyphen() -> None:
    assert parts("https://www.example.org/a/page.html?x=1", "en") == [
        "https://", "www.", "example.", "org/", "a/", "page.", "html?", "x=", "1",
    ]  # fmt: skip


def test_a_word_that_no_line_holds_is_parted_and_one_that_leaves_little_empty_is_not() -> None:
    runs = [Run("Die Rechtsschutzversicherungsgesellschaft ist da")]
    lines = shown(break_lines(runs, FONTS, 10, 100, parting=GERMAN))
    assert len(lines) == 3
    assert lines[0].endswith(SOFT_HYPHEN)
    assert "".join(lines).replace(SOFT_HYPHEN, "") == runs[0].text
    narrow = [Run("Die Stadt hat wirklich entschieden")]
    assert SOFT_HYPHEN not in "".join(shown(break_lines(narrow, FONTS, 10, 110, parting=GERMAN)))


def test_what_is_bold_is_parted_only_where_no_line_holds_it() -> None:
    runs = [Run("ab Versicherungsgesellschaft")]
    assert SOFT_HYPHEN in "".join(shown(break_lines(runs, FONTS, 10, 115, parting=GERMAN)))
    assert SOFT_HYPHEN not in "".join(shown(break_lines(runs, FONTS, 10, 118, True, GERMAN)))


def test_the_language_of_a_run_goes_before_that_of_the_text() -> None:
    runs = [Run("Versicherungsgesellschaften", language="de")]
    lines = break_lines(runs, FONTS, 10, 70, parting=parting_in("tlh"))
    assert len(lines) > 1
    with pytest.raises(TooWide):
        break_lines([Run("Versicherungsgesellschaften")], FONTS, 10, 70, parting=parting_in("tlh"))


@given(st.text("abcdefgäöü/. -", max_size=200), st.floats(40, 200))
def test_parted_lines_join_to_the_text_and_none_is_too_wide(text: str, width: float) -> None:
    try:
        lines = break_lines([Run(text)], FONTS, 10, width, parting=GERMAN)
    except TooWide:
        return
    assert "".join(shown(lines)).replace(SOFT_HYPHEN, "") == text
    for line in shown(lines):
        assert 10 * FONTS["regular"].word_width(line.rstrip(" ")) <= width + 1e-6 or line.isspace()


def test_endless_words_end_soon() -> None:
    start = time.process_time()
    for word in ("a/" * 50_000, "abc" * 30_000, "a" * 1_999, "a/" * 999):
        with pytest.raises(TooWide):
            break_lines([Run(word), Run("w" * 3_000)], FONTS, 10, 100, parting=GERMAN)
    assert time.process_time() - start < 5
