"""A chart is native: its values can be edited, and what it shows is what the document says."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from builder.compose.charts import plan_chart
from builder.compose.metrics import load_fonts
from builder.model.document import ChartBlock, ChartData, Series
from builder.model.outline import ChartKind
from tests.charts import chart_of
from tests.decks import CHART, ODD, block, decoded, find, only_slide
from tests.test_render_pdf_sample import THEME


def frame_of(chart: ChartData, alt: str = "Bars") -> Any:
    shown = only_slide(block("title", "T"), ChartBlock("chart", chart, alt), kind="chart")
    return next(shape for shape in shown.shapes if shape.has_chart)


def xml_of(chart: ChartData) -> Any:
    return frame_of(chart).chart._chartSpace


def sheet_of(chart: ChartData) -> dict[str, tuple[str | None, str]]:
    """Type and text of each cell of the workbook behind the chart."""
    return cells_of(frame_of(chart).chart)


def cells_of(chart: Any) -> dict[str, tuple[str | None, str]]:
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    names = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    return {str(c.get("r")): (c.get("t"), "".join(c.itertext())) for c in root.findall(".//s:c", names)}


def values_at(cells: dict[str, tuple[str | None, str]], reference: str) -> list[str | Decimal | None]:
    """The values that a formula of one column leads to."""
    column, first, last = re.fullmatch(r"Sheet1!\$([A-Z])\$(\d+)(?::\$\1\$(\d+))?", reference).groups()  # type: ignore[union-attr]
    found = [cells.get(f"{column}{row}") for row in range(int(first), int(last or first) + 1)]
    return [None if cell is None else cell[1] if cell[0] else Decimal(cell[1]) for cell in found]


def test_values_categories_and_series_come_back() -> None:
    (plot,) = frame_of(CHART).chart.plots
    assert list(plot.categories) == ["heroin", "cocaine", "ketamine"]
    (series,) = plot.series
    assert (series.name, list(series.values)) == ("Change in use", [-11, 7, 85])


def test_the_alternative_text_is_on_the_frame() -> None:
    assert find(frame_of(CHART, ODD)._element, "./p:nvGraphicFramePr/p:cNvPr/@descr") == [ODD]


def test_the_chart_fills_its_placeholder() -> None:
    frame = frame_of(CHART)
    assert frame.is_placeholder
    assert frame.width > 10 * 914_400


def test_odd_text_comes_back_as_typed() -> None:
    chart = replace(CHART, categories=(ODD, "=1+1", "b"), series=(replace(CHART.series[0], name=ODD),))
    (plot,) = frame_of(chart).chart.plots
    assert [decoded(category) for category in plot.categories] == [ODD, "=1+1", "b"]
    assert decoded(plot.series[0].name) == ODD


def test_text_in_the_workbook_is_never_a_formula() -> None:
    series = replace(CHART.series[0], name="=cmd|' /C calc'!A0")
    cells = sheet_of(replace(CHART, categories=("=1+1", "@SUM(1)", "+2"), series=(series,)))
    assert {name: cells[name] for name in ("A2", "A3", "A4")} == {
        "A2": ("inlineStr", "=1+1"),
        "A3": ("inlineStr", "@SUM(1)"),
        "A4": ("inlineStr", "+2"),
    }
    assert cells["B1"] == ("inlineStr", "=cmd|' /C calc'!A0")
    assert [cells[name] for name in ("B2", "B3", "B4")] == [(None, "-11"), (None, "7"), (None, "85")]


def test_axis_ids_are_unsigned_and_belong_together() -> None:
    ids = [int(value) for value in find(xml_of(CHART), ".//c:axId/@val | .//c:crossAx/@val")]
    assert all(0 < value < 2**32 for value in ids)
    assert len(set(ids)) == 2


@pytest.mark.parametrize(("kind", "direction", "order"), [("bar", "bar", "maxMin"), ("column", "col", "minMax")])
def test_the_first_category_is_on_top_or_at_the_left(kind: Any, direction: str, order: str) -> None:
    xml = xml_of(replace(CHART, kind=kind))
    assert find(xml, ".//c:barDir/@val") == [direction]
    assert find(xml, ".//c:catAx/c:scaling/c:orientation/@val") == [order]


def test_negative_values_keep_their_colour_and_clear_the_names() -> None:
    xml = xml_of(CHART)
    assert set(find(xml, ".//c:invertIfNegative/@val")) == {"0"}
    assert find(xml, ".//c:catAx/c:tickLblPos/@val") == ["low"]


def test_the_point_that_matters_has_the_accent_colour() -> None:
    assert find(xml_of(CHART), ".//c:dPt[c:idx/@val='2']//a:schemeClr/@val") == ["accent2"]
    assert find(xml_of(replace(CHART, highlight=None)), ".//c:dPt") == []


def test_no_text_is_under_fourteen_points() -> None:
    assert min(int(size) for size in find(xml_of(CHART), ".//@sz")) >= 1400


def test_labels_follow_the_values_where_the_format_says_the_same() -> None:
    xml = xml_of(CHART)
    assert find(xml, ".//c:dLbl") == []
    assert find(xml, ".//c:dLbls/c:numFmt/@formatCode") == [CHART.number_format]


def test_a_label_that_says_more_than_the_number_is_shown_as_printed() -> None:
    values, labels = (Decimal(-11), Decimal(7), Decimal(2000)), ("−11%", "+7%", "more than 2,000")
    chart = replace(CHART, series=(Series("Change in use", values, labels),))
    own = find(xml_of(chart), ".//c:dLbl")
    assert [(find(label, ".//a:t/text()"), find(label, "./c:idx/@val")) for label in own] == [
        (["more than 2,000"], ["2"])
    ]


def test_there_is_no_legend_and_no_title_of_its_own() -> None:
    chart = frame_of(CHART).chart
    assert not chart.has_legend
    assert not chart.has_title


# --- every kind, as planned ----------------------------------------------------------------------------------------

PLOTS: dict[ChartKind, str] = {
    "bar": "barChart",
    "column": "barChart",
    "stacked-bar": "barChart",
    "stacked-column": "barChart",
    "line": "lineChart",
    "pie": "pieChart",
    "doughnut": "doughnutChart",
}


def planned(kind: ChartKind, highlight: tuple[int, int] | None = None) -> ChartData:
    """A chart of a kind; of two series where it may have them."""
    series = {"Girls": "50 30 20"} if kind in ("pie", "doughnut") else {"Girls": "50 30 20", "Boys": "20 30 30"}
    return chart_of(kind, "2020 2021 2022", highlight, **series)


def drawn(chart: ChartData) -> Any:
    """The chart part of a chart that was laid out for its slide."""
    plan = plan_chart(chart, 850, 330, load_fonts(THEME.font), THEME.palette)
    shown = only_slide(block("title", "T"), ChartBlock("chart", chart, "A chart", plan), kind="chart")
    return next(shape for shape in shown.shapes if shape.has_chart).chart


@pytest.mark.parametrize("kind", PLOTS)
def test_every_kind_comes_back_with_its_values_and_its_workbook(kind: ChartKind) -> None:
    chart = planned(kind)
    read = drawn(chart)
    assert len(find(read._chartSpace, f".//c:{PLOTS[kind]}")) == 1
    (plot,) = read.plots
    assert tuple(plot.categories) == chart.categories
    assert [(s.name, tuple(s.values)) for s in plot.series] == [
        (series.name, tuple(map(float, series.values)))
        for series in chart.series  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("kind", PLOTS)
def test_formulas_lead_to_the_cells_that_hold_the_values(kind: ChartKind) -> None:
    chart = planned(kind)
    read = drawn(chart)
    cells = cells_of(read)
    for series, shown in zip(find(read._chartSpace, ".//c:ser"), chart.series, strict=True):
        (name,), (categories,), (values,) = (find(series, f"./c:{part}//c:f/text()") for part in ("tx", "cat", "val"))
        assert values_at(cells, name) == [shown.name]
        assert values_at(cells, categories) == list(chart.categories)
        assert values_at(cells, values) == list(shown.values)
    assert len(cells) == len(chart.categories) * (len(chart.series) + 1) + len(chart.series)


@pytest.mark.parametrize("kind", PLOTS)
def test_axis_ids_are_unsigned_and_round_charts_have_none(kind: ChartKind) -> None:
    ids = find(drawn(planned(kind))._chartSpace, ".//c:axId/@val | .//c:crossAx/@val")
    assert all(0 < int(value) < 2**32 for value in ids)
    assert len(set(ids)) == (0 if kind in ("pie", "doughnut") else 2)


@pytest.mark.parametrize("kind", PLOTS)
def test_the_marked_point_has_the_accent_colour_in_every_kind(kind: ChartKind) -> None:
    xml = drawn(planned(kind, (0, 1)))._chartSpace
    accented = find(xml, ".//c:dPt[.//a:schemeClr/@val='accent2']/c:idx/@val")
    assert accented == ["1"]


@pytest.mark.parametrize("kind", ["bar", "column", "stacked-bar", "stacked-column", "line"])
def test_the_value_axis_begins_where_bars_are_true(kind: ChartKind) -> None:
    """Left to itself, PowerPoint begins the axis of 85, 90 and 88 at 82."""
    chart = chart_of(kind, "2020 2021 2022", one="85 90 88", two="86 89 87")
    low, high = (find(drawn(chart)._chartSpace, f".//c:valAx//c:{end}/@val") for end in ("min", "max"))
    assert [float(value) for value in low] == [0]
    assert float(high[0]) >= 90


def test_falls_have_room_for_their_labels_below_zero() -> None:
    low = find(drawn(chart_of("column", "a b", one="-40 60"))._chartSpace, ".//c:valAx//c:min/@val")
    assert float(low[0]) < -40


def test_columns_and_stacks_have_a_legend_and_what_names_itself_has_none() -> None:
    assert {kind: drawn(planned(kind)).has_legend for kind in PLOTS} == {
        "bar": False,
        "column": True,
        "stacked-bar": True,
        "stacked-column": True,
        "line": False,
        "pie": False,
        "doughnut": False,
    }


def test_lines_are_named_at_their_ends_and_read_against_an_axis() -> None:
    xml = drawn(planned("line"))._chartSpace
    for series in find(xml, ".//c:ser"):
        named = find(series, "./c:dLbls/c:dLbl[c:showSerName/@val='1']/c:idx/@val")
        silent = find(series, "./c:dLbls/c:dLbl[c:delete/@val='1']/c:idx/@val")
        assert named == ["2"] or (named == [] and find(series, "./c:dLbls/c:showSerName/@val") == ["1"])
        assert silent == ["0", "1"]
    assert find(xml, ".//c:valAx/c:delete/@val") == ["0"]
    assert len(set(find(xml, ".//c:ser/c:marker/c:symbol/@val"))) == 2


def test_a_year_without_a_figure_is_a_gap_that_the_line_spans() -> None:
    chart = chart_of("line", "2020 2021 2022", one="10 - 40")
    read = drawn(chart)
    assert list(read.plots[0].series[0].values) == [10, None, 40]
    assert find(read._chartSpace, ".//c:dispBlanksAs/@val") == ["span"]
    assert values_at(cells_of(read), "Sheet1!$B$2:$B$4") == [10, None, 40]


def test_slices_say_their_name_and_value() -> None:
    for kind in ("pie", "doughnut"):
        xml = drawn(planned(kind))._chartSpace  # type: ignore[arg-type]
        assert set(find(xml, ".//c:dLbls//c:showCatName/@val")) == {"1"}
        assert set(find(xml, ".//c:dLbls//c:showPercent/@val")) == {"0"}
        assert len(find(xml, ".//c:dPt")) == 3
    assert find(drawn(planned("doughnut"))._chartSpace, ".//c:dLblPos") == []


def test_text_on_a_stack_is_of_a_colour_that_can_be_read_there() -> None:
    dark, light = (find(series, "./c:dLbls/c:txPr//a:schemeClr/@val") for series in
                   find(drawn(planned("stacked-bar"))._chartSpace, ".//c:ser"))  # fmt: skip
    assert (dark, light) == (["bg1"], ["tx1"])
