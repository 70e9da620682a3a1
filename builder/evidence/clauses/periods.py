"""The times that a text speaks of, each as a key of its kind, so that two of one kind can disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from builder.evidence.quantities import Quantity
from builder.evidence.quantities.formats import number_format
from builder.evidence.text.lexicon import words
from builder.model.source import Span

TEMPORAL = frozenset(("year", "fiscal-year", "date", "time"))
SPANS_OF_TIME = words(
    "second seconds minute minutes hour hours day days week weeks month months quarter quarters year years decade"
    " decades century centuries"
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_UNITS = "year|month|week|quarter|decade|century|summer|winter|spring|autumn|season|weekend"
_RELATIVE = re.compile(
    rf"\b(?P<which>last|this|next|previous|past|preceding|following|same) (?P<unit>{_UNITS})\b"
    rf"|\b(?:a|the) (?P<earlier_unit>year|month|week|quarter|decade) (?P<earlier>ago|earlier|before|later)\b"
    rf"|\b(?P<weekday>{'|'.join(_WEEKDAYS)})s?\b|\b(?P<day>yesterday|today|tomorrow)\b"
    rf"|\b(?P<nth>first|second|third|fourth|last|final) (?P<part>quarter|half)\b|\bq(?P<q>[1-4])\b"
    rf"|\b(?P<season>spring|summer|autumn|winter)\b"
)
# Of "the first quarter … the second" the second is a quarter, too.
_QUARTER = re.compile(r"\bthe (first|second|third|fourth)(?= ?[.,;)]| and\b| but\b|$)")
_LED = re.compile(
    r"\b(?:in|over|for|within|during|after|every|past|last|next|previous|the|than|per|under|below|above|aged)(?: the)?"
    r"(?: (?:past|last|next|previous|first|only|just|about|some|almost|nearly|under|over))* ?$"
)


_NOTHING = re.compile(r"\b(?:and|but|against|or) (?:nothing|none)\b[^,;.\n]{0,80}", re.IGNORECASE)


class Period(NamedTuple):
    """A time of a text at ``[start, end)``: two of one ``kind`` with different ``value`` are different times."""

    start: int
    end: int
    kind: str
    value: str


def find_periods(text: str, quantities: Iterable[Quantity], language: str) -> tuple[Period, ...]:
    """The times of a folded text, in order.

    Args:
        text: The text.
        quantities: Its quantities.
        language: BCP 47. Months, weekdays and times such as "last year" are read in English only.
    """
    found: list[Period] = []
    for quantity in quantities:
        found += _of_quantity(quantity, text)
    if number_format(language).words:
        lower = text.lower()
        if len(lower) == len(text):
            found += _in_words(lower, text)
    return tuple(sorted(found))


def times_of_numbers(text: str, periods: Sequence[Period]) -> list[Period]:
    """The times of a sentence that may be its numbers': of "£5m in 2023 and nothing in 2022" 2023 alone."""
    if not periods:
        return []
    nothing = [Span(*match.span()) for match in _NOTHING.finditer(text, max(0, periods[0].start - 40), periods[-1].end)]
    return [period for period in periods if not any(span.start < period.start < span.end for span in nothing)]


def _of_quantity(quantity: Quantity, text: str) -> list[Period]:
    (start, end), unit = quantity.span, quantity.unit or ""
    if quantity.kind == "year":
        kind = "decade" if unit == "decade" else "year"
        return [Period(start, end, kind, str(quantity.value))]
    if quantity.kind == "fiscal-year":
        return [Period(start, end, "fiscal-year", unit), Period(start, end, "year", unit)]
    if quantity.kind == "date":
        return [Period(start, end, kind, value) for kind, value in _of_date(unit)]
    if label := _label_of(quantity, text):
        return [Period(start, end, f"{label} number", str(quantity.value.normalize()))]
    return []


def _of_date(iso: str) -> list[tuple[str, str]]:
    """``2025-03-26`` is a day, a month and a year; ``2025-03`` and ``--03-26`` are two of them."""
    year, month, day = [*iso.replace("--", "-").split("-"), "", ""][:3]
    parts = [("year", year), ("month", month), ("day", day)]
    return [(kind, str(int(value))) for kind, value in parts if value.isdecimal()]


_LABEL = re.compile(r"\b(week|day|month|year|stage|round|phase|lap|wave|season|series|chapter) $")


