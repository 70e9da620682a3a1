"""Whose words they are: the speaker's name has to stand near the quotation.

This is attribution by nearness; the grammar of who says what is not looked at yet.
"""

from __future__ import annotations

import re

from builder.evidence.folding import FoldedSource, words_of
from builder.model.source import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NAMES = _words("the a an der die das le la les mr mrs ms miss dr prof professor sir dame lord lady rev")
_SAYING = r"(?:said|says|told|tells|added|adds|warned|warns|wrote|writes|explained|stated|argued|according to)"
_SAYS = re.compile(rf"\b{_SAYING}\b", re.IGNORECASE)
_PRONOUN = r"(?:he|she|they|it)"
_PRONOUN_SAYS = re.compile(rf"\b{_PRONOUN} (?:\w+ )?{_SAYING}\b|\b{_SAYING} {_PRONOUN}\b", re.IGNORECASE)
_NAMED_SAYS = re.compile(rf"\b[A-Z][\w'-]+ [A-Z][\w'-]+,? {_SAYING}\b|\b{_SAYING} [A-Z][\w'-]+ [A-Z][\w'-]+")
# Some articles are one line; beyond this many characters nobody is beside the words.
_REACH = 2000
_CAPITALISED = re.compile(r"\b[A-Z][\w'-]*")


def is_misattributed(speaker: str, span: Span, source: FoldedSource) -> bool:
    """Whether the source gives no reason to take the speaker for the one whose words stand at ``span``.

    So it is where the source doesn't have the name at all; where the passage itself names somebody else as saying it;
    and where somebody else, not "he" or "she", says something in the passage's paragraph and the name is not there.

    Args:
        speaker: The name as the outline has it; articles and titles in it don't count.
        span: The evidence, in the original text of the source.
        source: The source.
    """
    names = words_of(speaker) - _NO_NAMES
    if not names:
        return False
    passage = source.source.text[span.start : span.end]
    paragraph = _paragraph(source.source.text, span)
    if not names <= source.words and not _is_abbreviated(speaker, paragraph):
        return True
    if _is_named(speaker, names, passage):
        return False
    if _NAMED_SAYS.search(passage):
        return True
    says_else = _SAYS.search(paragraph) is not None and _PRONOUN_SAYS.search(paragraph) is None
    return says_else and not _is_named(speaker, names, paragraph)


def _is_named(speaker: str, names: frozenset[str], text: str) -> bool:
    """Whether the whole name stands in a text, or its last part, or its initials, or what it is the initials of."""
    words = words_of(text)
    last = words_of(speaker.split()[-1])
    return names <= words or last <= words or _is_abbreviated(speaker, text)


def _is_abbreviated(speaker: str, text: str) -> bool:
    initials = "".join(word[0] for word in _CAPITALISED.findall(speaker) if word.lower() not in _NO_NAMES)
    if len(initials) > 1 and initials.casefold() in words_of(text):
        return True
    short = [word for word in _CAPITALISED.findall(speaker) if word.isupper() and len(word) > 1]
    spelled = "".join(word[0] for word in _CAPITALISED.findall(text))
    return any(word in spelled for word in short)


def _paragraph(text: str, span: Span) -> str:
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    start, end = text.rfind("\n", low, span.start), text.find("\n", span.end, high)
    return text[low if start < 0 else start + 1 : high if end < 0 else end]
