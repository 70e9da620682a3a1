"""Words beside a number that make it a bound or an estimate: "more than", "about", "or fewer"."""

from __future__ import annotations

import re

_MEANINGS: dict[str, tuple[str, ...]] = {
    "more than": (
        "more than", "over", "above", "in excess of", "upwards of", "greater than", "higher than", "just over",
        "well over", "exceeding", "beyond", ">", "mehr als", "über", "plus de",
    ),
    "at least": (
        "at least", "no fewer than", "no less than", "not less than", "a minimum of", "≥", "mindestens", "au moins",
    ),
    "less than": (
        "less than", "fewer than", "under", "below", "lower than", "<", "weniger als", "unter", "moins de",
    ),
    "at most": (
        "at most", "up to", "no more than", "not more than", "a maximum of", "as many as", "as much as", "≤",
        "höchstens", "bis zu", "au plus", "jusqu'à",
    ),
    "nearly": (
        "nearly", "almost", "close to", "approaching", "just under", "just below", "not quite", "beinahe",
        "knapp", "presque", "près de",
    ),
    "about": (
        "about", "around", "approximately", "approx.", "approx", "roughly", "circa", "ca.", "c.", "some",
        "an estimated", "estimated", "~", "≈", "rund", "etwa", "ungefähr", "environ",
    ),
}  # fmt: skip
_BY_PHRASE = {phrase: meaning for meaning, phrases in _MEANINGS.items() for phrase in phrases}
_BEHIND = {
    "or more": "at least",
    "or over": "at least",
    "or above": "at least",
    "at least": "at least",
    "and over": "at least",
    "+": "at least",
    "or fewer": "at most",
    "or less": "at most",
    "or under": "at most",
    "at most": "at most",
    "or so": "about",
}
_REACH = 24  # characters: no phrase is longer


def _alternatives(phrases: dict[str, str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_BEFORE = re.compile(rf"(?<![^\W_])(?:{_alternatives(_BY_PHRASE)}) ?(?:the |an? )?$")
_AFTER = re.compile(rf" ?({_alternatives(_BEHIND)})(?![^\W_])")


def find_qualifier(text: str, start: int, end: int) -> str | None:
    """The qualifier of the number at ``[start, end)`` of a folded text in lower case.

    Returns:
        One of ``more than``, ``at least``, ``less than``, ``at most``, ``nearly``, ``about``; None for a bare number.
    """
    if before := _BEFORE.search(text, max(0, start - _REACH), start):
        return meaning_of(before[0])
    after = _AFTER.match(text, end)
    return _BEHIND[after[1]] if after else None


def meaning_of(qualifier: str) -> str:
    """The class a qualifier belongs to; one that is not known stands for itself."""
    words = " ".join(qualifier.lower().replace("\u2019", "'").split())
    for article in ("", " the", " a", " an"):
        if words.endswith(article) and (phrase := words.removesuffix(article)) in _BY_PHRASE:
            return _BY_PHRASE[phrase]
    return _BEHIND.get(words, words)
