"""The sentences around some words of a source, every quotation in them one token: what grammar is read from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from builder.evidence.quotations.marks import BREAK, Quoted, find_quoted, marked_text
from builder.evidence.speakers.reporting_verbs import FINITE, word_set
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

# Beyond these many characters before and behind nobody is beside the words; some articles are one line.
_BEFORE = 4000
_AFTER = 1200

_TOKEN = re.compile(r"\w+(?:[-'&./’]\w+)*(?:(?<=s)[’'](?= \w))?|[^\w\s]|\n")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st rev sgt lt col gen capt cllr hon sen gov rep jr sr no vs inc ltd co u.s u.k e.g i.e"
)
_NEVER = word_set("is are was were be been but which who that when while if because")

Kind = Literal["word", "mark", "quote", "break"]


class Token(NamedTuple):
    """A word, a mark, a whole quotation or a paragraph's end; its range indexes the text of the surroundings."""

    text: str
    kind: Kind
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """``paragraph`` counts from the beginning of the surroundings."""

    tokens: tuple[Token, ...]
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """A part of a source; ``offset`` is where ``text`` begins in the source's folded text."""

    source: FoldedSource
    offset: int
    text: str
    quoted: tuple[Quoted, ...]
    sentences: tuple[Sentence, ...]

    def find(self, span: Span) -> tuple[int, int] | None:
        """Which sentence holds most of the words of ``span`` (of ``text``), and which of its tokens is their first."""
        for number, sentence in enumerate(self.sentences):
            for place, token in enumerate(sentence.tokens):
                if token.end > span.start:
                    return number, place
        return None

    def original(self, start: int, end: int) -> Span:
        """A range of ``text`` as one of the source's original text."""
        return self.source.folded.span(self.offset + start, self.offset + end)


def surroundings_of(span: Span, source: FoldedSource) -> tuple[Surroundings, Span]:
    """What stands around a span of a source's original text, and that span as a range of the surroundings' text."""
    start = bisect_right(source.folded.ends, span.start)
    end = max(start + 1, bisect_left(source.folded.starts, span.end))
    low, high = max(0, start - _BEFORE), min(len(source.folded.text), end + _AFTER)
    low = source.folded.text.find(" ", low, start) + 1 if low else 0
    text = marked_text(source, low, high)
    quoted = find_quoted(text, within=low > 0)
    return Surroundings(source, low, text, quoted, sentences_of(text, quoted)), Span(start - low, end - low)


def sentences_of(text: str, quoted: tuple[Quoted, ...], offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a marked text, ``quoted`` its quotations; their tokens' ranges are counted from ``offset``."""
    tokens = list(_tokens(text, quoted))
    if offset:
        tokens = [token._replace(start=token.start + offset, end=token.end + offset) for token in tokens]
    return tuple(_sentences(tokens))


def _tokens(text: str, quoted: tuple[Quoted, ...]) -> Iterator[Token]:
    at = 0
    for stretch in (*quoted, Quoted(len(text), len(text))):
        for found in _TOKEN.finditer(text, at, stretch.start):
            kind: Kind = "break" if found[0] == BREAK else "word" if found[0][0].isalnum() else "mark"
            yield Token(found[0].replace("’", "'"), kind, *found.span())
        if stretch.start < stretch.end:
            yield Token(text[stretch.start : stretch.end], "quote", stretch.start, stretch.end)
        at = stretch.end


def _sentences(tokens: list[Token]) -> Iterator[Sentence]:
    start = paragraph = 0
    for at, token in enumerate(tokens):
        if token.kind == "break" or _ends_sentence(tokens, at):
            end = at if token.kind == "break" else at + 1
            if end > start:
                yield Sentence(tuple(tokens[start:end]), paragraph)
            start = at + 1
            paragraph += token.kind == "break"
    if start < len(tokens):
        yield Sentence(tuple(tokens[start:]), paragraph)


def _ends_sentence(tokens: list[Token], at: int) -> bool:
    token, after = tokens[at], tokens[at + 1 : at + 2]
    if not after or after[0].kind == "break":
        return True
    if token.kind == "quote":
        return _quotation_ends(token, tokens[at + 1 : at + 12])
    if token.text not in (".", "?", "!"):
        return False
    if token.text == "." and at and _is_abbreviated(tokens[at - 1]) and after[0].start > token.end:
        return after[0].kind == "quote" and tokens[at - 1].low in ("co", "inc", "ltd", "u.s", "u.k")
    return after[0].start > token.end and not (after[0].kind == "word" and after[0].text[0].islower())


def _is_abbreviated(token: Token) -> bool:
    return token.low in _ABBREVIATIONS or (len(token.text) == 1 and token.is_capital)


def _quotation_ends(token: Token, after: list[Token]) -> bool:
    """Whether a sentence ends with a quotation: what says who spoke goes on with it."""
    last = token.text.rstrip("“”\"‘’' )")[-1:]
    if last not in (".", "?", "!") or not after[0].text[0].isalnum():
        return last in (".", "?", "!") and after[0].kind == "quote"
    if not after[0].is_capital:
        return False
    return last == "." or not says_next(after)


def says_next(tokens: list[Token]) -> bool:
    """Whether ``Mr Davis asked.`` begins here: a sentence that only says who spoke."""
    for at, token in enumerate(tokens[:9]):
        if token.kind != "word":
            return False
        if token.low in FINITE and at:
            behind = tokens[at + 1 : at + 2]
            return not behind or behind[0].text in (".", ",") or token.low in ("told", "asked")
        if at and token.low in _NEVER:
            return False
    return False
