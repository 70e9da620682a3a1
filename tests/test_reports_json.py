"""The object of ``--format json``: the contract's fields, and those added to them."""

from __future__ import annotations

import json

from builder.reports.json import json_text, results_object
from tests.results import PATH, entry_line, error_at, result_of, source_of


def test_the_object_has_the_fields_of_the_contract() -> None:
    error = error_at(entry_line(2), details=(("evidence has", "31"),), hints=("correct the figure",))
    result = result_of(source_of("Hot days.\nDry days."), [(0, 9), (10, 19)], [error])
    assert results_object([result]) == {
        "version": 1,
        "outlines": [
            {
                "path": PATH,
                "outputs": [],
                "diagnostics": [
                    {
                        "severity": "error",
                        "code": "figure-missing",
                        "message": "the evidence has no 5",
                        "file": PATH,
                        "line": 20,
                        "column": 11,
                        "details": [{"name": "evidence has", "value": "31"}],
                        "hints": ["correct the figure"],
                    }
                ],
                "findings": [
                    {
                        "id": "finding-1",
                        "verdict": "supported",
                        "evidence": [{"source": "article", "start": 0, "end": 9, "line": 1}],
                    },
                    {
                        "id": "finding-2",
                        "verdict": "unsupported",
                        "evidence": [{"source": "article", "start": 10, "end": 19, "line": 2}],
                    },
                ],
                "checks_not_run": [],
            }
        ],
    }


def test_pages_and_checks_that_did_not_run_are_told() -> None:
    source = source_of("Eins.\nZwei.", "article.pdf", kind="pdf", page_starts=(0, 6))
    (outline,) = results_object([result_of(source, [(6, 11)], language="de", unchecked=("subject",))])["outlines"]
    assert outline["findings"][0]["evidence"][0]["page"] == 2
    assert outline["checks_not_run"] == ["subject"]


def test_the_text_is_ascii_and_says_the_same() -> None:
    results = [result_of(source_of("x"), [], [error_at(9, message="Élan \ud800 \u202e")])]
    assert json_text(results).isascii()
    assert json.loads(json_text(results)) == results_object(results)
