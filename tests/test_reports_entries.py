"""Which entry a diagnostic is about, and what the page says of an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place
from builder.pipeline import Result
from builder.reports.entries import Sorted, sort_result
from tests.results import PATH, entry_line, error_at, result_of, source_of

RESULT = result_of(source_of("Hot days. Dry days."), [(0, 9), (10, 19)])


def sorted_with(*diagnostics: Diagnostic) -> Sorted:
    return sort_result(replace(RESULT, diagnostics=diagnostics))


def test_a_diagnostic_belongs_to_the_entry_that_its_place_lies_in() -> None:
    first, second = sorted_with(error_at(entry_line(2) + 3), error_at(entry_line(1))).entries()
    assert [d.place for d in first.diagnostics] == [Place(10, 11)]
    assert [d.place for d in second.diagnostics] == [Place(23, 11)]


def test_what_is_said_before_an_entry_belongs_to_the_section_or_the_outline() -> None:
    told = sorted_with(error_at(9), error_at(4), Diagnostic("error", "file-missing", "x", PATH))
    assert [d.place for d in told.groups[0].diagnostics] == [Place(9, 11)]
    assert [d.place for d in told.diagnostics] == [None, Place(4, 11)]


def test_another_files_diagnostics_are_no_entrys() -> None:
    theme = Diagnostic("warning", "contrast", "x", "theme.yaml", Place(10, 11))
    assert sorted_with(theme).diagnostics == (theme,)


def test_front_matter_behind_the_sections_is_still_the_outlines() -> None:
    from tests.results import text_at

    assert RESULT.outline is not None
    late = replace(RESULT.outline, title=text_at("Heat", 90))
    told = sort_result(replace(RESULT, outline=late, diagnostics=(error_at(90),)))
    assert [d.place for d in told.diagnostics] == [Place(90, 11)]


def test_without_an_outline_everything_is_said_of_the_whole() -> None:
    error = error_at(3)
    assert sort_result(Result(PATH, diagnostics=(error,))) == Sorted((error,))


@pytest.mark.parametrize(("code", "state"), [("evidence-undecided", "undecided"), ("figure-direction", "supported")])
def test_a_warning_leaves_an_entry_supported_unless_it_says_undecided(code: str, state: str) -> None:
    warning = Diagnostic("warning", code, "x", PATH, Place(entry_line(1), 11))
    first, second = sorted_with(warning).entries()
    assert (first.state, first.problem) == (state, True)
    assert (second.state, second.problem) == ("supported", False)


def test_an_entry_that_was_never_checked_is_not_called_supported() -> None:
    entries = sort_result(replace(RESULT, verdicts=())).entries()
    assert [(entry.state, entry.evidence) for entry in entries] == [("unchecked", ())] * 2
