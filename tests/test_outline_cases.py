"""Every file of cases/outline_errors says in its first lines what loading it has to report: no less, no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.model.diagnostic import Diagnostic
from builder.outline.events import Events, fast_events, plain_events
from tests.outline_texts import problems

CASES = sorted((Path(__file__).parent / "cases" / "outline_errors").glob("*.yaml"))
EXPECTED = re.compile(r"# (error|warning) (-|\d+:\d+) ([a-z-]+) (.*)")


def _expected(text: str) -> list[tuple[str, ...]]:
    return [match.groups() for line in text.split("\n") if (match := EXPECTED.fullmatch(line))]


def _head(problem: Diagnostic) -> tuple[str, str, str]:
    place = "-" if problem.place is None else f"{problem.place.line}:{problem.place.column}"
    return problem.severity, place, problem.code


def test_there_are_cases() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("events", [fast_events, plain_events])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case_reports_exactly_what_it_says(case: Path, events: Events) -> None:
    text = case.read_text(encoding="utf-8")
    expected = _expected(text)
    assert expected, "a case without an expected problem tests nothing"
    found = problems(text, events)
    assert [_head(problem) for problem in found] == [head[:3] for head in expected]
    for problem, (*_, words) in zip(found, expected, strict=True):
        assert words
        assert any(words in said for said in (problem.message, *problem.hints))
        assert problem.file == "outline.yaml"
