"""Quotations with editors' marks, found piece by piece: ``[…]`` for words left out, ``[the agency]`` for words put in.

What the source divides by its own "she said" is one stretch of speech here; see ``_speech``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from builder.evidence.quotations.finding import splits_word
from builder.evidence.quotations.marks import BREAK, Quoted, find_quoted, marked_text
from builder.evidence.speakers.reporting_verbs import FINITE, PARTICIPLES, word_set
from builder.evidence.text.folding import FoldedSource, fold
from builder.model.source import Span

# How far apart the pieces may stand, in characters; how much is searched for them; how often one piece is followed up.
_MAX_OMITTED = 1500
_MAX_REPLACED = 90
_MAX_REPLACED_WORDS = 8
_MAX_SAID = 220
_MAX_TEXT = 100_000
_MAX_WORDS = 20_000
_MAX_PLACES = 200
_MAX_PIECES = 40

_JOINT = "\x1f"
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_LETTER = re.compile(r"\[([^\W\d_])\](?=\w)")
_ELLIPSIS = re.compile(r"\s*(?:\.\s*){3,4}")
_GAP = re.compile(r"([,.;:]?(?: (?:\.\.\.|-))?) ")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?][\"')]*(?: |$)")
_NEGATIONS = word_set(
    "not never no nor neither none nobody nothing nowhere cannot without hardly scarcely barely denied denies refused"
    " refuse failed fails unlikely"
)

Mark = Literal["", "omission", "insertion"]


class Piece(NamedTuple):
    """Words to find; ``before`` is the editor's mark between them and the piece before, ``inserted`` its content."""

    words: str
    before: Mark
    inserted: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the pieces stand, in the source's folded text; ``gaps`` are what an editor left out or replaced."""

    spans: tuple[Span, ...]
    gaps: tuple[tuple[Piece, str], ...] = ()


def split_pieces(words: str) -> tuple[Piece, ...]:
    """The pieces of a quotation between the editor's marks, folded; those without words keep their mark."""
    text = fold(words).text.strip()
    pieces: list[Piece] = []
    start, before, inserted = 0, "", ""
    for bracket in _BRACKETS.finditer(text):
        if _LETTER.match(text, bracket.start()):
            continue
        _append(pieces, text[start : bracket.start()], before, inserted)
        before, inserted = ("omission", "") if _ELLIPSIS.fullmatch(bracket[1]) else ("insertion", bracket[1].strip())
        start = bracket.end()
    _append(pieces, text[start:], before, inserted)
    return tuple(pieces)


def _append(pieces: list[Piece], words: str, before: str, inserted: str) -> None:
    mark: Mark = "omission" if before == "omission" else "insertion" if before else ""
    pieces.append(Piece(words.strip(), mark, inserted))


def find_pieces(pieces: Sequence[Piece], source: FoldedSource, within: Span) -> Found | None:
    """Find the pieces of a quotation, in order and near each other, in a range of a source's folded text."""
    sought = _with_words(pieces)
    if not sought or len(sought) > _MAX_PIECES or sum(len(piece.words) for piece in sought) > _MAX_WORDS:
        return None
    speech = _speech(source, Span(within.start, min(within.end, within.start + _MAX_TEXT)))
    chain: list[list[tuple[Span, int]]] = []
    for number, piece in enumerate(sought):
        places = list(_places(piece, speech, source))[:_MAX_PLACES]
        reachable = [
            (place, back)
            for place in places
            if (back := _reached(place, chain[-1] if chain else None, sought, number, speech)) is not None
        ]
        if not reachable:
            return None
        chain.append(reachable)
    return _found(chain, sought, speech)


def _reached(
    place: Span, earlier: list[tuple[Span, int]] | None, sought: Sequence[Piece], number: int, speech: _Speech
) -> int | None:
    """Which of the earlier piece's places, the last that will do, a place can follow; 0 for a first piece."""
    if earlier is None:
        return 0
    most = _MAX_OMITTED if sought[number].before == "omission" else _MAX_REPLACED
    for back in range(len(earlier) - 1, -1, -1):
        gap = place.start - earlier[back][0].end
        if 0 <= gap <= most:
            replaced = speech.text[earlier[back][0].end : place.start]
            if sought[number].before == "omission" or len(_WORD.findall(replaced)) <= _MAX_REPLACED_WORDS:
                return back
    return None


