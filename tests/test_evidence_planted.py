"""Errors planted in figures and texts beside the shipped article: each is told, at its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.model.outline import Item
from builder.model.source import Source
from builder.model.text import Place, Prose
from tests.evidence_builders import cite, codes, figure_of, finding_of, outline_of, source_of, text_at, verify

SHIPPED = Path(__file__).parents[1] / "sources" / "nca-assessment"
ARTICLE = (SHIPPED / "article.txt").read_text(encoding="utf-8")
REPORTS = "Reports relating to “com networks” – internet gangs – rose six-fold from 2022 to 2024"
TESTS = "Figures from tests that cover 18% of the population of England showed that while heroin use dropped 11%."
DRUGS = "While cocaine use was up 7% and ketamine consumption rose 85%."
PLANTED = [
    ("cocaine use", 85, "%", "up", DRUGS, "Cocaine use was up 85%.", "figure-subject"),
    ("ketamine consumption", 7, "%", "up", DRUGS, "Ketamine consumption was up 7%.", "figure-subject"),
    ("heroin use", 11, "%", "up", TESTS, "Heroin use was up 11%.", "figure-direction"),
    ("reports relating to com networks", 6, "fold", "down", REPORTS, "Reports fell six-fold.", "figure-direction"),
]  # fmt: skip


def diagnostics_of(entry: Item, source: Source) -> tuple[Diagnostic, ...]:
    return verify(outline_of(entry), source).diagnostics


def test_planted_figures_are_told_each_at_its_place() -> None:
    entries = []
    for line, (subject, value, unit, direction, passage, _, _) in enumerate(PLANTED, 10):
        figure = replace(
            figure_of(subject=subject, value=value, unit=unit, direction=direction),
            place=Place(line, 1),
            subject=text_at(subject, line),
        )
        entries.append(finding_of("A finding", cite(passage), figure=figure, id=text_at(f"f{line}")))
    found = verify(outline_of(*entries), source_of(ARTICLE)).diagnostics
    assert [(d.severity, d.code) for d in found] == [("error", planted[-1]) for planted in PLANTED]
    assert [d.place.line for d in found if d.place] == [10, 11, 12, 13]


@pytest.mark.parametrize("with_all", [False, True], ids=["beside-its-passage", "beside-all-passages"])
def test_planted_texts_are_told_each_at_its_place(with_all: bool) -> None:
    passages = list(dict.fromkeys(planted[4] for planted in PLANTED))
    entries = []
    for line, (*_, passage, text, _) in enumerate(PLANTED, 10):
        cited = map(cite, passages if with_all else [passage])
        entry = finding_of("A finding", *cited, id=text_at(f"f{line}"))
        entries.append(replace(entry, statement=Prose(text, Place(line, 1))))
    found = verify(outline_of(*entries), source_of(ARTICLE)).diagnostics
    assert [(d.severity, d.code) for d in found] == [("error", planted[-1]) for planted in PLANTED]
    assert [d.place.line for d in found if d.place] == [10, 11, 12, 13]


FIGURES = [
    ("cocaine use", "7", "%", "up", None, None, DRUGS),
    ("ketamine consumption", "85", "%", "up", None, None, DRUGS),
    ("heroin use", "11", "%", "down", None, None, TESTS),
    ("population of England", "18", "%", None, None, None, TESTS),
    ("reports relating to com networks", "6", "fold", "up", "2022 to 2024", None, REPORTS),
    ("adults who needed medical help", "2000", "adults", None, "2022/23", "more than",
     "More than 2,000 adults needed medical help after taking ketamine in 2022/23."),
]  # fmt: skip


@given(st.sampled_from(FIGURES), st.data())
def test_one_changed_digit_in_a_figure_is_always_told(
    given_figure: tuple[str, str, str, str | None, str | None, str | None, str], data: st.DataObject
) -> None:
    subject, value, unit, direction, period, qualifier, passage = given_figure
    at = data.draw(st.integers(0, len(value) - 1))
    changed = value[:at] + data.draw(st.sampled_from("0123456789")) + value[at + 1 :]
    parts = {"direction": direction, "period": period, "qualifier": qualifier}
    figure = figure_of(subject=subject, value=changed, unit=unit, **{k: v for k, v in parts.items() if v})
    found = diagnostics_of(finding_of("A finding", cite(passage), figure=figure), source_of(ARTICLE))
    assert any(d.severity == "error" for d in found) is (changed != value)


@given(st.integers(1, 10**6), st.data())
def test_one_changed_digit_in_a_text_is_always_told(number: int, data: st.DataObject) -> None:
    written = str(number)
    at = data.draw(st.integers(0, len(written) - 1))
    changed = written[:at] + data.draw(st.sampled_from("123456789")) + written[at + 1 :]
    article = f"In Leeds, {written}% of all boys left."
    entry = finding_of(f"In Leeds, {changed}% of all boys left.", cite(article))
    expected = [] if changed == written else ["number-unsupported"]
    assert codes(diagnostics_of(entry, source_of(article))) == expected
