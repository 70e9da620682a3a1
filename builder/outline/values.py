"""What a single value may be: text, dates, addresses, numbers. Each reader reports what does not fit and gives None."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from builder.model.file_name import find_foreign
from builder.model.text import Place, Prose, Text
from builder.outline.limits import MAX_LANGUAGE, MAX_NUMBER, MAX_SIZE, MIN_SIZE
from builder.outline.prose import find_bad_links, is_web_address, parse_prose
from builder.outline.report import Report, shown

DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
LANGUAGE = (
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)
IDENTIFIER = r"[a-z0-9][a-z0-9-]*"
# Texts that have these digits need no evidence for them; so they may be nothing else.
PHONE = r"(?=(?:[^0-9]*[0-9]){3})[^%£$€‰]{3,60}"
SOURCE_IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
# Thousands stand in threes, all of them after the same separator.
_THOUSANDS = "|".join(rf"[0-9]{{1,3}}(?:{separator}[0-9]{{3}})+" for separator in (",", " ", r"[\u00a0\u2009\u202f]"))
NUMBER = rf"(?:[0-9]+|{_THOUSANDS})(?:\.[0-9]+)?"
COUNT = r"[1-9][0-9]{0,3}"
FIELD_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
SIZE = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
LENGTH = r"[0-9]{1,2}(?:\.[0-9]{1,3})? ?(?:mm|cm|in|pt)"
COLOUR = r"[0-9A-Fa-f]{6}"

_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
_MOST_BLEED_PT = 20 * 72 / 25.4
_BREAKS = re.compile(r"[\t\n\r]+")
_DATE = re.compile(DATE)
_LANGUAGE = re.compile(LANGUAGE)
_NUMBER = re.compile(NUMBER)


def one_line(value: str) -> str:
    """The text without the line breaks and outer spaces that only its way of being written gave it, in NFC.

    Fonts have ``é`` as one character, and not always the accent alone.
    """
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    if "\n" not in value and "\t" not in value and "\r" not in value:
        return value.strip()
    parts = (part.strip() for part in _BREAKS.split(value))
    return " ".join(part for part in parts if part)


def read_text(value: Text, report: Report) -> Text | None:
    """Text of one line, without markup."""
    line = one_line(value)
    if not line:
        report.error("empty-value", "there is no text here", value.place)
        return None
    return value if line == value else Text(line, value.place)


def read_passage(value: Text, report: Report) -> Text | None:
    """Words of a source; their line breaks are kept as they are."""
    words = value.strip()
    if not words:
        report.error("empty-value", "there is no text here", value.place)
        return None
    return Text(words, value.place)


def read_prose(value: Text, report: Report) -> Prose | None:
    """Text of one line with its markup."""
    return _prose(one_line(value), value.place, report)


def read_paragraphs(value: Text, report: Report) -> Prose | None:
    """Text with its markup; a line break in it ends a paragraph."""
    text = value if value.isascii() else unicodedata.normalize("NFC", value)
    lines = [line.strip() for line in text.splitlines()] if "\n" in text else [text.strip()]
    return _prose("\n".join(line for line in lines if line), value.place, report)


def _prose(text: str, place: Place, report: Report) -> Prose | None:
    if not text:
        report.error("empty-value", "there is no text here", place)
        return None
    for address in find_bad_links(text):
        hint = "links lead to an address that starts with https://, http://, mailto: or tel:"
        report.error("bad-link", f"a link can't lead to {shown(address)}", place, hint)
    return parse_prose(text, place)


def read_date(value: Text, report: Report) -> dt.date | None:
    """A day of the calendar, as yyyy-mm-dd."""
    written = value.strip()
    if _DATE.fullmatch(written) is None:
        report.error("bad-date", f"{shown(written)} is not a date", value.place, "write year-month-day: 2025-03-26")
        return None
    try:
        return dt.date(int(written[:4]), int(written[5:7]), int(written[8:]))
    except ValueError:
        report.error("bad-date", f"{shown(written)} is not in the calendar", value.place)
        return None


def read_address(value: Text, report: Report) -> Text | None:
    """A web address."""
    address = value.strip()
    if not is_web_address(address):
        message = f"{shown(address)} is not a web address"
        report.error("bad-link", message, value.place, "an address starts with https:// or http:// and has no spaces")
        return None
    return Text(address, value.place)


def read_phone(value: Text, report: Report) -> Text | None:
    """A telephone number, as it is to be printed."""
    if re.fullmatch(PHONE, value) is None:
        hint = "a telephone number has at least three digits, and no more than a word or two: 0800 1111 (free)"
        report.error("bad-value", f"{shown(value)} is not a telephone number", value.place, hint)
        return None
    return value


def read_language(value: Text, report: Report) -> Text | None:
    """A BCP 47 language tag."""
    if len(value) > MAX_LANGUAGE or _LANGUAGE.fullmatch(value) is None:
        hint = "write a tag with hyphens, for instance en-GB, de or zh-Hant-TW"
        report.error("bad-value", f"{shown(value)} is not a language tag", value.place, hint)
        return None
    return value


def read_identifier(value: Text, report: Report) -> Text | None:
    """The id of an entry."""
    if re.fullmatch(IDENTIFIER, value) is None:
        hint = "an id has small letters a to z, digits and hyphens: com-reports"
        report.error("bad-value", f"{shown(value)} is not an id", value.place, hint)
        return None
    return value


def read_number(value: Text, report: Report) -> Text | None:
    """A number that is not negative, kept as written."""
    written = value.strip()
    if len(written) > MAX_NUMBER:
        report.error("bad-value", f"a number has at most {MAX_NUMBER} characters", value.place)
        return None
    if _NUMBER.fullmatch(written) is None:
        report.error("bad-value", f"{shown(written)} is not a number", value.place, _number_hint(written))
        return None
    return Text(written, value.place)


def read_count(value: Text, report: Report) -> int | None:
    """A whole number from 1 to 9999."""
    if re.fullmatch(COUNT, value.strip()) is None:
        report.error("bad-value", f"{shown(value)} is not a number of characters", value.place, "from 1 to 9999")
        return None
    return int(value)


def _number_hint(written: str) -> str:
    if written[:1] in {"-", "+", "\N{MINUS SIGN}", "\N{EN DASH}"}:
        return "leave the sign out: `direction: up` or `direction: down` says which way it went"
    if written.endswith("%"):
        return 'leave the sign out: `unit: "%"` says it'
    if re.fullmatch(r"[0-9]+,[0-9]+", written):
        return "decimals follow a point: 3.1; thousands stand in threes: 2,000"
    return "write digits only, for instance 2,000 or 3.1; what is counted goes under `unit`"


def read_file_name(value: Text, report: Report) -> Text | None:
    """A file in the outline's folder or below it."""
    name = value.strip()
    parts = re.split(r"[/\\]", name)
    if not name or name[0] in "/\\~" or ":" in name or ".." in parts:
        hint = "name a file in the outline's folder or below it"
        report.error("bad-path", f"{shown(name)} leads out of the outline's folder", value.place, hint)
        return None
    if (foreign := find_foreign(name)) is not None:
        hint = "choose a name that every system keeps: not of a device, and without a dot or a blank at its end"
        report.error("bad-path", f"{shown(foreign)} means something else on Windows", value.place, hint)
        return None
    return Text(name, value.place)


