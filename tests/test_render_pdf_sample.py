"""A realistic sheet, set by hand: two pages, columns, lists, a table, charts and links. Other modules draw it too."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdfium2

from builder.compose.charts import SHEET_SMALLEST, draw_chart
from builder.compose.columns import shifted
from builder.compose.metrics import load_fonts as load_metrics
from builder.model.document import (
    Bookmark,
    ChartData,
    Document,
    Drawing,
    Line,
    Node,
    Page,
    PageItem,
    Panel,
    Piece,
    Rule,
    Series,
    Sheet,
)
from builder.model.theme import Face, FontFamily, Palette, SheetSizes, Theme
from builder.render.pdf import render_sheet
from builder.render.pdf.fonts import Fonts, load_fonts

FONTS = Path(__file__).parent.parent / "builder" / "fonts"
FILES: tuple[tuple[Face, str], ...] = (
    ("regular", str(FONTS / "Carlito-Regular.ttf")),
    ("bold", str(FONTS / "Carlito-Bold.ttf")),
    ("italic", str(FONTS / "Carlito-Italic.ttf")),
    ("bold-italic", str(FONTS / "Carlito-BoldItalic.ttf")),
)
THEME = Theme(
    name="safeguarding",
    palette=Palette("FFFFFF", "1D2B33", "4E5F69", "0F4C5C", "FFFFFF", "B4511C", "EDF3F4", "C5D3D7"),
    font=FontFamily("Carlito", "Calibri", FILES),
    sizes=SheetSizes(25, 12.5, 14, 10.5, 10, 8.5, 27),
    template="",
)
WIDTH, HEIGHT, MARGIN = 595.276, 841.89, 42.0
COLUMN, GUTTER = 245.0, 21.276
STAMP = "5f0c" * 16
PRINTABLE = "".join(map(chr, range(0x20, 0x7F))) + "–—‘’“”•£éè…−"


@cache
def all_fonts() -> Fonts:
    return load_fonts(THEME.font, {face: [PRINTABLE] for face, _ in FILES})


def document(sheet: Sheet | None, **changes: str) -> Document:
    values = {
        "title": "When online gangs recruit children",
        "subtitle": "What the assessment means for parents & carers",
        "language": "en-GB",
        "organisation": "Example Safeguarding Partnership",
        "stamp": STAMP,
    }
    return Document(date=dt.date(2025, 3, 26), theme=THEME, sheet=sheet, **(values | changes))  # type: ignore[arg-type]


def drug_chart(highlight: int | None = 1) -> ChartData:
    return ChartData(
        "bar",
        "Change in consumption",
        ("Heroin", "Ketamine measured in waste water in England", "Cocaine", "Amphetamine"),
        (
            Series(
                "Change in consumption",
                (Decimal(11), Decimal(85), Decimal(7), Decimal("-12.5")),
                ("+11%", "+85%", "+7%", "−12.5%"),
            ),
        ),
        '0"%"',
        None if highlight is None else (0, highlight),
    )


def chart_drawing(
    chart: ChartData, node: int, x: float, y: float, width: float, height: float, smallest: float = SHEET_SMALLEST
) -> Drawing:
    """A chart as the sheet has it, at a place."""
    fonts = load_metrics(THEME.font)
    parts, _ = draw_chart(chart, node, width, (height,), (10, smallest), fonts, THEME.palette)
    drawing = shifted(Drawing(node, 0, 0, width, height, chart, parts), x, y)
    assert isinstance(drawing, Drawing)
    return drawing


class Setter:
    """Puts text on pages line by line, and keeps the nodes."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", -1)]
        self.pages: list[list[PageItem]] = [[]]
        self.x, self.y, self.width = MARGIN, 90.0, COLUMN

    def node(self, tag: str, parent: int = 0, **more: object) -> int:
        self.nodes.append(Node(tag, parent, **more))  # type: ignore[arg-type]
        return len(self.nodes) - 1

    def piece(self, x: float, text: str, node: int | None, face: Face, size: float, colour: str) -> Piece:
        return Piece(x, text, face, size, colour, node, all_fonts()[face].width(text) * size)

    def text(self, node: int, text: str, face: Face = "regular", size: float = 10.0, colour: str = "1D2B33") -> None:
        self.runs([(node, text, face)], size, colour)

    def runs(self, runs: list[tuple[int, str, Face]], size: float = 10.0, colour: str = "1D2B33") -> None:
        """Break ``runs`` between words into the column."""
        pieces: list[Piece] = []
        x, end = self.x, self.x + self.width
        for node, text, face in runs:
            for word in text.split(" "):
                part = self.piece(x, word + " ", node, face, size, colour)
                if x > self.x and x + all_fonts()[face].width(word) * size > end:
                    self.line(pieces, size)
                    pieces, x = [], self.x
                    part = self.piece(x, word + " ", node, face, size, colour)
                pieces.append(part)
                x += part.width
        self.line(pieces, size)
        self.y += 3

    def line(self, pieces: list[Piece], size: float) -> None:
        self.y += 1.25 * size
        self.pages[-1].append(Line(self.y, tuple(pieces)))

    def entry(self, parent: int, label: str, text: str) -> None:
        """A list item with its label."""
        item = self.node("LI", parent)
        mark, body = self.node("Lbl", item), self.node("LBody", item)
        start, self.x, self.width = self.y, self.x + 14, self.width - 14
        first = self.piece(self.x - 14, label + " ", mark, "regular", 10, "0F4C5C")
        self.pages[-1].append(Line(start + 12.5, (first,)))
        self.text(body, text)
        self.x, self.width = self.x - 14, self.width + 14

    def link(self, parent: int, before: str, words: str, after: str, address: str) -> None:
        link = self.node("Link", parent, link=address, alt=f"{words} (web page)")
        self.runs([(parent, before, "regular"), (link, words, "bold"), (parent, after, "regular")])

    def table(self, parent: int, rows: list[list[str]]) -> None:
        table = self.node("Table", parent)
        head, body = self.node("THead", table), self.node("TBody", table)
        for number, row in enumerate(rows):
            group = self.node("TR", body if number else head)
            cells = [self.node("TD" if number else "TH", group, scope=None if number else "Column") for _ in row]
            for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
                if text:
                    at, face = self.x + 82 * column, "regular" if number else "bold"
                    piece = self.piece(at, text + " ", cell, face, 9, "1D2B33")  # type: ignore[arg-type]
                    self.pages[-1].append(Line(self.y + 12, (piece,)))
            self.y += 16
            self.pages[-1].append(Rule(self.x, self.y, self.x + self.width, self.y, 0.5, "C5D3D7"))

    def chart(self, parent: int, chart: ChartData, height: float) -> None:
        figure = self.node("Figure", parent, alt=f"{chart.title}: a chart")
        self.pages[-1].append(chart_drawing(chart, figure, self.x, self.y + 6, self.width, height))
        self.y += height + 12

    def running(self, text: str, y: float) -> None:
        self.pages[-1].append(Line(y, (self.piece(MARGIN, text, None, "regular", 8.5, "4E5F69"),)))


