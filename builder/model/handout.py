"""The forms that a handout may have, and what drawing its slides takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model.backdrop import Backdrop

HANDOUTS = ("1-notes", "1-lines", "2-notes", "2-lines", "3-notes", "3-lines", "6-notes", "6-lines", "speaker")
"""So many slides to a page, with their notes or with lines to write on; or a page for each slide, for the speaker."""


@dataclass(frozen=True, slots=True)
class HandoutForm:
    """One of ``HANDOUTS``, and the backdrops of the template's slide layouts."""

    name: str
    backdrops: tuple[Backdrop, ...]
