"""Words beside a number that make it a bound or an estimate: "more than", "about", "or fewer"."""

from __future__ import annotations

import re

from builder.model.source import Span

_MEANINGS: dict[str, tuple[str, ...]] = {
    "more than": (
        "more than", "over", "above", "in excess of", "upwards of", "upward of", "greater than", "higher than",
        "just over", "well over", "slightly over", "a little over", "just above", "well above", "slightly more than",
        "just more than", "a shade over", "exceeding", "exceeded", "surpassing", "surpassed", "topped", "topping",
        "beyond", "north of", "larger than", "better than", "longer than", "older than", ">", "mehr als", "über",
        "plus de",
        "más de", "oltre", "più di", "meer dan", "ponad", "mais de", "över", "mer än", "mer enn", "mere end",
    ),
    "at least": (
        "at least", "at the very least", "no fewer than", "no less than", "not less than", "not fewer than",
        "a minimum of", "minimum of", "a minimum", "as low as", "as few as", "as little as", "≥", "al menos",
        "por lo menos", "almeno", "minstens", "co najmniej", "pelo menos",
        "minst", "mindst", "mindestens", "au moins",
    ),
    "less than": (
        "less than", "fewer than", "under", "below", "lower than", "well under", "well below", "south of",
        "smaller than",
        "younger than", "shorter than", "<", "menos de", "meno di", "minder dan", "mniej niż", "mindre än",
        "mindre enn", "mindre end", "færre end", "weniger als", "unter", "moins de",
    ),
    "at most": (
        "at most", "up to", "no more than", "not more than", "no greater than", "a maximum of", "maximum of",
        "a maximum",
        "as many as", "as much as", "as high as", "at the most", "≤", "hasta", "fino a", "al massimo", "maximaal",
        "najwyżej", "até", "högst", "høyst", "højst",
        "höchstens", "bis zu", "au plus", "jusqu'à",
    ),
    "nearly": (
        "nearly", "almost", "close to", "approaching", "nearing", "virtually", "just under", "just below",
        "just short of", "just shy of", "shy of", "nigh on", "the best part of", "verging on", "bordering on",
        "practically", "getting on for", "not far off", "near", "a shade under", "slightly less than",
        "slightly under", "a little under", "just less than", "not quite",
        "beinahe", "knapp", "presque", "près de", "casi", "quasi", "bijna", "prawie", "quase", "nästan",
        "nesten", "næsten",
    ),
    "about": (
        "about", "around", "perhaps", "more or less", "approximately", "approx.", "approx", "roughly", "circa", "ca.",
        "c.", "some",
        "an estimated", "estimated", "estimated at", "barely", "scarcely", "in the neighbourhood of",
        "in the region of", "in the order of", "something like", "~", "≈",
        "rund", "etwa", "ungefähr", "environ", "alrededor de", "unos", "unas", "circa", "około", "cerca de",
        "omkring",
        "ungefär", "cirka", "rundt",
    ),
}  # fmt: skip
_BY_PHRASE = {phrase: meaning for meaning, phrases in _MEANINGS.items() for phrase in phrases}
_BEHIND = {
    **dict.fromkeys(
        ("or more", "or over", "or above", "or older", "or higher", "or greater", "or longer", "or better", "at least",
         "and over", "and older", "and above", "and up", "+", "-plus"),
        "at least",
    ),
    **dict.fromkeys(
        ("or fewer", "or less", "or under", "or below", "or younger", "or lower", "and under", "and younger",
         "and below", "at most", "at the most"),
        "at most",
    ),
    **dict.fromkeys(("or so", "or thereabouts", "give or take", "(approx.)", "(approx)", "-odd", "-ish"), "about"),
}  # fmt: skip
# A word may stand between: "5 people or more".
_LATE = r"or (?:more|fewer|less|so|older|younger)|and over|or over(?! [a-z])"
_REACH = 28  # characters: no phrase is longer
# "Near 10 schools" and "north of 10 Downing Street" are places.
_PLACES = ("near ", "north of ", "south of ")


def _alternatives(phrases: dict[str, str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


# "Went up to 20" is a rise, not a bound.
_MOVED = r"(?<!went )(?<!goes )(?<!go )(?<!gone )(?<!going )(?<!is )(?<!was )(?<!are )(?<!were )(?<!edged )(?<!crept )"
_BEFORE = re.compile(rf"(?<![^\W_])(?:{_MOVED}|(?!up ))(?:{_alternatives(_BY_PHRASE)})(?: an? |[ -])?$")
_AFTER = re.compile(rf"(?: ?({_alternatives(_BEHIND)})|(?: [a-z]+(?: old| of age)?) ({_LATE}))(?![^\W_])(?! ?[\d£$€])")


# Asked first: the last words of what may stand before a number, which is no qualifier mostly.
_TAIL = re.compile(r"[^\W_]+$")
_LAST_WORDS = frozenset(("a", "an", *(tail[0] for phrase in _BY_PHRASE if (tail := _TAIL.search(phrase)))))


def _may_qualify(before: str) -> bool:
    stripped = before.rstrip(" -")
    tail = _TAIL.search(stripped)
    return tail[0] in _LAST_WORDS if tail else stripped != ""


def find_qualifier(text: str, start: int, end: int) -> str | None:
    """The qualifier of the number at ``[start, end)`` of a folded text in lower case.

    Returns:
        One of ``more than``, ``at least``, ``less than``, ``at most``, ``nearly``, ``about``; None for a bare number.
    """
    beside = text[max(0, start - 2) : start].strip()
    before = None
    if not beside.isdecimal() and _may_qualify(text[max(0, start - _REACH) : start]):
        before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and (before[0] not in _PLACES or end - start > 2):
        return meaning_of(before[0])
    after = _AFTER.match(text, end)
    return _BEHIND[after[1] or after[2]] if after else None


def meaning_of(qualifier: str) -> str:
    """The class a qualifier belongs to; one that is not known stands for itself."""
    words = " ".join(qualifier.lower().replace("\u2019", "'").removesuffix("-").split())
    for article in ("", " the", " a", " an"):
        if words.endswith(article) and (phrase := words.removesuffix(article)) in _BY_PHRASE:
            return _BY_PHRASE[phrase]
    return _BEHIND.get(words, words)


_WORDY = re.compile(
    r"\b(?:in excess of|upwards? of|(?:shy|short) of|in the (?:region|neighbourhood|order) of|getting on for"
    r"|a shade (?:over|under)) $",
    re.IGNORECASE,
)


def with_qualifier(text: str, number: Span) -> Span:
    """The range of a number and of words such as "in excess of" before it, which name no subject."""
    found = _WORDY.search(text, max(0, number.start - _REACH), number.start)
    return Span(found.start(), number.end) if found else number
