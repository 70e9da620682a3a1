"""Texts and addresses as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.ledger import as_linked, as_seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("  two  blanks\tand a\nline ", "two blanks and a line"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("not\u00a0broken", "not broken"),
        ("inde\u00adpendent", "independent"),
        ("bell\x07 and half an emoji \ud83d", "bell and half an emoji"),
        ("a whole one \U0001f642", "a whole one \U0001f642"),
    ],
)
def test_a_text_is_compared_as_it_is_seen(text: str, seen: str) -> None:
    assert as_seen(text) == seen


@given(st.text())
def test_what_is_seen_is_seen_as_it_is(text: str) -> None:
    assert as_seen(as_seen(text)) == as_seen(text)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c&d=%20#x", "https://example.org/a?b=c&d=%20#x"),
        ("https://example.org/\u00e9", "https://example.org/%C3%A9"),
        ("https://example.org/{x}", "https://example.org/%7Bx%7D"),
    ],
)
def test_an_address_is_compared_in_its_percent_encoding(address: str, linked: str) -> None:
    assert as_linked(address) == linked
    assert as_linked(linked) == linked