def _with_words(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces to look for; one behind ``[…] [they]`` may stand as far off as an omission allows."""
    sought: list[Piece] = []
    omits = False
    for piece in pieces:
        omits = omits or piece.before == "omission"
        if _WORD.search(piece.words):
            sought.append(piece._replace(before="omission") if omits else piece)
            omits = False
    return sought


def _found(chain: list[list[tuple[Span, int]]], sought: list[Piece], speech: _Speech) -> Found:
    at, spans = 0, []
    for reachable in reversed(chain):
        place, at = reachable[at]
        spans.append(place)
    spans.reverse()
    gaps = tuple(
        (piece, speech.text[before.end : after.start].replace(_JOINT, " "))
        for piece, before, after in zip(sought[1:], spans, spans[1:], strict=False)
    )
    return Found(tuple(span for place in spans for span in speech.spans(place)), gaps)


# --- what is wrong with an editor's marks ----------------------------------------------------------------------------


def negation_cut(found: Found) -> str:
    """The words with which an editor's mark takes a negation out of a sentence that goes on; empty where none does.

    A whole sentence may be left out, whatever it denies.
    """
    for piece, gap in found.gaps:
        if piece.before == "insertion":
            if _denies(gap) and not _denies(piece.inserted):
                return gap.strip()
        else:
            parts = _SENTENCE_END.split(gap)
            if len(parts) > 2 or (len(parts) == 2 and parts[-1].strip()):
                parts = [parts[0], parts[-1]]
            if any(map(_denies, parts)):
                return gap.strip()
    return ""


def _denies(text: str) -> bool:
    return any(word in _NEGATIONS or word.endswith("n't") for word in _WORD.findall(text.lower()))


def negation_added(pieces: Sequence[Piece], found: Found) -> str:
    """The insertion that denies where the source doesn't; empty where none does."""
    replaced = dict(found.gaps)
    for piece in pieces:
        if piece.before == "insertion" and _denies(piece.inserted) and not _denies(replaced.get(piece, "")):
            return piece.inserted
    return ""


def too_short(pieces: Sequence[Piece]) -> str:
    """A stretch between omissions of fewer than two words of the source; empty where there is none."""
    if len(pieces) == 1:
        return ""
    stretch: list[str] = []
    for piece in pieces:
        if piece.before == "omission":
            if stretch and len(_WORD.findall(" ".join(stretch))) < 2 and _WORD.search(" ".join(stretch)):
                return " ".join(stretch).strip()
            stretch = []
        stretch.append(piece.words)
    last = " ".join(stretch)
    return last.strip() if len(_WORD.findall(last)) == 1 else ""


# --- speech without what the source puts between its halves ----------------------------------------------------------


class _Speech(NamedTuple):
    """A part of a source as it was spoken; ``places`` has each character's place in the folded text."""

    text: str
    places: list[int]

    def spans(self, place: Span) -> Iterator[Span]:
        """The ranges of the folded text that a range of the speech stands for: one more for each joint in it."""
        start = place.start
        for at in range(place.start, place.end):
            if self.text[at] == _JOINT:
                if at > start:
                    yield Span(self.places[start], self.places[at - 1] + 1)
                start = at + 1
        if place.end > start:
            yield Span(self.places[start], self.places[place.end - 1] + 1)


def _speech(source: FoldedSource, within: Span) -> _Speech:
    """Folded text with a joint in place of ``,” she said, “`` and without the marks that only open a paragraph."""
    marked = marked_text(source, within.start, within.end)
    quoted = find_quoted(marked, within=True)
    joints = {before.end - 1: after.start + 1 for before, after in pairwise(quoted) if _is_joint(marked, before, after)}
    inner = {
        at
        for one in quoted
        if marked[one.start] != "‘"
        for at in range(one.start + 1, one.end - 1)
        if marked[at] == "“"
    }
    text: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(marked):
        if at in joints:
            while text and text[-1] in ",.;:- ":
                text.pop()
                places.pop()
            text.append(_JOINT)
            places.append(within.start + at)
            at = joints[at]
            continue
        char = " " if marked[at] == BREAK else marked[at]
        if at not in inner and not (char == " " and text and text[-1] == " "):
            text.append(char)
            places.append(within.start + at)
        at += 1
    return _Speech(_same_marks("".join(text)), places)


def _is_joint(marked: str, before: Quoted, after: Quoted) -> bool:
    between = marked[before.end : after.start]
    if not before.closed or len(between) > _MAX_SAID or marked[after.start] not in '“‘"':
        return False
    if not between.strip():
        return BREAK not in between
    if BREAK in between or _SENTENCE_END.search(between[:-2]):
        return False
    words = _WORD.findall(between.lower())
    return any(word in FINITE or word in PARTICIPLES for word in words) or "according" in words


def _same_marks(text: str) -> str:
    """One kind of mark for all, so that single marks in the source may be double ones in the outline."""
    text = re.sub(r"[“”‘’]", '"', text)
    return re.sub(r"(?<![^\W_])'|'(?![^\W_])", '"', text)


def _places(piece: Piece, speech: _Speech, source: FoldedSource) -> Iterator[Span]:
    for match in _pattern(piece.words).finditer(speech.text):
        first, last = speech.places[match.start()], speech.places[match.end() - 1]
        if not splits_word(source, first) and not splits_word(source, last + 1):
            yield Span(*match.span())


def _pattern(words: str) -> re.Pattern[str]:
    """What finds words exactly, but for punctuation where the source divides them by its own, or ends them with a comma
    because its own go on: ``“We won,” she said`` is "We won."
    """
    parts = []
    at = 0
    words = _same_marks(words).strip('"') or words
    for gap in [*_GAP.finditer(words), None]:
        parts.append(_letters(words[at : gap.start() if gap else len(words)]))
        if gap:
            parts.append(f"(?:{re.escape(gap[0])}|{_JOINT})")
            at = gap.end()
    if words[-1] in ",.;:":
        parts[-1] = f'{parts[-1].removesuffix(re.escape(words[-1]))}(?:{re.escape(words[-1])}|,?(?=[{_JOINT}"]))'
    return re.compile("".join(parts))


def _letters(text: str) -> str:
    parts, at = [], 0
    for letter in _LETTER.finditer(text):
        parts += [re.escape(text[at : letter.start()]), f"[{letter[1].lower()}{letter[1].upper()}]"]
        at = letter.end()
    return "".join((*parts, re.escape(text[at:])))
