"""Amounts: digits with a sign, a currency, a scale and a unit."""

from __future__ import annotations

import re
from decimal import Decimal

from builder.evidence.quantities.conventions import NumberFormat
from builder.evidence.quantities.fractions import PARTS, VULGAR
from builder.evidence.quantities.readings import EXACT, Kind, Reading, divide, whole_words
from builder.evidence.quantities.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    HUNDREDTHS,
    LETTERS_BEFORE,
    MEASURES,
    MONEY,
    SIGNS_BEFORE,
    SIGNS_BEHIND,
)
from builder.evidence.quantities.words import DENOMINATORS, alternatives

_STOP = r"(?![^\W_])"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
# Metres where a length or a race is meant; otherwise "m" behind digits is million.
_LENGTH = (
    r"(?= (?:tall|long|wide|high|deep|thick|apart|away|above|below|sprint|hurdles|freestyle|backstroke|breaststroke"
    r"|butterfly|medley|relay|race|final|world|olympic|champion|gold|silver|bronze|title|record|heats?|runner|event|ranking|best"
    r"|mark|leap|jump|to qualify|indoors|per second|in \d)"
    r"|[- ](?:by|x) \d|²)"
)


def digits(form: NumberFormat) -> str:
    """Digits with separators, without groups."""
    group, decimal = re.escape(form.group), re.escape(form.decimal)
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})++(?!\d)"
    if form.group != " ":
        grouped += r"|\d{1,3}(?: \d{3}){2,}+(?![\d,.]\d|\d)|[1-9]\d{0,2} 000(?!\d)"
    if form.group == ",":
        grouped += r"|\d{1,2}(?:,\d\d){1,6},\d{3}(?!\d)"
    plain = rf"(?>{grouped}|\d++)(?:{decimal}\d++)?+"
    return rf"(?:{plain}|(?<![\w.,]){decimal}\d++(?![.\d]))" if form.decimal == "." else plain


def amount(form: NumberFormat, plain: str) -> str:
    """The pattern of an amount; ``plain`` is the pattern of its digits."""
    scales = "|".join(re.escape(scale) for scale in sorted(form.scales, key=len, reverse=True))
    attached = "|".join(sorted(form.attached, key=len, reverse=True)) or "(?!)"
    metres = rf"(?P<metres>(?(currency)(?!)|m{_LENGTH}))"
    scale = rf"(?:[ -]?(?P<scale>{scales}){_STOP}|{metres}|(?P<attached>{attached}){_STOP})?"
    exponent = r"\^[-+]?\d{1,3}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?:(?<=× 10)|(?<=×10))-\d{1,2}"
    power = rf"(?P<power> ?[x×] ?10(?:{exponent})|e[-+]?\d{{1,2}}(?!\w))?"
    number = rf"(?P<digits>{plain}){power}{_mixed(form, 'mixed')}"
    sign = r"(?:(?<![\w)])(?P<sign>[-+]|minus ))?" if form.words else r"(?:(?<![\w)])(?P<sign>[-+]))?"
    return (
        rf"(?P<amount>{sign}(?:(?P<currency>{_prefix()})(?P<inner_sign>[-+])?)?"
        rf"{number}{scale}{_mixed(form, 'late')}{_suffix(form)}"
        r"(?:(?=[- ](?P<unit>[^\W\d_]++)))?)"
    )


def _prefix() -> str:
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS_BEFORE, key=len, reverse=True))
    letters = "|".join(map(re.escape, LETTERS_BEFORE))
    return rf"(?:{signs}) ?|(?:{letters}|(?:{'|'.join(CURRENCY_CODES)})\$?) ?(?=[-+]?\d)"


def _mixed(form: NumberFormat, name: str) -> str:
    """A fraction on top: "2½", "2 1/2", "two and three-quarters"; ``late`` is the one behind a scale word."""
    signs = rf"[{''.join(VULGAR)}]| [1-9]\d?/\d{{1,2}}(?![\d/])"
    words = rf" and (?:an?|[1-9])[- ](?:{PARTS})s?{_STOP}(?! of\b)" if form.words else "(?!)"
    return rf"(?P<{name}>{words})?" if name == "late" else rf"(?P<{name}>{signs}|{words})?"