def read_switch(value: Text, report: Report) -> Text | None:
    """Yes or no, as ``true`` or ``false``."""
    if value.strip() in ("true", "false"):
        return Text(value.strip(), value.place)
    report.error("bad-value", f"{shown(value)} is neither true nor false", value.place, "write true, or leave it out")
    return None


def read_version(value: Text, report: Report) -> Text | None:
    """The format's version, which is 1."""
    if value.strip() != "1":
        hint = "write 1, or use a newer version of Builder"
        report.error(
            "bad-version", f"version {shown(value)} of the format is not known to this version", value.place, hint
        )
        return None
    return value


def read_size(value: Text, report: Report) -> float | None:
    """A size in points."""
    size = float(value) if re.fullmatch(SIZE, value) else 0.0
    if not MIN_SIZE <= size <= MAX_SIZE:
        hint = f"a number from {MIN_SIZE} to {MAX_SIZE}, such as 10.5"
        report.error("bad-value", f"{shown(value)} is not a size in points", value.place, hint)
        return None
    return size


def read_bleed(value: Text, report: Report) -> float | None:
    """What is cut off a printed page, in points: no more than a press needs."""
    written = value.strip()
    points = float(written[:-2]) * _POINTS[written[-2:]] if re.fullmatch(LENGTH, written) else -1.0
    if not 0 <= points <= _MOST_BLEED_PT:
        hint = "write a number with mm, cm, in or pt, 20 mm at most: 3mm"
        report.error("bad-value", f"{shown(value)} is not a length for a bleed", value.place, hint)
        return None
    return points


def read_colour(value: Text, report: Report) -> Text | None:
    """Six hexadecimal digits."""
    if re.fullmatch(COLOUR, value) is None:
        report.error("bad-value", f"{shown(value)} is not a colour", value.place, "six hexadecimal digits: 1D2B33")
        return None
    return Text(value.upper(), value.place)
