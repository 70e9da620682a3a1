"""Results as the command line prints them: diagnostics as text, and the JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place

if TYPE_CHECKING:
    from builder.pipeline import Result

JSON_VERSION = 1
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "hint": "\x1b[36m"}
_RESET = "\x1b[0m"
_PRINTED_AS_THEY_ARE = frozenset("\u00a0\u00ad\u2009\u200d\u202f")


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, then by place; what is said of a whole file comes first."""
    return sorted(diagnostics, key=lambda diagnostic: (diagnostic.file, diagnostic.place or Place(0, 0)))


def diagnostic_text(diagnostic: Diagnostic, *, colour: bool) -> str:
    """One diagnostic: ``file:line:column: error[code]: message``, its details aligned below, its hints last."""
    place = f":{diagnostic.place.line}:{diagnostic.place.column}" if diagnostic.place else ""
    label = _coloured(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity, colour)
    width = max((len(name) for name, _ in diagnostic.details), default=0)
    lines = [f"{plain(diagnostic.file)}{place}: {label}: {plain(diagnostic.message)}"]
    lines += [f"  {name:<{width}}: {plain(value)}" for name, value in diagnostic.details]
    lines += [f"  {_coloured('hint', 'hint', colour)}: {plain(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines)


def counts_text(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    named = ((counts[severity], severity) for severity in ("error", "warning"))
    return ", ".join(f"{number} {word}{'s' if number != 1 else ''}" for number, word in named if number)


def verdicts_text(result: Result) -> str:
    """``sources/heat/outline.yaml: 12 supported, 3 own``."""
    counts = Counter(verdict.status for verdict in result.verdicts)
    named = [f"{counts[status]} {status}" for status in ("supported", "unsupported", "own") if counts[status]]
    return f"{plain(result.path)}: {', '.join(named) or 'no findings'}"


def results_object(results: Iterable[Result]) -> dict[str, Any]:
    """The object of ``--format json``."""
    return {"version": JSON_VERSION, "outlines": [_result_object(result) for result in results]}


def plain(text: str) -> str:
    """Text on one line that can't steer a terminal: what does not print is shown as its escape code."""
    if text.isprintable():
        return text
    return "".join(_plain_characters(text))


def _plain_characters(text: str) -> Iterator[str]:
    for character in text:
        printed = character.isprintable() or character in _PRINTED_AS_THEY_ARE
        yield character if printed else character.encode("unicode_escape").decode("ascii")


def _coloured(text: str, kind: str, colour: bool) -> str:
    return f"{_COLOURS[kind]}{text}{_RESET}" if colour else text


def _result_object(result: Result) -> dict[str, Any]:
    return {
        "path": result.path,
        "outputs": list(result.outputs),
        "diagnostics": [_diagnostic_object(diagnostic) for diagnostic in in_order(result.diagnostics)],
        "findings": [
            {
                "id": str(verdict.id),
                "verdict": verdict.status,
                "evidence": [
                    {"source": str(match.source), "start": match.span.start, "end": match.span.end, "line": match.line}
                    for match in verdict.evidence
                ],
            }
            for verdict in result.verdicts
        ],
    }


def _diagnostic_object(diagnostic: Diagnostic) -> dict[str, Any]:
    line, column = diagnostic.place or (None, None)
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": line,
        "column": column,
        "hints": list(diagnostic.hints),
    }
