"""The manner of a statement beside that of a clause."""

from __future__ import annotations

import pytest

from builder.evidence.manners import differing_manner
from tests.evidence_builders import claims_of


@pytest.mark.parametrize(
    ("stated", "clause", "strict", "differing"),
    [
        ("The firm saved £500.", "The firm spent £500.", False, "verb"),
        ("The firm saved £500.", "The firm may have spent £500.", False, "verb"),
        ("The firm cut 500 jobs.", "The firm may cut 500 jobs.", False, "certainty"),
        ("The firm might cut 500 jobs.", "The firm plans to cut 500 jobs.", False, ""),
        ("The firm cut 500 jobs.", "The firm cut 500 jobs.", True, ""),
        ("A club has 500 fans.", "The firm may cut 500 jobs.", False, ""),
        ("A club has 500 fans.", "The firm may cut 500 jobs.", True, "certainty"),
    ],
)
def test_a_statement_may_not_turn_its_verb_nor_be_more_certain(
    stated: str, clause: str, strict: bool, differing: str
) -> None:
    (said,), (has,) = claims_of(stated), claims_of(clause)
    assert differing_manner(said, has, strict=strict) == differing
