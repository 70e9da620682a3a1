"""Quotations that lose the negation or condition of their sentence."""

from __future__ import annotations

import time

import pytest

from builder.evidence.problem import Problem
from tests.test_evidence_spoken import check


def told(article: str, words: str) -> list[Problem]:
    return [problem for problem in check(article, words, "Ann Lee") if "denies or supposes" in problem.message]


CUT = [
    ("Ann Lee said: “I do not think that children are safe.”", "children are safe"),
    ("Ann Lee said: “I don't believe the children are safe.”", "the children are safe"),
    ("“I do not think,” Ann Lee said, “that children are safe.”", "children are safe"),
    ("Ann Lee said: “We have never said children are safe.”", "children are safe"),
    ("Ann Lee said: “There is no evidence that children are safe.”", "children are safe"),
    ("Ann Lee denied that “children are safe”.", "children are safe"),
    ("Ann Lee said: “The parks are not safe for children.”", "safe for children"),
    ("Ann Lee said: “If children are safe, parents rest.”", "children are safe"),
    ("Ann Lee said: “If the law is passed, children are safe.”", "children are safe"),
    ("Ann Lee said: “Unless we fail, children are safe.”", "children are safe"),
    ("Ann Lee said: “The children are safe only if we act.”", "The children are safe"),
    ("Ann Lee said: “The children are safe, unless we fail.”", "The children are safe"),
]


@pytest.mark.parametrize(("article", "words"), CUT, ids=[article for article, _ in CUT])
def test_a_quotation_that_loses_its_negation_or_condition_is_told(article: str, words: str) -> None:
    (problem,) = told(article, words)
    assert (problem.code, problem.severity) == ("evidence-undecided", "warning")
    assert words in dict(problem.details)["source says"]
    assert len(dict(problem.details)["source says"]) > len(words) + 8


KEPT = [
    ("Ann Lee said: “I do not think that children are safe.”", "I do not think that children are safe."),
    ("Ann Lee said: “It is not true. Children are safe.”", "Children are safe."),
    ("Ann Lee said: “It is not about money, children are safe.”", "children are safe"),
    ("Ann Lee said: “I have no doubt that children are safe.”", "children are safe"),
    ("Ann Lee said: “Not only that children are safe, they rest.”", "children are safe"),
    ("Ann Lee said: “I did not lie, and children are safe.”", "children are safe"),
    ("Ann Lee said: “If we act, they stay, we rest, and children are safe.”", "children are safe"),
    ("Ann Lee said: “Even if it rains, children are safe.”", "children are safe"),
    ("Ann Lee said: “Children are safe. If they rest, we rest.”", "Children are safe."),
    ("Ann Lee, who did not stay, said: “Children are safe.”", "Children are safe."),
    ("Ann Lee did not come, but said that “children are safe”.", "children are safe"),
    ("Ann Lee said: “I do not think children are safe. But children are safe here.”", "children are safe"),
]


@pytest.mark.parametrize(("article", "words"), KEPT, ids=[article for article, _ in KEPT])
def test_a_quotation_that_keeps_its_meaning_is_not(article: str, words: str) -> None:
    assert told(article, words) == []


@pytest.mark.parametrize("piece", ["if ", "not ", "”, she said, “", "I do not think, ", "never because "])
def test_a_long_sentence_takes_no_quadratic_time(piece: str) -> None:
    start = time.process_time()
    told(f"Ann Lee said: “{piece * (60_000 // len(piece))} children are safe.”", "children are safe")
    assert time.process_time() - start < 10
