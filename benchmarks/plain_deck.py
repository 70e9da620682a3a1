"""What a person writes with python-pptx for the same deck: title, bullets, notes, and a native chart and table.

python benchmarks/plain_deck.py 120 OUTPUT.pptx
"""

from __future__ import annotations

import sys

from outlines import PERIOD, Town, town
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

TITLE, CONTENT, TITLE_ONLY = 0, 1, 5
PLACE = (Inches(0.5), Inches(1.75), Inches(9), Inches(5))


def add_slide(deck: Deck, layout: int, title: str, notes: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def add_finding(deck: Deck, place: Town) -> None:
    notes = f"Ask who has been to the library of {place.name} this year, and what brought them there."
    slide = add_slide(deck, CONTENT, f"Visits in {place.name} rose by {place.rise}%", notes)
    frame = slide.placeholders[1].text_frame
    frame.text = "Evening hours brought people who work during the day."
    for point in ("Schools came with whole classes.", f"The library of {place.name} is open to everybody."):
        frame.add_paragraph().text = point


def add_chart(deck: Deck, shown: list[Town]) -> None:
    title = f"Where visits rose, {shown[0].name} and its neighbours"
    slide = add_slide(deck, TITLE_ONLY, title, "Compare the towns before you go on.")
    data = CategoryChartData()
    data.categories = [place.name for place in shown]
    data.add_series("Rise in %", [place.rise for place in shown])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *PLACE, data)


def add_table(deck: Deck, shown: list[Town]) -> None:
    title = f"Visits in {shown[0].name} and its neighbours"
    slide = add_slide(deck, TITLE_ONLY, title, "The table has the numbers for those who ask.")
    table = slide.shapes.add_table(len(shown) + 1, 3, *PLACE).table
    rows = [("Town", "Rise", "Visits"), *((place.name, f"{place.rise}%", f"{place.visits:,}") for place in shown)]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


def main(entries: int, output: str) -> None:
    deck = Presentation()
    add_slide(deck, TITLE, "Library visits, town by town", "Welcome everybody.")
    for index in range(entries):
        shown = [town(i) for i in range(index - index % PERIOD, index - index % PERIOD + 6)]
        if index % PERIOD == PERIOD - 2:
            add_chart(deck, shown)
        elif index % PERIOD == PERIOD - 1:
            add_table(deck, shown)
        else:
            add_finding(deck, town(index))
    deck.save(output)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
