"""Which number of the evidence supports which number of a text."""

from __future__ import annotations

import pytest

from builder.evidence.quantities import find_quantities
from builder.evidence.quantities.support import carried_keys, stated_keys, supports_magnitude


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
