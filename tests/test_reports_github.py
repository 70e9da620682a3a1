"""Diagnostics as workflow commands of GitHub."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place
from builder.pipeline import Result
from builder.reports.github import workflow_commands
from tests.results import entry_line, error_at, result_of, source_of


def commands(*diagnostics: Diagnostic) -> list[str]:
    return workflow_commands([Result("outline.yaml", diagnostics=diagnostics)]).splitlines()


def test_a_diagnostic_is_one_command_with_everything_it_says() -> None:
    error = error_at(entry_line(1), details=(("line", "article.txt:2"),), hints=("correct the figure",))
    assert commands(error) == [
        "::error file=sources/heat/outline.yaml,line=10,col=11,title=figure-missing"
        "::the evidence has no 5%0Aline: article.txt:2%0Ahint: correct the figure"
    ]


def test_a_warning_of_a_whole_file_has_no_place() -> None:
    warning = Diagnostic("warning", "contrast", "hard to read", "theme.yaml")
    assert commands(warning) == ["::warning file=theme.yaml,title=contrast::hard to read"]


def test_what_github_would_read_as_its_own_is_escaped() -> None:
    warning = Diagnostic("warning", "contrast", "50%: a, b\n::error::planted", "a,b:c%.yaml", Place(1, 2))
    assert commands(warning) == [
        "::warning file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=contrast::50%25: a, b\\n::error::planted"
    ]


def test_a_path_in_the_working_directory_is_told_from_there() -> None:
    inside = Path.cwd() / "sources" / "outline.yaml"
    assert commands(Diagnostic("error", "tag", "x", str(inside)))[0].startswith("::error file=sources/outline.yaml,")


def test_checks_that_did_not_run_are_a_notice() -> None:
    result = result_of(source_of("Eins."), [(0, 5)], language="de", unchecked=("subject", "direction"))
    assert workflow_commands([result]) == (
        "::notice file=sources/heat/outline.yaml,title=not checked::not checked in de: subject, direction"
    )


@given(st.text(), st.text(min_size=1).filter(lambda path: not Path(path).is_absolute()), st.text())
def test_no_text_makes_a_second_command(message: str, file: str, detail: str) -> None:
    diagnostic = Diagnostic("error", "tag", message, file, Place(1, 1), (("quoted", detail),), (message,))
    (command,) = workflow_commands([Result("a", diagnostics=(diagnostic,))]).splitlines()
    properties, separator, _ = command.removeprefix("::error ").partition("::")
    assert separator
    assert [pair.partition("=")[0] for pair in properties.split(",")] == ["file", "line", "col", "title"]
