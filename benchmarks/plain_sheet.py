"""The fact sheet as a plain reportlab script makes it: the yardstick for the sheet's renderer.

Platypus does all the work: title, headings, paragraphs, bullets, a table and a link on each page, in two columns, with
three TrueType faces embedded. Nothing is tagged, no metadata but the title is written, and no chart is drawn: that
would load ``reportlab.graphics`` and make the yardstick slower than a script that leaves it out.

    python benchmarks/plain_sheet.py out.pdf --pages 2 --findings 5
"""

from __future__ import annotations

import argparse
from pathlib import Path

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

FONTS = Path(__file__).parent.parent / "builder" / "fonts"
FACES = {"Carlito": "Regular", "Carlito-Bold": "Bold", "Carlito-Italic": "Italic"}
INK, PRIMARY, TINT, LINE = map(HexColor, ("#1D2B33", "#0F4C5C", "#EDF3F4", "#C5D3D7"))
MARGIN, GUTTER, HEAD = 42.0, 21.0, 84.0
TITLE = "When online gangs recruit children"

BODY = ParagraphStyle("body", fontName="Carlito", fontSize=10, leading=12.5, textColor=INK, spaceAfter=3)
HEADING = ParagraphStyle("heading", BODY, fontName="Carlito-Bold", fontSize=14, leading=17, textColor=PRIMARY)
STATEMENT = ParagraphStyle("statement", BODY, fontName="Carlito-Bold", fontSize=10.5, leading=13)

POINTS = (
    "Networks use extreme coercion to manipulate victims into harming or abusing themselves or others.",
    "Girls as young as 11 were drawn in through games and chat, and few of them told anybody.",
)


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
    canvas.drawString(MARGIN, 22, f"Example Safeguarding Partnership · page {document.page}")


def finding(number: int) -> list[Flowable]:
    statement = f"Finding {number}: reports rose six-fold in two years, involving thousands of users and victims"
    quotation = "<i>“Com networks use extreme coercion to manipulate their victims,”</i> the agency said."
    return [
        Paragraph(statement, STATEMENT),
        ListFlowable([Paragraph(point, BODY) for point in POINTS], bulletType="bullet", start="•", leftIndent=14),
        Paragraph(quotation, BODY),
    ]


def table() -> Table:
    rows = [["Year", "Reports", "Change"], ["2022", "120", ""], ["2023", "310", "up"], ["2024", "720", "six-fold"]]
    style = TableStyle()
    style.add("FONT", (0, 0), (-1, -1), "Carlito", 9)
    style.add("FONT", (0, 0), (-1, 0), "Carlito-Bold", 9)
    style.add("BACKGROUND", (0, 0), (-1, 0), TINT)
    style.add("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)
    return Table(rows, [82, 82, 82], style=style, hAlign="LEFT")


def story(pages: int, findings: int) -> list[Flowable]:
    address = '<link href="https://www.example.org/report">the online protection command</link>'
    flowables: list[Flowable] = []
    for page in range(pages):
        flowables += [PageBreak()] if page else []
        flowables.append(Paragraph("Com networks", HEADING))
        for number in range(findings):
            flowables += finding(page * findings + number + 1)
        flowables += [FrameBreak(), Paragraph("Drugs in waste water", HEADING), table()]
        flowables.append(Paragraph(f"Report it to {address}, at once.", BODY))
    return flowables


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("output", type=Path, help="the PDF file to write")
    parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--findings", type=int, default=5, help="findings on each page")
    options = parser.parse_args()
    register_fonts()
    document = BaseDocTemplate(str(options.output), pagesize=A4, title=TITLE, pageTemplates=[page_template()])
    document.build(story(options.pages, options.findings))


if __name__ == "__main__":
    main()
