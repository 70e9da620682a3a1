"""The regular expression that finds everything in a prose that may be a number, and how each find is read.

It runs over folded text in lower case, tries a reading only where a word begins, and leaves digits only as a whole
(possessive), so its time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from builder.evidence.quantities.amounts import amount, digits, read_amount
from builder.evidence.quantities.conventions import NumberFormat
from builder.evidence.quantities.dates import (
    dates_by_digit,
    dates_by_letter,
    read_day_range,
    read_fiscal,
    read_iso_date,
    read_month_range,
    read_named_date,
    read_numeric_date,
    read_part_of_year,
    read_time,
    read_word_day,
    read_year_pair,
)
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.fractions import (
    VULGAR,
    fractions_by_digit,
    fractions_by_letter,
    read_magnitude,
    read_multiple_sign,
    read_ratio,
    read_slash,
    read_vulgar,
    read_word_fraction,
    read_word_multiple,
    read_word_ordinal,
)
from builder.evidence.quantities.names import address, chain, not_quantities_by_digit, not_quantities_by_letter, phone
from builder.evidence.quantities.readings import Reading
from builder.evidence.quantities.words import CARDINALS, DENOMINATORS, NUMBER_WORDS, alternatives

_CUES = (
    *NUMBER_WORDS, "half", "halv", "quarter", "doubl", "trebl", "tripl", "quadrupl", "quintupl", "sextupl", "septupl",
    "octupl", "twice", "thrice", "tens of", "scores of",
    rf"an? (?:{alternatives(DENOMINATORS)})",
)  # fmt: skip
# Asked first of every text: where this is not, the grammar finds nothing.
MAYBE_NUMBER = re.compile(rf"[\d{''.join(VULGAR)}]|\b(?:{alternatives(_CUES)})")
# The same once words are digits: a "one" that is left then is a pronoun.
MAYBE_NUMERAL = re.compile(
    rf"\d++|[{''.join(VULGAR)}]|\b(?:{alternatives(cue for cue in _CUES if cue not in CARDINALS)})"
)


@cache
def number_grammar(tag: str) -> re.Pattern[str]:
    """The grammar of a format, by its tag. ``Match.lastgroup`` names what was found; some of it is no quantity."""
    form = number_format(tag)
    plain = digits(form)
    by_digit = [
        *not_quantities_by_digit(form),
        *dates_by_digit(form),
        chain(),
        *fractions_by_digit(form, plain),
    ]
    by_letter = [*dates_by_letter(form), *fractions_by_letter(form), *not_quantities_by_letter(form)]
    symbols = rf"(?P<vulgar>[{''.join(VULGAR)}])"
    # Gates: at most positions one look at the character decides.
    return re.compile(
        rf"(?P<entity>&#\d++;)|(?<![^\W_])(?:{address()}|(?=[\d+(]){phone()}"
        rf"|(?=\d)(?:{'|'.join(by_digit)})|{amount(form, plain)}|(?=[^\W\d_]|[×§])(?:{'|'.join(by_letter)})|{symbols})"
    )


def read_match(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read a match of ``number_grammar``: mostly one number, at times none or two."""
    reader = _READERS.get(match.lastgroup or "")
    return reader(match, form) if reader else []


_READERS: dict[str, Callable[[re.Match[str], NumberFormat], list[Reading]]] = {
    "amount": read_amount,
    "iso_date": read_iso_date,
    "numeric_date": read_numeric_date,
    "day_range": read_day_range,
    "day_month": read_named_date,
    "word_day": read_word_day,
    "month_range": read_month_range,
    "month_day": read_named_date,
    "month_year": read_named_date,
    "quarter_sign": read_part_of_year,
    "year_quarter": read_part_of_year,
    "quarter": read_part_of_year,
    "half_year": read_part_of_year,
    "season": read_part_of_year,
    "time": read_time,
    "year_pair": read_year_pair,
    "fiscal": read_fiscal,
    "ratio": read_ratio,
    "slash": read_slash,
    "vulgar": read_vulgar,
    "digit_fraction": read_word_fraction,
    "word_fraction": read_word_fraction,
    "word_multiple": read_word_multiple,
    "multiple_sign": read_multiple_sign,
    "magnitude": read_magnitude,
    "word_ordinal": read_word_ordinal,
}
