"""Two ledgers, entry by entry: what came, went, changed and moved."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from builder.comparison import compare_ledgers
from builder.comparison.differences import figure_text, places_text
from builder.model.ledger import Cited, Entry, FigureFact, Ledger, QuotedFact

FIGURE = FigureFact("reports", "6", "fold", "up", "2022 to 2024", "more than")
REPORTS = Entry(
    id="reports",
    kind="finding",
    section="Networks",
    statement="Reports rose six-fold",
    texts=("Thousands are involved.", "Most are boys."),
    figures=(FIGURE,),
    cited=(Cited(1, "article.txt:5", "Reports rose six-fold from 2022 to 2024."),),
    slides=(7, 8),
    pages=(1,),
)
HARM = Entry(
    id="harm", kind="finding", section="Networks", statement="Children are coerced", slides=(9,), pages=(1,),
    cited=(Cited(1, "article.txt:8", "Children are coerced to hurt themselves."),),
)  # fmt: skip
QUOTE = Entry(
    id="quote", kind="quotation", section="Voices", statement="We must act.", slides=(10,), pages=(2,),
    quotation=QuotedFact("We must act.", "A. Person", "Director"),
)  # fmt: skip


def ledger(*entries: Entry, title: str = "Networks", date: str = "2025-03-26") -> Ledger:
    return Ledger(title=title, language="en-GB", date=date, stamp="", entries=entries)


def told(old: Ledger, new: Ledger) -> list[tuple[str, str, str, str, str]]:
    return [(c.kind, c.id, c.what, c.before, c.after) for c in compare_ledgers(old, new).changes]


def test_the_same_ledger_has_no_differences() -> None:
    assert told(ledger(REPORTS, HARM, QUOTE), ledger(REPORTS, HARM, QUOTE)) == []


def test_a_changed_figure_names_finding_both_values_slides_and_pages() -> None:
    now = replace(REPORTS, figures=(replace(FIGURE, number="8"),), slides=(6,), pages=(2,))
    (change,) = compare_ledgers(ledger(REPORTS), ledger(now)).changes
    assert (change.kind, change.id) == ("figure", "reports")
    assert change.before == "reports: more than 6 fold, up, 2022 to 2024"
    assert change.after == "reports: more than 8 fold, up, 2022 to 2024"
    assert (change.slides, change.pages) == ((6,), (2,))


@pytest.mark.parametrize("field", ["subject", "number", "unit", "direction", "period", "qualifier"])
def test_any_part_of_a_figure_counts(field: str) -> None:
    now = replace(REPORTS, figures=(replace(FIGURE, **{field: "9"}),))
    assert [kind for kind, *_ in told(ledger(REPORTS), ledger(now))] == ["figure"]


def test_figures_of_a_chart_are_known_by_their_subjects() -> None:
    def chart(**values: str) -> Entry:
        figures = tuple(FigureFact(subject, number, "%") for subject, number in values.items())
        return Entry(id="drugs", kind="chart", section="Drugs", statement="Drugs", figures=figures)

    assert told(ledger(chart(heroin="11", cocaine="7")), ledger(chart(cocaine="8", ketamine="85"))) == [
        ("figure", "drugs", "figure", "heroin: 11%", ""),
        ("figure", "drugs", "figure", "", "ketamine: 85%"),
        ("figure", "drugs", "figure", "cocaine: 7%", "cocaine: 8%"),
    ]


def test_words_are_told_part_by_part() -> None:
    now = replace(REPORTS, statement="Reports rose much", texts=("Thousands are involved.", "Some are boys.", "More."))
    assert told(ledger(REPORTS), ledger(now)) == [
        ("words", "reports", "statement", "Reports rose six-fold", "Reports rose much"),
        ("words", "reports", "point", "Most are boys.", "Some are boys."),
        ("words", "reports", "point", "", "More."),
    ]


def test_another_speaker_and_role() -> None:
    now = replace(QUOTE, quotation=QuotedFact("We must act.", "B. Person", "Chair"))
    assert told(ledger(QUOTE), ledger(now)) == [
        ("words", "quote", "speaker", "A. Person", "B. Person"),
        ("words", "quote", "role", "Director", "Chair"),
    ]


def test_what_came_and_what_went() -> None:
    assert told(ledger(REPORTS, HARM), ledger(HARM, QUOTE)) == [
        ("added", "quote", "quotation", "", "We must act."),
        ("gone", "reports", "finding", "Reports rose six-fold", ""),
    ]


def test_an_entry_that_is_gone_has_the_slides_that_showed_it() -> None:
    (change,) = compare_ledgers(ledger(REPORTS, HARM), ledger(HARM)).changes
    assert (change.slides, change.pages) == ((7, 8), (1,))


def test_one_entry_that_changed_its_place_is_the_one_that_moved() -> None:
    other = replace(HARM, id="other", statement="Something else entirely")
    assert told(ledger(REPORTS, HARM, other), ledger(HARM, other, replace(REPORTS, slides=(9,)))) == [
        ("moved", "reports", "place", "slides 7 and 8, page 1", "slide 9, page 1")
    ]


def test_another_section_is_a_move() -> None:
    assert told(ledger(HARM), ledger(replace(HARM, section="Harm"))) == [
        ("moved", "harm", "section", "Networks", "Harm")
    ]


def test_an_entry_that_only_one_file_shows_by_now() -> None:
    assert told(ledger(HARM), ledger(replace(HARM, outputs=("deck",)))) == [
        ("moved", "harm", "outputs", "deck and sheet", "deck")
    ]


def resting(id_: str, *places: str) -> Entry:
    """An entry that rests on a passage of its own at each place."""
    cited = tuple(Cited(1, place, f"{id_} {number}") for number, place in enumerate(places))
    return Entry(id=id_, kind="finding", section="", statement=id_, cited=cited)


def moved(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    changes = told(ledger(*old), ledger(*new))
    assert {kind for kind, *_ in changes} <= {"passage-moved"}
    return [(id_, before, after) for _, id_, _, before, after in changes]


def test_a_passage_that_moved_past_others_has_moved_alone() -> None:
    old = resting("a", "t.txt:2"), resting("b", "t.txt:5"), resting("c", "t.txt:9")
    new = resting("a", "t.txt:9"), resting("b", "t.txt:2"), resting("c", "t.txt:5")
    assert moved(old, new) == [("a", "t.txt:2", "t.txt:9")]


def test_a_paragraph_put_in_early_moves_nothing() -> None:
    old = resting("a", "t.txt:2", "t.txt:30"), resting("b", "t.txt:5"), resting("c", "t.txt:5")
    new = resting("a", "t.txt:2", "t.txt:34"), resting("b", "t.txt:9"), resting("c", "t.txt:9")
    assert moved(old, new) == []


def test_passages_that_came_to_share_a_paragraph_or_no_longer_do_are_in_order() -> None:
    apart = resting("b", "t.pdf, page 2"), resting("a", "t.pdf, page 3")
    together = resting("b", "t.pdf, page 2"), resting("a", "t.pdf, page 2")
    assert moved(apart, together) == []
    assert moved(together, apart) == []


def test_passages_of_two_sources_have_an_order_each() -> None:
    other = Entry(id="b", kind="finding", section="", statement="b", cited=(Cited(2, "u.txt:1", "b"),))
    old = resting("a", "t.txt:9"), other
    new = resting("a", "t.txt:1"), replace(other, cited=(Cited(2, "u.txt:9", "b"),))
    assert moved(old, new) == []


def test_as_many_texts_as_a_forged_ledger_likes_take_no_product_of_time() -> None:
    start = process_time()
    many = replace(REPORTS, texts=("a",) * 20_000), replace(REPORTS, texts=("a",) * 19_999)
    assert [after for *_, after in told(ledger(many[0]), ledger(many[1]))] == [""]
    assert process_time() - start < 5


def test_a_passage_with_other_words_has_changed() -> None:
    cited = Cited(1, "article.txt:5", "Reports rose eight-fold from 2022 to 2024.")
    assert told(ledger(REPORTS), ledger(replace(REPORTS, cited=(cited,)))) == [
        ("passage", "reports", "passage", REPORTS.cited[0].words, cited.words)
    ]


def test_an_id_made_from_words_changes_with_them_and_the_entry_stays_the_same() -> None:
    now = replace(REPORTS, id="reports-rose", statement="Reports rose sixfold")
    assert told(ledger(REPORTS, HARM), ledger(now, HARM)) == [
        ("words", "reports-rose", "statement", "Reports rose six-fold", "Reports rose sixfold")
    ]


def test_entries_that_share_nothing_are_not_taken_for_each_other() -> None:
    assert [kind for kind, *_ in told(ledger(REPORTS), ledger(HARM))] == ["added", "gone"]


def test_title_and_date() -> None:
    assert told(ledger(HARM), ledger(HARM, title="Gangs", date="2026-01-01")) == [
        ("publication", "", "title", "Networks", "Gangs"),
        ("publication", "", "date", "2025-03-26", "2026-01-01"),
    ]


def test_places_in_words() -> None:
    assert places_text((7,), ()) == "slide 7"
    assert places_text((7, 8, 9), (1, 2)) == "slides 7, 8 and 9, pages 1 and 2"
    assert places_text((), ()) == ""


def test_a_figure_in_words_says_what_it_has() -> None:
    assert figure_text(FigureFact("", "3.5")) == "3.5"
    assert figure_text(FigureFact("use", "11", "%", "down")) == "use: 11%, down"
