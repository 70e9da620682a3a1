"""Numerals of other scripts and of typesetters, in the form that the grammar reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.quantities import find_quantities
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.numerals import plain_numerals
from tests.evidence_builders import codes, found_in

SPACES = "\u00a0\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"


@pytest.mark.parametrize("language", ["en-GB", "de", "fr", "es", "it", "nl", "pl", "pt", "cy"])
@pytest.mark.parametrize("between", [*SPACES, "\u2019", "\u066c", "\uff0c"])
def test_a_separator_of_typesetters_groups_digits_in_any_language(language: str, between: str) -> None:
    (found,) = find_quantities(f"12{between}345", language)
    assert (found.value, found.text) == (12345, f"12{between}345")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a total of 12 345 people", [12345]), ("There were 1 234 people", [1234]), ("£12 345", [12345]),
        ("It reached 12\n456.", [12456]),
        ("£123 456", [123456]), ("It treated 12 345 people", [12345]),
        ("aged 12 345", [12, 345]), ("is 116 123", [116, 123]), ("rund 12 345 Menschen", [12345]),
        ("rose from 1 234 to 12 345", [1234, 12345]), ("a total of 1 234 567 people", [1234567]),
        ("Leeds 12 345", [12, 345]), ("of 12 345%", [12, 345]), ("of 4 100m races", [4, 100]),
        ("of 2024 100", [2024, 100]), ("2024\u00a0100", [2024, 100]), ("of 12 345 678", [12345678]),
        ("of 12, 345", [12, 345]), ("at 1 100 people", [1, 100]),
    ],
)  # fmt: skip
def test_a_common_space_groups_digits_only_where_one_number_is_meant(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in find_quantities(text, "en-GB")] == values


@pytest.mark.parametrize(
    "text", ["85%", "\uff18\uff15\uff05", "\u0668\u0665\u066a", "\u06f8\u06f5%", "\U0001d7d6\U0001d7d3%"]
)
def test_digits_of_every_script_are_held_against_the_evidence(text: str) -> None:
    assert codes(found_in("Use rose 85% in Leeds.", f"Use rose {text} in Leeds")) == []
    assert codes(found_in("Use rose 11% in Leeds.", f"Use rose {text} in Leeds")) == ["number-unsupported"]


@given(st.text() | st.text(st.sampled_from(f"1234,.'of£\n \u066b\uff05{SPACES}")), st.sampled_from(["en", "de"]))
def test_a_text_keeps_its_length(text: str, language: str) -> None:
    assert len(plain_numerals(text, number_format(language))) == len(text)


@pytest.mark.parametrize("text", ["10 y cant", "1 o bob 5", "25 miliwn", "12 Mawrth 2024", "Roedd 1,234 o bobl"])
def test_welsh_numbers_are_read(text: str) -> None:
    (found,) = find_quantities(text, "cy")
    read = {"10 y cant": "percent", "1 o bob 5": "fraction", "12 Mawrth 2024": "date"}.get(text, "number")
    assert found.kind == read


@pytest.mark.parametrize("junk", ["(5", "5 ", "of 1 ", "1\u202f", "of 1\n2", "1'", "\u0661", "5 a "])
def test_junk_is_read_without_delay(junk: str) -> None:
    assert find_quantities(junk * 20_000, "en-GB") is not None
