"""The ledger of an outline, with the lines of its deck, sheet and handout where they are composed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.ledger.deck_lines import deck_lines
from builder.ledger.entries import outline_entries
from builder.ledger.sheet_lines import sheet_lines
from builder.model.document import Document
from builder.model.ledger import Entry, Ledger, Line
from builder.model.outline import Outline
from builder.model.source import Source, Verdict


def make_ledger(
    outline: Outline,
    sources: Mapping[str, Source],
    verdicts: Sequence[Verdict],
    document: Document | None = None,
) -> Ledger:
    """Write down what a publication says.

    The entries come from the outline, not from the document: what compose loses is missed when the files are read back.

    Args:
        outline: What the author says.
        sources: By id.
        verdicts: Their passages become what an entry cites.
        document: Gives the lines of what was made; without it there are none, and no entry has slides or pages.
    """
    entries = outline_entries(outline, sources, verdicts)
    deck = tuple(deck_lines(document)) if document and document.slides else ()
    sheet = tuple(sheet_lines(document, entries)) if document and document.sheet else ()
    handout = _handout_lines(document) if document and document.handout else ()
    return Ledger(
        title=str(outline.title),
        language=str(outline.language),
        date=outline.date.isoformat(),
        stamp=document.stamp if document else "",
        entries=_placed(entries, deck, sheet),
        deck=deck,
        sheet=sheet,
        handout=handout,
    )


def _handout_lines(document: Document) -> tuple[Line, ...]:
    from builder.ledger.handout_lines import handout_lines  # few ask for one

    return tuple(handout_lines(document))


def _placed(entries: Sequence[Entry], deck: Sequence[Line], sheet: Sequence[Line]) -> tuple[Entry, ...]:
    """Entries with the slides and pages that show them."""
    slides, pages = _places(deck), _places(sheet)
    return tuple(
        replace(entry, slides=slides.get(entry.id, ()), pages=pages.get(entry.id, ())) if deck or sheet else entry
        for entry in entries
    )


def _places(lines: Sequence[Line]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for line in lines:
        found.setdefault(line.entry, {})[line.place] = None
    return {entry: tuple(sorted(places)) for entry, places in found.items()}
