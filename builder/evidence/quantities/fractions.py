"""Fractions, ratios, multiples and vague magnitudes: how they are written, and what they are."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from builder.evidence.quantities.conventions import NumberFormat
from builder.evidence.quantities.dates import YEAR
from builder.evidence.quantities.readings import EXACT, Kind, Reading, divide, fraction, one
from builder.evidence.quantities.units import HUNDREDTHS, MONEY
from builder.evidence.quantities.words import DENOMINATORS, ORDINALS, SCALES, alternatives

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_STOP = r"(?![^\W_])"
PARTS = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
_BIG = "|".join(("dozen", "hundred", *SCALES))
_OF_BIG = rf"(?: of (?:an?|1) |[- ])(?:{'|'.join(SCALES)}){_STOP}(?!-)"
_SHARE = (
    r"(?: of)? (?:an?|1) (?:(?P<points>percentage[- ]point|per[ -]?cent[- ]point)|(?P<percent>per[ -]?cent|pct)|point)"
    rf"{_STOP}"
)
_OF_SHARE = f"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _SHARE)})?"
_ORDINALS = {**ORDINALS, "hundredth": 100, **{f"{word}th": value for word, value in SCALES.items()}}
# "The 13th of June" is no fraction.
_DATED = ("jan", "feb", "Mar", "apr", "May", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROOTS = {
    "doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5, "sextupl": 6, "septupl": 7, "octupl": 8,
    "twice": 2, "thrice": 3,
}  # fmt: skip


def fractions_by_digit(form: NumberFormat, digits: str) -> list[str]:
    """Patterns that begin with a digit; ``digits`` is the pattern of a plain number."""
    durations = (
        "days?|weeks?|months?|years?|hours?|minutes?|decades?|games?|matches|seasons?|starts|innings|overs|tests"
    )
    people = "people|adults|children|women|men|patients|households|workers|pupils|students|teenagers|voters|girls|boys"
    crowd = rf"(?: (?:{people}|person|adult|child|wom[ae]n|m[ae]n|patient|household|worker|pupil|student))?"
    joint = form.joint if not form.words else rf"{crowd}{form.joint}"
    scales = "|".join(map(re.escape, form.scales))
    patterns = [
        rf"(?P<ratio>(?P<part>{digits}){joint}(?!{YEAR})(?P<whole>{digits})(?: (?P<whole_scale>{scales}){_STOP})?"
        rf"(?![^\W_]|[,.]\d|%| ?per ?cent|-[^\W\d_]| (?:{durations}){_STOP}))",
        r"(?P<slash>\d{1,3}/\d{1,4}(?:th|ths|rd|rds|nd)?(?![\d/]))",
    ]
    if form.words:
        patterns += [
            rf"(?P<digit_fraction>(?:\d\d?[- ](?:{PARTS})s{_STOP}(?:{_OF_BIG})?"
            rf"|1[- ](?:{PARTS}){_STOP}(?!-)(?:{_OF_BIG})?|1[- ]\d{{2,3}}th(?= of\b)){_OF_SHARE})"
        ]
    return patterns


def fractions_by_letter(form: NumberFormat) -> list[str]:
    """Patterns that begin with a letter or a multiplication sign."""
    patterns = [rf"(?P<multiple_sign>[x×] ?\d++(?:\.\d++)?+{_STOP}(?! ?[x×]))"]
    return [*patterns, *_word_fractions(), *_word_multiples()] if form.words else patterns


def _word_fractions() -> list[str]:
    # "A third" of something, not "a third party".
    behind = (
        r"(?= of\b| (?:more|less|fewer|higher|lower|as|were|are|have|had|did|do|would|will|said|say|want|feel|felt"
        r"|thought|in|since|from|over|by|to|on|is|was|believe|think|than|compared)\b| ?[^\w\s-]|$)"
    )
    return [
        rf"(?P<word_fraction>(?:(?:an? )?(?:half|quarter)(?: of)? (?:an?|1) (?:{'|'.join(SCALES)}){_STOP}"
        rf"|an? (?:half|quarter){_STOP}(?!-)(?:{_OF_BIG})?"
        rf"|(?:half|quarter)[- ](?:{'|'.join(SCALES)}){_STOP}"
        rf"|an? (?:{PARTS}){_STOP}{behind}(?:{_OF_BIG})?"
        rf"|an? \d{{2,3}}th(?= of (?!the month|{'|'.join(_DATED)}))"
        rf"|half{_STOP}(?!-| past| time| term| way)){_OF_SHARE})",
        rf"(?P<magnitude>(?:(?:tens|scores|dozens|hundreds|thousands) of )?"
        r"(?:dozens|hundreds|thousands|millions|billions)"
        rf"|(?:several|many|a few|few|a couple of|a couple) (?:{_BIG})s?{_STOP}){_STOP}",
        rf"(?P<word_ordinal>(?<!\bper )(?<!split )(?<!split-)(?:{alternatives(_ORDINALS)}){_STOP})",
    ]


def _word_multiples() -> list[str]:
    roots = "|".join(root for root in _ROOTS if root.endswith("l"))
    return [
        rf"(?P<word_multiple>(?P<root>{roots})(?:ed|ing|es){_STOP}"
        rf"|(?P<root_before>(?:{roots})e|twice|thrice){_STOP}(?!-)"
        rf"|(?P<halved>halved|halving|halves|halve){_STOP})"
    ]


# --- readings --------------------------------------------------------------------------------------------------------


def read_ratio(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``1 in 5``; where the first is no part of the second, two numbers."""
    part, whole = (
        Decimal(match[name].replace(form.group, "").replace(" ", "").replace(form.decimal, "."))
        for name in ("part", "whole")
    )
    scale = form.scales.get(match["whole_scale"] or "", 0)
    whole = EXACT.scaleb(whole, scale)
    if 0 < part < whole and part == part.to_integral_value() and whole == whole.to_integral_value():
        return fraction(match, int(part), int(whole))
    return [
        Reading(match.start(), match.end("part"), part, "number"),
        Reading(match.start("whole"), match.end(), whole, "number", scale=scale),
    ]


