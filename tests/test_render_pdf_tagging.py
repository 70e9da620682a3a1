from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.model.document import Node
from builder.render.pdf.page import Box, RenderedPage
from builder.render.pdf.tagging import Child, LinkArea, MarkedContent, link_keys, order_children


def page(*marks: int, links: tuple[int, ...] = ()) -> RenderedPage:
    return RenderedPage(b"", marks, tuple(Box(node, 0, 0, 1, 1) for node in links), ())


@st.composite
def trees(draw: st.DrawFn) -> tuple[tuple[Node, ...], list[RenderedPage]]:
    size = draw(st.integers(1, 20))
    parents = [-1] + [draw(st.integers(0, index - 1)) for index in range(1, size)]
    tags = [draw(st.sampled_from(["P", "TD", "TR", "Sect"])) for _ in range(size)]
    nodes = tuple(Node(tag, parent) for tag, parent in zip(tags, parents, strict=True))  # type: ignore[arg-type]
    marks = st.lists(st.integers(0, size - 1), max_size=12).map(lambda found: page(*found))
    return nodes, draw(st.lists(marks, max_size=3))


def content_of(children: dict[int, tuple[Child, ...]], node: int) -> list[MarkedContent]:
    """The content below ``node``, in the order that the tree is read in."""
    found: list[MarkedContent] = []
    for child in children[node]:
        if isinstance(child, MarkedContent):
            found.append(child)
        elif isinstance(child, int):
            found += content_of(children, child)
    return found


@given(trees())
def test_all_that_is_drawn_is_reached_exactly_once(tree: tuple[tuple[Node, ...], list[RenderedPage]]) -> None:
    nodes, pages = tree
    reached = content_of(order_children(nodes, pages), -1)
    drawn = [MarkedContent(number, i) for number, page in enumerate(pages) for i in range(len(page.marks))]
    assert sorted(reached, key=lambda c: (c.page, c.identifier)) == drawn


@given(trees())
def test_children_stand_in_the_order_they_are_first_drawn(tree: tuple[tuple[Node, ...], list[RenderedPage]]) -> None:
    nodes, pages = tree
    children = order_children(nodes, pages)
    for kids in children.values():
        contents = [content_of({**children, -1: (kid,)}, -1) for kid in kids]
        firsts = [min((c.page, c.identifier) for c in content) for content in contents if content]
        assert firsts == sorted(firsts)


@given(trees())
def test_cells_stay_and_other_empty_elements_go(tree: tuple[tuple[Node, ...], list[RenderedPage]]) -> None:
    nodes, pages = tree
    children = order_children(nodes, pages)
    for index, node in enumerate(nodes):
        assert node.tag != "TD" or index in children
    for index in children:
        assert index < 0 or children[index] or nodes[index].tag == "TD"


def test_an_empty_cell_keeps_its_column() -> None:
    nodes = (Node("TR", -1), Node("TD", 0), Node("TD", 0), Node("TD", 0), Node("TD", 0))
    assert order_children(nodes, [page(2, 4)])[0] == (1, 2, 3, 4)


def test_an_empty_row_stays_where_it_is() -> None:
    nodes = (
        Node("Table", -1),
        Node("TR", 0),
        Node("TD", 1),
        Node("TR", 0),
        Node("TD", 3),
        Node("TR", 0),
        Node("TD", 5),
    )
    assert order_children(nodes, [page(2, 6)])[0] == (1, 3, 5)


def test_a_link_stands_between_the_words_around_it() -> None:
    nodes = (Node("P", -1), Node("Link", 0, link="tel:1"))
    children = order_children(nodes, [page(0, 1, 0, links=(1,)), page(1, links=(1,))])
    assert children[0] == (MarkedContent(0, 0), 1, MarkedContent(0, 2))
    assert children[1] == (MarkedContent(0, 1), MarkedContent(1, 0), LinkArea(0, 0), LinkArea(1, 0))


def test_keys_of_links_follow_those_of_the_pages() -> None:
    assert link_keys([page(links=(1, 1)), page(), page(links=(1,))]) == [range(3, 5), range(5, 5), range(5, 6)]
