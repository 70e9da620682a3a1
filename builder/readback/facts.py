"""The facts of a ledger, looked for in what was read of a file: no text that compose lost stands in it by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.model.address import as_read
from builder.model.ledger import Entry, FigureFact, Ledger, Line
from builder.readback.figures import says_figure

_MOST_CHARACTERS = 2 * 1024**3
"""So many are searched for the texts of one entry, where a forged ledger has more of them than any outline."""


class LostFact(NamedTuple):
    """A fact that a file does not carry: what it is, and its words."""

    entry: str
    place: int
    what: str
    words: str


def lost_facts(ledger: Ledger, lines: Sequence[Line], kind: str) -> Iterator[LostFact]:
    """What entries say that no line of theirs says.

    Args:
        ledger: Its entries are looked for; its lines are not looked at.
        lines: As read, with the entries they belong to.
        kind: ``deck``, ``sheet`` or ``handout``, which shows what a deck does.
    """
    read: dict[str, list[Line]] = {}
    for line in lines:
        read.setdefault(line.entry, []).append(line)
    for entry in ledger.entries:
        if ("deck" if kind == "handout" else kind) not in entry.outputs:
            continue
        own = read.get(entry.id, [])
        place = own[0].place if own else 0
        for what, words in _lost(entry, own, kind, ledger.language):
            yield LostFact(entry.id, place, what, words)


def _lost(entry: Entry, own: Sequence[Line], kind: str, language: str) -> Iterator[tuple[str, str]]:
    # Layouts may show text in capitals, which a handout draws as such.
    seen = str.casefold if kind == "handout" else str
    shown = [seen(line.text) for line in own if line.part != "notes"]
    whole = "\n".join(shown)
    if kind == "sheet":
        whole = _without_addresses(whole, [line.text for line in own if line.part == "link"])
    asked = [("statement", entry.statement), *(("text", text) for text in entry.texts)]
    if entry.quotation:
        asked += [("speaker", entry.quotation.speaker), ("role", entry.quotation.role)]
    most = _MOST_CHARACTERS // (len(whole) + 1)
    yield from ((what, words) for place, (what, words) in enumerate(asked) if place > most or seen(words) not in whole)
    for figure in entry.figures:
        yield from _lost_figure(figure, shown, language)
        # A chart shows subjects and values; the periods stand with the findings.
        if entry.kind != "chart" and seen(figure.period) not in whole:
            yield "period", figure.period
    # A sheet's chart stands beside the findings that it shows, which cite for it; a question cites in its notes.
    cites_elsewhere = {"deck": ("question",), "sheet": ("chart", "question"), "handout": ("question",)}
    if entry.kind not in cites_elsewhere[kind]:
        marks = dict.fromkeys(f"[{cited.source}]" for cited in entry.cited if cited.source)
        yield from (("citation", mark) for mark in marks if mark not in whole)
    if kind == "deck":
        notes = "\n".join(line.text for line in own if line.part == "notes")
        yield from (("passage in the notes", c.words) for c in entry.cited if c.place and c.words not in notes)


def _without_addresses(text: str, links: Sequence[str]) -> str:
    """A text, and below it the same without the addresses that stand behind its links on paper."""
    from urllib.parse import unquote  # few entries have links

    bare = text
    for address in dict.fromkeys(as_read(way) for link in links for way in (link, unquote(link))):
        bare = bare.replace(f" ({address})", "")
    return text if bare == text else f"{text}\n{bare}"


def _lost_figure(figure: FigureFact, shown: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    # Multiples may stand in words, which are known in English alone.
    if not (figure.unit == "fold" and language.partition("-")[0] != "en") and not says_figure(shown, figure):
        yield "figure", figure_words(figure)


def figure_words(figure: FigureFact) -> str:
    """A figure in one line: ``reports: up 6 fold, 2022 to 2024``."""
    said = " ".join(filter(None, (figure.qualifier, figure.direction, figure.number, figure.unit)))
    return f"{figure.subject}: {said}" + (f", {figure.period}" if figure.period else "")
