"""Whom a pronoun or a general noun stands for: the nearest name before it that it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.evidence.speakers.frames import speaker_of_verb
from builder.evidence.speakers.holders import holders_of
from builder.evidence.speakers.mentions import mentions, words_of_name, words_text
from builder.evidence.speakers.person_words import (
    CLOSED,
    HER_NOUNS,
    HER_TITLES,
    HIS_NOUNS,
    HIS_TITLES,
    OFFICES,
    ORGANISATIONS,
    SPOKESPEOPLE,
    TEXTS,
    TITLES,
)
from builder.evidence.speakers.phrases import AUXILIARIES, PREPOSITIONS, Phrase, bare, is_verb
from builder.evidence.speakers.reporting_verbs import FINITE
from builder.evidence.speakers.subjects import leading_subject
from builder.evidence.speakers.surroundings import Surroundings, Token

# Beyond these nobody still has the name in mind.
_MAX_SENTENCES = 25
_MAX_PEOPLE = 12
_MAX_OTHERS = 40
_PEOPLE = frozenset(
    ("man", "woman", "boy", "girl", "teenager", "victim", "suspect", "defendant", "patient", "comedian")
)
_HE = frozenset(("he", "she"))


@dataclass(frozen=True, slots=True)
class Antecedents:
    """``nearest`` is whom the grammar prefers, ``others`` are those it does not rule out.

    ``is_clear`` says that none of the others comes close to the nearest.
    """

    nearest: Phrase | None
    others: tuple[Phrase, ...] = ()
    is_clear: bool = True


def antecedents_of(phrase: Phrase, around: Surroundings, sentence: int) -> Antecedents:
    """Whom ``phrase``, of the sentence numbered ``sentence``, stands for."""
    if phrase.head in ORGANISATIONS | TEXTS or phrase.head in ("it", "its"):
        return _organisations(phrase, around, sentence)
    return _people(phrase, around, sentence)


def may_be_anybody(phrase: Phrase) -> bool:
    """Whether a pronoun or noun stands for one person, whom the source may name anywhere."""
    if phrase.kind == "pronoun":
        return phrase.head in ("he", "she", "they")
    return _is_definite(phrase) and phrase.head not in ORGANISATIONS | TEXTS | SPOKESPEOPLE


def _people(phrase: Phrase, around: Surroundings, sentence: int) -> Antecedents:
    if phrase.kind == "pronoun":
        return _nearest(phrase, around, sentence)
    if not _is_definite(phrase):
        return Antecedents(None)
    holders = holders_of(phrase.text, phrase.start, around)
    same = _same_noun(phrase, around, sentence) if phrase.head in SPOKESPEOPLE or not holders else None
    if holders:
        others = holders[1:] if same is None else (*holders[1:], same)
        return Antecedents(holders[0], others, is_clear=not others)
    if phrase.head in SPOKESPEOPLE or phrase.head not in OFFICES | TITLES | _PEOPLE:
        return Antecedents(same)
    return _without_holder(_nearest(phrase, around, sentence), around, sentence)


def _without_holder(found: Antecedents, around: Surroundings, sentence: int) -> Antecedents:
    """Somebody nearby whom the source doesn't call that: clear only where it names nobody else."""
    before = [one for near in around.sentences[: sentence + 1] for one in mentions(near.tokens)]
    people = {words_of_name(one)[-1]: one for one in before if one.kind == "person" and _is_person(one, around)}
    others = [one for one in people.values() if found.nearest is not None and not _same(one, found.nearest)]
    if not others:
        return found
    return replace(found, others=(*found.others, *others[-_MAX_OTHERS:]), is_clear=False)


