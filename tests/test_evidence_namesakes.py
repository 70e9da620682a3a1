"""Which full names a surname is short for."""

from __future__ import annotations

import pytest

from builder.evidence.speakers.attribution import find_attribution
from builder.evidence.text.folding import fold_source
from builder.model.source import Source, Span


def names(text: str) -> list[str]:
    start = text.index("“Yes") + 1
    found = find_attribution(Span(start, start + 4), fold_source(Source("a", "a", "a", text, "")))
    assert found is not None
    assert found.is_clear == (not found.others)
    return [found.name, *found.others]


@pytest.mark.parametrize(
    ("before", "speaker", "expected"),
    [
        ("We met Jane Roe.", "Roe", ["Jane Roe"]),
        ("We met Jane Roe and later Tom Roe.", "Roe", ["Tom Roe", "Jane Roe"]),
        ("We met Jane Roe and later Tom Roe.", "Tom Roe", ["Tom Roe"]),
        ("We met Ms Jane Roe and later Dr Tom Roe.", "Dr Roe", ["Tom Roe"]),
        ("We met Jane Roe and later Dr Tom Roe.", "Ms Roe", ["Jane Roe"]),
        ("We met Tom Roe and his wife, Jane Roe.", "Mr Roe", ["Tom Roe"]),
        ("We met Tom Roe and his wife, Jane Roe.", "Mrs Roe", ["Jane Roe"]),
        ("Skipper Roe won, as a skipper does.", "Roe", ["Roe"]),
        ("Referee Roe was the referee when Jane Roe won.", "Roe", ["Jane Roe"]),
        ("Paris-based Roe met Jane Roe.", "Roe", ["Jane Roe"]),
        ("The UK Roe met Jane Roe.", "Roe", ["Jane Roe"]),
    ],
)
def test_a_surname_is_short_for_the_names_that_its_title_allows(before: str, speaker: str, expected: list[str]) -> None:
    assert names(f"{before} {speaker} said: “Yes, we did.”") == expected


def test_a_headline_names_nobody() -> None:
    text = "Classy Roe makes a start\n\nJane Roe won on Monday. Roe said: “Yes, we did.”"
    assert names(text) == ["Jane Roe"]
