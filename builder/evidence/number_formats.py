"""How languages write numbers: separators, scale words, per cent, months."""

from __future__ import annotations

from dataclasses import dataclass

_MONTHS_EN = (
    "january", "february", "March", "april", "May", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS_DE = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A language's way with numbers.

    ``scales`` are powers of ten by word or sign; those in ``attached`` stand right behind the digits only. ``percent``,
    ``points`` and ``fold``, beside signs, are regular expressions without groups. ``words`` says whether numbers
    written as words are read. Everything is in lower case but ``March`` and ``May``, which without their capital are
    verbs.
    """

    group: str
    decimal: str
    scales: dict[str, int]
    attached: dict[str, int]
    percent: str
    points: str
    fold: str
    months: tuple[str, ...]
    short_months: dict[str, int]
    words: bool = False
    month_first: bool = False


_SHORT_EN = {
    "jan": 1,
    "feb": 2,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}

ENGLISH = NumberFormat(
    group=",",
    decimal=".",
    scales={"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9, "tn": 12},
    attached={"k": 3, "m": 6},
    percent=r"per ?cent|pct|pc",
    points=r"percentage[- ]points?|%-points?|pp|ppts?",
    fold=r"fold",
    months=_MONTHS_EN,
    short_months=_SHORT_EN,
    words=True,
)
AMERICAN = NumberFormat(
    **{name: getattr(ENGLISH, name) for name in NumberFormat.__slots__ if name != "month_first"}, month_first=True
)
GERMAN = NumberFormat(
    group=".",
    decimal=",",
    scales={"tausend": 3, "millionen": 6, "million": 6, "milliarden": 9, "milliarde": 9, "mio": 6, "mrd": 9, "tsd": 3},
    attached={},
    percent=r"prozent",
    points=r"prozentpunkte?n?|%-punkte?n?",
    fold=r"fach(?:e[nrsm]?)?",
    months=_MONTHS_DE,
    short_months={},
)
FRENCH = NumberFormat(
    group=" ",
    decimal=",",
    scales={"mille": 3, "millions": 6, "million": 6, "milliards": 9, "milliard": 9, "md": 9, "mds": 9},
    attached={},
    percent=r"pour ?cent",
    points=r"points? de pourcentage",
    fold=r"fois",
    months=_MONTHS_FR,
    short_months={},
)

FORMATS = (ENGLISH, GERMAN, FRENCH)
_BY_TAG = {"en": ENGLISH, "en-us": AMERICAN, "de": GERMAN, "fr": FRENCH}


def number_format(language: str) -> NumberFormat:
    """The format of a language by its BCP 47 tag; that of its first subtag, or else English."""
    tag = language.lower()
    return _BY_TAG.get(tag) or _BY_TAG.get(tag.partition("-")[0]) or ENGLISH
