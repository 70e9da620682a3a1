"""A native table in its placeholder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.model.document import TableBlock
from builder.model.length import Box, Length
from builder.model.template import Placeholder
from builder.model.text import Run
from builder.render.powerpoint.frame import frame_xml, place_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECORATIVE, escape_plain
from builder.render.powerpoint.text import run_xml

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
# PowerPoint's own style without fills and lines.
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_RAIL = '<a:lnR w="28575" cap="flat" cmpd="sng"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:lnR>'
_BESIDE_RAIL = 274_320
_INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
_DOT = 182_880
_MARK = (
    '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>'
    '<a:ln w="28575"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
)
_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_LINES = (
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
)


@dataclass(frozen=True, slots=True)
class TableLook:
    """``style`` is a table style's id; with ``text`` cells state their font and the space between their lines."""

    style: str
    text: bool


def table_frame(
    block: TableBlock, placeholder: Placeholder, id_: int, language: str, look: TableLook, links: Links
) -> str:
    """The table as a graphic frame, its first row marked as the header."""
    widths = _split(placeholder.box.width, block.widths)
    heights = [Length.from_pt(height) for height in block.row_heights_pt]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    size = f' sz="{round(block.size_pt * 100)}"'
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cells(row, number, block, language, size, links, look.text))}</a:tr>'
        for number, (row, height) in enumerate(zip(block.rows, heights, strict=True))
    )
    named = ' firstCol="1"' if block.names_rows else ""
    is_timeline = block.style == "timeline"
    band, style = ("", _NO_STYLE) if is_timeline else (' bandRow="1"', look.style)
    table = (
        f'<a:tbl><a:tblPr firstRow="1"{named}{band}><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
    )
    box = Box(placeholder.box.x, placeholder.box.y, placeholder.box.width, Length(sum(heights)))
    return frame_xml(placeholder, id_, box, escape_plain(block.alt), _URI, table)


def _split(width: int, shares: Sequence[float]) -> list[int]:
    """Whole column widths that add up to the table's."""
    widths = [int(width * share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _cells(
    row: tuple[tuple[Run, ...], ...],
    number: int,
    block: TableBlock,
    language: str,
    size: str,
    links: Links,
    stated: bool,
) -> Iterator[str]:
    """A row's cells, which state their font and the space between their lines, or inherit both.

    The line along a timeline is the right border of its dates, so that it grows with the table.
    """
    for column, cell in enumerate(row):
        edge = _RAIL if block.style == "timeline" and number and not column else ""
        inset = f' marL="{_BESIDE_RAIL if column else 0}"' if block.style == "timeline" else ""
        align = ' algn="r"' if column in block.flush_right else ""
        properties = f"<a:pPr{align}>{_LINES}</a:pPr>" if stated else f"<a:pPr{align}/>" if align else ""
        ink = (_INK if block.style == "timeline" else "") + (_FONT if stated else "")
        yield _cell(cell, language, size, links, (inset, edge), properties, ink)


def timeline_marks(block: TableBlock, placeholder: Placeholder, id_: int) -> Iterator[str]:
    """A dot on a timeline's line for each event, from the shape id ``id_`` on."""
    x = placeholder.box.x + _split(placeholder.box.width, block.widths)[0]
    y = placeholder.box.y
    for number, height in enumerate(map(Length.from_pt, block.row_heights_pt)):
        if number:
            box = Box(Length(x - _DOT // 2), Length(y + height // 2 - _DOT // 2), Length(_DOT), Length(_DOT))
            yield (
                f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="Mark {id_ - 1}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
                f'</p:nvSpPr><p:spPr>{place_xml(box)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{_MARK}</p:spPr>'
                "</p:sp>"
            )
            id_ += 1
        y = Length(y + height)


def _cell(
    runs: tuple[Run, ...], language: str, size: str, links: Links, frame: tuple[str, str], align: str, ink: str
) -> str:
    """A cell; ``frame`` is its inset and its edge."""
    inset, edge = frame
    text = "".join([run_xml(run, language, links, size, ink) for run in runs if run.text])
    end = f'<a:endParaRPr lang="{language}"{size}/>'
    properties = f'<a:tcPr{inset} anchor="ctr">{edge}</a:tcPr>'
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{align}{text}{end}</a:p></a:txBody>{properties}</a:tc>"
