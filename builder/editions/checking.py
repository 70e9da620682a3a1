"""Records held against the fields that the outline declares, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from builder.editions.names import edition_name, name_key
from builder.editions.tables import Row, Table
from builder.model.diagnostic import Diagnostic
from builder.model.records import RecordField
from builder.model.text import Place
from builder.outline import find_fault, tidy


class Edition(NamedTuple):
    """A record, checked: ``line`` is its place in the file, ``name`` that of its outputs.

    ``values`` has every field, ``faults`` what is wrong; with a fault there is no edition.
    """

    line: int
    name: str
    values: dict[str, str]
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a record has to be: its fields, the characters that the fonts have, and the pattern of file names.

    The values of ``sourced`` fields may not hold digits.
    """

    fields: tuple[RecordField, ...]
    characters: frozenset[str]
    sourced: frozenset[str]
    pattern: str


def missing_columns(table: Table, rules: Rules) -> list[Diagnostic]:
    """An error for each field without a column."""
    return [
        Diagnostic(
            "error",
            "record-column",
            f"there is no column `{field.id}`",
            table.path,
            Place(1, 1),
            hints=("name a column so in the first row, or take the field out of the outline",),
        )
        for field in rules.fields
        if field.id not in table.columns
    ]


def check_editions(table: Table, rules: Rules) -> Iterator[Edition]:
    """Every record of a table, checked by itself and for a name that another has."""
    taken: dict[bytes, int] = {}
    for row in table.rows():
        edition = _check(row, table, rules)
        if not edition.faults:
            key = blake2b(name_key(edition.name).encode(), digest_size=16).digest()
            first = taken.setdefault(key, edition.line)
            if first != edition.line:
                edition = edition._replace(faults=(_same_name(edition, first, table),))
        yield edition


def _check(row: Row, table: Table, rules: Rules) -> Edition:
    if row.fault:
        place = Place(row.line, row.column)
        return Edition(row.line, "", {}, (Diagnostic("error", "record-cell", row.fault, table.path, place),))
    values = {str(field.id): tidy(row.cells.get(field.id, "")) for field in rules.fields}
    faults = tuple(
        _at(row.line, table, field, fault)
        for field in rules.fields
        if (fault := _fault(field, values[field.id], rules))
    )
    if faults:
        return Edition(row.line, "", values, faults)
    name = edition_name(rules.pattern, values)
    if not name:
        message = "nothing of the record's values can stand in a file's name"
        nameless = Diagnostic("error", "record-name", message, table.path, Place(row.line, 1))
        return Edition(row.line, "", values, (nameless,))
    return Edition(row.line, name, values)


def _fault(field: RecordField, value: str, rules: Rules) -> str:
    if fault := find_fault(field, value):
        return fault
    if missing := [c for c in dict.fromkeys(value) if c not in rules.characters]:
        named = ", ".join(f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in missing[:8])
        return f"has characters that the theme's font has not: {named}"
    if field.id in rules.sourced and any(c.isnumeric() for c in value):
        return "brings a number into what a source is cited for"
    return ""


def _at(line: int, table: Table, field: RecordField, fault: str) -> Diagnostic:
    place = Place(line, table.columns.get(field.id, 1))
    return Diagnostic("error", "record-cell", f"`{field.id}` {fault}", table.path, place)


def _same_name(edition: Edition, first: int, table: Table) -> Diagnostic:
    message = f"the files would be named {edition.name}, as those of the record in row {first}"
    hint = "put a column into --name that differs from record to record"
    return Diagnostic("error", "record-name", message, table.path, Place(edition.line, 1), hints=(hint,))
