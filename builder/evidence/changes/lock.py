"""``sources.lock``: which files the evidence was confirmed against, and what each passage was and where it stood.

The file is JSON Lines: every line is an object of its own, so that a broken line is found by its number, and two
versions of the file differ in the lines of what changed. The first line has the format's version; then come the
outlines of the folder, each a line of its own before its sources; a source's line is followed by those of its passages.
Before an outline's sources stand the entries that somebody confirmed.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from builder.evidence.changes.beside import Beside, Sentences
from builder.evidence.changes.confirmations import ConfirmedEntry, confirm_entries
from builder.evidence.text.folding import FoldedSource, fold, fold_source
from builder.model.outline import Outline
from builder.model.source import Match, Source, Span, Verdict

VERSION = 2
VERSIONS = (1, 2)
"""Those that are read. In the first, all belongs to one outline, and of a passage only its digest is kept."""
MAX_BYTES = 20 * 1024 * 1024
WORDS_DIGITS = 16
LONGEST_WORDS = 4000
"""Of longer passages only the digest is kept, in characters."""


class ConfirmedPassage(NamedTuple):
    """Where the words that carry a finding stood when they were confirmed.

    ``words`` is ``words_digest`` of them. ``span`` indexes the source's text, and ``folded`` is where it starts in the
    folded text: that stays the same when lines are broken elsewhere. ``line`` and ``page`` count from 1. ``text`` are
    the words themselves, folded, for when neither source nor outline has them any more; ``beside`` is the rest of
    their sentence. Both are None where the lock doesn't say.
    """

    finding: str
    span: Span
    folded: int
    line: int
    page: int | None
    words: str
    text: str | None = None
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class LockedSource:
    """A source as confirmed: ``digest`` is the SHA-256, in hex, of the file's bytes.

    ``outline`` is the name of the outline's file, which is in the lock's folder; empty in a lock of the first version.
    """

    id: str
    file: str
    digest: str
    passages: tuple[ConfirmedPassage, ...] = ()
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """All that was confirmed: sources by outline and id, passages by finding and place; entries by outline and id."""

    sources: tuple[LockedSource, ...] = ()
    entries: tuple[ConfirmedEntry, ...] = ()

    def of(self, outline: Outline) -> tuple[LockedSource, ...]:
        """What was confirmed of an outline's sources.

        Where nothing was under its file's name: what belongs to no outline by name; or else, where that is the only
        other one, an outline that confirmed a passage of the same entry, for then the file was renamed.
        """
        name = self._name_of(outline)
        return tuple(source for source in self.sources if source.outline == name)

    def entries_of(self, outline: Outline) -> dict[tuple[str, str, str], ConfirmedEntry]:
        """What somebody confirmed of an outline's entries, by signature."""
        name = self._name_of(outline)
        return {entry.signature: entry for entry in self.entries if entry.outline == name}

    def of_entries(self, outline: Outline) -> Lock:
        """What somebody confirmed of an outline's entries, and nothing of its sources, where those are accepted."""
        name = outline_name(outline)
        return Lock(entries=tuple(entry._replace(outline=name) for entry in self.entries_of(outline).values()))

    def _name_of(self, outline: Outline) -> str | None:
        names = {source.outline for source in self.sources} | {entry.outline for entry in self.entries}
        for wanted in (outline_name(outline), ""):
            if wanted in names:
                return wanted
        if len(names) != 1:
            return None
        cited = {(str(item.id), words_digest(p.words)) for item in outline.items() for p in item.evidence}
        confirmed = {(passage.finding, passage.words) for source in self.sources for passage in source.passages}
        return None if cited.isdisjoint(confirmed) else next(iter(names))

    def with_others(self, earlier: Lock, outline: Outline, present: Collection[str]) -> Lock:
        """This lock of one outline, with what an earlier one has of others, and of what was confirmed of this one.

        That the same person confirmed an entry on the same day says nothing of what the entry has become since.

        Args:
            earlier: The lock that stands in the folder.
            outline: The outline that this lock is of.
            present: The names of the outlines that still are in the folder. What belongs to none by name is kept
                while none of its passages is of an entry of this outline.
        """
        entries = {str(item.id) for item in outline.items()}
        findings = {p.finding for source in earlier.sources if not source.outline for p in source.passages}
        kept = {*present, ""} if findings and findings.isdisjoint(entries) else {*present} - {""}
        kept.discard(outline_name(outline))
        known = {} if earlier._name_of(outline) in kept - {""} else earlier.entries_of(outline)
        own = (known.get(e.signature, e)._replace(outline=e.outline) for e in self.entries)
        return in_order(
            (*self.sources, *(source for source in earlier.sources if source.outline in kept)),
            (*own, *(entry for entry in earlier.entries if entry.outline in kept)),
        )


def outline_name(outline: Outline) -> str:
    """The name of an outline's file, by which the lock of its folder knows it."""
    return PurePath(outline.path).name


