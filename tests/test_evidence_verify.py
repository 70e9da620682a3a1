"""Whole outlines held against the article beside them: every line's comment says what has to be found there."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence import Verification, verify_outline
from builder.evidence.changes.lock import make_lock
from builder.model.diagnostic import Diagnostic
from builder.model.outline import Confirmation, Figure, Finding, Item, Outline, Passage, Question, Quotation, Section
from builder.model.source import Source
from builder.model.text import Place, Prose, Text
from builder.outline import load_outline, parse_outline
from builder.reading import read_sources
from tests.evidence_builders import (
    CONFIRMED,
    PLACE,
    cite,
    codes,
    figure_of,
    finding_of,
    outline_of,
    source_of,
    text_at,
)
from tests.evidence_builders import verify as verify_texts

CASES = Path(__file__).parent / "cases" / "evidence"
SHIPPED = Path(__file__).parents[1] / "sources" / "nca-assessment" / "outline.yaml"
EXPECTED = re.compile(r"# (error|warning) ([a-z-]+)")


def verify(path: Path) -> Verification:
    outline = load_outline(str(path))
    return verify_outline(outline, read_sources(outline))


def verify_changed(*changes: tuple[str, str], path: Path = SHIPPED) -> Verification:
    """The shipped outline with words exchanged; each has to be there exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    outline = parse_outline(text.encode(), str(path))
    return verify_outline(outline, read_sources(outline))


def diagnostics_of(entry: Item, *sources: Source, language: str = "en-GB") -> tuple[Diagnostic, ...]:
    return verify_texts(outline_of(entry, language=language), *sources).diagnostics


def heads(diagnostics: tuple[Diagnostic, ...]) -> Counter[tuple[int, str, str]]:
    return Counter((d.place.line if d.place else 0, d.severity, d.code) for d in diagnostics)


@pytest.mark.parametrize("name", ["figures", "quotations", "numbers"])
def test_every_line_is_reported_for_exactly_what_its_comment_says(name: str) -> None:
    path = CASES / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = Counter((number, *found) for number, line in enumerate(lines, 1) for found in EXPECTED.findall(line))
    assert expected
    assert heads(verify(path).diagnostics) == expected


@pytest.mark.parametrize("path", [CASES / "supported.yaml", SHIPPED], ids=["supported", "shipped"])
def test_a_true_outline_is_reported_for_nothing(path: Path) -> None:
    verification = verify(path)
    assert verification.diagnostics == ()
    assert {verdict.status for verdict in verification.verdicts} == {"supported", "own"}


def test_there_is_one_verdict_per_entry_in_order_with_a_match_per_passage() -> None:
    outline = load_outline(str(SHIPPED))
    sources = read_sources(outline)
    verdicts = verify_outline(outline, sources).verdicts
    assert [verdict.id for verdict in verdicts] == [item.id for item in outline.items()]
    for verdict, item in zip(verdicts, outline.items(), strict=True):
        assert len(verdict.evidence) == len(item.evidence)
        for match, passage in zip(verdict.evidence, item.evidence, strict=True):
            assert sources[match.source].text[match.span.start : match.span.end] == passage.words
            assert sources[match.source].line_at(match.span.start) == match.line


def test_verdicts_follow_from_the_errors() -> None:
    statuses = {verdict.id: verdict.status for verdict in verify(CASES / "numbers.yaml").verdicts}
    assert statuses["points"] == statuses["advice"] == statuses["bare"] == "unsupported"
    assert statuses["rough"] == "supported"
    assert statuses["own"] == "own"


def test_a_warning_leaves_an_entry_supported() -> None:
    statuses = {verdict.id: verdict.status for verdict in verify(CASES / "figures.yaml").verdicts}
    assert statuses["no-direction"] == "supported"
    assert statuses["reversed"] == "unsupported"


def test_a_chart_is_unsupported_with_a_finding_it_draws() -> None:
    change = (
        "          subject: heroin use\n          value: 11\n",
        "          subject: heroin use\n          value: 12\n",
    )
    statuses = {verdict.id: verdict.status for verdict in verify_changed(change).verdicts}
    assert statuses["heroin"] == statuses["drugs-chart"] == "unsupported"
    assert statuses["cocaine"] == "supported"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("          value: 85\n", "          value: 58\n", "figure-missing"),
        ("Ketamine consumption rose 85%,", "Ketamine consumption rose 58%,", "number-unsupported"),
        ("          subject: heroin use\n", "          subject: cocaine use\n", "figure-subject"),
        ("          subject: ketamine consumption\n", "          subject: cocaine use\n", "figure-subject"),
        ("          direction: down\n", "          direction: up\n", "figure-direction"),
        ("          period: 2022 to 2024\n", "          period: 2022 to 2023\n", "figure-period"),
        ("          period: 2022/23\n", "          period: 2021/22\n", "figure-period"),
        ("          unit: fold\n", "          unit: times a day\n", "figure-unit"),
        ("          qualifier: more than\n", "", "figure-qualifier"),
        ("        speaker: James Babbage", "        speaker: Graham Biggar", "quote-misattributed"),
        ("        speaker: Graham Biggar", "        speaker: James Babbage", "quote-misattributed"),
        ("quotation: competitive and collaborative", "quotation: competitive and cooperative", "quote-missing"),
        ("          - Thousands of users", "          - Millions of users", "number-unsupported"),
        ("          - Call 999 if", "          - In 85% of cases call 999 if", "number-unsupported"),
    ],
)  # fmt: skip
def test_a_shipped_statement_made_false_is_caught(old: str, new: str, code: str) -> None:
    assert [(d.severity, d.code) for d in verify_changed((old, new)).diagnostics] == [("error", code)]


