"""A source that changed: what became of every passage confirmed in it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.evidence import verify_outline
from builder.evidence.changes.changes import Changes, check_changes
from builder.evidence.changes.lock import Lock, make_lock
from builder.model.outline import Finding, Outline, Passage, Section, SourceReference
from builder.model.source import Match, Source, SourceKind, Span, Verdict
from builder.model.text import Place, Prose, Text

PLACE = Place(1, 1)
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "evidence" / "changes.yaml").read_text(encoding="utf-8")
)


def source(text: str, id: str = "article", kind: SourceKind = "text", pages: tuple[int, ...] = ()) -> Source:
    return Source(
        id, f"{id}.txt", f"{id}.txt", text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), kind, pages
    )


def outline(cited: Mapping[str, str | list[str]], language: str = "en-GB", *sources: str) -> Outline:
    """One finding per id; a passage's line in the outline is its number, from 1."""
    items = []
    line = 0
    for id, words in cited.items():
        passages = []
        for passage in [words] if isinstance(words, str) else words:
            line += 1
            passages.append(Passage(source=Text("article", Place(line, 1)), words=Text(passage, Place(line, 9))))
        place = Place(line, 1)
        items.append(Finding(id=Text(id, place), place=place, statement=Prose("S", place), evidence=tuple(passages)))
    place = Place(100, 5)
    return Outline(
        path="outline.yaml",
        digest="",
        title=Text("T", place),
        language=Text(language, place),
        date=dt.date(2025, 3, 26),
        sources=tuple(
            SourceReference(id=Text(id, place), file=Text(f"{id}.txt", place), title=Text(id, place))
            for id in sources or ("article",)
        ),
        sections=(Section(title=Text("S", place), place=place, items=tuple(items)),),
    )


def confirmed(of: Outline, *sources: Source) -> Lock:
    by_id = {source.id: source for source in sources}
    return make_lock(of, by_id, verify_outline(of, by_id).verdicts)


def changes(cited: Mapping[str, str | list[str]], old: Source, new: Source, language: str = "en-GB") -> Changes:
    of = outline(cited, language)
    return check_changes(of, {"article": new}, confirmed(of, old))


def kinds(found: Changes) -> dict[str, str]:
    return {change.item or "elsewhere": change.kind for change in found.changes}


def edited(text: str, edits: list[list[str]]) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def cases() -> Iterator[Any]:
    for article in CASES:
        for number, change in enumerate(article["changes"], 1):
            name = article["article"].split("\n")[0].split()[1].lower()
            yield pytest.param(article, change, id=f"{name}-{number}")


@pytest.mark.parametrize(("article", "change"), list(cases()))
def test_what_became_of_every_passage(article: dict[str, Any], change: dict[str, Any]) -> None:
    old = article["article"]
    found = changes(
        article["cited"], source(old), source(edited(old, change["edits"])), article.get("language", "en-GB")
    )
    assert kinds(found) == change["expect"], [d.message for d in found.diagnostics]
    for figure in change.get("figures", ()):
        assert any(figure in diagnostic.message for diagnostic in found.diagnostics), found.diagnostics


# --- what is said ----------------------------------------------------------------------------------------------------

OLD = (
    "Drug use in waste water\n"
    "Heroin use dropped 11% in 2023.\n"
    "Cocaine use was up 7% and ketamine consumption rose 85%.\n"
    "More than 2,000 adults needed medical help.\n"
)
CITED = {
    "heroin": "Heroin use dropped 11% in 2023.",
    "ketamine": "Cocaine use was up 7% and ketamine consumption rose 85%.",
    "adults": "More than 2,000 adults needed medical help.",
}


def after(*edits: list[str], cited: Mapping[str, str | list[str]] = CITED) -> Changes:
    return changes(cited, source(OLD), source(edited(OLD, list(edits))))


