"""When a number of the evidence supports a number of a text: equal value, kind and unit, never a near miss."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from builder.evidence.quantities import Quantity

Key = tuple[str, object, str | None]


def carried_keys(quantity: Quantity) -> tuple[Key, ...]:
    """Everything that a number of the evidence supports.

    A date supports its month and year; "three times" also a three-fold rise; four bare digits are a year or a count,
    for only the words around tell which.
    """
    kind, value, unit = quantity.kind, quantity.value, quantity.unit
    if kind == "date" and unit is not None:
        return tuple(("date", part, None) for part in _parts(unit)) + _year_of(unit)
    keys = (_key(quantity),)
    if kind in ("number", "year") and unit != "decade" and _is_bare_year(quantity):
        return (("number", value, None), ("year", value, None))
    if kind == "number" and unit == "times":
        return (*keys, ("multiple", value, None))
    return keys


def stated_keys(quantity: Quantity) -> tuple[Key, ...]:
    """What the evidence has to carry for a number of a text: one of these."""
    if quantity.kind == "number" and quantity.unit == "times":
        return (_key(quantity), ("multiple", quantity.value, None))
    if quantity.kind in ("number", "year") and quantity.unit != "decade" and _is_bare_year(quantity):
        return (("number", quantity.value, None), ("year", quantity.value, None))
    return (_key(quantity),)


def supports_magnitude(evidence: Collection[Quantity], stated: Quantity) -> bool:
    """Whether a count of the evidence amounts to "thousands", "tens of thousands" …: twice as much, or more."""
    least, most = 2 * stated.value, 1000 * stated.value
    return any(q.kind in ("number", "money") and least <= q.value < most for q in evidence)


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
