"""What is free is free: the largest rectangle lies within, touches nothing, and none larger is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.model.length import Box
from builder.render.powerpoint.areas import area, around, box_of, cut_bottom, largest_free, overlap, part_of, share

PAGE = box_of(0, 0, 100, 60)
sides = st.integers(0, 100)
boxes = st.builds(box_of, sides, sides, st.integers(1, 60), st.integers(1, 60))


def contains(outer: Box, inner: Box) -> bool:
    return overlap(outer, inner) == inner


@given(st.lists(boxes, max_size=6))
def test_the_largest_free_rectangle_is_free_and_within(obstacles: list[Box]) -> None:
    free = largest_free(PAGE, obstacles)
    assert contains(PAGE, free) or not area(free)
    assert all(area(overlap(free, each)) == 0 for each in obstacles)


@given(st.lists(boxes, max_size=4), boxes)
def test_no_free_rectangle_is_larger(obstacles: list[Box], other: Box) -> None:
    other = overlap(other, PAGE)
    if all(area(overlap(other, each)) == 0 for each in obstacles):
        assert area(other) <= area(largest_free(PAGE, obstacles))


def test_a_margin_keeps_away() -> None:
    assert largest_free(PAGE, [box_of(0, 0, 100, 10)], 5) == box_of(0, 15, 100, 45)
    assert largest_free(PAGE, []) == PAGE
    assert area(largest_free(PAGE, [PAGE])) == 0


@given(boxes, boxes)
def test_two_rectangles_share_as_much_either_way(one: Box, other: Box) -> None:
    assert area(overlap(one, other)) == area(overlap(other, one)) <= min(area(one), area(other))
    assert 0 <= share(one, other) <= 1
    assert contains(around(one, other), one)


def test_parts_and_feet() -> None:
    assert part_of(PAGE, (0.5, 0, 0.5, 1)) == box_of(50, 0, 50, 60)
    assert cut_bottom(PAGE, 10) == (box_of(0, 0, 100, 50), box_of(0, 50, 100, 10))
