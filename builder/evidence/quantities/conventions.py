"""What a language's way with numbers is made of, and the English one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

_MONTHS_EN = (
    "january", "february", "March", "april", "May", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A language's way with numbers.

    ``scales`` are powers of ten by word or sign; those in ``attached`` stand right behind the digits only. ``percent``,
    ``points``, ``fold`` and ``joint`` (the "in" of "1 in 5"), beside signs, are regular expressions without groups.
    ``words`` says whether numbers written as words are read. Everything is in lower case but ``March``, ``May`` and
    ``Mar``, which without their capital are verbs, and the scale letters of headlines ("$45B").
    """

    group: str
    decimal: str
    scales: dict[str, int]
    percent: str
    points: str
    fold: str
    joint: str
    months: tuple[str, ...]
    attached: dict[str, int] = field(default_factory=dict)
    short_months: dict[str, int] = field(default_factory=dict)
    words: bool = False
    month_first: bool = False
    kr: str = "kr"


_SHORT_EN = {
    "jan": 1, "feb": 2, "Mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip

ENGLISH = NumberFormat(
    group=",",
    decimal=".",
    scales={
        "hundred": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9,
        "trillion": 12, "trillions": 12, "quadrillion": 15, "mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12,
        "tln": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
    },
    attached={"k": 3, "K": 3, "m": 6, "M": 6, "mil": 6, "B": 9, "b": 9, "T": 12, "t": 12},
    percent=r"per[ -]?cents?|pct|pc",
    points=r"percentage[- ]points?|per[ -]?cent[- ]points?|%[- ]?points?|pp|ppts?|p\.p\.",
    fold=r"fold",
    joint=r"(?:[- ]in(?:[- ]every)?|[ -]out[ -]of(?:[ -]every)?| of every)[- ]",
    months=_MONTHS_EN,
    short_months=_SHORT_EN,
    words=True,
)  # fmt: skip
AMERICAN = replace(ENGLISH, month_first=True)
