"""What the number grammar found, read: value, kind and unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from math import gcd
from typing import Literal, NamedTuple

from builder.evidence.number_formats import NumberFormat
from builder.evidence.number_grammar import CURRENCY_SIGNS, CURRENCY_WORDS, VULGAR
from builder.evidence.number_words import DENOMINATORS, ORDINALS, SCALES

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


def read_match(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a match of ``number_grammar``: mostly one number, at times none or two."""
    reader = _READERS.get(match.lastgroup or "")
    return reader(match, form) if reader else []


def _one(match: re.Match[str], value: Decimal | int, kind: Kind, unit: str | None = None) -> list[Reading]:
    return [Reading(match.start(), match.end(), Decimal(value), kind, unit)]


def _fraction(match: re.Match[str], part: int, whole: int) -> list[Reading]:
    divisor = gcd(part, whole)
    return _one(match, _divide(part, whole), "fraction", f"{part // divisor}/{whole // divisor}")


def _divide(part: int, whole: int) -> Decimal:
    return _RATIO.divide(Decimal(part), Decimal(whole))


# --- amounts: digits or words, with a scale and a unit ---------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HANGING = re.compile(r"([^\W\d_]+)-$")
# "mid-2022" and "over-65s" have numbers; "Covid-19" is a name.
_FREE_PREFIXES = _words(
    "mid pre post early late under over sub non the to about around nearly almost some at of by up down and or"
)


def _read_amount(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    scale = form.scales.get(match["scale"] or "", 0) or form.attached.get(match["attached"] or "", 0)
    value = _value(match, form)
    if _is_name(match, value):
        return []
    if scale:
        value = EXACT.scaleb(value, scale)
    if "-" in (match["sign"], match["inner_sign"]):
        value = value.copy_negate()
    kind, unit, shift = _kind_and_unit(match, value)
    value = EXACT.scaleb(value, shift) if shift else value
    return [Reading(match.start(), match.end(), value, kind, unit, scale)]


def _value(match: re.Match[str], form: NumberFormat) -> Decimal:
    value = _decimal(match["digits"], form)
    return EXACT.add(value, _divide(*VULGAR[match["mixed"]])) if match["mixed"] else value


def _decimal(written: str, form: NumberFormat) -> Decimal:
    return Decimal(written.replace(form.group, "").replace(form.decimal, "."))


def _is_name(match: re.Match[str], value: Decimal) -> bool:
    """Whether the digits are part of a name: Covid-19, 4G."""
    bare = not (match["suffix"] or match["currency"] or match["scale"] or match["attached"])
    if match["glued"] and value < 100 and value == value.to_integral_value():
        return True
    return bare and _hangs_on(match) not in _FREE_PREFIXES


def _hangs_on(match: re.Match[str]) -> str:
    """The word that the number is joined to by a hyphen; "the" where there is none."""
    hanging = _HANGING.search(match.string, max(0, match.start() - 16), match.start())
    return hanging[1] if hanging else "the"


def _kind_and_unit(match: re.Match[str], value: Decimal) -> tuple[Kind, str | None, int]:
    """Kind, unit, and the power of ten between the unit as written and the unit as returned."""
    if not (match["suffix"] or match["currency"] or match["plural"]):
        if _is_year(match, value):
            return "year", None, 0
        return "number", match["glued"] or match["unit"], 0
    if match["points"]:
        return "points", "pp", 0
    if match["percent"]:
        return "percent", "%", 0
    if currency := match["currency"] or match["money_sign"] or match["money"] or match["penny"]:
        return ("money", *_currency(currency.strip()))
    if match["fold"] or (match["times"] and _multiplies(match)):
        return "multiple", "fold", 0
    if match["nth"]:
        return "ordinal", None, 0
    if match["plural"] and _is_decade(match, value):
        return "year", "decade", 0
    return "number", match["measure"] or match["times"] or match["unit"], 0


def _currency(written: str) -> tuple[str, int]:
    if written in ("p", "pence"):
        return "GBP", -2
    if written == "cents":
        return "USD", -2
    return CURRENCY_SIGNS.get(written) or CURRENCY_WORDS.get(written) or written.upper(), 0


_COMPARED = re.compile(
    r" (?:as|more|less|fewer|higher|lower|greater|larger|bigger|faster|worse|better|the|that|its|over|what)\b"
)
_GREW = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|up|multiplied|jumped|soared|surged|fell|dropped)(?: \w+)?(?: by)? $"
)


def _multiplies(match: re.Match[str]) -> bool:
    """Whether it is "three times as many", not "three times a week"."""
    if match["times"] != "times" or _COMPARED.match(match.string, match.end()):
        return True
    return _GREW.search(match.string, max(0, match.start() - 32), match.start()) is not None


def _is_decade(match: re.Match[str], value: Decimal) -> bool:
    round_ten = value % 10 == 0 and (1500 <= value < 2200 or 20 <= value < 100)
    return round_ten and not match["scale"] and _hangs_on(match) == "the"


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|till|to|from|during|before|after|between|through|late|early|mid|year|the|spring|summer"
    r"|autumn|winter|fall|end of|start of|beginning of|edition|und|seit|im|jahr|en|depuis)[ -]$"
)
_COUNTED = re.compile(r"[^\W\d_]+(?<!ss)(?<!us)s$|people$|children$|women$|men$|police$")
_NO_PLURALS = _words("was is has as this its does vs versus always perhaps whereas likes saw shows")


