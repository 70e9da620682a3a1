"""Raised characters: marks of notes go, powers and endings stay."""

from __future__ import annotations

import pytest

from builder.reading.superscripts import read_superscript


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        ("rose by 7%.", "1", ""),
        ("rose by 7%", "[12]", ""),
        ("networks", "1,2", ""),
        ("networks", "3–5", ""),
        ("networks", "*", ""),
        ("networks", "†", ""),
        ("networks", " a ", ""),
        ("in 2024", "3", ""),
        ("to 85", "3", ""),
        ("3 × 10", "6", "⁶"),
        ("10", "6", "⁶"),
        ("10", "-3", "⁻³"),
        ("110", "6", ""),
        ("50 km", "2", "²"),
        ("50 m", "3", "³"),
        ("per km", "−2", "⁻²"),
        ("the team", "2", ""),
        ("1", "st", "st"),
        ("2", "nd", "nd"),
        ("5", "e", "e"),
        ("M", "me", "me"),
    ],
)
def test_what_a_raised_text_means(before: str, words: str, expected: str) -> None:
    assert read_superscript(words, before) == expected
