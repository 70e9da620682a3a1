"""Whose words a source says they are: by the grammar of its sentence, or of those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.evidence.speakers.antecedents import antecedents_of, may_be_anybody
from builder.evidence.speakers.frames import frame_of
from builder.evidence.speakers.namesakes import full_names
from builder.evidence.speakers.nested import inner_speaker
from builder.evidence.speakers.person_words import OFFICES
from builder.evidence.speakers.phrases import Phrase
from builder.evidence.speakers.subjects import leading_subject
from builder.evidence.speakers.surroundings import Surroundings, surroundings_of
from builder.evidence.text.folding import FoldedSource
from builder.model.source import Span

How = Literal["named", "pronoun", "noun"]

_FIRST_PERSONS = frozenset(("i", "we", "you"))
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
        is_open: Whether it may be anybody whom the source names: nothing near says whom the pronoun or noun stands for.
    """

    name: str
    role: str
    span: Span
    how: How
    written: str
    is_person: bool
    others: tuple[str, ...] = ()
    is_clear: bool = True
    is_open: bool = False


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
    if (inner_found := inner_speaker(around, inner)) is not None:
        return _within(inner_found, around)
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


def _within(phrase: Phrase, around: Surroundings) -> Attribution:
    """Of whom somebody quoted tells what they said: whom "he" or "my father" is, nobody else can say."""
    if phrase.name:
        return _resolved(phrase, around, 0)
    span = around.original(phrase.start, phrase.end)
    how: How = "pronoun" if phrase.kind == "pronoun" else "noun"
    return Attribution(phrase.text, phrase.role, span, how, phrase.text, True, is_clear=False, is_open=True)


def _resolved(phrase: Phrase, around: Surroundings, number: int) -> Attribution:
    if phrase.name:
        name, *others = full_names(phrase, around)
        span = around.original(phrase.start, phrase.end)
        return Attribution(
            name, phrase.role, span, "named", phrase.text, phrase.kind == "person", tuple(others), not others
        )
    how: How = "pronoun" if phrase.kind == "pronoun" else "noun"
    found = antecedents_of(phrase, around, number)
    others = list(dict.fromkeys(name for other in found.others for name in full_names(other, around)))
    if found.nearest is None:
        span = around.original(phrase.start, phrase.end)
        is_open = may_be_anybody(phrase)
        is_person = is_open or phrase.head in OFFICES
        return Attribution(phrase.text, phrase.role, span, how, phrase.text, is_person, tuple(others), False, is_open)
    nearest = found.nearest
    name, *namesakes = full_names(nearest, around)
    role = ", ".join(filter(None, (nearest.role, phrase.role if how == "noun" else "")))
    span = around.original(nearest.start, nearest.end)
    others = [other for other in (*namesakes, *others) if other != name]
    is_clear = found.is_clear and not namesakes
    return Attribution(name, role, span, how, phrase.text, nearest.kind == "person", tuple(others), is_clear)
