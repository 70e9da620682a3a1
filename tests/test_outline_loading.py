from __future__ import annotations

import datetime as dt
import gc
import hashlib
import pickle
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import OutlineError
from builder.model.limits import Limits
from builder.model.outline import Advice, Chart, Finding, Outline, Passage, Question, Quotation, Table
from builder.model.text import Place, Run
from builder.outline import load_outline, parse_outline
from builder.outline.events import plain_events
from tests.outline_texts import HEAD, codes, minimal, problems, with_entries

ROOT = Path(__file__).parent.parent


def load(text: str) -> Outline:
    return parse_outline(text.encode(), "outline.yaml")


def test_the_smallest_outline_has_nothing_more() -> None:
    outline = load(HEAD + "sections:\n  - section: Summers\n    takeaway: They grow hotter.\n")
    assert (outline.title, outline.language, outline.date) == ("Heat and hospitals", "en-GB", dt.date(2025, 3, 26))
    assert (outline.subtitle, outline.notice, outline.theme, outline.sources, outline.contacts) == (
        None,
        None,
        None,
        (),
        (),
    )
    assert [(section.title, section.takeaway, section.items) for section in outline.sections] == [
        ("Summers", "They grow hotter.", ())
    ]


def test_path_and_digest_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(minimal())
    outline = load_outline(str(path))
    assert outline.path == str(path)
    assert outline.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_root_key_reaches_the_model() -> None:
    outline = load(
        minimal(
            "subtitle: More\norganisation: We\naudience: You\nnotice: Take **care**\ntheme: safeguarding\n"
            "template: brand.pptx\ncontacts:\n  - name: Helpline\n    phone: 0800 1111\n    url: https://x.org\n"
            "    for: all\n    checked: 2026-11-24\n"
        )
    )
    assert (outline.subtitle, outline.organisation, outline.audience) == ("More", "We", "You")
    assert outline.notice is not None
    assert outline.notice.runs == (Run("Take "), Run("care", bold=True))
    assert (outline.theme, outline.template) == ("safeguarding", "brand.pptx")
    (contact,) = outline.contacts
    assert (contact.name, contact.phone, contact.url, contact.serves) == (
        "Helpline",
        "0800 1111",
        "https://x.org",
        "all",
    )
    assert contact.checked == dt.date(2026, 11, 24)
    (source,) = outline.sources
    assert (source.id, source.file, source.title, source.published) == ("article", "article.txt", "Hot summers", None)


FIGURE = """\
finding: Heat rose by *more than* 2,000
id: heat
show: deck
points: [One, Two]
figure:
  subject: heat
  value: 2,000.50
  unit: "%"
  direction: up
  period: 2022/23
  qualifier: more than
evidence: Heat rose.
own: We counted.
notes: |
  First.

  Second.
"""


def test_a_finding_reaches_the_model_whole() -> None:
    (finding,) = load(with_entries(FIGURE)).items()
    assert isinstance(finding, Finding)
    assert (finding.id, finding.statement, finding.points) == ("heat", "Heat rose by more than 2,000", ("One", "Two"))
    assert finding.statement.runs[1] == Run("more than", italic=True)
    assert finding.show == {"deck"}
    assert finding.place == Place(12, 9)
    assert finding.own == "We counted."
    assert finding.notes == "First.\nSecond."
    assert [(p.source, p.words) for p in finding.evidence] == [("article", "Heat rose.")]
    figure = finding.figure
    assert figure is not None
    assert (figure.subject, figure.value, figure.written) == ("heat", Decimal("2000.50"), "2,000.50")
    assert (figure.unit, figure.direction, figure.period, figure.qualifier) == ("%", "up", "2022/23", "more than")
    assert (figure.place, figure.written.place) == (Place(17, 11), Place(18, 18))


