"""The sheet's pages hold everything once, inside the margins, under a sound structure tree."""

from dataclasses import replace

import pytest

from builder.compose.pages import MARGIN
from builder.compose.sheet import compose_sheet
from builder.model.document import Drawing, Line, Sheet
from builder.model.outline import Item, Output, Printing, Question
from tests.test_compose_breaking import FONTS
from tests.test_compose_deck import citations, finding, heroin, outline, prose, text
from tests.test_compose_typesetting import THEME

A4 = (595.28, 841.89)


def compose(*items: Item) -> Sheet:
    given = outline(*items)
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, A4)
    assert problems == ()
    assert sheet is not None
    return sheet


def words(sheet: Sheet) -> str:
    return "".join(p.text for page in sheet.pages for i in page.items if isinstance(i, Line) for p in i.pieces)


def test_a_short_sheet_is_one_page_with_masthead_figure_contacts_and_sources() -> None:
    sheet = compose(heroin())
    assert len(sheet.pages) == 1
    for expected in (
        "A title",
        "\u221211%",
        "heroin use",
        "Heroin use fell",
        "Childline",
        "0800 1111",
        "[1]An article.",
    ):
        assert expected in words(sheet)
    assert [(b.title, b.level) for b in sheet.bookmarks] == [
        ("A title", 0), ("A section", 1), ("Where to find help", 1), ("Sources", 1),
    ]  # fmt: skip


def test_a_long_sheet_goes_on_and_holds_every_point_once_within_the_margins() -> None:
    sheet = compose(*[finding(f"f{i}", f"Finding {i}", points=4) for i in range(60)])
    assert len(sheet.pages) > 2
    text = words(sheet)
    assert all(text.count(f"Point {j} of f{i}.") == 1 for i in range(60) for j in range(4))
    lines = [item for page in sheet.pages for item in page.items if isinstance(item, Line)]
    assert all(p.x >= MARGIN - 1e-6 and p.x + p.width <= A4[0] - MARGIN + 4 for line in lines for p in line.pieces)
    assert all(0 < line.y < A4[1] for line in lines)


def test_a_word_wider_than_a_column_is_refused() -> None:
    given = outline(finding("a", "w" * 200))
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, A4)
    assert sheet is None
    assert [problem.code for problem in problems] == ["does-not-fit"]


def test_a_title_too_long_for_the_foot_gives_way_and_pages_stay_numbered() -> None:
    given = replace(outline(heroin()), title=text("A title of many words " * 8), organisation=text("Example"))
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, A4)
    assert problems == ()
    assert sheet is not None
    foot = sheet.pages[0].items[-1]
    assert isinstance(foot, Line)
    assert [piece.text for piece in foot.pieces] == ["Example", "Page 1 of 1"]


def test_a_notice_higher_than_a_page_is_refused() -> None:
    given = replace(outline(heroin()), notice=prose("Some words of a notice. " * 400))
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, A4)
    assert sheet is None
    assert [problem.code for problem in problems] == ["does-not-fit"]


def asked(findings: int, duplex: bool) -> Sheet:
    answer = prose("Somebody.")
    sheet_only = frozenset[Output](("sheet",))
    question = Question(id=text("q"), place=text("").place, question=prose("Who?"), answer=answer, reveal=sheet_only)
    given = outline(question, *[finding(f"f{i}", f"Finding {i}", points=4) for i in range(findings)])
    given = replace(given, printing=Printing(duplex=duplex))
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, A4)
    assert problems == ()
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("findings", [1, 20, 40])
def test_answers_are_on_the_back_of_a_leaf_printed_on_both_sides(findings: int) -> None:
    plain, duplex = asked(findings, duplex=False), asked(findings, duplex=True)
    before = len(plain.pages) - 1
    assert len(duplex.pages) == before + (1 if before % 2 else 2)
    last, added = words(replace(duplex, pages=duplex.pages[-1:])), words(replace(duplex, pages=duplex.pages[-2:-1]))
    assert "Somebody." in last
    assert ("on the back of this page" in added) == (before % 2 == 0)
    assert "Notes" not in words(plain)


def test_a_code_is_printed_once_for_each_address() -> None:
    given = outline(heroin())
    address = given.contacts[0].url
    source = replace(given.sources[0], url=address)
    sheet, _ = compose_sheet(replace(given, sources=(source,)), citations(given), THEME, FONTS, A4)
    assert sheet is not None
    assert len([i for page in sheet.pages for i in page.items if isinstance(i, Drawing)]) == 1
