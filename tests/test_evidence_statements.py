"""Statements: numbers of a text held against the evidence beside it, each once."""

from __future__ import annotations

import time

import pytest

from builder.evidence.passages import Passages
from builder.evidence.problem import Problem
from builder.evidence.statements import Statements
from builder.evidence.texts import Stated, Strictness
from tests.evidence_builders import cite, source_of, text_at

DRUGS = "While cocaine use was up 7% and ketamine consumption rose 85%."


def check(
    text: str,
    article: str = DRUGS,
    *,
    cited: tuple[str, ...] | None = None,
    strictness: Strictness = "strict",
    unit: str = "",
    phones: tuple[str, ...] = (),
    language: str = "en-GB",
) -> list[Problem]:
    passages = Passages({"article": source_of(article)}, language)
    evidence = passages.read([cite(words) for words in ((article,) if cited is None else cited)])
    return list(Statements(passages, phones).check(Stated(text_at(text), strictness, unit), evidence))


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("No number at all.", []),
        ("Cocaine use was up 7%.", []),
        ("Cocaine use was up 8% or 9%.", ["8%", "9%"]),
        ("It was 8%, 8% and again 8%.", ["8%"]),
        ("Boys lost 8% and girls won 8%.", ["8%"]),
        ("The first of all.", []),
    ],
)
def test_a_number_that_the_evidence_does_not_have_is_told_once(text: str, numbers: list[str]) -> None:
    problems = check(text)
    assert codes(problems) == ["number-unsupported"] * len(numbers)
    assert [problem.words for problem in problems] == numbers


def test_what_the_evidence_has_instead_is_told() -> None:
    (problem,) = check("Cocaine use was up 8%.")
    assert problem.message == "8% is not in the evidence beside it"
    assert problem.details == (("evidence has", "7%, 85%"),)


def test_a_number_that_stands_elsewhere_comes_with_its_line() -> None:
    (problem,) = check("Rents rose 9%.", DRUGS + "\nRents rose 9%.", cited=(DRUGS,))
    assert problem.hints[0] == "9% stands in article.txt:2"


@pytest.mark.parametrize(
    ("article", "text", "code"),
    [
        ("Reports rose six-fold.", "Reports rose 6%.", "figure-unit"),
        ("It cost £3bn.", "It cost £3m.", "figure-unit"),
        ("It cost £3.", "It cost $3.", "figure-unit"),
        ("Reports rose six-fold.", "Six tenants.", "number-unsupported"),
        ("64,812 boys came.", "About 65,000 boys came.", ""),
        ("64,812 boys came.", "65,000 boys came.", "number-unsupported"),
        ("64,812 boys came.", "More than 65,000 boys came.", "number-unsupported"),
        ("64,812 boys came.", "Tens of thousands of boys came.", ""),
        ("64,812 boys came.", "Thousands of boys came.", ""),
        ("64,812 boys came.", "Millions of boys came.", "number-unsupported"),
        ("Only one boy came.", "1 boy came.", ""),
        ("A single boy came.", "1 boy came.", ""),
        ("Some boys came.", "1 boy came.", "number-unsupported"),
        ("Thefts fell 11%.", "Thefts: -11%.", ""),
        ("Thefts rose 11%.", "Thefts: -11%.", "figure-direction"),
        ("A quarter of boys came.", "25% of boys came.", ""),
        ("Fined over £2m, he left.", "He left, sued over £2m.", ""),
    ],
)
def test_a_number_is_supported_by_its_kind_unit_and_qualifier(article: str, text: str, code: str) -> None:
    assert codes(check(text, article)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("85", "%", ""), (" 85 ", "%", ""), ("85", "", "number-unsupported"), ("84", "%", "number-unsupported"),
        ("85 or so", "%", "number-unsupported"), ("85%", "%", ""),
    ],
)  # fmt: skip
def test_a_bare_number_in_a_table_reads_with_its_columns_unit(text: str, unit: str, code: str) -> None:
    assert codes(check(text, unit=unit)) == ([code] if code else [])


def test_money_reads_with_the_sign_before_it() -> None:
    assert Stated(text_at("5"), unit="£").with_unit == "£5"
    assert Stated(text_at("5"), unit="%").with_unit == "5 %"
    assert check("5", "It cost £5.", unit="£") == []
    assert check("5", "It cost £5m.", unit="£") != []


@pytest.mark.parametrize(
    ("text", "told"),
    [("That is 116 123.", False), ("That is 116 124.", True), ("116 boys left.", True)],
)
def test_a_telephone_number_of_the_outline_is_no_figure(text: str, told: bool) -> None:
    assert bool(check(text, phones=("0300 123 6600", "116 123"))) is told


@pytest.mark.parametrize(
    ("text", "strictness", "cited", "code"),
    [
        ("Give 21 boys 5 cars.", "own", (), "number-unsupported"),
        ("Give 5 boys 20 cars.", "own", (), ""),
        ("Take two minutes.", "notes", (DRUGS,), ""),
        ("Take two minutes.", "strict", (DRUGS,), "number-unsupported"),
        ("Cocaine use was up 85%.", "own", (DRUGS,), "figure-subject"),
        ("Cocaine use was up 85%.", "notes", (DRUGS,), "figure-subject"),
    ],
)
def test_how_strict_a_text_is_held(text: str, strictness: Strictness, cited: tuple[str, ...], code: str) -> None:
    assert codes(check(text, strictness=strictness, cited=cited)) == ([code] if code else [])


def test_the_organisations_own_figure_is_said_to_be_without_evidence() -> None:
    (problem,) = check("Give 21 boys a car.", strictness="own", cited=())
    assert problem.message == "21 is a figure without evidence"
    assert problem.details == (("evidence has", "no number"),)


def test_an_age_stands_with_its_number_alone() -> None:
    article = "Priya Nand, 19, won 3 prizes."
    assert check("The winner, 19, took prizes.", article) == []
    assert codes(check("Priya, 18, won 3 prizes.", article)) == ["number-unsupported"]


def test_other_languages_are_held_by_number_alone() -> None:
    article = "Die Zahl sank um 5 Prozent auf 1.234,5 Tonnen."
    assert check("Die Zahl der Diebe stieg um 5 %, auf 1234,5 Tonnen.", article, language="de") == []
    assert codes(check("Sie sank um 6 Prozent.", article, language="de")) == ["number-unsupported"]
    assert codes(check("Es sind 1,234.5 Tonnen.", article, language="de")) != []


@pytest.mark.parametrize(
    "piece", ["7% ", "Cocaine use was up 7%, ", "in 2024 and ", "about 12,345 ", "85% rose 7% ", "1 "]
)
def test_a_long_text_takes_no_quadratic_time(piece: str) -> None:
    start = time.process_time()
    check(piece * (100_000 // len(piece)), DRUGS * 20)
    assert time.process_time() - start < 15
