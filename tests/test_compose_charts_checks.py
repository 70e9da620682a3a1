"""A chart that would say what its figures don't is refused, with its line and what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builder.compose.charts.checks import check_charts, find_chart_problems
from builder.model.diagnostic import OutlineError
from builder.model.outline import Chart, Finding, Outline, Section
from builder.model.text import Text
from tests.charts import AT, chart, figure, findings

KNOWN = findings(
    staff=figure("60", "%", subject="spending on staff", period="2024"),
    media=figure("40", "%", subject="spending on books and media", period="2024"),
    rent=figure("30", "%", subject="spending on rent", period="2024"),
    up=figure("7", "%", "up", subject="loans of books"),
    down=figure("9", "%", "down", subject="loans of films"),
    zero=figure("0", "%", subject="gifts"),
    fold=figure("6", "fold", subject="reports"),
    more=figure("2", "fold", subject="calls"),
    old=figure("5", subject="members", period="2019"),
    new=figure("6", subject="members", period="2020"),
    later=figure("7", subject="members", period="2021"),
    some=figure("7", subject="members", period="lately"),
    boys=figure("5", subject="boys who read", period="2019"),
    boys2=figure("4", subject="boys who read", period="2020"),
)


def problems(drawn: Chart) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in find_chart_problems(outline(drawn))]


def outline(drawn: Chart) -> Outline:
    items: tuple[Finding | Chart, ...] = (*KNOWN.values(), drawn)
    return Outline(
        path="outline.yaml",
        digest="",
        title=Text("T", AT),
        language=Text("en", AT),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("S", AT), place=AT, items=items),),
    )


@pytest.mark.parametrize(
    "drawn",
    [
        chart("bar", "up down"),
        chart("column", "up down zero"),
        chart("pie", "staff media"),
        chart("doughnut", "media staff"),
        chart("line", "old new later"),
        chart("line", {"Members": "old new", "Boys": "boys boys2"}),
        chart("stacked-bar", {"Staff": "staff", "Books": "media"}, categories=(Text("Spending", AT),)),
        chart("bar", "staff media", categories=(Text("Staff", AT), Text("Books and media", AT))),
        chart("bar", "up staff"),
        chart("column", "down staff", measure="levels"),
    ],
)
def test_what_is_true_of_its_figures_is_drawn(drawn: Chart) -> None:
    assert problems(drawn) == []
    check_charts(outline(drawn))


def names(*texts: str) -> tuple[Text, ...]:
    return tuple(Text(text, AT) for text in texts)


CASES: list[tuple[Any, Any, dict[str, Any], str, str]] = [
    ("bar", "staff media", {"categories": names("Media", "Books")}, "chart-label", "nothing of `Media`"),
    ("bar", "staff media", {"categories": names("Spending", "spending")}, "chart-label", "apart"),
    ("bar", {"Girls": "boys boys2"}, {}, "chart-label", "nothing of `Girls`"),
    ("column", {"Members": "old new", "Staff": "staff media"}, {}, "chart-label", "apart"),
    ("line", "up down", {}, "chart-label", "no periods"),
    ("line", "new old", {}, "chart-order", "`2019` comes after `2020`"),
    ("line", "old some", {}, "chart-order", "`lately` is no period"),
    ("bar", "down staff", {}, "chart-values", "that of `staff` has no direction"),
    ("pie", "staff rent", {}, "chart-values", "make 90%"),
    ("pie", "staff", {}, "chart-values", "1 parts"),
    ("doughnut", "staff media zero", {}, "chart-values", "nothing is no part"),
    ("pie", "up down", {}, "chart-values", "changes are no parts"),
    ("pie", "fold more", {}, "chart-values", "so many-fold"),
    ("stacked-bar", {"Staff": "staff", "Books": "media", "Rent": "rent"}, {"categories": names("Spending")},
     "chart-values", "make 130"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "ids", "more", "code", "words"), CASES)
def test_what_is_not_is_refused(kind: Any, ids: Any, more: dict[str, Any], code: str, words: str) -> None:
    found = problems(chart(kind, ids, **more))
    assert any(each == code and words in message for each, message in found), found
    with pytest.raises(OutlineError) as raised:
        check_charts(outline(chart(kind, ids, **more)))
    assert all(each.hints and each.place == AT for each in raised.value.diagnostics)
