"""Noun phrases that name who speaks: ``NCA director general Graham Biggar``, ``a spokesman for the bank``, ``she``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from builder.evidence.speakers.person_words import (
    CLOSED,
    OFFICES,
    ORGANISATIONS,
    POST_NOMINALS,
    SPOKESPEOPLE,
    TITLES,
)
from builder.evidence.speakers.reporting_verbs import FINITE, NOUN_FORMS, word_set
from builder.evidence.speakers.surroundings import Token

PhraseKind = Literal["person", "organisation", "noun", "pronoun"]


PRONOUNS = word_set("he she it they we i you who")
AUXILIARIES = word_set(
    "has have had is are was were be been being will would can could may might shall should must do does did 's 've 'd"
    " hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't didn't doesn't don't"
)
PREPOSITIONS = word_set(
    "in on at by for from of to with about into over under during after before following against between among near"
    " like than through across within without until since despite on behalf close"
)
_INNER = word_set("of at for from in with to and the")
DETERMINERS = word_set("the a an his her its their our my one another some this that")
_STOPS = (
    word_set(
        "that when while as because if although though whether but or where what how why which whose whom so yet nor"
        " who said met saw gave took made left won beat came became went got"
    )
    | AUXILIARIES
)
_PARTICLES = word_set("de van von der den del della di da du la le bin al el ibn ter st y dos o")
_JOINS = word_set("of and for the &")
_LATER = word_set("yesterday today tonight earlier later last this next who whose while when on speaking")
_TIMES = word_set("week month year night day weekend spring summer autumn winter morning afternoon evening")
_SURNAMES = word_set("dean bishop judge farmer rider driver peer ranger head king mayor founder warden surgeon major")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; ``name`` is the proper name in it without titles, empty for nouns and pronouns.

    ``head`` is the noun or pronoun, lower case; ``role`` are the words that say what the one named is.
    """

    tokens: tuple[Token, ...]
    kind: PhraseKind
    name: tuple[Token, ...] = ()
    head: str = ""
    role: str = ""

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        return join(self.tokens)

    @property
    def title(self) -> str:
        return next((token.low for token in self.tokens if token.low in TITLES), "")


def join(tokens: Sequence[Token]) -> str:
    """Words as they stood, with single spaces between those that stood apart."""
    text = ""
    for token, before in zip(tokens, (None, *tokens), strict=False):
        text += (" " if before is not None and token.start > before.end else "") + token.text
    return text


def bare(token: Token) -> str:
    """A word without its possessive ending, lower case."""
    return token.low.removesuffix("'s").removesuffix("'")


def phrase_before(tokens: Sequence[Token], end: int, start: int = 0) -> Phrase | None:
    """The noun phrase that ends where ``tokens[end]`` begins."""
    at = end
    while at > max(start, end - _LONGEST) and _belongs(tokens, at - 1, end):
        at -= 1
    return phrase_of(tokens[at:end])


