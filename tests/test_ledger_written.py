"""The ledger as a file carries it: read back as it was written, refused where it is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.ledger import LedgerError, read_ledger, write_ledger
from builder.model.ledger import Cited, Entry, FigureFact, Ledger, Line, QuotedFact

TEXTS = st.text(max_size=12)
NUMBERS = st.integers(0, 999)
ENTRIES = st.builds(
    Entry,
    id=TEXTS,
    kind=TEXTS,
    section=TEXTS,
    statement=TEXTS,
    texts=st.lists(TEXTS, max_size=3).map(tuple),
    figures=st.lists(st.builds(FigureFact, *(TEXTS,) * 6), max_size=2).map(tuple),
    quotation=st.none() | st.builds(QuotedFact, TEXTS, TEXTS, TEXTS),
    cited=st.lists(st.builds(Cited, NUMBERS, TEXTS, TEXTS), max_size=2).map(tuple),
    own=TEXTS,
    outputs=st.sampled_from([("deck",), ("sheet",), ("deck", "sheet")]),
    slides=st.lists(NUMBERS, max_size=3).map(tuple),
    pages=st.lists(NUMBERS, max_size=3).map(tuple),
)
LINES = st.lists(st.builds(Line, NUMBERS, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple)
LEDGERS = st.builds(
    Ledger,
    title=TEXTS,
    language=TEXTS,
    date=TEXTS,
    stamp=TEXTS,
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
    deck=LINES,
    sheet=LINES,
    handout=LINES,
)


@given(LEDGERS)
def test_a_ledger_is_read_as_it_was_written(ledger: Ledger) -> None:
    text = write_ledger(ledger)
    assert read_ledger(text) == ledger
    assert write_ledger(read_ledger(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"ledger": 2}',
        '{"ledger": 1, "title": 5}',
        '{"ledger": 1, "entries": {}}',
        '{"ledger": 1, "entries": [5]}',
        '{"ledger": 1, "entries": [{"slides": [-1]}]}',
        '{"ledger": 1, "entries": [{"slides": [true]}]}',
        '{"ledger": 1, "entries": [{"cited": [{"place": "x"}]}]}',
        '{"ledger": 1, "deck": [[1, "a", "b"]]}',
        '{"ledger": 1, "deck": [[1, "a", "b", 5]]}',
        '{"ledger": 1, "deck": [[1e400, "a", "b", "c"]]}',
    ],
)
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        read_ledger(text)


def test_a_ledger_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(LedgerError, match="too long"):
        read_ledger("x" * (32 * 1024**2 + 1))


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, lambda v: st.lists(v) | st.dictionaries(TEXTS, v))
)
def test_any_json_is_a_ledger_or_is_refused(value: object) -> None:
    for whole in (value, {"ledger": 1, "entries": value}, {"ledger": 1, "entries": [value], "sheet": value}):
        try:
            read_ledger(json.dumps(whole))
        except LedgerError:
            continue
