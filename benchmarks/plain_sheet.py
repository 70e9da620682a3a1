"""The fact sheet as a plain reportlab script makes it: the yardstick for the sheet's renderer.

Platypus does all the work: title, headings, paragraphs, bullets, a table and a link on each page, in two columns, with
three TrueType faces embedded. Nothing is tagged, no metadata but the title is written, and no chart is drawn: that
would load ``reportlab.graphics`` and make the yardstick slower than a script that leaves it out.

    python benchmarks/plain_sheet.py out.pdf --pages 2 --findings 5
"""

from __future__ import annotations

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)
from sheet_texts import AFTER, FONTS, FOOT, HEADINGS, POINTS, QUOTED, REPORT, ROWS, TITLE, asked, statement

FACES = {"Carlito": "Regular", "Carlito-Bold": "Bold", "Carlito-Italic": "Italic"}
INK, PRIMARY, TINT, LINE = map(HexColor, ("#1D2B33", "#0F4C5C", "#EDF3F4", "#C5D3D7"))
MARGIN, GUTTER, HEAD = 42.0, 21.0, 84.0

BODY = ParagraphStyle("body", fontName="Carlito", fontSize=10, leading=12.5, textColor=INK, spaceAfter=3)
HEADING = ParagraphStyle("heading", BODY, fontName="Carlito-Bold", fontSize=14, leading=17, textColor=PRIMARY)
STATEMENT = ParagraphStyle("statement", BODY, fontName="Carlito-Bold", fontSize=10.5, leading=13)


def register_fonts() -> None:
    for name, face in FACES.items():
        registerFont(TTFont(name, str(FONTS / f"Carlito-{face}.ttf")))
    registerFontFamily("Carlito", "Carlito", "Carlito-Bold", "Carlito-Italic", "Carlito-Bold")


def page_template() -> PageTemplate:
    width = (A4[0] - 2 * MARGIN - GUTTER) / 2
    height = A4[1] - HEAD - MARGIN
    frames = [Frame(MARGIN + i * (width + GUTTER), MARGIN, width, height, 0, 0, 0, 0) for i in (0, 1)]
    return PageTemplate("sheet", frames, onPage=draw_surroundings)


def draw_surroundings(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFillColor(PRIMARY)
    canvas.rect(0, A4[1] - 74, A4[0], 74, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Carlito-Bold", 25)
    canvas.drawString(MARGIN, A4[1] - 50, TITLE)
    canvas.setFillColor(INK)
    canvas.setFont("Carlito", 8.5)
    canvas.drawString(MARGIN, 22, f"{FOOT} · page {document.page}")


def finding(number: int) -> list[Flowable]:
    return [
        Paragraph(statement(number), STATEMENT),
        ListFlowable([Paragraph(point, BODY) for point in POINTS], bulletType="bullet", start="•", leftIndent=14),
        Paragraph(f"<i>{QUOTED}</i> {AFTER}", BODY),
    ]


def table() -> Table:
    style = TableStyle()
    style.add("FONT", (0, 0), (-1, -1), "Carlito", 9)
    style.add("FONT", (0, 0), (-1, 0), "Carlito-Bold", 9)
    style.add("BACKGROUND", (0, 0), (-1, 0), TINT)
    style.add("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)
    return Table(ROWS, [82, 82, 82], style=style, hAlign="LEFT")


def story(pages: int, findings: int) -> list[Flowable]:
    before, words, address, after = REPORT
    flowables: list[Flowable] = []
    for page in range(pages):
        flowables += [PageBreak()] if page else []
        flowables.append(Paragraph(HEADINGS[0], HEADING))
        for number in range(findings):
            flowables += finding(page * findings + number + 1)
        flowables += [FrameBreak(), Paragraph(HEADINGS[1], HEADING), table()]
        flowables.append(Paragraph(f'{before}<link href="{address}">{words}</link>{after}', BODY))
    return flowables


def main() -> None:
    given = asked(__doc__)
    register_fonts()
    document = BaseDocTemplate(str(given.output), pagesize=A4, title=TITLE, pageTemplates=[page_template()])
    document.build(story(given.pages, given.findings))


if __name__ == "__main__":
    main()
