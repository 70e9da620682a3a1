"""What a person writes with python-pptx for the same deck: the same slides, texts, notes, charts and tables.

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
from pptx.util import Inches, Length, Pt

# Sections that an agenda lists on one slide.
LISTED = 13
TITLE, CONTENT, SECTION, TITLE_ONLY = 0, 1, 2, 5
PLACE = (Inches(0.5), Inches(1.75), Inches(9), Inches(4.75))
FIGURE = (Inches(0.5), Inches(2), Inches(3), Inches(1))
CAPTION = (Inches(0.5), Inches(3), Inches(3), Inches(1))
CITATION = (Inches(0.5), Inches(6.6), Inches(9), Inches(0.4))
SOURCE = "[1] Library visits in 2024."


def add_slide(deck: Deck, layout: int, title: str, notes: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def add_text(slide: Slide, place: tuple[Length, Length, Length, Length], text: str, size: int) -> None:
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.text = text
    frame.paragraphs[0].font.size = Pt(size)


def add_list(slide: Slide, texts: list[str]) -> None:
    frame = slide.placeholders[1].text_frame
    frame.text = texts[0]
    for text in texts[1:]:
        frame.add_paragraph().text = text


def passages(shown: list[Town]) -> str:
    return "\n".join(f"Source [1], article.txt: “{place.sentence}”" for place in shown)


def add_finding(deck: Deck, place: Town) -> None:
    notes = f"Ask who has been to the library of {place.name} this year, and what brought them there."
    notes += f"\n{passages([place])}"
    slide = add_slide(deck, CONTENT, f"Visits in {place.name} rose by {place.rise}%", notes)
    open_to_all = f"The library of {place.name} is open to everybody."
    first = "Evening hours brought people who work during the day."
    add_list(slide, [first, "Schools came with whole classes.", open_to_all])
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = Inches(4), Inches(2), Inches(5.5), Inches(4.5)
    add_text(slide, FIGURE, f"+{place.rise}%", 60)
    add_text(slide, CAPTION, f"visits to the library in {place.name}", 18)
    add_text(slide, CITATION, SOURCE, 14)


def add_chart(deck: Deck, shown: list[Town]) -> None:
    title = f"Where visits rose, {shown[0].name} and its neighbours"
    slide = add_slide(deck, TITLE_ONLY, title, f"Compare the towns before you go on.\n{passages(shown)}")
    data = CategoryChartData()
    data.categories = [f"Visits to the library in {place.name}" for place in shown]
    data.add_series(title, [place.rise for place in shown])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *PLACE, data)
    add_text(slide, CITATION, SOURCE, 14)


def add_table(deck: Deck, shown: list[Town]) -> None:
    title = f"Visits in {shown[0].name} and its neighbours"
    notes = f"The table has the numbers for those who ask.\n{passages(shown)}"
    slide = add_slide(deck, TITLE_ONLY, title, notes)
    table = slide.shapes.add_table(len(shown) + 1, 3, *PLACE).table
    rows = [("Town", "Rise", "Visits"), *((place.name, f"{place.rise}%", f"{place.visits:,}") for place in shown)]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    add_text(slide, CITATION, SOURCE, 14)


def add_entry(deck: Deck, index: int) -> None:
    shown = [town(i) for i in range(index - index % PERIOD, index - index % PERIOD + 6)]
    if index % PERIOD == PERIOD - 2:
        add_chart(deck, shown)
    elif index % PERIOD == PERIOD - 1:
        add_table(deck, shown)
    else:
        add_finding(deck, town(index))


def main(entries: int, output: str) -> None:
    deck = Presentation()
    add_slide(deck, TITLE, "Library visits, town by town", "Edition of 3 February 2025.")
    sections = [f"Around {town(index).name}" for index in range(0, entries, PERIOD)]
    for start in range(0, len(sections), LISTED):
        agenda = add_slide(deck, CONTENT, f"What this covers ({start // LISTED + 1})", "Say what is to come.")
        add_list(agenda, sections[start : start + LISTED])
    for index in range(entries):
        if index % PERIOD == 0:
            add_slide(deck, SECTION, sections[index // PERIOD], "In this part: the towns around.")
        add_entry(deck, index)
    sources = add_slide(deck, CONTENT, "Sources", "The numbers in square brackets stand for these sources.")
    add_list(sources, ["Library visits in 2024."])
    deck.save(output)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
