"""The ledger: what a publication says, entry by entry, and every text that its deck, sheet and handout show.

Made from an outline and its document, carried inside the files, and rebuilt from them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

RUNNING_DATE = "running date"
"""The part of a line of place 0: what stands at the foot of slides where their layout has room for a date."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"[A-Za-z0-9_.\-~!#$%&'()*+,/:;=?@\[\]]*+")


def as_seen(text: str) -> str:
    """A text as it is compared: composed (NFC), blanks as single spaces, without what neither file can hold.

    A soft hyphen is not seen either: it says where a word may be parted, or that a line ends within one.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def as_linked(address: str) -> str:
    """An address as it is compared: what it may not hold stands in percent encoding, as one of two files has it."""
    seen = as_seen(address)
    if _ADDRESS.fullmatch(seen):
        return seen
    from urllib.parse import quote  # most addresses need none

    return quote(seen, safe="!#$%&'()*+,/:;=?@[]~")


@dataclass(frozen=True, slots=True)
class Line:
    """One text that a reader meets.

    ``place`` is the number of the slide or page, from 1; 0 for what a file says of itself as a whole. ``entry`` is the
    id of the entry it belongs to, or the key of a slide that no entry has (``:agenda``); empty where that is not known.
    ``part`` names what it is on its slide or page: ``title``, ``figure``, ``notes``, ``H3``.
    """

    place: int
    entry: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure: ``number`` in plain digits, never negative."""

    subject: str
    number: str
    unit: str = ""
    direction: str = ""
    period: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class QuotedFact:
    """Words in quotation, and who said them."""

    words: str
    speaker: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that an entry rests on: the number of its source, where it stands there, and its words."""

    source: int
    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one entry of an outline says.

    ``statement`` is its finding, title or question. ``texts`` are what else it says in both files: points, steps,
    cells. ``figures`` has one for a finding, one for each point of a chart. ``outputs`` are those that show it;
    ``slides`` and ``pages`` where, as far as it is known.
    """

    id: str
    kind: str
    section: str
    statement: str
    texts: tuple[str, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    quotation: QuotedFact | None = None
    cited: tuple[Cited, ...] = ()
    own: str = ""
    outputs: tuple[str, ...] = ("deck", "sheet")
    slides: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A publication's facts and texts.

    ``stamp`` is the build's. ``deck``, ``sheet`` and ``handout`` are all lines of each in reading order; empty where
    that output was not made, or where the ledger came out of another file.
    """

    title: str
    language: str
    date: str
    stamp: str
    entries: tuple[Entry, ...] = ()
    deck: tuple[Line, ...] = ()
    sheet: tuple[Line, ...] = ()
    handout: tuple[Line, ...] = ()

    def find_entry(self, id_: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id_), None)
