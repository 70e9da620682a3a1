"""What stands where on a picture, in which order it is read, and how well it stands out."""

from __future__ import annotations

import pytest

from builder.model.document import Line, Node, PageItem, Panel, Piece
from builder.model.shape import Gradient, Shape
from builder.preview.areas import Area, find_areas

NODES = (
    Node("Sect", -1),
    Node("H2", 0),
    Node("L", 0),
    Node("LI", 2),
    Node("Lbl", 3),
    Node("LBody", 3),
    Node("Link", 5),
)


def written(text: str, node: int | None, x: float = 10, y: float = 30, colour: str = "000000") -> Line:
    return Line(y, (Piece(x, text, "regular", 10, colour, node, 6.0 * len(text)),))


def areas(*items: PageItem) -> list[Area]:
    return list(find_areas(items, NODES, lambda node: f"of {NODES[node].tag}"))


def test_lines_of_one_paragraph_are_one_area() -> None:
    (title,) = areas(written("Heat in", 1), written("the city", 1, y=42))
    assert (title.text, title.tag, title.entry) == ("Heat inthe city", "H2", "of H2")
    assert (title.left, title.right) == (10, 58)
    assert title.top < 30 < title.bottom and title.bottom > 42


def test_a_list_item_is_read_with_its_label_and_its_links() -> None:
    (item,) = areas(written("• ", 4), written("trees ", 5, x=20), written("here", 6, x=60))
    assert (item.tag, item.text, item.entry) == ("LI", "• trees here", "of LBody")


def test_what_repeats_on_every_page_is_not_read() -> None:
    assert areas(written("Page 1 of 2", None)) == []


def test_order_is_that_of_the_items() -> None:
    assert [area.tag for area in areas(written("x", 5), written("y", 1))] == ["LI", "H2"]


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ([], 21.0),
        ([Panel(0, 0, 200, 100, "000000")], 1.0),
        ([Panel(0, 0, 200, 100, "000000"), Panel(5, 20, 100, 20, "FFFFFF")], 21.0),
        ([Panel(100, 0, 200, 100, "000000")], 21.0),
        ([Shape((0, 0), ((200.0, 0.0), (200.0, 100.0), (0.0, 100.0)), fill="000000")], 1.0),
        ([Shape((0, 100), ((200.0, 100.0), (200.0, 0.0)), fill="000000")], 21.0),
        ([Shape((0, 0), ((200.0, 0.0), (200.0, 100.0)), stroke="000000", width=3)], 21.0),
    ],
)
def test_contrast_is_with_what_was_painted_last(ground: list[PageItem], expected: float) -> None:
    (title,) = areas(*ground, written("Heat", 1))
    assert title.contrast == pytest.approx(expected)


def test_contrast_with_a_gradient_is_not_told() -> None:
    gradient = Gradient((0, 0), (200, 0), ((0.0, "000000"), (1.0, "FFFFFF")))
    (title,) = areas(Shape((0, 0), ((200.0, 0.0), (200.0, 99.0), (0.0, 99.0)), gradient=gradient), written("Heat", 1))
    assert title.contrast is None


def test_the_least_contrast_counts() -> None:
    (title,) = areas(written("Heat", 1), written("pale", 1, x=60, colour="CCCCCC"))
    assert title.contrast is not None and title.contrast < 2
