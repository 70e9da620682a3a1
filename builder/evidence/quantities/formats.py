"""How languages write numbers: separators, scale words, per cent, months."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from builder.evidence.quantities.conventions import ENGLISH, NumberFormat
from builder.evidence.quantities.languages import FORMATS_BY_TAG

__all__ = ["NumberFormat", "number_format"]

# "Ten" is another word elsewhere: of a language that is not known, no words are read.
_UNKNOWN = replace(ENGLISH, words=False)


@lru_cache(maxsize=64)
def number_format(language: str) -> NumberFormat:
    """The format of a language by its BCP 47 tag; that of its first subtag, or else the English one without words."""
    tag = language.lower()
    return FORMATS_BY_TAG.get(tag) or FORMATS_BY_TAG.get(tag.partition("-")[0]) or _UNKNOWN