def read_slash(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``3/4``; ``9/3`` is two numbers."""
    part, whole = (int(number) for number in re.findall(r"\d+", match[0]))
    if 0 < part < whole:
        return fraction(match, part, whole)
    middle = match.start() + match[0].index("/")
    return [
        Reading(match.start(), middle, Decimal(part), "number"),
        Reading(middle + 1, match.end(), Decimal(whole), "number"),
    ]


def read_vulgar(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``½``."""
    return fraction(match, *VULGAR[match[0]])


_SHARE_BEHIND = re.compile(f"{_SHARE}$")
_SPAN_OF_TIME = re.compile(r"(?: of)? an? (minute|hour|day|week|month|year)\b")


def read_word_fraction(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read "two-thirds", "a quarter"; of an hour or of a million, a number; of a percentage point, points."""
    words = match[0].replace("-", " ").split()
    share = _SHARE_BEHIND.search(match[0])
    denominator = next(word for word in words if word in _WHOLES or word[:-2].isdecimal())
    whole = _WHOLES.get(denominator) or int(denominator[:-2])
    count = int(words[0]) if words[0].isdecimal() else 1
    if share:
        kind: Kind = "points" if share["points"] else "percent" if share["percent"] else "number"
        unit = {"points": "pp", "percent": "%", "number": "point"}[kind]
        return one(match, divide(count, whole), kind, unit)
    if time := _SPAN_OF_TIME.match(match.string, match.end()):
        return one(match, divide(count, whole), "number", time[1])
    if words[-1] in SCALES:
        money = _money().match(match.string, match.end())
        value = _shortest(count * SCALES[words[-1]], whole)
        return one(match, value, "money", MONEY[money[1]]) if money else one(match, value, "number")
    return fraction(match, count, whole)


@cache
def _money() -> re.Pattern[str]:
    """The names of currencies; made on first use, for they are many."""
    return re.compile(rf" ({alternatives(name for name in MONEY if name not in HUNDREDTHS)})\b")


_WHOLES = {**DENOMINATORS, **{f"{word}s": value for word, value in DENOMINATORS.items()}}


def _shortest(part: int, whole: int) -> Decimal:
    return Decimal(part // whole) if part % whole == 0 else divide(part, whole)


_VERBS = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should|than|nearly|almost|about|around|did|they|has|have|had|least) $"
)
_COMPARES = re.compile(
    r" (?:as|the|that|what|its|their|his|her|this|by|since|from|over|between)\b"
    r"| in (?:size|value|price|numbers?|cost|volume|length|strength|under|over|\d|the (?:last|past|next|first|same))\b"
)
# Enough behind a verb only: "will double again", "more than triple."
_ENDS = re.compile(r"[.,;]|$| $| (?:again|and|or|on|at|within|every|next|to)\b")


def read_word_multiple(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read "doubled", "twice as many", "to triple"; not "a double room", nor "twice a week"."""
    if match["halved"]:
        return one(match, Decimal("0.5"), "multiple", "fold")
    root = match["root"] or match["root_before"].removesuffix("e")
    if match["root_before"]:
        root = root if root in _ROOTS else match["root_before"]
        compares = _COMPARES.match(match.string, match.end())
        if root in _COUNTS:
            counts = compares is not None and compares[0] in _AS
        else:
            verb = _VERBS.search(match.string, max(0, match.start() - 12), match.start())
            counts = compares is not None or (verb is not None and bool(_ENDS.match(match.string, match.end())))
        if not counts:
            return []
    return one(match, _ROOTS[root], "multiple", "fold")


_COUNTS = ("twice", "thrice")
_AS = frozenset((" as", " the", " that", " what", " its", " their", " this", " his", " her"))


def read_multiple_sign(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read ``×6``."""
    return one(match, Decimal(match[0][1:].strip()), "multiple", "fold")


_MAGNITUDES = {"ten": 10, "score": 20, "dozen": 12, "hundred": 100, **SCALES}


def read_magnitude(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read "tens of thousands", "a few million": one of them."""
    value = 1
    for word in match[0].split():
        value *= _MAGNITUDES.get(word.removesuffix("s"), 1)
    return one(match, value, "magnitude")


def read_word_ordinal(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read "third", "twentieth", "hundredth"."""
    return one(match, _ORDINALS[match[0]], "ordinal")
