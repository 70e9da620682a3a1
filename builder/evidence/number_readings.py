"""What the number grammar found, read: value, kind and unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from math import gcd
from typing import Literal

from builder.evidence.number_formats import NumberFormat
from builder.evidence.number_grammar import CURRENCY_SIGNS, CURRENCY_WORDS, VULGAR
from builder.evidence.number_words import DENOMINATORS, ORDINALS, SCALES, read_number

Kind = Literal[
    "number", "percent", "points", "money", "multiple", "fraction", "ordinal", "magnitude", "year", "fiscal-year",
    "date", "time",
]  # fmt: skip

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_RATIO = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number at ``[start, end)`` of the folded text; ``scale`` is the power of ten that a word for it put in."""

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str | None = None
    scale: int = 0


def read_match(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a match of ``number_grammar``: mostly one number, none or two."""
    reader = _READERS.get(match.lastgroup or "")
    return reader(match, form) if reader else []


def _read(match: re.Match[str], form: NumberFormat) -> _Found:
    kind = match.lastgroup or ""
    groups = [name for name in _READERS if match[name] is not None]
    if not groups:
        return []
    return _READERS[groups[0]](match, form) if kind else []


def _one(match: re.Match[str], reading: _Reading) -> _Found:
    return [(match.start(), match.end(), reading)]


def _read_amount(match: re.Match[str], form: NumberFormat) -> _Found:
    value = _amount_value(match, form)
    if value is None or _is_name(match, value):
        return []
    if match["sign"] == "-" or match["inner_sign"] == "-":
        value = value.copy_negate()
    return _one(match, _amount_reading(match, value))


def _amount_value(match: re.Match[str], form: NumberFormat) -> Decimal | None:
    if words := match.groupdict().get("words"):
        value = read_number(words)
    else:
        value = _decimal(match["digits"], form)
        if match["mixed"]:
            value = _EXACT.add(value, _divide(*VULGAR[match["mixed"]]))
    exponent = form.scales.get(match["scale"] or "", 0) or form.attached.get(match.groupdict().get("attached") or "", 0)
    return _EXACT.multiply(value, Decimal(10) ** exponent) if exponent else value


def _is_name(match: re.Match[str], value: Decimal) -> bool:
    """Whether the digits are part of a name (Covid-19, 4G), or the word "one" stands for no number."""
    bare = not any(match[g] for g in ("currency", "scale", *_SUFFIXES))
    if match.groupdict().get("words") == "one" and bare:
        return True
    glued = match["glued"]
    if glued and value < 100 and value == value.to_integral_value():
        return True
    if not bare:
        return False
    hung = _HANGING.search(match.string, max(0, match.start() - 16), match.start())
    return hung is not None and hung[1] not in _FREE_PREFIXES


_SUFFIXES = ("points", "percent", "fold", "times", "money_sign", "money", "measure", "penny", "nth")
_HANGING = re.compile(r"([^\W\d_]+)-$")
_FREE_PREFIXES = frozenset(
    [
        "mid",
        "pre",
        "post",
        "early",
        "late",
        "under",
        "over",
        "sub",
        "non",
        "the",
        "to",
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "at",
        "of",
        "by",
        "up",
        "down",
        "and",
        "or",
    ]
)


def _amount_reading(match: re.Match[str], value: Decimal) -> _Reading:
    currency = match["currency"] or match["money_sign"] or match["money"]
    if match["points"]:
        return _Reading(value, "points", "pp")
    if match["percent"]:
        return _Reading(value, "percent", "%")
    if currency:
        return _money(value, currency.strip())
    if match["penny"]:
        return _money(value, "pence")
    if match["fold"]:
        return _Reading(value, "multiple", "fold")
    if match["times"]:
        return _times(match, value)
    if match["nth"]:
        return _Reading(value, "ordinal")
    if match["plural"]:
        return _plural(match, value)
    if match["measure"]:
        return _Reading(value, "number", match["measure"])
    if _is_year(match, value):
        return _Reading(value, "year")
    return _Reading(value, "number", match["glued"] or match["unit"])


def _money(value: Decimal, currency: str) -> _Reading:
    code = CURRENCY_SIGNS.get(currency) or CURRENCY_WORDS.get(currency) or currency.upper()
    if code == "pence":
        return _Reading(value.scaleb(-2, _EXACT), "money", "GBP")
    if code == "cents":
        return _Reading(value.scaleb(-2, _EXACT), "money", "USD")
    return _Reading(value, "money", code)


_COMPARED = re.compile(
    r" (?:as|more|less|fewer|higher|lower|greater|larger|bigger|faster|worse|better|the|that|its|over|what)\b"
)
_GREW = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|up|multiplied|jumped|soared|surged|fell|dropped)(?: \w+)?(?: by)? $"
)


def _times(match: re.Match[str], value: Decimal) -> _Reading:
    """ "Three times as many" multiplies; "three times a week" counts."""
    compared = match["times"] != "times" or _COMPARED.match(match.string, match.end())
    if compared or _GREW.search(match.string, max(0, match.start() - 32), match.start()):
        return _Reading(value, "multiple", "fold")
    return _Reading(value, "number", "times")


def _plural(match: re.Match[str], value: Decimal) -> _Reading:
    hung = _HANGING.search(match.string, max(0, match.start() - 16), match.start())
    if hung is None and value % 10 == 0 and (1500 <= value < 2200 or 20 <= value < 100):
        return _Reading(value, "year", "decade")
    return _Reading(value, "number", "s")


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|till|to|from|during|before|after|between|through|late|early|mid|year|the|spring|summer"
    r"|autumn|winter|fall|end of|start of|beginning of|edition|und|seit|im|jahr|en|depuis)[ -]$"
)
_COUNTED = re.compile(r"[^\W\d_]+(?<!ss)(?<!us)s$|people$|children$|women$|men$|police$")
_NO_PLURALS = frozenset(
    [
        "was",
        "is",
        "has",
        "as",
        "this",
        "its",
        "does",
        "vs",
        "versus",
        "always",
        "perhaps",
        "whereas",
        "likes",
        "saw",
        "shows",
    ]
)


def _is_year(match: re.Match[str], value: Decimal) -> bool:
    written = match["digits"]
    bare = (
        written is not None and len(written) == 4 and written.isdecimal() and not match["sign"] and not match["glued"]
    )
    if not bare or match["mixed"] or not 1500 <= value < 2200 or match.end() - match.start() != 4:
        return False
    if _YEAR_LEAD.search(match.string, max(0, match.start() - 24), match.start()):
        return True
    unit = match["unit"] or ""
    return unit in _NO_PLURALS or _COUNTED.match(unit) is None


def _read_iso_date(match: re.Match[str], form: NumberFormat) -> _Found:
    return _one(match, _date_reading(match[0]))


def _read_numeric_date(match: re.Match[str], form: NumberFormat) -> _Found:
    first, second, year = re.split("[./]", match[0])
    day, month = (second, first) if form.month_first and "/" in match[0] else (first, second)
    return _one(match, _date_reading(f"{year}-{int(month):02}-{int(day):02}"))


def _read_named_date(match: re.Match[str], form: NumberFormat) -> _Found:
    name = re.search(r"[^\W\d_]{3,}", re.sub(r"\d(?:st|nd|rd|th)", "0", match[0]))
    month = _month(name[0] if name else "", form)
    numbers = re.findall(r"\d+", match[0])
    year = next((n for n in numbers if len(n) == 4), "-")
    day = "".join(f"-{int(n):02}" for n in numbers if len(n) < 3)
    return _one(match, _date_reading(f"{year}-{month:02}{day}"))


def _month(name: str, form: NumberFormat) -> int:
    if name in form.months:
        return form.months.index(name) + 1
    return form.short_months.get(name, 0)


def _date_reading(iso: str) -> _Reading:
    return _Reading(Decimal(iso.replace("-", "")), "date", iso)


def _read_time(match: re.Match[str], form: NumberFormat) -> _Found:
    hours, *rest = re.findall(r"\d+", match[0])
    hour, minute = int(hours), int(rest[0]) if rest else 0
    if "p" in match[0] and hour < 12:
        hour += 12
    elif "a" in match[0] and hour == 12:
        hour = 0
    return _one(match, _Reading(Decimal(hour * 60 + minute), "time", f"{hour:02}:{minute:02}"))


def _read_year_pair(match: re.Match[str], form: NumberFormat) -> _Found:
    first, second = int(match[0][:4]), int(match[0][5:])
    start = match.start()
    follows = (first + 1) % (100 if len(match[0]) == 7 else 10_000)
    if second == follows:
        return _one(match, _Reading(Decimal(first), "fiscal-year", f"{first}/{follows % 100:02}"))
    if match[0][4] == "-" and 1 <= second <= 12:
        return _one(match, _date_reading(match[0]))
    last = second if len(match[0]) > 7 else first // 100 * 100 + second
    return [
        (start, start + 4, _Reading(Decimal(first), "year")),
        (start + 5, match.end(), _Reading(Decimal(last), "year")),
    ]


def _read_ratio(match: re.Match[str], form: NumberFormat) -> _Found:
    joint = re.search(r" (?:in|out of|von|sur)(?: every)? ", match[0])
    if joint is None:
        return []
    part, whole = (_plain(t, form) for t in (match[0][: joint.start()], match[0][joint.end() :]))
    if 0 < part < whole and part == part.to_integral_value() and whole == whole.to_integral_value():
        return _one(match, _fraction(int(part), int(whole)))
    middle, start, end = match.start() + joint.end(), match.start(), match.end()
    both = [(start, start + joint.start(), _Reading(part, "number")), (middle, end, _Reading(whole, "number"))]
    return [found for found in both if match.string[found[0] : found[1]] != "one"]


def _read_slash(match: re.Match[str], form: NumberFormat) -> _Found:
    part, whole = match[0].split("/")
    if 0 < int(part) < int(whole):
        return _one(match, _fraction(int(part), int(whole)))
    middle = match.start() + len(part)
    return [
        (match.start(), middle, _Reading(Decimal(part), "number")),
        (middle + 1, match.end(), _Reading(Decimal(whole), "number")),
    ]


def _read_vulgar(match: re.Match[str], form: NumberFormat) -> _Found:
    return _one(match, _fraction(*VULGAR[match[0]]))


def _read_word_fraction(match: re.Match[str], form: NumberFormat) -> _Found:
    words = re.split("[ -]", match[0])
    denominator = words[-1] if words[-1] in DENOMINATORS else words[-1].removesuffix("s")
    part = read_number(" ".join(words[:-1])) if len(words) > 1 else Decimal(0)
    reading = _fraction(int(part) or 1, DENOMINATORS[denominator])
    if span := _SPAN_OF_TIME.match(match.string, match.end()):
        return _one(match, replace(reading, kind="number", unit=span[1]))
    return _one(match, reading)


_SPAN_OF_TIME = re.compile(r"(?: of)? an? (minute|hour|day|week|month|year)\b")
_ROOTS = {"doubl": 2, "twice": 2, "trebl": 3, "tripl": 3, "quadrupl": 4}


def _read_word_multiple(match: re.Match[str], form: NumberFormat) -> _Found:
    if match["folds"]:
        value = read_number(match["folds"])
    elif match["halved"]:
        value = Decimal("0.5")
    else:
        root = match["root"] or match["root_before"]
        value = Decimal(_ROOTS[root if root in _ROOTS else root.removesuffix("e")])
    return _one(match, _Reading(value, "multiple", "fold"))


def _read_multiple_sign(match: re.Match[str], form: NumberFormat) -> _Found:
    return _one(match, _Reading(Decimal(match[0][1:].strip()), "multiple", "fold"))


_MAGNITUDES = {"ten": Decimal(10), "dozen": Decimal(12), "hundred": Decimal(100), **SCALES}


def _read_magnitude(match: re.Match[str], form: NumberFormat) -> _Found:
    value = Decimal(1)
    for word in match[0].split():
        value *= _MAGNITUDES.get(word.removesuffix("s"), 1)
    return _one(match, _Reading(value, "magnitude"))


def _read_word_ordinal(match: re.Match[str], form: NumberFormat) -> _Found:
    tens, _, unit = match[0].rpartition("-")
    value = (read_number(tens) if tens else Decimal(0)) + ORDINALS[unit]
    return _one(match, _Reading(value, "ordinal"))


_READERS: dict[str, Callable[[re.Match[str], NumberFormat], _Found]] = {
    "amount": _read_amount,
}


def _decimal(written: str, form: NumberFormat) -> Decimal:
    return Decimal(written.replace(form.group, "").replace(form.decimal, "."))


def _plain(written: str, form: NumberFormat) -> Decimal:
    return _decimal(written, form) if written[0].isdecimal() else read_number(written)


def _fraction(part: int, whole: int) -> _Reading:
    divisor = gcd(part, whole)
    return _Reading(_divide(part, whole), "fraction", f"{part // divisor}/{whole // divisor}")


def _divide(part: int, whole: int) -> Decimal:
    return _RATIO.divide(Decimal(part), Decimal(whole))
