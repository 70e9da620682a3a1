"""Agreement: what a statement says of a number against what the evidence's clauses say of it, test by test."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.agreement import Disagreement, find_disagreements
from builder.evidence.clauses import Claim
from builder.evidence.passages import Evidence, Ground
from builder.evidence.quantities.support import stated_keys, unsigned
from tests.evidence_builders import claims_of, evidence_of

DRUGS = "While cocaine use was up 7% and ketamine consumption rose 85%."


def candidates_of(claim: Claim, evidence: Evidence) -> Sequence[Ground]:
    return [g for key in stated_keys(unsigned(claim.quantity)) for g in evidence.by_key.get(key, ())]


def disagreements(article: str, statement: str, *, strict: bool = False) -> list[Disagreement]:
    evidence = evidence_of(article)
    (claim,) = claims_of(statement)
    candidates = candidates_of(claim, evidence)
    assert candidates, "the number has to stand in the evidence"
    return find_disagreements(claim, candidates, evidence, strict=strict)


def faults(article: str, statement: str, *, strict: bool = False) -> list[str]:
    return [found.fault for found in disagreements(article, statement, strict=strict)]


@pytest.mark.parametrize(
    ("article", "statement"),
    [
        (DRUGS, "Cocaine use was up 7%."),
        (DRUGS, "Ketamine use rose by 85%."),
        (DRUGS, "85% more ketamine was used."),
        (DRUGS, "It rose 85%."),
        ("The crash killed 5 people in Leeds.", "5 deaths in Leeds"),
        ("Sales rose 5% in Leeds and 7% in York.", "Sales in York rose 7%."),
        ("5 men and 3 women died in Leeds.", "3 women died in Leeds."),
        ("Leeds, York and Hull had 5, 7 and 9 cases respectively.", "York had 7 cases."),
        ("Sales hit 200 in 2023, and 300 in 2024.", "Sales hit 300 in 2024."),
        ("Crime did not rise by 5%.", "Crime did not rise by 5%."),
        ("Crime did not rise by 5%.", "Crime was unchanged by 5%."),
        ("The wait was 18 weeks.", "The wait was 18 weeks."),
        ("More than 2,000 adults came.", "2,000 adults came."),
        ("Sales changed 5%, worsened in fact.", "Sales rose 5%."),
    ],
)
def test_a_text_that_says_what_one_clause_says_agrees(article: str, statement: str) -> None:
    assert [fault for fault in faults(article, statement) if fault != "evidence-undecided"] == []


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("article", "statement"),
    [
        (DRUGS, "Cocaine use was up 85%."),
        (DRUGS, "Ketamine consumption rose 7%."),
        ("Sales rose 5% in Leeds and 7% in York.", "Sales in York rose 5%."),
        ("5 men and 3 women died in Leeds.", "5 women died in Leeds."),
        ("Leeds, York and Hull had 5, 7 and 9 cases respectively.", "York had 9 cases."),
        ("Turnout was 45% among women, while it was 52% among men.", "Turnout among men was 45%."),
        ("Sales of beer rose 5% and those of wine 7%.", "Sales of wine rose 5%."),
        ("Thefts fell 3%; burglaries rose 4%.", "Burglaries were at 3%."),
        ("Thefts in Leeds fell 3%. Burglaries in York rose 4%.", "Burglaries in York were at 3%."),
    ],
)
def test_a_number_of_another_clause_is_of_another_subject(article: str, statement: str, strict: bool) -> None:
    assert faults(article, statement, strict=strict) == ["figure-subject"]


def test_the_number_that_has_the_subject_is_named() -> None:
    (found,) = disagreements(DRUGS, "Cocaine use was up 85%.")
    assert found.other is not None
    assert (found.ground.claim.quantity.text, found.other.claim.quantity.text) == ("85%", "7%")


def test_a_subject_that_is_nowhere_is_wrong_for_a_figure_and_undecided_for_a_text() -> None:
    (text,) = disagreements(DRUGS, "Burglary went to 7%.")
    (figure,) = disagreements(DRUGS, "Burglary went to 7%.", strict=True)
    assert (text.fault, text.about) == ("evidence-undecided", "subject")
    assert (figure.fault, figure.about) == ("figure-subject", "subject")


@pytest.mark.parametrize(
    ("article", "statement", "turned"),
    [
        ("Crime fell 5%.", "Crime rose 5%.", True),
        ("Crime rose 5%.", "Crime fell 5%.", True),
        ("Crime rose 5%.", "Crime was unchanged at 5%.", True),
        ("Crime was unchanged at 5%.", "Crime worsened by 5%.", True),
        ("Crime did not rise by 5%.", "Crime rose by 5%.", True),
        ("Crime rose by 5%.", "Crime did not rise by 5%.", True),
        ("Crime changed by -5%.", "Crime changed by 5%.", True),
        ("Crime changed by 5%.", "Crime changed by -5%.", True),
        ("Crime changed by -5%.", "Crime fell by 5%.", False),
        ("Crime fell by 5%.", "Crime changed by -5%.", False),
        ("Crime fell 5%.", "Crime changed: 5%.", False),
        ("Crime rose by 5%.", "Crime rose to 5%.", True),
        ("Crime rose to 5%.", "Crime rose from 5%.", True),
        ("Crime rose 5%.", "Crime rose by 5%.", False),
        ("Crime was at 5%.", "Crime rose 5%.", False),
    ],
)
def test_a_direction_is_turned(article: str, statement: str, turned: bool) -> None:
    assert ("figure-direction" in faults(article, statement)) is turned


def test_a_figures_direction_may_not_be_guessed() -> None:
    (found,) = disagreements("Crime was at 5%.", "Crime rose 5%.", strict=True)
    assert (found.fault, found.about) == ("evidence-undecided", "direction")


@pytest.mark.parametrize("strict", [False, True])
def test_a_change_without_a_way_may_be_a_rise_and_leaves_a_fall_undecided(strict: bool) -> None:
    assert faults("Crime worsened 5%.", "Crime rose 5%.", strict=strict) == []
    assert faults("Crime worsened 5%.", "Crime fell 5%.", strict=strict) == ["evidence-undecided"]


@pytest.mark.parametrize(
    ("article", "statement", "other"),
    [
        ("Sales hit 200 in 2023, and 300 in 2024.", "Sales hit 300 in 2023.", True),
        ("Sales hit 200 in 2023.", "Sales hit 200 in 2024.", True),
        ("Sales hit 200 last year.", "Sales hit 200 this year.", True),
        ("Sales hit 200 last year.", "Sales hit 200 the previous year.", False),
        ("Sales hit 200 on Monday.", "Sales hit 200 on Tuesday.", True),
        ("Sales hit 200 in 2023.", "Sales hit 200 on Tuesday.", False),
        ("Sales hit 200 in 2023.", "Sales hit 200.", False),
        ("Sales hit 200 in March 2023.", "Sales hit 200 in 2023.", False),
        ("In 2024, sales rose 5% while rents fell 7%.", "Rents fell 7% in 2024.", False),
    ],
)
def test_another_time_of_one_kind_is_another_period(article: str, statement: str, other: bool) -> None:
    assert ("figure-period" in faults(article, statement)) is other


@pytest.mark.parametrize(
    ("article", "statement", "differs"),
    [
        ("The wait was 18 weeks.", "The wait was 18 days.", True),
        ("The path is 12 km long.", "The path is 12 miles long.", True),
        ("The wait was 18 weeks.", "The wait was 18.", False),
        ("18 people waited.", "The wait of 18 weeks.", True),
        ("The wait was 18 working days.", "The wait was 18 days.", False),
    ],
)
def test_another_measure_is_another_unit(article: str, statement: str, differs: bool) -> None:
    assert (faults(article, statement) == ["figure-unit"]) is differs


@pytest.mark.parametrize(
    ("has", "says", "may"),
    [
        ("more than 50", "50", True), ("more than 50", "at least 50", True), ("more than 50", "less than 50", False),
        ("more than 50", "nearly 50", False), ("more than 50", "about 50", True), ("50", "about 50", True),
        ("50", "more than 50", False), ("50", "nearly 50", False),
        ("nearly 50", "less than 50", True), ("at most 50", "at least 50", False), ("up to 50", "50", True),
        ("no more than 50", "more than 50", False), ("no fewer than 50", "at least 50", True),
    ],
)  # fmt: skip
def test_a_text_may_leave_a_qualifier_out_but_not_turn_or_make_one_up(has: str, says: str, may: bool) -> None:
    article, statement = f"It met {has} boys there.", f"It met {says} boys there."
    assert faults(article, statement) == ([] if may else ["figure-qualifier"])
    assert faults(article, statement, strict=True) == []


def test_whether_about_is_more_than_is_for_somebody_to_judge() -> None:
    article, statement = "It met about 50 boys there.", "It met more than 50 boys there."
    assert faults(article, statement) == ["evidence-undecided"]
    assert faults(article, statement, strict=True) == []


def test_several_faults_of_one_number_are_all_told() -> None:
    assert faults("In 2023 crime fell 5%.", "In 2024 crime rose 5%.") == ["figure-direction", "figure-period"]


def test_one_clause_has_to_bear_out_all_of_it() -> None:
    article = "Thefts in Leeds rose 5% in 2023. Thefts in Leeds fell 5% in 2024."
    assert faults(article, "Thefts in Leeds fell 5% in 2024.") == []
    assert faults(article, "Thefts in Leeds fell 5% in 2023.") == ["figure-period"]


@pytest.mark.parametrize("strict", [False, True])
@given(sentence=st.lists(st.sampled_from("5% 7% rose fell Leeds York men of and in 2024 not to 12".split())))
def test_a_statement_agrees_with_itself(sentence: list[str], strict: bool) -> None:
    text = " ".join(sentence) + "."
    evidence = evidence_of(text)
    for claim in claims_of(text):
        candidates = [ground for ground in candidates_of(claim, evidence) if ground.claim.quantity == claim.quantity]
        if candidates:
            found = find_disagreements(claim, candidates, evidence, strict=strict)
            assert {f.fault for f in found} <= {"evidence-undecided"}, claim
