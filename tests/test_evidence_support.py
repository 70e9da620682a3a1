"""Which number of the evidence supports which number of a text."""

from __future__ import annotations

import pytest

from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.support import (
    approximates,
    carried_keys,
    is_in_other_unit,
    stated_keys,
    supports_magnitude,
    unsigned,
)


def read(text: str) -> Quantity:
    (quantity,) = find_quantities(text, "en-GB")
    return quantity


def supports(evidence: str, stated: str) -> bool:
    (has,) = find_quantities(evidence, "en-GB")
    (says,) = find_quantities(stated, "en-GB")
    return not set(carried_keys(has)).isdisjoint(stated_keys(says))


@pytest.mark.parametrize(
    ("evidence", "stated"),
    [
        ("11%", "11 per cent"), ("11%", "eleven percent"), ("11.0%", "11%"), ("six-fold", "x6"), ("sixfold", "6-fold"),
        ("doubled", "two-fold"), ("three times a week", "a three-fold"), ("2,000 adults", "two thousand"),
        ("£3bn", "GBP 3,000 million"), ("a quarter", "1 in 4"), ("2/8", "¼"), ("2022-23", "2022/23"),
        ("26 March 2025", "in 2025"), ("26 March 2025", "March 2025"), ("26 March 2025", "on 26 March"),
        ("2025-03-26", "26 March 2025"), ("7.30pm", "19:30"), ("1984 reports", "1,984 reports"), ("the 1980s", "1980s"),
    ],
)  # fmt: skip
def test_the_same_number_otherwise_written_is_supported(evidence: str, stated: str) -> None:
    assert supports(evidence, stated)


@pytest.mark.parametrize(
    ("evidence", "stated"),
    [
        ("11%", "12%"), ("11%", "11 percentage points"), ("11%", "11 people"), ("11%", "11-fold"), ("11%", "-11%"),
        ("£3bn", "£3m"), ("£3", "$3"), ("2022/23", "in 2022"), ("in 2022", "2022/23"), ("in 2025", "26 March 2025"),
        ("March 2025", "26 March 2025"), ("26 March", "27 March"), ("a quarter", "a third"), ("1980s", "in 1980"),
        ("6th", "6 people"), ("thousands", "hundreds"), ("85%", "58%"),
    ],
)  # fmt: skip
def test_another_number_kind_or_unit_is_not(evidence: str, stated: str) -> None:
    assert not supports(evidence, stated)


@pytest.mark.parametrize(
    ("evidence", "stated", "supported"),
    [
        ("2,000 adults", "thousands", True),
        ("1,999 adults", "thousands", False),
        ("2 million adults", "thousands", False),
        ("25,000 adults", "tens of thousands", True),
        ("£3m", "millions", True),
        ("2,000%", "thousands", False),
    ],
)
def test_a_count_supports_its_order_of_size(evidence: str, stated: str, supported: bool) -> None:
    (says,) = find_quantities(stated, "en")
    assert supports_magnitude(find_quantities(evidence, "en"), says) is supported


@pytest.mark.parametrize(
    ("stated", "exact", "expected"),
    [
        # about and nearly: as near as the last digit given
        ("about 65,000", "64,812", True), ("about 65,000", "65,499", True), ("about 65,000", "66,100", False),
        ("about 60,000", "64,812", True), ("about 70,000", "64,812", False),
        ("about 70,000", "65,812", True), ("about 50,000", "64,812", False),
        ("nearly 65,000", "64,812", True), ("nearly 65,000", "65,200", False), ("nearly 70,000", "64,812", False),
        ("nearly 70,000", "67,000", True),
        # bounds, on their own side and not far off
        ("more than 64,000", "64,812", True), ("more than 65,000", "64,812", False),
        ("more than 50,000", "64,812", False), ("at least 64,000", "64,812", True),
        ("less than 65,000", "64,812", True), ("less than 64,000", "64,812", False),
        ("less than 90,000", "64,812", False), ("at most 70,000", "64,812", True),
        # without a qualifier nothing is near enough
        ("65,000", "64,812", False), ("64,812", "64,812", False),
        # kinds and units
        ("about 12%", "12.3%", True), ("about 12%", "12.3 points", False), ("about 12%", "12.3", False),
        ("about £12", "£12.30", True), ("about £12", "$12.30", False), ("about 12-fold", "12.3-fold", True),
        ("about 2024 people", "in 2023", False), ("about 12", "0", False),
        # fractions of per cent
        ("nearly a third", "33%", True), ("about a third", "34%", True), ("about a third", "43%", False),
        ("more than a third", "34%", True), ("more than a third", "33%", False), ("more than half", "55%", True),
        ("less than half", "49%", True), ("less than half", "51%", False), ("about 33%", "a third", True),
        ("nearly 66%", "nearly two-thirds", True), ("nearly 66%", "two-thirds", False),
        ("nearly 60%", "nearly two-thirds", False), ("nearly two-thirds", "nearly 66%", True),
    ],
)  # fmt: skip
def test_a_rounded_number_approximates_by_its_qualifier(stated: str, exact: str, expected: bool) -> None:
    assert approximates(read(stated), read(exact)) is expected


@pytest.mark.parametrize(
    ("stated", "exact", "expected"),
    [
        ("6%", "six-fold", True), ("6%", "6 percentage points", True), ("£6", "$6", True), ("£6", "6%", True),
        ("6 tenants", "six-fold", False), ("6%", "6 tenants", False), ("6%", "7-fold", False),
        ("£3m", "£3bn", True), ("£3", "£3bn", True), ("£3m", "£3.1bn", False),
        ("3 million people", "3,000 people", True), ("3,000", "3,000,000", False), ("6%", "0%", False),
        ("in 2024", "2024%", False), ("a third", "a third", False),
    ],
)  # fmt: skip
def test_the_same_number_in_another_unit_or_scale(stated: str, exact: str, expected: bool) -> None:
    assert is_in_other_unit(read(stated), read(exact)) is expected


@pytest.mark.parametrize(("text", "value"), [("-11%", 11), ("11%", 11), ("-0.5", "0.5")])
def test_unsigned_takes_off_the_sign_alone(text: str, value: object) -> None:
    quantity = unsigned(read(text))
    assert str(quantity.value) == str(value)
    assert (quantity.kind, quantity.text) == (read(text).kind, text)