def test_every_other_kind_reaches_the_model() -> None:
    items = load(
        with_entries(
            FIGURE,
            "quotation: It was hot.\nspeaker: A nurse\nrole: St. Mary's\ncontext: Of the ward.",
            "chart: Heat\nkind: column\nunit: '%'\nfigures: [heat]\nalt: A column.",
            "table: Days\ncolumns: [Year, Days]\nrows: [[2021, '6'], [2022, '**7**']]",
            "advice: Keep cool\nsteps: [Drink, Rest]",
            "question: Why?\nanswer: Because.\nshow: [sheet, deck]",
        )
    ).items()[1:]
    quotation, chart, table, advice, question = items
    assert isinstance(quotation, Quotation)
    assert (quotation.words, quotation.speaker, quotation.role) == ("It was hot.", "A nurse", "St. Mary's")
    assert quotation.context == "Of the ward."
    assert isinstance(chart, Chart)
    assert (chart.title, chart.kind, chart.unit, chart.figures, chart.alt) == (
        "Heat",
        "column",
        "%",
        ("heat",),
        "A column.",
    )
    assert isinstance(table, Table)
    assert (table.title, table.columns, table.rows) == ("Days", ("Year", "Days"), (("2021", "6"), ("2022", "7")))
    assert isinstance(advice, Advice)
    assert (advice.title, advice.steps) == ("Keep cool", ("Drink", "Rest"))
    assert isinstance(question, Question)
    assert (question.question, question.answer) == ("Why?", "Because.")
    assert all(item.show == {"deck", "sheet"} and item.evidence == () for item in items)


@pytest.mark.parametrize("written", ["no", "3.10", "12:30", "010", "2022/23", "~", "1_000", "yes", "=1+1", "0x10"])
def test_texts_stay_what_the_author_typed(written: str) -> None:
    assert load(minimal(f"subtitle: {written}\n")).subtitle == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("6", "6"),
        ("3.10", "3.10"),
        ("2,000", "2000"),
        ("1 234 567.5", "1234567.5"),
        ("12\u202f000", "12000"),
        ("0", "0"),
    ],
)
def test_numbers_are_exact_and_kept_as_written(written: str, value: str) -> None:
    (item,) = load(with_entries(f"finding: A\nfigure:\n  subject: b\n  value: {written}")).items()
    assert isinstance(item, Finding)
    assert item.figure is not None
    assert (str(item.figure.value), item.figure.written) == (value, written)


@pytest.mark.parametrize(
    "written", ["1e5", "NaN", "Infinity", "-1", "1,00", "1,0000", "1.000.000", "٣", "1,000 000", "9" * 41]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    assert codes(with_entries(f"finding: A\nfigure:\n  subject: b\n  value: {written}")) == ["bad-value"]


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "de-1996", "zh-Hant-TW", "es-419", "sl-rozaj-biske", "de-DE-u-co-phonebk", "ar-x-we"]
)
def test_language_tags_are_accepted(tag: str) -> None:
    assert load(minimal().replace("en-GB", tag)).language == tag


@pytest.mark.parametrize("tag", ["e", "en_GB", "english", "en-", "-en", "en GB", "en-GB-", "de-" + "aaaaa-" * 30 + "b"])
def test_other_language_tags_are_refused(tag: str) -> None:
    assert codes(minimal().replace("en-GB", f"'{tag}'")) == ["bad-value"]


@pytest.mark.parametrize("written", ["0800 1111", "116 123 (free)", "+44 20 7946 0018", "999", "text 85258"])
def test_telephone_numbers_are_kept_as_written(written: str) -> None:
    assert load(minimal(f"contacts:\n  - name: Helpline\n    phone: {written}\n")).contacts[0].phone == written


@pytest.mark.parametrize("written", ["85%", "£676,000", "to be told", "12", "0800 1111 " + "or " * 20])
def test_what_is_no_telephone_number_is_refused_for_it_would_need_no_evidence(written: str) -> None:
    assert codes(minimal(f"contacts:\n  - name: Helpline\n    phone: {written!r}\n")) == ["bad-value"]


