"""Numbers in prose: their exact value, kind and unit, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from builder.evidence.folding import fold
from builder.evidence.number_formats import number_format
from builder.evidence.number_grammar import MAYBE_NUMBER, number_grammar
from builder.evidence.number_readings import EXACT, Kind, Reading, read_match
from builder.evidence.number_words import NUMBER_WORDS, WordNumber, find_word_numbers
from builder.evidence.qualifiers import find_qualifier
from builder.model.source import Span

_KEPT_MONTHS = re.compile(r"\b(?:May|March)\b")
# A long dash ends a clause and is no sign; so is any dash that hangs on a word, unlike a hyphen.
_DASHES_BETWEEN_CLAUSES = re.compile(r"[\u2013\u2014\u2015\u2212](?:(?<=[\u2014\u2015])|(?<=[^\W\d_].))")
_GROUPING_SPACE = re.compile(r"[\u00a0\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as prose has it.

    ``span`` is half-open, into the text it was found in, in code points; ``text`` is what stands there. ``value`` is
    exact, scale words multiplied in, negative after a minus sign; a fraction's has 28 digits.

    ``unit``, by ``kind``: of a number the word behind it (``adults``) or a measure (``km``), of money the currency
    (``GBP``), of a fraction the ratio in lowest terms (``1/4``), of a fiscal year its name (``2022/23``), of a date
    ISO 8601 (``2025-03-26``, ``2025-03``, ``--03-26``), of a time ``HH:MM``, of a year ``decade`` for ``1980s``.
    A magnitude is a plural such as "thousands"; its value is one of them.

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

    Not quantities: telephone numbers, web and mail addresses, versions (3.1.2), names with digits (Covid-19, G7, A4),
    "one" alone. Words for numbers are read in English only; separators, scale words and per cent signs also in German
    and French.

    Args:
        text: A sentence or more, as an author or a source has it.
        language: BCP 47; it decides what ``1.234`` and ``03/04/2025`` mean.
    """
    if text.isascii() and not MAYBE_NUMBER.search(text.lower()):
        return ()
    form = number_format(language)
    plain = text if text.isascii() else _DASHES_BETWEEN_CLAUSES.sub(";", _GROUPING_SPACE.sub(form.group, text))
    folded = fold(plain)
    lower = _lower(folded.text)
    cues = list(MAYBE_NUMBER.finditer(lower))
    if not cues:
        return ()
    words: list[WordNumber] = []
    numerals = lower
    if form.words and any(cue[0] in NUMBER_WORDS for cue in cues):
        words = list(find_word_numbers(lower))
        numerals = _with_digits(lower, words)
        cues = list(MAYBE_NUMBER.finditer(numerals))
    readings = _share_units(numerals, _find_readings(numerals, cues, language))
    quantities = []
    for reading, (start, end) in zip(readings, _places(readings, words), strict=True):
        span = folded.span(start, end)
        qualifier = find_qualifier(lower, start, end)
        written = text[span.start : span.end]
        quantities.append(Quantity(span, reading.value, reading.kind, reading.unit, written, qualifier))
    return tuple(quantities)


def _find_readings(text: str, cues: list[re.Match[str]], language: str) -> list[Reading]:
    """Run the grammar where there is a digit or a word that counts; that is a small part of most texts."""
    form, grammar = number_format(language), number_grammar(language)
    readings: list[Reading] = []
    done = 0
    for cue in cues:
        if cue.start() < done:
            continue
        # From the blank before on, or else an address' digits would be read without the address.
        match = grammar.search(text, max(done, text.rfind(" ", done, cue.start())))
        if match is None:
            break
        readings += read_match(match, form)
        done = match.end()
    return readings


def _lower(text: str) -> str:
    """Lower case, character for character, but for the months that are verbs without their capital."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two characters
        lower = "".join(c if len(small := c.lower()) > 1 else small for c in text)
    if "May" not in text and "March" not in text:
        return lower
    pieces: list[str] = []
    done = 0
    for month in _KEPT_MONTHS.finditer(text):
        pieces += (lower[done : month.start()], month[0])
        done = month.end()
    return "".join(pieces) + lower[done:]


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


_SHARED = ("percent", "points", "money", "multiple")
_EITHER = re.compile(r"\b(?:between|either|by|from|zwischen|entre) $")


def _share_units(text: str, readings: list[Reading]) -> list[Reading]:
    """Give both ends of "10-15%" and "5 to 10 million" the unit and scale that is said once."""
    shared = list(readings)
    for index in range(len(shared) - 1):
        left, right = shared[index], shared[index + 1]
        if left.kind not in ("number", "money") or not _are_range(text, left, right):
            continue
        if left.kind == "money" and right.kind == "number":
            shared[index + 1] = right = right._replace(kind="money", unit=left.unit)
        if right.scale and not left.scale and left.value < EXACT.scaleb(right.value, -right.scale):
            left = left._replace(value=EXACT.scaleb(left.value, right.scale), scale=right.scale)
        if left.kind == "number" and right.kind in _SHARED:
            left = left._replace(kind=right.kind, unit=right.unit)
        shared[index] = left
    return shared


def _are_range(text: str, left: Reading, right: Reading) -> bool:
    between = text[left.end : right.start]
    if between in ("-", " to ", " - ", " bis ", "\u00e0"):
        return True
    lead = max(0, left.start - 12)
    return between in (" and ", " or ", " und ", " et ") and _EITHER.search(text, lead, left.start) is not None
