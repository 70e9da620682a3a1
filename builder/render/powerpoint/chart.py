"""A native chart: its frame on the slide, and its part with the values as cached from the workbook."""

from __future__ import annotations

from builder.model.document import ChartBlock, ChartData
from builder.model.template import Placeholder
from builder.render.powerpoint.frame import frame_xml
from builder.render.powerpoint.markup import CHART, DECLARATION, MAIN, OFFICE_RELATIONSHIPS, escape, escape_plain
from builder.render.powerpoint.number_format import format_number

_CATEGORY_AXIS, _VALUE_AXIS = 111_111_111, 222_222_222
_TEXT_PT = 18
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOWN = (
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_frame(block: ChartBlock, placeholder: Placeholder, id_: int, relation: str) -> str:
    """The graphic frame that shows the chart of a relationship."""
    content = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return frame_xml(placeholder, id_, placeholder.box, escape_plain(block.alt), CHART, content)


def write_chart(chart: ChartData, language: str, workbook: str) -> str:
    """The chart part; ``workbook`` is the relationship of the workbook behind it."""
    kind = {"bar": "bar", "column": "col"}[chart.kind]
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{kind}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{_series(chart, language)}"
        f'<c:gapWidth val="55"/><c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f"{_category_axis(chart, language)}{_value_axis(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_NOTHING}{_text(language)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _fill(colour: str) -> str:
    return f'<c:spPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></c:spPr>'


def _text(language: str, bold: bool = False) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_TEXT_PT * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        "</a:defRPr>"
        f'</a:pPr><a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )


def _series(chart: ChartData, language: str) -> str:
    last = len(chart.values) + 1
    categories = "".join(
        f'<c:pt idx="{i}"><c:v>{escape(category)}</c:v></c:pt>' for i, category in enumerate(chart.categories)
    )
    values = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(chart.values))
    count = f'<c:ptCount val="{len(chart.values)}"/>'
    name = f'<c:pt idx="0"><c:v>{escape(chart.series)}</c:v></c:pt>'
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/>{name}</c:strCache></c:strRef></c:tx>'
        f'{_fill("tx2")}<c:invertIfNegative val="0"/>{_point(chart)}{_labels(chart, language)}'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{categories}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(chart.number_format)}</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _point(chart: ChartData) -> str:
    """The point that matters, in the accent colour."""
    if chart.highlight is None:
        return ""
    return (
        f'<c:dPt><c:idx val="{chart.highlight}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_fill('accent2')}</c:dPt>"
    )


def _labels(chart: ChartData, language: str) -> str:
    """Labels that follow the values; a point whose label says more, ``more than 2,000``, has it as text."""
    own = "".join(
        _own_label(i, label, language)
        for i, (value, label) in enumerate(zip(chart.values, chart.labels, strict=True))
        if label != format_number(value, chart.number_format)
    )
    number_format = f'<c:numFmt formatCode="{escape_plain(chart.number_format)}" sourceLinked="0"/>'
    return f"<c:dLbls>{own}{number_format}{_NOTHING}{_text(language, bold=True)}{_SHOWN}</c:dLbls>"


def _own_label(index: int, label: str, language: str) -> str:
    """The label of one point, as text."""
    style = f'sz="{_TEXT_PT * 100}" b="1"'
    return (
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {style}/></a:pPr>'
        f'<a:r><a:rPr lang="{language}" {style}/><a:t>{escape(label)}</a:t></a:r></a:p></c:rich></c:tx>'
        f"{_NOTHING}{_SHOWN}</c:dLbl>"
    )


def _category_axis(chart: ChartData, language: str) -> str:
    """Category names stand at the plot's edge, clear of negative values; bars begin at the top."""
    order, side = ("maxMin", "l") if chart.kind == "bar" else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:spPr><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr>'
        f'{_text(language)}<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: ChartData) -> str:
    """Left out, since every point has its label."""
    side = "b" if chart.kind == "bar" else "l"
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="{escape_plain(chart.number_format)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="{_CATEGORY_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
