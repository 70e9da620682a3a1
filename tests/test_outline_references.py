from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.outline import parse_outline
from builder.outline.references import MAX_MADE_ID, make_id
from builder.outline.values import IDENTIFIER
from tests.outline_texts import codes, problems, with_entries


def ids(*entries: str) -> list[str]:
    return [str(item.id) for item in parse_outline(with_entries(*entries).encode(), "x").items()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Heat rose", "heat-rose"),
        ("Café: 2,000 people’s “view”", "cafe-2-000-peoples-view"),
        ("Don't", "dont"),
        ("  --  ", ""),
        ("热浪", ""),
        ("Reports of com networks rose six-fold in two years", "reports-of-com-networks-rose-six-fold-in"),
        ("a" * 50, "a" * MAX_MADE_ID),
        ("a" * MAX_MADE_ID + " b", "a" * MAX_MADE_ID),
    ],
)
def test_ids_are_made_from_words(words: str, expected: str) -> None:
    assert make_id(words) == expected


@given(st.text())
def test_made_ids_are_ids_or_nothing(words: str) -> None:
    made = make_id(words)
    assert len(made) <= MAX_MADE_ID
    assert not made or (re.fullmatch(IDENTIFIER, made) and not made.endswith("-"))


def test_equal_words_get_numbers() -> None:
    assert ids("finding: Heat", "finding: Heat", "question: Heat") == ["heat", "heat-2", "heat-3"]


def test_made_ids_give_way_to_chosen_ones() -> None:
    assert ids("finding: Heat", "finding: Other\nid: heat", "finding: Heat", "finding: More\nid: heat-2") == [
        "heat-3", "heat", "heat-4", "heat-2",
    ]  # fmt: skip


def test_words_without_latin_letters_get_the_kind() -> None:
    assert ids("finding: 热浪", "quotation: 热\nspeaker: A", "finding: 浪") == ["finding", "quotation", "finding-2"]


def test_markup_is_no_part_of_an_id() -> None:
    assert ids("finding: Read **[this](https://x.org)**, now".replace("finding: ", "finding: >-\n  ")) == [
        "read-this-now"
    ]


def test_a_chart_may_name_a_made_id() -> None:
    assert ids("finding: Heat\nfigure: {subject: a, value: 6}", "chart: C\nkind: bar\nfigures: [heat]") == ["heat", "c"]


def test_a_chart_takes_figures_of_one_unit_whatever_the_unit() -> None:
    first, second = (
        "finding: {0}\nid: {0}\nfigure: {{subject: s, value: 1{1}}}".format(*pair) for pair in ("a ", "b ")
    )
    entries = (first.replace(": a ", ": a"), second.replace(": b ", ": b"), "chart: C\nkind: bar\nfigures: [a, b]")
    assert codes(with_entries(*entries)) == []


def test_a_figure_without_unit_does_not_go_with_one_that_has_one() -> None:
    a, b = "finding: A\nfigure: {subject: s, value: 1}", "finding: B\nfigure: {subject: s, value: 1, unit: fold}"
    (problem,) = problems(with_entries(a, b, "chart: C\nkind: bar\nfigures: [a, b]"))
    assert problem.code == "bad-value"
    assert "no unit" in problem.message


def test_the_first_of_two_equal_ids_is_named() -> None:
    (problem,) = problems(with_entries("finding: A\nid: x", "finding: B\nid: x"))
    assert problem.code == "duplicate-id"
    assert problem.hints == ("the first is in line 13",)


def test_every_row_has_to_fit_the_columns() -> None:
    text = with_entries("table: T\ncolumns: [a, b]\nrows:\n  - [1, 2]\n  - [1, 2, 3]\n  - [1]\n  - [1, {x: y}]")
    found = problems(text)
    assert [problem.code for problem in found] == ["bad-value", "bad-value", "wrong-type"]
    assert "3 cells" in found[0].message
    assert "1 cell," in found[1].message
