"""The line that a diagnostic points at, and the marks below it."""

from __future__ import annotations

import os
import time
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place
from builder.reports.excerpt import COLUMNS, OutlineLines, excerpt, point_at
from tests.results import result_of, source_of


def marked(line: str, column: int) -> str:
    """The characters above the marks."""
    shown, marks = excerpt(line, Place(1, column))
    return "".join(above for above, mark in zip(shown, marks, strict=False) if mark == "^")


def columns(text: str) -> int:
    """Columns of a text, for characters that have one or two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("value: 5", 8, "5"),
        ("value: 5   # of the article", 8, "5"),
        ("speaker: James Babbage", 10, "James Babbage"),
        ("subtitel: What changed", 1, "subtitel"),
        ("time: 12:30", 7, "12:30"),
        ("title: R#D in C#", 8, "R#D in C#"),
        ('words: "She said: \\"no\\", twice" # so', 8, '"She said: \\"no\\", twice"'),
        ("words: 'It''s, well: hot'", 8, "'It''s, well: hot'"),
        ('words: "goes on', 8, '"goes on'),
        ("figure: {subject: hot days, value: 31}", 19, "hot days"),
        ("figure: {subject: hot days, value: 31}", 36, "31"),
        ("figures: [heat, cold]", 17, "cold"),
        ("notes: >-", 8, ">-"),
        ("points: [", 9, "["),
        ("a: 5:", 4, "5"),
    ],
)
def test_the_value_or_key_at_the_place_is_marked(line: str, column: int, words: str) -> None:
    assert marked(line, column) == words


def test_marks_stand_below_wide_characters_and_behind_tabs() -> None:
    shown, marks = excerpt("標題: 熱い\tx", Place(3, 5))
    assert shown == "  3 | 標題: 熱い x"
    assert marks == "    |       ^^^^^^"


def test_combining_characters_take_no_column() -> None:
    assert excerpt("te\u0301l: x", Place(1, 7))[1] == "    |      ^"


def test_control_characters_are_shown_as_codes() -> None:
    shown, marks = excerpt("a\x1b: value", Place(1, 5))
    assert shown == "  1 | a\\x1b: value"
    assert marks == "    |        ^^^^^"


def test_a_place_behind_the_line_or_between_words_has_no_excerpt() -> None:
    assert excerpt("title:", Place(1, 7)) == ("", "")
    assert excerpt("title:  x", Place(1, 7)) == ("", "")
    assert excerpt("", Place(1, 1)) == ("", "")


@given(
    st.text(st.sampled_from("ab :#,{}[]\"'\\\t熱\u0301\U0001f600\x07"), min_size=1, max_size=400),
    st.integers(1, 400),
    st.integers(1, 200_000),
)
def test_an_excerpt_has_at_most_a_hundred_columns_and_marks_what_is_there(line: str, column: int, number: int) -> None:
    shown, marks = excerpt(line, Place(number, column))
    assert columns(shown.replace("\u0301", "")) <= COLUMNS
    assert len(marks) <= COLUMNS
    if line[column - 1 : column].strip():
        assert marks.endswith("^")
        assert "\n" not in shown + marks


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "words: " + "before " * 30_000 + "HERE " + "after " * 30_000
    start = line.index("HERE")
    shown, marks = excerpt(line, Place(7, start + 1))
    assert shown.startswith("  7 | …") and shown.endswith("…")
    assert shown[marks.index("^")] == "H"


def test_many_diagnostics_on_one_long_line_take_no_time_for_its_length() -> None:
    line = "x" * 100_000
    begun = time.process_time()
    for column in range(1, 100_000, 50):
        excerpt(line, Place(1, column))
    assert time.process_time() - begun < 5


def test_lines_are_counted_as_the_loader_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes("\ufeffone\r\ntwo\rthree\n\u2028four".encode())
    lines = OutlineLines(result_of(source_of("x"), []))
    assert [lines.find(str(path), number) for number in (0, 1, 2, 3, 4, 5)] == [
        None,
        "one",
        "two",
        "three",
        "\u2028four",
        None,
    ]


def test_a_file_that_has_changed_since_is_not_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    monkeypatch.chdir(tmp_path)
    result = result_of(source_of("x"), [])
    path = tmp_path / result.path
    path.parent.mkdir(parents=True)
    path.write_text("outline: 1\n")
    assert result.outline is not None
    same = replace(result, outline=replace(result.outline, digest=sha256(b"outline: 1\n").hexdigest()))
    assert OutlineLines(same).find(result.path, 1) == "outline: 1"
    path.write_text("outline: 2\n")
    assert OutlineLines(same).find(result.path, 1) is None


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    lines = OutlineLines(result_of(source_of("x"), []))
    assert lines.find(str(tmp_path / "pipe"), 1) is None
    assert lines.find(str(tmp_path / "nothing"), 1) is None


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("- finding: 111 of 11 fell 11%\n  id: x", "11", (1, 19)),
        ("- finding: >-\n    It fell\n    11%.\n  id: x", "11%", (3, 5)),
        ("- finding: It fell\n  figure: 11\n", "11", (1, 12)),
        ("- finding: It fell\n- finding: 11\n", "11", (1, 12)),
        ("- finding: It **fell 11**%\n", "", (1, 12)),
    ],
)
def test_only_the_words_meant_are_pointed_at_wherever_the_value_has_them(
    tmp_path: Path, text: str, words: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(text)
    lines = OutlineLines(result_of(source_of("x"), []))
    pointed = point_at(Diagnostic("error", "c", "m", str(path), Place(1, 12), words=words), lines)
    assert pointed is not None
    line, at, length = pointed
    assert at == place
    assert length == 0 or line[at.column - 1 :][:length] == words


def test_a_diagnostic_of_a_whole_file_points_at_nothing() -> None:
    lines = OutlineLines(result_of(source_of("x"), []))
    assert point_at(Diagnostic("error", "c", "m", "a.yaml"), lines) is None
    assert point_at(Diagnostic("error", "c", "m", "not-there.yaml", Place(1, 1), words="x"), lines) is None
