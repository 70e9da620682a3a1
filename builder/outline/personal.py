"""An outline with the values of one record in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from builder.model.outline import Figure, Outline
from builder.model.records import MOST_MARKED, PLACEHOLDER, Record, has_mark, mark_number, marked, unmarked
from builder.model.text import Text
from builder.outline.records import LITERAL, fill, use_of

_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")


def personalise(outline: Outline, record: Record) -> Outline:
    """Put the values of a record in place of the fields' names, in every text that reaches the audience.

    Args:
        outline: As loaded.
        record: A value for every field, each without fault.

    Returns:
        The outline of that edition. What has no field in it is the same object.
    """
    return _personal(outline, record) if outline.records else outline


def personalise_marked(outline: Outline, record: Record) -> Outline:
    """As ``personalise``, with marks around each value: what becomes of it can be found in whatever is made of it.

    The marks of a field have its number; those of the number that a figure's value is worth, that and `MOST_MARKED`.
    """
    names = [str(field.id) for field in outline.records]
    filled: Outline = _personal(outline, {name: marked(record[name], number) for number, name in enumerate(names)})
    return filled


class _MarkedNumber(Decimal):
    """A number that is printed between marks."""

    mark = 0

    def __format__(self, spec: str, *rest: object) -> str:
        return marked(super().__format__(spec), self.mark)


def examples_of(outline: Outline) -> dict[str, str]:
    """The record that the plain build shows."""
    return {str(field.id): str(field.example) for field in outline.records}


def sourced_fields(outline: Outline) -> frozenset[str]:
    """The fields that stand in what a source is cited for: their values may not bring numbers of their own."""
    found: set[str] = set()
    for section in outline.sections:
        found |= set(_names(section.takeaway))
        for item in section.items:
            if use_of(type(item).__name__.lower(), item.own is not None) == "sourced":
                found |= set(_names(item))
    return frozenset(found)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield from PLACEHOLDER.findall(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _names(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in LITERAL:
                yield from _names(getattr(value, field.name))


def _amount(written: str) -> Decimal:
    number = Decimal(unmarked(written).translate(_SEPARATORS))
    if not has_mark(written):
        return number
    counted = _MarkedNumber(number)
    counted.mark = mark_number(written[0]) + MOST_MARKED
    return counted


def amount_text(value: str) -> str:
    """A figure's number as the ledger has it; empty where the value is none."""
    try:
        return format(Decimal(value.translate(_SEPARATORS)), "f")
    except InvalidOperation:
        return ""


def _personal(value: Any, record: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        return fill(value, record)
    if type(value) is tuple:
        filled = tuple(_personal(each, record) for each in value)
        return value if all(a is b for a, b in zip(value, filled, strict=True)) else filled
    if not is_dataclass(value):
        return value
    changed = {}
    for field in fields(value):
        before = getattr(value, field.name)
        if field.name not in LITERAL and before is not None and (after := _personal(before, record)) is not before:
            changed[field.name] = after
    if isinstance(value, Figure) and "written" in changed:
        changed["value"] = _amount(changed["written"])
    return replace(value, **changed) if changed else value
