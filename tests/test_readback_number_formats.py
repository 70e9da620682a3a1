"""What Office shows for a number."""

from __future__ import annotations

import pytest

from builder.readback.number_formats import shown_number

SIGNED = '+#,##0"%";"−"#,##0"%";#,##0"%"'


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        ("85", SIGNED, "+85%"),
        ("-11", SIGNED, "−11%"),
        ("0", SIGNED, "0%"),
        ("1234567", "#,##0", "1,234,567"),
        ("-5", "0", "-5"),
        ("3.456", "0.00", "3.46"),
        ("0.125", "0%", "13%"),
        ("7", "General", "7"),
        ("7", "", "7"),
        ("1500", '"£"#,##0', "£1,500"),
        ("5", r"0\x", "5x"),
    ],
)
def test_a_number_is_shown_in_its_format(number: str, number_format: str, shown: str) -> None:
    assert shown_number(number, number_format) == shown


@pytest.mark.parametrize(
    ("number", "number_format"),
    [("x", "0"), ("5", "yyyy"), ("5", '"five"'), ("5", "0 0"), ("5", "0" * 100), ("9" * 50, "0"), ("5", "[Red]0")],
)
def test_what_is_not_known_is_not_guessed(number: str, number_format: str) -> None:
    assert shown_number(number, number_format) is None
