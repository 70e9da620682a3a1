"""Collecting the problems of one file."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.diagnostic import Diagnostic, OutlineError
from builder.model.text import Place
from builder.outline.limits import MAX_COMPARED, MAX_DIAGNOSTICS, MAX_SHOWN


class Report:
    """Everything found wrong with ``file`` so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._left_out = 0

    def error(self, code: str, message: str, place: Place | None = None, *hints: str) -> None:
        """Add a problem; empty hints are left out."""
        if len(self._found) >= MAX_DIAGNOSTICS:
            self._left_out += 1
            return
        kept = tuple(hint for hint in hints if hint)
        self._found.append(Diagnostic("error", code, message, self.file, place, hints=kept))

    @property
    def full(self) -> bool:
        return self._left_out > 0

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The problems in the file's order."""
        found = sorted(self._found, key=lambda diagnostic: diagnostic.place or Place(0, 0))
        if self._left_out:
            message = f"there are more problems: the first {MAX_DIAGNOSTICS:,} found are listed"
            found.append(Diagnostic("error", "too-many-problems", message, self.file))
        return tuple(found)

    def raise_errors(self) -> None:
        """End the phase if anything is wrong.

        Raises:
            OutlineError: There is at least one problem.
        """
        if self._found:
            raise OutlineError(self.diagnostics())


def shown(text: str) -> str:
    """The author's text as a message repeats it: one line, not too long, in backticks."""
    cut = text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1].rstrip() + "…"
    return "`" + "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut) + "`"


def suggestion(word: str, known: Iterable[str]) -> str:
    """``did you mean …?``, or nothing where no known word is close."""
    close = find_close(word, known)
    return f"did you mean `{close}`?" if close is not None else ""


def find_close(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the one written."""
    if not word or len(word) > MAX_COMPARED:
        return None
    from difflib import get_close_matches  # an outline without mistakes never needs it

    by_lower = {name.lower(): name for name in known}
    matches = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.65)
    return by_lower[matches[0]] if matches else None


def listed(words: Iterable[str]) -> str:
    """The words in backticks, separated by commas."""
    return ", ".join(f"`{word}`" for word in words)