def _belongs(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if token.kind != "word":
        return token.text in (".", "&") and at > 0 and tokens[at - 1].is_capital and at + 1 < end
    if token.low == "and":
        return at > 0 and at + 1 < end and tokens[at - 1].is_capital and tokens[at + 1].is_capital
    return token.low not in _STOPS and not is_verb(tokens, at)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is one that reports, in a place where it is no noun or adjective."""
    token = tokens[at]
    if token.kind != "word" or token.low not in FINITE or token.is_capital:
        return False
    before = tokens[at - 1] if at else None
    if token.low in NOUN_FORMS:
        return before is not None and ((before.is_capital and before.low not in CLOSED) or before.low in PRONOUNS)
    return before is None or before.low not in DETERMINERS or before.low in ("one", "some", "another", "this")


def phrase_after(tokens: Sequence[Token], start: int) -> Phrase | None:
    """The noun phrase that begins with ``tokens[start]``."""
    at = start
    while at < min(len(tokens), start + _LONGEST) and _goes_on(tokens, start, at):
        at += 1
    return phrase_of(tokens[start:at], trim=False)


def _goes_on(tokens: Sequence[Token], start: int, at: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at > start else None
    if token.kind != "word":
        return (
            token.text in (".", "&")
            and before is not None
            and before.is_capital
            and len(before.text) <= 2
            and (at + 1 < len(tokens) and tokens[at + 1].is_capital)
        )
    if before is None:
        return token.low not in _STOPS or token.low in PRONOUNS
    if before.low in PRONOUNS or token.low in _STOPS or token.low in _LATER or is_verb(tokens, at):
        return False
    if token.low == "and":
        return at + 1 < len(tokens) and before.is_capital and tokens[at + 1].is_capital
    named = before.is_capital and not is_organisation(tokens[start:at]) and at - start > 1
    if token.low in PREPOSITIONS:
        return token.low in _INNER and not named and token.low != "to"
    return token.is_capital or not (named and token.low.endswith(("ing", "ly", "ed")))


def is_organisation(name: Sequence[Token]) -> bool:
    """Whether a proper name is that of an organisation, by its words or as an abbreviation."""
    words = [token for token in name if token.kind == "word"]
    if any(bare(token) in ORGANISATIONS for token in words):
        return True
    return len(words) == 1 and len(words[0].text) > 1 and words[0].text.isupper()


def phrase_of(tokens: Sequence[Token], *, trim: bool = True) -> Phrase | None:
    """Tell name, role and head of a noun phrase apart; ``trim`` says that words of the clause may stand before it."""
    words = _without_lead(tokens)
    if not words:
        last = tokens[-1].low if tokens else ""
        return Phrase((tokens[-1],), "pronoun", head=last) if last in PRONOUNS else None
    if words[-1].low in PRONOUNS:
        return Phrase((words[-1],), "pronoun", head=words[-1].low)
    end = len(words)
    while end > 1 and words[end - 1].low in POST_NOMINALS and words[end - 2].is_capital:
        end -= 1
    if not words[end - 1].is_capital or words[end - 1].low in CLOSED or _is_office(words, end):
        return _noun(words, trim)
    start = _run_start(words, end)
    name = start + _name_within(words[start:end])
    if name == start and _is_complement(words, start):
        return _with_complement(words) or _noun(words, trim)
    if any(token.low == "for" and words[at - 1].low in SPOKESPEOPLE for at, token in enumerate(words[:start]) if at):
        return _noun(words, trim)
    proper = tuple(token for token in words[name:end] if token.low not in TITLES or token is words[end - 1])
    if not proper:
        return _noun(words, trim)
    begin = _trimmed(words, start) if trim else 0
    kind: PhraseKind = "organisation" if is_organisation(proper) else "person"
    role = join([*words[begin:name], *words[end:]])
    return Phrase(tuple(words[begin:]), kind, proper, role=role)


def _is_office(words: Sequence[Token], end: int) -> bool:
    """Whether a phrase ends with an office, not with a surname that is one, too: ``Christopher Dean``."""
    last, before = words[end - 1], words[end - 2] if end > 1 else None
    if last.low not in OFFICES:
        return False
    return last.low not in _SURNAMES or before is None or not before.is_capital or before.low in CLOSED | OFFICES


def _without_lead(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the adverbs, conjunctions and weekdays that a clause begins with."""
    at = 0
    while at < len(tokens) and (
        tokens[at].kind != "word"
        or (tokens[at].low in CLOSED and tokens[at].low not in DETERMINERS)
        or (tokens[at].low.endswith("ly") and not tokens[at].is_capital)
        or (at and tokens[at].low in _TIMES)
    ):
        at += 1
    return tokens[at:]


def _run_start(words: Sequence[Token], end: int) -> int:
    """Where the capitalised words that end the phrase begin; particles and "of" between such words belong to them."""
    at = end - 1
    while at > 0:
        token = words[at - 1]
        if token.text.endswith("'s") or (token.low in CLOSED and token.low not in _JOINS):
            break
        if token.is_capital or token.text in (".", "&"):
            at -= 1
        elif token.low == "and" and end - at > 1:
            break
        elif token.low in _PARTICLES or token.low in _JOINS:
            back = next((i for i in range(at - 2, max(-1, at - 4), -1) if words[i].low not in _JOINS), -1)
            if back < 0 or not words[back].is_capital or words[back].low in CLOSED:
                break
            if (
                token.low in _JOINS
                and not is_organisation(words[back : back + 1])
                and not (token.low == "of" and bare(words[back]) in OFFICES | {"department", "house", "bank", "office"})
            ):
                break
            at = back
        else:
            break
    while at < end - 1 and words[at].low in CLOSED:
        at += 1
    return at


def _name_within(run: Sequence[Token]) -> int:
    """How many of a run's words come before the name: offices, titles, the organisation."""
    start = 0
    for at, token in enumerate(run[:-1]):
        word = bare(token)
        if (word in OFFICES or word in TITLES) and run[at + 1].is_capital:
            start = at + 1
        elif at < len(run) - 2 and (word in ORGANISATIONS or (_is_acronym(token) and at == start)):
            start = at + 1 if run[at + 1].is_capital else start
    return start


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha()


def _is_complement(words: Sequence[Token], start: int) -> bool:
    """Whether a name only completes a noun: ``a spokesman for Mr Blair``."""
    at = start - 1
    if at >= 0 and words[at].low in DETERMINERS | TITLES:
        at -= 1
    return at > 0 and words[at].low in PREPOSITIONS


def _with_complement(words: Sequence[Token]) -> Phrase | None:
    """A name that a complement follows: ``David Noone from Intervoice``."""
    at = next((at for at, token in enumerate(words) if token.low in ("from", "of", "at", "for")), 0)
    name = words[:at]
    if at < 2 or not all(token.is_capital for token in name) or name[-1].low in OFFICES or is_organisation(name):
        return None
    return replace(phrase, role=join(words[at:])) if (phrase := phrase_of(name)) is not None else None


def _noun(words: Sequence[Token], trim: bool) -> Phrase | None:
    begin = _trimmed(words, len(words)) if trim else 0
    kept = words[begin:]
    if not kept:
        return None
    head = len(kept)
    for at, token in enumerate(kept):
        if token.low in PREPOSITIONS and at:
            head = at
            break
    while head > 1 and not kept[head - 1].text[0].isalpha():
        head -= 1
    return Phrase(tuple(kept), "noun", head=bare(kept[head - 1]), role=join(kept))


def _trimmed(words: Sequence[Token], end: int) -> int:
    """Where a phrase begins among the words of its clause: at its article, unless that comes behind a preposition."""
    begin = 0
    for at in range(end - 1, -1, -1):
        if words[at].low in DETERMINERS:
            begin = at
            if at == 0 or words[at - 1].low not in PREPOSITIONS:
                break
            begin = 0
    if begin == 0 and words[:1] and words[0].low in PREPOSITIONS:
        return min(end, 1)
    return begin


def is_spokesperson(phrase: Phrase) -> bool:
    """Whether somebody speaks for another: ``a spokesman for the bank``, ``NCA officers``."""
    return phrase.head in SPOKESPEOPLE or any(
        token.low in SPOKESPEOPLE for token in phrase.tokens if token not in phrase.name
    )
