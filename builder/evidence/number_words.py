"""Numbers written as English words, turned into digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {
    "zero": 0,
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINAL_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS = {word: value for value, word in enumerate((*_ORDINAL_ONES, "tenth", "eleventh", "twelfth"), 1)}
DENOMINATORS = {
    "half": 2,
    "halve": 2,
    "quarter": 4,
    **{word: value for word, value in ORDINALS.items() if 2 < value <= 10},
    "hundredth": 100,
}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, grouped by first letter: that halves the time of a search."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


_BIG_WORDS = ("hundred", "dozen", *SCALES)
NUMBER_WORDS = frozenset((*_SMALL, *_BIG_WORDS))
_SMALL_WORD = alternatives(_SMALL)
_BIG_WORD = alternatives(_BIG_WORDS)
_WORD = alternatives(NUMBER_WORDS)
_END = r"(?=fold|[^a-z]|$)"
_RUN = re.compile(
    rf"\b(?:(?:half )?an? (?:{_BIG_WORD})|{_SMALL_WORD}){_END}"
    rf"(?:(?: and a (?=half\b)|[- ](?:and )?)(?:half(?<= and a half)|point(?= [a-z])|{_WORD}){_END})*+"
)
_TOKEN = re.compile("[a-z]+")
# "One" is a number before a unit or in a ratio, and a pronoun everywhere else.
_ONE_COUNTS = re.compile(
    r"[- ]?fold|[- ](?:per ?cent|half|quarter|thousand|third|(?:four|fif|six|seven|eigh|nin|ten)th|hundredth)\b"
    rf"| (?:in|out of) (?:every )?(?:\d|an? (?:{_BIG_WORD})|(?:{_WORD})\b)"
)


class WordNumber(NamedTuple):
    """A number as words at ``[start, end)``; ``digits`` is what it would be in digits, in English."""

    start: int
    end: int
    digits: str


def find_word_numbers(text: str) -> Iterator[WordNumber]:
    """Numbers written as words, in a text in lower case, in order.

    A scale word at the end stays a word (``6 million``), so that "five to six million" reads like its digits. Numbers
    side by side are told apart: "five and six" are two.
    """
    for run in _RUN.finditer(text):
        number = _Number()
        for token in _TOKEN.finditer(text, run.start(), run.end()):
            if not number.takes(token[0]):
                yield from number.finished(text)
                number = _Number()
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

    def takes(self, word: str) -> bool:
        """Whether the number goes on with this word."""
        if not self.last or word in ("a", "an", "and"):
            return True
        if word == "half":
            return self.joined
        if word == "point":
            return self.last in _SMALL and not self.decimals
        if word in ("hundred", "dozen", *SCALES):
            return self._takes_scale(word)
        if self.decimals:
            return _SMALL[word] < 10 and not self.joined
        if self.last in ("hundred", *SCALES):
            return True
        return self.last in _TENS and word in _ONES and not self.joined

    def _takes_scale(self, word: str) -> bool:
        if self.last == "half":
            return word != "hundred"
        if word == "hundred":
            return self.last in _SMALL and self.group < 100 and not self.joined
        smaller = not self.scales or SCALES.get(word, 12) < self.scales
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
        elif word in ("hundred", "dozen"):
            self.group = (self.group or 1) * Decimal(100 if word == "hundred" else 12)
        elif word in SCALES:
            self.total += (self.group or 1) * SCALES[word]
            self.group, self.decimals, self.scales = Decimal(0), 0, SCALES[word]
        elif self.decimals:
            self.group += Decimal(_SMALL[word]).scaleb(-self.decimals)
            self.decimals += 1
        else:
            self.group += _SMALL[word]

    def finished(self, text: str) -> Iterator[WordNumber]:
        if text[self.start : self.end] == "one" and not _ONE_COUNTS.match(text, self.end):
            return
        value = self.total + self.group
        with_words = self.start + len(self.last) < self.end
        if self.last in SCALES and with_words and (written := value / self.scales) < 1000:
            yield WordNumber(self.start, self.end - len(self.last), f"{written.normalize():f} ")
        else:
            yield WordNumber(self.start, self.end, f"{value.normalize():,f}")
