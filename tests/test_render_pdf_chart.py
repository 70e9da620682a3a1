from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.diagnostic import RenderError
from builder.model.document import ChartData, Drawing, Line, Panel, Rule
from builder.render.pdf.chart import SMALLEST, Part, chart_texts, draw_chart
from tests.test_render_pdf_sample import PRINTABLE, THEME, all_fonts, drug_chart

WORD = st.text(st.sampled_from("abcdefghijklmnop%éW"), min_size=1, max_size=12)
CATEGORY = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
FIGURE = st.text(st.sampled_from("0123456789.%+−£"), min_size=1, max_size=8)
POINT = st.tuples(CATEGORY, st.decimals(-1_000, 1_000, places=1), FIGURE)


def draw(chart: ChartData, width: float = 240, height: float = 150) -> tuple[Part, ...]:
    return draw_chart(Drawing(1, 50, 100, width, height, chart), THEME, all_fonts())


def bars(parts: tuple[Part, ...]) -> list[Panel]:
    return [part for part in parts if isinstance(part, Panel)]


def lines(parts: tuple[Part, ...]) -> list[Line]:
    return [part for part in parts if isinstance(part, Line)]


def zero(parts: tuple[Part, ...]) -> Rule:
    return next(part for part in parts if isinstance(part, Rule))


def extent(line: Line) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line's ink, from its font's ascent and descent."""
    (piece,) = line.pieces
    font = all_fonts()[piece.face]
    right = piece.x + font.width(piece.text.rstrip()) * piece.size
    return piece.x, line.y - font.ascent * piece.size, right, line.y - font.descent * piece.size


@settings(max_examples=150, deadline=None)
@given(st.lists(POINT, min_size=1, max_size=9), st.sampled_from(["bar", "column"]), st.floats(150, 520),
       st.floats(60, 300))  # fmt: skip
def test_labels_neither_overlap_nor_leave_the_rectangle(
    points: list[tuple[str, Decimal, str]], kind: str, width: float, height: float
) -> None:
    names, values, labels = zip(*points, strict=True)
    chart = ChartData(kind, "Series", names, values, labels, "0")  # type: ignore[arg-type]
    try:
        parts = draw(chart, width, height)
    except RenderError as error:
        assert [d.code for d in error.diagnostics] == ["chart-crowded"]
        return
    boxes = [extent(line) for line in lines(parts)]
    bar_boxes = [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in bars(parts)]
    for left, top, right, bottom in boxes + bar_boxes:
        assert left >= 49.99
        assert top >= 99.99
        assert right <= 50.01 + width
        assert bottom <= 100.01 + height
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:index] + bar_boxes:
            apart = (
                right <= other[0] + 0.02
                or other[2] <= left + 0.02
                or bottom <= other[1] + 0.02
                or other[3] <= top + 0.02
            )
            assert apart


def test_bars_are_as_long_as_their_values() -> None:
    parts = draw(drug_chart())
    lengths = [bar.width for bar in bars(parts)]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 85 / 11, 7 / 11, 12.5 / 11])


def test_columns_are_as_tall_as_their_values() -> None:
    heights = [bar.height for bar in bars(draw(replace(drug_chart(), kind="column"), width=420))]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 85 / 11, 7 / 11, 12.5 / 11])


def test_negative_values_stand_on_the_other_side_of_zero() -> None:
    parts = draw(drug_chart())
    at = zero(parts).x1
    assert [bar.x >= at - 0.01 for bar in bars(parts)] == [True, True, True, False]
    assert bars(parts)[3].x + bars(parts)[3].width == pytest.approx(at)
    parts = draw(replace(drug_chart(), kind="column"), width=420)
    at = zero(parts).y1
    assert [bar.y + bar.height <= at + 0.01 for bar in bars(parts)] == [True, True, True, False]
    assert bars(parts)[3].y == pytest.approx(at)


def test_the_highlighted_bar_has_its_own_colour_and_a_bold_name() -> None:
    parts = draw(drug_chart(highlight=0))
    assert [bar.fill for bar in bars(parts)] == ["B4511C", "0F4C5C", "0F4C5C", "0F4C5C"]
    faces = {line.pieces[0].text.split()[0]: line.pieces[0].face for line in lines(parts)}
    assert (faces["Heroin"], faces["Cocaine"]) == ("bold", "regular")


def test_colours_of_the_bars_differ_in_lightness_too() -> None:
    def luminance(colour: str) -> float:
        shares = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        return sum(w * share**2.2 for w, share in zip((0.2126, 0.7152, 0.0722), shares, strict=True))

    dark, light = sorted(luminance(bar.fill) for bar in bars(draw(drug_chart()))[:2])
    assert (light + 0.05) / (dark + 0.05) > 1.4


def test_without_a_highlight_all_bars_are_alike() -> None:
    assert {bar.fill for bar in bars(draw(drug_chart(highlight=None)))} == {"0F4C5C"}


def test_text_shrinks_before_it_is_refused_and_never_below_the_smallest() -> None:
    sizes = []
    for height in range(150, 20, -2):
        try:
            sizes.append(lines(draw(drug_chart(), height=height))[0].pieces[0].size)
        except RenderError:
            break
    assert sizes[0] == 10
    assert sizes[-1] == SMALLEST
    assert all(before >= after for before, after in pairwise(sizes))
    assert height > 22


def test_values_that_are_all_nothing_make_no_bars() -> None:
    chart = replace(drug_chart(), values=(Decimal(0),) * 4)
    for kind in ("bar", "column"):
        parts = draw(replace(chart, kind=kind), width=420)  # type: ignore[arg-type]
        assert all(bar.width == 0 or bar.height == 0 for bar in bars(parts))


def test_texts_pair_each_name_with_its_value_and_hold_all_that_is_drawn() -> None:
    chart = drug_chart()
    texts = chart_texts(chart)
    assert [text for _, text in texts[:4]] == ["Heroin ", "+11% ", f"{chart.categories[1]} ", "+85% "]
    drawn = {(line.pieces[0].face, character) for line in lines(draw(chart)) for character in line.pieces[0].text}
    assert drawn == {(face, character) for face, text in texts for character in text}
    assert {character for _, character in drawn} <= set(PRINTABLE)
