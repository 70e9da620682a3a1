"""Dates, times, quarters, seasons and fiscal years: how they are written, and what they are in ISO 8601."""

from __future__ import annotations

import re
from decimal import Decimal

from builder.evidence.quantities.conventions import NumberFormat
from builder.evidence.quantities.readings import EXACT, Reading, divide, one
from builder.evidence.quantities.words import ORDINALS, alternatives

_STOP = r"(?![^\W_])"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
YEAR = _YEAR
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_HALF_DAY = r"(?:[ap]m\b|[ap]\.m\b\.?)"
_NTH = r"(?:st|nd|rd|th)"
_FISCAL = "season|campaign|financial year|fiscal year|fiscal|tax year|academic year|school year|budget|budgets"


# "In September 29 mm of rain fell" has no date.
_NOT_COUNTED = r"(?! ?(?:mm|cm|km|kg|%|per ?cent|people|tonnes|litres|miles|metres|homes|cases)\b)"


def _month(form: NumberFormat) -> str:
    short = "|".join(sorted(form.short_months, key=len, reverse=True)) or "(?!)"
    return rf"(?:(?:{'|'.join(form.months)}){_STOP}|(?:{short}){_STOP}\.?)"


def dates_by_digit(form: NumberFormat) -> list[str]:
    """Patterns of dates and times that begin with a digit."""
    month = _month(form)
    of = r"(?: of | de | )?" if not form.words else r"(?: of |-| )?"
    return [
        r"(?P<iso_date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d))",
        r"(?P<numeric_date>\d{4}/\d\d?/\d\d?(?![\d/])|\d\d?(?P<mark>[./-])\d\d?(?P=mark)\d{4}(?!\d)|\d\d?/\d\d?/\d\d(?![\d/]))",
        rf"(?P<day_range>(?P<first_day>{_DAY}){_NTH}?(?:-| - | to | and | bis | au | al )"
        rf"(?P<last_day>{_DAY}){_NTH}?\.?{of}(?P<range_month>{month})(?:,? (?P<range_year>{_YEAR}))?)",
        rf"(?P<day_month>{_DAY}(?:{_NTH}|er|\.|º)?{of}{month}(?:,?(?: de)? {_YEAR})?)",
        rf"(?P<time>\d\d?:\d\d(?::\d\d)?(?:\.\d{{1,3}})?(?![\d:])(?: ?{_HALF_DAY})?|\d\d?(?:\.\d\d)? ?{_HALF_DAY})",
        (
            rf"(?P<year_pair>{_YEAR}(?:/(?:\d{{4}}|\d\d?)|-\d\d?)(?![\d/%-]|[,.]\d)"
            rf"|{_YEAR}-{_YEAR}(?= (?:{_FISCAL}){_STOP}))"
        ),
        rf"(?P<year_quarter>{_YEAR} ?q[1-4]{_STOP})",
    ]


def dates_by_letter(form: NumberFormat) -> list[str]:
    """Patterns of dates that begin with a letter."""
    month = _month(form)
    day = rf"{_DAY}{_NTH}?(?![\d%]|[,.]\d)"
    patterns = [
        rf"(?P<month_range>(?P<start_month>{month}) (?P<start_day>{_DAY}){_NTH}?(?:-| - | to | and )"
        rf"(?P<end_day>{day})(?! ?[ap]\.?m\b)(?:,? (?P<end_year>{_YEAR}))?)",
        rf"(?P<month_day>{month} (?:the )?{day}{_NOT_COUNTED}(?:,? {_YEAR})?)",
        rf"(?P<month_year>{month},?(?: of| de)? {_YEAR})",
        rf"(?P<quarter_sign>[qh][1-4]{_STOP}(?:,?(?: of)?(?: fiscal)? {_YEAR})?)",
        rf"(?P<fiscal>(?:fy ?|fiscal (?:year )?|financial year )(?:{_YEAR}(?:[/-]\d\d?(?!\d))?|'?\d\d(?!\d)))",
    ]
    if form.words:
        ordinals = alternatives(ORDINALS)
        patterns += [
            r"(?P<quarter>(?:first|second|third|fourth)[- ]quarter(?= |[^\w]|$)(?!-)(?!-final)"
            rf"(?:,?(?: of)?(?: the)?(?: fiscal)?(?: year)? {_YEAR})?)",
            rf"(?P<word_day>(?P<ordinal>{ordinals}) of (?P<of_month>{month})(?:,? (?P<of_year>{_YEAR}))?)",
            rf"(?P<half_year>(?:first|second) half(?:,? of)?(?: fiscal)? {_YEAR})",
            r"(?P<part_of_year>(?:first|second|third|fourth|last) half(?![^\W_])|last quarter(?![^\W_]))",
            rf"(?P<season>(?:spring|summer|autumn|fall|winter)(?: of)? {_YEAR}(?![/-]))",
        ]
    return patterns


# --- readings --------------------------------------------------------------------------------------------------------

# How EDTF numbers the parts of a year.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_QUARTERS = 32
_HALVES = 39
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _date(match: re.Match[str], iso: str) -> list[Reading]:
    return one(match, Decimal(iso.replace("-", "")), "date", iso)


def read_iso_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``2025-03-26``."""
    return _date(match, match[0])


def read_numeric_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``3/4/2025`` by the language, or the other way round where only that is a date."""
    numbers = re.split("[./-]", match[0])
    if len(numbers[0]) == 4:
        year, month, day = (int(number) for number in numbers)
    else:
        first, second, year = (int(number) for number in numbers)
        day, month = (second, first) if form.month_first and "/" in match[0] else (first, second)
        if month > 12 >= day:
            day, month = month, day
    if len(numbers[0]) < 4 and len(numbers[2]) == 2:
        year += 1900 if year > 60 else 2000
    if 0 < day < 32 and 0 < month < 13:
        return _date(match, f"{year:04}-{month:02}-{day:02}")
    return _separate(match)


