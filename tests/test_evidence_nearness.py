"""A number of whatever else the evidence counts: not passed because its digits occur."""

from __future__ import annotations

import pytest

from tests.evidence_builders import codes, found_in

FALL = (
    "Two skydivers died in Lodi on Saturday. The club opened in 1964. Its instructor had made 700 jumps."
    " Officers spoke to all the people who had been at the airfield that morning, and found nothing amiss."
    " Bangladesh sentenced 152 soldiers to death for a mutiny in 2009. Courts had heard 4,000 in earlier hearings."
    " Its lawyers said the trial had been fair, though others had asked for a fresh one before another judge."
)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("2 skydivers died in Lodi", []),
        ("2 parachutists died in Lodi", ["evidence-undecided"]),  # in few words another may well be another
        ("An instructor made 700 jumps", []),
        ("700 skydivers died", ["figure-subject"]),
        ("A man of 700 skydivers spoke to officers at Lodi", ["figure-subject"]),
        ("152 soldiers sentenced to death in Bangladesh after mutiny", []),
        ("4,000 sentenced to death in Bangladesh after mutiny", ["figure-subject"]),
    ],
)
def test_a_number_is_of_what_stands_around_it(statement: str, expected: list[str]) -> None:
    assert codes(found_in(FALL, statement)) == expected
