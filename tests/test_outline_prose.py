from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import Place, Prose, Run
from builder.outline.prose import find_bad_links, is_link_address, parse_prose

HERE = Place(3, 7)


def runs(value: str) -> tuple[Run, ...]:
    return parse_prose(value, HERE).runs


def dump(value: str) -> str:
    """Runs as text: ``<b>``, ``<i>`` and ``<a>`` around each run."""
    parts = []
    for run in runs(value):
        text = run.text
        for tag, on in (("i", run.italic), ("b", run.bold), (f"a {run.link}", run.link)):
            text = f"<{tag}>{text}</>" if on else text
        parts.append(text)
    return "".join(parts)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a **b** c", "a <b>b</> c"),
        ("a *b* c", "a <i>b</> c"),
        ("**a *b* c**", "<b>a </><b><i>b</></><b> c</>"),
        ("*a **b** c*", "<i>a </><b><i>b</></><i> c</>"),
        ("***a***", "<b><i>a</></>"),
        ("***a* b**", "<b><i>a</></><b> b</>"),
        ("***a** b*", "<b><i>a</></><i> b</>"),
        ("**a *b***", "<b>a </><b><i>b</></>"),
        ("**a** and **b**", "<b>a</> and <b>b</>"),
        ("(*a*), “**b**”.", "(<i>a</>), “<b>b</>”."),
        ("这是**重要**的", "这是<b>重要</>的"),
        ("[a](https://x.org)", "<a https://x.org>a</>"),
        ("see [a *b*](https://x.org/y_(z)?q=1#f).", "see <a https://x.org/y_(z)?q=1#f>a </>"
         "<a https://x.org/y_(z)?q=1#f><i>b</></>."),
        ("**see [a](mailto:a@x.org)**", "<b>see </><a mailto:a@x.org><b>a</></>"),
        ("[0800 1111](tel:08001111)", "<a tel:08001111>0800 1111</>"),
        ("**[a](https://x.org/*y*)**", "<a https://x.org/*y*><b>a</></>"),
        ("**a *b** c", "<b>a *b</> c"),
        ("**a***", "<b>a</>*"),
    ],
)  # fmt: skip
def test_markup_is_read(value: str, expected: str) -> None:
    assert dump(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "*", "**", "***", "****", "** **", "a * b", "2 * 3 * 4", "2*3*4", "2**3**4", "snake_case", "_a_", "__a__",
        "[1]", "[a](b)", "[a]()", "[](https://x.org)", "[ ](https://x.org)", "[a] (https://x.org)", "a*", "*a",
        "**a*", "# a",
        "- a", "`a`", "~~a~~", "<b>a</b>", "R&D", r"\*", "Schüler*innen und Lehrer*innen", "****a****", "85%* in 2022*",
        "[sic](note: she meant so)", "[a](https://x.org", "[[a](https://x.org]", "https://x.org",
    ],
)  # fmt: skip
def test_everything_else_is_literal(value: str) -> None:
    assert runs(value) == (Run(value),)
    assert parse_prose(value, HERE) == value


def test_prose_keeps_its_place() -> None:
    assert parse_prose("a **b**", HERE).place == HERE


@pytest.mark.parametrize(
    "address",
    ["http://x.org", "https://x.org/a?b=c&d=%20#e", "https://münchen.de/ß", "mailto:help@x.org", "tel:+44-800-1111"],
)
def test_addresses_of_the_web_mail_and_telephone_are_links(address: str) -> None:
    assert is_link_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:x", "file:///etc/passwd", "ms-word:ofe|u|x", "data:text/html,x", "ftp://x.org",
        r"\\server\share", "//x.org", "www.x.org", "https://", "https:///x", "https://x.org/a b", "https://x.org/\u202e",
        "https://x.org/\u00a0", "https://x.org/<b>", 'https://x.org/"', "mailto:", "tel:abc", "https://x.org/\n", "",
        "https://x.org/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_no_other_address_is_a_link(address: str) -> None:
    assert not is_link_address(address)


@pytest.mark.parametrize(
    ("value", "bad"),
    [
        ("[a](javascript:alert(1))", ["javascript:alert(1)"]),
        ("[a](FILE:///etc/passwd) [b](ftp://x)", ["FILE:///etc/passwd", "ftp://x"]),
        (r"[a](\\server\share)", [r"\\server\share"]),
        ("[a](//x.org)", ["//x.org"]),
        ("[a](https://x.org/a b)", ["https://x.org/a b"]),
        ("[a](https://x.org) [1](see below) [sic](note: so)", []),
        ("javascript:alert(1)", []),
    ],
)
def test_links_that_lead_elsewhere_are_found(value: str, bad: list[str]) -> None:
    assert find_bad_links(value) == bad


MARKUP = st.lists(
    st.sampled_from(
        ["*", "**", "***", "[", "]", "](", "(", ")", " ", "a", "é", "1", ".", "https://x.org", "](https://x.org)"]
    ),
    max_size=30,
).map("".join)


@given(MARKUP | st.text())
def test_runs_joined_are_the_text_and_neighbours_differ(value: str) -> None:
    prose = parse_prose(value, HERE)
    assert isinstance(prose, Prose)
    assert "".join(run.text for run in prose.runs) == prose
    styles = [(run.bold, run.italic, run.link) for run in prose.runs]
    assert all(one != other for one, other in pairwise(styles))
    assert all(run.text for run in prose.runs) or not value


@given(st.text().filter(lambda value: "*" not in value and "[" not in value))
def test_text_without_markers_comes_through_unchanged(value: str) -> None:
    assert runs(value) == (Run(value),)


@given(MARKUP)
def test_only_asterisks_and_links_are_ever_taken_away(value: str) -> None:
    prose = parse_prose(value, HERE)
    if "](" not in value:
        assert prose.replace("*", "") == value.replace("*", "")
        assert (value.count("*") - prose.count("*")) % 2 == 0


@pytest.mark.parametrize(
    "unit",
    ["*", "**", "[", "[[", "](", "[a](", "[a](https://x.org", "a* ", "*a ", "**a ", "***a ", "*a** ", "[a](((",
     "**a *b** ", "[a](https://x.org) ", "*a* "],
)  # fmt: skip
def test_reading_takes_linear_time(unit: str) -> None:
    value = unit * (100_000 // len(unit))
    started = time.process_time()
    parse_prose(value, HERE)
    find_bad_links(value)
    assert time.process_time() - started < 2.0