def _nearest(phrase: Phrase, around: Surroundings, sentence: int) -> Antecedents:
    """The nearest person before a phrase that the grammar prefers."""
    rivals: list[Phrase] = []
    named: Phrase | None = None
    for number in range(sentence, max(-1, sentence - _MAX_SENTENCES), -1):
        tokens = tuple(token for token in around.sentences[number].tokens if token.end <= phrase.start)
        people = [one for one in mentions(tokens) if _may_mean(phrase, one, around) and _is_likely(one, around)]
        subjects = list(_subjects(tokens))
        found = _by_subject(phrase, subjects, people, around, number)
        if found is not None and found.nearest is not None:
            if named is not None:
                return Antecedents(named, (found.nearest, *rivals), is_clear=_same(named, found.nearest))
            return replace(found, others=(*found.others, *rivals))
        if any(
            subject.head == phrase.head or (phrase.kind == "noun" and subject.head in _HE) for subject, _ in subjects
        ):
            continue
        known = [one for one in people if _is_person(one, around)]
        named = named or (known[-1] if known else None)
        rivals += (one for one in people if one is not named)
        if len(rivals) > _MAX_PEOPLE:
            break
    return Antecedents(named, tuple(rivals), is_clear=not rivals)


def _same(one: Phrase, other: Phrase) -> bool:
    return bool(one.name and other.name) and words_of_name(one)[-1] == words_of_name(other)[-1]


def _by_subject(
    phrase: Phrase, subjects: list[tuple[Phrase, bool]], people: list[Phrase], around: Surroundings, number: int
) -> Antecedents | None:
    """Whoever says something in a sentence before, by name or office, goes before all others named there."""
    for subject, says in subjects:
        if phrase.kind == "pronoun" and subject.kind == "noun" and subject.head in OFFICES:
            return antecedents_of(subject, around, number) if _is_definite(subject) else Antecedents(subject)
        for one in people:
            if subject.name and subject.name[-1] is one.name[-1]:
                others = [other for other in people if other is not one and not says and _is_object(one, other, around)]
                return Antecedents(one, tuple(others), is_clear=not others)
    return None


def _is_object(subject: Phrase, other: Phrase, around: Surroundings) -> bool:
    """Whether a person is who the subject did something to: as good a meaning of "she" as the subject."""
    between = around.text[subject.end : other.start].split()
    if not 0 < len(between) <= 2 or not all(word.isalpha() and word not in PREPOSITIONS for word in between):
        return False
    return len(other.name) > 1 or _is_person(other, around)


def _same_noun(phrase: Phrase, around: Surroundings, sentence: int) -> Phrase | None:
    """What "the spokesman" was called before: "a Bayern spokesman"."""
    for number in range(sentence - 1, max(-1, sentence - _MAX_SENTENCES), -1):
        for subject, _ in _subjects(around.sentences[number].tokens):
            if subject.kind == "noun" and subject.head == phrase.head and len(subject.tokens) > len(phrase.tokens):
                return subject
    return None


def _is_definite(phrase: Phrase) -> bool:
    first = phrase.tokens[0].low
    return first in ("the", "his", "her", "its", "their", "this", "that") and not phrase.head.endswith("s")


def _subjects(tokens: Sequence[Token]) -> Iterator[tuple[Phrase, bool]]:
    """Who says something in a sentence, the last first, and whom it begins with; each with whether they say it."""
    for place in range(len(tokens) - 1, -1, -1):
        if is_verb(tokens, place) and (found := speaker_of_verb(tokens, place, len(tokens))):
            yield found, True
    if (leading := leading_subject(tokens, 0, len(tokens))) is not None:
        yield leading, False


def _is_likely(candidate: Phrase, around: Surroundings) -> bool:
    """Whether a capitalised word is more than the first of a sentence, or the name of a place."""
    if len(candidate.name) > 1:
        return True
    at = candidate.tokens.index(candidate.name[0])
    if at and candidate.tokens[at - 1].low in ("the", "a", "an"):
        return False
    return _is_person(candidate, around) or _has_first_name(candidate, around)


def _has_first_name(candidate: Phrase, around: Surroundings) -> bool:
    last = re.escape(words_text(candidate.name[-1]))
    first = re.search(rf"[^.!?“] ([A-Z][a-z]+) {last}\b", around.text)
    return first is not None and first[1].lower() not in CLOSED | TITLES


