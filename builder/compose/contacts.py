"""Contacts as rows of a table, the same on slide and sheet."""

from __future__ import annotations

from builder.compose import phrases
from builder.model.address import as_read
from builder.model.outline import Contact, Outline
from builder.model.text import Run

Row = tuple[tuple[Run, ...], ...]


def contact_rows(outline: Outline) -> tuple[Row, ...]:
    """A header, and a row for each contact, without the columns that would be empty."""
    header = tuple((Run(column),) for column in phrases.CONTACT_COLUMNS)
    rows = (header, *map(_row, outline.contacts))
    shown = [column for column in range(len(header)) if any(row[column][0].text for row in rows[1:])]
    return tuple(tuple(row[column] for column in shown) for row in rows)


def _row(contact: Contact) -> Row:
    address = Run(as_read(contact.url), link=str(contact.url)) if contact.url else Run("")
    phone = Run(str(contact.phone or ""), bold=True)
    return ((Run(str(contact.name), bold=True),), (phone,), (address,), (Run(str(contact.serves or "")),))
