"""Results as people and editors read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place

if TYPE_CHECKING:
    from builder.pipeline import Result

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "hint": "\x1b[36m"}
_RESET = "\x1b[0m"
_PRINTED_AS_THEY_ARE = frozenset("\u00a0\u00ad\u2009\u200d\u202f")


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, then by place; what is said of a whole file comes first."""
    return sorted(diagnostics, key=lambda diagnostic: (diagnostic.file, diagnostic.place or Place(0, 0)))


def diagnostic_text(diagnostic: Diagnostic, *, colour: bool, pointed: tuple[str, Place, int] | None = None) -> str:
    """One diagnostic: ``file:line:column: error[code]: message``, then what it points at, its details and its hints.

    Args:
        diagnostic: What is told.
        colour: Whether the text goes to a terminal that shows colours.
        pointed: What ``excerpt.point_at`` found of it in its file.
    """
    place = f":{diagnostic.place.line}:{diagnostic.place.column}" if diagnostic.place else ""
    label = _coloured(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity, colour)
    width = max((len(plain(name)) for name, _ in diagnostic.details), default=0)
    lines = [f"{plain(diagnostic.file)}{place}: {label}: {plain(diagnostic.message)}"]
    if pointed is not None:
        from builder.reports.excerpt import excerpt

        shown, marks = excerpt(*pointed)
        lines += [shown, _coloured(marks, diagnostic.severity, colour)] if marks else []
    lines += [f"  {plain(name):<{width}}: {plain(value)}" for name, value in diagnostic.details]
    lines += [f"  {_coloured('hint', 'hint', colour)}: {plain(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines)


def counts_text(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    named = ((counts[severity], severity) for severity in ("error", "warning"))
    return ", ".join(counted(number, word) for number, word in named if number)


def counted(number: int, word: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number:,} {word}{'s' if number != 1 else ''}"


def verdicts_text(result: Result) -> str:
    """``sources/heat/outline.yaml: 12 supported, 3 own``."""
    counts = Counter(verdict.status for verdict in result.verdicts)
    named = [f"{counts[status]} {status}" for status in ("supported", "unsupported", "own") if counts[status]]
    return f"{plain(result.path)}: {', '.join(named) or 'no findings'}"


def verified_text(result: Result) -> str:
    """``output/heat.pptx, output/heat.pdf: 12 entries on 20 slides and 2 pages as they should be``."""
    ledger = result.ledger
    if ledger is None:
        return plain(result.path)
    shown = ((ledger.deck, "slide", ""), (ledger.sheet, "page", ""), (ledger.handout, "page", " of the handout"))
    places = [
        counted(len({line.place for line in lines if line.place}), word) + of_what
        for lines, word, of_what in shown
        if lines
    ]
    entries = f"{len(ledger.entries)} {'entries' if len(ledger.entries) != 1 else 'entry'}"
    listed = " and ".join(filter(None, (", ".join(places[:-1]), places[-1]))) if places else ""
    said = f"{entries} on {listed}" if places else entries
    return f"{plain(', '.join(result.outputs))}: {said} as they should be"


def unchecked_text(result: Result) -> str:
    """``not checked in de: subject, direction``; nothing where every check ran."""
    if not result.unchecked:
        return ""
    language = f" in {plain(result.outline.language)}" if result.outline else ""
    return f"not checked{language}: {', '.join(result.unchecked)}"


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
