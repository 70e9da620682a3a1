"""Finding words in a source: exactly, after folding, and only as whole words and numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.evidence.text.folding import FoldedSource, fold
from builder.model.source import Match, Span

# Words that occur this often, in characters compared, are no quotation but an attempt to keep the search busy.
_MAX_WORK = 50_000_000

_HYPHENS = "-\u2010\u2011"
_LONG_DASHES = "\u2014\u2015"
_GROUPING_SPACES = "\u00a0\u2009\u202f"
_WITHIN_NUMBERS = ".,/:'-"
_BEFORE_NUMBERS = "+-<>~\u00b1\u2248\u2264\u2265"
_AFTER_NUMBERS = "%\u2030\u00b0+"


def find_quotation(words: str, source: FoldedSource) -> Match | None:
    """Locate words in the article they are attributed to.

    Compared after folding (see ``folding``). The words must begin and end where words and numbers of the source do:
    ``1%`` is not in ``11%``, ``art`` not in ``start``, ``violent`` not in ``non-violent``, ``11%`` not in ``-11%``.

    Args:
        words: The quotation as the outline has it; without its quotation marks it is found inside them.
        source: The article.

    Returns:
        The first occurrence; its span indexes ``source.source.text``, in code points. None where there is none.

    Raises:
        ValueError: ``words`` is empty after folding.
    """
    found = locate(words, source)
    if found is None:
        return None
    span = source.folded.span(*found)
    return Match(source.source.id, span, source.source.line_at(span.start))


def locate(words: str, source: FoldedSource) -> Span | None:
    """What ``find_quotation`` finds, as a range of the source's folded text."""
    return next(find_occurrences(words, source, Span(0, len(source.folded.text)), 1), None)


def find_occurrences(words: str, source: FoldedSource, within: Span, most: int) -> Iterator[Span]:
    """The first occurrences of words in a range of a source's folded text, at most ``most``, as ranges of it.

    Raises:
        ValueError: ``words`` is empty after folding.
    """
    folded_words = fold(words).text.strip()
    if not folded_words:
        raise ValueError("there are no words to find")
    text = source.folded.text
    position = text.find(folded_words, *within)
    found = 0
    for _ in range(1000 + _MAX_WORK // len(folded_words)):
        if position < 0 or found >= most:
            return
        end = position + len(folded_words)
        if not splits_word(source, position):
            if not splits_word(source, end):
                yield Span(position, end)
                found += 1
            position += 1
        # A word of any length is left behind in one go: its inside can't be a beginning.
        while splits_word(source, position):
            position += 1
        position = text.find(folded_words, position, within.end)


def splits_word(source: FoldedSource, at: int) -> bool:
    """Whether a cut before folded character ``at`` would divide a word, or a number and its signs."""
    text = source.folded.text
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _in_word(before):
        if _in_word(after):
            return not (_is_unspaced(before) or _is_unspaced(after))
        signed = (before.isdecimal() and after in _AFTER_NUMBERS) or unicodedata.category(after) == "Sc"
        return signed or _joins(source, at)
    if _in_word(after) and at > 1 and _joins(source, at - 1):
        return True
    return _is_sign(source, at - 1) and (after.isdecimal() or unicodedata.category(after) == "Sc")


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (char >= "\u0300" and unicodedata.category(char)[0] == "M")


def _is_sign(source: FoldedSource, at: int) -> bool:
    char = source.folded.text[at]
    if unicodedata.category(char) == "Sc":
        return True
    return char in _BEFORE_NUMBERS and _original(source, at) not in _LONG_DASHES


def _joins(source: FoldedSource, at: int) -> bool:
    """Whether the character at ``at`` holds the word characters on both its sides together."""
    before, char, after = tuple(source.folded.text[at - 1 : at + 2].ljust(3))
    if not (_in_word(before) and _in_word(after)):
        return False
    original = _original(source, at)
    if before.isdecimal() and after.isdecimal():
        return (char in _WITHIN_NUMBERS and original not in _LONG_DASHES) or original in _GROUPING_SPACES
    return char == "'" or original in _HYPHENS


def _original(source: FoldedSource, at: int) -> str:
    start, end = source.folded.span(at, at + 1)
    return source.source.text[start:end]


def _is_unspaced(char: str) -> bool:
    """Whether the character belongs to a script that sets no spaces between words."""
    return (
        "\u0e00" <= char <= "\u0eff"  # Thai, Lao
        or "\u1000" <= char <= "\u109f"  # Myanmar
        or "\u1780" <= char <= "\u17ff"  # Khmer
        or "\u3040" <= char <= "\u30ff"  # Kana
        or "\u3400" <= char <= "\u9fff"  # Han
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )
