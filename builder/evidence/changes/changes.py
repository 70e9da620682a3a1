"""What a changed source means for each passage that was confirmed against it.

A passage is only *moved* where its words stand elsewhere, on another line and after other words: lines broken anew, or
other quotation marks, move nothing. Where they stand in a sentence that says something else now, words changed *beside*
it. Where they don't stand in the source any more, a counterpart tells whether a *figure* changed, or *words* alone;
without one the passage is *gone*. Capital letters count, as they do in quotations.

The same is told of passages that the outline cited when they were confirmed and no longer cites, once they don't stand
in the source any more: source and outline were edited together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from builder.evidence.changes.alignment import Counterpart
from builder.evidence.changes.beside import Beside, Sentences, denies, difference
from builder.evidence.changes.counterpart import ChangedText
from builder.evidence.changes.lock import ConfirmedPassage, Lock, LockedSource, words_digest
from builder.evidence.changes.messages import (
    SENTENCE_END,
    ChangeKind,
    Found,
    Now,
    around,
    became,
    became_of_earlier,
    elsewhere,
    renamed,
    to_sentence_end,
)
from builder.evidence.problem import Problem
from builder.evidence.quotations.finding import find_occurrences, locate
from builder.evidence.text.folding import fold, fold_source
from builder.model.diagnostic import Diagnostic
from builder.model.outline import Outline, Passage, SourceReference
from builder.model.source import Source, Span

# Long passages are compared sentence by sentence, or else aligning them would take quadratic time.
_MAX_COMPARED = 600
_LEAST_COMPARED = 40
# Of words that stand many times, so many places are looked at; of passages cited earlier, so many are followed up.
_MAX_OCCURRENCES = 20
_MAX_EARLIER = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a changed source does to an outline.

    ``elsewhere`` and ``renamed`` are of the source as a whole: no confirmed passage is touched; it has another id.
    ``item`` is the entry's id, and ``passage`` what it cites; both are None with these two.
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
    confirmed = lock.of(outline)
    for reference in outline.sources:
        id = str(reference.id)
        source, locked = sources.get(id), _locked(id, outline, sources, confirmed)
        if source is None or locked is None:
            continue
        if locked.id != id:
            changes.append(Change("renamed", id, None, None, renamed(locked.id, reference.id)))
        if source.digest != locked.digest:
            changes += _ChangedSource(source, locked, str(outline.language)).changes(outline, reference)
    return Changes(outline.path, tuple(changes))


def _locked(
    id: str, outline: Outline, sources: Mapping[str, Source], confirmed: tuple[LockedSource, ...]
) -> LockedSource | None:
    """What was confirmed of a source.

    Of one with a new id, what was confirmed under an id that is gone: of its file, or of its file's name, or else of a
    passage that the same entry cites from it.
    """
    if own := next((locked for locked in confirmed if locked.id == id), None):
        return own
    source = sources.get(id)
    gone = [locked for locked in confirmed if locked.id not in sources]
    if source is None or not gone:
        return None
    same = [locked for locked in gone if locked.digest == source.digest]
    named = [locked for locked in gone if locked.file == source.name]
    cited = _cited(outline, id) if not same and not named else set()
    known = (each for each in gone if not cited.isdisjoint((p.finding, p.words) for p in each.passages))
    return next(iter((*same, *named, *known)), None)


def _cited(outline: Outline, id: str) -> set[tuple[str, str]]:
    """Entries with the digests of what they cite from a source."""
    passages = ((str(item.id), passage) for item in outline.items() for passage in item.evidence)
    return {(item, words_digest(passage.words)) for item, passage in passages if str(passage.source) == id}


class _ChangedSource:
    """One source that is not the one confirmed; passages go by the digests of their words."""

    def __init__(self, source: Source, locked: LockedSource, language: str) -> None:
        self.source = source
        self.folded = fold_source(source)
        self.sentences = Sentences(self.folded)
        self.language = language
        self.locked = locked
        self.confirmed = {passage.words: passage for passage in locked.passages}
        self.standing: list[tuple[Span, ConfirmedPassage]] = []

    def changes(self, outline: Outline, reference: SourceReference) -> Iterator[Change]:
        id, name = str(reference.id), self.source.name
        cited = [(str(item.id), p) for item in outline.items() for p in item.evidence if str(p.source) == id]
        digests = {str(passage.words): words_digest(passage.words) for _, passage in cited}
        known = {digest: words for words, digest in digests.items() if digest in self.confirmed}
        edited = self._earlier({(item, digests[str(passage.words)]) for item, passage in cited})
        texts = {digest: fold(words).text.strip() for digest, words in known.items()}
        earlier = {p.words: p.text for passages in edited.values() for p in passages if p.text is not None}
        found = self._look_up(earlier | texts)
        any_touched = False
        for item, passage in cited:
            now = found.get(digests[str(passage.words)])
            if now is not None and now.kind is not None:
                any_touched = True
                yield Change(now.kind, id, item, passage, became(now, passage.words, name))
            for past in edited.pop(item, ()) if digests[str(passage.words)] not in known else ():
                gone = found.get(past.words, Found("words", past, 0, None))
                if gone.kind in ("words", "figure", "gone"):
                    any_touched = True
                    yield Change(gone.kind, id, item, passage, became_of_earlier(gone, passage.words, name))
        if not any_touched:
            what: Literal["none", "cited", "confirmed"] = (
                "none" if not known else "cited" if len(known) == len(digests) else "confirmed"
            )
            yield Change("elsewhere", id, None, None, elsewhere(name, reference.file, what))

    def _earlier(self, cited: set[tuple[str, str]]) -> dict[str, list[ConfirmedPassage]]:
        """Of entries that cite what was not confirmed: what was, and they no longer cite."""
        earlier: dict[str, list[ConfirmedPassage]] = {item: [] for item, words in cited if words not in self.confirmed}
        found = (p for p in self.locked.passages if p.finding in earlier and (p.finding, p.words) not in cited)
        for passage in islice(found, _MAX_EARLIER):
            earlier[passage.finding].append(passage)
        return earlier

    def _look_up(self, texts: Mapping[str, str]) -> dict[str, Found]:
        """What became of passages; ``texts`` are their words, folded."""
        places = {digest: self._locate(text, self.confirmed[digest]) for digest, text in texts.items()}
        missing = {digest: text for digest, text in texts.items() if places[digest] is None}
        self.standing = [(place, self.confirmed[digest]) for digest, place in places.items() if place is not None]
        self.standing.sort(key=lambda standing: standing[0])
        lost = sorted(self.confirmed[digest].folded for digest in missing)
        found = {
            digest: self._where(texts[digest], place, self.confirmed[digest], lost)
            for digest, place in places.items()
            if place is not None
        }
        return found | self._look_for_counterparts(missing)

    def _where(self, text: str, place: Span, confirmed: ConfirmedPassage, lost: list[int]) -> Found:
        """What became of a passage that stands; ``lost`` is where those stood that don't, which are told themselves."""
        start = self.folded.folded.span(*place).start
        line, page = self.source.line_at(start), self.source.page_at(start)
        beside = confirmed.beside
        if beside is not None and not self.sentences.is_same(beside, place):
            now = _beside(text, beside, text, self.sentences.beside(place))
            low = bisect_left(lost, confirmed.folded - len(beside.before))
            high = bisect_left(lost, confirmed.folded + len(text) + len(beside.after))
            if low == high or now.denies:
                return Found("beside", confirmed, line, page, now)
        is_moved = (line, page) != (confirmed.line, confirmed.page) and place.start != confirmed.folded
        return Found("moved" if is_moved else None, confirmed, line, page)

    def _locate(self, text: str, confirmed: ConfirmedPassage) -> Span | None:
        """Where the words stand; where they do so several times, in their sentence or on the line confirmed."""
        first = locate(text, self.folded)
        starts = self.source.line_starts
        if first is None:
            return None
        folded = self.folded.folded
        if confirmed.line <= len(starts):
            low, high = (
                bisect_left(folded.starts, at) for at in (*starts, len(self.source.text))[confirmed.line - 1 :][:2]
            )
            if first.start < low:
                first = next(find_occurrences(text, self.folded, Span(low, high + len(text)), 1), first)
        beside = confirmed.beside
        if beside is None or self.sentences.is_same(beside, first):
            return first
        everywhere = find_occurrences(text, self.folded, Span(0, len(folded.text)), _MAX_OCCURRENCES)
        return next((place for place in everywhere if self.sentences.is_same(beside, place)), first)

    # --- passages that don't stand in the source any more

    def _look_for_counterparts(self, missing: Mapping[str, str]) -> dict[str, Found]:
        if not missing:
            return {}
        changed = ChangedText(self.folded, missing.values(), self.language)
        anchors = sorted((confirmed.folded, place.start) for place, confirmed in self.standing)
        return {
            digest: self._compare(text, self.confirmed[digest], changed, anchors) for digest, text in missing.items()
        }

    def _compare(
        self, text: str, confirmed: ConfirmedPassage, changed: ChangedText, anchors: list[tuple[int, int]]
    ) -> Found:
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
            return Found("gone", confirmed, 0, None)
        figures = tuple(figure for _, counterpart in counterparts for figure in counterpart.figures)
        part, shown = next((c for c in counterparts if c[1].figures), counterparts[0])
        if not figures:
            part, shown = next((c for c in counterparts if c[1].said != c[1].has), counterparts[0])
        start = self.folded.folded.span(*counterparts[0][1].span).start
        kind: ChangeKind = "figure" if figures else "words"
        now = self._now(text[part.start : part.end], shown, figures)
        if not figures and not now.said and not now.has:
            place = Span(counterparts[0][1].span.start, counterparts[-1][1].span.end)
            now = self._grown(text, confirmed, place) or now
        return Found(kind, confirmed, self.source.line_at(start), self.source.page_at(start), now)

    def _grown(self, text: str, confirmed: ConfirmedPassage, place: Span) -> Now | None:
        """Of a passage whose words are the same: what was put into its sentence before or behind them, or taken out."""
        now = self.sentences.beside(place)
        beside = confirmed.beside
        if beside is None:
            is_whole = text.rstrip("\"')]")[-1:] in (".", "!", "?")
            was_first = text[:1].isupper() and self.folded.folded.text[place.start].islower()
            beside = Beside("" if was_first else now.before, "" if is_whole else now.after)
        if self.sentences.is_same(beside, place):
            return None
        found = self.folded.folded.text[place.start : place.end]
        grown = _beside(text, beside, found, now)
        return grown if grown.said or grown.has else None

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

    def _now(self, text: str, counterpart: Counterpart, figures: tuple[tuple[str, str], ...]) -> Now:
        source = self.folded.folded.text
        start, end = to_sentence_end(source, counterpart.span, text)
        said, has = counterpart.said, counterpart.has
        return Now(
            confirmed=around(text, said),
            now=around(source[start:end], Span(has.start - start, has.end - start)),
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
    for end in (*(match.end() for match in SENTENCE_END.finditer(text)), len(text)):
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


def _beside(text: str, was: Beside, found: str, now: Beside) -> Now:
    """Both sentences, with the words beside the passage that are others; of both sides, the one that denies it."""
    sides = []
    for said, has, before, after in (
        (was.before, now.before, 0, 0),
        (was.after, now.after, len(was.before + text), len(now.before + found)),
    ):
        differs = difference(said, has)
        one, other = said[slice(*differs.said)], has[slice(*differs.has)]
        shown = around(was.before + text + was.after, _moved(differs.said, before))
        shown_now = around(now.before + found + now.after, _moved(differs.has, after))
        sides.append(Now(shown, shown_now, one, other, denies=denies(one) != denies(other)))
    return max(sides, key=lambda side: (side.denies, bool(side.said or side.has)))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
