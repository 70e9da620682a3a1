"""Words quoted within a quotation: the one quoted may tell what somebody else said."""

from __future__ import annotations

from builder.evidence.quotations.marks import find_quoted
from builder.evidence.speakers.frames import frame_of
from builder.evidence.speakers.phrases import Phrase
from builder.evidence.speakers.surroundings import Surroundings, sentences_of
from builder.model.source import Span

_FIRST_PERSONS = frozenset(("i", "we", "you", "who"))


def inner_speaker(around: Surroundings, span: Span) -> Phrase | None:
    """Who, by the one quoted, says the words at a span of the surroundings' text.

    Returns:
        None where the words aren't a quotation within a quotation, or nobody else's: "we call it 'the beast'".
    """
    outer = next((one for one in around.quoted if one.start < span.start and span.end < one.end), None)
    if outer is None:
        return None
    mark = "‘" if around.text[outer.start] == "“" else "“"
    start = outer.start + 1
    text = around.text[start : outer.end - outer.closed]
    inner = tuple(one for one in find_quoted(text) if text[one.start] == mark)
    if not any(start + one.start <= span.start and span.end <= start + one.end for one in inner):
        return None
    for sentence in sentences_of(text, inner, start):
        at = next((at for at, token in enumerate(sentence.tokens) if token.end > span.start), None)
        if at is not None:
            found = frame_of(sentence.tokens, at, at + 1)
            return None if found is None or found.head in _FIRST_PERSONS else found
    return None
