"""Numerals as scripts and typesetters write them, in the form that a language's grammar reads."""

from __future__ import annotations

import re

from builder.evidence.quantities.conventions import NumberFormat

# Signs of other scripts and of the full width that Asian fonts give them.
_SIGNS = {
    "\uff05": "%", "\ufe6a": "%", "\u066a": "%", "\uff0b": "+", "\uff0d": "-", "\uff04": "$", "\uffe1": "£",
    "\uffe5": "¥", "\uff0e": ".",
}  # fmt: skip
# Spaces that keep digits together, apostrophes, and the separators of Arabic and of full width.
_GROUPING = re.compile("(?<!\\d{4})(?<=\\d)[\u00a0\u2004-\u200a\u202f'\u2019\u066c\uff0c](?=\\d{3}(?!\\d))")
# A common space may part two numbers, two cells of a row, or a telephone number ("116 123"): only behind such words
# one number is meant.
_SPACED = re.compile(
    r"(?:[£$€](?:[1-9](?=\d\d))?|\b(?:of|was|were|is|are|some|about|around|over|under|than|to|from|by|nearly|almost"
    r"|approximately|roughly|had|has|have|with|just|only|least|took|saw|sold|made|found|lost|spent|paid|employs"
    r"|(?!ag|call|dial|phon|number)[a-z]{2,20}ed|von|waren|rund|etwa|fast|als|auf|um|über|knapp|insgesamt|unos|unas|casi"
    r"|quasi|circa|van|ongeveer|bijna|cerca|quase|af|tua) )"
    r"[1-9]\d?[ \n](?=\d{3}(?![\d%-]|m\b|[ \n]\d|[,:/]\d))",
    re.IGNORECASE,
)
# Most texts have none, and this is found at once.
_MAYBE_SPACED = re.compile(r"\d[ \n]\d{3}(?!\d)")


def plain_numerals(text: str, form: NumberFormat) -> str:
    """A text of the same length with the language's own separators and the common signs."""
    if not text.isascii():
        for sign, plain in _SIGNS.items():
            if sign in text:
                text = text.replace(sign, plain)
        text = re.sub(r"(?<=\d)\u066b(?=\d)", form.decimal, text)
    if "'" in text or not text.isascii():
        text = _GROUPING.sub(form.group, text)
    if _MAYBE_SPACED.search(text) is None:
        return text
    return _SPACED.sub(lambda found: f"{found[0][:-1]}{form.group}", text)
