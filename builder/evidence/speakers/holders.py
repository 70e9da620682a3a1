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
    noun = _noun(description)
    wanted = {word for word in spelled_out(description) if word not in CLOSED}
    if not noun or not (noun[-1] in _OFFICES or noun[-1].endswith(_AGENTS)):
        return ()
    described: dict[tuple[str, ...], list[Phrase]] = {}
    titled: dict[tuple[str, ...], list[Phrase]] = {}
    for sentence in around.sentences:
        for mention in mentions(sentence.tokens, complements=True):
            if mention.kind != "person":
                continue
            name = words_of_name(mention)
            if any(_says(text, noun[-1], wanted) for text in descriptions_beside(sentence.tokens, mention)):
                described.setdefault(name, []).append(mention)
            elif noun == _spoken_of(mention.title):
                titled.setdefault(name, []).append(mention)
    found = [_nearest(people, start) for people in _by_person(described or titled)]
    return tuple(sorted(found, key=lambda one: (one.end > start, abs(start - one.name[0].start)))[:_MAX_HOLDERS])


def _by_person(named: dict[tuple[str, ...], list[Phrase]]) -> list[list[Phrase]]:
    """Mentions by whom they mean: a surname alone is nobody new where a full name has it, too."""
    full = {name[-1] for name in named if len(name) > 1}
    return [people for name, people in named.items() if len(name) > 1 or name[0] not in full]


def _noun(description: str) -> tuple[str, ...]:
    """The words of a noun phrase up to what completes it; the last is what it calls somebody."""
    words = spelled_out(_COMPLEMENT.split(description, maxsplit=1)[0])
    return tuple(word for word in words if word not in CLOSED)


def _spoken_of(title: str) -> tuple[str, ...]:
    """The noun by which somebody of a title is called: "the doctor", "the professor"."""
    return spelled_out(_NOUNS_OF_TITLES.get(title, title)) if title else ()


def _nearest(people: list[Phrase], start: int) -> Phrase:
    before = [one for one in people if one.end <= start]
    return before[-1] if before else people[0]


def _says(description: str, head: str, wanted: set[str]) -> bool:
    """Whether one of the nouns of a description is ``head``, with what else is wanted beside it.

    A "deputy" or "former" that is not wanted makes it another's office.
    """
    for part in _BETWEEN.split(description):
        noun = _noun(part)
        if noun and noun[-1] == head and wanted <= {*noun, *spelled_out(part)} and not (set(noun) - wanted) & MODIFIERS:
            return True
    return False
