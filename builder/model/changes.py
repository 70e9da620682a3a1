"""What differs between two ledgers of a publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["added", "gone", "figure", "words", "moved", "passage", "passage-moved", "publication"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``id`` is that of the entry, as the newer ledger has it; empty where the publication as a whole is meant. ``what``
    names what differs: ``finding``, ``figure``, ``title``, ``speaker``, ``section``. ``before`` and ``after`` are what
    was and is said, empty where there was or is nothing. ``slides`` and ``pages`` are those of the newer ledger; of
    the older one where the entry is gone.
    """

    kind: ChangeKind
    id: str
    what: str
    before: str
    after: str
    slides: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, in the order of the newer ledger, what is gone last; titles and dates of both."""

    old_title: str
    new_title: str
    old_date: str
    new_date: str
    changes: tuple[Change, ...]
