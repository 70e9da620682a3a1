"""Who says some words, by the grammar of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.speakers.attribution import Attribution, find_attribution
from builder.evidence.text.folding import FoldedSource, fold_source
from builder.model.source import Source, Span

WORDS = "it will rain"


def source(text: str) -> FoldedSource:
    return fold_source(Source("a", "a.txt", "a.txt", text, ""))


def attribution(text: str, words: str = WORDS) -> Attribution | None:
    start = text.index(words)
    return find_attribution(Span(start, start + len(words)), source(text))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ann Lee said: “it will rain.”", "Ann Lee", ""),
        ("Ann Lee said “it will rain” in May.", "Ann Lee", ""),
        ("Ann Lee has always said that “it will rain”.", "Ann Lee", ""),
        ("MWO chief forecaster Ann Lee warned: “it will rain.”", "Ann Lee", "MWO chief forecaster"),
        ("“it will rain,” said Ann Lee.", "Ann Lee", ""),
        (
            "“it will rain”, said Dr Ann Lee, director of the Weather Office.",
            "Ann Lee",
            "director of the Weather Office",
        ),
        ("“it will rain,” said forecaster Ann Lee.", "Ann Lee", "forecaster"),
        ("“it will rain,” Ann Lee, 44, of Leeds, told Bo Kim.", "Ann Lee", "44, of Leeds"),
        ("“it will rain!” Ann Lee shouted.", "Ann Lee", ""),
        ("“Yes,” said Ann Lee, “it will rain.”", "Ann Lee", ""),
        ("“Yes,” said Ann Lee. “it will rain.”", "Ann Lee", ""),
        ("According to Ann Lee, “it will rain”.", "Ann Lee", ""),
        ("The sky says “it will rain”, according to Ann Lee.", "Ann Lee", ""),
        ("In the words of Ann Lee, “it will rain”.", "Ann Lee", ""),
        ("Ann Lee's warning: “it will rain.”", "Ann Lee", ""),
        ("“it will rain” was how Ann Lee described it.", "Ann Lee", ""),
        ("Bo Kim was told by Ann Lee that “it will rain”.", "Ann Lee", ""),
        ("Ann Lee was quoted by the Post as saying “it will rain”.", "Ann Lee", ""),
        ("Ann Lee, who met Bo Kim on Monday, said “it will rain”.", "Ann Lee", ""),
        ("Ann Lee met Bo Kim and said “it will rain”.", "Ann Lee", ""),
        ("Ann Lee told Bo Kim: “it will rain.”", "Ann Lee", ""),
        ("Bo Kim spoke. Asked by Bo Kim, Ann Lee replied: “it will rain.”", "Ann Lee", ""),
        ("Ann Lee phoned from London, adding “it will rain”.", "Ann Lee", ""),
        ("Bo Kim said the view, which Ann Lee had called grim, was “it will rain”.", "Bo Kim", ""),
        ("The firm's forecaster, Ann Lee, said: “it will rain.”", "Ann Lee", "The firm's forecaster"),
        ("“it will rain,” said the firm's manager, Ann Lee.", "Ann Lee", "the firm's manager"),
        ("Home Secretary Ann Lee said: “it will rain.”", "Ann Lee", "Home Secretary"),
        ("Labour's Ann Lee said: “it will rain.”", "Ann Lee", "Labour's"),
        ("Director of skies at the MWO Ann Lee said: “it will rain.”", "Ann Lee", "Director of skies at the MWO"),
        ("“it will rain” — Ann Lee", "Ann Lee", ""),
        ("“it will rain,” the council's leader, Ann Lee, told the meeting.", "Ann Lee", "the council's leader"),
        ("Ann Lee (Leeds) said: “it will rain.”", "Ann Lee", ""),
    ],
)
def test_the_speaker_is_named_before_behind_or_between(text: str, name: str, role: str) -> None:
    found = attribution(text)
    assert found is not None
    assert (found.name, found.how, found.is_person) == (name, "named", True)
    assert role in found.role
    assert "Lee" in text[slice(*found.span)] or "Kim" in text[slice(*found.span)]


@pytest.mark.parametrize(
    ("text", "written", "name", "how", "others"),
    [
        ("Ann Lee spoke. “it will rain,” she said.", "she", "Ann Lee", "pronoun", ()),
        ("Ann Lee said no. Bo Kim said yes. “it will rain,” he added.", "he", "Bo Kim", "pronoun", ()),
        ("Mr Lee told Ms Kim no. “it will rain,” she said.", "she", "Kim", "pronoun", ()),
        ("Ann Lee met Bo Kim. “it will rain,” she said.", "she", "Ann Lee", "pronoun", ("Bo Kim",)),
        (
            "Bo Kim spoke. Her Leeds counterpart, Ann Lee, was terse. “it will rain,” she said.",
            "she",
            "Ann Lee",
            "pronoun",
            (),
        ),
        ("The Weather Office spoke. It said: “it will rain.”", "It", "Weather Office", "pronoun", ()),
        ("The Rain Agency and Ann Lee met. The agency said: “it will rain.”", "The agency", "Rain Agency", "noun", ()),
        ("Judge Ann Lee sat. The judge said: “it will rain.”", "The judge", "Ann Lee", "noun", ()),
        ("“it will rain,” said a Leeds spokesman.", "a Leeds spokesman", "a Leeds spokesman", "noun", ()),
        ("A report said: “it will rain.”", "A report", "A report", "noun", ()),
        ("“it will rain,” experts warn.", "experts", "experts", "noun", ()),
    ],
)
def test_pronouns_and_nouns_stand_for_the_nearest_name(
    text: str, written: str, name: str, how: str, others: tuple[str, ...]
) -> None:
    found = attribution(text)
    assert found is not None
    assert (found.written, found.name, found.how, found.others) == (written, name, how, others)


def test_a_surname_is_completed_by_the_name_nearest_before() -> None:
    found = attribution("Bo Lee and Ann Lee spoke. Bo Lee left. “No,” said Ann Lee. “it will rain,” Ms Lee said.")
    assert found is not None
    assert found.name == "Ann Lee"


def test_each_of_two_speakers_in_one_paragraph_has_their_own_words() -> None:
    text = "Ann Lee said “it will rain”, but Bo Kim said “it will snow”. “Sun,” said Jo Fay. “Wind,” Cy Dee said."
    words = {"it will rain": "Ann Lee", "it will snow": "Bo Kim", "Sun": "Jo Fay", "Wind": "Cy Dee"}
    for quotation, name in words.items():
        found = attribution(text, quotation)
        assert found is not None
        assert found.name == name


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = attribution("Ann Lee said: “Look up.\n\n“it will rain.”\n\nBo Kim said: “No.”")
    assert found is not None
    assert found.name == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        "The sky was grey and it will rain. Ann Lee said: “No.”",
        "A game called “it will rain” is out.",
        "“it will rain” is on every wall.",
        "it will rain",
    ],
)
def test_nobody_says_what_no_grammar_gives_to_anybody(text: str) -> None:
    assert attribution(text) is None


@given(st.text(), st.data())
def test_any_span_of_any_text_has_a_speaker_of_the_text_or_none(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    found = find_attribution(Span(start, data.draw(st.integers(start, len(text)))), source(text))
    assert found is None or 0 <= found.span.start < found.span.end <= len(text)
