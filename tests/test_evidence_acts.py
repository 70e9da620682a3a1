"""Verbs with an opposite: the same number of the same thing, said with the opposite verb."""

from __future__ import annotations

import pytest

from builder.evidence.clauses.acts import are_opposed
from tests.evidence_builders import claims_of
from tests.test_evidence_certainty import found_in


def opposed(one: str, other: str) -> bool:
    (said,), (has,) = claims_of(one), claims_of(other)
    return are_opposed(said.manner.acts, has.manner.acts)


OPPOSED = [
    ("The council saved £500.", "The council spent £500."),
    ("The party lost 12 seats.", "The party won 12 seats."),
    ("The firm bought 12 boats.", "The firm sold 12 boats."),
    ("12 players left the club.", "12 players joined the club."),
    ("12 trains arrived.", "12 trains departed."),
    ("12 shops closed.", "12 shops opened."),
    ("The firm fired 12 men.", "The firm hired 12 men."),
    ("The board rejected 12 plans.", "The board approved 12 plans."),
    ("Police released 12 men.", "Police arrested 12 men."),
    ("12 men were acquitted.", "12 men were convicted."),
    ("12 calves were born.", "12 calves died."),
    ("The firm opened 12 shops.", "The firm did not open 12 shops."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_opposite_verbs_of_one_thing_are_opposed_both_ways(one: str, other: str) -> None:
    assert opposed(one, other) and opposed(other, one)
    assert not opposed(one, one) and not opposed(other, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("United won by 12 goals.", "Rovers lost by 12 goals."),
        ("The town sold 12 boats.", "The firm bought 12 boats."),
        ("The shop is close to 12 homes.", "The shop opened 12 homes."),
        ("The party won 12 seats.", "The party held 12 seats."),
        ("The party won 12 seats.", "A lost party, with 12 seats."),
        ("The firm hired and fired 12 men.", "The firm hired 12 men."),
        ("The firm did not close 12 shops.", "The firm opened 12 shops."),
    ],
)
def test_what_two_parties_do_and_what_is_said_both_ways_is_not(one: str, other: str) -> None:
    assert not opposed(one, other)


def test_the_opposite_verb_is_undecided_where_no_clause_has_the_texts() -> None:
    assert found_in("The council spent £500 on roads.", "The council saved £500 on roads") == [
        ("evidence-undecided", "verb")
    ]
    article = "The council spent £500 on roads. The council saved £500 on parks."
    assert found_in(article, "The council saved £500 on parks") == []
