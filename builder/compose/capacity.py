"""How much text a place holds: lines, and letters of running text, at its preferred size and at its least."""

from __future__ import annotations

from dataclasses import dataclass

from builder.compose.deck import floor_of
from builder.compose.fit import text_box
from builder.compose.metrics import FontSet
from builder.model.template import Placeholder

# Letters as often as they occur in running text, with the spaces between words.
_SAMPLE = (
    "Reports of such networks rose six-fold in two years, and thousands of users and victims are involved. "
    "Parents and carers who know what to look for can notice changes early and ask calmly what lies behind them."
)
_UNFILLED = 0.92
"""Of a line's width so much is filled on average, since words are not broken."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What fits at a size, in points: ``lines`` of text, and about so many ``letters`` in all."""

    size_pt: float
    lines: int
    letters: int


def capacity_of(placeholder: Placeholder, fonts: FontSet) -> tuple[Capacity, Capacity]:
    """What a place holds at its preferred size, and at the least."""
    return _at(placeholder, fonts, placeholder.size_pt), _at(
        placeholder, fonts, min(placeholder.size_pt, floor_of(placeholder))
    )


def _at(placeholder: Placeholder, fonts: FontSet, size: float) -> Capacity:
    metrics = fonts["bold" if placeholder.bold else "regular"]
    width, height = text_box(placeholder)
    sample = _SAMPLE.upper() if placeholder.capitals else _SAMPLE
    letter = metrics.word_width(sample) / len(sample) * size
    pitch = placeholder.pitch_pt or metrics.pitch * placeholder.spacing * size
    lines = max(0, int((height * 0.99 - placeholder.before_pt - placeholder.after_pt) / pitch))
    return Capacity(size, lines, int(lines * max(0.0, width) * _UNFILLED / letter))
