"""Lines of pages to one text: order, paragraphs, rows, and what repeats on every page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from builder.reading.pdf_layout import Page, lay_out
from builder.reading.pdf_process import Piece

WORDS = "These are some words of a line"


def piece(
    text: str, top: float, left: float = 50, size: float = 12, *, shown: bool = True, goes_on: bool = False
) -> Piece:
    return Piece(text, left, top - size, left + len(text) * size / 2, top, shown, goes_on)


def column(*texts: str, top: float = 600, left: float = 50) -> list[Piece]:
    return [piece(text, top - 14 * number, left) for number, text in enumerate(texts)]


def text_of(*pages: list[Piece]) -> str:
    return lay_out([Page(800, tuple(pieces)) for pieces in pages])[0]


def test_lines_keep_their_ends_and_hyphens_and_an_empty_line_parts_paragraphs() -> None:
    pieces = [*column("One of the mid-", "dle lines.", "Same paragraph."), *column("Another.", "Its end.", top=540)]
    assert text_of(pieces) == "One of the mid-\ndle lines.\nSame paragraph.\n\nAnother.\nIts end.\n"


def test_another_size_of_letters_parts_a_heading() -> None:
    assert text_of([piece("Heading", 614, size=16), *column("Text", "and more")]) == "Heading\n\nText\nand more\n"


def test_a_column_goes_on_at_the_top_of_the_next() -> None:
    pieces = [*column("left one", "left two"), *column("right one", "right two", left=300)]
    assert text_of(pieces) == "left one\nleft two\nright one\nright two\n"


def test_cells_of_a_row_are_parted_by_a_tab() -> None:
    pieces = []
    for number, (drug, change) in enumerate([("Drug", "Change"), ("heroin", "-11%"), ("cocaine", "+7%")]):
        pieces.append(piece(drug, 600 - 14 * number))
        pieces.append(piece(change, 600 - 14 * number, 320, goes_on=True))
    assert text_of(pieces) == "Drug\tChange\nheroin\t-11%\ncocaine\t+7%\n"


def test_running_heads_feet_and_page_numbers_stay_on_the_first_page_only() -> None:
    pages = [
        [piece("The Daily 2025", 790), piece(f"Page {n} of 3", 30), *column(f"begins {n}", f"ends {n}")]
        for n in (1, 2, 3)
    ]
    expected = "The Daily 2025\n\nPage 1 of 3\n\nbegins 1\nends 1\nbegins 2\nends 2\nbegins 3\nends 3\n"
    assert text_of(*pages) == expected


def test_a_sentence_goes_on_across_pages_with_feet() -> None:
    pages = [[*column("a sentence that"), piece("1", 30)], [*column("goes on."), piece("2", 30)]]
    assert "a sentence that\ngoes on.\n" in text_of(*pages)


def test_lines_that_only_look_like_running_ones_are_kept() -> None:
    other_numbers = [[piece(f"Total {total}", 790), *column("x")] for total in (312, 457, 502)]
    assert [line for line in text_of(*other_numbers).splitlines() if "Total" in line] == [
        "Total 312", "Total 457", "Total 502"
    ]  # fmt: skip
    no_gap = [column("same words", "more", "and more", top=790) for _ in range(3)]
    assert text_of(*no_gap).count("same words") == 3
    in_the_middle = [[piece("same words", 500), *column("x", top=400)] for _ in range(3)]
    assert text_of(*in_the_middle).count("same words") == 3


def test_hidden_lines_are_left_out_unless_a_page_has_hardly_any_others() -> None:
    hidden = piece("hidden words that are many", 500, shown=False)
    assert text_of([*column("These are shown", "and these, too"), hidden]) == "These are shown\nand these, too\n"
    assert text_of([hidden, piece("a stamp", 100)]) == "hidden words that are many\n\na stamp\n"


def test_ligatures_are_letters_and_controls_nothing() -> None:
    assert text_of(column("of\ufb01ce \ufb02at\x02 \ufffe e\ufb03cient")) == "office flat efficient\n"


def test_a_number_of_any_length_is_no_page_number() -> None:
    pages = [[piece("1" * 5000, 790), *column(f"text {number}")] for number in range(2)]
    assert text_of(*pages).count("text") == 2


def test_pages_start_where_their_text_does() -> None:
    pages = [Page(800, tuple(pieces)) for pieces in (column("one"), [], column("three"))]
    assert lay_out(pages) == ("one\nthree\n", (0, 4, 4))
    assert lay_out([]) == ("", ())


PIECES = st.builds(
    Piece,
    st.text(max_size=12),
    *[st.floats()] * 4,
    st.booleans(),
    st.booleans(),
)


@given(st.lists(st.lists(PIECES, max_size=8), max_size=4))
def test_no_word_is_lost_but_repeated_ones(pages: list[list[Piece]]) -> None:
    shown = [[piece._replace(shown=True) for piece in pieces] for pieces in pages]
    text, starts = lay_out([Page(800, tuple(pieces)) for pieces in shown])
    assert len(starts) == len(pages) and list(starts) == sorted(starts)
    words = {word for pieces in shown for piece in pieces for word in re.findall(r"[a-zA-Z]{2,}", piece.text)}
    assert [word for word in words if word not in text] == []
