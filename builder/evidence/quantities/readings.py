"""What a reading of a number is, and the arithmetic all readers share."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from math import gcd
from typing import Literal, NamedTuple

Kind = Literal[
    "number", "percent", "points", "money", "multiple", "fraction", "ordinal", "magnitude", "year", "fiscal-year",
    "date", "time",
]  # fmt: skip

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_RATIO = Context(prec=28)


class Reading(NamedTuple):
    """A number at ``[start, end)`` of the folded text; ``scale`` is the power of ten that a word for it put in."""

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str | None = None
    scale: int = 0


def one(match: re.Match[str], value: Decimal | int, kind: Kind, unit: str | None = None) -> list[Reading]:
    """The whole match as one reading."""
    return [Reading(match.start(), match.end(), Decimal(value), kind, unit)]


def fraction(match: re.Match[str], part: int, whole: int) -> list[Reading]:
    """The whole match as a fraction, its unit the ratio in lowest terms."""
    divisor = gcd(part, whole)
    return one(match, divide(part, whole), "fraction", f"{part // divisor}/{whole // divisor}")


def divide(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """A quotient with 28 digits."""
    return _RATIO.divide(Decimal(part), Decimal(whole))


def whole_words(text: str) -> frozenset[str]:
    """The words of a list, as a set."""
    return frozenset(text.split())
