"""Figures of the organisation's own and derived ones: where they may stand, and what is never own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.model.outline import Chart, Finding, Item, Quotation, Table
from builder.model.text import Prose
from tests.evidence_builders import PLACE, cite, codes, figure_of, finding_of, outline_of, source_of, text_at, verify

ARTICLE = "Heroin use dropped 11%. Cocaine use was up 7% and ketamine consumption rose 85%."
HEROIN = finding_of(
    "Heroin use dropped 11%",
    cite("Heroin use dropped 11%."),
    figure=figure_of(value=11, unit="%", subject="heroin use", direction="down"),
    id=text_at("heroin"),
)
OURS = finding_of(
    "Of those we asked, 40% knew ketamine",
    figure=figure_of(value=40, unit="%", subject="people asked"),
    id=text_at("ours"),
    own=Prose("our own survey", PLACE),
)
GAP = finding_of(
    "Ketamine rose more",
    cite("Cocaine use was up 7% and ketamine consumption rose 85%."),
    figure=figure_of(
        value=78, unit="percentage points", subject="ketamine consumption less cocaine use", derived="85 - 7"
    ),
    id=text_at("gap"),
)


def chart(alt: str, *drawn: Finding, **more: Any) -> Chart:
    figures = tuple(finding.id for finding in drawn)
    return Chart(
        id=text_at("chart"), place=PLACE, title=Prose("A chart", PLACE), kind="bar", figures=figures,
        alt=Prose(alt, PLACE), **more,
    )  # fmt: skip


def said_of(*items: Item, takeaway: str = "", title: str = "T") -> list[str]:
    outline = replace(outline_of(*items), title=text_at(title))
    if takeaway:
        outline = replace(outline, sections=(replace(outline.sections[0], takeaway=Prose(takeaway, PLACE)),))
    return codes(verify(outline, source_of(ARTICLE)).diagnostics)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heroin use fell 11%, and 40% of those asked knew ketamine.", []),
        ("Heroin use fell 11%, and 41% of those asked knew ketamine.", ["number-unsupported"]),
        ("Heroin use rose 11%.", ["figure-direction"]),
        ("The gap is 78 percentage points.", []),
        ("The gap is 79 percentage points.", ["number-unsupported"]),
    ],
)
def test_own_and_derived_figures_may_stand_in_takeaway_title_and_chart(text: str, expected: list[str]) -> None:
    findings = (HEROIN, OURS, GAP)
    assert said_of(*findings, takeaway=text) == expected
    assert said_of(*findings, title=text) == expected
    assert said_of(*findings, chart(text, *findings)) == expected


def test_a_figure_of_their_own_that_is_not_drawn_supports_no_chart() -> None:
    assert said_of(HEROIN, OURS, chart("40% knew ketamine.", HEROIN)) == ["number-unsupported"]


def test_drawing_a_sources_figures_does_not_make_them_own() -> None:
    own = Prose("drawn by us", PLACE)
    assert said_of(HEROIN, chart("Heroin use dropped 99%.", HEROIN, own=own)) == ["number-unsupported"]
    assert said_of(HEROIN, chart("Heroin use dropped 11%.", HEROIN, own=own)) == []
    assert said_of(HEROIN, OURS, chart("Heroin use dropped 99%.", HEROIN, OURS, own=own)) == ["number-unsupported"]
    assert said_of(OURS, chart("40% and 60% of those asked.", OURS)) == []
    outline = outline_of(HEROIN, OURS, chart("40%", OURS), replace(chart("11%", HEROIN, own=own), id=text_at("second")))
    assert [v.status for v in verify(outline, source_of(ARTICLE)).verdicts] == ["supported", "own", "own", "supported"]


def test_a_table_of_their_own_needs_no_source_and_one_that_is_not_does() -> None:
    table = Table(
        id=text_at("table"), place=PLACE, title=Prose("Pupils", PLACE),
        columns=(Prose("Town", PLACE), Prose("Pupils", PLACE)), rows=((Prose("Leeds", PLACE), Prose("412", PLACE)),),
        own=Prose("counted by us", PLACE),
    )  # fmt: skip
    assert said_of(HEROIN, table, takeaway="We counted 412 pupils.") == []
    assert said_of(HEROIN, replace(table, own=None)) == ["evidence-absent"]
    assert said_of(replace(table, own=None, evidence=HEROIN.evidence)) == ["number-unsupported"]


def test_a_quotation_is_never_own() -> None:
    quotation = Quotation(
        id=text_at("q"), place=PLACE, words=text_at("More than 3,000"), speaker=text_at("Us"),
        own=Prose("we said so", PLACE),
    )  # fmt: skip
    outline = outline_of(HEROIN, quotation)
    found = verify(outline, source_of(ARTICLE))
    assert codes(found.diagnostics) == ["evidence-absent"]
    assert found.verdicts[1].status == "unsupported"
    assert "never the organisation's own" in found.diagnostics[0].hints[0]
    assert said_of(HEROIN, quotation, takeaway="More than 3,000 adults.") == ["number-unsupported", "evidence-absent"]
