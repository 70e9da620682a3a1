"""The axes of a native chart."""

from __future__ import annotations

from builder.model.document import ChartData, ChartPlan
from builder.render.powerpoint.chart_text import UPRIGHT, colour_xml, text_properties
from builder.render.powerpoint.markup import escape_plain


def axes_xml(chart: ChartData, plan: ChartPlan, language: str, category_id: int, value_id: int) -> str:
    """Category axis and value axis; the second is drawn only where points have no labels of their own."""
    return f"{_category_axis(chart, plan, language, category_id, value_id)}" + _value_axis(
        chart, plan, language, category_id, value_id
    )


def _category_axis(chart: ChartData, plan: ChartPlan, language: str, id_: int, crossing: int) -> str:
    """Category names stand at the plot's edge, clear of negative values; bars begin at the top."""
    order, side = ("maxMin", "l") if chart.is_horizontal else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{id_}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="12700">{colour_xml("ink")}</a:ln></c:spPr>'
        f"{text_properties(plan.size_pt, language, body=UPRIGHT)}"
        f'<c:crossAx val="{crossing}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: ChartData, plan: ChartPlan, language: str, crossing: int, id_: int) -> str:
    side = "b" if chart.is_horizontal else "l"
    shown = plan.step is not None
    lines = f'<c:majorGridlines><c:spPr><a:ln w="6350">{colour_xml("ink", 20)}</a:ln></c:spPr></c:majorGridlines>'
    step = f'<c:majorUnit val="{plan.step:.10g}"/>' if plan.step is not None else ""
    look = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text_properties(plan.size_pt, language)}"
    return (
        f'<c:valAx><c:axId val="{id_}"/>{_scaling(plan)}<c:delete val="{int(not shown)}"/><c:axPos val="{side}"/>'
        f"{lines if shown else ''}"
        f'<c:numFmt formatCode="{escape_plain(chart.number_format)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{look if shown else ""}'
        f'<c:crossAx val="{crossing}"/><c:crosses val="{"min" if shown else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _scaling(plan: ChartPlan) -> str:
    """The ends of the axis: left to themselves, programs let it begin where bars would say something untrue."""
    top = f'<c:max val="{plan.maximum:.10g}"/>' if plan.maximum is not None else ""
    bottom = f'<c:min val="{plan.minimum:.10g}"/>' if plan.minimum is not None else ""
    return f'<c:scaling><c:orientation val="minMax"/>{top}{bottom}</c:scaling>'
