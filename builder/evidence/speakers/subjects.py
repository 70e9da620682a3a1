"""The subject of a verb, and what a sentence says beside it of the one named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.evidence.speakers.person_words import CLOSED, OFFICES
from builder.evidence.speakers.phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    is_verb,
    join,
    phrase_after,
    phrase_before,
    phrase_of,
)
from builder.evidence.speakers.reporting_verbs import FINITE, PARTICIPLES, word_set
from builder.evidence.speakers.surroundings import Token

Tokens = Sequence[Token]

ADVERBS = word_set(
    "also then later still once again already even simply just only never not reportedly recently today yesterday"
    " previously always often earlier soon"
)
SUBORDINATORS = word_set(
    "when while as because if after before since although though where whereas once until asked speaking writing"
)
RELATIVES = word_set("who which whose whom where")
_CLAUSE_MARKS = frozenset(":;")


def before_auxiliaries(tokens: Tokens, verb: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    at = verb
    while at and (
        tokens[at - 1].low in AUXILIARIES | ADVERBS
        or (tokens[at - 1].low.endswith("ly") and not tokens[at - 1].is_capital)
    ):
        at -= 1
    return at


def subject_before(tokens: Tokens, verb: int, *, passive: bool = False) -> Phrase | None:
    """The grammatical subject of a verb that follows it."""
    end = before_auxiliaries(tokens, verb)
    if not end:
        return None
    before = tokens[end - 1]
    start = clause_start(tokens, end)
    if before.low in ("and", "but", "then", "or") or before.text == ")":
        return leading_subject(tokens, start, end - 1) or leading_subject(tokens, 0, end - 1)
    if before.text in (",", "-"):
        return _with_insertion(tokens, start, end - 1)
    if before.low in ("who", "which", "that"):
        stop = end - 2 if end > 1 and tokens[end - 2].text == "," else end - 1
        return phrase_before(tokens, stop, start)
    comma = next((at for at in range(end - 1, start, -1) if tokens[at].text == ","), None)
    if comma is not None and tokens[comma - 1].is_capital and tokens[comma + 1].low in ("of", "from"):
        return _described(found, tokens[comma + 1 : end]) if (found := phrase_before(tokens, comma, start)) else None
    return phrase_before(tokens, end, start)


def clause_start(tokens: Tokens, end: int) -> int:
    """Where what stands before ``end`` begins: behind a quotation, a colon or a semicolon."""
    for at in range(end - 1, -1, -1):
        if tokens[at].text in _CLAUSE_MARKS or tokens[at].kind == "quote":
            return at + 1
    return 0


def _with_insertion(tokens: Tokens, start: int, comma: int) -> Phrase | None:
    """The subject before what commas or dashes hold: ``X, director of Y, said``."""
    mark = tokens[comma].text
    cuts = [at for at in range(start, comma) if tokens[at].text == mark]
    if not cuts:
        return None
    last = phrase_of(tokens[cuts[-1] + 1 : comma])
    before = phrase_before(tokens, cuts[-1], start)
    if (
        last is not None
        and last.kind == "person"
        and before is not None
        and before.kind == "noun"
        and (before.head in OFFICES or len(last.name) > 1)
        and not last.role
    ):
        return replace(last, tokens=(*before.tokens, *last.tokens), role=before.text)
    for cut in reversed(cuts):
        found = phrase_before(tokens, cut, (max((c for c in cuts if c < cut), default=start - 1)) + 1)
        if found is not None and not _is_inserted(tokens, start, cut, cuts):
            return _described(found, tokens[cut + 1 : comma])
    return None


def _is_inserted(tokens: Tokens, start: int, cut: int, cuts: list[int]) -> bool:
    """Whether the stretch that ends at ``cut`` only describes the one before it."""
    earlier = [at for at in cuts if at < cut]
    if not earlier:
        return False
    first = tokens[earlier[-1] + 1]
    if (
        first.low in RELATIVES
        or first.text[0].isdecimal()
        or first.low in ("of", "from", "a", "an", "the", "its", "his")
    ):
        return True
    return first.low in OFFICES or (first.kind == "word" and not first.is_capital and first.low not in ("and", "but"))


def _described(phrase: Phrase, tokens: Tokens) -> Phrase:
    return replace(phrase, role=f"{phrase.role}, {join(tokens)}".strip(", "))


def leading_subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The subject a clause begins with, behind what only says when, where or why."""
    at = start
    while at < end:
        while at < end and tokens[at].low in ("but", "and", "or", ",", "so", "yet"):
            at += 1
        stop = next((place for place in range(at, end) if tokens[place].text == ","), end)
        if at < stop and not _is_adverbial(tokens[at]):
            found = phrase_of(tokens[at : _subject_end(tokens, at, stop)], trim=False)
            return _named_behind(tokens, stop, end, found)
        if stop == end and at < end:
            return None
        at = stop + 1
    return None


