"""Whether texts say a figure: its number, and the unit and sign that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from builder.model.ledger import FigureFact

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(
    r"(?P<before>[-+−–£$€¥ ]{0,3})(?P<digits>\d[\d.,\u00a0\u202f]{0,40})(?=(?P<after>.{0,6}))", re.DOTALL
)
_CURRENCIES = "£$€¥"
_MINUS = "-−"


def says_figure(texts: Iterable[str], figure: FigureFact) -> bool:
    """Whether one of some texts has the figure's number, with its unit, and not with the opposite sign.

    Args:
        texts: As read.
        figure: What they should say.
    """
    return any(_says(text, figure) for text in texts)


def _says(text: str, figure: FigureFact) -> bool:
    if figure.unit == "fold" and _in_words(text, figure.number):
        return True
    return any(_is_figure(match, figure) for match in _NUMBER.finditer(text))


def _in_words(text: str, number: str) -> bool:
    word = _WORDS[int(number)] if number.isdecimal() and int(number) < len(_WORDS) else None
    return word is not None and re.search(rf"\b{word}[- ]?fold\b", text, re.IGNORECASE) is not None


def _is_figure(match: re.Match[str], figure: FigureFact) -> bool:
    if Decimal(figure.number) not in _readings(match["digits"]):
        return False
    before, after = match["before"].replace(" ", ""), match["after"]
    sign = before[-1:] if before[-1:] not in _CURRENCIES else before[-2:-1]
    if (sign == "+" and figure.direction == "down") or (sign in tuple(_MINUS) and figure.direction == "up"):
        return False
    if figure.unit == "%":
        return after.lstrip(" \u00a0\u202f").startswith(("%", "per", "p"))
    if figure.unit in tuple(_CURRENCIES):
        return figure.unit in before or figure.unit in after
    return "%" not in after[:2] and not (figure.unit == "" and before[-1:] in tuple(_CURRENCIES))


def _readings(digits: str) -> set[Decimal]:
    """What digits may stand for, with a comma or a stop for the decimals."""
    whole = digits.replace("\u00a0", "").replace("\u202f", "").rstrip(".,")
    readings: set[Decimal] = set()
    for thousands, decimal in ((",", "."), (".", ",")):
        plain = whole.replace(thousands, "").replace(decimal, ".")
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
            readings.add(Decimal(plain))
    return readings