def test_a_changed_figure_is_named_with_both_texts_and_their_lines() -> None:
    (diagnostic,) = after(["rose 85%", "rose 58%"]).diagnostics
    assert (diagnostic.severity, diagnostic.code, diagnostic.file) == ("error", "source-changed", "outline.yaml")
    assert diagnostic.place == Place(2, 9)
    assert diagnostic.message == "article.txt has changed: another figure, 85% → 58%"
    assert dict(diagnostic.details) == {
        "confirmed": '"Cocaine use was up 7% and ketamine consumption rose 85%."  (then on line 3)',
        "now": '"Cocaine use was up 7% and ketamine consumption rose 58%."  (article.txt:3)',
    }
    assert any("--accept-source" in hint for hint in diagnostic.hints)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("was up 7%", "went up 7%", "other words, “was” → “went”"),
        ("was up 7%", "was up, again, 7%", "words added, “again”"),
        ("More than 2,000", "2,000", "words left out, “More than”"),
        ("Heroin use", "heroin use", "other punctuation or capital letters"),
    ],
)
def test_changed_words_are_named(old: str, new: str, said: str) -> None:
    (diagnostic,) = after([old, new]).diagnostics
    assert diagnostic.message == f"article.txt has changed: {said}"


def test_a_passage_that_only_moved_is_a_warning_with_both_lines() -> None:
    new = source("Cocaine use was up.\n" + OLD)
    (diagnostic,) = changes({"heroin": CITED["heroin"]}, source(OLD), new).diagnostics
    assert diagnostic.severity == "warning"
    assert diagnostic.message == "article.txt has changed: the passage only moved, from line 2 to line 3"
    assert diagnostic.details == (("passage", f'"{CITED["heroin"]}"  (article.txt:3)'),)


def test_pages_are_named_where_there_are_pages() -> None:
    old, new = source(OLD, pages=(0, 60)), source(OLD + "End.", pages=(0, 30))
    (diagnostic,) = changes({"ketamine": CITED["ketamine"]}, old, new).diagnostics or (None,)
    assert diagnostic is not None and diagnostic.place == Place(100, 5)  # the same words before it: it did not move
    new = source("A new first line.\n" + OLD, pages=(0, 40))
    (diagnostic,) = changes({"ketamine": CITED["ketamine"]}, old, new).diagnostics
    assert diagnostic.message.endswith("from page 1, line 3 to page 2, line 4")


def test_a_change_that_touches_no_passage_is_one_warning_at_the_sources_file() -> None:
    (diagnostic,) = after(["waste water", "wastewater"]).diagnostics
    assert (diagnostic.severity, diagnostic.place) == ("warning", Place(100, 5))
    assert diagnostic.message == "article.txt has changed, but no passage cited from it is touched"


def test_errors_explain_their_passages_and_warnings_none() -> None:
    found = after(["rose 85%", "rose 58%"], ["More than 2,000 adults", "New line\nMore than 2,000 adults"])
    assert kinds(found) == {"ketamine": "figure", "adults": "moved"}
    assert found.explained == {("article", CITED["ketamine"])}


def test_a_long_text_is_shown_around_its_difference() -> None:
    words = (
        "Of all the people who were asked, " + "many of whom had never been asked before, " * 8 + "85% agreed at once."
    )
    (diagnostic,) = changes({"long": words}, source(words), source(words.replace("85%", "58%"))).diagnostics
    for label, text in diagnostic.details:
        assert len(text) < 250
        assert {"confirmed": "85%", "now": "58%"}[label] in text
        assert text.startswith('"… ')


def test_words_in_a_second_place_of_several_stay_where_they_were_confirmed() -> None:
    line = "Heroin use dropped 11% in 2023.\n"
    old, new = "A heading\n\n" + line, line + "B heading\n" + line
    assert kinds(changes({"heroin": line.strip()}, source(old), source(new))) == {"elsewhere": "elsewhere"}


def test_an_entry_added_since_is_no_change_and_neither_is_a_new_source() -> None:
    lock = confirmed(outline(CITED), source(OLD))
    new = source(OLD.replace("waste water", "wastewater"))
    of = outline({"heroin": CITED["heroin"], "new": "Not there at all"}, "en-GB", "article", "other")
    found = check_changes(of, {"article": new, "other": source("Other", "other")}, lock)
    assert kinds(found) == {"elsewhere": "elsewhere"}
    assert found.diagnostics[0].message.endswith("no passage confirmed in it is touched; the outline cites others too")
    assert check_changes(outline(CITED), {"article": source(OLD)}, Lock()).changes == ()