def _may_mean(phrase: Phrase, candidate: Phrase, around: Surroundings) -> bool:
    if candidate.kind != "person":
        return False
    title = candidate.title or _title_elsewhere(candidate, around)
    words = {title, *(bare(token) for token in candidate.tokens if token not in candidate.name)}
    if phrase.head == "he" and not words.isdisjoint(HER_TITLES | HER_NOUNS):
        return False
    return not (phrase.head == "she" and not words.isdisjoint(HIS_TITLES | HIS_NOUNS))


def _title_elsewhere(candidate: Phrase, around: Surroundings) -> str:
    """The title that the source gives a name nearby where it gives one: "Mr" of "Mr Blair" for "Tony Blair"."""
    text = around.text
    name = words_text(candidate.name[-1])
    return next(
        (title for title in ("Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lady", "Lord") if f"{title} {name}" in text), ""
    ).lower()


def _is_person(phrase: Phrase, around: Surroundings) -> bool:
    """Whether there is a sign that a name is a person's, not a place's or a product's."""
    words = [token for token in phrase.tokens if token not in phrase.name]
    if any(token.low in TITLES or bare(token) in OFFICES for token in words):
        return True
    if _title_elsewhere(phrase, around):
        return True
    text, last = around.text, words_text(phrase.name[-1])
    if len(phrase.name) == 1 and not re.search(rf"[a-z,] {re.escape(last)}\b", text):
        return False
    if any(f"{last} {verb}" in text or f"{verb} {last}" in text for verb in ("said", "told", "added", "says", "who")):
        return True
    return len(phrase.name) > 1 and f"{words_text(phrase.name[0])} {last}," in text and f", {last} " in text


def _organisations(phrase: Phrase, around: Surroundings, sentence: int) -> Antecedents:
    found: list[Phrase] = []
    called: list[Phrase] = []
    for number in range(sentence, max(-1, sentence - _MAX_SENTENCES), -1):
        tokens = tuple(token for token in around.sentences[number].tokens if token.end <= phrase.start)
        speakers = [subject for subject, _ in _subjects(tokens)]
        if phrase.kind == "pronoun" and not found and (one := _text_or_body(speakers)) is not None:
            return antecedents_of(one, around, number) if _is_definite(one) else Antecedents(one)
        subjects = {speaker.name[-1] for speaker in speakers if speaker.name}
        names = [one for one in mentions(tokens) if _may_be_organisation(one, around) and not _is_where(one, tokens)]
        names.sort(key=lambda one: (one.name[-1] not in subjects, one.kind != "organisation", -one.start))
        found += names
        called += (one for one in mentions(tokens, complements=True) if phrase.head in words_of_name(one))
    same = sorted(called, key=lambda one: -one.start)
    nearest = next(iter(same or found), None)
    others = tuple(one for one in same or found[:_MAX_PEOPLE] if nearest is not None and not _same(one, nearest))
    return Antecedents(nearest, others, is_clear=not same or not others)


def _is_where(one: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a name says where, or only what kind: "in London", "Russian gas"."""
    place = next(at for at, token in enumerate(tokens) if token.end == one.name[-1].end) - len(one.name)
    behind = tokens[place + len(one.name) + 1 : place + len(one.name) + 2]
    if place >= 0 and tokens[place].low in ("in", "at", "from", "near", "across"):
        return True
    return (
        len(one.name) == 1
        and bool(behind)
        and behind[0].text[0].islower()
        and not (behind[0].low in CLOSED | AUXILIARIES | FINITE or behind[0].low.endswith(("ed", "s")))
    )


def _text_or_body(speakers: list[Phrase]) -> Phrase | None:
    """Of "The report found … It said": what a sentence before calls by a noun."""
    return next((one for one in speakers if one.kind == "noun" and one.head in ORGANISATIONS | TEXTS), None)


def _may_be_organisation(one: Phrase, around: Surroundings) -> bool:
    if one.kind == "organisation":
        return True
    if _is_person(one, around):
        return False
    return re.search(rf"[a-z,] {re.escape(words_text(one.name[-1]))}\b", around.text) is not None
