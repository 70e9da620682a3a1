"""Set text keeps its characters, its elements and its width."""

from builder.compose.typesetting import Structure, Style, Typesetter
from builder.model.document import Line
from builder.model.text import Run
from builder.model.theme import Palette, SheetSizes, Theme
from tests.test_compose_breaking import FAMILY, FONTS

PALETTE = Palette("FFFFFF", "111111", "333333", "003344", "FFFFFF", "AA4400", "EEEEEE", "CCCCCC")
THEME = Theme("test", PALETTE, FAMILY, SheetSizes(24, 12, 14, 10, 10, 8, 26), "template.pptx")


def test_lines_hold_the_text_with_spaces_between_and_links_are_elements() -> None:
    structure = Structure()
    paragraph = structure.add("P", 0)
    runs = [Run("Some words before the "), Run("page of the agency", link="https://example.org"), Run(" and after it.")]
    block = Typesetter(THEME, FONTS, structure, 90).paragraph(runs, paragraph, Style(10, PALETTE.ink))
    lines = [item for row in block.rows for item in row.items if isinstance(item, Line)]
    said = "Some words before the page of the agency (example.org) and after it."
    assert "".join(piece.text for line in lines for piece in line.pieces) == said
    ends = [p.x + 10 * FONTS[p.face].word_width(p.text.rstrip()) for line in lines for p in line.pieces]
    assert len(lines) > 2
    assert max(ends) <= 90
    link = next(node for node in structure.nodes if node.tag == "Link")
    assert (link.parent, link.link, link.alt) == (paragraph, "https://example.org", "page of the agency")
    linked = "".join(p.text for line in lines for p in line.pieces if p.node == structure.nodes.index(link))
    assert linked.strip() == "page of the agency"


def test_a_word_broken_at_its_hyphen_gets_no_space() -> None:
    structure = Structure()
    setter = Typesetter(THEME, FONTS, structure, 40)
    block = setter.paragraph([Run("well-known")], structure.add("P", 0), Style(10, PALETTE.ink))
    assert [item.pieces[0].text for row in block.rows for item in row.items if isinstance(item, Line)] == [
        "well-",
        "known",
    ]


def test_a_label_stands_at_the_margin_of_the_first_line_only() -> None:
    structure = Structure()
    label, body = structure.add("Lbl", 0), structure.add("LBody", 0)
    style = Style(10, PALETTE.ink, indent=12)
    block = Typesetter(THEME, FONTS, structure, 80).paragraph(
        [Run("one two three four five")], body, style, ("•", label)
    )
    lines = [item for row in block.rows for item in row.items if isinstance(item, Line)]
    assert [line.pieces[0].x for line in lines] == [0.0] + [12] * (len(lines) - 1)
    assert lines[0].pieces[0].node == label
