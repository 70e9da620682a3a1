"""The sheet's columns carry every statement, point, quotation and chart of the outline, under the right elements."""

from dataclasses import replace

from builder.compose.articles import section_blocks
from builder.compose.sheet import compose_sheet
from builder.compose.typesetting import Structure, Typesetter
from builder.model.document import Drawing, Line, Node
from builder.model.outline import Chart, Quotation
from tests.charts import figure
from tests.test_compose_breaking import FONTS
from tests.test_compose_deck import AT, citations, finding, heroin, outline, prose, text
from tests.test_compose_typesetting import THEME


def test_everything_stands_under_its_element() -> None:
    quotation = Quotation(
        id=text("q"), place=AT, words=text("Many words."), speaker=text("Ann Lee"), role=text("Judge")
    )
    chart = Chart(id=text("c"), place=AT, title=prose("Drugs"), kind="bar", figures=(text("heroin"),))
    given = outline(finding("many", "Many points", points=3), quotation, heroin(), chart)
    structure = Structure()
    blocks, _ = section_blocks(given, citations(given), Typesetter(THEME, FONTS, structure, 240))
    items = [item for block in blocks for row in block.rows for item in row.items]
    said: dict[Node, str] = {}
    for item in items:
        for piece in item.pieces if isinstance(item, Line) else ():
            assert piece.node is not None
            said[structure.nodes[piece.node]] = said.get(structure.nodes[piece.node], "") + piece.text
    words = "\n".join(said.values())
    for expected in ("Many points [1]", "Point 2 of many.", "“Many words.”", "Ann Lee, Judge [1]", "Heroin use fell"):
        assert expected in words
    drawing = next(item for item in items if isinstance(item, Drawing))
    assert structure.nodes[drawing.node].alt == "Bar chart. Drugs. Heroin use: \u221211%."
    tags = [node.tag for node in structure.nodes]
    assert (tags.count("H2"), tags.count("LBody"), tags.count("BlockQuote"), tags.count("Figure")) == (1, 3, 1, 1)
    assert all(node.parent < index for index, node in enumerate(structure.nodes))


def test_a_heading_is_joined_to_what_follows() -> None:
    given = outline(finding("many", "Many points", points=3))
    blocks, _ = section_blocks(given, citations(given), Typesetter(THEME, FONTS, Structure(), 240))
    assert [block.joined for block in blocks] == [True, True, False, False, False]


def test_a_figure_that_no_text_tells_stands_below_its_finding_and_an_own_statement_says_so() -> None:
    own = replace(finding("own", "We think so"), own=text("from our work"))
    given = outline(heroin(), own)
    blocks, _ = section_blocks(given, citations(given), Typesetter(THEME, FONTS, Structure(), 240))
    lines = [
        "".join(piece.text for piece in item.pieces)
        for block in blocks
        for row in block.rows
        for item in row.items
        if isinstance(item, Line)
    ]
    assert "\u221211%: heroin use" in lines
    assert "Our own statement: from our work" in lines


def test_columns_without_room_side_by_side_are_drawn_as_bars_and_say_so() -> None:
    names = [f"amphetamine consumption in county {letter}" for letter in "abcde"]
    found = [replace(heroin(), id=text(name[-1]), figure=figure("11", "%", "down", subject=name)) for name in names]
    chart = Chart(id=text("c"), place=AT, title=prose("Drugs"), kind="column", figures=tuple(map(text, "abcde")))
    given = outline(*found, chart)
    structure = Structure()
    blocks, misfits = section_blocks(given, citations(given), Typesetter(THEME, FONTS, structure, 240))
    assert misfits == []
    drawing = next(item for block in blocks for row in block.rows for item in row.items if isinstance(item, Drawing))
    assert drawing.chart.kind == "bar"
    assert str(structure.nodes[drawing.node].alt).startswith("Bar chart. Drugs. ")


def test_a_chart_without_room_is_refused_with_its_line_and_what_to_do() -> None:
    long = replace(heroin(), figure=figure("11", "%", "down", subject="Donaudampfschifffahrtsgesellschaftskapitän" * 2))
    chart = Chart(id=text("c"), place=AT, title=prose("Drugs"), kind="bar", figures=(text("heroin"),))
    given = outline(long, chart)
    sheet, problems = compose_sheet(given, citations(given), THEME, FONTS, (595.28, 841.89))
    assert sheet is None
    crowded = [problem for problem in problems if problem.code == "chart-crowded"]
    assert [problem.place for problem in crowded] == [AT]
    assert any("categories" in hint for hint in crowded[0].hints)