def _suffix(form: NumberFormat) -> str:
    money = alternatives((*MONEY, *CURRENCY_CODES))
    of = "" if form.words else "(?:de |di |d')?"
    points, percent, fold = (rf"(?:{pattern})" for pattern in (form.points, form.percent, form.fold))
    return (
        rf"(?:(?P<suffix>[ -]?(?P<basis>basis[ -]points?|bps|bp){_STOP}| ?[- ]?(?P<points>{points}){_STOP}"
        rf"|[ -]?(?P<percent>%|{percent}{_STOP})| ?(?P<permille>‰)|[- ]?(?P<fold>{fold}){_STOP}"
        rf"|[ -]?(?P<times>times|x|×){_STOP}(?! ?\d)|(?P<nth>st|nd|rd|th){_STOP}"
        rf"|(?P<penny>p|¢){_STOP}|[ -]?(?P<sign_behind>(?:us)?[{SIGNS_BEHIND}])(?! ?\d)"
        rf"|[ -]?{of}(?P<money>{money}){_STOP}|[ -]?(?P<measure>{_measure()}){_STOP})"
        rf"|(?P<dozen>[ -]dozens?){_STOP}|(?P<plural>'?s){_STOP}|(?P<glued>[^\W\d_][^\W_]*))?"
    )


def _measure() -> str:
    names = alternatives(name for name in MEASURES if name not in ("g", "C", "F", "in"))
    return rf"{names}|(?<!\b[2-6])g|(?<=\d)(?:[CF]|in)"


# --- readings --------------------------------------------------------------------------------------------------------

_HANGING = re.compile(r"([^\W\d_]+)-$")
# "mid-2022" and "over-65s" have numbers; "Covid-19" is a name.
_FREE_PREFIXES = whole_words(
    "mid pre post early late under over sub non the to about around nearly almost some at of by up down and or "
    "magnitude aged age ages top in then now"
)


def read_amount(match: re.Match[str], form: NumberFormat) -> list[Reading]:
    """Read an amount; a name such as Covid-19 or 4G is none."""
    scale = _scale(match, form)
    value = _value(match, form)
    if _is_name(match, value):
        return []
    if scale:
        value = EXACT.scaleb(value, scale)
    if match["late"]:
        value = EXACT.add(value, EXACT.multiply(_part(match["late"]), Decimal(1).scaleb(scale)))
    if (match["sign"] or "")[:1] in ("-", "m") or match["inner_sign"] == "-":
        value = value.copy_negate()
    if match["dozen"]:
        value = EXACT.multiply(value, Decimal(12))
    kind, unit, shift = _kind_and_unit(match, value, form)
    value = EXACT.scaleb(value, shift) if shift else value
    if unit == "decade" and value < 100:
        value += 1900
    return [Reading(match.start(), match.end(), value, kind, unit, scale)]


def _scale(match: re.Match[str], form: NumberFormat) -> int:
    attached = match["attached"]
    if attached and not match["currency"] and (attached == "t" or _is_letter(match) or _is_metres(match, form)):
        return 0
    return form.scales.get(match["scale"] or "", 0) or form.attached.get(attached or "", 0)


_MEASURED = re.compile(
    r"\b(?:(?:leap|jump|throw|distance|height|vault|depth|length|width) of"
    r"|(?:cleared|threw|jumped|leapt|vaulted|measuring|measures)(?: the required| a)?) $"
)


def _is_letter(match: re.Match[str]) -> bool:
    """Whether "b" is no billion: "question 4b"."""
    return match["attached"] == "b" and not match["currency"] and "." not in match["digits"]


def _is_metres(match: re.Match[str], form: NumberFormat) -> bool:
    """Whether "m" is no million: "10,000m" is a race."""
    if match["metres"] or match["attached"] != "m" or match["currency"]:
        return match["metres"] is not None
    return _decimal(match["digits"], form) >= 1000 or _led_by(_MEASURED, match, 28)


def _value(match: re.Match[str], form: NumberFormat) -> Decimal:
    value = _decimal(match["digits"], form)
    if match["power"]:
        exponent = re.split(r"10\^?|e", match["power"].translate(_SUPERSCRIPTS), maxsplit=1)[1]
        value = EXACT.scaleb(value, int(exponent))
    return EXACT.add(value, _part(match["mixed"])) if match["mixed"] else value