# --- words beside a passage ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "severity", "said"),
    [
        (["Cocaine use", "It is not true that cocaine use"], "error", "words added, “It is not true that”"),
        (["rose 85%.", "rose 85%, a claim the agency denied."], "error", "words added, “a claim the agency denied”"),
        (["was up 7%", "was up 8%"], "warning", "other words, “7%” → “8%”"),
        (["Cocaine use was up 7% and", "And"], "warning", "words left out, “Cocaine use was up 7%”"),
    ],
)
def test_words_changed_beside_a_passage_in_its_sentence_are_told(edit: list[str], severity: str, said: str) -> None:
    found = after(edit, cited={"ketamine": "ketamine consumption rose 85%"})
    assert kinds(found) == {"ketamine": "beside"}
    (diagnostic,) = found.diagnostics
    assert diagnostic.severity == severity
    assert diagnostic.message == f"article.txt has changed beside the passage, in its own sentence: {said}"
    assert [label for label, _ in diagnostic.details] == ["confirmed", "now"]
    assert "Cocaine use was up 7% and ketamine consumption rose 85%." in diagnostic.details[0][1]


@pytest.mark.parametrize(
    "edit",
    [
        ["in 2023.\n", "in 2023. "],
        ["rose 85%.\n", "rose 85%. Nobody denied it.\n"],
        ["Cocaine", "Not so fast. Cocaine"],
        ["ketamine consumption", "ketamine\nconsumption"],
        ["rose 85%.", "rose 85%!"],
    ],
)
def test_what_is_no_word_of_the_passages_sentence_is_not_beside_it(edit: list[str]) -> None:
    assert "beside" not in kinds(after(edit, cited={"ketamine": "ketamine consumption rose 85%"})).values()


def test_what_changed_in_another_passage_of_the_sentence_is_told_there() -> None:
    cited = {"cocaine": "Cocaine use was up 7%", "ketamine": "ketamine consumption rose 85%"}
    assert kinds(after(["up 7%", "up 8%"], cited=cited)) == {"cocaine": "figure"}
    assert kinds(after(["was up 7%", "was not up 7%"], cited=cited)) == {"cocaine": "words", "ketamine": "beside"}


@pytest.mark.parametrize("knows_words", [True, False])
@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (["medical help.", "medical help, the agency wrongly said."], "the agency wrongly said"),
        (["More than 2,000", "It is false that more than 2,000"], "It is false that"),
    ],
)
def test_words_put_before_or_behind_a_whole_sentence_are_added_words(
    edit: list[str], said: str, knows_words: bool
) -> None:
    lock = confirmed(outline(CITED), source(OLD))
    found = check_changes(
        outline(CITED), {"article": source(edited(OLD, [edit]))}, lock if knows_words else first(lock)
    )
    assert kinds(found) == {"adults": "words"}
    assert found.diagnostics[0].message == f"article.txt has changed: words added, “{said}”"


def first(lock: Lock) -> Lock:
    """The lock as its first version had it: for one outline, without words."""
    return Lock(
        tuple(
            replace(source, outline="", passages=tuple(p._replace(text=None, beside=None) for p in source.passages))
            for source in lock.sources
        )
    )


def test_of_words_that_stand_twice_the_sentence_confirmed_is_followed() -> None:
    old = "In Leeds, thefts rose 5%.\nIn York, thefts rose 5%.\n"
    cited = {"york": "thefts rose 5%"}
    lock = make_lock(
        outline(cited), {"article": source(old)}, [Verdict("york", "supported", (Match("article", Span(35, 49), 2),))]
    )
    new = "In York, thefts rose 5%.\n\nIn Leeds, thefts rose 5%.\n"
    assert kinds(check_changes(outline(cited), {"article": source(new)}, lock)) == {"york": "moved"}


# --- outline and source edited together ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "now", "kind", "said"),
    [
        (["rose 85%", "rose 58%"], "ketamine consumption rose 58%", "figure", "another figure, 85% → 58%"),
        (
            ["consumption rose", "intake rose"],
            "ketamine intake rose 85%",
            "words",
            "other words, “consumption” → “intake”",
        ),
        (["ketamine consumption rose 85%", "so was tea"], "so was tea", "gone", "the passage confirmed is gone"),
    ],
)
def test_a_passage_edited_together_with_its_source_is_told_as_a_warning(
    edit: list[str], now: str, kind: str, said: str
) -> None:
    cited = {"ketamine": "ketamine consumption rose 85%"}
    lock, new = confirmed(outline(cited), source(OLD)), source(edited(OLD, [edit]))
    found = check_changes(outline({"ketamine": now}), {"article": new}, lock)
    assert kinds(found) == {"ketamine": kind}
    (diagnostic,) = found.diagnostics
    assert (diagnostic.severity, diagnostic.place) == ("warning", Place(1, 9))
    assert diagnostic.message.startswith(f"article.txt and the evidence have both changed: {said}")
    assert "ketamine consumption rose 85%" in diagnostic.details[0][1]
    (known,) = check_changes(outline({"ketamine": now}), {"article": new}, first(lock)).diagnostics
    assert known.message == "article.txt and the evidence have both changed: other words were confirmed, on line 3"


