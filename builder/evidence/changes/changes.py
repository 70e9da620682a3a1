"""What a changed source means for each passage that was confirmed against it.

A passage is only *moved* where its words stand elsewhere, on another line and after other words: lines broken anew, or
other quotation marks, move nothing. Where its words don't stand in the source any more, its counterpart tells whether a
*figure* changed, or *words* alone; without one the passage is *gone*. Capital letters count, as they do in quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from builder.evidence.changes.alignment import Counterpart
from builder.evidence.changes.counterpart import ChangedText
from builder.evidence.changes.lock import ConfirmedPassage, Lock, LockedSource, words_digest
from builder.evidence.problem import Problem
from builder.evidence.quotations.finding import find_occurrences, locate
from builder.evidence.text.folding import fold, fold_source
from builder.model.diagnostic import Diagnostic
from builder.model.outline import Outline, Passage, SourceReference
from builder.model.source import Source, Span
from builder.model.text import Text

ChangeKind = Literal["moved", "words", "figure", "gone", "elsewhere"]

# Long passages are compared sentence by sentence, or else aligning them would take quadratic time.
_MAX_COMPARED = 600
_LEAST_COMPARED = 40
_SENTENCE = re.compile(r"[.!?][\"')\]]*(?: |$)|\u3002")
_SHOWN = 70
_FIGURES = 4
_ACCEPT = "builder check --accept-source, once everything is right again"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a changed source does to an outline.

    ``elsewhere`` is of the source as a whole: no confirmed passage is touched. ``item`` is the entry's id, and
    ``passage`` what it cites; both are None with ``elsewhere``.
    """

    kind: ChangeKind
    source: str
    item: str | None
    passage: Passage | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the outline's order."""

    path: str
    changes: tuple[Change, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(change.problem.located(self.path) for change in self.changes)

    @property
    def explained(self) -> frozenset[tuple[str, str]]:
        """Source id and words of each passage that is missing because its source changed."""
        return frozenset(
            (str(change.passage.source), str(change.passage.words))
            for change in self.changes
            if change.passage is not None and change.problem.severity == "error"
        )


def check_changes(outline: Outline, sources: Mapping[str, Source], lock: Lock) -> Changes:
    """Tell what became of the confirmed passages of sources whose files have changed.

    A passage that the lock doesn't know was added or edited since, and a source it doesn't know was added: neither is a
    change. A source whose file is the one confirmed costs nothing.

    Args:
        outline: The outline as loaded.
        sources: Its sources by id, as read.
        lock: What was confirmed.
    """
    changes: list[Change] = []
    for reference in outline.sources:
        source, locked = sources.get(str(reference.id)), lock.source(str(reference.id))
        if source is not None and locked is not None and source.digest != locked.digest:
            changes += _ChangedSource(source, locked, str(outline.language)).changes(outline, reference)
    return Changes(outline.path, tuple(changes))


class _Found(NamedTuple):
    """What became of a passage; ``now`` is None unless it has a counterpart."""

    kind: ChangeKind | None
    confirmed: ConfirmedPassage
    line: int
    page: int | None
    now: _Now | None = None


class _Now(NamedTuple):
    """The counterpart as messages show it."""

    confirmed: str
    now: str
    said: str
    has: str
    figures: tuple[tuple[str, str], ...]


class _ChangedSource:
    """One source that is not the one confirmed."""

    def __init__(self, source: Source, locked: LockedSource, language: str) -> None:
        self.source = source
        self.folded = fold_source(source)
        self.language = language
        self.confirmed = {passage.words: passage for passage in locked.passages}
        self.standing: list[tuple[Span, ConfirmedPassage]] = []

    def changes(self, outline: Outline, reference: SourceReference) -> Iterator[Change]:
        id = str(reference.id)
        cited = [(item, p) for item in outline.items() for p in item.evidence if str(p.source) == id]
        digests = {str(passage.words): words_digest(passage.words) for _, passage in cited}
        found = self._look_up({words: digest for words, digest in digests.items() if digest in self.confirmed})
        any_touched = False
        for item, passage in cited:
            became = found.get(str(passage.words))
            if became is not None and became.kind is not None:
                any_touched = True
                problem = _problem(became, passage.words, self.source.name)
                yield Change(became.kind, id, str(item.id), passage, problem)
        if not any_touched:
            yield Change("elsewhere", id, None, None, _elsewhere(self.source.name, reference.file, bool(found)))

    def _look_up(self, digests: dict[str, str]) -> dict[str, _Found]:
        found: dict[str, _Found] = {}
        missing: dict[str, str] = {}
        for words, digest in digests.items():
            confirmed = self.confirmed[digest]
            text = fold(words).text.strip()
            place = self._locate(text, confirmed)
            if place is None:
                missing[words] = text
                continue
            self.standing.append((place, confirmed))
            span = self.folded.folded.span(*place)
            line, page = self.source.line_at(span.start), self.source.page_at(span.start)
            is_moved = (line, page) != (confirmed.line, confirmed.page) and place.start != confirmed.folded
            found[words] = _Found("moved" if is_moved else None, confirmed, line, page)
        return found | self._look_for_counterparts(digests, missing)

    def _locate(self, text: str, confirmed: ConfirmedPassage) -> Span | None:
        """Where the words stand; where they do so several times, on the line where they were confirmed."""
        first = locate(text, self.folded)
        starts = self.source.line_starts
        if first is None or confirmed.line > len(starts):
            return first
        folded = self.folded.folded
        low = bisect_left(folded.starts, starts[confirmed.line - 1])
        if first.start >= low:
            return first
        high = bisect_left(folded.starts, starts[confirmed.line]) if confirmed.line < len(starts) else len(folded.text)
        return next(find_occurrences(text, self.folded, Span(low, high + len(text)), 1), first)

    # --- passages that don't stand in the source any more

    def _look_for_counterparts(self, digests: dict[str, str], missing: dict[str, str]) -> dict[str, _Found]:
        if not missing:
            return {}
        self.standing.sort(key=lambda standing: standing[0])
        changed = ChangedText(self.folded, missing.values(), self.language)
        anchors = sorted((confirmed.folded, place.start) for place, confirmed in self.standing)
        return {
            words: self._compare(text, self.confirmed[digests[words]], changed, anchors)
            for words, text in missing.items()
        }

    def _compare(
        self, text: str, confirmed: ConfirmedPassage, changed: ChangedText, anchors: list[tuple[int, int]]
    ) -> _Found:
        parts = _parts(text)
        expected = _expected(confirmed.folded, anchors)
        counterparts: list[tuple[Span, Counterpart]] = []
        for part in parts:
            words = text[part.start : part.end]
            standing = self._standing(words, expected) if len(parts) > 1 else None
            counterpart = standing or changed.find(words, expected, lambda span: self._is_taken(span, confirmed))
            if counterpart is not None:
                counterparts.append((part, counterpart))
                expected = counterpart.span.start
            expected += len(words)
        if 2 * len(counterparts) < len(parts):
            return _Found("gone", confirmed, 0, None)
        figures = tuple(figure for _, counterpart in counterparts for figure in counterpart.figures)
        part, shown = next((c for c in counterparts if c[1].figures), counterparts[0])
        if not figures:
            part, shown = next((c for c in counterparts if c[1].said != c[1].has), counterparts[0])
        start = self.folded.folded.span(*counterparts[0][1].span).start
        kind: ChangeKind = "figure" if figures else "words"
        now = self._now(text[part.start : part.end], shown, figures)
        return _Found(kind, confirmed, self.source.line_at(start), self.source.page_at(start), now)

    def _standing(self, words: str, expected: int) -> Counterpart | None:
        """A part of a long passage where it stands, unchanged, about where it was to be expected."""
        low = max(0, expected - _MAX_COMPARED)
        start = self.folded.folded.text.find(words, low, expected + 2 * _MAX_COMPARED)
        return None if start < 0 else Counterpart(Span(start, start + len(words)), (), Span(0, 0), Span(0, 0))

    def _is_taken(self, span: Span, confirmed: ConfirmedPassage) -> bool:
        """Whether another confirmed passage stands there, unchanged, that had no words in common with this one."""
        last = bisect_right(self.standing, span.end, key=lambda standing: standing[0].start)
        for place, other in self.standing[max(0, last - 32) : last]:
            shared = min(place.end, span.end) - max(place.start, span.start)
            if 2 * shared > span.end - span.start and not _overlap(other.span, confirmed.span):
                return True
        return False

    def _now(self, text: str, counterpart: Counterpart, figures: tuple[tuple[str, str], ...]) -> _Now:
        source = self.folded.folded.text
        start, end = _to_sentence_end(source, counterpart.span, text)
        said, has = counterpart.said, counterpart.has
        return _Now(
            confirmed=_around(text, said),
            now=_around(source[start:end], Span(has.start - start, has.end - start)),
            said=text[said.start : said.end],
            has=source[has.start : has.end] if has.end > has.start else "",
            figures=figures,
        )


def _parts(text: str) -> list[Span]:
    """A passage whole; a long one in sentences, and a long sentence in pieces."""
    if len(text) <= _MAX_COMPARED:
        return [Span(0, len(text))]
    parts: list[Span] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
        while end - start > _MAX_COMPARED:
            parts.append(Span(start, start + _MAX_COMPARED))
            start += _MAX_COMPARED
        if end - start >= _LEAST_COMPARED or end == len(text) > start:
            parts.append(Span(start, end))
            start = end
    return parts


def _expected(place: int, anchors: list[tuple[int, int]]) -> int:
    """Where something would stand now if it had kept its distance to the nearest passage that still stands."""
    at = bisect_right(anchors, (place, 0))
    near = anchors[max(0, at - 1) : at + 1]
    if not near:
        return place
    old, new = min(near, key=lambda anchor: abs(anchor[0] - place))
    return max(0, new + place - old)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


# --- what is said ----------------------------------------------------------------------------------------------------


def _problem(found: _Found, words: Text, name: str) -> Problem:
    was = _where(found.confirmed.line, found.confirmed.page)
    if found.kind == "moved":
        message = f"{name} has changed: the passage only moved, from {was} to {_where(found.line, found.page)}"
        return Problem("source-changed", message, words.place, hints=(_ACCEPT,), severity="warning")
    if found.now is None:
        gone = f"{_around(fold(words).text.strip(), Span(0, 0))}  ({name}:{found.confirmed.line})"
        message = f"{name} has changed: the passage is gone, it was on {was}"
        hints = ("cite a passage that the source has, or take the entry out", _ACCEPT)
        return Problem("source-changed", message, words.place, (("confirmed", gone),), hints)
    details = (
        ("confirmed", f"{found.now.confirmed}  ({name}:{found.confirmed.line})"),
        ("now", f"{found.now.now}  ({name}:{found.line})"),
    )
    what = "the figures and the evidence" if found.kind == "figure" else "the evidence"
    hints = (f"correct {what} to what the source says now", _ACCEPT)
    return Problem("source-changed", f"{name} has changed: {_said(found.now)}", words.place, details, hints)


def _elsewhere(name: str, file: Text, has_passages: bool) -> Problem:
    untouched = "no passage cited from it is touched" if has_passages else "no passage was confirmed in it"
    message = f"{name} has changed, but {untouched}"
    return Problem("source-changed", message, file.place, hints=(_ACCEPT,), severity="warning")


def _said(now: _Now) -> str:
    if now.figures:
        shown = list(dict.fromkeys(f"{said} → {has or 'no number'}" for said, has in now.figures))
        more = f" and {len(shown) - _FIGURES} more" if len(shown) > _FIGURES else ""
        return f"another figure, {', '.join(shown[:_FIGURES])}{more}"
    if not now.said and not now.has:
        return "other punctuation or capital letters"
    if not now.said:
        return f"words added, “{_cut(now.has)}”"
    if not now.has:
        return f"words left out, “{_cut(now.said)}”"
    return f"other words, “{_cut(now.said)}” → “{_cut(now.has)}”"


def _where(line: int, page: int | None) -> str:
    return f"line {line}" if page is None else f"page {page}, line {line}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _around(text: str, difference: Span) -> str:
    """A text in quotation marks, cut to what stands around a difference."""
    start, end = max(0, difference.start - _SHOWN), min(len(text), max(difference.end, difference.start) + _SHOWN)
    end = min(end, difference.start + 3 * _SHOWN)
    if start <= _SHOWN // 2:
        start = 0
    if end >= len(text) - _SHOWN // 2:
        end = len(text)
    return f'"{"… " if start else ""}{text[start:end].strip()}{" …" if end < len(text) else ""}"'


def _to_sentence_end(text: str, span: Span, passage: str) -> Span:
    """The stretch with the rest of its sentence, where that is short and the passage is a whole sentence."""
    if not passage or passage[-1].isalnum():
        return span
    end = _SENTENCE.search(text, span.end, span.end + 2 * _SHOWN)
    return Span(span.start, end.end() if end else span.end)
