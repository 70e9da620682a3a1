"""The order in which the schemas want children: PowerPoint repairs a file that has them in another."""

from __future__ import annotations

from collections.abc import Iterator

from builder.readback.markup import A, C, Element, P


def _order(namespace: str, names: str) -> dict[str, int]:
    return {f"{namespace}{name}": place for place, name in enumerate(names.split())}


_SHARED_SERIES = "idx order tx spPr"
_ORDERS: dict[str, dict[str, int]] = {
    f"{P}presentation": _order(
        P,
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst "
        "custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
    ),
    f"{P}sld": _order(P, "cSld clrMapOvr transition timing extLst"),
    f"{P}notes": _order(P, "cSld clrMapOvr extLst"),
    f"{P}cSld": _order(P, "bg spTree custDataLst controls extLst"),
    f"{P}sp": _order(P, "nvSpPr spPr style txBody extLst"),
    f"{P}pic": _order(P, "nvPicPr blipFill spPr style extLst"),
    f"{P}graphicFrame": {**_order(P, "nvGraphicFramePr xfrm"), f"{A}graphic": 2, f"{P}extLst": 3},
    f"{P}txBody": _order(A, "bodyPr lstStyle p"),
    f"{A}txBody": _order(A, "bodyPr lstStyle p"),
    f"{A}tbl": _order(A, "tblPr tblGrid tr"),
    f"{A}tc": _order(A, "txBody tcPr extLst"),
    f"{C}chartSpace": _order(
        C,
        "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotFmts protection chart spPr txPr "
        "externalData printSettings userShapes extLst",
    ),
    f"{C}chart": _order(
        C,
        "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs "
        "showDLblsOverMax extLst",
    ),
    f"{C}cat": _order(C, "multiLvlStrRef numRef strRef numLit strLit"),
    f"{C}strCache": _order(C, "ptCount pt extLst"),
    f"{C}numCache": _order(C, "formatCode ptCount pt extLst"),
    f"{C}dLbls": _order(
        C,
        "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
        "separator showLeaderLines leaderLines extLst",
    ),
    f"{C}dLbl": _order(
        C,
        "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
        "showBubbleSize separator extLst",
    ),
    f"{C}barChart": _order(C, "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst"),
    f"{C}lineChart": _order(
        C, "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst"
    ),
    f"{C}pieChart": _order(C, "varyColors ser dLbls firstSliceAng extLst"),
    f"{C}doughnutChart": _order(C, "varyColors ser dLbls firstSliceAng holeSize extLst"),
    f"{C}catAx": _order(
        C,
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos "
        "spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    ),
    f"{C}valAx": _order(
        C,
        "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos "
        "spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
    ),
}
# A series' children depend on the kind of chart it stands in.
_SERIES: dict[str, dict[str, int]] = {
    f"{C}barChart": _order(
        C,
        f"{_SHARED_SERIES} invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
    ),
    f"{C}lineChart": _order(C, f"{_SHARED_SERIES} marker dPt dLbls trendline errBars cat val smooth extLst"),
    f"{C}pieChart": _order(C, f"{_SHARED_SERIES} explosion dPt dLbls cat val extLst"),
    f"{C}doughnutChart": _order(C, f"{_SHARED_SERIES} explosion dPt dLbls cat val extLst"),
}


def misplaced(root: Element) -> Iterator[str]:
    """A sentence for each element of a part that stands where its schema does not have it.

    Known are the elements that decks are made of; the children of others are not looked at.
    """
    for node in root.iter(*_ORDERS, f"{C}ser"):
        order = _ORDERS.get(node.tag) if node.tag != f"{C}ser" else _series_order(node)
        if order is None:
            continue
        last = 0
        for child in node:
            place = order.get(child.tag)
            if place is None:
                place = -1 if _is_known(child, node) else last
            if place < last:
                yield f"{_short(child)} stands where {_short(node)} may not have it"
                break
            last = place


def _is_known(child: Element, node: Element) -> bool:
    """Whether a child is of its parent's vocabulary, so that the schema has to list it."""
    return str(child.tag).partition("}")[0] == str(node.tag).partition("}")[0]


def _series_order(node: Element) -> dict[str, int] | None:
    parent = node.getparent()
    return _SERIES.get(parent.tag) if parent is not None else None


def _short(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
