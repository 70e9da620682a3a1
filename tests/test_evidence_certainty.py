"""Certainty: what a source says as denied, claimed, possible, planned or conditional is no plain fact of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.clauses.certainty import certainty_of, is_hedged
from builder.evidence.figures import check_figure
from builder.evidence.passages import Passages
from builder.evidence.statements import Statements
from builder.evidence.texts import Stated
from builder.model.source import Span
from tests.evidence_builders import cite, claims_of, evidence_of, figure_of, source_of, text_at


def found_in(article: str, text: str) -> list[tuple[str, str]]:
    passages = Passages({"article": source_of(article)}, "en-GB")
    problems = Statements(passages, ()).check(Stated(text_at(text)), passages.read([cite(article)]))
    return [(problem.code, problem.message.rpartition("(")[2].rstrip(")")) for problem in problems]


CERTAINTIES = [
    ("The firm denied that it had lost 500 jobs.", "denied"),
    ("The minister rejected claims that 500 jobs had gone.", "denied"),
    ("There is no evidence that 500 jobs were lost.", "denied"),
    ("It is not true that 500 people died.", "denied"),
    ("The man allegedly stole £500 from the shop.", "claimed"),
    ("He is accused of stealing £500.", "claimed"),
    ("He claimed that he had lost £500.", "claimed"),
    ("She claims that 500 people came.", "claimed"),
    ("The plant may close with the loss of 500 jobs.", "possible"),
    ("The change could cost £3m.", "possible"),
    ("He is thought to have stolen £500.", "possible"),
    ("As many as 500 people may have died.", "possible"),
    ("Up to 500 jobs could be lost.", "possible"),
    ("Officials warned that some 500 homes might be at risk.", "possible"),
    ("The number could rise from 5% to 10%.", "possible"),
    ("The firm plans to cut 500 jobs.", "planned"),
    ("It hopes to build at least 500 homes by the sea.", "planned"),
    ("The new line would carry 500 people a day.", "planned"),
    ("It has a target of 500 homes.", "planned"),
    ("Some 500 homes are planned for the site.", "planned"),
    ("If 500 people sign, the council will debate it.", "conditional"),
    ("The shop will shut unless it sells 500 cakes.", "conditional"),
    ("The agency said 500 jobs were lost.", ""),
    ("The study found that 500 people had died.", ""),
    ("The agency reported a fall of 500.", ""),
    ("The firm, which employs 500 people, plans to expand.", ""),
    ("The firm plans to cut some of its 500 jobs.", ""),
    ("The firm plans to expand after it lost £500.", ""),
    ("It could close, and 500 people have left.", ""),
    ("In May 500 people came.", ""),
    ("They could find only 500 people.", "possible"),
    ("They could not find 500 people.", ""),
    ("The plant with 500 workers could close.", ""),
    ("The 500 workers could lose their jobs.", ""),
    ("Even if 500 people came, it was quiet.", ""),
    ("If 500 years seems long, look at rocks.", ""),
    ("The firm accused of theft has paid £500.", ""),
    ("It could be a 500-pound pig.", ""),
    ("The couple are accused of hitting their 13 children.", ""),
]


@pytest.mark.parametrize(("sentence", "certainty"), CERTAINTIES, ids=[sentence for sentence, _ in CERTAINTIES])
def test_a_number_is_as_certain_as_the_word_that_governs_it(sentence: str, certainty: str) -> None:
    assert claims_of(sentence)[-1].manner.certainty == certainty


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The firm denied that it had cut 500 jobs.", "The firm cut 500 jobs"),
        ("The firm plans to cut 500 jobs.", "The firm cut 500 jobs"),
        ("Up to 500 jobs could be lost at the firm.", "Up to 500 jobs were lost at the firm"),
        ("There is no evidence that 500 people caught the illness.", "500 people caught the illness"),
        ("Police said the man allegedly stole £3m.", "The man stole £3m"),
    ],
)
def test_what_is_less_than_a_fact_is_not_stated_as_one(article: str, text: str) -> None:
    assert found_in(article, text) == [("evidence-undecided", "certainty")]


@pytest.mark.parametrize(
    "text",
    [
        "The firm may cut 500 jobs", "The firm could cut 500 jobs", "The firm to cut 500 jobs",
        "The firm has plans to cut 500 jobs", "The firm is set to cut 500 jobs", "The firm denies it cut 500 jobs",
        "The firm is accused of cutting 500 jobs", "500 jobs at risk at the firm",
        "Will the firm cut 500 jobs?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("article", ["The firm plans to cut 500 jobs.", "The firm may cut 500 jobs."])
def test_the_same_or_weaker_certainty_passes(article: str, text: str) -> None:
    assert found_in(article, text) == []


def test_whose_words_they_are_is_as_much_as_a_claim_but_not_as_a_plan() -> None:
    text = "Agency said the firm lost 500 jobs"
    assert found_in("The agency claimed that the firm lost 500 jobs.", text) == []
    assert found_in("The agency claimed that the firm lost 500 jobs.", "Firm lost 500 jobs: agency") == []
    assert found_in("The agency thinks the firm may lose 500 jobs.", text) == [("evidence-undecided", "certainty")]


@pytest.mark.parametrize("verb", ["said", "found", "showed", "reported", "announced", "confirmed"])
def test_a_verb_of_saying_is_no_doubt(verb: str) -> None:
    assert found_in(f"The agency {verb} that the firm cut 500 jobs.", "The firm cut 500 jobs") == []


def test_one_plain_clause_is_enough() -> None:
    assert (
        found_in("The firm plans to cut 500 jobs. A year later the firm cut 500 jobs.", "The firm cut 500 jobs") == []
    )


def test_a_figure_is_stated_as_a_fact_unless_its_words_say_otherwise() -> None:
    evidence = evidence_of("The firm plans to cut 500 jobs.")
    (problem,) = check_figure(figure_of(subject="jobs cut", value="500"), evidence, "en-GB")
    assert (problem.code, problem.severity) == ("evidence-undecided", "warning")
    assert dict(problem.details)["source says"] == '"The firm plans to cut 500 jobs."'
    assert check_figure(figure_of(subject="planned job cuts", value="500"), evidence, "en-GB") == []


def test_other_languages_are_not_read() -> None:
    passages = Passages({"article": source_of("Die Firma could 500 Stellen streichen.")}, "de")
    evidence = passages.read([cite("Die Firma could 500 Stellen streichen.")])
    assert list(Statements(passages, ()).check(Stated(text_at("Die Firma: 500 Stellen.")), evidence)) == []


@given(st.text(alphabet='if may that 5,.\n"denied', max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_has_a_certainty(text: str, start: int, length: int) -> None:
    number = Span(min(start, len(text)), min(start + length, len(text)))
    assert certainty_of(text, Span(0, len(text)), number) in (
        "denied", "claimed", "possible", "planned", "conditional", "",
    )  # fmt: skip
    assert is_hedged(text, "claimed") or not is_hedged(text, "planned")


@pytest.mark.parametrize("piece", ["may ", "could 5 ", "from to ", "up to as many ", "if a, ", "5 jobs "])
def test_a_long_sentence_takes_no_quadratic_time(piece: str) -> None:
    start = time.process_time()
    for claim in claims_of(piece * (60_000 // len(piece)) + "5"):
        assert isinstance(claim.manner.certainty, str)
    assert time.process_time() - start < 15


def test_the_sentence_is_shown_where_the_clause_alone_does_not_say_how_certain_it_is() -> None:
    article = "The man may have paid two students more than £350 to help him out."
    passages = Passages({"article": source_of(article)}, "en-GB")
    evidence = passages.read([cite(article)])
    (problem,) = Statements(passages, ()).check(Stated(text_at("The man paid £350 for help")), evidence)
    assert dict(problem.details)["source says"] == f'"{article}"'
