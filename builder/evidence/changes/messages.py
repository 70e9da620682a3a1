"""What is said of a passage whose source has changed: what became of it, and both texts."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from builder.evidence.changes.lock import ConfirmedPassage
from builder.evidence.problem import Problem
from builder.evidence.text.folding import fold
from builder.model.diagnostic import Severity
from builder.model.source import Span
from builder.model.text import Text

ChangeKind = Literal["moved", "words", "beside", "figure", "gone", "elsewhere", "renamed"]

SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?: |$)|\u3002")
_SHOWN = 70
_FIGURES = 4
_ACCEPT = "builder check --accept-source, once everything is right again"


class Found(NamedTuple):
    """What became of a passage, and its line and page now; ``now`` is None unless its words are not as they were."""

    kind: ChangeKind | None
    confirmed: ConfirmedPassage
    line: int
    page: int | None
    now: Now | None = None


class Now(NamedTuple):
    """What a passage was and what stands in its place, with the words and figures that differ.

    ``denies`` says that the words beside it take it back, or did so before.
    """

    confirmed: str
    now: str
    said: str
    has: str
    figures: tuple[tuple[str, str], ...] = ()
    denies: bool = False


def became(found: Found, words: Text, name: str) -> Problem:
    """What is said of a passage that the outline cites."""
    was = _where(found.confirmed.line, found.confirmed.page)
    if found.kind == "moved":
        message = f"{name} has changed: the passage only moved, from {was} to {_where(found.line, found.page)}"
        stands = ("passage", f"{_opening(fold(words).text)}  ({name}:{found.line})")
        return Problem("source-changed", message, words.place, (stands,), (_ACCEPT,), "warning")
    if found.now is None:
        gone = _then(_opening(fold(words).text), found)
        message = f"{name} has changed: the passage is gone, it was on {was}"
        hints = ("cite a passage that the source has, or take the entry out", _ACCEPT)
        return Problem("source-changed", message, words.place, (("confirmed", gone),), hints)
    details = _both(found, found.now, name)
    if found.kind == "beside":
        message = f"{name} has changed beside the passage, in its own sentence: {_said(found.now)}"
        hints = ("see whether the sentence still says what the entry says of it", _ACCEPT)
        severity: Severity = "error" if found.now.denies else "warning"
        return Problem("source-changed", message, words.place, details, hints, severity)
    what = "the figures and the evidence" if found.kind == "figure" else "the evidence"
    hints = (f"correct {what} to what the source says now", _ACCEPT)
    return Problem("source-changed", f"{name} has changed: {_said(found.now)}", words.place, details, hints)


def became_of_earlier(found: Found, words: Text, name: str) -> Problem:
    """What is said of a passage that the outline cited when it was confirmed; now it cites ``words``.

    That the outline says what its source says is checked elsewhere. But what was confirmed is neither's any more.
    """
    confirmed = found.confirmed
    was = _where(confirmed.line, confirmed.page)
    hints = ("see whether the change is meant", _ACCEPT)
    if found.now is not None:
        message = f"{name} and the evidence have both changed: {_said(found.now)}"
        return Problem("source-changed", message, words.place, _both(found, found.now, name), hints, "warning")
    now = _opening(fold(words).text)
    if confirmed.text is None:
        message = f"{name} and the evidence have both changed: other words were confirmed, on {was}"
        details = (("confirmed", _then(f"words of the digest {confirmed.words}", found)), ("evidence", now))
        return Problem("source-changed", message, words.place, details, hints, "warning")
    message = f"{name} and the evidence have both changed: the passage confirmed is gone, it was on {was}"
    details = (("confirmed", _then(_opening(confirmed.text), found)), ("evidence", now))
    return Problem("source-changed", message, words.place, details, hints, "warning")


def elsewhere(name: str, file: Text, what: Literal["cited", "confirmed", "none"]) -> Problem:
    """What is said of a source that changed and touches no passage."""
    untouched = {
        "cited": "no passage cited from it is touched",
        "confirmed": "no passage confirmed in it is touched; the outline cites others too",
        "none": "no passage was confirmed in it",
    }
    message = f"{name} has changed, but {untouched[what]}"
    return Problem("source-changed", message, file.place, hints=(_ACCEPT,), severity="warning")


def renamed(earlier: str, id: Text) -> Problem:
    """What is said of a source that was confirmed under another id."""
    message = f"the source {id} was confirmed under the id {earlier}"
    hint = "builder check --accept-source confirms it under the new one"
    return Problem("source-changed", message, id.place, hints=(hint,), severity="warning")


def around(text: str, difference: Span) -> str:
    """A text in quotation marks, cut to what stands around a difference."""
    start, end = max(0, difference.start - _SHOWN), min(len(text), max(difference.end, difference.start) + _SHOWN)
    end = min(end, difference.start + 3 * _SHOWN)
    if start <= _SHOWN // 2:
        start = 0
    if end >= len(text) - _SHOWN // 2:
        end = len(text)
    return f'"{"… " if start else ""}{text[start:end].strip()}{" …" if end < len(text) else ""}"'


def to_sentence_end(text: str, span: Span, passage: str) -> Span:
    """The stretch with the rest of its sentence, where that is short and the passage is a whole sentence."""
    if not passage or passage[-1].isalnum():
        return span
    end = SENTENCE_END.search(text, span.end, span.end + 2 * _SHOWN)
    return Span(span.start, end.end() if end else span.end)


def _both(found: Found, now: Now, name: str) -> tuple[tuple[str, str], ...]:
    return (("confirmed", _then(now.confirmed, found)), ("now", f"{now.now}  ({name}:{found.line})"))


def _then(text: str, found: Found) -> str:
    """What was confirmed; the file's name is left out, for the line is not one of the file as it is now."""
    return f"{text}  (then on {_where(found.confirmed.line, found.confirmed.page)})"


def _said(now: Now) -> str:
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


def _opening(text: str) -> str:
    return around(text.strip(), Span(0, 0))