def test_a_text_over_several_lines_becomes_one_line() -> None:
    outline = load(minimal("subtitle: >\n  One\n  two\n\n  three\nnotice: |\n  Four  \n    five\n"))
    assert (outline.subtitle, outline.notice) == ("One two three", "Four five")


def test_optional_keys_left_blank_count_as_left_out() -> None:
    (item,) = load(with_entries("finding: A\nnotes:\npoints:\nfigure:\nevidence:\nshow:\nid:")).items()
    assert isinstance(item, Finding)
    assert (item.id, item.notes, item.points, item.figure, item.evidence) == ("a", None, (), None, ())
    assert item.show == {"deck", "sheet"}


def test_an_empty_text_is_not_left_out() -> None:
    assert codes(with_entries("finding: A\nnotes: ''\nown: '  '")) == ["empty-value", "empty-value"]


def test_evidence_comes_in_every_form() -> None:
    forms = ["Hot.", "{source: article, words: Hot.}", "[Hot.]", "[{words: Hot.}]", "[{source: article, words: Hot.}]"]
    for form in forms:
        (item,) = load(with_entries(f"finding: A\nevidence: {form}")).items()
        assert [(p.source, p.words) for p in item.evidence] == [("article", "Hot.")]


def test_several_passages_keep_their_order() -> None:
    (item,) = load(with_entries("finding: A\nevidence:\n  - One.\n  - words: Two.")).items()
    assert item.evidence == (Passage(source=item.evidence[0].source, words=item.evidence[0].words), item.evidence[1])
    assert [passage.words for passage in item.evidence] == ["One.", "Two."]
    assert [passage.words.place.line for passage in item.evidence] == [14, 15]


def test_the_example_in_the_repository_loads() -> None:
    outline = load_outline(str(ROOT / "sources" / "nca-assessment" / "outline.yaml"))
    assert len(outline.items()) > 20
    assert len({item.id for item in outline.items()}) == len(outline.items())


def test_both_parsers_give_the_same_outline() -> None:
    data = (ROOT / "sources" / "nca-assessment" / "outline.yaml").read_bytes()
    assert parse_outline(data, "x") == parse_outline(data, "x", plain_events)


def test_an_outline_can_be_sent_to_another_process() -> None:
    outline = load(with_entries(FIGURE))
    assert pickle.loads(pickle.dumps(outline)) == outline


def test_all_problems_are_found_in_one_run_in_the_order_of_the_file() -> None:
    found = problems("outline: 2\ntitel: A\nlanguage: 1\ndate: x\nsections: []\n")
    assert [problem.code for problem in found] == ["bad-version", "unknown-key", "bad-value", "bad-date", "empty-value"]
    assert [problem.place and problem.place.line for problem in found] == [1, 2, 3, 4, 5]


def test_a_broken_figure_is_not_said_to_be_missing_from_a_chart() -> None:
    entries = ("finding: A\nid: a\nfigure: six", "chart: C\nkind: bar\nfigures: [a]")
    assert codes(with_entries(*entries)) == ["wrong-type"]


def test_an_entry_of_no_kind_can_still_be_referred_to() -> None:
    entries = ("finding: A\nquotation: B\nid: a", "chart: C\nkind: bar\nfigures: [a]")
    assert codes(with_entries(*entries)) == ["entry-kind"]


def test_broken_sources_cause_no_further_problems() -> None:
    text = with_entries("finding: A\nevidence: B").replace("    title: Hot summers\n", "")
    assert codes(text) == ["missing-key"]
    text = (
        HEAD
        + "sources: article.txt\nsections:\n  - section: S\n    findings:\n      - finding: A\n        evidence: B\n"
    )
    assert codes(text) == ["wrong-type"]


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(collecting: bool) -> None:
    (gc.enable if collecting else gc.disable)()
    try:
        load(minimal())
        with pytest.raises(OutlineError):
            load("")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()


