"""Whatever is edited in a deck, sheet or handout, verify finds: by what the files say, not by their digests."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from builder.ledger import read_ledger
from builder.model.ledger import Ledger
from builder.readback import Unreadable, hold_against, read_output
from tests.edits import (
    Deck,
    SheetTexts,
    digit_edits,
    edited_sheet,
    packed,
    random_deck_edit,
    random_edit,
    with_slides_swapped,
    without_notes,
)


@pytest.fixture(scope="module")
def deck(published: Path) -> Deck:
    return Deck((published / "nca-assessment.pptx").read_bytes())


@pytest.fixture(scope="module", params=["", "-handout"], ids=["sheet", "handout"])
def sheet(request: pytest.FixtureRequest, published: Path) -> SheetTexts:
    """The sheet, and the handout: what holds of the one holds of the other."""
    return SheetTexts((published / f"nca-assessment{request.param}.pdf").read_bytes())


@pytest.fixture(scope="module")
def ledger(published: Path) -> Ledger:
    """What the files carry, taken out of them before anything is edited."""
    files = [(published / f"nca-assessment{suffix}").read_bytes() for suffix in (".pptx", ".pdf", "-handout.pdf")]
    deck, sheet, handout = (read_ledger(read_output(data).ledger or "") for data in files)
    return replace(deck, sheet=sheet.sheet, handout=handout.handout)


def found(ledger: Ledger, data: bytes) -> list[str]:
    """The codes of all errors that are told from what a file says."""
    try:
        problems = hold_against(ledger, read_output(data), "file")
    except Unreadable:
        return ["output-unreadable"]
    return [problem.code for problem in problems if problem.code != "file-edited"]


def test_files_saved_again_without_an_edit_say_what_they_should(deck: Deck, sheet: SheetTexts, ledger: Ledger) -> None:
    some = next(deck.texts())
    assert found(ledger, deck.with_text(some, deck.text(some))) == []
    assert found(ledger, edited_sheet(sheet.data, lambda pdf: None)) == []


def test_every_changed_digit_of_a_deck_is_found(deck: Deck, ledger: Ledger) -> None:
    edits = [(span, new) for span in deck.texts() for new in digit_edits(deck.text(span))]
    assert len(edits) > 200
    missed = [(span, new) for span, new in edits if not found(ledger, deck.with_text(span, new))]
    assert missed == []


def test_every_changed_digit_of_a_sheet_is_found(sheet: SheetTexts, ledger: Ledger) -> None:
    edits = [(drawn, sheet.with_text(drawn, new)) for drawn in sheet.strings for new in digit_edits(drawn.text)]
    made = [(drawn, data) for drawn, data in edits if data is not None]
    assert len(made) > 100
    assert [drawn for drawn, data in made if not found(ledger, data)] == []


def test_notes_lost_from_any_slide_are_found(deck: Deck, ledger: Ledger) -> None:
    count = sum(name.startswith("ppt/slides/slide") for name in deck.members)
    for number in range(1, count + 1):
        assert "fact-missing" in found(ledger, without_notes(deck, number))


@pytest.mark.parametrize("seed", range(10))
def test_twenty_edits_of_a_deck_at_random_are_found(deck: Deck, ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    edits = [random_deck_edit(deck, chance) for _ in range(20)]
    assert [what for what, data in edits if not found(ledger, data)] == []


@pytest.mark.parametrize("seed", range(10))
def test_ten_edits_of_a_sheet_at_random_are_found(sheet: SheetTexts, ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    made = 0
    while made < 10:
        drawn = chance.choice(sheet.strings)
        new = random_edit(drawn.text, chance) if drawn.text.strip() else drawn.text
        data = sheet.with_text(drawn, new) if new != drawn.text else None
        if data is not None:
            made += 1
            assert found(ledger, data), (drawn, new)


def test_two_strings_swapped_on_a_page_are_found(sheet: SheetTexts, ledger: Ledger) -> None:
    chance = random.Random(3)
    for _ in range(20):
        one = chance.choice(sheet.strings)
        fonts = {drawn: sheet.font(drawn) for drawn in sheet.strings if drawn.page == one.page}
        other = chance.choice([d for d in fonts if d.text != one.text and fonts[d] == fonts[one]])
        assert found(ledger, sheet.swapped(one, other)), (one, other)


# --- edits by name -------------------------------------------------------------------------------------------------


def codes_of(ledger: Ledger, data: bytes) -> set[str]:
    return set(found(ledger, data))


def edit_part(deck: Deck, part: str, old: str, new: str) -> bytes:
    text = deck.members[part].decode()
    assert text.count(old) == 1
    return deck.with_part(part, text.replace(old, new).encode())


def test_a_value_in_a_charts_cache_alone(deck: Deck, ledger: Ledger) -> None:
    data = edit_part(deck, "ppt/charts/chart1.xml", "<c:v>85</c:v>", "<c:v>58</c:v>")
    assert codes_of(ledger, data) == {"chart-torn", "fact-different"}


def test_a_value_in_a_charts_workbook_alone(deck: Deck, ledger: Ledger) -> None:
    span = next(span for span in deck.texts() if span.inner and deck.text(span) == "85")
    problems = hold_against(ledger, read_output(deck.with_text(span, "58")), "deck.pptx")
    assert [problem.code for problem in problems] == ["chart-torn"]
    assert problems[0].message == "slide 34: the chart's value 3 is not the one in its workbook"
    assert problems[0].details == (("the chart shows", "85"), ("its workbook has", "58"))


def test_a_number_that_no_longer_counts_as_one_in_the_workbook(deck: Deck, ledger: Ledger) -> None:
    span = next(span for span in deck.texts() if span.inner and deck.text(span) == "85")
    assert codes_of(ledger, deck.with_text(span, "85.5")) == {"chart-torn"}


def test_labels_that_are_no_longer_shown(deck: Deck, ledger: Ledger) -> None:
    data = edit_part(deck, "ppt/charts/chart1.xml", '<c:showVal val="1"/>', '<c:showVal val="0"/>')
    assert codes_of(ledger, data) == {"fact-missing"}


def test_a_cell_that_takes_the_place_of_an_empty_one(deck: Deck, ledger: Ledger) -> None:
    name, text = next((n, d.decode()) for n, d in deck.members.items() if b"<a:tbl>" in d)
    rows = text.split("<a:tr ")
    cells = rows[2].split("<a:tc>")
    filled, empty = next(
        (i, i + 1) for i in range(1, len(cells) - 1) if "<a:t>" in cells[i] and "<a:t>" not in cells[i + 1]
    )
    head = cells[filled].partition("</a:tc>")[0], cells[empty].partition("</a:tc>")[0]
    cells[filled] = cells[filled].replace(head[0], head[1])
    cells[empty] = cells[empty].replace(head[1], head[0])
    rows[2] = "<a:tc>".join(cells)
    assert codes_of(ledger, deck.with_part(name, "<a:tr ".join(rows).encode())) == {"fact-moved"}


def test_slides_in_another_order(deck: Deck, ledger: Ledger) -> None:
    assert codes_of(ledger, with_slides_swapped(deck, random.Random(1))) & {"fact-moved", "fact-different"}


def test_a_hidden_slide_and_a_hidden_shape(deck: Deck, ledger: Ledger) -> None:
    part = "ppt/slides/slide5.xml"
    text = deck.members[part].decode()
    hidden = deck.with_part(part, text.replace("<p:sld ", '<p:sld show="0" ', 1).encode())
    assert codes_of(ledger, hidden) == {"package-unsound"}
    shape = deck.with_part(part, text.replace('<p:cNvPr id="3"', '<p:cNvPr hidden="1" id="3"', 1).encode())
    assert codes_of(ledger, shape) == {"package-unsound"}


def test_a_text_that_nobody_wrote_is_extra(deck: Deck, ledger: Ledger) -> None:
    part = "ppt/slides/slide5.xml"
    text = deck.members[part].decode()
    start = text.index("<a:p>")
    paragraph = text[start : text.index("</a:p>") + len("</a:p>")]
    added = paragraph.replace("<a:t>", "<a:t>Added: ", 1)
    data = deck.with_part(part, (text[:start] + added + text[start:]).encode())
    assert codes_of(ledger, data) & {"fact-extra", "fact-different"}


# --- edits of sheets by name ---------------------------------------------------------------------------------------


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name(tag)]


def change_alt(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/Figure")[0].Alt = pikepdf.String("Something else")


def change_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Something else"


def change_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("fr")


def change_bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = pikepdf.String("Something else")


def change_link(pdf: pikepdf.Pdf) -> None:
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a and "/URI" in a.A]
    links[0].A.URI = pikepdf.String("https://example.org/elsewhere")


def drop_element(pdf: pikepdf.Pdf) -> None:
    list_ = elements(pdf, "/L")[0]
    del list_.K[0]


def swap_elements(pdf: pikepdf.Pdf) -> None:
    list_ = elements(pdf, "/L")[0]
    list_.K[0], list_.K[1] = list_.K[1], list_.K[0]


def change_tag(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H3")[0].S = pikepdf.Name("/P")


def speak_otherwise(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H3")[0].ActualText = pikepdf.String("Something else")


def change_meaning_of_a_code(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    program = font.ToUnicode.read_bytes()
    assert b"<0031>\n" in program
    font.ToUnicode.write(program.replace(b"<0031>\n", b"<0037>\n"))


def drop_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def add_comment(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="No!")
    page = pdf.pages[0]
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


@pytest.mark.parametrize(
    "edit",
    [change_alt, change_title, change_language, change_bookmark, change_link, drop_element, swap_elements, change_tag,
     speak_otherwise, change_meaning_of_a_code, drop_page, add_comment],
)  # fmt: skip
def test_an_edit_of_a_sheet_is_found(sheet: SheetTexts, ledger: Ledger, edit: Callable[[pikepdf.Pdf], None]) -> None:
    assert found(ledger, edited_sheet(sheet.data, edit))


def test_edits_that_change_no_text_are_told_by_the_digests(deck: Deck, sheet: SheetTexts, ledger: Ledger) -> None:
    part = "ppt/slides/slide5.xml"
    white = deck.members[part].replace(b"<a:t>", b"<a:t >", 1)
    members = {**deck.members, part: white}
    codes = [problem.code for problem in hold_against(ledger, read_output(packed(members)), "deck.pptx")]
    assert codes == ["file-edited"]
    closed = sheet.data.replace(b"/DisplayDocTitle true", b"/DisplayDocXitle true")
    assert closed != sheet.data
    codes = [problem.code for problem in hold_against(ledger, read_output(closed), "sheet.pdf")]
    assert codes == ["file-edited"]


@pytest.mark.parametrize("kind", ["ftr", "sldNum"])
@pytest.mark.parametrize("pattern", [r"<a:p>.*?</a:p>", r"<p:sp>.*</p:sp>"])
def test_a_slide_that_lost_what_runs_along_its_foot(deck: Deck, ledger: Ledger, kind: str, pattern: str) -> None:
    shapes = re.compile(r"<p:sp>(?:(?!</p:sp>).)*</p:sp>", re.DOTALL)
    # Beside a slide that is the only one of its layout there is none to tell: there, the digests do.
    layouts = {name: re.findall(rb"slideLayout\d+\.xml", data) for name, data in deck.members.items()}
    often = Counter(str(layout) for name, layout in layouts.items() if name.startswith("ppt/slides/_rels/"))
    tried = 0
    for name, data in deck.members.items():
        layout = layouts.get(f"ppt/slides/_rels/{name.rpartition('/')[2]}.rels")
        text = data.decode() if often[str(layout)] > 2 else ""
        for shape in (match[0] for match in shapes.finditer(text) if f'type="{kind}"' in match[0]):
            lost = re.sub(pattern, "", shape, flags=re.DOTALL)
            assert lost != shape
            tried += 1
            assert "fact-different" in found(ledger, deck.with_part(name, text.replace(shape, lost).encode()))
    assert tried > 20