def test_citing_other_words_of_what_still_stands_is_no_change() -> None:
    lock, new = confirmed(outline(CITED), source(OLD)), source(OLD.replace("waste water", "wastewater"))
    shorter = {**CITED, "ketamine": "ketamine consumption rose 85%"}
    assert kinds(check_changes(outline(shorter), {"article": new}, lock)) == {"elsewhere": "elsewhere"}


# --- ids -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [OLD, OLD.replace("85%", "58%")])
def test_a_source_under_another_id_is_said_to_be_so_and_is_still_confirmed(text: str) -> None:
    lock = confirmed(outline(CITED), source(OLD))
    of = outline(CITED, "en-GB", "report")
    passages = [tuple(replace(p, source=Text("report", PLACE)) for p in item.evidence) for item in of.items()]
    items = tuple(replace(item, evidence=p) for item, p in zip(of.items(), passages, strict=True))
    of = replace(of, sections=(replace(of.sections[0], items=items),))
    new = replace(source(text), id="report")
    found = check_changes(of, {"report": new}, lock)
    told = [(change.kind, change.item) for change in found.changes]
    assert told == [("renamed", None), *([] if text == OLD else [("figure", "ketamine")])]
    assert found.diagnostics[0].severity == "warning"
    assert found.diagnostics[0].message == "the source report was confirmed under the id article"
    new = replace(new, name="report.txt", digest="0" * 64)  # the file, too, has another name: the passages tell
    assert next((change.kind, change.item) for change in check_changes(of, {"report": new}, lock).changes) == told[0]
    other = outline({"other": "Words of another source"}, "en-GB", "other")
    assert check_changes(other, {"other": replace(source("Words", "other"), digest="0" * 64)}, lock).changes == ()


def test_a_source_taken_out_of_the_outline_is_no_change() -> None:
    of = outline(CITED)
    lock = confirmed(outline(CITED, "en-GB", "article", "other"), source(OLD), source("Other", "other"))
    assert check_changes(of, {"article": source(OLD)}, lock).changes == ()


def test_an_entry_under_another_id_is_still_confirmed() -> None:
    lock = confirmed(outline(CITED), source(OLD))
    new = source(OLD.replace("85%", "58%"))
    assert kinds(check_changes(outline({"renamed": CITED["ketamine"]}), {"article": new}, lock)) == {
        "renamed": "figure"
    }


def test_markdown_is_compared_without_its_markup() -> None:
    old, new = source(OLD, kind="markdown"), source(OLD.replace("85%", "**85%**"), kind="markdown")
    assert kinds(changes(CITED, old, new)) == {"elsewhere": "elsewhere"}


def test_a_sentence_that_another_passage_still_has_is_no_counterpart() -> None:
    old = "Thefts from shops rose by 23% in the year.\nThefts from cars rose by 7% in the year.\n"
    cited = {"shops": "Thefts from shops rose by 23% in the year.", "cars": "Thefts from cars rose by 7% in the year."}
    new = "Thefts from cars rose by 7% in the year.\n"
    assert kinds(changes(cited, source(old), source(new))) == {"shops": "gone", "cars": "moved"}


def test_a_long_passage_is_compared_in_parts() -> None:
    sentences = [
        f"In district {n} the number of visitors rose from {n}00 to {n}50 over the winter." for n in range(1, 60)
    ]
    words = " ".join(sentences)
    new = words.replace("4150", "4151")
    (diagnostic,) = changes({"long": words}, source("Head\n" + words), source("Head\n" + new)).diagnostics
    assert diagnostic.message == "article.txt has changed: another figure, 4150 → 4151"


# --- properties ------------------------------------------------------------------------------------------------------

