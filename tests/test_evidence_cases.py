"""Statements over invented passages, true and false: how many are told apart."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.evidence_cases import UNSEEN, Case, load_cases

CASES = list(load_cases())
LEAST_PER_CODE = 15
LEAST_CAUGHT = 0.98
MOST_ALARMS = 0.01


def outcome(case: Case) -> str:
    """``caught``, ``missed``, ``passed`` or ``alarm``; a warning on what is right is an alarm, and no catch.

    ``open`` where it is left to the author and that will do; ``missed`` where it had to be and is not.
    """
    found = case.diagnostics()
    if case.is_left_open(found):
        return "open"
    if case.is_wrong or (case.undecided == "must" and not found):
        return "caught" if any(d.severity == "error" for d in found) or case.is_told(found) else "missed"
    return "alarm" if found else "passed"


OUTCOMES = {case.name: outcome(case) for case in CASES}


def test_there_are_enough_cases_of_every_code_right_and_wrong() -> None:
    counts = Counter((case.about, case.is_wrong) for case in CASES)
    assert len(CASES) >= 400
    assert len({case.name.rsplit("-", 1)[0] for case in CASES}) >= 20
    assert min(counts.values()) >= LEAST_PER_CODE, counts


def test_every_wrong_number_and_every_altered_word_is_caught() -> None:
    missed = [c.name for c in CASES if c.swap in ("number", "words", "evidence") and OUTCOMES[c.name] == "missed"]
    assert missed == []


@pytest.mark.parametrize("swap", ["subject", "direction", "unit", "period", "qualifier", "speaker", "role"])
def test_nearly_all_that_was_swapped_is_caught(swap: str) -> None:
    swapped = [case.name for case in CASES if case.swap == swap]
    missed = [name for name in swapped if OUTCOMES[name] == "missed"]
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(swapped) or len(missed) <= 1, missed


def test_what_nobody_could_tell_is_left_to_the_author() -> None:
    decided = [case.name for case in CASES if case.undecided == "must" and OUTCOMES[case.name] != "open"]
    assert decided == []


def test_nearly_nothing_right_is_reported() -> None:
    right = [case.name for case in CASES if not case.is_wrong]
    alarms = [name for name in right if OUTCOMES[name] == "alarm"]
    assert len(alarms) <= MOST_ALARMS * len(right), alarms


def test_what_is_caught_has_its_own_code() -> None:
    caught = [case for case in CASES if OUTCOMES[case.name] == "caught"]
    other = [case.name for case in caught if case.about not in {d.code for d in case.diagnostics()}]
    assert len(other) <= (1 - LEAST_CAUGHT) * len(caught), other


def test_the_harder_ones_can_be_checked() -> None:
    for case in load_cases(UNSEEN):
        case.diagnostics()