def _decimal(written: str, form: NumberFormat) -> Decimal:
    return Decimal(written.replace(form.group, "").replace(" ", "").replace(form.decimal, "."))


def _part(mixed: str) -> Decimal:
    if mixed in VULGAR:
        return divide(*VULGAR[mixed])
    if "/" in mixed:
        part, whole = (int(number) for number in mixed.split("/"))
        return divide(part, whole or 1)
    words = mixed.replace("-", " ").split()
    name = words[-1] if words[-1] in DENOMINATORS else words[-1].removesuffix("s")
    return divide(int(words[-2]) if words[-2].isdecimal() else 1, DENOMINATORS[name])


def _is_name(match: re.Match[str], value: Decimal) -> bool:
    """Whether the digits are part of a name: Covid-19, 4G, a 747."""
    glued = match["glued"] or ("b" if _is_letter(match) else "")
    if glued and (any(c.isdigit() for c in glued) or (value < 100 and value == value.to_integral_value())):
        return True
    if match["currency"] or match["scale"] or match["attached"] or (match["suffix"] and not match["penny"]):
        return False
    hangs_on = _hangs_on(match)
    return hangs_on not in _FREE_PREFIXES and not ("." in match["digits"] and len(hangs_on) > 3)


def _led_by(pattern: re.Pattern[str], match: re.Match[str], reach: int) -> bool:
    """Whether a lead stands right before the number; where no word does, the pattern isn't asked."""
    start = match.start()
    if match.string[max(0, start - 2) : start].strip(" -").isdecimal():
        return False
    return pattern.search(match.string, max(0, start - reach), start) is not None


def _hangs_on(match: re.Match[str]) -> str:
    """The word that the number is joined to by a hyphen; "the" where there is none."""
    if not match.string.startswith("-", match.start() - 1):
        return "the"
    hanging = _HANGING.search(match.string, max(0, match.start() - 16), match.start())
    return hanging[1] if hanging else "the"


def _kind_and_unit(match: re.Match[str], value: Decimal, form: NumberFormat) -> tuple[Kind, str | None, int]:
    """Kind, unit, and the power of ten between the unit as written and the unit as returned."""
    if money := _money(match, form):
        return money
    if not (match["suffix"] or match["plural"]):
        return _bare(match, value, form)
    if match["points"] or match["basis"]:
        return "points", "pp", -2 if match["basis"] else 0
    if match["percent"] or match["permille"]:
        return "percent", "%", -1 if match["permille"] else 0
    if match["fold"] or (match["times"] and _multiplies(match)):
        return "multiple", "fold", 0
    if match["nth"]:
        return "ordinal", None, 0
    if match["plural"]:
        return _plural(match, value)
    return "number", _measured(match) or match["times"] or _unit(match), 0


def _measured(match: re.Match[str]) -> str | None:
    return MEASURES[match["measure"]] if match["measure"] else None


def _money(match: re.Match[str], form: NumberFormat) -> tuple[Kind, str | None, int] | None:
    written = match["currency"] or match["sign_behind"] or match["money"] or match["penny"]
    if written is None:
        return None
    written = written.strip()
    if written[:3] in CURRENCY_CODES:
        written = written.removesuffix("$")
    if written in ("pounds", "pound") and (form.month_first or match.string.startswith(" of ", match.end())):
        return "number", "lb", 0
    if written in HUNDREDTHS:
        return "money", HUNDREDTHS[written], -2
    code = CURRENCY_SIGNS.get(written) or MONEY.get(written) or written.upper()
    return "money", form.kr if code == "kr" else {"RMB": "CNY"}.get(code, code), 0


_AGES = re.compile(r"[- ](?:years?|yrs?)(?:[- ]olds?|[- ]of[- ]age)\b")
_AGED = re.compile(r"\b(?:aged?|ages)(?: (?:between|from|of|about|around|only|just|over|under))?[ -]$")
_DECADE_OF_LIFE = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -](?:(?:early|mid|late)-)?$")