def _is_year(match: re.Match[str], value: Decimal) -> bool:
    """Whether four bare digits are a year: by the word before, or because nothing counted comes behind."""
    if match.end() - match.start() != 4 or not match[0].isdecimal() or not 1500 <= value < 2200:
        return False
    if _YEAR_LEAD.search(match.string, max(0, match.start() - 24), match.start()):
        return True
    unit = match["unit"] or ""
    return unit in _NO_PLURALS or _COUNTED.match(unit) is None


# --- dates and times -------------------------------------------------------------------------------------------------


def _read_iso_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    return _date(match, match[0])


def _date(match: re.Match[str], iso: str) -> list[Reading]:
    return _one(match, Decimal(iso.replace("-", "")), "date", iso)


def _read_numeric_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    first, second, year = (int(part) for part in re.split("[./]", match[0]))
    day, month = (second, first) if form.month_first and "/" in match[0] else (first, second)
    return _date(match, f"{year:04}-{month:02}-{day:02}")


def _read_named_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    name = re.findall(r"[^\W\d_]{3,}", match[0])[0]
    month = form.months.index(name) + 1 if name in form.months else form.short_months[name]
    numbers = re.findall(r"\d+", match[0])
    year = next((number for number in numbers if len(number) == 4), "-")
    day = "".join(f"-{int(number):02}" for number in numbers if len(number) < 3)
    return _date(match, f"{year}-{month:02}{day}")


def _read_time(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    numbers = [int(number) for number in re.findall(r"\d+", match[0])]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if "p" in match[0] and hour < 12:
        hour += 12
    elif "a" in match[0] and hour == 12:
        hour = 0
    return _one(match, hour * 60 + minute, "time", f"{hour:02}:{minute:02}")


def _read_year_pair(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """A fiscal year (2022/23), a month (2022-11) or two years (2019-22)."""
    first, second = int(match[0][:4]), int(match[0][5:])
    short = len(match[0]) == 7
    if second == (first + 1) % (100 if short else 10_000):
        return _one(match, first, "fiscal-year", f"{first}/{(first + 1) % 100:02}")
    if match[0][4] == "-" and 1 <= second <= 12:
        return _date(match, match[0])
    last = first // 100 * 100 + second if short else second
    start, end = match.span()
    return [Reading(start, start + 4, Decimal(first), "year"), Reading(start + 5, end, Decimal(last), "year")]


# --- fractions, multiples, the rest ----------------------------------------------------------------------------------

_JOINT = re.compile(r" (?:in|out of|von|sur)(?: every)? ")


def _read_ratio(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    part, whole = (_decimal(written, form) for written in _JOINT.split(match[0], maxsplit=1))
    if 0 < part < whole and part == part.to_integral_value() and whole == whole.to_integral_value():
        return _fraction(match, int(part), int(whole))
    joint = _JOINT.search(match[0])
    middle = joint.span() if joint else (0, 0)
    start = match.start()
    return [
        Reading(start, start + middle[0], part, "number"),
        Reading(start + middle[1], match.end(), whole, "number"),
    ]


def _read_slash(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    part, whole = match[0].split("/")
    if 0 < int(part) < int(whole):
        return _fraction(match, int(part), int(whole))
    middle = match.start() + len(part)
    return [
        Reading(match.start(), middle, Decimal(part), "number"),
        Reading(middle + 1, match.end(), Decimal(whole), "number"),
    ]


def _read_vulgar(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    return _fraction(match, *VULGAR[match[0]])


_SPAN_OF_TIME = re.compile(r"(?: of)? an? (minute|hour|day|week|month|year)\b")


def _read_word_fraction(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    part, _, denominator = match[0].replace("-", " ").rpartition(" ")
    whole = DENOMINATORS[denominator if denominator in DENOMINATORS else denominator.removesuffix("s")]
    count = int(part) if part.isdecimal() else 1
    if time := _SPAN_OF_TIME.match(match.string, match.end()):
        return _one(match, _divide(count, whole), "number", time[1])
    return _fraction(match, count, whole)


_ROOTS = {"doubl": 2, "twice": 2, "trebl": 3, "tripl": 3, "quadrupl": 4}


def _read_word_multiple(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    if match["halved"]:
        return _one(match, Decimal("0.5"), "multiple", "fold")
    root = match["root"] or match["root_before"]
    return _one(match, _ROOTS[root if root in _ROOTS else root.removesuffix("e")], "multiple", "fold")


def _read_multiple_sign(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    return _one(match, Decimal(match[0][1:].strip()), "multiple", "fold")


_MAGNITUDES = {"ten": 10, "dozen": 12, "hundred": 100, **SCALES}


def _read_magnitude(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    value = 1
    for word in match[0].split():
        value *= _MAGNITUDES.get(word.removesuffix("s"), 1)
    return _one(match, value, "magnitude")


def _read_word_ordinal(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    tens, _, unit = match[0].rpartition("-")
    return _one(match, Decimal(tens or 0) + ORDINALS[unit], "ordinal")


_READERS: dict[str, Callable[[re.Match[str], NumberFormat], list[Reading]]] = {
    "amount": _read_amount,
    "iso_date": _read_iso_date,
    "numeric_date": _read_numeric_date,
    "day_month": _read_named_date,
    "month_day": _read_named_date,
    "month_year": _read_named_date,
    "time": _read_time,
    "year_pair": _read_year_pair,
    "ratio": _read_ratio,
    "slash": _read_slash,
    "vulgar": _read_vulgar,
    "digit_fraction": _read_word_fraction,
    "word_fraction": _read_word_fraction,
    "word_multiple": _read_word_multiple,
    "multiple_sign": _read_multiple_sign,
    "magnitude": _read_magnitude,
    "digit_ordinal": _read_word_ordinal,
    "word_ordinal": _read_word_ordinal,
}
