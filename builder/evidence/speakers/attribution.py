"""Whose words a source says they are: by the grammar of its sentence, or of those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.evidence.speakers.antecedents import antecedents_of, words_text
from builder.evidence.speakers.frames import frame_of
from builder.evidence.speakers.person_words import CLOSED, OFFICES, TITLES
from builder.evidence.speakers.phrases import Phrase, join
from builder.evidence.speakers.subjects import leading_subject
from builder.evidence.speakers.surroundings import Surroundings, surroundings_of
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

How = Literal["named", "pronoun", "noun"]

_FIRST_PERSONS = frozenset(("i", "we", "you"))
_MAX_NAMESAKES = 60
_MAX_BACK = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says some words.

    Attributes:
        name: The name, in full where the source gives it in full anywhere; where only a noun says who speaks and no
            name before it fits, the noun.
        role: What the source says there of the one named; may be empty.
        span: The naming words, in the source's original text; of a pronoun, those of the name it stands for.
        how: Whether the name stands there itself, or a pronoun or noun that was resolved to it.
        written: What stands there: ``Mr Biggar``, ``she``, ``the agency``.
        is_person: Whether the name is a person's, as far as can be told.
        others: Names that the pronoun or noun could stand for, too.
        is_clear: Whether none of the others comes close to the name.
    """

    name: str
    role: str
    span: Span
    how: How
    written: str
    is_person: bool
    others: tuple[str, ...] = ()
    is_clear: bool = True


def find_attribution(span: Span, source: FoldedSource) -> Attribution | None:
    """Find who, by the source, says the words at a span.

    Args:
        span: The words, in the source's original text.
        source: An article in English.

    Returns:
        None where the source doesn't say: its own words, or a quotation that nothing near gives to anybody.
    """
    around, inner = surroundings_of(span, source)
    place = around.find(inner)
    if place is None:
        return None
    number, at = place
    found = _in_sentence(around, number, at, inner)
    if found is None and at == 0 and is_quoted(around, inner):
        carried = _carried(around, number)
        if carried is not None:
            number, found = carried
    return None if found is None else _resolved(found, around, number)


def is_quoted(around: Surroundings, span: Span) -> bool:
    """Whether words stand between quotation marks, wholly or in part."""
    return any(quoted.start < span.end and span.start < quoted.end for quoted in around.quoted)


def _in_sentence(around: Surroundings, number: int, at: int, span: Span) -> Phrase | None:
    tokens = around.sentences[number].tokens
    end = at + 1
    while end < len(tokens) and tokens[end].start < span.end:
        end += 1
    found = frame_of(tokens, at, end)
    return None if found is None or found.head in _FIRST_PERSONS else found


def _carried(around: Surroundings, number: int) -> tuple[int, Phrase] | None:
    """Of a quotation that is a sentence of its own: whose words, or whose doings, came right before."""
    paragraph = around.sentences[number].paragraph
    for back in range(number - 1, max(-1, number - _MAX_BACK), -1):
        sentence = around.sentences[back]
        quotations = [at for at, token in enumerate(sentence.tokens) if token.kind == "quote"]
        if quotations:
            found = frame_of(sentence.tokens, quotations[-1], quotations[-1] + 1)
            if found is not None:
                return back, found
            if len(quotations) == len(sentence.tokens):
                continue
        if sentence.paragraph < paragraph - 1:
            return None
        found = frame_of(sentence.tokens, len(sentence.tokens), len(sentence.tokens))
        found = found or leading_subject(sentence.tokens, 0, len(sentence.tokens))
        if found is not None and (found.kind != "noun" or found.head in OFFICES):
            return back, found
        return None
    return None


def _resolved(phrase: Phrase, around: Surroundings, number: int) -> Attribution:
    if phrase.name:
        name = full_name(phrase, around)
        span = around.original(phrase.start, phrase.end)
        return Attribution(name, phrase.role, span, "named", phrase.text, phrase.kind == "person")
    how: How = "pronoun" if phrase.kind == "pronoun" else "noun"
    found = antecedents_of(phrase, around, number)
    others = tuple(dict.fromkeys(full_name(other, around) for other in found.others))
    if found.nearest is None:
        span = around.original(phrase.start, phrase.end)
        return Attribution(phrase.text, phrase.role, span, how, phrase.text, phrase.head in OFFICES, others, False)
    nearest = found.nearest
    name = full_name(nearest, around)
    role = ", ".join(filter(None, (nearest.role, phrase.role if how == "noun" else "")))
    span = around.original(nearest.start, nearest.end)
    others = tuple(other for other in others if other != name)
    return Attribution(name, role, span, how, phrase.text, nearest.kind == "person", others, found.is_clear)


def full_name(phrase: Phrase, around: Surroundings) -> str:
    """A person's name with the first name that the source gives it, nearest before; else as it stands."""
    words = [words_text(token) if token.kind == "word" else token.text for token in phrase.name]
    if not words:
        return phrase.text
    if len(words) > 1 or phrase.kind != "person":
        return join([*phrase.name[:-1], phrase.name[-1]._replace(text=words[-1])])
    text, last = around.source.folded.text, words[0]
    end = around.offset + phrase.start
    for at in (*_places(text, last, end, backwards=True), *_places(text, last, end, backwards=False)):
        first = text[max(0, at - 25) : at - 1].rsplit(" ", 1)[-1].strip("\"'(")
        if first[:1].isupper() and first.isalpha() and first.lower() not in TITLES | OFFICES | CLOSED:
            return f"{first} {last}"
    return last


def _places(text: str, word: str, start: int, *, backwards: bool) -> list[int]:
    found: list[int] = []
    at = text.rfind(f" {word}", 0, start) if backwards else text.find(f" {word}", start)
    while at >= 0 and len(found) < _MAX_NAMESAKES:
        behind = text[at + 1 + len(word) : at + 2 + len(word)]
        if not behind.isalnum():
            found.append(at + 1)
        at = text.rfind(f" {word}", 0, at) if backwards else text.find(f" {word}", at + 1)
    return found
