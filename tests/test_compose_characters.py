"""What no page could show is told where the outline has it, and nothing else is."""

from pathlib import Path

import pytest

from builder.cli import main
from builder.compose.breaking import break_lines
from builder.compose.characters import find_missing_glyphs
from builder.compose.deck import draft_slides
from builder.compose.metrics import FontMetrics
from builder.model.text import Run
from builder.model.theme import FACES
from tests.test_compose_breaking import FOLDER, FONTS
from tests.test_compose_deck import AT, citations, finding, outline

OUTLINE = """\
outline: 1
title: TITLE
language: en
date: 2025-03-26
organisation: ORGANISATION
sections:
  - section: SECTION
    takeaway: TAKEAWAY
    findings:
      - finding: STATEMENT
        own: REASON
        points: [POINT]
      - table: TABLE
        own: ours
        columns: [COLUMN, b]
        rows: [[CELL, d]]
      - question: QUESTION
        answer: ANSWER
        reveal: [sheet]
contacts:
  - name: CONTACT
    phone: 0800 1111
    for: SERVED
"""
WORDS = [word for word in OUTLINE.replace("[", " ").replace(",", " ").replace("]", " ").split() if word.isupper()]


def found(text: str) -> list[tuple[str, object]]:
    given = outline(finding("a", text))
    return [(d.code, d.place) for d in find_missing_glyphs(draft_slides(given, citations(given)), FONTS, given)]


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "नमस्ते", "สวัสดี", "ខ្មែរ", "漢字", "ひらがな", "한국어", "ＡＢ"])
def test_scripts_that_can_not_be_set_yet_are_told_even_where_a_font_has_their_letters(text: str) -> None:
    assert set(found(f"Some {text} words")) == {("script-not-yet", AT)}


class Joining(FontMetrics):
    """A shaper of Hebrew that sets a final letter half as wide as the others."""

    scripts = frozenset(("Hebrew",))

    def _measure(self, text: str) -> float:
        return sum(0.5 if letter == "ם" else 1.0 for letter in text)


def test_a_shaper_takes_the_place_of_the_metrics_for_the_scripts_that_it_names() -> None:
    hebrew = {face: Joining((FOLDER / "LiberationSans-Regular.ttf").read_bytes()) for face in FACES}
    given = outline(finding("a", "Some שלום words"), finding("b", "Some مرحبا words"))
    problems = list(find_missing_glyphs(draft_slides(given, citations(given)), hebrew, given))
    assert {problem.message for problem in problems} == {"text in Arabic can’t be set yet: “مرحبا”"}
    lines = break_lines([Run("שלום שלום")], hebrew, 10, 36)
    assert [[(fragment.text, fragment.width) for fragment in line] for line in lines] == [
        [("שלום ", 45.0)], [("שלום", 35.0)]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Żółć, Ångström, ñandú, Đặng, ſ", "Ελλάδα, Ἀθῆναι", "Київ, Србија, Ўзбек", "no\u2011break", "½ € … ≈ ≤"]
)
def test_european_letters_and_signs_are_no_problem(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Done ✓", "soft\u00adhyphen", "🙂"])
def test_a_character_that_the_font_lacks_is_told(text: str) -> None:
    assert set(found(text)) == {("glyph-missing", AT)}


@pytest.mark.parametrize("word", WORDS)
def test_every_text_of_an_outline_is_looked_at(word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE.replace(word, "漢字", 1), encoding="utf-8")
    assert main(["build", "--no-color", "--only", "sheet", "--output", str(tmp_path), str(path)]) == 6
    assert "error[script-not-yet]" in capsys.readouterr().err


def test_accents_written_as_characters_of_their_own_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE.replace("STATEMENT", "cafe\u0301 Andrei\u0306"), encoding="utf-8")
    assert main(["build", "--quiet", "--output", str(tmp_path), str(path)]) == 0
