"""Whom a source gives an office or another description: "the nurse" is Jane Roe of "Jane Roe, a nurse on the ward"."""

from __future__ import annotations

import re

from builder.evidence.speakers.descriptions import descriptions_beside
from builder.evidence.speakers.mentions import mentions, words_of_name
from builder.evidence.speakers.names import spelled_out
from builder.evidence.speakers.person_words import CLOSED, MODIFIERS
from builder.evidence.speakers.phrases import Phrase
from builder.evidence.speakers.surroundings import Surroundings

# Where one description ends and the next begins; where what completes a noun begins.
_BETWEEN = re.compile(r"[,;()]|\band\b")
_COMPLEMENT = re.compile(r"\b(?:of|for|at|in|on|with|from|to|by|who|whose|which|that|when|since)\b")
_OF_TITLES = {"dr": "doctor", "judge": "judge", "justice": "judge", "professor": "professor", "sergeant": "sergeant"}


def holders_of(phrase: Phrase, around: Surroundings) -> tuple[Phrase, ...]:
    """The people to whom a source gives what a noun phrase says, everyone once.

    Args:
        phrase: A noun phrase such as "the nurse", "the home secretary".
        around: Where it stands.

    Returns:
        Of each the last mention before the phrase, else the first behind it; the nearest before the phrase first.
    """
    wanted = tuple(word for word in spelled_out(phrase.text) if word not in CLOSED)
    if not wanted:
        return ()
    described: dict[str, list[Phrase]] = {}
    titled: dict[str, list[Phrase]] = {}
    for sentence in around.sentences:
        for mention in mentions(sentence.tokens):
            if mention.kind != "person":
                continue
            surname = words_of_name(mention)[-1]
            if any(_says(text, wanted) for text in descriptions_beside(sentence.tokens, mention)):
                described.setdefault(surname, []).append(mention)
            elif wanted == (_OF_TITLES.get(next(iter(spelled_out(mention.title)), "")),):
                titled.setdefault(surname, []).append(mention)
    found = [_nearest(people, phrase) for people in (described or titled).values()]
    return tuple(sorted(found, key=lambda one: (one.start > phrase.start, abs(phrase.start - one.start))))


def _nearest(people: list[Phrase], phrase: Phrase) -> Phrase:
    before = [one for one in people if one.end <= phrase.start]
    return before[-1] if before else people[0]


def _says(description: str, wanted: tuple[str, ...]) -> bool:
    """Whether one of the nouns of a description is the one wanted, with what else is wanted beside it.

    A "deputy" or "former" that is not wanted makes it another's office.
    """
    for part in _BETWEEN.split(description):
        noun = tuple(word for word in spelled_out(_COMPLEMENT.split(part, maxsplit=1)[0]) if word not in CLOSED)
        if not noun or noun[-1] != wanted[-1] or not set(wanted) <= {*noun, *spelled_out(part)}:
            continue
        if not (set(noun) - set(wanted)) & MODIFIERS:
            return True
    return False
