"""Numbers in prose: their exact value, kind and unit, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from builder.evidence.quantities.formats import format_tag, number_format
from builder.evidence.quantities.grammar import MAYBE_NUMBER, MAYBE_NUMERAL, number_grammar, read_match
from builder.evidence.quantities.numerals import plain_numerals
from builder.evidence.quantities.qualifiers import find_qualifier
from builder.evidence.quantities.readings import EXACT, Kind, Reading
from builder.evidence.quantities.words import WordNumber, find_word_numbers
from builder.evidence.text.folding import fold
from builder.model.source import Span

# Capitals that mean something: May and March are verbs without them, and "$45B" is headlines' billion.
_KEPT = re.compile(r"\b(?:M(?:ay|arch|ar)|M(?:AY|ARCH|AR)(?=\W+\d))\b|(?<=\d)[BTMKCF](?![^\W_])")
_MAYBE_KEPT = re.compile(r"[BTMKCF]")
# A long dash ends a clause and is no sign; so is any dash that hangs on a word, unlike a hyphen.
_DASHES_BETWEEN_CLAUSES = re.compile(r"[\u2013\u2014\u2015\u2212](?:(?<=[\u2014\u2015])|(?<=[^\W\d_].))")
# "Over 2004" is a period and no bound.
_NEVER_BOUNDED = ("year", "fiscal-year", "date", "time", "ordinal")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as prose has it.

    ``span`` is half-open, into the text it was found in, in code points; ``text`` is what stands there. ``value`` is
    exact, scale words multiplied in, negative after a minus sign; a fraction's has 28 digits.

    ``unit``, by ``kind``: of a number the word behind it (``adults``) or a measure (``km``), of money the currency
    (``GBP``), of a fraction the ratio in lowest terms (``1/4``), of a fiscal year its name (``2022/23``, ``FY2023``),
    of a date ISO 8601 (``2025-03-26``, ``2025-03``, ``--03-26``) or the part of a year (``2024-Q3``, ``--Q3``,
    ``2024-H1``, ``2024-spring``), of a time ``HH:MM``, of a year ``decade`` for ``1980s``. An age is a number of
    ``years old``; cents and pence are hundredths of their currency, basis points of a percentage point. Measures have
    one name each (``number_units``); a word that can't be counted is no unit. A magnitude is a plural such as
    "thousands"; its value is one of them.

    Both ends of a range have their own quantity, with the unit and scale that is said once.

    ``qualifier`` is as ``find_qualifier`` returns it.
    """

    span: Span
    value: Decimal
    kind: Kind
    unit: str | None
    text: str
    qualifier: str | None = None


def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Find the numbers of a text, in order, in time linear in its length.

    Not quantities: telephone numbers, web and mail addresses, tags, ids, versions (3.1.2), numbers of clauses, pages,
    flights and stock indices, postcodes, names with digits (Covid-19, G7, A4), 24/7 and 9/11, "a couple", "a few",
    and "one" but before a unit, in a ratio or behind a bound. Scores and 50/50 are two numbers. Words for numbers are
    read in English only; separators, scale words, per cent and months in the languages of ``formats``.

    Args:
        text: A sentence or more, as an author or a source has it.
        language: BCP 47; it decides what ``1.234`` and ``03/04/2025`` mean.
    """
    if text.isascii() and not MAYBE_NUMBER.search(text.lower()):
        return ()
    form = number_format(language)
    if form.group == "," and (alone := _ALONE.fullmatch(text)):
        kind: Kind = "percent" if alone[2] else "number"
        return (Quantity(Span(0, len(text)), Decimal(alone[1].replace(",", "")), kind, alone[2], str(text)),)
    plain = plain_numerals(text, form)
    folded = fold(plain if plain.isascii() else _DASHES_BETWEEN_CLAUSES.sub(";", plain))
    lower = _lower(folded.text)
    if MAYBE_NUMBER.search(lower) is None:
        return ()
    words: list[WordNumber] = []
    numerals = lower
    if form.words:
        words = list(find_word_numbers(lower))
        numerals = _with_digits(lower, words)
    readings = _share_units(numerals, _find_readings(numerals, language))
    quantities = []
    for reading, (start, end) in zip(readings, _places(readings, words), strict=True):
        span = folded.span(start, end)
        qualifier = find_qualifier(lower, start, end)
        if qualifier != "about" and reading.kind in _NEVER_BOUNDED:
            qualifier = None
        written = text[span.start : span.end]
        quantities.append(Quantity(span, reading.value, reading.kind, reading.unit, written, qualifier))
    return tuple(quantities)


# A cell of a table: a whole number that is no year, alone or with a sign for per cent.
_ALONE = re.compile(r"([1-9]\d{0,2}(?:,\d{3})*)(%)?", re.ASCII)

_LEAD = 18  # characters: no word that belongs to a number begins further before its first digit


def _find_readings(text: str, language: str) -> list[Reading]:
    """Run the grammar where there is a digit or a word that counts; that is a small part of most texts."""
    form, grammar = number_format(language), number_grammar(format_tag(language))
    readings: list[Reading] = []
    done = 0
    for cue in MAYBE_NUMERAL.finditer(text):
        if cue.start() < done:
            continue
        # From the blank before on, or else an address' digits would be read without the address.
        start = min(cue.start() - _LEAD, text.rfind(" ", done, cue.start()))
        start = max(done, start)
        while done <= cue.start():
            match = grammar.search(text, start)
            if match is None:
                return readings
            readings += read_match(match, form)
            done = start = match.end()
    return readings


def _lower(text: str) -> str:
    """Lower case, character for character, but for the capitals that mean something."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two characters
        lower = "".join(c if len(small := c.lower()) > 1 else small for c in text)
    if _MAYBE_KEPT.search(text) is None:
        return lower
    pieces: list[str] = []
    done = 0
    for kept in _KEPT.finditer(text):
        pieces += (lower[done : kept.start()], kept[0].capitalize())
        done = kept.end()
    return "".join(pieces) + lower[done:] if pieces else lower


