"""The object of ``--format json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from builder.model.diagnostic import Diagnostic
from builder.reports.text import in_order

if TYPE_CHECKING:
    from builder.model.ledger import Entry
    from builder.model.source import Match
    from builder.pipeline import Result

JSON_VERSION = 1


def json_text(results: Iterable[Result]) -> str:
    """The object as text in ASCII, whatever standard output can take."""
    return json.dumps(results_object(results), indent=1)


def results_object(results: Iterable[Result]) -> dict[str, Any]:
    """One entry per outline, in order."""
    return {"version": JSON_VERSION, "outlines": [_result_object(result) for result in results]}


def _result_object(result: Result) -> dict[str, Any]:
    facts = {} if result.ledger is None else {"facts": [_fact_object(entry) for entry in result.ledger.entries]}
    return {
        "path": result.path,
        "outputs": list(result.outputs),
        "diagnostics": [diagnostic_object(diagnostic) for diagnostic in in_order(result.diagnostics)],
        "findings": [
            {
                "id": str(verdict.id),
                "verdict": verdict.status,
                "evidence": [_match_object(match) for match in verdict.evidence],
            }
            for verdict in result.verdicts
        ],
        "checks_not_run": list(result.unchecked),
        **({"up_to_date": True} if result.current else {}),
        **facts,
    }


def _fact_object(entry: Entry) -> dict[str, Any]:
    """An entry of the ledger, with the slides and pages that should say it."""
    quotation = entry.quotation
    return {
        "id": entry.id,
        "kind": entry.kind,
        "statement": entry.statement,
        "figures": [
            {
                "subject": figure.subject,
                "number": figure.number,
                "unit": figure.unit,
                "direction": figure.direction,
                "period": figure.period,
                "qualifier": figure.qualifier,
            }
            for figure in entry.figures
        ],
        "quotation": quotation and {"words": quotation.words, "speaker": quotation.speaker, "role": quotation.role},
        "cited": [{"source": cited.source, "place": cited.place, "words": cited.words} for cited in entry.cited],
        "slides": list(entry.slides),
        "pages": list(entry.pages),
    }


def _match_object(match: Match) -> dict[str, Any]:
    found = {"source": str(match.source), "start": match.span.start, "end": match.span.end, "line": match.line}
    return found if match.page is None else {**found, "page": match.page}


def diagnostic_object(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as programs read it."""
    line, column = diagnostic.place or (None, None)
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": line,
        "column": column,
        "details": [{"name": name, "value": value} for name, value in diagnostic.details],
        "hints": list(diagnostic.hints),
    }
