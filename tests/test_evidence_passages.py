"""Passages: read once, with what belongs to the numbers at their edges."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.passages import Passages
from builder.evidence.quantities import find_quantities
from builder.evidence.text.folding import exchange, fold
from builder.model.source import Source
from tests.evidence_builders import cite, evidence_of, source_of, stems_of

ARTICLE = "In all, more than 2,000 adults. Use fell 11 per cent. In 1999 six\nmillion people came."


def passages() -> Passages:
    return Passages({"article": Source("article", "article.txt", "article.txt", ARTICLE, "")}, "en-GB")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("2,000 adults.", [("2,000", "more than")]),
        ("fell 11", [("11 per cent", None)]),
        ("Use fell 11 per cent.", [("11 per cent", None)]),
        ("1999 six", [("1999", None), ("six million", None)]),
        ("adults. Use", []),
    ],
)
def test_numbers_at_the_edge_are_read_whole(words: str, numbers: list[tuple[str, str | None]]) -> None:
    (cited,) = passages().read([cite(words)]).cited
    assert [(quantity.text, quantity.qualifier) for quantity in cited.quantities] == numbers
    assert all(cited.context[q.span.start :].startswith(q.text[:2]) for q in cited.quantities)


def test_a_passage_that_is_missing_still_has_its_numbers() -> None:
    (cited,) = passages().read([cite("Use fell 12 per cent.")]).cited
    assert cited.match is None
    assert [quantity.text for quantity in cited.quantities] == ["12 per cent"]


def test_a_source_that_is_not_there_gives_no_match() -> None:
    (cited,) = passages().read([cite("Use fell 11 per cent.", "elsewhere")]).cited
    assert (cited.source, cited.match, cited.where) == (None, None, "elsewhere")


def test_the_same_words_cited_twice_keep_their_own_places() -> None:
    first, second = cite("Use fell"), cite("Use fell")
    reader = passages()
    evidence = reader.read([first, second])
    assert evidence.cited[0].passage is first
    assert evidence.cited[1].passage is second
    assert evidence.cited[0].match == evidence.cited[1].match


@pytest.mark.parametrize(
    ("article", "words", "context"),
    [
        # the sentences that it begins and ends in, and no other
        ("One. In all, 5 men left Leeds. Two.", "5 men", "In all, 5 men left Leeds. "),
        ("One. In all, 5 men left Leeds. Two.", "In all, 5 men left Leeds.", "In all, 5 men left Leeds."),
        ("One. In all, 5 men left. They ran off. Two.", "left. They ran", "In all, 5 men left. They ran off. "),
        ("Head\n\nIn all, 5 men left.\n\nTail", "5 men", "In all, 5 men left."),
        # a table's row comes with the table's heading
        ("Intro.\n\nTown\tMen\nYork\t4\nLeeds\t5\nHull\t6", "Leeds\t5", "Town\tMen\nLeeds\t5"),
        ("Intro.\n\nTown | Men | X\nYork | 4 | 1\nLeeds | 5 | 2", "5 |", "Town | Men | X\nLeeds | 5 | 2"),
        ("Intro.\n\nTown\tMen\nLeeds\t5", "Town\tMen", "Town\tMen"),
        ("Town\tMen\nYork\t4\n\nThis is no row of any table at all.\n\nLeeds\t5", "Leeds\t5", "Leeds\t5"),
    ],
)
def test_the_context_is_the_sentences_a_passage_stands_in(article: str, words: str, context: str) -> None:
    (cited,) = evidence_of(article, words).cited
    assert cited.match is not None
    assert cited.context == context
    assert cited.text == words.replace("\t", " ")


def test_what_comes_before_the_context_is_kept_apart() -> None:
    evidence = evidence_of("Leeds grew. Men left: 5. Hull shrank.", "Men left: 5.")
    assert evidence.cited[0].before == "Leeds grew. "
    assert stems_of("leeds") <= evidence.nearby
    assert evidence.words.isdisjoint(stems_of("leeds"))
    assert stems_of("hull") <= evidence.elsewhere
    assert evidence.nearby.isdisjoint(stems_of("hull"))


def test_a_sentence_without_end_is_followed_only_so_far() -> None:
    far, near = "Leeds " + "and so on " * 100, "and so on " * 10
    (cited,) = evidence_of(f"{far}5 men left {near}York", "5 men").cited
    assert "Leeds" not in cited.context
    assert "York" in cited.context


def test_claims_and_numbers_are_those_that_begin_in_the_passage() -> None:
    (cited,) = evidence_of("Thefts fell 3% and burglaries rose 4% and fires 5%.", "burglaries rose 4%").cited
    assert [q.text for q in cited.quantities] == ["4%"]
    assert [claim.quantity.text for claim in cited.claims] == ["4%"]
    assert stems_of("burglaries") <= cited.claims[0].words


def test_numbers_of_two_cells_are_two() -> None:
    (cited,) = evidence_of("Town\tMen\tAll\nLeeds\t5\t000").cited
    assert [str(claim.quantity.value) for claim in cited.claims][:1] == ["5"]
    assert all(claim.quantity.value != 5000 for claim in cited.claims)


def test_claims_are_found_by_what_their_number_supports() -> None:
    evidence = evidence_of("Thefts changed by -3%. Fires had a three-fold rise; 2/8 of men left. In all, 1,984 came.")
    assert [g.claim.quantity.text for g in evidence.by_key[("percent", Decimal(3), None)]] == ["-3%"]
    assert [g.claim.quantity.text for g in evidence.by_key[("percent", Decimal(25), None)]] == ["2/8"]
    assert ("percent", Decimal(-3), None) not in evidence.by_key
    assert evidence.by_key.get(("percent", Decimal(4), None)) is None


def test_derived_numbers_are_supported_beside_those_of_the_passages() -> None:
    (derived,) = find_quantities("78%", "en-GB")
    evidence = evidence_of("Rents rose 7%.")
    assert ("percent", Decimal(78), None) not in evidence.keys
    assert ("percent", Decimal(78), None) in replace(evidence, derived=(derived,)).keys


def test_claims_are_found_by_a_word_and_each_once() -> None:
    evidence = evidence_of("Thefts in Leeds fell 3% and burglaries in York rose 4%.")
    found = evidence.with_words(stems_of("leeds thefts"))
    assert [g.claim.quantity.text for g in found] == ["3%"]
    assert evidence.with_words(stems_of("hull")) == []


def test_claims_are_found_by_the_time_of_their_own_clause() -> None:
    evidence = evidence_of("In 2023, thefts fell 3% while burglaries rose 4%.")
    assert [g.claim.quantity.text for g in evidence.of_periods([("year", "2023")])] == ["3%"]
    assert list(evidence.of_periods([("year", "2024")])) == []


def test_of_a_word_or_a_time_that_many_claims_have_the_first_are_given() -> None:
    evidence = evidence_of("Thefts fell 3% in 2023. " * 300)
    assert len(evidence.grounds) == 300
    assert 0 < len(evidence.with_words(stems_of("thefts"))) < 100
    assert 0 < len(list(evidence.of_periods([("year", "2023")]))) < 100


def test_numbers_are_listed_once_and_only_so_many() -> None:
    assert evidence_of("Nothing.").numbers == "no number"
    assert evidence_of("5%, 6%, 5%.").numbers == "5%, 6%"
    assert evidence_of(", ".join(f"{n}%" for n in range(10, 40))).numbers.endswith("21%, …")


def test_a_ground_shows_its_clause() -> None:
    first, second = evidence_of("Thefts fell 3%, while burglaries rose 4%; fires did not.").grounds
    assert (first.text, second.text) == ("Thefts fell 3%", "while burglaries rose 4%; fires did not.")


def test_evidence_of_several_sources_is_read_of_each() -> None:
    reader = Passages({"a": source_of("Rents rose 5%.", "a"), "b": source_of("Wages\nrose 7%.", "b")}, "en-GB")
    evidence = reader.read([cite("Rents rose 5%.", "a"), cite("rose 7%.", "b"), cite("rose 7%.", "a")])
    assert [cited.where for cited in evidence.cited] == ["a.txt:1", "b.txt:2", "a"]
    assert [source.source.id for source in reader.sources()] == ["a", "b"]
    assert stems_of("rents wages") <= evidence.words


@given(st.text(st.sampled_from("aB5%. \t\n|-,")), st.data())
def test_a_passage_taken_from_a_source_is_found_with_its_context_around_it(article: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(article)))
    words = article[start : data.draw(st.integers(start, len(article)))]
    (cited,) = evidence_of(article, words).cited
    if cited.match is not None:
        assert fold(words).text.strip() == cited.text
        assert cited.text in exchange(cited.context).replace("\n", " ").replace("\t", " ")
        assert all(cited.context[q.span.start : q.span.end] for q in cited.quantities)
