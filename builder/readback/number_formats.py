"""What Office shows for a number in the formats that charts use."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|([#0,]*0(?:\.0+)?)(%?)|(.)', re.DOTALL)


def shown_number(text: str, number_format: str) -> str | None:
    """A number as a format shows it.

    Args:
        text: The number in plain digits.
        number_format: ``General``, or up to three sections of quoted text, signs and one of ``0``, ``#,##0``, with
            decimals and a per cent sign.

    Returns:
        None where the text is no number, or the format is of another kind.
    """
    if not _NUMBER.fullmatch(text) or len(number_format) > 80:
        return None
    number = Decimal(text)
    if number_format in ("", "General"):
        return text
    sections = number_format.split(";")
    choice = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    shown, digits = "", 0
    for quoted, escaped, pattern, percent, other in _TOKEN.findall(sections[choice]):
        if pattern:
            digits += 1
            shown += _digits(abs(number) * (100 if percent else 1), pattern) + percent
        elif other and other not in "+- $£€¥−":
            return None
        else:
            shown += quoted or escaped or other
    if digits != 1:
        return None
    return f"-{shown}" if number < 0 and choice == 0 else shown


def _digits(number: Decimal, pattern: str) -> str:
    decimals = min(len(pattern.partition(".")[2]), 10)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}" if "," in pattern else f"{rounded:f}"
