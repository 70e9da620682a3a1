"""What is wrong with one value of an outline, before it is a diagnostic of a file."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.diagnostic import Diagnostic, Severity
from builder.model.text import Place

_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Problem:
    """A diagnostic without its file; the fields are those of ``Diagnostic``."""

    code: str
    message: str
    place: Place
    details: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    severity: Severity = "error"
    words: str = ""

    def located(self, file: str) -> Diagnostic:
        return Diagnostic(
            self.severity, self.code, self.message, file, self.place, self.details, self.hints, self.words
        )


def quoted(text: str) -> str:
    """A text in quotation marks on one line, cut where it is long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _SHOWN else f'"{line[:_SHOWN].rstrip()} …"'
