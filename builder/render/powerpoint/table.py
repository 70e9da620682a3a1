"""A native table in its placeholder."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model.document import TableBlock
from builder.model.length import Box, Length
from builder.model.template import Placeholder
from builder.model.text import Run
from builder.render.powerpoint.frame import frame_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import escape_plain
from builder.render.powerpoint.text import run_xml

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table_frame(block: TableBlock, placeholder: Placeholder, id_: int, language: str, style: str, links: Links) -> str:
    """The table as a graphic frame, its first row marked as the header."""
    widths = _split(placeholder.box.width, block.widths)
    heights = [Length.from_pt(height) for height in block.row_heights_pt]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    size = f' sz="{round(block.size_pt * 100)}"'
    rows = "".join(
        f'<a:tr h="{height}">{"".join([_cell(cell, language, size, links) for cell in row])}</a:tr>'
        for row, height in zip(block.rows, heights, strict=True)
    )
    table = (
        f'<a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
    )
    box = Box(placeholder.box.x, placeholder.box.y, placeholder.box.width, Length(sum(heights)))
    return frame_xml(placeholder, id_, box, escape_plain(block.alt), _URI, table)


def _split(width: int, shares: Sequence[float]) -> list[int]:
    """Whole column widths that add up to the table's."""
    widths = [int(width * share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _cell(runs: tuple[Run, ...], language: str, size: str, links: Links) -> str:
    text = "".join([run_xml(run, language, links, size) for run in runs if run.text])
    end = f'<a:endParaRPr lang="{language}"{size}/>'
    return f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{text}{end}</a:p></a:txBody><a:tcPr anchor="ctr"/></a:tc>'
