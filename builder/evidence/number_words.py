"""Numbers written as English words."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {
    "zero": 0,
    **{word: value for value, word in enumerate(_UNITS + _TEENS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_ORDINAL_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS = {
    **{word: value for value, word in enumerate(_ORDINAL_UNITS, 1)},
    **{word: value for value, word in enumerate(("tenth", "eleventh", "twelfth"), 10)},
}
DENOMINATORS = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if 2 < value <= 10},
    "hundredth": 100,
}

_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEEN = "|".join(sorted(_TEENS, key=len, reverse=True))
_END = r"(?![a-z])"
SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT}){_END})?|{_TEEN}|{_UNIT}|zero)"
_BELOW_1000 = rf"(?:(?:(?:{SMALL}|an?) )?hundred{_END}(?:(?: and)? {SMALL}{_END})?|{SMALL})"
_FRACTIONAL = rf"(?: and a half| point(?: (?:{_UNIT}|zero){_END})+)"
_SCALE = rf"(?:{'|'.join(SCALES)})"
NUMBER = (
    rf"(?:(?:half an? |(?:{_BELOW_1000}{_FRACTIONAL}?|an?) )(?:{_SCALE}|dozen){_END}"
    rf"(?:,? (?:and )?{_BELOW_1000} {_SCALE}{_END})*(?:,? and {_BELOW_1000}{_END})?"
    rf"|{_BELOW_1000}{_FRACTIONAL}?)"
)
"""A whole number, or one with a half or decimals, in lower case: a regular expression without groups."""


def read_number(words: str) -> Decimal:
    """The value of words that ``NUMBER`` matches."""
    total = group = Decimal(0)
    decimals = 0
    for word in re.findall("[a-z]+", words):
        if word == "point":
            decimals = 1
        elif word == "half":
            group += Decimal("0.5")
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word == "dozen":
            group = (group or Decimal(1)) * 12
        elif word in SCALES:
            total, group, decimals = total + (group or Decimal(1)) * SCALES[word], Decimal(0), 0
        elif word in _SMALL and decimals:
            group += Decimal(_SMALL[word]).scaleb(-decimals)
            decimals += 1
        elif word in _SMALL:
            group += _SMALL[word]
    return total + group
