"""A native chart: its frame on the slide, and its part with the values as cached from the workbook."""

from __future__ import annotations

from builder.model.document import ChartBlock
from builder.model.template import Placeholder
from builder.render.powerpoint.chart_axes import axes_xml
from builder.render.powerpoint.chart_series import series_xml
from builder.render.powerpoint.chart_text import NOTHING, text_properties
from builder.render.powerpoint.frame import frame_xml
from builder.render.powerpoint.markup import CHART, DECLARATION, MAIN, OFFICE_RELATIONSHIPS, escape_plain

CATEGORY_AXIS, VALUE_AXIS = 111_111_111, 222_222_222
_AXES = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
_HOLE = 58
"""Of a ring, in per cent of its width."""
_APART = 5
"""Room between the bars of a group, in per cent of a bar."""


def chart_frame(block: ChartBlock, placeholder: Placeholder, id_: int, relation: str) -> str:
    """The graphic frame that shows the chart of a relationship."""
    content = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return frame_xml(placeholder, id_, placeholder.box, escape_plain(block.alt), CHART, content)


def write_chart(block: ChartBlock, language: str, workbook: str) -> str:
    """The chart part; ``workbook`` is the relationship of the workbook behind it."""
    chart, plan = block.chart, block.plan
    axes = "" if chart.is_round else axes_xml(chart, plan, language, CATEGORY_AXIS, VALUE_AXIS)
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(block)}'
        f"{_plot(block, language)}{axes}<c:spPr><a:noFill/></c:spPr></c:plotArea>{_legend(block, language)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="span"/></c:chart>'
        f"{NOTHING}{text_properties(plan.size_pt, language)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(block: ChartBlock) -> str:
    """Where bars, points or slices stand within the frame; labels stand around."""
    if block.plan.plot is None:
        return "<c:layout/>"
    x, y, width, height = (f"{share:.5f}" for share in block.plan.plot)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x}"/><c:y val="{y}"/><c:w val="{width}"/><c:h val="{height}"/></c:manualLayout></c:layout>'
    )


def _plot(block: ChartBlock, language: str) -> str:
    chart = block.chart
    series = series_xml(chart, block.plan, language)
    match chart.kind:
        case "line":
            return (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
                f'<c:marker val="1"/>{_AXES}</c:lineChart>'
            )
        case "pie":
            return f'<c:pieChart><c:varyColors val="0"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        case "doughnut":
            return (
                f'<c:doughnutChart><c:varyColors val="0"/>{series}<c:firstSliceAng val="0"/>'
                f'<c:holeSize val="{_HOLE}"/></c:doughnutChart>'
            )
    direction = "bar" if chart.is_horizontal else "col"
    grouping = "stacked" if chart.is_stacked else "clustered"
    overlap = f'<c:overlap val="{100 if chart.is_stacked else -_APART}"/>' if len(chart.series) > 1 else ""
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="{min(block.plan.gap, 500)}"/>{overlap}{_AXES}</c:barChart>'
    )


def _legend(block: ChartBlock, language: str) -> str:
    if not block.plan.has_legend:
        return ""
    return (
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/>'
        f"{text_properties(block.plan.size_pt, language)}</c:legend>"
    )
