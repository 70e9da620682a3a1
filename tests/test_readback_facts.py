"""Facts are found in what was read, as paper and slides show them."""

from __future__ import annotations

import pytest

from builder.model.ledger import Entry, Ledger, Line
from builder.readback.facts import LostFact, lost_facts

TEXT = "Ask at the office first."


def lost(kind: str, *read: Line) -> list[LostFact]:
    entry = Entry(id="a", kind="advice", section="", statement="", texts=(TEXT,))
    return list(lost_facts(Ledger(title="", language="en", date="", stamp="", entries=(entry,)), read, kind))


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ("https://www.example.org/a", "example.org/a"),
        ("https://example.org/%C3%A9", "example.org/é"),
        ("https://example.org/%20", "example.org/%20"),
    ],
)
def test_the_address_behind_a_link_is_no_part_of_what_is_said(link: str, printed: str) -> None:
    told = Line(1, "a", "LBody", f"Ask at the office ({printed}) first.")
    assert lost("sheet", told, Line(1, "a", "link", link)) == []
    assert lost("sheet", told) == [LostFact("a", 1, "text", TEXT)]
    assert lost("deck", told, Line(1, "a", "link", link)) == [LostFact("a", 1, "text", TEXT)]


def test_another_address_behind_a_link_is_found() -> None:
    told = Line(1, "a", "LBody", "Ask at the office (example.com) first.")
    assert lost("sheet", told, Line(1, "a", "link", "https://example.org")) == [LostFact("a", 1, "text", TEXT)]
