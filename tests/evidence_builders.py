"""Claims, evidence and outlines of one entry, made from short texts, for the tests of the evidence room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from builder.evidence import Verification, verify_outline
from builder.evidence.changes.lock import Lock
from builder.evidence.clauses import Claim, find_claims
from builder.evidence.passages import Evidence, Passages
from builder.evidence.quantities import find_quantities
from builder.evidence.text.lexicon import stem
from builder.model.diagnostic import Diagnostic
from builder.model.outline import Confirmation, Figure, Finding, Item, Outline, Passage, Section, SourceReference
from builder.model.source import Source
from builder.model.text import Place, Prose, Text
from builder.outline import load_outline
from builder.reading import read_sources

PLACE = Place(1, 1)
CONFIRMED = Confirmation(by=Text("R. Reader", PLACE), on=dt.date(2025, 3, 27))


def text_at(value: object, line: int = 1) -> Text:
    return Text(str(value), Place(line, 1))


def stems_of(words: str) -> frozenset[str]:
    """What the words of a list are compared by."""
    return frozenset(map(stem, words.split()))


def claims_of(text: str, language: str = "en-GB") -> tuple[Claim, ...]:
    """The claims of a text that is already folded and marked."""
    return find_claims(text, find_quantities(text.replace("\n", ";").replace("\t", ";"), language), language)


def source_of(text: str, id: str = "article") -> Source:
    return Source(id, f"{id}.txt", f"{id}.txt", text, f"digest of {text}")


def cite(words: str, source: str = "article") -> Passage:
    return Passage(source=text_at(source), words=text_at(words))


def evidence_of(article: str, *cited: str, language: str = "en-GB") -> Evidence:
    """An article as evidence: the words cited, or all of it."""
    reader = Passages({"article": source_of(article)}, language)
    return reader.read([cite(words) for words in cited or (article,)])


def figure_of(**given: Any) -> Figure:
    """A figure; its value at line 2, its subject at 3, its unit at 4, period at 5, qualifier at 6, sum at 7."""
    lines = {"subject": 3, "unit": 4, "period": 5, "qualifier": 6, "derived": 7}
    parts: dict[str, Any] = {key: text_at(given[key], line) for key, line in lines.items() if key in given}
    written = str(given["value"])
    return Figure(
        value=Decimal(given.get("exact", written.replace(",", ""))),
        written=text_at(written, 2),
        direction=given.get("direction"),
        place=PLACE,
        **{"subject": text_at("subject", 3), **parts},
    )


def finding_of(statement: str, *evidence: Passage, figure: Figure | None = None, **more: Any) -> Finding:
    return Finding(
        id=more.pop("id", text_at("entry")),
        place=PLACE,
        statement=Prose(statement, PLACE),
        evidence=evidence,
        figure=figure,
        **more,
    )


def outline_of(*items: Item, language: str = "en-GB", sources: tuple[str, ...] = ("article",), **more: Any) -> Outline:
    return Outline(
        path="outline.yaml",
        digest="",
        title=text_at("A publication"),
        language=text_at(language),
        date=dt.date(2025, 3, 26),
        sources=tuple(
            SourceReference(id=text_at(id), file=text_at(f"{id}.txt"), title=text_at("A source")) for id in sources
        ),
        sections=(Section(title=text_at("A section"), place=PLACE, items=items),),
        **more,
    )


def verify(outline: Outline, *sources: Source, lock: Lock | None = None) -> Verification:
    return verify_outline(outline, {source.id: source for source in sources}, lock)


def found_in(article: str, statement: str, language: str = "en-GB", **figure: Any) -> tuple[Diagnostic, ...]:
    """What is said of a statement, or of a figure, beside an article that is cited whole."""
    entry = finding_of(statement, cite(article), figure=figure_of(**figure) if figure else None)
    return verify(outline_of(entry, language=language), source_of(article)).diagnostics


def verify_edited(
    outline: str, write: Callable[[Path, str], Path], folder: Path, *changes: tuple[str, str]
) -> Verification:
    """The verdict on an outline in which texts, each once in it, are exchanged; ``write`` puts it into the folder."""
    for old, new in changes:
        assert outline.count(old) == 1, old
        outline = outline.replace(old, new)
    loaded = load_outline(str(write(folder, outline)))
    return verify_outline(loaded, read_sources(loaded))


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]
