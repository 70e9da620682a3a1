"""What ends the reading of a file."""

from __future__ import annotations


class Unreadable(Exception):
    """The file is none that can be read to its end; the text says why, in a clause."""
