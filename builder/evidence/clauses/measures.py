"""Units of measurement: numbers in two of them are never the same, whatever they count."""

from __future__ import annotations

import re

from builder.evidence.quantities import Quantity
from builder.evidence.quantities.units import MEASURES
from builder.evidence.text.lexicon import words

YEARS_OLD = "years old"
_TIMES = {
    **{f"{unit}s": unit for unit in words("second minute hour day week month year decade")},
    **{unit: unit for unit in words("second minute hour day week month year decade century")},
    **{"centuries": "century", "h": "hour", "min": "minute", "s": "second"},
}
# Articles write one for the other.
_SAME = {**_TIMES, "tons": "tonnes"}
# Alone these are more often other words.
_OTHER_WORDS = words("in s c f stone")
_NAMES = {name.lower(): name for name in MEASURES.values()}
# Between a number and its measure: "60 working days", "nine long weeks".
_BEHIND = re.compile(r"[- ]?([^\W\d_]+)(?: ([^\W\d_]+))?")
# "Dead at 83" is an age, whatever else may be counted there.
_DIED_AT = re.compile(r"\b(?:dead|die[sd]?|dying|death) at(?: just| only)? $", re.IGNORECASE)
_PREPOSITIONS = words("of in on at to for from by with and or a an the than per every each last next this")


def measure_of(unit: str | None) -> str:
    """The unit of measurement that a word or words are, in one spelling; empty for a counted thing."""
    lower = " ".join((unit or "").lower().split())
    if lower in _TIMES:
        return _TIMES[lower]
    if lower in _OTHER_WORDS:
        return ""
    found = MEASURES.get(lower) or _NAMES.get(lower) or ""
    return _SAME.get(found, found)


def measure_beside(text: str, quantity: Quantity) -> str:
    """The unit of measurement of a number of a text; empty where it counts things."""
    if quantity.kind != "number":
        return ""
    if quantity.unit == YEARS_OLD or (quantity.unit is None and _DIED_AT.search(text[: quantity.span.start][-16:])):
        return YEARS_OLD
    # The grammar knows "stone" and "in" for what they are.
    if quantity.unit and quantity.unit in _NAMES.values() and quantity.unit not in _TIMES:
        return _SAME.get(quantity.unit, quantity.unit)
    if known := measure_of(quantity.unit):
        return known
    found = _BEHIND.match(text, quantity.span.end)
    if found is None:
        return ""
    if measure := measure_of(found[1]):
        return measure
    return measure_of(found[2]) if found[1].lower() not in _PREPOSITIONS else ""
