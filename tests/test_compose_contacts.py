"""Contacts are rows of a table that has no empty column."""

from __future__ import annotations

from dataclasses import replace

from builder.compose.contacts import contact_rows
from builder.model.outline import Contact
from tests.test_compose_deck import outline, text


def texts(*contacts: Contact) -> list[list[str]]:
    rows = contact_rows(replace(outline(), contacts=contacts))
    return [["".join(run.text for run in cell) for cell in row] for row in rows]


def test_a_column_that_nobody_fills_is_left_out() -> None:
    childline = Contact(name=text("Childline"), phone=text("0800 1111"))
    assert texts(childline) == [["Who", "Phone"], ["Childline", "0800 1111"]]


def test_a_column_that_somebody_fills_is_there_for_all() -> None:
    childline = Contact(name=text("Childline"), phone=text("0800 1111"))
    centre = Contact(name=text("A centre"), url=text("https://www.example.org/a"), serves=text("reports"))
    assert texts(childline, centre) == [
        ["Who", "Phone", "Web", "For"],
        ["Childline", "0800 1111", "", ""],
        ["A centre", "", "example.org/a", "reports"],
    ]