def _with_digits(text: str, words: list[WordNumber]) -> str:
    pieces: list[str] = []
    done = 0
    for number in words:
        pieces += (text[done : number.start], number.digits)
        done = number.end
    return "".join(pieces) + text[done:]


def _places(readings: list[Reading], words: list[WordNumber]) -> Iterator[tuple[int, int]]:
    """Where the readings, found with digits for words, stand in the text that has the words."""
    shift = 0
    index = 0
    for reading in readings:
        while index < len(words) and words[index].start + shift < reading.start:
            shift += len(words[index].digits) - (words[index].end - words[index].start)
            index += 1
        start = reading.start - shift
        while index < len(words) and words[index].start + shift < reading.end:
            shift += len(words[index].digits) - (words[index].end - words[index].start)
            index += 1
        yield start, reading.end - shift


_SHARED = ("percent", "points", "money", "multiple", "number")
_EITHER = re.compile(r"\b(?:between|either|both|by|from|zwischen|entre|mellan|mellom|mellem|tussen|między|tra) $")
_AND = (" and ", " und ", " et ", " oder ", " ou ", " y ", " e ", " en ", " i ", " och ", " og ")
_BETWEEN = ("-", " to ", " - ", "-to-", " bis ", " \u00e0 ", " a ", " til ", " till ", " tot ", " do ")


def _share_units(text: str, readings: list[Reading]) -> list[Reading]:
    """Give both ends of "10-15%" and "5 to 10 million" the unit and scale that is said once."""
    shared = list(readings)
    for index in range(len(shared) - 1):
        left, right = shared[index], shared[index + 1]
        if left.kind in ("number", "money") and _are_range(text, left, right):
            shared[index : index + 2] = _as_range(left, right)
    return shared


def _as_range(left: Reading, right: Reading) -> tuple[Reading, Reading]:
    # Not "£5 to 10 people".
    lends = left.kind == "money" or left.unit == "years old"
    if right.kind == "number" and lends and (right.unit is None or right.scale):
        right = right._replace(kind=left.kind, unit=left.unit)
    if right.scale and not left.scale and left.value < EXACT.scaleb(right.value, -right.scale):
        left = left._replace(value=EXACT.scaleb(left.value, right.scale), scale=right.scale)
    if left.kind == "number" and left.unit is None and right.kind in _SHARED:
        left = left._replace(kind=right.kind, unit=right.unit)
    return left, right


def _are_range(text: str, left: Reading, right: Reading) -> bool:
    between = text[left.end : right.start]
    if between in _BETWEEN:
        return True
    if between == " or ":
        return right.kind != "number" or right.scale > 0
    lead = max(0, left.start - 12)
    return between in _AND and _EITHER.search(text, lead, left.start) is not None
