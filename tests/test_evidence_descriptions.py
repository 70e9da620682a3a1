"""What a sentence says of a name beside it."""

from __future__ import annotations

import pytest

from builder.evidence.speakers.descriptions import descriptions_beside
from builder.evidence.speakers.mentions import mentions
from builder.evidence.speakers.surroundings import surroundings_of
from builder.evidence.text.folding import fold_source
from builder.model.source import Source, Span


def described(text: str, name: str) -> list[str]:
    around, _ = surroundings_of(Span(0, 1), fold_source(Source("a", "a", "a", text, "")))
    return [
        said
        for sentence in around.sentences
        for mention in mentions(sentence.tokens, complements=True)
        if mention.name[-1].text == name
        for said in descriptions_beside(sentence.tokens, mention)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jane Roe, a nurse on the ward, came.", "a nurse on the ward"),
        ("The referee, Jane Roe, whistled.", "The referee"),
        ("Rovers captain Jane Roe whistled.", "Rovers captain"),
        ("A study led by Jane Roe, a biologist, came.", "a biologist"),
        ("Jane Roe, the chairman of the board said.", "the chairman of the board"),
        ("Jane Roe is the director of the board.", "the director of the board"),
    ],
)
def test_it_stands_before_behind_or_after_is(sentence: str, expected: str) -> None:
    assert any(said.startswith(expected) for said in described(sentence, "Roe"))


@pytest.mark.parametrize(
    "sentence", ["In the Roe, the minister said no.", "We had to wait, Jane Roe, and so did they.", "Jane Roe came."]
)
def test_what_begins_the_next_clause_is_no_description(sentence: str) -> None:
    assert all("minister" not in said and "wait" not in said for said in described(sentence, "Roe"))
