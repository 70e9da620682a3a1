"""Text keeps its preferred size, shrinks to the floor, goes on on further slides, and is refused after that."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.breaking import count_lines, text_width
from builder.compose.fit import fit_flow, fit_one, partition, text_box
from builder.model.document import Paragraph
from builder.model.length import Box, Length
from builder.model.template import Align, Placeholder
from builder.model.text import Run
from tests.test_compose_breaking import FONTS


def placeholder(width: float = 600, height: float = 200, size: float = 24) -> Placeholder:
    box = Box(Length(0), Length(0), Length.from_pt(width), Length.from_pt(height))
    nothing = Length(0)
    return Placeholder("body", "body", 1, "Body", box, size, before_pt=10, insets=(nothing,) * 4, indent_pt=20)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph((Run(text),), "dot") for text in texts]


def test_what_fits_keeps_the_preferred_size() -> None:
    fitted = fit_flow(paragraphs("One point.", "Another."), placeholder(), FONTS, 18)
    assert fitted is not None
    assert (len(fitted.parts), fitted.size_pt) == (1, None)


def test_a_little_too_much_shrinks_and_stays_together() -> None:
    fitted = fit_flow(paragraphs(*["A point."] * 6), placeholder(), FONTS, 18)
    assert fitted is not None
    assert (len(fitted.parts), fitted.size_pt) == (1, 18)


def test_a_long_list_goes_on_evenly_and_loses_nothing() -> None:
    given = paragraphs(*[f"Point {i}." for i in range(13)])
    fitted = fit_flow(given, placeholder(), FONTS, 18)
    assert fitted is not None
    assert [paragraph for part in fitted.parts for paragraph in part] == given
    counts = [len(part) for part in fitted.parts]
    assert max(counts) - min(counts) <= 1


def test_what_fits_nowhere_is_refused() -> None:
    assert fit_flow(paragraphs("word " * 500), placeholder(), FONTS, 18) is None
    assert fit_flow(paragraphs("w" * 500), placeholder(), FONTS, 18) is None
    assert fit_one(paragraphs("word " * 500), placeholder(), FONTS, 18) is None


def test_a_title_gets_a_narrower_box_to_avoid_a_single_last_word() -> None:
    title = [Paragraph((Run("A title that nearly fits on one line"),))]
    place = placeholder(text_width(title[0].runs, FONTS, 24) - 1)
    fitted = fit_one(title, place, FONTS, 18)
    assert fitted is not None and fitted.size_pt is None and fitted.box is not None
    assert fitted.box[:2] == place.box[:2] and fitted.box.width < place.box.width
    width = text_box(replace(place, box=fitted.box))[0]
    assert count_lines(title[0].runs, FONTS, 24, width) == (2, False)


def test_a_link_is_set_smaller_instead_and_keeps_its_box() -> None:
    runs = (Run("A title that nearly fits on one line", link="https://example.org/"),)
    fitted = fit_one([Paragraph(runs)], placeholder(text_width(runs, FONTS, 24) - 1), FONTS, 18)
    assert fitted is not None and fitted.box is None
    assert fitted.size_pt is not None and fitted.size_pt < 24


@pytest.mark.parametrize(("align", "shift"), [("l", 0.0), ("ctr", 0.5), ("r", 1.0)])
def test_a_narrower_box_gives_way_where_lines_end(align: Align, shift: float) -> None:
    title = [Paragraph((Run("A title that nearly fits on one line"),))]
    place = replace(placeholder(text_width(title[0].runs, FONTS, 24) - 1), align=align)
    fitted = fit_one(title, place, FONTS, 18)
    assert fitted is not None and fitted.box is not None
    less = place.box.width - fitted.box.width
    assert abs(fitted.box.x - place.box.x - shift * less) <= 1


def test_a_list_and_a_name_step_down_to_avoid_a_single_last_word() -> None:
    name = [Paragraph((Run("Nearly one line"),))]
    place = placeholder(text_width(name[0].runs, FONTS, 24) - 1)
    for paragraphs in (name, [*name, *name]):
        fitted = fit_one(paragraphs, place, FONTS, 18)
        assert fitted is not None and (fitted.size_pt, fitted.box) == (22, None)


@given(st.lists(st.floats(1, 100), min_size=1, max_size=60), st.floats(100, 300))
def test_a_partition_covers_all_in_order_and_no_part_is_too_high(heights: list[float], room: float) -> None:
    parts = partition(heights, room)
    assert [i for start, end in parts for i in range(start, end)] == list(range(len(heights)))
    assert all(sum(heights[start:end]) <= room * 1.000001 for start, end in parts)


def test_a_line_that_fills_its_box_to_the_last_hair_is_set_smaller() -> None:
    words = [Paragraph((Run("nearly −48%"),))]
    measured = text_width(words[0].runs, FONTS, 24)
    tight, roomy = (fit_one(words, placeholder(measured + spare), FONTS, 18) for spare in (0.2, 0.02 * measured))
    assert tight is not None
    assert tight.size_pt == 22
    assert roomy is not None
    assert roomy.size_pt is None