def test_a_missing_quotation_comes_with_the_closest_words_and_their_line() -> None:
    (diagnostic,) = verify_changed(
        ("quotation: competitive and collaborative", "quotation: competitive and cooperative")
    ).diagnostics
    assert dict(diagnostic.details) == {
        "quoted": '"competitive and cooperative"',
        "closest": '"competitive and collaborative"  (article.txt:7)',
    }
    assert diagnostic.hints == ('the source says "collaborative" where the outline says "cooperative"',)


def test_a_wrong_figure_comes_with_what_the_evidence_has() -> None:
    (diagnostic,) = verify_changed(("          value: 85\n", "          value: 58\n")).diagnostics
    assert dict(diagnostic.details) == {"evidence has": "7%, 85%", "line": "article.txt:11, article.txt:12"}


def test_a_number_that_stands_elsewhere_comes_with_its_line() -> None:
    (diagnostic,) = verify_changed(("          - Call 999 if", "          - In 85% of cases call 999 if")).diagnostics
    assert diagnostic.hints[0] == "85% stands in article.txt:12"


def test_a_telephone_number_of_the_contacts_is_no_figure() -> None:
    change = (
        "Write down what is missing",
        "The line 0300 123 6600, that is 116 123, is open. Write down what is missing",
    )
    assert verify_changed(change).diagnostics == ()
    without = verify_changed(change, ("phone: 116 123", "phone: 116 124")).diagnostics
    assert [d.message.split()[0] for d in without] == ["116", "123"]


def test_a_source_that_was_not_read_is_reported_at_the_passage() -> None:
    outline = load_outline(str(CASES / "supported.yaml"))
    sources = read_sources(outline)
    del sources["marked"]
    codes = {diagnostic.code for diagnostic in verify_outline(outline, sources).diagnostics}
    assert codes == {"quote-missing"}


def test_diagnostics_name_the_outline_and_a_place_in_it() -> None:
    path = CASES / "numbers.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    for diagnostic in verify(path).diagnostics:
        assert diagnostic.file == str(path)
        assert diagnostic.place is not None
        assert diagnostic.place.column <= len(lines[diagnostic.place.line - 1])


NASTY_WORDS = "1 85% -11% six-fold 2022/23 thousands rose fell while and not said He Tom"
NASTY_WORD = st.sampled_from([*NASTY_WORDS.split(), "", "\u00ad", "\n"])
NASTY = st.text(max_size=40) | st.lists(NASTY_WORD).map(" ".join)


@given(
    st.lists(NASTY, min_size=9, max_size=9), st.decimals(0, 10**12, allow_nan=False), st.sampled_from(["en", "de", ""])
)
def test_no_outline_and_no_source_end_in_a_traceback(texts: list[str], value: Decimal, language: str) -> None:
    place = Place(1, 1)
    words, statement, subject, unit, period, qualifier, speaker, article, spoken = texts
    passages = (Passage(source=Text("a", place), words=Text(words, place)),)
    figure = Figure(
        subject=Text(subject, place),
        value=value,
        written=Text(str(value), place),
        unit=Text(unit, place),
        direction="up",
        period=Text(period, place),
        qualifier=Text(qualifier, place),
        place=place,
    )
    items = (
        Finding(id=Text("f", place), place=place, evidence=passages, statement=Prose(statement, place), figure=figure),
        Quotation(
            id=Text("q", place), place=place, evidence=passages, words=Text(spoken, place), speaker=Text(speaker, place)
        ),
        Question(id=Text("a", place), place=place, question=Prose(statement, place), answer=Prose(words, place)),
    )
    outline = Outline(
        path="outline.yaml",
        digest="",
        title=Text(statement, place),
        language=Text(language, place),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("S", place), place=place, takeaway=Prose(spoken, place), items=items),),
    )
    source = Source("a", "a.txt", "a.txt", article + words + spoken, "")
    verification = verify_outline(outline, {"a": source})
    faulty = any(diagnostic.severity == "error" for diagnostic in verification.diagnostics)
    assert [verdict.id for verdict in verification.verdicts] == ["f", "q", "a"]
    assert faulty or all(verdict.status != "unsupported" for verdict in verification.verdicts)


