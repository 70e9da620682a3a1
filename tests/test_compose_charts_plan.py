"""Every chart that is drawn has room for all of its text, and shows its values to scale; others are refused."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.compose.charts import SHEET_SMALLEST, Crowded, draw_chart, plan_chart
from builder.compose.charts.plan import DECK_SIZES
from builder.compose.metrics import load_fonts
from builder.model.document import ChartData, Line, Panel, Part, Rule, Series, Shape
from builder.model.outline import ChartKind
from tests.charts import chart_of
from tests.test_render_pdf_sample import THEME

FONTS = load_fonts(THEME.font)
KINDS: tuple[ChartKind, ...] = ("bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut")
DARK, LIGHT, ACCENT = "0F4C5C", "7497A0", "B4511C"
WORD = st.text(st.sampled_from("abcdefghijklmnop%éW"), min_size=1, max_size=12)
NAME = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
FIGURE = st.text(st.sampled_from("0123456789.%+−£"), min_size=1, max_size=8)
Box = tuple[float, float, float, float]


@st.composite
def charts(draw: st.DrawFn) -> ChartData:
    """Charts of every kind, with names and labels of any length."""
    kind = draw(st.sampled_from(KINDS))
    several = kind not in ("pie", "doughnut")
    series = draw(st.integers(2 if kind.startswith("stacked") else 1, 4 if several else 1))
    points = draw(st.integers(2, 6))
    values = st.integers(1, 1000) if kind.startswith(("stacked", "pie", "dough")) else st.integers(-1000, 1000)
    made = tuple(
        Series(
            draw(NAME),
            tuple(draw(st.lists(values.map(Decimal), min_size=points, max_size=points))),
            tuple(draw(st.lists(FIGURE, min_size=points, max_size=points))),
        )
        for _ in range(series)
    )
    highlight = draw(st.none() | st.tuples(st.integers(0, series - 1), st.integers(0, points - 1)))
    names = tuple(draw(st.lists(NAME, min_size=points, max_size=points)))
    return ChartData(kind, "Title", names, made, "0", highlight)


def draw_parts(chart: ChartData, width: float = 240, height: float = 150) -> tuple[Part, ...]:
    return draw_chart(chart, 1, width, (height,), (10, SHEET_SMALLEST), FONTS, THEME.palette)[0]


def bars(parts: tuple[Part, ...], *fills: str) -> list[Panel]:
    return [part for part in parts if isinstance(part, Panel) and (not fills or part.fill in fills)]


def lines(parts: tuple[Part, ...]) -> list[Line]:
    return [part for part in parts if isinstance(part, Line)]


def texts(parts: tuple[Part, ...]) -> str:
    return "".join(piece.text for line in lines(parts) for piece in line.pieces)


def extent(line: Line) -> Box:
    """Left, top, right and bottom of a line's text, from the tops of its letters to the ends of their tails."""
    (piece,) = line.pieces
    width = FONTS[piece.face].word_width(piece.text.rstrip()) * piece.size
    return piece.x, line.y - 0.75 * piece.size, piece.x + width, line.y + 0.25 * piece.size


def points_of(shape: Shape) -> list[tuple[float, float]]:
    return [shape.start, *((step[-2], step[-1]) for step in shape.steps)]


def overlap(one: Box, other: Box) -> bool:
    slack = 0.05
    across = one[0] < other[2] - slack and other[0] < one[2] - slack
    return across and one[1] < other[3] - slack and other[1] < one[3] - slack


@settings(max_examples=300)
@given(charts(), st.floats(150, 800), st.floats(60, 400))
def test_no_label_leaves_the_chart_or_stands_on_another(chart: ChartData, width: float, height: float) -> None:
    try:
        parts = draw_parts(chart, width, height)
    except Crowded:
        return
    boxes = [extent(line) for line in lines(parts)]
    areas = [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in bars(parts)]
    marks = [at for part in parts if isinstance(part, Shape) for at in points_of(part)]
    for left, top, right, bottom in [*boxes, *areas, *((x, y, x, y) for x, y in marks)]:
        assert left >= -0.05 and right <= width + 0.05
        assert top >= -0.05 and bottom <= height + 0.05
    for index, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in boxes[:index])
    if not chart.is_stacked:
        assert not any(overlap(box, area) for box in boxes for area in areas)


@settings(max_examples=100)
@given(charts())
def test_what_is_drawn_says_every_name_and_value(chart: ChartData) -> None:
    try:
        parts = draw_parts(chart, 700, 380)
    except Crowded:
        return
    said = texts(parts)
    for category in chart.categories:
        assert all(f"{word} " in said for word in category.split())
    if chart.kind == "line":
        assert all(series.labels[-1] in said for series in chart.series)
    else:
        assert all(f"{label} " in said for series in chart.series for label in series.labels)


