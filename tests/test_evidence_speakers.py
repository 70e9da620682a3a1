"""Whose words: by the names beside them."""

from __future__ import annotations

import pytest

from builder.evidence.folding import fold_source
from builder.evidence.speakers import is_misattributed
from builder.model.source import Source, Span

ARTICLE = (
    "The National Crime Agency published a report.\n"
    "James Babbage, of the NCA, said: “We saw it coming.” Later he added: “It will grow.”\n"
    "He also said: “Nobody is safe.”\n"
    "“This is bad,” reads the text.\n"
    "Graham Biggar said: “Ask for help.”\n"
    "The agency said: “Call us.” Members of the NCA agreed.\n"
)


@pytest.mark.parametrize(
    ("words", "speaker", "misattributed"),
    [
        ("James Babbage, of the NCA, said: “We saw it coming.”", "James Babbage", False),
        ("We saw it coming.", "Dr Babbage", False),
        ("It will grow.", "James Babbage", False),
        ("Nobody is safe.", "James Babbage", False),
        ("This is bad,", "James Babbage", False),
        ("Graham Biggar said: “Ask for help.”", "Graham Biggar", False),
        ("Graham Biggar said: “Ask for help.”", "James Babbage", True),
        ("Ask for help.", "James Babbage", True),
        ("Ask for help.", "Jane Doe", True),
        ("The agency said: “Call us.”", "The agency", False),
        ("The agency said: “Call us.”", "National Crime Agency", False),
        ("The agency said: “Call us.”", "The NCA", False),
        ("The agency said: “Call us.”", "The", False),
    ],
)
def test_the_speaker_of(words: str, speaker: str, misattributed: bool) -> None:
    start = ARTICLE.index(words)
    source = fold_source(Source("a", "a.txt", "a.txt", ARTICLE, ""))
    assert is_misattributed(speaker, Span(start, start + len(words)), source) is misattributed


def test_an_abbreviation_in_the_text_names_the_speaker_spelled_out() -> None:
    text = "NCA officers said: “Call us.”"
    source = fold_source(Source("a", "a.txt", "a.txt", text, ""))
    assert is_misattributed("National Crime Agency", Span(0, len(text)), source) is False
    assert is_misattributed("National Health Service", Span(0, len(text)), source) is True
