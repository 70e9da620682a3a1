"""A finished file as it was read: its lines, and what is wrong with it in itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.model.ledger import Line

RUNNING = {"sldNum": "slide number", "ftr": "footer", "dt": "date"}
"""What runs along the foot of slides, by type of placeholder."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong in a file whatever it should say.

    ``place`` is the slide or page, 0 where the whole file is meant; ``details`` are labelled texts.
    """

    code: Literal["package-unsound", "chart-torn", "file-edited", "fact-different"]
    place: int
    message: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A deck, sheet or handout as read.

    ``lines`` stand in reading order, without the entries they belong to. ``ledger`` is the text of the ledger that the
    file carries, None where it carries none; ``stamp`` its build's. ``edited`` names the parts that are not as they
    were sealed, None where nothing was sealed. ``is_ours`` says that no other program claims to have saved it.
    """

    kind: Literal["deck", "sheet", "handout"]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    stamp: str | None
    ledger: str | None
    edited: tuple[str, ...] | None
    is_ours: bool
    places: int
