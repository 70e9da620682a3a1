"""Located messages, and the errors that end a phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from builder.model.text import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing the author can mend.

    ``details`` are labelled lines shown below the message (``quoted``, ``closest`` …); ``hints`` say what to do.
    ``file`` is the path as the user gave it; ``place`` is None where a whole file is meant. ``words`` are those of the
    value at the place that are meant; empty where all of it is.
    """

    severity: Severity
    code: str
    message: str
    file: str
    place: Place | None = None
    details: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    words: str = ""


class BuilderError(Exception):
    """A phase could not go on. Carries everything that it found, not only the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(d.message for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[BuilderError], tuple[tuple[Diagnostic, ...]]]:
        """To another process as it is."""
        return type(self), (self.diagnostics,)


class UsageError(BuilderError):
    """The command line asks for something that can't be."""


class OutlineError(BuilderError):
    """The outline, or a theme beside it, is not what the format asks for."""


class SourceError(BuilderError):
    """A source can't be read."""


class EvidenceError(BuilderError):
    """The outline says what its sources don't."""


class FitError(BuilderError):
    """A text fits on no slide or page at the smallest size allowed."""


class RenderError(BuilderError):
    """A deck or sheet can't be drawn: a template lacks what it needs."""


class WriteError(BuilderError):
    """An output can't be written."""


class OutputError(BuilderError):
    """A written deck or sheet is missing, out of date, or not what the outline says."""