def _large(findings: int) -> str:
    entry = (
        "finding: Reports number {0} rose six-fold\npoints:\n  - Thousands of *users*\n  - See [this](https://x.org/{0})\n"
        "figure:\n  subject: reports\n  value: {0}\n  unit: fold\n  direction: up\n  period: 2022 to 2024\n"
        "evidence: Reports rose six-fold.\nnotes: For the speaker.\n"
    )
    return with_entries(*(entry.format(number) for number in range(findings)))


def test_a_large_outline_loads_fast() -> None:
    data = _large(1_200).encode()
    best = 10.0
    for _ in range(3):
        started = time.process_time()
        parse_outline(data, "x")
        best = min(best, time.process_time() - started)
    assert best < 0.5  # about 0.15 s on an idle machine


@pytest.mark.parametrize(
    "hostile",
    [
        HEAD + "".join(f"titel{number}: x\n" for number in range(60_000)),
        with_entries("chart: C\nkind: bar\nfigures:\n" + "".join(f"  - heat-{n}\n" for n in range(60_000))),
        with_entries(*(f"finding: Same words\nevidence: {{source: s{n}, words: w}}" for n in range(15_000))),
        HEAD + "sources:\n" + "".join(f"  s{n}: {{file: a.txt, title: t}}\n" for n in range(15_000))
        + "sections:\n  - section: S\n    findings:\n"
        + "      - {finding: f, evidence: {source: t, words: w}}\n" * 10_000,
        HEAD + "title: x\n" * 60_000,
        HEAD + "subtitle: '" + "a b " * (Limits().outline_bytes // 4 - 100) + "'\n",
        minimal("subtitle: '" + "a" + " " * 99_000 + "b'\n"),
        minimal("language: '" + "en-" * 30_000 + "'\n"),
        "\x01\n" * 1_000_000,
    ],
    ids=[
        "unknown-keys", "unknown-findings", "same-words", "unknown-sources", "duplicates", "long", "spaces", "tag",
        "bytes",
    ],
)  # fmt: skip
def test_hostile_outlines_take_seconds_not_minutes(hostile: str) -> None:
    started = time.process_time()
    assert len(problems(hostile)) <= Limits().outline_problems + 1
    assert time.process_time() - started < 6.0


KEYS = ["outline", "title", "language", "date", "sections", "section", "findings", "finding", "figure", "value", "rows",
        "sources", "article", "evidence", "words", "chart", "figures", "kind", "table", "columns", "id", "show",
        "picture", "steps", "advice", "contacts", "url", "takeaway", "1", ""]  # fmt: skip
VALUES = st.sampled_from(["1", "", "~", "2025-03-26", "en-GB", "bar", "a", "[a](b:c)", "deck", "*", "6"]) | st.text(
    max_size=6
)
TREES = st.recursive(
    VALUES, lambda t: st.lists(t, max_size=3) | st.dictionaries(st.sampled_from(KEYS), t, max_size=6), max_leaves=25
)


def _yaml(value: object, indent: int = 0) -> str:
    """Block YAML for any tree of lists, mappings and texts."""
    pad = "\n" + " " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key or '?'}: {_yaml(item, indent + 1)}" for key, item in value.items()) or "{}"
    if isinstance(value, list):
        return "".join(f"{pad}- {_yaml(item, indent + 1)}" for item in value) or "[]"
    return str(value)


@given(st.dictionaries(st.sampled_from(KEYS), TREES, max_size=8))
def test_any_tree_of_known_keys_is_an_outline_or_an_error(tree: dict[str, object]) -> None:
    assert all(problem.place is not None for problem in problems(_yaml(tree)))


ENTRIES = st.dictionaries(st.sampled_from(KEYS), TREES, max_size=5)


@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_any_entries_are_an_outline_or_an_error(entries: list[dict[str, object]]) -> None:
    text = HEAD + "sections:\n  - section: S\n    findings:" + _yaml(entries, 6) + "\n"
    assert all(problem.place is not None for problem in problems(text))
