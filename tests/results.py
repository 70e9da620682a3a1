"""Results for the tests of the reports: an outline and its source as a run would have left them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from builder.model.diagnostic import Diagnostic, EvidenceError
from builder.model.outline import Finding, Item, Outline, Passage, Section, SourceReference
from builder.model.source import Match, Source, Span, Verdict
from builder.model.text import Place, Prose, Text
from builder.pipeline import Result

PATH = "sources/heat/outline.yaml"
FIRST = 10  # the line of the first entry; each has ten lines


def text_at(words: str, line: int = 2, column: int = 1) -> Text:
    return Text(words, Place(line, column))


def source_of(words: str, name: str = "article.txt", **others: object) -> Source:
    return Source("article", f"sources/heat/{name}", name, words, "0" * 64, **others)  # type: ignore[arg-type]


def entry_line(number: int) -> int:
    """The line of the outline where an entry begins; numbers count from 1."""
    return FIRST + 10 * (number - 1)


def finding(number: int, statement: str = "Summers grow hotter", cited: Iterable[str] = ()) -> Finding:
    line = entry_line(number)
    return Finding(
        id=text_at(f"finding-{number}", line + 1, 9),
        place=Place(line, 9),
        statement=Prose(statement, Place(line, 18)),
        evidence=tuple(Passage(source=text_at("article"), words=text_at(words, line + 2)) for words in cited),
    )


def error_at(
    line: int, code: str = "figure-missing", message: str = "the evidence has no 5", **others: object
) -> Diagnostic:
    return Diagnostic("error", code, message, PATH, Place(line, 11), **others)  # type: ignore[arg-type]


def result_of(
    source: Source,
    spans: Iterable[tuple[int, int]],
    diagnostics: Iterable[Diagnostic] = (),
    *,
    statement: str = "Summers grow hotter",
    language: str = "en-GB",
    unchecked: tuple[str, ...] = (),
) -> Result:
    """One finding for each span of the source; a finding that an error lies in is unsupported."""
    spans, diagnostics = list(spans), tuple(diagnostics)
    items: list[Item] = [
        finding(number, statement, [source.text[start:end]]) for number, (start, end) in enumerate(spans, start=1)
    ]
    faulty = {(d.place.line - FIRST) // 10 + 1 for d in diagnostics if d.place and d.severity == "error"}
    verdicts = tuple(
        Verdict(
            str(item.id),
            "unsupported" if number in faulty else "supported",
            (Match("article", Span(start, end), source.line_at(start), source.page_at(start)),),
        )
        for number, (item, (start, end)) in enumerate(zip(items, spans, strict=True), start=1)
    )
    outline = Outline(
        path=PATH,
        digest="",
        title=text_at("Heat"),
        language=text_at(language, 3),
        date=dt.date(2025, 3, 26),
        sources=(SourceReference(id=text_at("article", 5), file=text_at(source.name, 6), title=text_at("Hot", 7)),),
        sections=(Section(title=text_at("Summers", 8), place=Place(8, 5), items=tuple(items)),),
    )
    return Result(
        PATH,
        diagnostics=diagnostics,
        verdicts=verdicts,
        error=EvidenceError if faulty else None,
        outline=outline,
        sources={"article": source},
        unchecked=unchecked,
    )
