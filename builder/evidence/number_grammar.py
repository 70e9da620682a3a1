"""The regular expression that finds everything in a prose that may be a number.

It runs over folded text in lower case, tries a reading only where a word begins, and leaves digits only as a whole
(possessive), so its time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from builder.evidence.number_formats import FORMATS, NumberFormat, number_format
from builder.evidence.number_words import DENOMINATORS, NUMBER_WORDS, ORDINALS, alternatives

CURRENCY_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD"}
CURRENCY_CODES = ("gbp", "usd", "eur", "jpy", "chf", "cad", "aud", "nzd", "sek", "nok", "dkk", "pln", "inr", "cny")
CURRENCY_WORDS = {
    "pound": "GBP", "pounds": "GBP", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY",
    "pence": "pence", "cents": "cents", "francs": "CHF",
}  # fmt: skip
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
MEASURES = (
    "km", "kg", "mg", "cm", "mm", "ml", "mph", "kph", "gb", "mb", "tb", "kb", "hz", "kw", "mw", "gw", "kwh", "mwh",
    "gwh", "ft", "hrs", "hr", "mins", "min", "secs", "sec", "yrs", "yr", "°c", "°f", "°", "l", "h",
)  # fmt: skip

_STOP = r"(?![^\W_])"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
_CALLS = ("call", "dial", "ring", "phone", "telephone", "tel", "text", "helpline", "hotline")
_MONTHS = sorted({name for form in FORMATS for name in (*form.months, *form.short_months)})
_CUES = (
    *NUMBER_WORDS, *ORDINALS, "half", "halv", "quarter", "doubl", "trebl", "tripl", "quadrupl", "twice", "tens",
    "several ", "many ", "few ", "a few ", "last (?:quarter|half)", "x ?\\d", rf"an? (?:{alternatives(DENOMINATORS)})",
    *(rf"{code} ?\d" for code in CURRENCY_CODES), *(rf"{word} \d" for word in ("on", "at", "or")),
    *(rf"{call}\.?:?(?: on)? \d" for call in _CALLS), *(rf"{month}\.?,? \d" for month in _MONTHS),
)  # fmt: skip
# Asked first of every text: where this is not, the grammar finds nothing.
MAYBE_NUMBER = re.compile(rf"\d++|[£$€¥×{''.join(VULGAR)}]|\b(?:{alternatives(_CUES)})")


@cache
def number_grammar(language: str) -> re.Pattern[str]:
    """The grammar of a language. ``Match.lastgroup`` names what was found.

    Some groups are no quantities: ``address``, ``called``, ``phone``, ``version``, ``part_of_year``.
    """
    form = number_format(language)
    month = rf"(?:{'|'.join((*form.months, *form.short_months))}){_STOP}\.?"
    by_digit = [_version(form), _digit_date(month), _clock(), _fiscal_year(), _ratio(form)]
    by_letter = [_called(), _month_date(month), _multiple_sign()]
    if form.words:
        by_digit += [_digit_fraction(), rf"(?P<digit_ordinal>[23]0-(?:{'|'.join(ORDINALS)}){_STOP})"]
        by_letter += [_part_of_year(), _word_fraction(), _word_multiple(), _magnitude(), _word_ordinal()]
    symbols = rf"(?P<vulgar>[{''.join(VULGAR)}])"
    # Gates: at most positions one look at the character decides.
    return re.compile(
        rf"(?<![^\W_])(?:{_address()}|(?=[\d+(]){_phone()}"
        rf"|(?=\d)(?:{'|'.join(by_digit)})|(?=[^\W\d_]|×)(?:{'|'.join(by_letter)})|{symbols}|{_amount(form)})"
    )


def digits(form: NumberFormat) -> str:
    """Digits with separators, without groups."""
    group, decimal = re.escape(form.group), re.escape(form.decimal)
    return rf"(?>\d{{1,3}}(?:{group}\d{{3}})++(?!\d)|\d++)(?:{decimal}\d++)?+"


# --- what is no quantity ---------------------------------------------------------------------------------------------


def _address() -> str:
    return r"(?P<address>https?://\S++|www\.\S++|(?<!\S)[^\s@]{1,64}+@\S++)"


def _called() -> str:
    called = (
        rf"(?:{'|'.join(_CALLS)})\.?:?(?: on)? \d{{3,6}}(?: \d{{2,6}})*+"
        r"(?:(?:,| or| and) \d{3}(?!\d))*+(?![,.]?\d|%| ?per ?cent)"
        r"(?! (?!if|or|and|to|for|when|now|at|in|free|straight|immediately)[a-z])"
    )
    return rf"(?P<called>{called}|(?:on|at|or) \d{{2,5}}(?: \d{{3,4}}){{1,3}}(?![,.]?\d|%))"


def _phone() -> str:
    return (
        r"(?P<phone>\+\d[\d ()-]{6,18}\d(?!\d)|\(?0\d{2,5}\)?[ /-]?\d{3,9}(?:[ -]\d{3,6}){0,2}(?!\d)"
        r"|0\d(?: \d\d){4}(?!\d)|24/7(?!\d))"
    )


def _version(form: NumberFormat) -> str:
    grouped = r"(?!\d{1,3}(?:\.\d{3})++(?![.\d]))" if form.group == "." else ""
    return rf"(?P<version>{grouped}(?!\d\d?\.\d\d?\.\d{{4}})\d++(?:\.\d++){{2,}}+(?![/\d]))"


def _part_of_year() -> str:
    return rf"(?P<part_of_year>(?:first|second|third|fourth|last) (?:quarter|half){_STOP})"


# --- dates and times -------------------------------------------------------------------------------------------------


def _digit_date(month: str) -> str:
    return (
        r"(?P<iso_date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d))"
        r"|(?P<numeric_date>\d\d?[./]\d\d?[./]\d{4}(?!\d))"
        rf"|(?P<day_month>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)? (?:of )?{month}(?:,? {_YEAR})?)"
    )


def _month_date(month: str) -> str:
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
    return rf"(?P<month_day>{month} {day}(?:,? {_YEAR})?)|(?P<month_year>{month},? {_YEAR})"


def _clock() -> str:
    return r"(?P<time>\d\d?:\d\d(?::\d\d)?(?!\d)(?: ?[ap]\.?m\b\.?)?|\d\d?(?:\.\d\d)? ?[ap]\.?m\b\.?)"


def _fiscal_year() -> str:
    return rf"(?P<year_pair>{_YEAR}(?:/(?:\d{{4}}|\d\d)|-\d\d)(?![\d/%-]|[,.]\d))"


def _ratio(form: NumberFormat) -> str:
    number = digits(form)
    joint = r"(?:in|out of)(?: every)?" if form.words else r"(?:von|sur)"
    return (
        rf"(?P<ratio>{number} {joint} (?!{_YEAR}){number}(?![^\W_]|[,.]\d|%| ?per ?cent|-))"
        r"|(?P<slash>\d{1,3}/\d{1,3}(?![\d/]))"
    )


def _multiple_sign() -> str:
    return rf"(?P<multiple_sign>[x×] ?\d++(?:\.\d++)?+{_STOP})"


_PARTS = "|".join(sorted(DENOMINATORS, key=len, reverse=True))


def _digit_fraction() -> str:
    return rf"(?P<digit_fraction>\d\d?[- ](?:{_PARTS})s{_STOP}|1[- ](?:{_PARTS}){_STOP}(?!-))"


def _word_fraction() -> str:
    # "A third" of something, not "a third party".
    behind = r"(?= of\b| (?:more|less|fewer|higher|lower|were|are|have|had|said|say|in|since|from|over)\b| ?[^\w\s-]|$)"
    return (
        rf"(?P<word_fraction>an? (?:half|quarter){_STOP}(?!-)|an? (?:{_PARTS}){_STOP}{behind}"
        rf"|half{_STOP}(?!-| past| time| term))"
    )


def _word_multiple() -> str:
    return (
        rf"(?P<word_multiple>(?P<root>doubl|trebl|tripl|quadrupl)(?:ed|ing|es){_STOP}"
        rf"|(?P<root_before>double|treble|triple|quadruple|twice)(?= (?:as|the|that|what|its|their|since|from)\b)"
        rf"|(?P<halved>halved|halving){_STOP})"
    )


def _magnitude() -> str:
    return (
        r"(?P<magnitude>(?:(?:tens|dozens|hundreds|thousands) of )?(?:dozens|hundreds|thousands|millions|billions)"
        rf"|(?:several|many|a few|few) (?:dozen|hundred|thousand|million|billion)){_STOP}"
    )


def _word_ordinal() -> str:
    return rf"(?P<word_ordinal>(?:{'|'.join(ORDINALS)}){_STOP})"


def _amount(form: NumberFormat) -> str:
    signs = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
    prefix = rf"(?:{signs}) ?|(?:{'|'.join(CURRENCY_CODES)}) ?(?=[-+]?\d)"
    number = rf"(?P<digits>{digits(form)})(?P<mixed>[{''.join(VULGAR)}])?"
    scales = "|".join(sorted(form.scales, key=len, reverse=True))
    attached = "|".join(form.attached) or "(?!)"
    scale = rf"(?:[ -]?(?P<scale>{scales}){_STOP}|(?P<attached>{attached}){_STOP})?"
    money = "|".join((*CURRENCY_WORDS, *CURRENCY_CODES))
    points, percent, fold = (rf"(?:{p})" for p in (form.points, form.percent, form.fold))
    measures = rf"{'|'.join(MEASURES)}|(?<!\b[2-6])g"
    suffix = (
        rf"(?:(?P<suffix> ?(?P<points>{points}){_STOP}| ?(?P<percent>%|{percent}{_STOP})|[- ]?(?P<fold>{fold}){_STOP}"
        rf"|[ -]?(?P<times>times|x|×){_STOP}|(?P<nth>st|nd|rd|th){_STOP}|(?P<penny>p){_STOP}"
        rf"|[ -]?(?P<money_sign>[£$€¥])|[ -](?P<money>{money}){_STOP}|[ -]?(?P<measure>{measures}){_STOP})"
        rf"|(?P<plural>'?s){_STOP}|(?P<glued>[^\W\d_][^\W_]*))?"
    )
    unit = r"(?:(?=[- ](?P<unit>[^\W\d_]++)))?"
    sign = r"(?:(?<![\w)])(?P<sign>[-+]))?"
    inner = r"(?P<inner_sign>[-+])?"
    return rf"(?P<amount>{sign}(?:(?P<currency>{prefix}){inner})?{number}{scale}{suffix}{unit})"