def test_a_thousand_wrong_passages_and_numbers_are_reported_without_delay() -> None:
    place = Place(1, 1)
    article = "Cocaine use was up 7% and ketamine consumption rose 85% that year in the county. " * 4000
    items = tuple(
        Finding(
            id=Text(f"f{number}", place),
            place=place,
            evidence=(Passage(source=Text("a", place), words=Text(f"Cocaine use went up {number}%", place)),),
            statement=Prose(f"Up {number + 10_000}%", place),
        )
        for number in range(1000)
    )
    outline = Outline(
        path="outline.yaml",
        digest="",
        title=Text("T", place),
        language=Text("en-GB", place),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("S", place), place=place, items=items),),
    )
    start = time.process_time()
    diagnostics = verify_outline(outline, {"a": Source("a", "a.txt", "a.txt", article, "")}).diagnostics
    assert len(diagnostics) == 2000
    assert time.process_time() - start < 8


@pytest.mark.parametrize("text", ["-1 fell; ", "thousands 2,000 ", "1 rose and ", "2 ", "11% ", "5\t", "|5"])
def test_a_passage_full_of_numbers_takes_no_quadratic_time(text: str) -> None:
    place = Place(1, 1)
    words = text * (60_000 // len(text))
    figure = Figure(subject=Text("x y", place), value=Decimal(1), written=Text("1", place), direction="up", place=place)
    finding = Finding(
        id=Text("f", place),
        place=place,
        evidence=(Passage(source=Text("a", place), words=Text(words, place)),),
        statement=Prose(words.replace("-", "+") + "fell -1 thousands", place),
        figure=figure,
    )
    outline = Outline(
        path="outline.yaml",
        digest="",
        title=Text("T", place),
        language=Text("en-GB", place),
        date=dt.date(2025, 3, 26),
        sections=(Section(title=Text("S", place), place=place, items=(finding,)),),
    )
    start = time.process_time()
    verify_outline(outline, {"a": Source("a", "a.txt", "a.txt", words, "")})
    assert time.process_time() - start < 8


def test_verification_is_the_same_each_time() -> None:
    outline = load_outline(str(CASES / "figures.yaml"))
    assert verify_outline(outline, read_sources(outline)) == verify_outline(replace(outline), read_sources(outline))


# --- confirmed, unchecked, derived, several sources, the lock ---------------------------------------------------------


def test_a_confirmation_settles_what_is_undecided_and_nothing_else() -> None:
    article = "While cocaine use was up 7% and ketamine consumption rose 85%."
    undecided = finding_of("Burglary went to 7%.", cite(article))
    wrong = finding_of("Burglary went to 7% and cocaine use fell 7%. Heroin use rose 3%.", cite(article))
    assert codes(diagnostics_of(undecided, source_of(article))) == ["evidence-undecided"]
    assert diagnostics_of(replace(undecided, confirmed=CONFIRMED), source_of(article)) == ()
    before = codes(diagnostics_of(wrong, source_of(article)))
    after = codes(diagnostics_of(replace(wrong, confirmed=CONFIRMED), source_of(article)))
    assert "evidence-undecided" not in after
    assert after == [code for code in before if code != "evidence-undecided"] != []


@pytest.mark.parametrize("confirmed", [None, CONFIRMED])
def test_a_confirmation_changes_no_verdict(confirmed: Confirmation | None) -> None:
    article = "Cocaine use was up 7%."
    right = finding_of("Burglary went to 7%.", cite(article), confirmed=confirmed)
    wrong = finding_of("It was up 8%.", cite(article), confirmed=confirmed, id=text_at("wrong"))
    missing = finding_of("It was up.", cite("Heroin"), confirmed=confirmed, id=text_at("missing"))
    verdicts = verify_texts(outline_of(right, wrong, missing), source_of(article)).verdicts
    assert [verdict.status for verdict in verdicts] == ["supported", "unsupported", "unsupported"]


@pytest.mark.parametrize(
    ("language", "checked"),
    [("en", True), ("en-US", True), ("de", False), ("fr-CH", False), ("cy", False), ("is", False)],
)
def test_checks_that_do_not_know_the_language_are_named(language: str, checked: bool) -> None:
    verification = verify_texts(outline_of(language=language))
    assert verification.unchecked == (() if checked else ("subject", "direction", "period", "speaker", "number words"))


def test_a_german_outline_is_held_by_numbers_as_german_writes_them() -> None:
    article = "Die Menge sank um 1.234,5 Tonnen, der Preis stieg um 5 Prozent."
    right = finding_of("Der Preis sank um 1.234,5 Tonnen, also 1234,5.", cite(article))
    wrong = finding_of("Es waren 1.234 Tonnen und 6 Prozent.", cite(article))
    assert diagnostics_of(right, source_of(article), language="de") == ()
    assert [d.words for d in diagnostics_of(wrong, source_of(article), language="de")] == ["1.234", "6 Prozent"]


def test_a_text_may_state_the_number_that_its_figure_is_derived_from() -> None:
    article = "Cocaine use was up 7% and ketamine use rose 85%."
    figure = figure_of(subject="the gap", value=78, unit="%", derived="85 - 7")
    entry = finding_of("The gap was 78%.", cite(article), figure=figure)
    assert diagnostics_of(entry, source_of(article)) == ()
    assert codes(diagnostics_of(replace(entry, figure=None), source_of(article))) == ["number-unsupported"]
    other = replace(entry, statement=Prose("The gap was 79%.", PLACE))
    assert codes(diagnostics_of(other, source_of(article))) == ["number-unsupported"]
    false = replace(entry, figure=replace(figure, derived=text_at("85 - 8")))
    assert set(codes(diagnostics_of(false, source_of(article)))) == {"figure-missing"}


def test_each_passage_is_held_against_the_source_it_names() -> None:
    both = ("rents", "wages")
    rents, wages = source_of("Rents rose 5% in Leeds.", "rents"), source_of("Wages rose 7% in York.", "wages")
    right = finding_of(
        "Rents rose 5% and wages rose 7%.", cite("Rents rose 5% in Leeds.", "rents"), cite("Wages rose 7%", "wages")
    )
    swapped = finding_of(
        "Wages rose 5% and rents rose 7%.", cite("Rents rose 5% in Leeds.", "rents"), cite("Wages rose 7%", "wages")
    )
    elsewhere = finding_of("Wages rose.", cite("Wages rose 7%", "rents"))
    assert verify_texts(outline_of(right, sources=both), rents, wages).diagnostics == ()
    assert [m.source for m in verify_texts(outline_of(right, sources=both), rents, wages).verdicts[0].evidence] == [
        "rents", "wages",
    ]  # fmt: skip
    assert codes(verify_texts(outline_of(swapped, sources=both), rents, wages).diagnostics) == ["figure-subject"] * 2
    assert codes(verify_texts(outline_of(elsewhere, sources=both), rents, wages).diagnostics) == ["quote-missing"]


def test_a_takeaway_and_a_title_are_held_against_all_evidence_below_them() -> None:
    article = "Rents rose 5% in Leeds. Wages rose 7% in York."
    entries = (
        finding_of("Rents", cite("Rents rose 5% in Leeds.")),
        finding_of("Wages", cite("Wages rose 7% in York.")),
    )
    outline = outline_of(*entries)
    (section,) = outline.sections

    def found(takeaway: str, title: str) -> list[str]:
        changed = replace(section, takeaway=Prose(takeaway, PLACE))
        of_title = replace(outline, sections=(changed,), title=text_at(title))
        return codes(verify_texts(of_title, source_of(article)).diagnostics)

    assert found("Rents rose 5%, wages 7%.", "Why rents rose 5% and wages 7%") == []
    assert found("Rents rose 6%.", "Why rents rose 60%") == ["number-unsupported"] * 2
    assert found("Wages rose 5%.", "Rents") == ["figure-subject"]
    assert found("Burglary was at 5%.", "Rents") == []


def test_a_passage_that_changed_since_it_was_confirmed_is_told_as_changed() -> None:
    old, new = source_of("Rents in Leeds rose 5% in spring."), source_of("Rents in Leeds rose 6% in spring.")
    outline = outline_of(finding_of("Rents rose 5%.", cite("Rents in Leeds rose 5% in spring.")))
    lock = make_lock(outline, {"article": old}, verify_texts(outline, old).verdicts)
    assert verify_texts(outline, old, lock=lock).diagnostics == ()
    found = codes(verify_texts(outline, new, lock=lock).diagnostics)
    assert "source-changed" in found
    assert "quote-missing" not in found
    assert codes(verify_texts(outline, new).diagnostics) == ["quote-missing"]
    assert verify_texts(outline, new, lock=lock).verdicts[0].status == "unsupported"


def test_own_words_are_checked_no_further_than_their_passages() -> None:
    article = "Rents rose 5%."
    own = finding_of("Rents rose 6%.", cite(article), own=text_at("our view"))
    assert diagnostics_of(own, source_of(article)) == ()
    assert verify_texts(outline_of(own), source_of(article)).verdicts[0].status == "own"
    stray = finding_of("Rents rose.", cite("Wages rose 5%."), own=text_at("our view"))
    assert codes(diagnostics_of(stray, source_of(article))) == ["quote-missing"]