def _bare(match: re.Match[str], value: Decimal, form: NumberFormat) -> tuple[Kind, str | None, int]:
    if _is_metres(match, form):
        return "number", "m", 0
    if _AGES.match(match.string, match.end()) or _led_by(_AGED, match, 20):
        return "number", "years old", 0
    if _is_ranking(match):
        return "ordinal", None, 0
    if _is_year(match, value):
        return "year", None, 0
    return "number", match["glued"] or _tonnes(match) or _unit(match), 0


def _tonnes(match: re.Match[str]) -> str | None:
    return "tonnes" if match["attached"] == "t" and not match["currency"] else None


_NUMBERED = re.compile(r"\b(?:no\.?|number) $")


def _is_ranking(match: re.Match[str]) -> bool:
    """Whether it is "ranked No. 3", "the number one"."""
    if not match["digits"].isdecimal() or match["scale"] or match["attached"]:
        return False
    return _led_by(_NUMBERED, match, 8)


# Words behind a number that are not what it counts.
_CLOSED = whole_words(
    "a about according across after again against ago all also although among an and are around as at be because "
    "been before being below beneath between bis but by can compared could de des did do does du during each "
    "either en et every for from had has have he her his how however i if im in including into is it its last "
    "later less like likely many may might minus more most much must near nor not now oder odd of off on once only "
    "onto or ou out over people's per plus respectively said say says she should since so some such than that the "
    "their them then there these they this those though through throughout to today together too toward towards "
    "und under until up upon von was we were what when where whether which while who whom whose why will with "
    "within without would yesterday yet you à "
)


def _unit(match: re.Match[str]) -> str | None:
    unit = match["unit"]
    return None if unit is None or unit in _CLOSED else unit


def _plural(match: re.Match[str], value: Decimal) -> tuple[Kind, str | None, int]:
    if value % 10 == 0 and _led_by(_DECADE_OF_LIFE, match, 20):
        return "number", "years old", 0
    if _is_decade(match, value):
        return "year", "decade", 0
    if match["plural"] == "'s" and len(match["digits"]) == 4 and 1500 <= value < 2200:
        return "year", None, 0
    if 5 <= value < 110 and _hangs_on(match) in ("over", "under"):
        return "number", "years old", 0
    return "number", _unit(match), 0


def _is_decade(match: re.Match[str], value: Decimal) -> bool:
    round_ten = value % 10 == 0 and (1500 <= value < 2200 or 20 <= value < 100)
    return round_ten and not match["scale"] and _hangs_on(match) in ("the", "mid", "late", "early", "pre", "post")


_COMPARED = re.compile(
    r" (?:as|more|less|fewer|higher|lower|greater|larger|bigger|faster|worse|better|smaller|longer|likelier|the|that"
    r"|its|their|over|what)\b"
)
_GREW = re.compile(
    r"\b(?:r[io]se|risen|increased?|grew|grown|up|multiplied|jumped|soared|surged|fell|dropped)(?: \w+)?(?: by)? $"
)


def _multiplies(match: re.Match[str]) -> bool:
    """Whether it is "three times as many", not "three times a week"."""
    if match["times"] != "times" or _COMPARED.match(match.string, match.end()):
        return True
    return _led_by(_GREW, match, 32)


_YEAR_LEAD = re.compile(
    r"\b(?:their|its|his|her|in|since|until|till|to|from|during|before|after|between|through|late|early|mid|year|the|spring|summer"
    r"|autumn|winter|fall|end of|start of|beginning of|edition|und|seit|im|jahr|en|depuis)[ -]$"
)
_COUNTED = re.compile(r"[^\W\d_]+(?<!ss)(?<!us)s$|people$|children$|women$|men$|police$")
# With an "s", and yet not counted: "2005 sales" are those of a year.
_NO_PLURALS = whole_words(
    "was is has as this its does vs versus always perhaps whereas likes saw shows sales profits figures results "
    "earnings levels prices revenues elections finals championships awards olympics accounts exports imports"
)


def _is_year(match: re.Match[str], value: Decimal) -> bool:
    """Whether four bare digits are a year: by the word before, or because nothing counted comes behind."""
    if not (match[0].isdecimal() and len(match[0]) == 4 and 1500 <= value < 2200):
        return False
    if _led_by(_YEAR_LEAD, match, 24):
        return True
    unit = match["unit"] or ""
    return unit in _NO_PLURALS or _COUNTED.match(unit) is None
