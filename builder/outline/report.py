"""Collecting the problems of one file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from builder.model.diagnostic import Diagnostic, OutlineError, Severity
from builder.model.limits import limits
from builder.model.text import Place
from builder.outline.limits import MAX_COMPARED, MAX_COMPARISONS, MAX_LISTED, MAX_SHOWN


class Report:
    """Everything found wrong with ``file`` so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []
        self._left_out = 0
        self._comparisons_left = MAX_COMPARISONS
        self._most = limits().outline_problems

    def error(self, code: str, message: str, place: Place | None = None, *hints: str) -> None:
        """Add a problem; empty hints are left out."""
        self._add("error", code, message, place, hints)

    def warning(self, code: str, message: str, place: Place | None = None, *hints: str) -> None:
        """Add what ends nothing, but should be known."""
        self._add("warning", code, message, place, hints)

    def _add(self, severity: Severity, code: str, message: str, place: Place | None, hints: tuple[str, ...]) -> None:
        if len(self._found) >= self._most:
            self._left_out += 1
            return
        kept = tuple(hint for hint in hints if hint)
        self._found.append(Diagnostic(severity, code, message, self.file, place, hints=kept))

    def has(self, code: str, line: int) -> bool:
        """Whether there is a problem of that code in a line."""
        return any(each.code == code and each.place is not None and each.place.line == line for each in self._found)

    @property
    def full(self) -> bool:
        return self._left_out > 0

    def suggestion(self, word: str, known: Iterable[str]) -> str:
        """``did you mean …?``, or nothing where no known word is close."""
        close = self.find_close(word, known)
        return "" if close is None else f"did you mean `{close}`?"

    def find_close(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that is most like the one written.

        One file has a fixed number of comparisons, so that a file full of mistakes doesn't take minutes.
        """
        if not word or len(word) > MAX_COMPARED or self._comparisons_left <= 0:
            return None
        from difflib import get_close_matches  # an outline without mistakes never needs it

        by_lower = {name.lower(): name for name in islice(known, self._comparisons_left)}
        self._comparisons_left -= len(by_lower)
        matches = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.65)
        return by_lower[matches[0]] if matches else None

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The problems in the file's order."""
        found = sorted(self._found, key=lambda diagnostic: diagnostic.place or Place(0, 0))
        if self._left_out:
            message = f"there are more problems: the first {self._most:,} found are listed"
            found.append(Diagnostic("error", "too-many-problems", message, self.file))
        return tuple(found)

    def raise_errors(self) -> None:
        """End the phase if anything is wrong.

        Raises:
            OutlineError: There is at least one problem that is no warning.
        """
        if self._left_out or any(each.severity == "error" for each in self._found):
            raise OutlineError(self.diagnostics())


def shown(text: str) -> str:
    """The author's text as a message repeats it: one line, not too long, in backticks."""
    cut = text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1].rstrip() + "…"
    return "`" + "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut) + "`"


def too_deep() -> str:
    return f"lists and keys are nested more than {limits().outline_depth} deep"


def listed(words: Iterable[str]) -> str:
    """The words in backticks, separated by commas; of very many the first."""
    some = [f"`{word}`" for word in islice(words, MAX_LISTED + 1)]
    return ", ".join(some[:MAX_LISTED]) + (" …" if len(some) > MAX_LISTED else "")
