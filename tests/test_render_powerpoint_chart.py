"""A chart is native: its values can be edited, and what it shows is what the document says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from builder.model.document import ChartBlock, ChartData
from tests.decks import CHART, ODD, block, decoded, find, only_slide


def frame_of(chart: ChartData, alt: str = "Bars") -> Any:
    shown = only_slide(block("title", "T"), ChartBlock("chart", chart, alt), kind="chart")
    return next(shape for shape in shown.shapes if shape.has_chart)


def xml_of(chart: ChartData) -> Any:
    return frame_of(chart).chart._chartSpace


def sheet_of(chart: ChartData) -> dict[str, tuple[str | None, str]]:
    """Type and text of each cell of the workbook behind the chart."""
    blob = frame_of(chart).chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    names = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    return {str(c.get("r")): (c.get("t"), "".join(c.itertext())) for c in root.findall(".//s:c", names)}


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
    chart = replace(CHART, categories=(ODD, "=1+1", "b"), series=ODD)
    (plot,) = frame_of(chart).chart.plots
    assert [decoded(category) for category in plot.categories] == [ODD, "=1+1", "b"]
    assert decoded(plot.series[0].name) == ODD


def test_text_in_the_workbook_is_never_a_formula() -> None:
    cells = sheet_of(replace(CHART, categories=("=1+1", "@SUM(1)", "+2"), series="=cmd|' /C calc'!A0"))
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
    chart = replace(CHART, values=(Decimal(-11), Decimal(7), Decimal(2000)), labels=("−11%", "+7%", "more than 2,000"))
    labels = find(xml_of(chart), ".//c:dLbl")
    assert [(find(label, ".//a:t/text()"), find(label, "./c:idx/@val")) for label in labels] == [
        (["more than 2,000"], ["2"])
    ]


def test_there_is_no_legend_and_no_title_of_its_own() -> None:
    chart = frame_of(CHART).chart
    assert not chart.has_legend
    assert not chart.has_title
