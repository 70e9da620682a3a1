"""What earlier editions of a publication said, in a file beside its outline: what has changed since is told from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from builder.ledger.written import LedgerError, read_ledger, write_ledger
from builder.model.ledger import Ledger

PUBLISHED_NAME = "published.lock"
FORMAT = 1
_MOST_KEPT = 12

Published = Mapping[str, tuple[Ledger, ...]]
"""Ledgers by the file name of their outline, the oldest first, one for a date."""


def read_published(data: bytes) -> dict[str, tuple[Ledger, ...]]:
    """Read the file that ``published_text`` makes.

    Raises:
        LedgerError: It is none, or was changed by hand.
    """
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise LedgerError("it is no JSON") from error
    if not isinstance(whole, dict) or whole.get("published") != FORMAT or not isinstance(whole.get("outlines"), dict):
        raise LedgerError("it has another format")
    found: dict[str, tuple[Ledger, ...]] = {}
    for name, ledgers in whole["outlines"].items():
        if not isinstance(ledgers, list):
            raise LedgerError("a value in it has another kind")
        found[name] = tuple(read_ledger(json.dumps(ledger)) for ledger in ledgers)
    return found


def published_text(published: Published) -> str:
    """The file's text, the same for the same ledgers."""
    outlines = {name: [json.loads(write_ledger(ledger)) for ledger in published[name]] for name in sorted(published)}
    return json.dumps({"published": FORMAT, "outlines": outlines}, ensure_ascii=False, indent=1) + "\n"


def with_edition(published: Published, name: str, ledger: Ledger) -> dict[str, tuple[Ledger, ...]]:
    """Everything published, with what an outline says now in place of what it said on the same date."""
    said = replace(ledger, stamp="", deck=(), sheet=())
    others = [each for each in published.get(name, ()) if each.date != ledger.date]
    kept = sorted([*others, said], key=lambda each: each.date)[-_MOST_KEPT:]
    return {**published, name: tuple(kept)}


def earlier_edition(published: Published, name: str, date: str) -> Ledger | None:
    """The newest edition of an outline from before a date (year-month-day)."""
    return next((each for each in reversed(published.get(name, ())) if each.date < date), None)
