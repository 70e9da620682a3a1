"""Finished files read back, by readers that share nothing with the renderers, and held against a ledger."""

from __future__ import annotations

from builder.readback.holding import hold_against, hold_facts, hold_together
from builder.readback.read_file import ReadFile
from builder.readback.unreadable import Unreadable

__all__ = ["ReadFile", "Unreadable", "hold_against", "hold_facts", "hold_together", "read_output"]


def read_output(data: bytes) -> ReadFile:
    """Read a deck, a sheet or a handout, whichever it is.

    Raises:
        Unreadable: It is none, or one that can't be read to its end.
    """
    from builder.model.limits import limits

    if len(data) > limits().output_bytes:
        raise Unreadable("it is too large")
    if data.startswith(b"%PDF-"):
        from builder.readback.sheet import read_sheet

        return read_sheet(data)
    from builder.readback.deck import read_deck

    return read_deck(data)
