"""What somebody's ``confirmed`` in an outline was of: the entry's words, and those of its evidence.

The rules can't decide, and somebody looked it up. That settles what was looked up, and nothing that was put in its
place since: the lock keeps by whom and on which day an entry was confirmed, with digests of what it said and rested on.
They stay as they are, whatever is accepted later, until the outline names another day or another person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from builder.evidence.passages import Cited, Passages
from builder.evidence.texts import evidence_of, texts_of
from builder.model.outline import Finding, Item, Outline, Quotation
from builder.model.source import Source

DIGITS = 16
_WORD = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*+%?|[£$€]")


class ConfirmedEntry(NamedTuple):
    """An entry that somebody confirmed.

    ``on`` is the day, year first. ``says`` and ``evidence`` are digests, of the words of the entry's texts, and of its
    passages with the sentences they stand in. ``outline`` is the name of the outline's file.
    """

    id: str
    by: str
    on: str
    says: str
    evidence: str
    outline: str = ""

    @property
    def signature(self) -> tuple[str, str, str]:
        """What tells one confirmation from another."""
        return self.id, self.by, self.on


def confirm_entry(item: Item, cited: Iterable[Cited]) -> ConfirmedEntry | None:
    """What is confirmed of an entry; None where nobody did.

    Args:
        item: The entry.
        cited: The passages beside its texts, as ``evidence_of`` names them.
    """
    if item.confirmed is None:
        return None
    sentences = sorted({" ".join(_words(passage.context)) for passage in cited})
    said = [" ".join(_words(text)) for text in _texts_of(item)]
    return ConfirmedEntry(
        str(item.id), str(item.confirmed.by), str(item.confirmed.on), _digest(said), _digest(sentences)
    )


def confirm_entries(outline: Outline, sources: Mapping[str, Source]) -> tuple[ConfirmedEntry, ...]:
    """What is confirmed of an outline's entries, in its order."""
    if all(item.confirmed is None for item in outline.items()):
        return ()
    passages, findings = Passages(sources, str(outline.language)), outline.findings()
    found = (confirm_entry(item, passages.read(evidence_of(item, findings)).cited) for item in outline.items())
    return tuple(entry for entry in found if entry is not None)


def _texts_of(item: Item) -> Iterator[str]:
    yield from (str(stated.text) for stated in texts_of(item))
    if isinstance(item, Finding) and (figure := item.figure) is not None:
        parts = (figure.written, figure.unit, figure.direction, figure.period, figure.qualifier, figure.derived)
        yield from (str(part or "") for part in parts)
    if isinstance(item, Quotation):
        yield from (str(item.words), str(item.speaker), str(item.role or ""))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _digest(texts: Iterable[str]) -> str:
    return sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
