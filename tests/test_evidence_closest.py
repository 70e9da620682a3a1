"""The closest words are a hint: near, with their line, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.quotations.closest import WordIndex, find_closest
from builder.evidence.text.folding import fold_source
from builder.model.source import Source

ARTICLE = (
    "Heroin use dropped 11%.\nCocaine use was up 7% and ketamine consumption rose 85%.\nIt was “non-violent” then."
)


def index(text: str) -> WordIndex:
    return WordIndex(fold_source(Source("a", "a.txt", "a.txt", text, "")))


@pytest.mark.parametrize(
    ("words", "text", "line", "said", "has"),
    [
        ("ketamine consumption rose 58%", "ketamine consumption rose 85%", 2, "58%", "85%"),
        ("Cocaine use went up 7%", "Cocaine use was up 7%", 2, "went", "was"),
        ("Heroin use has dropped 11%", "Heroin use dropped 11%", 1, "use has", "use"),
        ("heroin use dropped 11%", "Heroin use dropped 11%", 1, "", ""),
        ("It was violent then", "It was “non-violent” then", 3, "violent", "non-violent"),
    ],
)
def test_the_closest_words_and_where_they_differ(words: str, text: str, line: int, said: str, has: str) -> None:
    closest = find_closest(words, index(ARTICLE))
    assert closest is not None
    assert (closest.line, closest.said, closest.has) == (line, said, has)
    assert text in closest.text or closest.text in text


def test_words_of_another_subject_have_no_closest() -> None:
    assert find_closest("Nothing of this kind stands anywhere here", index(ARTICLE)) is None
    assert find_closest("…", index(ARTICLE)) is None
    assert find_closest("Heroin", index("")) is None


def test_a_source_of_a_megabyte_is_searched_without_delay() -> None:
    words = index(("the use of it rose by some per cent in that year " * 20 + "ketamine consumption rose 85%\n") * 1000)
    start = time.process_time()
    closest = find_closest("the use of it rose by some per cent when ketamine consumption rose 58% in that year", words)
    assert closest is not None
    assert time.process_time() - start < 2


@given(st.text(), st.text() | st.lists(st.sampled_from(["a", "b", "c", "-", ".", "1", "é"])).map(" ".join))
def test_any_words_and_source_give_a_line_of_the_source_or_nothing(words: str, text: str) -> None:
    closest = find_closest(words, index(text))
    assert closest is None or 1 <= closest.line <= 1 + text.count("\n")
