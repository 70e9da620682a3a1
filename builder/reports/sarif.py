"""Results in SARIF 2.1.0, the format that code-scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from builder import __version__
from builder.codes import EXPLANATIONS, Explanation
from builder.model.diagnostic import Diagnostic
from builder.model.source import Match, Source
from builder.reports.entries import sort_result
from builder.reports.places import SourceLines, relative_uri
from builder.reports.text import in_order, plain, unchecked_text

if TYPE_CHECKING:
    from builder.pipeline import Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_SNIPPET = 1000
_PASSAGES = 20
_INDEX = {code: index for index, code in enumerate(EXPLANATIONS)}


def sarif_text(results: Sequence[Result]) -> str:
    """The log as text in ASCII, whatever standard output can take."""
    return json.dumps(sarif_log(results), indent=1)


def sarif_log(results: Sequence[Result]) -> dict[str, Any]:
    """One run over all outlines.

    Paths are relative to the working directory. A result points at the outline; its related locations are the lines of
    sources that its details name, and the passages of the entry that it is about.
    """
    found = [told for result in results for told in _results(result)]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver()},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that builder was started in."}}},
                "invocations": [_invocation(results)],
                "results": found,
            }
        ],
    }


def _driver() -> dict[str, Any]:
    return {
        "name": "Builder",
        "semanticVersion": __version__,
        "rules": [_rule(explanation) for explanation in EXPLANATIONS.values()],
    }


def _rule(explanation: Explanation) -> dict[str, Any]:
    first = explanation.meaning.partition(". ")[0].rstrip(".")
    example = "\n".join(f"    {line}" for line in explanation.example.splitlines())
    return {
        "id": explanation.code,
        "shortDescription": {"text": f"{first}."},
        "fullDescription": {"text": explanation.meaning},
        "help": {
            "text": f"{explanation.mend}\n\n{example}",
            "markdown": f"{explanation.mend}\n\n```yaml\n{explanation.example}\n```",
        },
    }


def _invocation(results: Iterable[Result]) -> dict[str, Any]:
    """What is said of the run itself: whether it came to its end, and which checks it left out."""
    notes = [
        {
            "level": "note",
            "message": {"text": unchecked_text(result)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(result.path)}}],
        }
        for result in results
        if result.unchecked
    ]
    broken = any(d.code == "internal-error" for result in results for d in result.diagnostics)
    return {"executionSuccessful": not broken, "toolExecutionNotifications": notes}


def _results(result: Result) -> Iterator[dict[str, Any]]:
    passages = {id(d): entry.evidence for entry in sort_result(result).entries() for d in entry.diagnostics}
    lines = SourceLines(result.sources)
    for diagnostic in in_order(result.diagnostics):
        yield _result(diagnostic, _related(diagnostic, passages.get(id(diagnostic), ()), lines))


def _result(diagnostic: Diagnostic, related: list[dict[str, Any]]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(diagnostic.file)}
    if diagnostic.place is not None:
        location["region"] = {"startLine": diagnostic.place.line, "startColumn": diagnostic.place.column}
    told: dict[str, Any] = {"ruleId": diagnostic.code}
    if diagnostic.code in _INDEX:
        told["ruleIndex"] = _INDEX[diagnostic.code]
    told |= {"level": diagnostic.severity, "message": _message(diagnostic)}
    told["locations"] = [{"physicalLocation": location}]
    if related:
        told["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(related, start=1)]
    return told


def _message(diagnostic: Diagnostic) -> dict[str, str]:
    lines = [plain(diagnostic.message)]
    lines += [f"{plain(name)}: {plain(value)}" for name, value in diagnostic.details]
    lines += [f"hint: {plain(hint)}" for hint in diagnostic.hints]
    # `[words](1)` would be a link of the viewer's: no author's text makes one.
    return {"text": "\n".join(lines).replace("](", "] (")}


def _related(diagnostic: Diagnostic, passages: Iterable[Match], lines: SourceLines) -> list[dict[str, Any]]:
    related = [_location(source, _line(source, line), f"line {line}") for source, line, _ in lines.of(diagnostic)]
    for match in islice(passages, _PASSAGES):
        source = lines.sources.get(match.source)
        if source is not None:
            page = f", page {match.page}" if match.page is not None else ""
            related.append(_location(source, _region(source, match), f"the passage cited{page}"))
    return related


def _location(source: Source, region: dict[str, Any] | None, words: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(source.path)}
    if region is not None and source.kind in ("text", "markdown"):  # others' text is not what stands in the file
        physical["region"] = region
    return {"physicalLocation": physical, "message": {"text": f"{plain(source.name)}, {words}"}}


def _line(source: Source, line: int) -> dict[str, Any]:
    start = source.line_starts[line - 1]
    end = source.line_starts[line] - 1 if line < len(source.line_starts) else len(source.text)
    return {"startLine": line, "snippet": {"text": source.text[start : min(end, start + _SNIPPET)]}}


def _region(source: Source, match: Match) -> dict[str, Any]:
    """By line and column, which hold for the file whatever its line ends are; both columns count from 1."""
    start, end = match.span
    last = source.line_at(end)
    return {
        "startLine": match.line,
        "startColumn": start - source.line_starts[match.line - 1] + 1,
        "endLine": last,
        "endColumn": end - source.line_starts[last - 1] + 1,
        "snippet": {"text": source.text[start : min(end, start + _SNIPPET)]},
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": relative_uri(path), "uriBaseId": _ROOT}
