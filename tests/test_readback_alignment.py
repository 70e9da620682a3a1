"""Which lines that were read stand for which that should be there."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from builder.model.ledger import Line
from builder.readback.alignment import Pair, align_deck, align_lines, owned

TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def lines(texts: str | list[str], place: int = 1) -> list[Line]:
    return [Line(place, text, "P", text) for text in texts]


def slide(place: int, title: str, *texts: str) -> list[Line]:
    return [Line(place, title, "title", title), *(Line(place, title, "body", text) for text in texts)]


def told(pairs: list[Pair]) -> list[tuple[str, str]]:
    return [(pair.expected.text if pair.expected else "", pair.read.text if pair.read else "") for pair in pairs]


@given(TEXTS, TEXTS)
def test_every_line_of_both_is_in_one_pair_in_its_order(expected: list[str], read: list[str]) -> None:
    left, right = lines(expected), lines(read)
    pairs = list(align_lines(left, right))
    assert [pair.expected for pair in pairs if pair.expected] == left
    assert [pair.read for pair in pairs if pair.read] == right


@given(TEXTS)
def test_the_same_lines_are_pairs_of_equals(texts: list[str]) -> None:
    assert told(list(align_lines(lines(texts), lines(texts)))) == list(zip(texts, texts, strict=True))


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1), st.data())
def test_one_line_lost_added_or_changed_is_the_only_pair_that_differs(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    lost, added, changed = [*texts], [*texts], [*texts]
    del lost[at]
    added.insert(at, "new")
    changed[at] = "new"
    for read, differing in ((lost, (texts[at], "")), (added, ("", "new")), (changed, (texts[at], "new"))):
        pairs = told(list(align_lines(lines(texts), lines(read))))
        assert [pair for pair in pairs if pair[0] != pair[1]] == [differing]


def test_a_slide_that_moved_keeps_its_lines() -> None:
    expected = [*slide(1, "A", "a"), *slide(2, "B", "b"), *slide(3, "C", "c")]
    read = [*slide(1, "B", "b"), *slide(2, "C", "c"), *slide(3, "A", "a")]
    pairs = list(align_deck(expected, read))
    assert all(pair.expected and pair.read and pair.expected.text == pair.read.text for pair in pairs)
    moved = {pair.expected.entry: pair.read.place for pair in pairs if pair.expected and pair.read}
    assert moved == {"A": 3, "B": 1, "C": 2}


def test_a_slide_that_is_gone_or_new_shifts_no_other() -> None:
    whole = [*slide(1, "A", "a"), *slide(2, "B", "b"), *slide(3, "C", "c")]
    less = [*slide(1, "A", "a"), *slide(2, "C", "c")]
    gone = list(align_deck(whole, less))
    assert sorted(told(gone)) == sorted([("A", "A"), ("a", "a"), ("B", ""), ("b", ""), ("C", "C"), ("c", "c")])
    new = list(align_deck(less, whole))
    assert sorted(told(new)) == sorted([("A", "A"), ("a", "a"), ("", "B"), ("", "b"), ("C", "C"), ("c", "c")])


def test_a_title_that_changed_leaves_its_slide_where_it_is() -> None:
    expected = [*slide(1, "A", "a"), *slide(2, "B", "b")]
    assert told(list(align_deck(expected, [*slide(1, "A", "a"), *slide(2, "X", "b")]))) == [
        ("A", "A"), ("a", "a"), ("B", "X"), ("b", "b"),
    ]  # fmt: skip


def test_what_was_read_belongs_to_the_entry_of_its_counterpart_or_of_what_stands_before() -> None:
    one, extra, two = lines(["a", "x", "b"])
    read = [replace(line, entry="") for line in (one, extra, two)]
    pairs = [Pair(one, read[0]), Pair(None, read[1]), Pair(two, None), Pair(two, read[2])]
    assert [line.entry for line in owned(pairs)] == ["a", "a", "b"]


def test_very_many_lines_that_are_all_others_take_no_product_of_time() -> None:
    left, right = (lines([f"{side}{number}" for number in range(20_000)]) for side in "lr")
    start = process_time()
    assert len(list(align_lines(left, right))) == 20_000
    assert process_time() - start < 5
