"""The full names that a surname alone may be short for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.evidence.speakers.mentions import words_text
from builder.evidence.speakers.person_words import CLOSED, HER_NOUNS, HER_TITLES, HIS_NOUNS, HIS_TITLES, OFFICES, TITLES
from builder.evidence.speakers.phrases import Phrase, join
from builder.evidence.speakers.surroundings import Surroundings

_MAX_MENTIONS = 60
_LONGEST_LINE = 400
_FIRST = re.compile(r"(?:^|(?<=[\s(\"'“‘]))([^\W\d_]\w+(?:-[^\W\d_a-z]\w+)*)$")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:“”‘\"\n])\s*$")
_TITLE = re.compile(r"(\w+)[.,]?\s*$")
_PLAIN_TITLES = frozenset(("mr", "mrs", "ms", "miss"))


def full_names(phrase: Phrase, around: Surroundings) -> tuple[str, ...]:
    """The names that a phrase may mean, with first names; the nearest before it first.

    Only a person's surname alone can mean more than one: those that the source gives this surname, but for those whose
    title is another.
    """
    words = [words_text(token) if token.kind == "word" else token.text for token in phrase.name]
    if not words:
        return (phrase.text,)
    if len(words) > 1 or phrase.kind != "person":
        return (join([*phrase.name[:-1], phrase.name[-1]._replace(text=words[-1])]),)
    text, last = around.source.folded.text, words[0]
    titles: dict[str, set[str]] = {}
    headline = _headline(around)
    found = list(_first_names(text, last, around.offset + phrase.start))
    for first, title, _ in [one for one in found if one[2] > headline] or found:
        titles.setdefault(first, set()).add(title)
    written = phrase.title
    alike = [first for first in titles if written and written in titles[first]]
    alike = alike or [first for first in titles if not any(_differ(written, title) for title in titles[first])]
    return tuple(f"{first} {last}" for first in alike or list(titles)[:1]) or (last,)


def _headline(around: Surroundings) -> int:
    """Where the source's first line ends, if that is no sentence: there "Classy Henman" is no name."""
    line = around.source.source.text[:_LONGEST_LINE].lstrip("\n").partition("\n")[0].rstrip()
    return len(line) if line and line[-1] not in ".!?”\"'’" else 0


def _differ(one: str, other: str) -> bool:
    """Whether two titles can't be one person's."""
    if not one or not other:
        return False
    if (one in HIS_TITLES and other in HER_TITLES) or (one in HER_TITLES and other in HIS_TITLES):
        return True
    return (one in _PLAIN_TITLES) != (other in _PLAIN_TITLES)


def _first_names(text: str, last: str, start: int) -> Iterator[tuple[str, str, int]]:
    """First names before a surname, backwards and then forwards, each with the title before it and its place."""
    for at in (*_places(text, last, start, backwards=True), *_places(text, last, start, backwards=False)):
        before = text[max(0, at - 60) : at - 1]
        found = _FIRST.search(before)
        if (
            found is None
            or not found[1][0].isupper()
            or found[1].isupper()
            or found[1].lower() in TITLES | OFFICES | CLOSED
        ):
            continue
        first, lead = found[1], before[: found.start(1)]
        if _BEGINS_SENTENCE.search(lead) and f" {first.lower()} " in text:
            continue
        yield first, _title_of(lead), at


def _title_of(lead: str) -> str:
    """The title that ends a text, or one that goes with the relation that ends it: "his wife"."""
    found = _TITLE.search(lead)
    word = found[1].lower() if found is not None else ""
    return "mrs" if word in HER_NOUNS else "mr" if word in HIS_NOUNS else word if word in TITLES else ""


def _places(text: str, word: str, start: int, *, backwards: bool) -> list[int]:
    found: list[int] = []
    at = text.rfind(f" {word}", 0, start) if backwards else text.find(f" {word}", start)
    while at >= 0 and len(found) < _MAX_MENTIONS:
        behind = text[at + 1 + len(word) : at + 2 + len(word)]
        if not behind.isalnum():
            found.append(at + 1)
        at = text.rfind(f" {word}", 0, at) if backwards else text.find(f" {word}", at + 1)
    return found
