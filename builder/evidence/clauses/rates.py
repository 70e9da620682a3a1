"""Rates: the time that a number is for, "£500 a month", "a weekly rent of £90"."""

from __future__ import annotations

import re

from builder.evidence.text.lexicon import words
from builder.model.source import Span

_ADJECTIVES = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "annually": "year", "annual": "year", "yearly": "year",
}  # fmt: skip
_SHORT = {
    "annum": "year",
    "p.a": "year",
    ".a": "year",
    "pa": "year",
    "yr": "year",
    "pcm": "month",
    "pw": "week",
    "wk": "week",
}
_TIME = "second|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
_EACH = (
    rf"(?:(?:an?|per|each|every) |/ ?|an?-|per-)(?P<time>{_TIME})\b"
    r"(?! (?:old|older|later|ago|earlier|before|after|and a (?:half|quarter)))"
)
_ADJECTIVE = rf"(?P<adjective>{'|'.join(_ADJECTIVES)})\b"
_RATE = re.compile(rf"\b{_ADJECTIVE}|(?<![^\W_]){_EACH}", re.IGNORECASE)
# What stands between a number and its time: "in rent", "people", "per person".
_BEHIND = re.compile(
    r"(?P<between>(?:[ -][^\W\d_]+){0,3}?)[ -]?(?:(?<![^\W_])|(?=[/.]))"
    rf"(?:(?P<short>p?\.a|pa|pcm|pw)\b|/(?P<slash>yr|wk)\b|{_EACH}|{_ADJECTIVE})|",
    re.IGNORECASE,
)
_NOT_BETWEEN = words(
    "for in on of than over under within after before by at to from until since once twice half and or but times about"
    " nearly almost is was are were has had have not only"
)
# "A weekly rent of about £90".
_AHEAD = re.compile(
    rf"\b{_ADJECTIVE}(?! (?:report|survey|review|figures|bulletin|meeting))(?: [^\W\d_]+){{1,3}}?"
    r"(?: (?:of|for|to|in)(?: [^\W\d_]+){1,4}?)? ?(?:of|is|was|are|were|at|averaged|averages|costs?|:)"
    r"(?: [a-z]+){0,2} $",
    re.IGNORECASE,
)
_REACH = 80
_SHARE = re.compile(r"%|per ?cent", re.IGNORECASE)


def rate_of(text: str, number: Span) -> str:
    """The time that a number is for: ``month`` for "£500 a month"; empty where the words beside it name none.

    Args:
        text: A folded English text.
        number: The range of the number; empty where the text is a label, such as a figure's subject and unit.
    """
    if number.start == number.end:
        found = re.search(_EACH, text, re.IGNORECASE) or (None if _SHARE.search(text) else _RATE.search(text))
        return _time(found) if found else ""
    behind = _BEHIND.match(text, number.end, number.end + _REACH)
    if behind and behind[0] and _NOT_BETWEEN.isdisjoint(behind["between"].lower().replace("-", " ").split()):
        return _time(behind)
    if _SHARE.search(text, *number):  # of "weekly pay rose 3%", the pay is a week's
        return ""
    ahead = _AHEAD.search(text, max(0, number.start - _REACH), number.start)
    return _time(ahead) if ahead else ""


def rates_named(text: str, clause: Span) -> frozenset[str]:
    """The times that adjectives of a clause name: "weekly"."""
    return frozenset(_time(found) for found in re.finditer(_ADJECTIVE, text[slice(*clause)], re.IGNORECASE))


def _time(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if groups.get("adjective"):
        return _ADJECTIVES[groups["adjective"].lower()]
    written = (groups.get("time") or groups.get("short") or groups.get("slash") or "").lower()
    return _SHORT.get(written, written)