def _named_behind(tokens: Tokens, comma: int, end: int, phrase: Phrase | None) -> Phrase | None:
    """Of "the firm's chief executive, X, …" X; any other phrase as it is."""
    if phrase is None or phrase.kind != "noun" or comma >= end:
        return phrase
    stop = next((at for at in range(comma + 1, end) if tokens[at].text in (",", ".")), end)
    found = phrase_of(tokens[comma + 1 : stop]) if phrase.end == tokens[comma - 1].end and stop - comma < 9 else None
    if found is None or found.kind != "person":
        return phrase
    if not (tokens[comma + 1].is_capital and stop - comma < 6) and not _is_described(tokens, comma, stop, found):
        return phrase
    if phrase.head not in OFFICES and (len(found.name) < 2 or stop == end or tokens[stop].text != ","):
        return phrase
    return replace(found, role=", ".join(filter(None, (phrase.text, found.role))))


def _is_described(tokens: Tokens, comma: int, stop: int, found: Phrase) -> bool:
    """Whether "the former keeper X" fills what two commas hold."""
    opens = tokens[comma + 1].low == "the" and found.start == tokens[comma + 1].start
    return opens and stop < len(tokens) and tokens[stop].text == "," and len(found.name) > 1


def _is_adverbial(token: Token) -> bool:
    if token.low in PREPOSITIONS | SUBORDINATORS:
        return True
    if token.low in PRONOUNS or token.low in ("the", "a", "an", "his", "her", "its", "their", "one", "another"):
        return False
    return token.low in CLOSED or token.low.endswith(("ing", "ly"))


def _subject_end(tokens: Tokens, start: int, end: int) -> int:
    """Where a leading subject ends: at what may be its verb."""
    named = False
    for at in range(start, end):
        token = tokens[at]
        if token.kind != "word" and token.text != ".":
            return at
        if token.is_capital and (token.low not in CLOSED or at > start):
            named = at > start or not _is_common(tokens, at + 1, end)
            continue
        if token.low in AUXILIARIES or (token.low in FINITE and at > start) or token.low in ADVERBS:
            return at
        if named and tokens[start].low in DETERMINERS and _is_common(tokens, at, end):
            named = False
        if named and not _leads_to_name(tokens, at, end):
            return at
        if not named and at > start and (token.low.endswith("ed") or (token.low in PREPOSITIONS and token.low != "of")):
            return at
    return end


def _is_common(tokens: Tokens, behind: int, end: int) -> bool:
    """Whether a sentence's first word is capital for that alone: a plain noun follows it."""
    if behind >= end or tokens[behind].kind != "word" or tokens[behind].is_capital:
        return False
    low = tokens[behind].low
    verbal = low in AUXILIARIES | FINITE | PREPOSITIONS | CLOSED or low.endswith(("ed", "s"))
    return not verbal and not _leads_to_name(tokens, behind, end)


def _leads_to_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether lower-case words say an office that a name follows: ``England coach Andy Robinson``."""
    place = at
    while place < min(end, at + 5) and tokens[place].kind == "word" and not tokens[place].is_capital:
        place += 1
    if tokens[at].low in ("of", "and", "de", "van", "von"):
        return place < end and tokens[place].is_capital
    return tokens[place - 1].low in OFFICES


def with_apposition(tokens: Tokens, start: int) -> Phrase | None:
    """The phrase that begins at ``start``, with what a comma behind it says of the one named."""
    phrase = phrase_after(tokens, start)
    if phrase is None or phrase.kind == "pronoun":
        return phrase
    at = next((place for place in range(start, len(tokens)) if tokens[place].end == phrase.end), len(tokens)) + 1
    if at < len(tokens) and tokens[at].text == ",":
        named = _named_behind(tokens, at, len(tokens), phrase)
        if named is not phrase:
            return named
    return (
        _described(phrase, tokens[at + 1 : apposition_end(tokens, at + 1)]) if _opens_apposition(tokens, at) else phrase
    )


def _opens_apposition(tokens: Tokens, at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "-"):
        return False
    first = tokens[at + 1]
    return (
        first.kind == "word"
        and first.low not in ("and", "but", "as", "after", "when", "in", "who")
        and (not first.low.endswith("ing"))
    )


def apposition_end(tokens: Tokens, start: int) -> int:
    """Where a description of somebody ends: at a mark but a comma, at a verb, at another person's name."""
    for at in range(start, min(len(tokens), start + 30)):
        token = tokens[at]
        if token.kind in ("quote", "break") or token.text in (".", ";", ":", ")", "-") or is_verb(tokens, at):
            return at
        if (
            token.text == ","
            and at + 1 < len(tokens)
            and (
                tokens[at + 1].low in ("and", "but", "who", "in", "as", "after")
                or tokens[at + 1].low in FINITE | PARTICIPLES
            )
        ):
            return at
    return min(len(tokens), start + 30)
