"""When a number of the evidence supports a number of a text: equal value, kind and unit, never a near miss."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from builder.evidence.quantities.reading import Quantity

Key = tuple[str, object, str | None]


def carried_keys(quantity: Quantity) -> tuple[Key, ...]:
    """Everything that a number of the evidence supports.

    A date supports its month and year; "three times" also a three-fold rise; four bare digits are a year or a count,
    for only the words around tell which; and so are "points" and percentage points.
    """
    kind, value, unit = quantity.kind, quantity.value, quantity.unit
    if kind == "date" and unit is not None:
        return tuple(("date", part, None) for part in _parts(unit)) + _year_of(unit)
    keys = (_key(quantity), *_as_percent(quantity))
    if kind in ("number", "year") and unit != "decade" and _is_bare_year(quantity):
        return (("number", value, None), ("year", value, None))
    if kind == "number" and unit == "times":
        return (*keys, ("multiple", value, None))
    if kind == "points":
        return (*keys, ("number", value, None))
    if kind == "number" and unit in ("point", "points"):
        return (*keys, ("points", value, None))
    return keys


def stated_keys(quantity: Quantity) -> tuple[Key, ...]:
    """What the evidence has to carry for a number of a text: one of these."""
    if quantity.kind == "number" and quantity.unit == "times":
        return (_key(quantity), ("multiple", quantity.value, None))
    if quantity.kind in ("number", "year") and quantity.unit != "decade" and _is_bare_year(quantity):
        return (("number", quantity.value, None), ("year", quantity.value, None))
    return (_key(quantity), *_as_percent(quantity))


def unsigned(quantity: Quantity) -> Quantity:
    """The quantity without its sign: "-11%" may stand for a fall of 11%, so that the direction decides."""
    return replace(quantity, value=-quantity.value) if quantity.value < 0 else quantity


_UNITS = frozenset(("number", "percent", "points", "money", "multiple"))
_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12, -3, -6, -9, -12))


def is_in_other_unit(stated: Quantity, exact: Quantity) -> bool:
    """Whether a number of the evidence is the same one in another unit (6% for six-fold) or scale (3m for 3bn).

    A bare number is no unit: "six tenants" has nothing to do with "six-fold".
    """
    if stated.kind not in _UNITS or exact.kind not in _UNITS or not exact.value:
        return False
    value, other = abs(stated.value), abs(exact.value)
    if value == other:
        return "number" not in (stated.kind, exact.kind)
    scaled = any(char.isalpha() for char in stated.text + exact.text)
    return scaled and stated.kind == exact.kind and value / other in _SCALES


def supports_magnitude(evidence: Collection[Quantity], stated: Quantity) -> bool:
    """Whether a count of the evidence amounts to "thousands", "tens of thousands" …: twice as much, or more."""
    least, most = 2 * stated.value, 1000 * stated.value
    return any(q.kind in ("number", "money") and least <= q.value < most for q in evidence)


_ROUNDED = Decimal("0.05")
_BOUNDED = Decimal("0.1")


def approximates(stated: Quantity, exact: Quantity) -> bool:
    """Whether a rounded number, by its qualifier, says of a number of the evidence what is true.

    "About 65,000" and "nearly 65,000" stand for 64,812: they are as near as the last digit given. "More than
    64,000" and "less than 70,000" bound it. None is off by more than 10 per cent.
    """
    value, other = (abs(q.value) * (100 if q.kind == "fraction" else 1) for q in (stated, exact))
    if stated.qualifier is None or not other or value == other or not _is_comparable(stated, exact):
        return False
    off = abs(value - other) / other
    if stated.kind != exact.kind and {stated.qualifier, exact.qualifier} <= {"nearly", "about"}:
        return off <= _ROUNDED / 2  # "nearly 66%" and "nearly two-thirds"
    if stated.qualifier in ("more than", "at least"):
        return value <= other and off <= _BOUNDED
    if stated.qualifier in ("less than", "at most"):
        return value >= other and off <= _BOUNDED
    is_rounded = 2 * abs(value - other) <= _last_place(value) or stated.kind == "fraction"
    if stated.qualifier == "nearly":
        return other < value and off <= _ROUNDED
    return stated.qualifier == "about" and (off <= _ROUNDED / 5 or (is_rounded and off <= _BOUNDED))


def _is_comparable(stated: Quantity, exact: Quantity) -> bool:
    if {stated.kind, exact.kind} == {"fraction", "percent"}:
        return True
    if stated.kind != exact.kind or stated.kind not in (*_UNITS, "fraction"):
        return False
    return stated.kind != "money" or stated.unit == exact.unit


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is given: 1000 for 65,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _as_percent(quantity: Quantity) -> tuple[Key, ...]:
    """A quarter is 25%; a third is no round number of per cent."""
    if quantity.kind != "fraction" or quantity.unit is None:
        return ()
    part, whole = (Decimal(number) for number in quantity.unit.split("/"))
    percent = part * 100 / whole
    return (("percent", percent, None),) if percent * whole == part * 100 else ()


def _key(quantity: Quantity) -> Key:
    if quantity.kind in ("fraction", "fiscal-year", "date", "time"):
        return (quantity.kind, quantity.unit, None)
    in_unit = quantity.kind == "money" or quantity.unit == "decade"
    return (quantity.kind, quantity.value, quantity.unit if in_unit else None)


def _is_bare_year(quantity: Quantity) -> bool:
    return len(quantity.text) == 4 and quantity.text.isdecimal() and 1500 <= quantity.value < 2200


def _parts(iso: str) -> tuple[str, ...]:
    if iso.startswith("--") or len(iso) < 10:
        return (iso,)
    return (iso, iso[:7], f"-{iso[4:]}")


def _year_of(iso: str) -> tuple[Key, ...]:
    return () if iso.startswith("-") else (("year", Decimal(iso[:4]), None),)