def _label_of(quantity: Quantity, text: str) -> str:
    """``week`` where the number is that of "week four"; empty for any other number."""
    if quantity.kind != "number" or quantity.qualifier is not None:
        return ""
    found = _LABEL.search(text[max(0, quantity.span.start - 12) : quantity.span.start].lower())
    return found[1] if found else ""


def is_time(quantity: Quantity, text: str) -> bool:
    """Whether a number only says when, or how long: "in two years", "for 18 months", "by week four"."""
    if quantity.kind != "number":
        return False
    if quantity.unit in SPANS_OF_TIME:
        return _LED.search(text[max(0, quantity.span.start - 40) : quantity.span.start].lower()) is not None
    return _label_of(quantity, text) != ""


_AGED = re.compile(r"(?:\b(?:aged?|ages|aged (?:between|over|under)|(?:over|under)-?) ?|[^\W\d_], )$", re.IGNORECASE)
_BEHIND_AGE = re.compile(r"\s*[,;.)]|$")


def is_label(quantity: Quantity, text: str) -> bool:
    """Whether a number is part of a name for something: "aged 16", "under-25s", "three-bedroom", "Priya, 19,"."""
    if quantity.kind not in ("number", "year") or (quantity.kind == "year" and quantity.unit != "decade"):
        return False
    start, end = quantity.span
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return True
    if quantity.text.endswith("s") and quantity.text[:-1].isdecimal():
        return True
    led = _AGED.search(text, max(0, start - 16), start)
    if led is None or quantity.value >= 120:
        return False
    return not led[0].endswith(", ") or _BEHIND_AGE.match(text, end) is not None


def is_age_of_name(quantity: Quantity, text: str) -> bool:
    """Whether a label such as that of "Priya, 19," is an age: a number alone between a name and what follows."""
    return quantity.unit is None and text[: quantity.span.start].endswith(", ")


# March and May are verbs as well.
_MONTH = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)\b|\b(?:March|May)(?=,? \d)"
    r"|(?<=\b(?i:in) )(?:March|May)\b|(?<=\b(?i:of) )(?:March|May)\b|(?<=\b(?i:to) )(?:March|May)\b"
    r"|(?<=\b(?i:by) )(?:March|May)\b|(?<=\b(?i:and) )(?:March|May)\b|(?<=\b(?i:last) )(?:March|May)\b"
    r"|(?<=\b(?i:next) )(?:March|May)\b|(?<=\b(?i:since) )(?:March|May)\b|(?<=\b(?i:until) )(?:March|May)\b"
    r"|(?<=\b(?i:from) )(?:March|May)\b|(?<=\b(?i:early) )(?:March|May)\b|(?<=\b(?i:late) )(?:March|May)\b"
    r"|(?<=\b(?i:mid)-)(?:March|May)\b|(?<=\b(?i:during) )(?:March|May)\b|(?<=\d )(?:March|May)\b"
)
# Asked first: most texts name no month, and this is found at once.
_MAYBE_MONTH = re.compile(r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _in_words(lower: str, text: str) -> list[Period]:
    months = _MONTH.finditer(text) if _MAYBE_MONTH.search(text) else ()
    found = [Period(*match.span(), "month", str(_MONTHS.index(match[0][:3].lower()) + 1)) for match in months]
    if "quarter" in lower:
        found += [Period(*match.span(), "quarter", str(_ORDINALS[match[1]])) for match in _QUARTER.finditer(lower)]
    for match in _RELATIVE.finditer(lower):
        found += [Period(*match.span(), kind, value) for kind, value in _relative(match)]
    return found


def _relative(match: re.Match[str]) -> list[tuple[str, str]]:
    if match["unit"]:
        which = "last" if match["which"] in ("previous", "past", "preceding") else match["which"]
        return [(f"relative {match['unit']}", which)]
    if match["earlier"]:
        which = "later" if match["earlier"] == "later" else "last"
        return [(f"relative {match['earlier_unit']}", which)]
    if match["weekday"]:
        return [("weekday", match["weekday"])]
    if match["day"]:
        return [("relative day", match["day"])]
    if match["q"]:
        return [("quarter", match["q"])]
    if match["part"]:
        return [(match["part"], str(_ORDINALS[match["nth"]]))]
    return [("season", match["season"])]
