"""What a sentence says, beside a name, that the one named is: before it, behind it between commas, behind "is"."""

from __future__ import annotations

from collections.abc import Iterator

from builder.evidence.speakers.mentions import mentions
from builder.evidence.speakers.names import plain_words
from builder.evidence.speakers.person_words import OFFICES
from builder.evidence.speakers.phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS, Phrase, is_verb, join
from builder.evidence.speakers.reporting_verbs import word_set
from builder.evidence.speakers.subjects import apposition_end
from builder.evidence.speakers.surroundings import Token

_BECOMING = word_set("is was been as became becomes remains appointed named elected serves runs leads heads chairs")


def descriptions_beside(tokens: tuple[Token, ...], mention: Phrase) -> Iterator[str]:
    """What a sentence says of the one that one of its names means; as many words as may belong to it."""
    if mention.role:
        yield mention.role
    end = next(at for at, token in enumerate(tokens) if token.end == mention.name[-1].end) + 1
    start = next(at for at, token in enumerate(tokens) if token.start == mention.start)
    if end + 1 < len(tokens) and tokens[end].text in (",", "(", "-") and tokens[end + 1].low not in AUXILIARIES:
        said = _described(tokens, end + 1)
        if (tokens[end + 1].low != "who" or _says_office(said)) and not _is_subject(tokens, start, end + 1):
            yield said
    if end < len(tokens) and tokens[end].low in ("of", "from", "at"):
        yield _described(tokens, end)
    for at in range(end, min(len(tokens), end + 4)):
        if tokens[at].low in _BECOMING:
            said = _described(tokens, at + 1)
            if _says_office(said):
                yield said
            break
    closes = end >= len(tokens) or tokens[end].text in (",", ".")
    if closes and start > 1 and tokens[start - 1].text == ",":
        yield _before_comma(tokens, start - 1)


def _is_subject(tokens: tuple[Token, ...], name: int, start: int) -> bool:
    """Whether what a comma leads to is who says something: "In the Post, the minister said"."""
    end = apposition_end(tokens, start)
    if tokens[start].low != "the" or end >= len(tokens) or not is_verb(tokens, end) or tokens[end - 1].text == ",":
        return False
    return tokens[name].low == "the" or (name > 0 and tokens[name - 1].low in PREPOSITIONS)


def _described(tokens: tuple[Token, ...], start: int) -> str:
    """What follows a name up to where it can't be about it any more: a verb, another's name."""
    end = apposition_end(tokens, start)
    rest = tokens[start:end]
    for other in mentions(rest):
        if other.kind == "person" and len(other.name) > 1 and other.start > tokens[start].start and _has_office(other):
            rest = tuple(token for token in rest if token.end <= other.start)
            break
    return join(rest)


def _says_office(text: str) -> bool:
    return not OFFICES.isdisjoint(plain_words(text))


def _has_office(phrase: Phrase) -> bool:
    return any(token.low in OFFICES for token in phrase.tokens if token not in phrase.name)


def _before_comma(tokens: tuple[Token, ...], comma: int) -> str:
    """Of "The firm's chief executive, X, said": what stands before the comma, if it says an office or "as"."""
    start = comma
    while start and comma - start < 12 and tokens[start - 1].kind == "word":
        start -= 1
    before = tokens[start:comma]
    if not before:
        return ""
    is_office = before[-1].low in OFFICES or (before[0].low in DETERMINERS and _says_office(join(before)))
    is_noun = before[0].low == "the" and len(before) <= 4 and not any(token.low in AUXILIARIES for token in before)
    return join(before) if is_office or is_noun or before[0].low == "as" else ""
