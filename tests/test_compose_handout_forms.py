"""Grids of handouts: everything stands on the page, and nothing on anything else."""

from __future__ import annotations

import pytest

from builder.compose import PAPER
from builder.compose.handout_forms import grid_of
from builder.model.handout import HANDOUTS


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("ratio", [16 / 9, 4 / 3, 0.75])
@pytest.mark.parametrize("form", HANDOUTS)
def test_slide_and_text_stand_in_their_cell_apart_from_each_other(form: str, ratio: float, paper: str) -> None:
    grid = grid_of(form, PAPER[paper], ratio)
    for place in (grid.slide, grid.text):
        assert place.x >= 0
        assert place.x + place.width <= grid.cell + 0.01
        assert place.y + place.height <= grid.strip - grid.gap + 0.01
    assert grid.slide.width / grid.slide.height == pytest.approx(ratio)
    apart = grid.text.x >= grid.slide.x + grid.slide.width or grid.text.y >= grid.slide.height
    assert apart
    assert grid.text.height > 40
    assert grid.text.width > 150


@pytest.mark.parametrize("form", HANDOUTS)
def test_a_page_holds_as_many_slides_as_the_form_says(form: str) -> None:
    grid = grid_of(form, PAPER["a4"], 16 / 9)
    down = round((grid.bottom - grid.top) / grid.strip)
    assert down * grid.across == (1 if form == "speaker" else int(form[0]))
    assert grid.left + grid.across * grid.cell + (grid.across - 1) * grid.gutter == pytest.approx(PAPER["a4"][0] - 48)
