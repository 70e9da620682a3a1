"""What is said of words that a source doesn't have."""

from __future__ import annotations

from collections.abc import Sequence

from builder.evidence.passages import Passages
from builder.evidence.problem import Problem, quoted
from builder.evidence.quotations.finding import find_quotation
from builder.evidence.text.folding import FoldedSource, fold
from builder.model.text import Text

_COPY = "copy the words from the source; capital letters and punctuation count"


def missing_words(what: str, words: Text, sources: Sequence[FoldedSource], passages: Passages) -> Problem:
    """A ``quote-missing`` with the words, what comes closest to them and what to do.

    Args:
        what: ``quotation`` or ``passage``.
        words: The words as the outline has them.
        sources: Where they were looked for.
        passages: Keeps the indexes by which the closest words are found.
    """
    details = [("quoted", quoted(words))]
    if not fold(words).text.strip():
        return Problem("quote-missing", f"the {what} has no words", words.place)
    for source in sources:
        if match := find_quotation(words, source):
            message = (
                f"{what} not found in the evidence beside it, though it stands in {source.source.name}:{match.line}"
            )
            return Problem("quote-missing", message, words.place, tuple(details), ("cite the passage it stands in",))
    hint = _COPY
    for source in sources:
        if closest := passages.closest(words, source):
            details.append(("closest", f"{quoted(closest.text)}  ({source.source.name}:{closest.line})"))
            if closest.said:
                hint = f'the source says "{closest.has}" where the outline says "{closest.said}"'
            break
    names = ", ".join(source.source.name for source in sources) or "any source"
    return Problem("quote-missing", f"{what} not found in {names}", words.place, tuple(details), (hint,))
