"""Line breaking keeps every character and no line is too wide."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.compose.breaking import TooWide, break_lines, break_paragraph, count_lines, ends_in_one_word, text_width
from builder.compose.hyphenation import parting_in
from builder.compose.metrics import load_fonts
from builder.model.text import Run
from builder.model.theme import FontFamily

FOLDER = Path(__file__).parent.parent / "builder/fonts"
FAMILY = FontFamily(
    "Carlito",
    "Calibri",
    (
        ("regular", str(FOLDER / "Carlito-Regular.ttf")),
        ("bold", str(FOLDER / "Carlito-Bold.ttf")),
        ("italic", str(FOLDER / "Carlito-Italic.ttf")),
        ("bold-italic", str(FOLDER / "Carlito-BoldItalic.ttf")),
    ),
)
FONTS = load_fonts(FAMILY)
RUNS = st.lists(
    st.builds(Run, st.text("abc d-–—é8%.", min_size=1, max_size=30), st.booleans(), st.booleans()),
    min_size=1,
    max_size=5,
)


@given(RUNS, st.floats(40, 400), st.floats(6, 40))
def test_lines_join_to_the_text_and_none_is_too_wide(runs: list[Run], width: float, size: float) -> None:
    try:
        lines = break_lines(runs, FONTS, size, width)
    except TooWide as error:
        assert error.word in "".join(run.text for run in runs)
        return
    assert "".join(fragment.text for line in lines for fragment in line) == "".join(run.text for run in runs)
    for line in lines:
        shown = [Run(f.text, runs[f.run].bold, runs[f.run].italic) for f in line]
        ended = [Run(run.text.rstrip(" ") if run is shown[-1] else run.text, run.bold, run.italic) for run in shown]
        if not shown[-1].text.isspace():
            assert text_width(ended, FONTS, size) <= width + 1e-6


@given(RUNS, st.floats(40, 400), st.floats(6, 40))
@example([Run(" 88")], 40.0, 33.0)
def test_lines_are_counted_as_they_are_broken(runs: list[Run], width: float, size: float) -> None:
    try:
        lines = break_lines(runs, FONTS, size, width)
    except TooWide:
        with pytest.raises(TooWide):
            count_lines(runs, FONTS, size, width)
        return
    assert count_lines(runs, FONTS, size, width) == (len(lines), ends_in_one_word(lines))


@given(st.lists(st.text("abé8%.", min_size=1, max_size=9), min_size=2, max_size=20), st.floats(60, 400), st.booleans())
@example(["8", "888%%%%%"], 60.0, True)
def test_a_text_of_one_run_breaks_as_one_of_several(words: list[str], width: float, bold: bool) -> None:
    parting = parting_in("en-GB")
    whole = [Run(" ".join(words), bold)]
    parts = [Run(words[0], bold), Run(f" {' '.join(words[1:])}", bold)]
    try:
        one = break_lines(whole, FONTS, 12, width, parting=parting)
    except TooWide as error:
        with pytest.raises(TooWide, match=f"^{re.escape(error.word)}$"):
            break_lines(parts, FONTS, 12, width, parting=parting)
        return
    several = break_lines(parts, FONTS, 12, width, parting=parting)
    assert ["".join(f.text for f in line) for line in one] == ["".join(f.text for f in line) for line in several]


def test_lines_break_after_a_hyphen_inside_a_word_but_not_after_a_minus() -> None:
    lines = break_lines([Run("self-harm")], FONTS, 20, text_width([Run("self-h")], FONTS, 20))
    assert [fragment.text for line in lines for fragment in line] == ["self-", "harm"]
    with pytest.raises(TooWide):
        break_lines([Run("-11,111")], FONTS, 20, 30)


def test_a_word_of_two_runs_stays_whole() -> None:
    runs = [Run("a "), Run("bold", bold=True), Run("ness")]
    lines = break_lines(runs, FONTS, 20, text_width([Run("boldness")], FONTS, 20, bold=True))
    assert ["".join(fragment.text for fragment in line) for line in lines] == ["a ", "boldness"]


def test_a_single_last_word_gets_company() -> None:
    runs = [Run("one two three four five six")]
    width = text_width([Run("one two three four five ")], FONTS, 20)
    assert ends_in_one_word(break_lines(runs, FONTS, 20, width))
    assert not ends_in_one_word(break_paragraph(runs, FONTS, 20, width))
