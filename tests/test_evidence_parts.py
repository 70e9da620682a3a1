"""Parts: where a sentence is cut between two numbers, and what each clause is to the one before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.clauses.parts import Part, role_of, split_parts
from builder.evidence.quantities import find_quantities
from builder.model.source import Span
from tests.evidence_builders import stems_of

WORDS = "5% 7 of 12 people while and but than from to ( ) ; : , - in those compared with rose Leeds respectively more"
SENTENCES = st.lists(st.sampled_from([*WORDS.split(), "no more than", "\u00e9"])).map(" ".join)


def parts_of(text: str) -> tuple[Part, ...]:
    quantities = [q for q in find_quantities(text, "en-GB") if q.kind not in ("year", "date")]
    return split_parts(text, Span(0, len(text)), quantities, [q.span for q in quantities])


def clauses(text: str) -> list[str]:
    return [text[part.span.start : part.span.end].strip() for part in parts_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        # marks that belong to what they end
        "Thefts fell 3%;| burglaries rose 4%.",
        "Rents (up 5%)| and wages (up 2%) both grew.",
        "Cod fell 5%:| haddock rose 6%.",
        # marks that belong to what they begin
        "Rents rose 5% |(wages 2%).",
        "Cinemas lost 4% |- theatres gained 9%.",
        # conjunctions and comparisons
        "Turnout was 45% among women, |while it was 52% among men.",
        "Sales rose 5% |but rents fell 7%.",
        "Sales rose 5% |although rents fell 7%.",
        "Sales rose 5%, |compared with 7% in York.",
        "Visits rose to 300, |up from 200 a year earlier.",
        "It cut 20 jobs |before it hired 30 drivers.",
        "Visits grew 5%, |after 7% in York.",
        # and, or, plus: the last of them
        "Sales rose 5% in Leeds and Hull |and 7% in York.",
        "Sales rose 5% in Leeds |or 7% in York.",
        "Sales rose 5% in Leeds |plus 7% in York.",
        # the comma: the last of them
        "It closed 12 shops, as planned,| 4 banks.",
        # from and to, without a number beside the other
        "Numbers rose by 100 people |to 300 people.",
        # an addition: the first preposition, but for the "of" that belongs to the number
        "The crash killed five people |in two attacks.",
        "It spent 5% of its budget |on 20 cars.",
        # a bound is not cut off its number
        "It closed 20 schools |and no more than 30 shops.",
        "It closed 20 schools, |but more than 30 shops opened.",
        # the surest place first
        "It rose 5% in May and June, |while in York 7% left.",
        "Sales in the town of York rose 5% |and in Leeds fell 7%, as did rents.",
    ],
)
def test_a_sentence_is_cut_at_the_surest_place_between_two_numbers(text: str) -> None:
    assert clauses(text.replace("|", "")) == [clause.strip() for clause in text.split("|")]


@pytest.mark.parametrize(
    "text",
    ["5-7 people left.", "It rose 5% to 7%.", "Between 20 and 30 schools closed.", "20 of the 30 schools closed.",
     "It had 5, 7 and 9 cases.", "No number at all.", "It rose 5%."],
)  # fmt: skip
def test_numbers_that_stand_together_share_a_clause(text: str) -> None:
    assert clauses(text) == [text]


def test_numbers_of_different_kinds_do_not_stand_together() -> None:
    assert clauses("It had 5, £7.") == ["It had 5,", "£7."]


def test_no_clause_has_more_than_a_few_numbers() -> None:
    counts = [len(part.anchors) for part in parts_of("1, 2, 3, 4, 5, 6, 7, 8, 9")]
    assert max(counts) <= 4
    assert sum(counts) == 9


@pytest.mark.parametrize(
    ("text", "depends"),
    [
        ("The crash killed five people in two attacks.", [False, True]),
        ("It met 5 people at 6 places.", [False, True]),
        ("Sales rose 5% and rents 7%.", [False, False]),
        ("Sales rose 5%, compared with 7% in York.", [False, False]),
    ],
)
def test_an_addition_depends_on_the_clause_before(text: str, depends: list[bool]) -> None:
    assert [part.depends for part in parts_of(text)] == depends


@pytest.mark.parametrize(
    ("text", "comparison", "replacement", "back"),
    [
        ("Sales rose 5%, compared with 7% in York.", True, False, False),
        ("Sales rose 5%, compared to 7% in York.", True, False, False),
        ("Sales rose 5% against 7% in York.", True, False, False),
        ("Sales rose 5% versus 7% in York.", True, False, False),
        ("Sales rose to 50, up from 40 in May.", True, False, False),
        ("Sales rose 5% rather than 7% there.", True, False, False),
        ("Sales rose to £5m (£4m in May).", True, False, False),
        ("Sales of beer rose 5%, those of wine 7%.", False, True, True),
        ("The price of beer rose 5% while that of wine fell 7%.", False, True, True),
        ("A crowd of 50 came and those with tickets paid 7%.", False, True, True),
        ("Sales rose 5% and they cost 7% more.", False, False, True),
        ("Sales rose 5% and the rest fell 7%.", False, False, True),
        ("Sales rose 5%, of which 7% were cars.", False, False, True),
        ("Sales rose 5% and theses fell 7%.", False, False, False),
        ("Sales rose 5% and rents fell 7%.", False, False, False),
    ],
)
def test_how_a_clause_begins_says_what_it_is_to_the_one_before(
    text: str, comparison: bool, replacement: bool, back: bool
) -> None:
    last = parts_of(text)[-1]
    assert (last.is_comparison, last.is_replacement, last.refers_back) == (comparison, replacement, back)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Leeds, York and Hull had 5, 7 and 9 cases respectively.", ["leeds", "york", "hull"]),
        ("Respectively, Leeds and York had 5 and 7 cases.", ["leeds", "york"]),
    ],
)
def test_respectively_gives_each_number_its_own_thing(text: str, things: list[str]) -> None:
    (part,) = parts_of(text)
    for index, thing in enumerate(things):
        own = part.own_of(index)
        assert stems_of(thing) <= own
        assert own.isdisjoint(stems_of(" ".join(things)) - stems_of(thing))
        assert stems_of("cases") <= own


@pytest.mark.parametrize(
    "text", ["Leeds and York had 5 and 7 cases.", "Leeds, York and Hull had 5 and 7 cases respectively, 9 in all."]
)
def test_without_as_many_things_as_numbers_all_words_belong_to_each(text: str) -> None:
    part = parts_of(text)[0]
    if "respectively" in text:
        assert stems_of("hull") <= part.own_of(1)
    else:
        assert part.own_of(0) == part.own_of(1) == part.stems


@pytest.mark.parametrize(
    ("text", "preface", "own"),
    [
        ("The results: cod fell 5%.", "results", "cod"),
        ("Water use: cod and hake: 5% fell.", "water use cod hake", "cod"),
    ],
)
def test_what_stands_before_a_colon_is_a_preface(text: str, preface: str, own: str) -> None:
    part = parts_of(text)[0]
    assert part.preface == stems_of(preface)
    assert part.stems.isdisjoint(stems_of(preface) - stems_of(own))


def test_a_colon_behind_the_first_number_makes_no_preface() -> None:
    assert parts_of("5% of cod fell: hake.")[0].preface == frozenset()
    assert parts_of("At 7:30 cod fell 5%.")[-1].preface == frozenset()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("rose from 5", "from"), ("rose to 5", "to"), ("rose by 5", "by"), ("rose by about 5", "by"),
        ("rose to more than £5", "to"), ("fell from a 5", None), ("rose 5", None), ("rose to the 5", None),
        ("fell to just under 5", "to"), ("rose by at least 5", "by"), ("fell To a record 5", None),
        ("moved toward 5", None), ("Rose TO 5", "to"),
    ],
)  # fmt: skip
def test_role_of_a_number_is_said_right_before_it(text: str, role: str | None) -> None:
    assert role_of(text, len(text) - 1, Span(0, len(text))) == role


def test_a_role_is_looked_for_in_the_clause_alone() -> None:
    assert role_of("rose to 5", 8, Span(8, 9)) is None


@given(SENTENCES)
def test_clauses_together_are_the_sentence(text: str) -> None:
    parts = parts_of(text)
    position = 0
    for part in parts:
        assert part.span.start == position
        position = part.span.end
        assert all(position >= a.span.end and part.span.start <= a.span.start for a in part.anchors)
        assert all(part.span.start <= w.start < part.span.end for w in part.words)
    assert position == len(text)
    assert sum(len(part.anchors) for part in parts) == len(find_quantities(text, "en-GB"))
