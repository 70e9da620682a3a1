"""Results as text: the form that editors and people read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.model.diagnostic import Diagnostic
from builder.model.text import Place
from builder.pipeline import Result
from builder.reports.text import counts_text, diagnostic_text, in_order, plain, unchecked_text, verdicts_text
from tests.results import result_of, source_of

MISSING = Diagnostic(
    "error",
    "quote-missing",
    "quotation not found in heat.txt",
    "sources/heat/outline.yaml",
    Place(14, 16),
    (("quoted", '"a rise of 3.1 degrees"'), ("closest", '"a rise of 3.0 degrees"  (heat.txt:88)')),
    ("copy the words from the article, or correct the figure",),
)


def test_details_are_aligned_and_hints_stand_last() -> None:
    assert diagnostic_text(MISSING, colour=False) == (
        "sources/heat/outline.yaml:14:16: error[quote-missing]: quotation not found in heat.txt\n"
        '  quoted : "a rise of 3.1 degrees"\n'
        '  closest: "a rise of 3.0 degrees"  (heat.txt:88)\n'
        "  hint: copy the words from the article, or correct the figure"
    )


def test_the_outlines_own_line_is_shown_with_the_words_pointed_at() -> None:
    shown = diagnostic_text(
        MISSING, colour=False, pointed=("    quotation: a rise of 3.1 degrees   # of the year", MISSING.place, 0)
    )
    assert shown.splitlines()[1:3] == [
        "  14 |     quotation: a rise of 3.1 degrees   # of the year",
        "     |                ^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_what_is_said_of_a_whole_file_has_no_place() -> None:
    diagnostic = Diagnostic("warning", "contrast", "hard to read", "theme.yaml")
    assert diagnostic_text(diagnostic, colour=False) == "theme.yaml: warning[contrast]: hard to read"


def test_colour_changes_nothing_but_the_colours() -> None:
    line = "    quotation: a rise of 3.1 degrees"
    coloured = diagnostic_text(MISSING, colour=True, pointed=(line, MISSING.place, 0))
    for code in ("\x1b[1;31m", "\x1b[36m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == diagnostic_text(MISSING, colour=False, pointed=(line, MISSING.place, 0))


def test_diagnostics_are_sorted_by_file_then_place() -> None:
    places = [("b", None), ("a", Place(10, 1)), ("a", Place(2, 9)), ("a", Place(2, 1)), ("a", None)]
    shown = in_order(Diagnostic("error", "tag", "", file, place) for file, place in places)
    assert [(d.file, d.place) for d in shown] == [places[4], places[3], places[2], places[1], places[0]]


def test_counts_name_what_there_is() -> None:
    warning = Diagnostic("warning", "contrast", "", "")
    assert counts_text([MISSING, MISSING, warning]) == "2 errors, 1 warning"
    assert counts_text([MISSING]) == "1 error"
    assert counts_text([]) == ""


def test_a_result_is_told_in_one_line() -> None:
    result = result_of(source_of("Hot days. Dry days."), [(0, 9), (10, 19)])
    assert verdicts_text(result) == "sources/heat/outline.yaml: 2 supported"
    assert verdicts_text(Result("a.yaml")) == "a.yaml: no findings"


def test_what_was_not_checked_is_told_with_the_language() -> None:
    source = source_of("Heiße Tage.")
    assert unchecked_text(result_of(source, [(0, 11)])) == ""
    german = result_of(source, [(0, 11)], language="de", unchecked=("subject", "direction"))
    assert unchecked_text(german) == "not checked in de: subject, direction"


@given(st.text())
def test_no_text_reaches_a_second_line_or_steers_the_terminal(text: str) -> None:
    shown = plain(text)
    assert not any(ord(character) < 32 or ord(character) in range(0x7F, 0xA0) for character in shown)
    assert not {"\u2028", "\u2029", "\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067"} & set(shown)
    shown.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S"])))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert plain(text) == text