NOUNS = ["people", "visits", "harbour", "winter", "police", "report", "schools", "Leeds", "York"]
WORDS = st.sampled_from([*NOUNS, "said", "rose", "fell", "of", "the", "in", "by", "and"])
NUMBER = st.integers(2, 9999).map(str) | st.integers(1, 99).map("{}%".format) | st.integers(2, 99).map("£{}m".format)
SENTENCES = st.lists(
    st.tuples(st.lists(WORDS, min_size=4, max_size=12), NUMBER, st.integers(0, 12)), min_size=3, max_size=8
)


def written(sentences: list[tuple[list[str], str, int]]) -> list[str]:
    """Sentences, each with a word of its own, so that none stands twice."""
    lines = []
    for index, (words, number, place) in enumerate(sentences):
        place = min(place, len(words))
        own = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"][index]
        lines.append(" ".join(["Of", own, *words[:place], number, *words[place:]]) + ".")
    return lines


@given(SENTENCES, st.data())
def test_one_changed_digit_is_a_changed_figure_for_exactly_the_findings_that_cite_it(
    sentences: list[tuple[list[str], str, int]], data: st.DataObject
) -> None:
    lines = written(sentences)
    cited: dict[str, str | list[str]] = {f"f{index}": line for index, line in enumerate(lines)}
    cited["twice"] = [lines[0], lines[-1]]
    changed = data.draw(st.integers(0, len(lines) - 1))
    line = lines[changed]
    at = data.draw(st.sampled_from([index for index, char in enumerate(line) if char.isdigit()]))
    digit = data.draw(st.sampled_from("123456789").filter(lambda digit: digit != line[at]))
    new = [*lines[:changed], line[:at] + digit + line[at + 1 :], *lines[changed + 1 :]]
    found = changes(cited, source("\n".join(lines)), source("\n".join(new)))
    expected = {f"f{changed}": "figure"} | ({"twice": "figure"} if changed in (0, len(lines) - 1) else {})
    assert kinds(found) == expected, found.diagnostics


@given(SENTENCES, st.data())
def test_a_moved_paragraph_only_moves(sentences: list[tuple[list[str], str, int]], data: st.DataObject) -> None:
    lines = written(sentences)
    order = data.draw(st.permutations(lines))
    assume(order != lines)
    found = changes(
        {f"f{n}": line for n, line in enumerate(lines)}, source("\n\n".join(lines)), source("\n\n".join(order))
    )
    moved = {f"f{n}": "moved" for n, line in enumerate(lines) if order.index(line) != n}
    assert kinds(found).items() <= moved.items()
    assert found.changes and found.explained == frozenset()


@given(st.text(max_size=300), st.lists(st.text(min_size=1, max_size=60), max_size=4), st.sampled_from(["en", "de"]))
def test_an_unchanged_source_is_reported_for_nothing(text: str, words: list[str], language: str) -> None:
    cited = {f"f{number}": passage for number, passage in enumerate(words)}
    of = outline(cited, language)
    article = source(text + "".join(words))
    assert check_changes(of, {"article": article}, confirmed(of, article)).changes == ()


@given(st.text(max_size=200), st.text(max_size=200), st.lists(st.text(min_size=1, max_size=60), max_size=4))
def test_no_change_ends_in_a_traceback(old: str, new: str, words: list[str]) -> None:
    before, after = source(old + " ".join(words)), source(new)
    found = changes({f"f{number}": passage for number, passage in enumerate(words)}, before, after)
    assert all(diagnostic.code == "source-changed" for diagnostic in found.diagnostics)
    assert found == changes({f"f{number}": passage for number, passage in enumerate(words)}, before, after)


@pytest.mark.parametrize("text", ["5 ", "a ", "the use of it rose 85% in 2023. ", ". ", "5.", "汉"])
def test_a_source_that_repeats_itself_takes_no_quadratic_time(text: str) -> None:
    words = text * (40_000 // len(text))
    article = source(words * 10)
    of = outline({f"f{n}": words[: 20_000 + n] + "x 6" for n in range(3)})
    verdicts = [Verdict(f"f{n}", "supported", (Match("article", Span(0, 10), 1),)) for n in range(3)]
    lock = make_lock(of, {"article": article}, verdicts)
    start = time.process_time()
    found = check_changes(of, {"article": source(words * 9)}, lock)
    assert len(found.changes) == 3
    assert time.process_time() - start < 12
