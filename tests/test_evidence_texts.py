"""The texts of an outline that are held against evidence, and which numbers may stand without it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.evidence.quantities import find_quantities
from builder.evidence.texts import Strictness, needs_evidence, texts_of
from builder.model.outline import Advice, Chart, Finding, Item, Question, Quotation, Table
from builder.model.text import Place, Prose, Text
from tests.charts import chart
from tests.evidence_builders import PLACE, figure_of, text_at


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


def stated(entry: Item) -> list[tuple[str, str, str]]:
    return [(str(text), strictness, unit) for text, strictness, unit, *_ in texts_of(entry)]


def prose(text: str) -> Prose:
    return Prose(text, PLACE)


COMMON: dict[str, Any] = {"id": text_at("entry"), "place": PLACE, "notes": prose("N")}


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        (
            Finding(statement=prose("S"), points=(prose("P"),), figure=figure_of(value=5, subject="F"), **COMMON),
            [("S", "strict", ""), ("P", "strict", ""), ("F", "strict", ""), ("N", "notes", "")],
        ),
        (
            Quotation(words=text_at("Q"), speaker=text_at("T"), context=prose("C"), **COMMON),
            [("C", "strict", ""), ("N", "notes", "")],
        ),
        (Quotation(words=text_at("Q"), speaker=text_at("T"), **COMMON), [("N", "notes", "")]),
        (
            Chart(title=prose("T"), kind="bar", figures=(text_at("f"),), alt=prose("A"), **COMMON),
            [("T", "strict", ""), ("A", "strict", ""), ("N", "notes", "")],
        ),
        (
            Advice(title=prose("T"), steps=(prose("P"),), **COMMON),
            [("T", "own", ""), ("P", "own", ""), ("N", "own", "")],
        ),
        (
            Question(question=prose("Q"), answer=prose("A"), **COMMON),
            [("Q", "own", ""), ("A", "own", ""), ("N", "own", "")],
        ),
        (Question(question=prose("Q"), id=text_at("q"), place=PLACE), [("Q", "own", "")]),
    ],
)
def test_the_texts_of_an_entry_come_in_order(entry: Item, texts: list[tuple[str, str, str]]) -> None:
    assert stated(entry) == texts


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ("Change (%)", "%"), ("Change in per cent", "per cent"), ("Rent (£)", "£"), ("Thefts, Thousands", "thousands"),
        ("Rise (-fold)", "-fold"), ("Thefts", ""),
    ],
)  # fmt: skip
def test_a_cell_comes_with_the_unit_of_its_column(column: str, unit: str) -> None:
    table = Table(
        title=prose("T"),
        columns=(prose("Town"), prose(column)),
        rows=((prose("Leeds"), prose("5")), (prose("York"), prose("6"))),
        id=text_at("t"),
        place=PLACE,
    )
    assert stated(table) == [
        ("T", "strict", ""), ("Town", "strict", ""), (column, "strict", ""),
        ("Leeds", "strict", ""), ("5", "strict", unit), ("York", "strict", ""), ("6", "strict", unit),
    ]  # fmt: skip


def test_a_cell_is_about_its_row_and_column() -> None:
    table = Table(
        title=prose("T"),
        columns=(prose("Town"), prose("2019"), prose("2023")),
        rows=((prose("Leeds"), prose("5"), prose("9")),),
        id=text_at("t"),
        place=PLACE,
    )
    assert [said.label for said in texts_of(table)][-3:] == ["", "Leeds: 2019", "Leeds: 2023"]


def test_the_names_in_a_chart_are_texts_that_are_checked() -> None:
    drawn = chart("bar", {"Girls 2020": "a", "Boys": "b"}, categories=(Text("Under 18", Place(1, 1)),), alt="Two bars.")
    assert [str(stated.text) for stated in texts_of(drawn)] == ["Drugs", "Girls 2020", "Boys", "Under 18", "Two bars."]
