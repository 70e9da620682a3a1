"""What stayed in its order and what moved."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from builder.comparison.matching import find_moved, match_entries
from builder.model.ledger import Entry


@given(st.permutations(range(12)))
def test_what_stayed_stands_in_order(places: list[int]) -> None:
    moved = find_moved(places)
    stayed = [place for index, place in enumerate(places) if index not in moved]
    assert stayed == sorted(stayed)


@given(st.integers(0, 19), st.integers(0, 19))
def test_one_that_was_moved_is_all_that_moved(source: int, target: int) -> None:
    places = list(range(20))
    places.insert(target, places.pop(source))
    moved = {places[index] for index in find_moved(places)}
    assert len(moved) <= 1
    if abs(source - target) > 1:
        assert moved == {source}


def test_nothing_moves_where_nothing_is() -> None:
    assert find_moved([]) == set()


def test_ten_thousand_entries_take_no_product_of_time() -> None:
    start = time.process_time()
    find_moved([(index * 7919) % 10_007 for index in range(10_007)])
    entries = [Entry(id=str(n), kind="finding", section="", statement=f"Number {n}") for n in range(2_000)]
    others = [Entry(id=f"x{n}", kind="finding", section="", statement=f"Other {n}") for n in range(2_000)]
    assert match_entries(entries, others) == {}
    assert time.process_time() - start < 5


def test_an_older_entry_is_that_of_one_newer_only() -> None:
    old = [Entry(id="a", kind="finding", section="", statement="Reports rose")]
    new = [Entry(id=id_, kind="finding", section="", statement="Reports rose") for id_ in ("b", "c")]
    assert match_entries(old, new) == {"b": old[0]}
