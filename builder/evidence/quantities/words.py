"""Numbers written as English words, turned into digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {
    **dict.fromkeys(("zero", "nought", "naught"), 0),
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
_TIMES = {"hundred": 100, "dozen": 12, **SCALES}
_BIG = {**_TIMES, **{f"{word}s": value for word, value in _TIMES.items()}}

_ORDINAL_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS = ("tenth", "eleventh", "twelfth", *(f"{word}th" for word in _TEENS[3:]))
_ORDINAL_TENS = tuple(f"{word.removesuffix('y')}ieth" for word in _TENS)
ORDINALS = {
    **{word: value for value, word in enumerate(_ORDINAL_ONES + _ORDINAL_TEENS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _ORDINAL_TENS, strict=True)},
}
_BIG_ORDINALS = {f"{word}th": value for word, value in _TIMES.items() if word != "dozen"}
DENOMINATORS = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if value > 2},
    **_BIG_ORDINALS,
}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, grouped by first letter: that halves the time of a search."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


# Of these no numeral is made that stays a word.
CARDINALS = frozenset((*_SMALL, "point"))
NUMBER_WORDS = frozenset((*_SMALL, *_BIG, *ORDINALS, *_BIG_ORDINALS, "point"))
_SMALL_WORD = alternatives(_SMALL)
_BIG_WORD = alternatives(_BIG)
_ONE_BIG = alternatives(_TIMES)
_WORD = alternatives(NUMBER_WORDS - {"point"})
_PART = alternatives(DENOMINATORS)
_END = r"(?=fold|[^a-z]|$)"
_RUN = re.compile(
    rf"\b(?:(?:half[- ])?an?[- ](?:{_ONE_BIG})|(?<!\ba[- ])half[- ](?:{alternatives(('dozen', *SCALES))})|{_SMALL_WORD}"
    rf"|(?<!\d[- ])(?:{_ONE_BIG})(?=[- ](?:and )?(?:{_SMALL_WORD}|{_ONE_BIG})\b)){_END}"
    rf"(?:[- ](?:and )?(?:point(?= (?:{_SMALL_WORD})\b)|{_WORD}){_END})*+"
)
_TOKEN = re.compile("[a-z]+")
_QUANTIFIED = re.compile(
    r"\b(?:only|just|exactly|(?:at|the very) least|(?:more|less|fewer|greater) than|up to|under|over|than|minus|number"
    r"|no\.) $|-to-$"
)
_COUNTED = (
    "person|people|m[ae]n|wom[ae]n|child|boy|girl|adult|baby|teenager|student|pupil|patient|passenger|soldier|household"
    "|death|case|injury|victim|survivor|year|month|week|hour|minute|century|decade|mile|kilomet(?:re|er)|km|met(?:re|er)"
    "|foot|inch|yard|acre|hectare|ton|tonne|kilo|kilogram|pound|ounce|lit(?:re|er)|gallon|barrel|degree|dollar|euro|yen"
    "|penny|cent|vote|seat|goal|medal"
)
# "One" is a number before a unit, in a ratio or behind a bound, and a pronoun everywhere else.
_ONE_COUNTS = (
    rf"[- ]?fold|[- ](?:per ?cent|percentage|half|{_PART}|{alternatives(SCALES)})\b"
    rf"|[- ](?:in|out[- ]of|of every)[- ](?:every )?(?:\d|an? (?:{_ONE_BIG})|(?:{_WORD})\b)"
    rf"|(?: more| extra)?[- ](?:{_COUNTED})\b(?! who| to whom)| (?:per|for every|every) [a-z]"
    rf"|(?: to |-to-|-)(?:{_WORD})\b|-nil\b| and an? (?:{_PART})\b"
)


@cache
def _one_counts() -> re.Pattern[str]:
    """Made on first use: it is long, and many texts have no "one"."""
    return re.compile(_ONE_COUNTS)


_NOT_A_COUNT = re.compile(r"[- ](?:of|another|day|who|that|which)\b")


class WordNumber(NamedTuple):
    """A number as words at ``[start, end)``; ``digits`` is what it would be in digits, in English."""

    start: int
    end: int
    digits: str


def find_word_numbers(text: str) -> Iterator[WordNumber]:
    """Numbers written as words, in a text in lower case, in order; ordinals from "thirteenth" on with them.

    A scale word at the end stays a word (``6 million``), so that "five to six million" reads like its digits. Numbers
    side by side are told apart: "five and six" are two.
    """
    for run in _RUN.finditer(text):
        number = _Number()
        for token in _TOKEN.finditer(text, run.start(), run.end()):
            if not number.takes(token[0], text, token.start()):
                yield from number.finished(text)
                number = _Number()
                if token[0] == "point":  # "at one point two men"
                    continue
            number.take(token)
        yield from number.finished(text)


class _Number:
    """A number under way, word by word."""

    def __init__(self) -> None:
        self.total = self.group = Decimal(0)
        self.last = ""
        self.joined = False  # "and" stands behind the last word
        self.decimals = 0
        self.scales = 0
        self.start = self.end = -1

    def takes(self, word: str, text: str, start: int) -> bool:
        """Whether the number goes on with this word, which stands at ``start``."""
        if not self.last or word in ("a", "an", "and"):
            return True
        if word in ORDINALS or word in _BIG_ORDINALS:
            return self._takes_ordinal(word, text, start)
        if word == "point":
            return not self.decimals and not self.joined and not text.endswith("at ", 0, self.start)
        if word in _BIG:
            return self._takes_scale(word)
        if self.decimals:
            return not self.joined and (_SMALL[word] < 10 or self.decimals == 1 or self.last in _TENS)
        if self.last in _BIG:
            return self.last != "dozen" and not self.last.endswith("s")
        return self.last in _TENS and word in _ONES and not self.joined

    def _takes_ordinal(self, word: str, text: str, start: int) -> bool:
        if self.decimals or self.last in ("half", "dozen") or self.last.endswith(("s", "th")):
            return False
        if word in _BIG_ORDINALS:
            return not self.joined and self.last in _SMALL and self.total + self.group != 1
        if self.last in _BIG:
            return ORDINALS[word] > 3 or self.joined or text[start - 1] == "-"
        if self.joined or self.last not in _TENS or word not in _ORDINAL_ONES:
            return False
        return ORDINALS[word] > 3 or text[start - 1] == "-" or text.endswith("the ", 0, self.start)

    def _takes_scale(self, word: str) -> bool:
        if self.last == "half":
            return not word.startswith("hundred")
        if word in ("hundred", "hundreds"):
            return self.last in _SMALL and self.group < 100 and not self.joined and not self.decimals
        smaller = not self.scales or _BIG[word] < self.scales
        return not self.joined and smaller and (self.last in _SMALL or self.last == "hundred")

    def take(self, token: re.Match[str]) -> None:
        word = token[0]
        if self.start < 0:
            self.start = token.start()
        if word in ("a", "an"):
            return
        if word == "and":
            self.joined = True
            return
        self._add(word)
        self.last, self.joined, self.end = word, False, token.end()

    def _add(self, word: str) -> None:
        if word == "half":
            self.group += Decimal("0.5")
        elif word == "point":
            self.decimals = 1
        elif word.removesuffix("s").removesuffix("th") in SCALES:
            scale = SCALES[word.removesuffix("s").removesuffix("th")]
            self.total += (self.group or 1) * scale
            self.group, self.decimals, self.scales = Decimal(0), 0, scale
        elif word in _BIG or word in _BIG_ORDINALS:
            self.group = (self.group or 1) * Decimal(_BIG.get(word) or _BIG_ORDINALS[word])
        elif self.decimals:
            self._add_decimal(word)
        else:
            self.group += _SMALL[word] if word in _SMALL else ORDINALS[word]

    def _add_decimal(self, word: str) -> None:
        """Read "point zero five" digit by digit, "point ninety-nine" as a whole."""
        places = 1 if _SMALL[word] < 10 else 2
        if self.last in _TENS:
            self.decimals -= 1
        self.group += Decimal(_SMALL[word]).scaleb(1 - self.decimals - places)
        self.decimals += places

    def finished(self, text: str) -> Iterator[WordNumber]:
        if self.end < 0 or not self._counts(text):
            return
        value = self.total + self.group
        if self.last in ORDINALS or self.last in _BIG_ORDINALS:
            if self.end - self.start == len(self.last):
                return  # alone it is found as the word that it is
            yield WordNumber(self.start, self.end, f"{value:,f}th")
            return
        with_words = self.start + len(self.last) < self.end
        if self.last in SCALES and with_words and (written := value / self.scales) < 1000:
            yield WordNumber(self.start, self.end - len(self.last), f"{written.normalize():f} ")
        else:
            yield WordNumber(self.start, self.end, f"{value.normalize():,f}")

    def _counts(self, text: str) -> bool:
        if text[self.start : self.end] != "one" or _one_counts().match(text, self.end):
            return True
        quantified = _QUANTIFIED.search(text, max(0, self.start - 16), self.start)
        return quantified is not None and _NOT_A_COUNT.match(text, self.end) is None
