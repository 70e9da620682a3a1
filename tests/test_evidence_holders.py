"""Whom a source gives a description."""

from __future__ import annotations

import pytest

from builder.evidence.speakers.holders import holders_of
from builder.evidence.speakers.surroundings import surroundings_of
from builder.evidence.text.folding import fold_source
from builder.model.source import Source, Span

ARTICLE = (
    "Jane Roe, a nurse on the ward, came first. The home secretary, Ann Lee, came with her deputy. Dr Max Ito waited.\n"
    "\n"
    "Deputy director Omar Hadi spoke to former minister Bo Kim. A study led by Lena Ortiz, a biologist, is out.\n"
    "\n"
    "Captain Tom Walker and Kelling captain Eva Lund met. In the Post, the editor said little. HERE it ends.\n"
)


def holders(description: str, text: str = ARTICLE) -> list[str]:
    around, inner = surroundings_of(
        Span(text.index("HERE"), text.index("HERE") + 4), fold_source(Source("a", "a", "a", text, ""))
    )
    found = holders_of(description, inner.start, around)
    return [" ".join(token.text for token in one.name) for one in found]


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("the nurse", ["Jane Roe"]),
        ("The home secretary", ["Ann Lee"]),
        ("the secretary", ["Ann Lee"]),
        ("the doctor", ["Max Ito"]),
        ("the deputy director", ["Omar Hadi"]),
        ("the biologist", ["Lena Ortiz"]),
        ("the Kelling captain", ["Eva Lund"]),
        ("the captain of Kelling", ["Eva Lund"]),
        ("the former minister", ["Bo Kim"]),
    ],
)
def test_a_description_is_whose_the_source_gives_it(description: str, expected: list[str]) -> None:
    assert holders(description) == expected


@pytest.mark.parametrize(
    "description", ["the director", "the minister", "the editor", "the ward", "the", "the surgeon"]
)
def test_a_deputy_is_no_director_and_a_newspaper_no_editor(description: str) -> None:
    assert holders(description) == []


def test_of_two_captains_the_nearer_before_comes_first() -> None:
    assert holders("the captain") == ["Eva Lund", "Tom Walker"]
    assert holders("the captain", "HERE he is. Sue Carr, the captain, comes later than Jo Bell, a captain.") == [
        "Sue Carr",
        "Jo Bell",
    ]


def test_two_of_one_surname_are_two() -> None:
    text = "Sarah Reid, a nurse, came with Thomas Reid, a nurse. Reid, a nurse of old, spoke. HERE it ends."
    assert holders("the nurse", text) == ["Thomas Reid", "Sarah Reid"]
