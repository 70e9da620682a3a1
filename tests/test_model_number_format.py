"""A value is shown as a spreadsheet would show it; an unknown format is not guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.number_format import format_number

SIGNED = '+#,##0"%";"−"#,##0"%";#,##0"%"'


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        ("85", SIGNED, "+85%"),
        ("-11", SIGNED, "−11%"),
        ("0", SIGNED, "0%"),
        ("2000", "#,##0", "2,000"),
        ("2000", "0", "2000"),
        ("3.5", '"£"#,##0.00', "£3.50"),
        ("-3", "#,##0", "-3"),
        ("1E+3", "#,##0", "1,000"),
    ],
)
def test_formats_that_charts_use(value: str, number_format: str, shown: str) -> None:
    assert format_number(Decimal(value), number_format) == shown


@pytest.mark.parametrize("number_format", ["General", "0.0E+00", "[Red]0", "#,##0_)", "#,##0,", "yyyy"])
def test_a_format_of_another_kind_is_not_guessed_at(number_format: str) -> None:
    assert format_number(Decimal(1), number_format) is None


@given(st.decimals(allow_nan=False, allow_infinity=False), st.text('#,0.;"%+- x', max_size=12))
def test_no_value_or_format_makes_it_fail(value: Decimal, number_format: str) -> None:
    shown = format_number(value, number_format)
    assert shown is None or isinstance(shown, str)
