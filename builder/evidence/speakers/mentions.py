"""The proper names that a sentence mentions outside its quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.evidence.speakers.person_words import CLOSED
from builder.evidence.speakers.phrases import Phrase, bare, phrase_before, phrase_of
from builder.evidence.speakers.surroundings import Token


def mentions(tokens: Sequence[Token], *, complements: bool = False) -> Iterator[Phrase]:
    """The proper names of a sentence outside its quotations, in order.

    Args:
        tokens: The sentence.
        complements: Whether names count that only complete a noun, too: ``a study led by Jane Roe``.
    """
    for at, token in enumerate(tokens):
        if not token.is_capital or (token.low in CLOSED and (at == 0 or not tokens[at - 1].is_capital)):
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if behind is not None and behind.is_capital and not token.text.endswith("'s"):
            continue
        found = phrase_before(tokens, at + 1)
        if complements and (found is None or not found.name):
            found = _capitals_before(tokens, at + 1)
        if found is not None and found.name and found.name[-1] is token:
            yield found


def _capitals_before(tokens: Sequence[Token], end: int) -> Phrase | None:
    start = end
    while start and tokens[start - 1].is_capital:
        start -= 1
    return phrase_of(tokens[start:end])


def words_of_name(phrase: Phrase) -> tuple[str, ...]:
    """The words of a proper name, lower case and without a possessive ending."""
    return tuple(bare(token) for token in phrase.name if token.kind == "word")


def words_text(token: Token) -> str:
    """A word as written, without a possessive ending."""
    return token.text.removesuffix("'s").removesuffix("'")
