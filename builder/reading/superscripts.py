"""What a raised text means: a mark of a note, which is no part of the sentence, or an exponent, which is."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*|[a-z]|[ivx]+|[*\u2020\u2021\u00a7\u00b6#]+)[\])]?")
_BARE_LETTER = re.compile(r"[a-z]|[ivx]+")
_POWER = re.compile(r"[-\u2212\u207b+]?\d{1,3}")
# Behind these a raised number is a power: ten itself, and units of length and time.
_BASE = re.compile(r"(?:^|[^\d.,])10$|(?:^|[\s\d/(\u00b7])(?:[kcdmn\u00b5\u03bc]?m|ft|in|yd|mi|s)$")
_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def read_superscript(words: str, before: str) -> str:
    """What of a raised text belongs to the line it stands in.

    Args:
        words: The raised text.
        before: The characters of the line in front of it, at least eight where there are as many.

    Returns:
        Nothing for the mark of a note. A power in raised characters, or ``10`` and ``6`` would make 106. Anything else
        (``1st``) as it is.
    """
    mark = words.strip()
    if _POWER.fullmatch(mark) and (_BASE.search(before) or not mark[0].isdigit()):
        return mark.translate(_RAISED)
    if _MARK.fullmatch(mark) and not (_BARE_LETTER.fullmatch(mark) and before[-1:].isdigit()):
        return ""
    return words
