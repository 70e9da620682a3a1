"""Whom a source gives an office or another description: "the nurse" is Jane Roe of "Jane Roe, a nurse on the ward"."""

from __future__ import annotations

import re

from builder.evidence.speakers.descriptions import descriptions_beside
from builder.evidence.speakers.mentions import mentions, words_of_name
from builder.evidence.speakers.names import spelled_out, stem
from builder.evidence.speakers.person_words import CLOSED, MODIFIERS, OFFICES, TITLES
from builder.evidence.speakers.phrases import Phrase
from builder.evidence.speakers.surroundings import Surroundings

_MAX_HOLDERS = 20
# Where one description ends and the next begins; where what completes a noun begins.
_BETWEEN = re.compile(r"[,;()]|\band\b")
_COMPLEMENT = re.compile(r"\b(?:of|for|at|in|on|with|from|to|by|who|whose|which|that|when|since)\b")
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "ent", "hand", "ess", "ic", "eur")
_OFFICES = frozenset(stem(word) for word in OFFICES | TITLES)
_NOUNS_OF_TITLES = {"dr": "doctor", "justice": "judge", "lt": "lieutenant", "capt": "captain", "insp": "inspector"}


def holders_of(description: str, start: int, around: Surroundings) -> tuple[Phrase, ...]:
    """The people to whom a source gives what a description says, everyone once.

    Args:
        description: Such as "the nurse", "home secretary".
        start: Where it stands in the text of the surroundings.
        around: The surroundings.

    Returns:
        Of each the last mention before the description, else the first behind it; the nearest before it first.
    """
    wanted = tuple(word for word in spelled_out(_COMPLEMENT.split(description, maxsplit=1)[0]) if word not in CLOSED)
    if not wanted or not (wanted[-1] in _OFFICES or wanted[-1].endswith(_AGENTS)):
        return ()
    described: dict[str, list[Phrase]] = {}
    titled: dict[str, list[Phrase]] = {}
    for sentence in around.sentences:
        for mention in mentions(sentence.tokens, complements=True):
            if mention.kind != "person":
                continue
            surname = words_of_name(mention)[-1]
            if any(_says(text, wanted) for text in descriptions_beside(sentence.tokens, mention)):
                described.setdefault(surname, []).append(mention)
            elif wanted == _spoken_of(mention.title):
                titled.setdefault(surname, []).append(mention)
    found = [_nearest(people, start) for people in (described or titled).values()]
    return tuple(sorted(found, key=lambda one: (one.end > start, abs(start - one.name[0].start)))[:_MAX_HOLDERS])


def _spoken_of(title: str) -> tuple[str, ...]:
    """The noun by which somebody of a title is called: "the doctor", "the professor"."""
    return spelled_out(_NOUNS_OF_TITLES.get(title, title)) if title else ()


def _nearest(people: list[Phrase], start: int) -> Phrase:
    before = [one for one in people if one.end <= start]
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