def _separate(match: re.Match[str]) -> list[Reading]:
    return [
        Reading(match.start() + part.start(), match.start() + part.end(), Decimal(part[0]), "number")
        for part in re.finditer(r"\d+", match[0])
    ]


def _month_number(name: str, form: NumberFormat) -> int:
    name = name.removesuffix(".")
    return form.months.index(name) + 1 if name in form.months else form.short_months[name]


def read_named_date(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a date whose month has its name, with or without day and year."""
    names = re.findall(r"[^\W\d_]{3,}", match[0])
    name = next(name for name in names if name in form.months or name in form.short_months)
    numbers = re.findall(r"\d+", match[0])
    year = next((number for number in numbers if len(number) == 4), "-")
    day = "".join(f"-{int(number):02}" for number in numbers if len(number) < 3)
    return _date(match, f"{year}-{_month_number(name, form):02}{day}")


def read_word_day(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read "the Fourth of July"; there is no thirty-second."""
    day = ORDINALS[match["ordinal"]]
    if day > 31:
        return []
    return _date(match, f"{match['of_year'] or '-'}-{_month_number(match['of_month'], form):02}-{day:02}")


def read_day_range(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``3-5 March 2024``: two dates."""
    dated = f"{match['range_year'] or '-'}-{_month_number(match['range_month'], form):02}"
    return [
        _day(match.start("first_day"), match.end("first_day"), f"{dated}-{int(match['first_day']):02}"),
        _day(match.start("last_day"), match.end(), f"{dated}-{int(match['last_day']):02}"),
    ]


def read_month_range(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``March 3-5, 2024``: two dates."""
    dated = f"{match['end_year'] or '-'}-{_month_number(match['start_month'], form):02}"
    end_day = re.findall(r"\d+", match["end_day"])[0]
    return [
        _day(match.start(), match.end("start_day"), f"{dated}-{int(match['start_day']):02}"),
        _day(match.start("end_day"), match.end(), f"{dated}-{int(end_day):02}"),
    ]


def _day(start: int, end: int, iso: str) -> Reading:
    return Reading(start, end, Decimal(iso.replace("-", "")), "date", iso)


def read_part_of_year(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a quarter, a half or a season; without a year, ``--Q3``. The value is EDTF's."""
    years = re.findall(r"\d{4}", match[0])
    year = years[0] if years else "-"
    words = re.findall(r"[a-z]+", match[0])
    if words[0] in _SEASONS:
        return one(
            match, Decimal(f"{year}{_SEASONS[words[0]]}"), "date", f"{year}-{words[0].replace('fall', 'autumn')}"
        )
    sign = re.search(r"([qh])([1-4])(?!\d)", match[0])
    letter, number = (sign[1], int(sign[2])) if sign else ("h" if "half" in words else "q", _ORDER[words[0]])
    if letter == "h" and number > 2:
        return []
    code = number + (_HALVES if letter == "h" else _QUARTERS)
    return one(match, Decimal(f"{year}{code}".removeprefix("-")), "date", f"{year}-{letter.upper()}{number}")


def read_time(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a time of day as minutes since midnight; of a race, ``3:45.87``, as seconds."""
    written, _, fraction_of_second = (
        match[0].partition(".") if ":" in match[0] else (match[0].replace(".", ":"), "", "")
    )
    hour, minute, second = (*(int(number) for number in re.findall(r"\d+", written)), 0, 0)[:3]
    half_day = re.search("([ap])", match[0])
    if minute > 59 or second > 59 or hour > (12 if half_day else 99 if fraction_of_second else 24):
        return _separate(match)
    if half_day:
        hour = hour % 12 + (12 if half_day[1] == "p" else 0)
    iso = f"{hour:02}:{minute:02}" + (f":{second:02}" if written.count(":") > 1 and ":" in match[0] else "")
    value = EXACT.add(Decimal(hour * 60 + minute), divide(second, 60))
    if fraction_of_second[:1].isdecimal():
        digits = re.findall(r"\d+", fraction_of_second)[0]
        return one(match, EXACT.add(value, Decimal(f"0.{digits}")), "time", f"{iso}.{digits}")
    return one(match, value, "time", iso)


def read_year_pair(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a fiscal year (2022/23, 2022-23), a month (2022-11) or two years (2019-22)."""
    first, second = int(match[0][:4]), int(match[0][5:])
    digits = len(match[0]) - 5
    if second == (first + 1) % 10**digits:
        return one(match, first, "fiscal-year", f"{first}/{(first + 1) % 100:02}")
    if match[0][4] == "-" and digits == 2 and 1 <= second <= 12:
        return _date(match, match[0])
    last = second if digits == 4 else first // 10**digits * 10**digits + second
    start, end = match.span()
    return [Reading(start, start + 4, Decimal(first), "year"), Reading(start + 5, end, Decimal(last), "year")]


def read_fiscal(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``FY2023`` and ``fiscal 2023``; with two years, ``2022/23``."""
    numbers = re.findall(r"\d+", match[0])
    first = int(numbers[0]) + (2000 if len(numbers[0]) == 2 else 0)
    if len(numbers) > 1:
        return one(match, first, "fiscal-year", f"{first}/{(first + 1) % 100:02}")
    return one(match, first, "fiscal-year", f"FY{first}")
