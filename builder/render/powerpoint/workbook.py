"""The workbook behind a chart: one sheet, categories beside values, written without a spreadsheet library."""

from __future__ import annotations

from functools import cache, lru_cache

from builder.model.document import ChartData
from builder.render.powerpoint.chart_series import column_letter
from builder.render.powerpoint.markup import CONTENT_TYPES, DECLARATION, escape, relationships
from builder.render.powerpoint.package import Packed, assemble, pack

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_TYPES = (
    f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_FORMAT}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_FORMAT}.styles+xml"/></Types>'
)
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def write_workbook(chart: ChartData) -> bytes:
    """The workbook of a chart: categories in column A, a series in each column beside it, its name on top."""
    return assemble(
        (
            *_frame(),
            ("xl/styles.xml", _packed_styles(chart.number_format)),
            ("xl/worksheets/sheet1.xml", pack(_sheet(chart).encode())),
        )
    )


@cache
def _frame() -> tuple[tuple[str, Packed], ...]:
    """The members that all workbooks have in common."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
    }
    return tuple((name, pack(text.encode())) for name, text in parts.items())


@lru_cache(maxsize=16)
def _packed_styles(number_format: str) -> Packed:
    return pack(_styles(number_format).encode())


def _text(cell: str, text: str) -> str:
    """A cell of text: what begins with ``=`` stays text, too."""
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _sheet(chart: ChartData) -> str:
    names = "".join(_text(f"{column_letter(index)}1", series.name) for index, series in enumerate(chart.series))
    rows = "".join(_row(chart, index) for index in range(len(chart.categories)))
    return (
        f'{DECLARATION}<worksheet xmlns="{_SHEET}"><cols><col min="1" max="1" width="36" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{names}</row>{rows}</sheetData></worksheet>'
    )


def _row(chart: ChartData, index: int) -> str:
    """A category with its value in each series; a value that there isn't leaves its cell out."""
    number = index + 2
    values = "".join(
        f'<c r="{column_letter(place)}{number}" s="1"><v>{series.values[index]}</v></c>'
        for place, series in enumerate(chart.series)
        if series.values[index] is not None
    )
    return f'<row r="{number}">{_text(f"A{number}", chart.categories[index])}{values}</row>'


def _styles(number_format: str) -> str:
    return (
        f'{DECLARATION}<styleSheet xmlns="{_SHEET}">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{escape(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
