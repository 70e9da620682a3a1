from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.limits import Limits
from builder.model.text import Place, Text
from builder.outline import nodes
from builder.outline.events import Events, fast_events, plain_events
from builder.outline.nodes import Blank, Mapping, Node, Sequence, read_nodes
from builder.outline.report import Report

BOTH = pytest.mark.parametrize("events", [fast_events, plain_events])


def read(text: str | bytes, events: Events = fast_events) -> tuple[Mapping | None, Report]:
    report = Report("x.yaml")
    data = text.encode() if isinstance(text, str) else text
    return read_nodes(data, report, events), report


def codes(text: str | bytes, events: Events = fast_events) -> list[str]:
    return [problem.code for problem in read(text, events)[1].diagnostics()]


def plain(node: Node) -> Any:
    """The tree as plain values, with places."""
    if isinstance(node, Mapping):
        return {key: (written.place, plain(value)) for key, (written, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return (str(node), node.place) if isinstance(node, Text) else (type(node).__name__, node.place)


@BOTH
@pytest.mark.parametrize("written", ["no", "3.10", "12:30", "010", "2022/23", "~", "null", "1e3", "0x1F", "2,000"])
def test_scalars_are_read_as_written(written: str, events: Events) -> None:
    root, report = read(f"a: {written}\n", events)
    assert root is not None
    assert not report.diagnostics()
    assert root.entries["a"][1] == written


@BOTH
def test_keys_and_values_keep_their_places(events: Events) -> None:
    root, _ = read("a: one\nbé:\n  - 'two'\n  - {c: three}\n", events)
    assert root is not None
    assert plain(root) == {
        "a": (Place(1, 1), ("one", Place(1, 4))),
        "bé": (Place(2, 1), [("two", Place(3, 5)), {"c": (Place(4, 6), ("three", Place(4, 9)))}]),
    }


@BOTH
def test_columns_count_characters_not_bytes(events: Events) -> None:
    root, _ = read("é😀: x\n", events)
    assert root is not None
    assert root.entries["é😀"][1].place == Place(1, 5)


@BOTH
def test_nothing_and_an_empty_text_are_told_apart(events: Events) -> None:
    root, _ = read("a:\nb: ''\n", events)
    assert root is not None
    assert isinstance(root.entries["a"][1], Blank)
    assert root.entries["b"][1] == ""


@BOTH
@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "[[{b: "])
def test_deep_nesting_is_refused_without_recursion(bracket: str, events: Events) -> None:
    assert codes(bracket * 100_000, events) == ["too-deep"]


@BOTH
def test_the_depth_limit_itself_is_allowed(events: Events) -> None:
    within, beyond = (
        "a: " + "[" * depth + "]" * depth for depth in (Limits().outline_depth - 1, Limits().outline_depth)
    )
    assert codes(within, events) == []
    assert codes(beyond, events) == ["too-deep"]


def test_too_many_nodes_are_refused() -> None:
    assert codes("a: [" + "1," * Limits().outline_values + "]") == ["too-many-nodes"]


@BOTH
def test_a_long_text_is_refused_where_it_stands(events: Events) -> None:
    assert codes("a: " + "x" * Limits().outline_text, events) == []
    _, report = read("a: b\nc: " + "x" * (Limits().outline_text + 1), events)
    assert [(d.code, d.place) for d in report.diagnostics()] == [("too-long", Place(2, 4))]


def test_aliases_can_not_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    assert set(codes(bomb)) == {"alias"}


def test_a_file_full_of_faults_ends_its_report() -> None:
    found = read("<<: x\n" * (Limits().outline_problems + 5))[1].diagnostics()
    assert len(found) == Limits().outline_problems + 1
    assert found[-1].code == "too-many-problems"


def test_problems_before_a_syntax_error_are_reported_too() -> None:
    assert codes("a: 1\na: 2\nb: 'open\n") == ["duplicate-key", "yaml-syntax"]


@BOTH
@pytest.mark.parametrize(
    "escape", [r"\0", r"\a", r"\e", r"\x7f", r"\N", r"\L", r"\P", r"\uFEFF", r"\ud83d\ude00", r"\uDFFF", r"\UFFFFFFFF"]
)
def test_escapes_of_what_is_no_text_are_refused(escape: str, events: Events) -> None:
    _, report = read(f'a: "x{escape}"\n', events)
    assert [(d.code, d.place) for d in report.diagnostics()] == [("bad-character", Place(1, 4))]


@BOTH
def test_escapes_of_text_are_read(events: Events) -> None:
    root, _ = read(r'a: "caf\u00e9 \U0001F600 \"x\" \\"', events)
    assert root is not None
    assert root.entries["a"][1] == 'café 😀 "x" \\'


@BOTH
@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "---\n...\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text: str, events: Events) -> None:
    assert codes(text, events) == ["empty-file"]


@BOTH
def test_a_key_left_out_is_reported(events: Events) -> None:
    assert codes(": value\n", events) == ["yaml-syntax"]


TREES = st.recursive(
    st.text(max_size=20), lambda t: st.lists(t, max_size=4) | st.dictionaries(st.text(max_size=8), t, max_size=4)
)


def _values(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {str(key): _values(value) for key, (_, value) in node.entries.items()}
    return [_values(item) for item in node.items] if isinstance(node, Sequence) else str(node)


@given(st.dictionaries(st.text(max_size=8), TREES, min_size=1, max_size=4))
def test_both_parsers_read_the_same_tree(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=True)
    (fast, fast_report), (slow, slow_report) = read(text, fast_events), read(text, plain_events)
    assert fast_report.diagnostics() == slow_report.diagnostics()
    assert (fast is None) == (slow is None)
    if fast is not None and slow is not None:
        assert plain(fast) == plain(slow)
        if not fast_report.diagnostics():
            assert _values(fast) == value


@given(st.text(alphabet="ab:-[]{}'\"\n \t#&*!|>%@`,?\\é\x00\u2028", max_size=40) | st.text(max_size=30))
def test_no_text_is_more_than_an_error(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for events in (fast_events, plain_events):
        root, report = read(data, events)
        assert root is not None or report.diagnostics()
        assert all(d.place is not None and min(d.place) >= 1 for d in report.diagnostics())


@given(st.binary(max_size=60))
def test_no_bytes_are_more_than_an_error(data: bytes) -> None:
    root, report = read(data)
    assert root is not None or report.diagnostics()


def test_the_parser_in_python_is_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.outline.events.CParser", None)
    root, _ = read("a: b\n")
    assert root is not None
    assert plain(root) == plain(read("a: b\n", plain_events)[0] or nodes.Blank(Place(1, 1)))
