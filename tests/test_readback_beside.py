"""A handout's slides beside the deck's: every text that a slide shows is missed where the handout lost it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.ledger import Ledger, Line
from builder.pipeline import Options, prepare
from builder.readback.beside import lost_texts

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module", params=["docs/gallery/outline.yaml", "tests/cases/charts/outline.yaml"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Of a publication with slides of every kind, and of one with charts of every kind."""
    _, composed = prepare(str(ROOT / request.param), Options(handout="3-lines"))
    assert composed is not None
    return composed.ledger


def test_a_handout_has_every_text_of_its_slides(ledger: Ledger) -> None:
    assert list(lost_texts(ledger.deck, ledger.handout)) == []


def test_a_line_that_is_lost_or_says_something_else_is_missed(ledger: Ledger) -> None:
    read = [index for index, line in enumerate(ledger.handout) if line.entry and line.part in ("H1", "H3", "LBody")]
    assert len(read) > 20
    for index in read:
        before, line, after = ledger.handout[:index], ledger.handout[index], ledger.handout[index + 1 :]
        assert {lost.entry for lost in lost_texts(ledger.deck, (*before, *after))} == {line.entry}
        assert list(lost_texts(ledger.deck, (*before, replace(line, text=f"{line.text} not"), *after)))


def test_a_label_that_a_chart_does_not_draw_is_missed(ledger: Ledger) -> None:
    figures = [line for line in ledger.handout if line.part == "Figure"]
    assert figures
    for figure in figures:
        labels = [line.text for line in ledger.deck if line.entry == figure.entry and line.part.startswith("label")]
        drawn = replace(figure, text=figure.text.replace("".join(labels[0].split()), "?").replace(labels[0], "?"))
        pages = [drawn if line is figure else line for line in ledger.handout]
        assert labels[0] in [line.text for line in lost_texts(ledger.deck, pages)]


def test_texts_in_another_order_are_missed() -> None:
    slides = [Line(1, "a", "title", "One"), Line(1, "a", "body", "Two"), Line(1, "a", "body", "Three")]
    pages = [Line(1, "a", "H2", "One"), Line(1, "a", "P", "Three"), Line(1, "a", "P", "Two")]
    assert list(lost_texts(slides, pages)) == slides[2:]


def test_capitals_of_a_layout_are_no_difference_and_another_entrys_text_is_no_help() -> None:
    slides = [Line(1, "a", "title", "Straße")]
    assert list(lost_texts(slides, [Line(1, "a", "H2", "STRASSE")])) == []
    assert list(lost_texts(slides, [Line(1, "b", "H2", "Straße")])) == slides
