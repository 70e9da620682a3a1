"""Claims: each number of a text with what its own clause says of it, and what it takes from those beside it."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.evidence.clauses import find_claims
from builder.evidence.clauses.claim import Role
from builder.evidence.clauses.directions import Direction
from builder.evidence.quantities import find_quantities
from tests.evidence_builders import claims_of, stems_of


class Said(NamedTuple):
    """What has to be said of a number: words it has, words that are not its own, and the rest exactly."""

    number: str
    has: str = ""
    lacks: str = ""
    direction: Direction = None
    role: Role | None = None


TABLE = {
    # one number
    "Crime in Leeds fell 5%.": [Said("5%", "crime leeds", "", "down")],
    "The number did not rise by 5%.": [Said("5%", "number", "", "not up", "by")],
    "It cost £5m.": [Said("£5m", "cost")],
    # two subjects
    "While cocaine use was up 7% and ketamine consumption rose 85%.": [
        Said("7%", "cocaine use", "ketamine", "up"),
        Said("85%", "ketamine use", "cocaine", "up"),
    ],
    "Thefts fell 3%; burglaries rose 4%.": [
        Said("3%", "thefts", "burglaries", "down"),
        Said("4%", "burglaries", "thefts", "up"),
    ],
    "Rents (up 5%) and wages (down 2%) moved.": [
        Said("5%", "rents", "wages", "up"),
        Said("2%", "wages", "rents", "down"),
    ],
    "Cinema takings fell 4% - theatre takings rose 9%.": [
        Said("4%", "cinema takings", "theatre", "down"),
        Said("9%", "theatre takings", "cinema", "up"),
    ],
    # what a clause leaves out it takes from the one before
    "Sales rose 5% in Leeds and 7% in York.": [
        Said("5%", "sales leeds", "york", "up"),
        Said("7%", "sales york", "leeds", "up"),
    ],
    "Rain fell 5% in Leeds or 7% in York.": [
        Said("5%", "rain leeds", "york", "down"),
        Said("7%", "rain york", "leeds", "down"),
    ],
    "The crash killed 5 people and injured 12.": [
        Said("5", "crash killed people", "injured"),
        Said("12", "crash injured", "killed"),
    ],
    "Turnout was 45% among women, while it was 52% among men.": [
        Said("45%", "turnout women", "men"),
        Said("52%", "turnout men", "women"),
    ],
    # and from the one behind
    "5 men and 3 women died in Leeds.": [
        Said("5", "men died leeds", "women"),
        Said("3", "women died leeds", "men"),
    ],
    # comparisons
    "Of all women, 12% smoke, compared with 15% of men.": [
        Said("12%", "women smoke", "men"),
        Said("15%", "men", "women"),
    ],
    "Visits rose to 300, up from 200 a year earlier.": [
        Said("300", "visits", "", "up", "to"),
        Said("200", "visits", "", "up", "from"),
    ],
    # replacements
    "Sales of beer rose 5%, those of wine fell 7%.": [
        Said("5%", "sales beer", "wine", "up"),
        Said("7%", "wine", "beer", "down"),
    ],
    "Sales of beer rose 5% and those of wine 7%.": [
        Said("5%", "sales beer", "wine", "up"),
        Said("7%", "wine", "beer", "up"),
    ],
    # additions
    "The crash killed five people in two separate attacks.": [
        Said("five", "crash killed people", "attacks"),
        Said("two", "crash killed attacks"),
    ],
    # respectively
    "Leeds, York and Hull had 5, 7 and 9 cases respectively.": [
        Said("5", "leeds cases", "york hull"),
        Said("7", "york cases", "leeds hull"),
        Said("9", "hull cases", "leeds york"),
    ],
    # a title before a colon holds where the clause names nothing itself
    "Water use: rose 5%.": [Said("5%", "water use", "", "up")],
    "The results: cod fell 5%, haddock rose 6%.": [
        Said("5%", "cod", "haddock", "down"),
        Said("6%", "haddock", "cod", "up"),
    ],
    # ranges and shares have one clause
    "Between 20 and 30 schools closed.": [Said("20", "schools closed"), Said("30", "schools closed")],
    "The price rose from 200 pounds to 300 pounds.": [
        Said("200 pounds", "price", "", "up", "from"),
        Said("300 pounds", "price", "", "up", "to"),
    ],
    # what the sentence before speaks of
    "Crime in Leeds fell 5%. Of these, 7% were thefts.": [
        Said("5%", "crime leeds", "thefts", "down"),
        Said("7%", "crime thefts"),
    ],
    "Crime in Leeds fell 5%. Rents rose 7%.": [
        Said("5%", "crime", "rents", "down"),
        Said("7%", "rents", "crime", "up"),
    ],
    # numbers that are part of a name open no clause of their own
    "Boys aged 14 to 17 stole 20 cars.": [Said("14", "boys"), Said("17", "boys"), Said("20", "boys stole cars")],
    "A three-bedroom house costs £300,000.": [Said("three"), Said("£300,000", "bedroom house costs")],
    "Priya, 19, won 3 prizes.": [Said("19", "priya"), Said("3", "priya won prizes")],
    "In two years, 20 boys left.": [Said("two"), Said("20", "boys left")],
    "The second report counted 20 boys.": [Said("second", "report"), Said("20", "report counted boys")],
    "The wait was 18 weeks.": [Said("18", "wait")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE.items(), ids=list(TABLE))
def test_what_is_said_of_each_number(text: str, expected: list[Said]) -> None:
    claims = claims_of(text)
    assert [claim.quantity.text for claim in claims] == [said.number for said in expected]
    for claim, said in zip(claims, expected, strict=True):
        assert stems_of(said.has) <= claim.words, said.number
        assert claim.own.isdisjoint(stems_of(said.lacks)), said.number
        assert (claim.direction, claim.role) == (said.direction, said.role), said.number


@pytest.mark.parametrize(
    ("text", "periods", "own"),
    [
        # each clause its own
        ("Sales hit 200 in 2023, and 300 in 2024.", [["2023"], ["2024"]], [["2023"], ["2024"]]),
        ("Rivals grew 5% in 2023, compared with 7% in 2024.", [["2023"], ["2024"]], [["2023"], ["2024"]]),
        # before the first number, or behind the last one: that of all
        ("In 2024, sales rose 5% while rents fell 7%.", [["2024"], ["2024"]], [["2024"], []]),
        ("Sales rose 5% and rents fell 7% in 2024.", [["2024"], ["2024"]], [[], ["2024"]]),
        # but its own of a kind goes first
        ("In 2024, sales rose 5% while rents, in 2023, fell 7%.", [["2024"], ["2023"]], [["2024"], ["2023"]]),
        # a time between two numbers holds for its own clause only
        ("Sales rose 5% in 2024 while rents fell 7%.", [["2024"], []], [["2024"], []]),
        ("Sales rose 5%.", [[]], [[]]),
    ],
)
def test_a_claim_has_the_times_of_its_clause_and_of_its_sentence(
    text: str, periods: list[list[str]], own: list[list[str]]
) -> None:
    claims = claims_of(text)
    assert [sorted(value for _, value in claim.periods) for claim in claims] == periods
    assert [sorted(value for _, value in claim.own_periods) for claim in claims] == own


def test_additions_share_a_group() -> None:
    assert [claim.group for claim in claims_of("Fire killed five people in two attacks, but 9 fled.")] == [1, 1, 2]


def test_a_claim_tells_what_it_may_stand_against() -> None:
    first, second = claims_of("Of all women, 12% smoke, compared with 15% of men.")
    assert (first.compares, second.compares) == (False, True)
    assert first.compared == frozenset()
    assert stems_of("women smoke") <= second.compared | second.taken


def test_head_and_behind_are_the_words_around_the_number() -> None:
    (claim,) = claims_of("Total sales of beer rose by 50 barrels among young men, he said.")
    assert claim.head == tuple(next(iter(stems_of(word))) for word in ("sales", "beer"))
    assert claim.behind == stems_of("young men")


def test_the_words_behind_end_at_what_is_subordinate() -> None:
    (claim,) = claims_of("It took 50 boys from Leeds when York fell.")
    assert claim.behind == stems_of("leeds")


def test_dates_years_and_times_are_no_claims() -> None:
    assert claims_of("On 6 May 2024 at 7.30pm, in 2022/23, in the 1990s and in 2001.") == ()


def test_a_table_gives_each_cell_its_row_and_its_heading() -> None:
    text = "Town\tThefts (%)\tRent in 2024 (£ thousand)\nLeeds\t5\t7\nYork\t6 (up)\t8"
    claims = claims_of(text)
    assert [(claim.quantity.kind, int(claim.quantity.value)) for claim in claims] == [
        ("percent", 5), ("money", 7000), ("percent", 6), ("money", 8000),
    ]  # fmt: skip
    for claim, words in zip(claims, ["leeds thefts", "leeds rent", "york thefts", "york rent"], strict=True):
        assert stems_of(words) <= claim.own
        assert len(claim.own & stems_of("leeds york thefts rent")) == 2
    assert [sorted(value for _, value in claim.periods) for claim in claims] == [[], ["2024"], [], ["2024"]]


def test_the_heading_of_a_table_holds_no_longer_than_the_table() -> None:
    text = "Town\tThefts\nLeeds\t5\nRents rose 7%.\nTown\tCars\nYork\t6"
    leeds, rents, york = claims_of(text)
    assert stems_of("thefts") <= leeds.own
    assert rents.own == stems_of("rents")
    assert stems_of("york cars") <= york.own
    assert york.own.isdisjoint(stems_of("thefts"))


def test_other_languages_are_cut_into_sentences_and_no_further() -> None:
    text = "Der Anteil stieg 5 Prozent und 7 Prozent. Er fiel um 1.234,5 Euro."
    first, second, third = claims_of(text, "de")
    assert first.clause == first.sentence == second.clause
    assert first.clause != third.clause
    for claim in (first, second, third):
        assert (claim.own, claim.direction, claim.periods) == (frozenset(), None, frozenset())


WORDS = (
    "5% 7 12,000 £3m -4% 2024 May third half rose fell up down to from by and while than of those they respectively"
    " Leeds men women aged not more ( ) ; : , . \n \t | - week year compared with"
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(" "), "in the", "no more than"])).map(" ".join) | st.text()


@given(TEXTS, st.sampled_from(["en-GB", "de", ""]))
def test_every_number_is_claimed_once_in_order_within_its_clause_and_sentence(text: str, language: str) -> None:
    quantities = find_quantities(text, language)
    claims = find_claims(text, quantities, language)
    spans = [claim.quantity.span for claim in claims]
    assert spans == sorted(set(spans))
    assert set(spans) <= {quantity.span for quantity in quantities}
    for claim in claims:
        assert claim.sentence.start <= claim.clause.start <= claim.quantity.span.start
        assert claim.clause.end <= claim.sentence.end <= len(text)
        assert claim.quantity.span.start < claim.clause.end


@given(
    st.from_regex(r"[-+]?[£$]?[0-9][0-9,]{0,9}(\.[0-9]{1,2})?%?", fullmatch=True),
    st.sampled_from(["en-GB", "de", "es-MX"]),
)
def test_a_number_alone_is_claimed_like_one_in_a_text(written: str, language: str) -> None:
    alone, beside = (find_claims(text, find_quantities(text, language), language) for text in (written, f"{written} "))
    assert len(alone) == len(beside)
    for one, other in zip(alone, beside, strict=True):
        placed = other._replace(clause=one.clause, sentence=one.sentence, manner=one.manner, wording=one.wording)
        assert one == placed
        assert (one.behind, one.named, one.names) == (other.behind, other.named, other.names)


@pytest.mark.parametrize(
    "piece",
    ["5 men ", "5% and ", "rose 5%, ", "5 of ", "Leeds 5 to ", "x ", "a | 5 | b\n", "5 in 2024 ", "(5", "5: a ",
     "they 5. ", "aged 5, ", "5 those of ", "Leeds, ", "5 respectively ", "more than 5 ", "of in for ", "- 5 ",
     "May 5 ", "rose from 5 to 6 "],
)  # fmt: skip
def test_claims_take_no_quadratic_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    quantities = find_quantities(text, "en-GB")
    start = time.process_time()
    find_claims(text, quantities, "en-GB")
    assert time.process_time() - start < 12


# Tabs and bars have tests of their own: they make rows.
PIECES = st.lists(st.sampled_from([w for w in WORDS.split(" ") if w not in ("\t", "|")]), min_size=1).map(" ".join)


@settings(max_examples=10)
@given(PIECES)
def test_any_words_and_numbers_take_a_bounded_time(piece: str) -> None:
    text = f"{piece} " * (100_000 // (len(piece) + 1))
    quantities = find_quantities(text, "en-GB")
    start = time.process_time()
    find_claims(text, quantities, "en-GB")
    assert time.process_time() - start < 12
