"""Periods as authors write them, in the order of time: years, quarters, months, days, numbered weeks."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")
_QUARTER = re.compile(r"\bq([1-4])\b|\b(first|second|third|fourth) quarter\b")
_NUMBERED = re.compile(r"\b(?:week|day|month|year|wave|round|phase) (\d{1,4})\b")
_MONTH = re.compile(
    r"(?:\b(\d{1,2}) )?\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?(?: (\d{1,2})\b)?"
)
_SEASON = re.compile(r"\b(spring|summer|autumn|fall|winter)\b")
_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTERS = ("first", "second", "third", "fourth")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

Key = tuple[int, int, int, int]


def period_key(period: str) -> Key | None:
    """Where a period stands in time, to sort by: the year, month and day of its start, and the year of its end.

    A period without a year has the year 0. Names of months and seasons are the English ones.

    Returns:
        None where the words say no time that can be told.
    """
    text = period.casefold()
    years = [int(year) for year in _YEAR.findall(text)]
    month, day = _within_year(text)
    if not years and not month:
        return None
    return (years[0] if years else 0, month, day, years[-1] if years else 0)


def _within_year(text: str) -> tuple[int, int]:
    """The first month and day that a text names; a quarter or season stands for its first month."""
    if found := _MONTH.search(text):
        day = found[1] or found[3] or "0"
        return _ORDER.index(found[2][:3]) + 1, int(day)
    if found := _QUARTER.search(text):
        quarter = int(found[1]) if found[1] else _QUARTERS.index(found[2]) + 1
        return 3 * quarter - 2, 0
    if found := _SEASON.search(text):
        return _SEASONS[found[1]], 0
    if found := _NUMBERED.search(text):
        return int(found[1]), 0
    return 0, 0