@settings(max_examples=100)
@given(charts())
def test_deck_and_sheet_are_planned_alike(chart: ChartData) -> None:
    try:
        plan = plan_chart(chart, 800, 330, FONTS, THEME.palette)
    except Crowded:
        return
    assert plan.size_pt in DECK_SIZES
    assert plan.plot is not None
    left, top, width, height = plan.plot
    assert min(left, top) >= 0
    assert left + width <= 1 + 1e-9
    assert top + height <= 1 + 1e-9
    assert [len(labels) for labels in plan.labels] == [len(series.values) for series in chart.series]
    if not chart.is_round:
        assert plan.minimum is not None and plan.maximum is not None
        assert plan.minimum <= 0 <= plan.maximum
        if chart.is_stacked:
            totals = [
                sum(float(value or 0) for value in column)
                for column in zip(*(s.values for s in chart.series), strict=True)
            ]
            assert max(totals) <= plan.maximum * (1 + 1e-9)
        else:
            values = [float(value) for series in chart.series for value in series.values if value is not None]
            assert plan.minimum - 1e-9 <= min(values) and max(values) <= plan.maximum * (1 + 1e-9) + 1e-9


# --- to scale ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_are_as_long_as_their_values_on_their_side_of_zero(kind: ChartKind) -> None:
    parts = draw_parts(chart_of(kind, "a b c d", one="11 85 7 -12"))
    drawn = bars(parts)
    zero = next(part for part in parts if isinstance(part, Rule))
    if kind == "bar":
        lengths, sides = [bar.width for bar in drawn], [bar.x >= zero.x1 - 0.01 for bar in drawn]
    else:
        lengths, sides = [bar.height for bar in drawn], [bar.y + bar.height <= zero.y1 + 0.01 for bar in drawn]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 85 / 11, 7 / 11, 12 / 11])
    assert sides == [True, True, True, False]


@pytest.mark.parametrize("kind", ["stacked-bar", "stacked-column"])
def test_stacked_parts_follow_one_another_to_scale(kind: ChartKind) -> None:
    parts = draw_parts(chart_of(kind, "a b", one="30 50", two="70 25"), height=180)
    first, second = [bar for bar in bars(parts) if max(bar.width, bar.height) > 12][:2]
    horizontal = kind == "stacked-bar"
    long, short = (second.width, first.width) if horizontal else (second.height, first.height)
    assert (long + 1.2) / (short + 1.2) == pytest.approx(7 / 3)
    if horizontal:
        assert second.x == pytest.approx(first.x + first.width + 1.2)
    else:
        assert second.y + second.height == pytest.approx(first.y - 1.2)


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_slices_take_their_share_of_the_circle(kind: ChartKind) -> None:
    parts = draw_parts(chart_of(kind, "a b c", one="50 30 20"))
    shapes = [part for part in parts if isinstance(part, Shape)]
    assert sum(area(shape) for shape in shapes) > 0
    assert [area(shape) / area(shapes[0]) for shape in shapes] == pytest.approx([1, 0.6, 0.4], rel=0.01)


def area(shape: Shape) -> float:
    """Of a filled outline, its curves followed in small steps."""
    points = [shape.start]
    for step in shape.steps:
        if len(step) == 2:
            points.append((step[0], step[1]))
            continue
        (x0, y0), (x1, y1, x2, y2, x3, y3) = points[-1], step
        for t in (index / 50 for index in range(1, 51)):
            u = 1 - t
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            xs, ys = (x0, x1, x2, x3), (y0, y1, y2, y3)
            along, down = (sum(w * at for w, at in zip(weights, ats, strict=True)) for ats in (xs, ys))
            points.append((along, down))
    closed = [*points, points[0]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed))) / 2


def test_points_of_lines_stand_as_high_as_their_values() -> None:
    parts = draw_parts(chart_of("line", "2020 2021 2022", one="10 20 40", two="0 30 20"))
    strokes = [part for part in parts if isinstance(part, Shape) and part.fill is None]
    ys = [[y for _, y in points_of(stroke)] for stroke in strokes]
    zero = ys[1][0]
    assert [(zero - y) / (zero - ys[0][0]) for y in ys[0]] == pytest.approx([1, 2, 4])
    assert (zero - ys[1][1]) / (zero - ys[0][0]) == pytest.approx(3)


def test_a_line_goes_over_a_year_without_a_figure() -> None:
    parts = draw_parts(chart_of("line", "2020 2021 2022", one="10 - 40"))
    stroke = next(part for part in parts if isinstance(part, Shape) and part.fill is None)
    assert len(points_of(stroke)) == 2
    assert [line.pieces[0].text.strip() for line in lines(parts)] == ["2020", "10", "2021", "2022", "40"]


# --- what is set off -----------------------------------------------------------------------------------------------


