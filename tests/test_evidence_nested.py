"""Words quoted within a quotation."""

from __future__ import annotations

import pytest

from builder.evidence.speakers.nested import inner_speaker
from builder.evidence.speakers.surroundings import surroundings_of
from builder.evidence.text.folding import fold_source
from builder.model.source import Source, Span


def inner(text: str, words: str) -> str | None:
    start = text.index(words)
    around, span = surroundings_of(Span(start, start + len(words)), fold_source(Source("a", "a", "a", text, "")))
    found = inner_speaker(around, span)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("“My father told me, ‘Go away,’ and I went,” said Jane Roe.", "My father"),
        ("‘Max Ito said: “Go away,” and I went,’ said Jane Roe.", "Max Ito"),
        ("“It was late. Then he said, ‘Go away.’ I went,” said Jane Roe.", "he"),
        ("“I told him, ‘Go away,’ and he went,” said Jane Roe.", None),
        ("“The men's ‘Go away’ sign is new,” said Jane Roe.", None),
        ("“Go away,” said Jane Roe.", None),
        ("Jane Roe said: ‘Go away.’", None),
    ],
)
def test_they_are_whose_the_one_quoted_says_they_are(quotation: str, expected: str | None) -> None:
    assert inner(quotation, "Go away") == expected


def test_each_paragraph_of_a_long_quotation_opens_no_inner_one() -> None:
    text = "“He said no,” Jane Roe recalled.\n\n“Max said it was late.\n\n“Go away, it was.”"
    assert inner(text, "Go away") is None
