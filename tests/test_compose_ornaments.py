"""The sheet's ornaments keep within their room and clear of the text, in colours that it can be read on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.compose.ornaments import heading_mark, masthead_ground, masthead_of, panel
from builder.model.colour import contrast
from builder.model.document import PageItem, Panel, Rule, Shape
from builder.model.theme import Style, Theme
from tests.test_compose_typesetting import THEME

STYLES: tuple[Style, ...] = get_args(Style)


def styled(style: Style) -> Theme:
    return replace(THEME, style=style)


def edges(item: PageItem) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    if isinstance(item, Panel):
        return item.x, item.y, item.x + item.width, item.y + item.height
    if isinstance(item, Rule):
        return item.x1, item.y1 - item.width / 2, item.x2, item.y2 + item.width / 2
    assert isinstance(item, Shape)
    xs = [item.start[0], *(at for step in item.steps for at in step[::2])]
    ys = [item.start[1], *(at for step in item.steps for at in step[1::2])]
    return min(xs), min(ys), max(xs), max(ys)


def within(items: Iterable[PageItem], width: float, height: float) -> bool:
    boxes = [edges(item) for item in items]
    return all(box[0] >= 0 and box[1] >= 0 and box[2] <= width + 1e-6 and box[3] <= height + 1e-6 for box in boxes)


@given(st.sampled_from(STYLES), st.floats(300, 700), st.floats(70, 400))
def test_a_masthead_keeps_within_its_band_and_clear_of_its_text(style: Style, width: float, height: float) -> None:
    ground, *ornaments = masthead_ground(styled(style), width, height, 48, width - 48)
    assert edges(ground) == (0, 0, width, height)
    assert within(ornaments, width, height + 1.5)
    if style != "rules":
        assert min(edges(item)[0] for item in ornaments) >= width - masthead_of(styled(style)).aside


@pytest.mark.parametrize("style", STYLES)
def test_a_masthead_can_be_read(style: Style) -> None:
    theme = styled(style)
    head, ground = masthead_of(theme), masthead_ground(theme, 595, 100, 48, 547)[0]
    assert isinstance(ground, Panel)
    assert all(contrast(colour, ground.fill) >= 4.5 for colour in (head.title, head.subtitle, head.edition))


@pytest.mark.parametrize("style", STYLES)
def test_panels_and_marks_keep_their_room(style: Style) -> None:
    assert within(panel(styled(style), 240, 40), 240, 40)
    height, mark = heading_mark(styled(style), 240)
    assert within(mark, 240, height)
    assert bool(mark) == bool(height)


def test_no_two_styles_look_alike() -> None:
    assert len({masthead_ground(styled(style), 595, 100, 48, 547) for style in STYLES}) == 3
