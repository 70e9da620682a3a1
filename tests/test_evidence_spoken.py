"""A quotation against its source: every letter of the words, the editor's marks, the speaker and the role."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.passages import Passages
from builder.evidence.problem import Problem
from builder.evidence.quotations.spoken import check_quotation
from builder.model.outline import Passage, Quotation
from builder.model.source import Source
from builder.model.text import Place, Text

CASES = Path(__file__).parent / "cases" / "evidence" / "speakers.yaml"
WORDS, SPEAKER, ROLE = Place(1, 1), Place(2, 1), Place(3, 1)
ARTICLE = (
    "Warden Ruth Adler said: “The owls did not come back. We looked for them in every barn. The young ones need "
    "quiet, and the old ones need mice.”\n"
    "“We counted 14 nests,” she said, “but none of them had eggs.” Then she added: “Spring is late.\n"
    "“Spring was never late before. “\n"
)


def check(
    text: str,
    words: str,
    speaker: str,
    role: str | None = None,
    *,
    evidence: tuple[str, ...] = (),
    language: str = "en-GB",
) -> list[Problem]:
    passages = Passages({"a": Source("a", "a.txt", "a.txt", text, "")}, language)
    item = Quotation(
        id=Text("q", WORDS),
        place=WORDS,
        words=Text(words, WORDS),
        speaker=Text(speaker, SPEAKER),
        role=None if role is None else Text(role, ROLE),
        evidence=tuple(Passage(source=Text("a", WORDS), words=Text(e, WORDS)) for e in evidence or (text.strip(),)),
    )
    return list(check_quotation(item, passages.read(item.evidence), passages))


def found_in(problems: list[Problem]) -> list[str]:
    names = {WORDS: "words", SPEAKER: "speaker", ROLE: "role"}
    for problem in problems:
        assert (problem.severity == "warning") is (problem.code == "evidence-undecided")
        assert (problem.code == "quote-missing") is (problem.place == WORDS)
    return ["undecided" if problem.severity == "warning" else names[problem.place] for problem in problems]


SPEAKER_CASES = [
    (block["passage"], case) for block in yaml.safe_load(CASES.read_text(encoding="utf-8")) for case in block["cases"]
]


@pytest.mark.parametrize(("passage", "case"), SPEAKER_CASES, ids=[case["speaker"] for _, case in SPEAKER_CASES])
def test_the_speaker_and_role_are_those_of_the_source(passage: str, case: dict[str, str]) -> None:
    problems = check(passage, case["words"], case["speaker"], case.get("role"))
    assert found_in(problems) == ([case["finds"]] if "finds" in case else []), problems


@pytest.mark.parametrize(
    "words",
    [
        "The young ones need quiet, and the old ones need mice.",
        "“The young ones need quiet, and the old ones need mice.”",
        "The young ones need quiet […] and the old ones need mice.",
        "The young ones need quiet [...] old ones need mice.",
        "We looked […] in every barn. […] the old ones need mice",
        "[T]he old ones need mice",
        "We looked for [the owls] in every barn.",
        "[The warden's team] looked for them in every barn.",
        "The [owls] need quiet",
        "We looked for them in every barn [of the county].",
        "The owls did not come back. […] the old ones need mice.",
        "We counted 14 nests, but none of them had eggs.",
        "We counted 14 nests.",
        "We counted 14 nests but none of them had eggs.",
        "We counted 14 nests … but none of them had eggs.",
        "We counted [14] nests, but none of them had eggs.",
        "We counted 14 nests […] none of them had eggs.",
        "We looked for them in every barn. […] [They] need quiet, and the old ones",
        "Spring is late. Spring was never late before.",
    ],
)
def test_words_with_an_editors_marks_are_found_piece_by_piece(words: str) -> None:
    assert check(ARTICLE, words, "Ruth Adler", "Warden") == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The owls did […] come back.", "negation"),
        ("The owls did [in fact] come back.", "negation"),
        ("The young ones [never] need quiet", "denies"),
        ("The young […] quiet […] need mice.", '"quiet"'),
        ("We counted [15] nests", "number"),
        ("We counted [4] nests", "number"),
        ("We looked for [forty owls] in every barn.", "number"),
        ("the old ones need mice. […] The young ones need quiet", "not found"),
        ("We looked for them in every [old] house.", "not found"),
        ("The young ones need quiet […] and the old ones want mice.", "not found"),
        ("Spring is late … Spring was never late", "not found"),
        ("the young ones need quiet", "not found"),
        ("We counted 14 nests, and none of them had eggs.", "not found"),
        ("We looked [for something that nobody has seen for a year] mice", "not found"),
        ("[…]", "not found"),
        ("[…] […]", "not found"),
    ],
)
def test_marks_that_change_what_was_said_are_reported(words: str, says: str) -> None:
    problems = check(ARTICLE, words, "Ruth Adler")
    assert found_in(problems) == ["words"]
    assert says in problems[0].message


def test_what_was_cut_and_what_comes_closest_are_shown() -> None:
    cut = check(ARTICLE, "The owls did […] come back.", "Ruth Adler")
    assert dict(cut[0].details)["cut"] == '"not"'
    closest = check(ARTICLE, "We counted 15 nests", "Ruth Adler")
    assert "We counted 14 nests" in dict(closest[0].details)["closest"]
    assert 'the source says "14" where the outline says "15"' in closest[0].hints


def test_an_insertion_may_take_a_number_of_the_evidence() -> None:
    assert check("In 2023 we won. Ann Lee said: “We won then.”", "We won [in 2023].", "Ann Lee") == []


def test_brackets_of_the_source_itself_are_words_like_others() -> None:
    assert check("Ann Lee said: “We do [not] like 15 […] farms.”", "We do [not] like 15 […] farms.", "Ann Lee") == []


def test_an_omission_across_too_much_of_the_source_is_not_bridged() -> None:
    text = "Ann Lee said: “We have a plan. " + "It is long and it has many pages. " * 80 + "Nobody will pay more.”"
    assert found_in(check(text, "We have a plan […] Nobody will pay more.", "Ann Lee")) == ["words"]


def test_quotation_marks_within_may_be_single_or_double() -> None:
    text = "Ann Lee said: “He told me ‘go away’ and left.” The bees' hive stayed."
    assert check(text, 'He told me "go away" and left.', "Ann Lee") == []
    assert check(text, "He told me 'go away' and left.", "Ann Lee") == []


def test_a_misattribution_shows_the_naming_words_and_their_line() -> None:
    problem = check(ARTICLE, "The owls did not come back.", "Ove Lund")[0]
    assert dict(problem.details)["speaker"] == '"Warden Ruth Adler"  (a.txt:1)'
    assert dict(problem.details)["line"] == "a.txt:1"
    pronoun = check(ARTICLE, "We counted 14 nests", "Ove Lund")[0]
    assert dict(pronoun.details)["speaker"] == '"she", that is "Warden Ruth Adler"  (a.txt:1)'


def test_the_articles_own_words_are_nobodys_unless_a_line_of_it_names_the_author() -> None:
    prose = "The owls have gone from the valley.\n\nAnn Lee said: “We miss them.”\n"
    problems = check(prose, "The owls have gone from the valley.", "Ann Lee")
    assert found_in(problems) == ["speaker"]
    assert "says these words itself" in problems[0].message
    speech = "Speech by Ann Lee\n\nThe owls have gone from the valley.\n\nI miss them.\n"
    assert found_in(check(speech, "The owls have gone from the valley.", "Ann Lee")) == ["undecided"]


def test_one_passage_that_bears_the_speaker_out_is_enough() -> None:
    text = "“We will win” is on every wall.\n\nCoach Ann Lee said: “We will win.”\n"
    assert check(text, "We will win", "Ann Lee", evidence=tuple(text.strip().split("\n\n"))) == []


def test_a_passage_that_the_source_lacks_leaves_only_the_words_to_check() -> None:
    assert check("Nothing of it.", "We will win", "Ann Lee", evidence=("Ann Lee said: “We will win.”",)) == []
    assert found_in(check("Nothing of it.", "We will lose", "Ann Lee", evidence=("She said: “We will win.”",))) == [
        "words"
    ]


def test_in_other_languages_the_name_has_to_stand_nearby() -> None:
    text = "„Wir haben gewonnen“, sagte Trainerin Jana Vogt.\n" + "Es regnete. " * 400 + "\nUwe Holt schwieg.\n"
    assert check(text, "Wir haben gewonnen", "Jana Vogt", "Kapitänin", language="de-DE") == []
    assert found_in(check(text, "Wir haben gewonnen", "Uwe Holt", language="de-DE")) == ["speaker"]


@pytest.mark.parametrize("words", ["", "  ", "\u00ad"])
def test_a_quotation_without_words_is_reported(words: str) -> None:
    assert found_in(check("Ann Lee said: “We won.”", words, "Ann Lee")) == ["words"]


PROSE = st.lists(
    st.sampled_from(
        [
            *"“”‘’\"',.:;-()[]é\n",
            "said",
            "Ann",
            "Lee",
            "[…]",
            "the agency",
            "he",
            "told",
            "and",
            "who",
            "not",
            "of",
            "14",
            "\n\n",
        ]
    )
).map(" ".join)


@given(PROSE | st.text(), PROSE | st.text(), PROSE | st.text(max_size=20), PROSE | st.none())
def test_no_text_breaks_the_check(text: str, words: str, speaker: str, role: str | None) -> None:
    for problem in check(text, words, speaker, role, evidence=(text,)):
        assert problem.message and problem.code in ("quote-missing", "quote-misattributed", "evidence-undecided")


@given(st.data())
def test_one_changed_letter_or_digit_is_never_found(data: st.DataObject) -> None:
    chosen = data.draw(
        st.sampled_from(["We counted 14 nests", "The owls did not come back.", "quiet, and the old ones"])
    )
    edited = data.draw(st.sampled_from([chosen, chosen.replace(" ", " […] ", 1), f"[They] {chosen}"]))
    at = data.draw(st.sampled_from([i for i, char in enumerate(chosen) if char.isalnum()]))
    other = data.draw(st.sampled_from([char for char in "aeiouxyzAEX0123456789½" if char != chosen[at]]))
    changed = chosen[:at] + other + chosen[at + 1 :]
    problems = check(ARTICLE, edited.replace(chosen, changed) if chosen in edited else changed, "Ruth Adler")
    assert "quote-missing" in [problem.code for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 60_000,
        "‘a " * 60_000,
        "said " * 60_000,
        "Ann Lee " * 40_000,
        '"x," said Ann Lee, ' * 20_000,
        "“we win”\n" * 30_000,
        "Ann, " * 60_000 + "said: “we win”",
        "that is what he said, and " * 20_000 + "“we win”",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_sources_take_little_time(text: str) -> None:
    start = time.process_time()
    check(text, text[150_000:150_040] or "we win", "Ann Lee", "Director")
    check(text, "we […] win [now] we […] win", "Ann Lee", "Director")
    assert time.process_time() - start < 8