def _front(s: Setter) -> None:
    s.pages[-1].append(Panel(0, 0, WIDTH, 74, "0F4C5C"))
    s.y, s.width = 20, WIDTH - 2 * MARGIN
    s.text(s.node("H1"), "When online gangs recruit children", "bold", 25, "FFFFFF")
    s.x, s.y, s.width = MARGIN, 88, COLUMN
    section = s.node("Sect")
    s.text(s.node("H2", section), "Com networks", "bold", 14, "0F4C5C")
    s.text(
        s.node("P", section), "Reports rose six-fold in two years, involving thousands of users and victims.", "bold"
    )
    listing = s.node("L", section)
    s.entry(listing, "•", "Networks use extreme coercion to manipulate victims into harming themselves or others.")
    s.entry(listing, "•", "Girls as young as 11 were drawn in through games and chat.")
    quotation = s.node("BlockQuote", section)
    s.text(s.node("P", quotation), "“C’est un problème qui traverse les frontières.”", "italic")
    s.nodes[-1] = Node("P", quotation, language="fr")
    top = s.y
    s.pages[-1].append(Panel(MARGIN, top + 8, COLUMN, 44, "EDF3F4", radius=6))
    s.y, s.x, s.width = top + 12, MARGIN + 8, COLUMN - 16
    s.text(
        s.node("P", section), "If a child is in danger now, call 999. Never wait for the platform to answer.", "bold"
    )
    s.x, s.y, s.width = MARGIN + COLUMN + GUTTER, 88, COLUMN
    s.text(s.node("H2", section), "Drugs in waste water", "bold", 14, "0F4C5C")
    s.chart(section, drug_chart(), 130)
    deaths = Series("Deaths", (Decimal(3), Decimal(9), Decimal(-4)), ("3", "9", "−4"))
    column = ChartData("column", "Deaths", ("2022", "2023 to 2024", "2025"), (deaths,), "0", (0, 1))
    s.chart(section, column, 150)
    s.table(section, [["Year", "Reports", "Change"], ["2022", "120", ""], ["2024", "720", "six-fold"]])
    s.running("Example Safeguarding Partnership", 820)


