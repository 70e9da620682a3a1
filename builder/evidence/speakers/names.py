"""When two ways of writing a name mean the same: parts of it, titles, initials, abbreviations, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from builder.evidence.speakers.person_words import CLOSED, POST_NOMINALS, TITLES
from builder.evidence.text.folding import FoldedSource, fold

_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)?")
_CAPITALISED = re.compile(r"[^\W\d_][\w'&-]*")
_EQUAL = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "spokespeople": "spokesperson", "spokesmen": "spokesperson", "headmaster": "head",
    "policewoman": "police", "policeman": "police", "adviser": "advisor", "co": "company",
}  # fmt: skip
_SHORT = {
    "ceo": ("chief", "executive"), "pm": ("prime", "minister"), "mp": ("member", "parliament"),
    "md": ("managing", "director"), "cfo": ("chief", "financial"), "vp": ("vice", "president"),
    "dg": ("director", "general"), "gp": ("doctor",), "prof": ("professor",),
    "gen": ("general",), "cllr": ("councillor",), "rev": ("reverend",), "sgt": ("sergeant",),
}  # fmt: skip


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in order: lower case, without accents and possessive endings."""
    folded = fold(text).text
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return tuple(_WORD.findall(folded.casefold()))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name without articles, titles and letters behind it."""
    words = plain_words(text)
    named = tuple(word for word in words if word not in CLOSED | POST_NOMINALS)
    kept = tuple(word for word in named[:-1] if word not in TITLES) + named[-1:]
    return kept or tuple(word for word in words if word not in ("the", "a", "an"))


def stem(word: str) -> str:
    """A word of a role without its ending, and one word for those that differ by sex only."""
    word = _EQUAL.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning, with short forms spelled out."""
    return frozenset(
        word for plain in plain_words(text) if plain not in CLOSED for word in _SHORT.get(plain, (stem(plain),))
    )


def spelled_out(text: str) -> tuple[str, ...]:
    """The stems of all words of a text, in order, with short forms spelled out."""
    return tuple(word for plain in plain_words(text) for word in _SHORT.get(plain, (stem(plain),)))


def same_person(stated: Sequence[str], found: Sequence[str]) -> bool:
    """Whether words of a name can be those of another: one has all of the other's, and the surname is the same.

    Initials stand for any name that they begin.
    """
    if not stated or not found:
        return False
    if len(stated) == 1 or len(found) == 1:
        short, other = (stated, found) if len(stated) <= len(found) else (found, stated)
        return short[0] in (other[-1], other[0])
    if stated[-1] != found[-1] and not set(stated) <= set(found):
        return False
    few, many = (stated[:-1], list(found)) if len(stated) <= len(found) else (found[:-1], list(stated))
    return all(any(_begins(word, other) for other in many) for word in few if len(word) > 1 or len(few) == 1)


def _begins(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def same_organisation(stated: str, found: str, source: FoldedSource) -> bool:
    """Whether two names mean one organisation: the same words, some of them, or the initials."""
    one, other = set(name_words(stated)), set(name_words(found))
    if not one or not other:
        return False
    if one <= other or (other <= one and one <= source.words):
        return True
    return abbreviates(found, stated, source) or abbreviates(stated, found, source)


def abbreviates(short: str, long: str, source: FoldedSource) -> bool:
    """Whether a word of ``short`` is the initials of ``long``, or given for it in parentheses in the source."""
    capitals = [
        word for word in _CAPITALISED.findall(long) if word[0].isupper() and word.lower() not in TITLES | {"the"}
    ]
    initials = "".join(word[0] for word in capitals)
    for word in _CAPITALISED.findall(short):
        if len(word) < 2 or not word[0].isupper() or word.lower() in CLOSED:
            continue
        if word.isupper() and len(initials) > 1 and word == initials:
            return True
        if capitals and (at := source.folded.text.find(f"({word})")) > 0:
            before = source.folded.text[max(0, at - len(long) - 12) : at]
            if len(capitals) > 1 and all(capital in before for capital in capitals):
                return True
    return False
