"""What each entry of an outline says, apart from how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from builder.model.ledger import Cited, Entry, FigureFact, QuotedFact, as_seen
from builder.model.outline import (
    Advice,
    Chart,
    Comparison,
    Figure,
    Finding,
    Item,
    Outline,
    Picture,
    Question,
    Quotation,
    Table,
    Terms,
    Timeline,
)
from builder.model.source import Match, Source, Verdict


def outline_entries(outline: Outline, sources: Mapping[str, Source], verdicts: Sequence[Verdict]) -> tuple[Entry, ...]:
    """The entries of an outline, in order; without slides and pages."""
    numbers = {str(reference.id): number for number, reference in enumerate(outline.sources, 1)}
    matches = {str(verdict.id): verdict.evidence for verdict in verdicts}
    findings = outline.findings()
    return tuple(
        _entry(item, str(section.title), findings, _cited(item, findings, matches, numbers, sources))
        for section in outline.sections
        for item in section.items
    )


def _entry(item: Item, section: str, findings: Mapping[str, Finding], cited: tuple[Cited, ...]) -> Entry:
    kind, statement, texts = _said(item)
    return Entry(
        id=str(item.id),
        kind=kind,
        section=as_seen(section),
        statement=as_seen(statement),
        texts=tuple(filter(None, map(as_seen, texts))),
        figures=_figures(item, findings),
        quotation=_quotation(item),
        cited=cited,
        own=as_seen(item.own or ""),
        outputs=tuple(sorted(item.show)),
    )


def _said(item: Item) -> tuple[str, str, Sequence[str]]:
    """Kind, statement and what else is said."""
    match item:
        case Finding():
            return "finding", item.statement, item.points
        case Quotation():
            return "quotation", item.words, [item.context] if item.context else []
        case Chart():
            return "chart", item.title, []
        case Table():
            return "table", item.title, [*item.columns, *(cell for row in item.rows for cell in row)]
        case Advice():
            return "advice", item.title, item.steps
        case Question():
            return "question", item.question, []
        case Picture():
            return "picture", item.title, [item.caption or "", item.credit or ""]
        case Timeline():
            return "timeline", item.title, [text for event in item.events for text in (event.when, event.what)]
        case Terms():
            return "terms", item.title, [text for term in item.terms for text in (term.term, term.meaning)]
        case Comparison():
            return "comparison", item.title, [text for side in item.sides for text in (side.heading, *side.points)]
    raise TypeError(type(item).__name__)


def _figures(item: Item, findings: Mapping[str, Finding]) -> tuple[FigureFact, ...]:
    if isinstance(item, Finding):
        return (_figure(item.figure),) if item.figure else ()
    if isinstance(item, Chart | Comparison):
        return tuple(_figure(figure) for key in item.figures if (figure := findings[key].figure))
    return ()


def _figure(figure: Figure) -> FigureFact:
    return FigureFact(
        subject=as_seen(figure.subject),
        number=format(figure.value, "f"),
        unit=as_seen(figure.unit or ""),
        direction=figure.direction or "",
        period=as_seen(figure.period or ""),
        qualifier=as_seen(figure.qualifier or ""),
    )


def _quotation(item: Item) -> QuotedFact | None:
    if not isinstance(item, Quotation):
        return None
    return QuotedFact(as_seen(item.words), as_seen(item.speaker), as_seen(item.role or ""))


def _cited(
    item: Item,
    findings: Mapping[str, Finding],
    matches: Mapping[str, Sequence[Match]],
    numbers: Mapping[str, int],
    sources: Mapping[str, Source],
) -> tuple[Cited, ...]:
    """The passages found for an entry; where none was looked for, those that the outline gives."""
    shown = [findings[key] for key in item.figures] if isinstance(item, Chart | Comparison) else []
    entries: Iterable[Item] = shown if isinstance(item, Chart) else [item, *shown]
    cited: dict[Cited, None] = {}
    for entry in entries:
        if found := matches.get(str(entry.id)):
            cited.update((_passage(match, numbers, sources[match.source]), None) for match in found)
        else:
            cited.update((Cited(numbers.get(str(p.source), 0), "", as_seen(p.words)), None) for p in entry.evidence)
    return tuple(cited)


def _passage(match: Match, numbers: Mapping[str, int], source: Source) -> Cited:
    words = source.text[match.span.start : match.span.end]
    return Cited(numbers[match.source], source.where(match.span.start), as_seen(words))