def _back(s: Setter) -> None:
    s.pages.append([])
    s.running("When online gangs recruit children", 30)
    s.x, s.y, s.width = MARGIN, 44, COLUMN
    section = s.node("Sect")
    s.text(s.node("H2", section), "What parents can do", "bold", 14, "0F4C5C")
    steps = s.node("L", section, numbered=True)
    s.entry(steps, "1.", "Talk early and without blame; ask which servers and groups they use.")
    s.entry(steps, "2.", "Keep evidence: screenshots, names, dates.")
    s.link(s.node("P", section), "Report it to the", "Child Exploitation and Online Protection command at once",
           "or ring Childline.", "https://www.ceop.police.uk/Safety-Centre/?from=sheet&lang=en")  # fmt: skip
    s.running("Page 2", 820)


@cache
def sample_sheet() -> Sheet:
    s = Setter()
    _front(s)
    _back(s)
    pages = tuple(Page(tuple(items)) for items in s.pages)
    marks = (Bookmark("Com networks", 0, 0, 88), Bookmark("Drugs in waste water", 1, 0, 88),
             Bookmark("What parents can do", 0, 1, 44))  # fmt: skip
    return Sheet(WIDTH, HEIGHT, tuple(s.nodes), pages, marks)


@cache
def sample_bytes() -> bytes:
    return render_sheet(document(sample_sheet()))


def page_text(data: bytes, page: int) -> str:
    """What PDFium extracts, with every run of white space as one space."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        return " ".join(str(pdf[page].get_textpage().get_text_range()).split())


def test_the_words_of_the_sample_come_out_whole_and_in_order() -> None:
    text = page_text(sample_bytes(), 0)
    assert "Reports rose six-fold in two years, involving thousands of users and victims." in text
    assert "• Networks use extreme coercion to manipulate victims into harming themselves or others." in text
    assert "“C’est un problème qui traverse les frontières.”" in text
    assert text.index("Com networks") < text.index("If a child is in danger") < text.index("Drugs in waste water")


def test_link_text_that_wraps_stays_one_text() -> None:
    wanted = "Report it to the Child Exploitation and Online Protection command at once or ring Childline."
    assert wanted in page_text(sample_bytes(), 1)


def test_names_and_values_of_a_chart_come_out_in_pairs() -> None:
    text = page_text(sample_bytes(), 0)
    assert "Heroin +11% Ketamine measured in waste water in England +85% Cocaine +7% Amphetamine −12.5%" in text
    assert "2022 3 2023 to 2024 9 2025 −4" in text
