"""Characters to paragraphs, lines and cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.reading.paragraphs import Paragraphs


def test_white_space_lines_cells_and_paragraphs() -> None:
    text = Paragraphs()
    for piece in ("  One ", "\n two", " \u00a0"):
        text.add(piece)
    text.break_line()
    text.add("three")
    text.break_line()
    text.break_line()
    for cell in ("a", "", "b ", ""):
        text.add(cell)
        text.end_cell()
    text.end_line()
    text.add_paragraphs(["done\nalready"])
    assert text.text() == "One two \u00a0\nthree\n\na\t\tb\n\ndone\nalready\n"


def test_before_gives_the_end_of_the_current_line() -> None:
    text = Paragraphs()
    assert text.before() == ""
    text.add("one")
    text.end_line()
    text.add("10 k")
    text.add("m")
    assert text.before() == "10 km"


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from([1, 2, 3, 4]))))
def test_no_line_is_empty_but_single_ones_between_paragraphs(steps: list[str | int]) -> None:
    text = Paragraphs()
    ends = {1: text.end_line, 2: text.break_line, 3: text.end_paragraph, 4: text.end_cell}
    for step in steps:
        if isinstance(step, str):
            text.add(step)
        else:
            ends[step]()
    result = text.text()
    assert "\n\n\n" not in result and not result.startswith("\n")
    assert result == "" or (result.endswith("\n") and not result.endswith("\n\n"))
