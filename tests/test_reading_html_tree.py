"""Pages as trees: what is left out at once, and the limits."""

from __future__ import annotations

import time

import pytest

from builder.model.limits import Limits
from builder.reading.html_tree import parse_page
from builder.reading.problem import Problem


def test_elements_come_in_document_order_and_without_those_that_show_no_text() -> None:
    page = "<head><title>t</title></head><body><div><p>a<b>c</b><script>x</script></p></div><svg><text>y</text></svg>"
    assert [element.tag for element in parse_page(page, "a.html")] == ["html", "head", "body", "div", "p", "b"]


def test_an_elements_parts_are_weighed() -> None:
    elements = parse_page(f"<div><p>{'ab ' * 40}<a>link</a></p><p>short</p></div>", "a.html")
    for element in reversed(elements):
        element.weigh()
    div = next(element for element in elements if element.tag == "div")
    assert (div.size, div.linked, div.flow, div.prose) == (89, 4, 0, 80)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * (Limits().markup_depth + 1),
        "<script><div>" + "</script>" + "<div>" * Limits().markup_depth,
        "<p>x" * Limits().markup_pieces,
        "<" * (20 << 20),
        "&amp;" * (4 << 20),
        "<b>" * 200_000 + "</i>" * 200_000,
    ],
)
def test_more_than_any_article_holds_is_refused_at_once(page: str) -> None:
    start = time.process_time()
    with pytest.raises(Problem) as caught:
        parse_page(page, "a.html")
    assert caught.value.code == "source-limit"
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "page",
    [
        "<a " + " ".join(f"a{number}=1" for number in range(300_000)) + ">x",
        "<!--" * 2_000_000,
        "<a href='" * 1_000_000,
        "</p>" * 150_000,
        "<b>" * 900 + "</i>" * 200_000,
        "<table>" + "<tr>" * 50_000 + "<td>" * 50_000,
    ],
)
def test_no_markup_takes_more_than_linear_time(page: str) -> None:
    start = time.process_time()
    parse_page(page, "a.html")
    assert time.process_time() - start < 20