def words_digest(words: str) -> str:
    """Sixteen hexadecimal digits that tell a passage from others, whatever its quotation marks and line breaks."""
    folded = fold(words).text.strip().encode("utf-8", "surrogatepass")
    return sha256(folded).hexdigest()[:WORDS_DIGITS]


# --- making and writing ----------------------------------------------------------------------------------------------


def make_lock(outline: Outline, sources: Mapping[str, Source], verdicts: Iterable[Verdict]) -> Lock:
    """Confirm the sources of an outline as they are.

    Args:
        outline: The outline as loaded.
        sources: Its sources by id, as read.
        verdicts: What ``verify_outline`` made of them. The passages of an unsupported entry are not confirmed.
    """
    confirmed = {verdict.id: verdict for verdict in verdicts if verdict.status != "unsupported"}
    passages: dict[str, dict[tuple[str, str], ConfirmedPassage]] = {id: {} for id in sources}
    folded: dict[str, tuple[FoldedSource, Sentences]] = {}
    for item in outline.items():
        verdict = confirmed.get(str(item.id))
        if verdict is None or len(verdict.evidence) != len(item.evidence):
            continue
        for passage, match in zip(item.evidence, verdict.evidence, strict=True):
            if match.source not in folded:
                source = fold_source(sources[match.source])
                folded[match.source] = source, Sentences(source)
            found = _confirmed(str(item.id), passage.words, match, *folded[match.source])
            passages[match.source].setdefault((found.finding, found.words), found)
    name = outline_name(outline)
    locked = (
        LockedSource(id, each.name, each.digest, tuple(passages[id].values()), name) for id, each in sources.items()
    )
    return in_order(locked, (entry._replace(outline=name) for entry in confirm_entries(outline, sources)))


def _confirmed(finding: str, words: str, match: Match, source: FoldedSource, sentences: Sentences) -> ConfirmedPassage:
    starts = source.folded.starts
    place = Span(bisect_left(starts, match.span.start), bisect_left(starts, match.span.end))
    text = fold(words).text.strip()
    beside = sentences.beside(place)
    return ConfirmedPassage(
        finding,
        match.span,
        place.start,
        match.line,
        source.source.page_at(match.span.start),
        words_digest(words),
        text if len(text) <= LONGEST_WORDS and _is_plain(text) else None,
        beside if _is_plain(beside.before + beside.after) else None,
    )


def _is_plain(text: str) -> bool:
    """Whether a text can be written as UTF-8: whether it has no half of a character."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def lock_text(lock: Lock) -> str:
    """The file's text: the same for the same lock, one line per outline, source and passage.

    Where it would be more than is read again, the passages have their digests only.
    """
    text = _written(lock, with_words=True)
    return text if len(text.encode()) <= MAX_BYTES else _written(lock, with_words=False)


def _written(lock: Lock, *, with_words: bool) -> str:
    lines: list[dict[str, object]] = [{"lock": VERSION}]
    outline = ""
    ordered = in_order(lock.sources, lock.entries)
    for source in ordered.sources:
        if source.outline != outline:
            outline = source.outline
            lines.append({"outline": outline})
            lines += (_entry(entry) for entry in ordered.entries if entry.outline == outline)
        lines.append({"source": source.id, "file": source.file, "sha256": source.digest})
        for passage in source.passages:
            page = {} if passage.page is None else {"page": passage.page}
            lines.append(
                {"source": source.id, "finding": passage.finding, "line": passage.line, **page}
                | {"start": passage.span.start, "end": passage.span.end, "folded": passage.folded}
                | {"words": passage.words}
                | (_words(passage) if with_words else {})
            )
    return "".join(f"{_json(line)}\n" for line in lines)


def _entry(entry: ConfirmedEntry) -> dict[str, object]:
    return {"entry": entry.id, "by": entry.by, "on": entry.on, "says": entry.says, "evidence": entry.evidence}


def _words(passage: ConfirmedPassage) -> dict[str, object]:
    text: dict[str, object] = {} if passage.text is None else {"text": passage.text}
    return text if passage.beside is None else {**text, **passage.beside._asdict()}


def _json(line: dict[str, object]) -> str:
    plain = all(value.isprintable() for value in line.values() if isinstance(value, str))
    return json.dumps(line, ensure_ascii=not plain)


def in_order(sources: Iterable[LockedSource], entries: Iterable[ConfirmedEntry] = ()) -> Lock:
    """Ordered by names and ids and not as in the outline, so that moving an entry there changes nothing here."""
    ordered = (replace(source, passages=tuple(sorted(source.passages, key=_order))) for source in sources)
    return Lock(
        tuple(sorted(ordered, key=lambda source: (source.outline, source.id))),
        tuple(sorted(entries, key=lambda entry: (entry.outline, *entry))),
    )


def _order(passage: ConfirmedPassage) -> tuple[object, ...]:
    return (*passage[:4], passage.page or 0, passage.words)
