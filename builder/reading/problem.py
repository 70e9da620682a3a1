"""What is wrong with one source, before it has a place in an outline."""

from __future__ import annotations


class Problem(Exception):
    """A source can't be read; ``code``, ``details`` and ``hints`` are those of the diagnostic it becomes."""

    def __init__(
        self, code: str, message: str, *, details: tuple[tuple[str, str], ...] = (), hints: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details
        self.hints = hints