def test_the_point_that_matters_has_the_accent_colour_and_a_bold_name() -> None:
    parts = draw_parts(chart_of("bar", "a b", (0, 0), one="5 3"))
    assert [bar.fill for bar in bars(parts)] == [ACCENT, DARK]
    faces = {line.pieces[0].text.strip(): line.pieces[0].face for line in lines(parts)}
    assert (faces["a"], faces["b"]) == ("bold", "regular")
    assert {bar.fill for bar in bars(draw_parts(chart_of("bar", "a b", one="5 3")))} == {DARK}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_sets_off_one_point(kind: ChartKind) -> None:
    series = {"one": "50 30 20"} if kind in ("pie", "doughnut") else {"one": "50 30 20", "two": "20 30 30"}
    parts = draw_parts(chart_of(kind, "2020 2021 2022", (0, 1), **series), 300, 200)
    accented = [part for part in parts if isinstance(part, Panel | Shape) and part.fill == ACCENT]
    assert len(accented) == 1


def test_the_first_bars_of_a_group_name_their_series_and_columns_have_a_key() -> None:
    series = {"Girls": "50 30", "Boys": "20 30"}
    assert "Girls 50 " in texts(draw_parts(chart_of("bar", "a b", **series)))
    key = texts(draw_parts(chart_of("column", "a b", **series)))
    assert key.startswith("Girls Boys ")
    stacked = draw_parts(chart_of("stacked-column", "a b", **series))
    assert [bar.fill for bar in bars(stacked)][:2] == [DARK, LIGHT]


def test_a_bar_below_zero_keeps_its_label_clear_of_the_name() -> None:
    names = ("Loans of e-books", "Loans of films on disc")
    chart = ChartData("bar", "Loans", names, (Series("s", (Decimal(62), Decimal(-48)), ("+62%", "nearly −48%")),), "0")
    for size in (10, 20):
        parts, _ = draw_chart(chart, 1, 34 * size, (15 * size,), (size, size), FONTS, THEME.palette)
        by_text = {texts((line,)).strip(): extent(line) for line in lines(parts)}
        assert by_text["nearly −48%"][0] - by_text["Loans of films on disc"][2] >= 0.99 * size


def test_labels_of_lines_that_end_together_are_moved_apart() -> None:
    parts = draw_parts(chart_of("line", "2020 2021", a="10 40", b="20 40", c="30 41"), 300, 160)
    ends = [line.y for line in lines(parts) if line.pieces[0].text.strip() in ("a 40", "b 40", "c 41")]
    assert len(ends) == 3
    assert min(abs(one - other) for one, other in pairwise(sorted(ends))) >= 10
    plan = plan_chart(chart_of("line", "2020 2021", a="10 40", b="20 40", c="30 41"), 800, 330, FONTS, THEME.palette)
    assert sum(label is not None and any(label.shift) for labels in plan.labels for label in labels) >= 2


# --- fitting -------------------------------------------------------------------------------------------------------


def test_text_shrinks_before_it_is_refused_and_never_below_the_smallest() -> None:
    sizes = []
    chart = chart_of("bar", "a b c d", one="1 2 3 4")
    for height in range(150, 20, -2):
        try:
            sizes.append(lines(draw_parts(chart, height=height))[0].pieces[0].size)
        except Crowded:
            break
    assert (sizes[0], sizes[-1]) == (10, SHEET_SMALLEST)
    assert all(before >= after for before, after in pairwise(sizes))
    assert height > 22


@pytest.mark.parametrize("kind", KINDS)
def test_names_too_long_or_too_many_are_refused(kind: ChartKind) -> None:
    several = {} if kind in ("pie", "doughnut") else {"two": "1 2 3"}
    long = chart_of(kind, " ".join(("Donaudampfschifffahrtsgesellschaft" * 4,) * 3), one="1 2 3", **several)
    numbers = " ".join(map(str, range(1, 200)))
    many = chart_of(kind, numbers, one=numbers, **({"two": numbers} if several else {}))
    for chart in (long, many):
        with pytest.raises(Crowded):
            plan_chart(chart, 800, 330, FONTS, THEME.palette)
        with pytest.raises(Crowded):
            draw_parts(chart)


def test_a_part_of_a_stack_too_small_for_its_label_is_refused() -> None:
    with pytest.raises(Crowded):
        draw_parts(chart_of("stacked-bar", "a b", one="1 500", two="500 500"))


@pytest.mark.parametrize("kind", ["bar", "column", "line", "stacked-bar", "stacked-column"])
def test_values_that_are_all_nothing_are_drawn_as_nothing(kind: ChartKind) -> None:
    series = {"one": "0 0", "two": "0 0"} if kind.startswith("stacked") else {"one": "0 0"}
    parts = draw_parts(chart_of(kind, "2020 2021", **series))
    assert all(math.isfinite(bar.x + bar.y + bar.width + bar.height) for bar in bars(parts))
    plan = plan_chart(chart_of(kind, "2020 2021", **series), 800, 330, FONTS, THEME.palette)
    assert plan.minimum is not None and plan.maximum is not None
    assert plan.minimum < plan.maximum


def test_a_layout_is_the_same_each_time() -> None:
    chart = chart_of("line", "2020 2021", a="10 40", b="20 40")
    assert draw_parts(chart) == draw_parts(chart)
