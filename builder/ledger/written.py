"""The ledger as a file carries it: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from builder.model.ledger import Cited, Entry, FigureFact, Ledger, Line, QuotedFact

FORMAT = 1
MOST_CHARACTERS = 32 * 1024**2


class LedgerError(ValueError):
    """What should be a ledger is none that can be read."""


def write_ledger(ledger: Ledger) -> str:
    """A ledger on one line; the same text for the same ledger."""
    whole = {
        "ledger": FORMAT,
        "title": ledger.title,
        "language": ledger.language,
        "date": ledger.date,
        "stamp": ledger.stamp,
        "entries": [_entry_object(entry) for entry in ledger.entries],
        "deck": _line_rows(ledger.deck),
        "sheet": _line_rows(ledger.sheet),
        "handout": _line_rows(ledger.handout),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _entry_object(entry: Entry) -> dict[str, Any]:
    """An entry without what it does not have."""
    quotation = entry.quotation
    fields = {
        "id": entry.id,
        "kind": entry.kind,
        "section": entry.section,
        "statement": entry.statement,
        "texts": list(entry.texts),
        "figures": [_figure_object(figure) for figure in entry.figures],
        "quotation": quotation and {"words": quotation.words, "speaker": quotation.speaker, "role": quotation.role},
        "cited": [{"source": cited.source, "place": cited.place, "words": cited.words} for cited in entry.cited],
        "own": entry.own,
        "outputs": list(entry.outputs),
        "slides": list(entry.slides),
        "pages": list(entry.pages),
    }
    return {key: value for key, value in fields.items() if value}


def _figure_object(figure: FigureFact) -> dict[str, str]:
    fields = {
        "subject": figure.subject,
        "number": figure.number,
        "unit": figure.unit,
        "direction": figure.direction,
        "period": figure.period,
        "qualifier": figure.qualifier,
    }
    return {key: value for key, value in fields.items() if value}


def _line_rows(lines: Iterable[Line]) -> list[list[Any]]:
    return [[line.place, line.entry, line.part, line.text] for line in lines]


def read_ledger(text: str) -> Ledger:
    """A ledger out of a file that anybody may have made.

    Raises:
        LedgerError: It is no ledger of this format.
    """
    if len(text) > MOST_CHARACTERS:
        raise LedgerError("it is too long")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LedgerError("it is no JSON") from error
    if not isinstance(whole, dict) or whole.get("ledger") != FORMAT:
        raise LedgerError("it has another format")
    try:
        return Ledger(
            title=_text(whole, "title"),
            language=_text(whole, "language"),
            date=_text(whole, "date"),
            stamp=_text(whole, "stamp"),
            entries=tuple(_entry(_object(entry)) for entry in _list(whole, "entries")),
            deck=tuple(map(_line, _list(whole, "deck"))),
            sheet=tuple(map(_line, _list(whole, "sheet"))),
            handout=tuple(map(_line, _list(whole, "handout"))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError("a value in it has another kind") from error


def _entry(fields: Mapping[str, Any]) -> Entry:
    quotation = fields.get("quotation")
    return Entry(
        id=_text(fields, "id"),
        kind=_text(fields, "kind"),
        section=_text(fields, "section"),
        statement=_text(fields, "statement"),
        texts=tuple(map(_checked_text, _list(fields, "texts"))),
        figures=tuple(_figure(_object(figure)) for figure in _list(fields, "figures")),
        quotation=_quotation(_object(quotation)) if quotation is not None else None,
        cited=tuple(_passage(_object(passage)) for passage in _list(fields, "cited")),
        own=_text(fields, "own"),
        outputs=tuple(map(_checked_text, _list(fields, "outputs"))),
        slides=tuple(map(_whole, _list(fields, "slides"))),
        pages=tuple(map(_whole, _list(fields, "pages"))),
    )


def _figure(fields: Mapping[str, Any]) -> FigureFact:
    names = ("subject", "number", "unit", "direction", "period", "qualifier")
    return FigureFact(*(_text(fields, name) for name in names))


def _quotation(fields: Mapping[str, Any]) -> QuotedFact:
    return QuotedFact(_text(fields, "words"), _text(fields, "speaker"), _text(fields, "role"))


def _passage(fields: Mapping[str, Any]) -> Cited:
    return Cited(_whole(fields["source"]), _text(fields, "place"), _text(fields, "words"))


def _line(row: Any) -> Line:
    place, entry, part, text = row
    return Line(_whole(place), _checked_text(entry), _checked_text(part), _checked_text(text))


def _text(fields: Mapping[str, Any], key: str) -> str:
    return _checked_text(fields.get(key, ""))


def _list(fields: Mapping[str, Any], key: str) -> list[Any]:
    value = fields.get(key, [])
    if not isinstance(value, list):
        raise TypeError(key)
    return value


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("an object")
    return value


def _checked_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1_000_000:
        raise TypeError("a whole number")
    return value
