"""The form of an explanation."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.diagnostic import BuilderError


@dataclass(frozen=True, slots=True)
class Explanation:
    """One diagnostic code explained.

    ``ends`` is the error that such a diagnostic ends a phase with, which decides the exit code. ``meaning`` and
    ``mend`` are sentences; ``example`` is a piece of an outline, or a command, that brings the diagnostic about.
    """

    code: str
    ends: type[BuilderError]
    meaning: str
    example: str
    mend: str
