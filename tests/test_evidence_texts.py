"""Which numbers may stand without evidence, and where."""

from __future__ import annotations

import pytest

from builder.evidence.quantities import find_quantities
from builder.evidence.texts import Strictness, needs_evidence, texts_of
from builder.model.text import Place, Text
from tests.charts import chart


@pytest.mark.parametrize(
    ("text", "strictness", "needed"),
    [
        ("the second report", "strict", False),
        ("the 2nd report", "strict", True),
        ("a third report", "strict", True),
        ("two minutes", "strict", True),
        ("two minutes", "notes", False),
        ("3 questions", "notes", False),
        ("two deaths", "notes", True),
        ("at 10:30", "notes", False),
        ("21 questions", "notes", True),
        ("85%", "notes", True),
        ("five things", "own", False),
        ("20 people", "own", False),
        ("21 people", "own", True),
        ("48 hours", "own", False),
        ("half an hour", "own", False),
        ("by 1 May", "own", False),
        ("in 2024", "own", False),
        ("1.5 people", "own", True),
        ("5%", "own", True),
        ("£5", "own", True),
        ("a third of all", "own", True),
        ("twice as many", "own", True),
        ("thousands", "own", True),
    ],
)
def test_needs_evidence(text: str, strictness: Strictness, needed: bool) -> None:
    (quantity,) = find_quantities(text, "en-GB")
    assert needs_evidence(quantity, strictness) is needed


def test_the_names_in_a_chart_are_texts_that_are_checked() -> None:
    drawn = chart("bar", {"Girls 2020": "a", "Boys": "b"}, categories=(Text("Under 18", Place(1, 1)),), alt="Two bars.")
    assert [str(stated.text) for stated in texts_of(drawn)] == ["Drugs", "Girls 2020", "Boys", "Under 18", "Two bars."]
