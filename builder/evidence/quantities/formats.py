"""How languages write numbers: separators, scale words, per cent, months."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from builder.evidence.quantities.conventions import ENGLISH, NumberFormat
from builder.evidence.quantities.languages import FORMATS_BY_TAG

__all__ = ["NumberFormat", "format_tag", "number_format"]

# "Ten" is another word elsewhere: of a language that is not known, no words are read.
_UNKNOWN = replace(ENGLISH, words=False)


@lru_cache(maxsize=64)
def number_format(language: str) -> NumberFormat:
    """The format of a language by its BCP 47 tag; that of its first subtag, or else the English one without words."""
    return FORMATS_BY_TAG.get(format_tag(language), _UNKNOWN)


def format_tag(language: str) -> str:
    """The tag that languages of one format share; empty for those without a format of their own."""
    tag = language.lower()
    return next((known for known in (tag, tag.partition("-")[0]) if known in FORMATS_BY_TAG), "")
