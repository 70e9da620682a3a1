"""Units of measurement: numbers in two of them are never the same, whatever they count."""

from __future__ import annotations

import re

from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import words

_MEASURES = words(
    "second minute hour day week month year decade century km mile metre meter foot feet cm mm inch yard ft kg g mg"
    " tonne ton gram gramme kilogram kilo pound lb ounce oz litre liter ml l gallon pint hectare acre mph kph gb mb"
    " tb kb kw mw gw kwh mwh gwh kilometre kilometer centimetre centimeter millimetre millimeter milligram"
)
_SAME = {"meter": "metre", "m": "metre", "kilometre": "km", "kilometer": "km", "kilogram": "kg", "kilo": "kg",
         "gramme": "g", "gram": "g", "centimetre": "cm", "centimeter": "cm", "millimetre": "mm", "millimeter": "mm",
         "milligram": "mg", "ton": "tonne", "liter": "litre", "l": "litre", "feet": "foot", "ft": "foot",
         "hr": "hour", "min": "minute", "sec": "second", "yr": "year", "h": "hour"}  # fmt: skip
# Between a number and its measure: "60 working days", "12 square km", "nine long weeks".
_BEHIND = re.compile(r"[- ]?([^\W\d_]+)(?: ([^\W\d_]+))?")
_PREPOSITIONS = words("of in on at to for from by with and or a an the than per every each")


def measure_of(word: str | None) -> str:
    """The unit of measurement that a word is, in one spelling and without its plural; empty for a counted thing."""
    lower = (word or "").lower()
    singular = lower if lower in _SAME else lower.removesuffix("s")
    singular = _SAME.get(singular, singular)
    return singular if singular in _MEASURES or singular in _SAME.values() else ""


def measure_beside(text: str, quantity: Quantity) -> str:
    """The unit of measurement of a number of a text; empty where it counts things."""
    if quantity.kind != "number":
        return ""
    if known := measure_of(quantity.unit):
        return known
    found = _BEHIND.match(text, quantity.span.end)
    if found is None:
        return ""
    if measure := measure_of(found[1]):
        return measure
    return measure_of(found[2]) if found[1].lower() not in _PREPOSITIONS else ""
