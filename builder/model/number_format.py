"""What a spreadsheet shows for a number, in the few formats that charts of ours use."""

from __future__ import annotations

import re
from decimal import Decimal

_PART = re.compile(r'"(?P<literal>[^"]*)"|(?P<number>#,##0|#,##0\.0+|0|0\.0+)(?![0#.,])|(?P<sign>[-+ ])')


def format_number(value: Decimal, number_format: str) -> str | None:
    """A value as its number format shows it.

    Args:
        number_format: One to three sections (positive, negative, zero) of quoted text, signs and one of ``0``,
            ``#,##0`` or either with decimals.

    Returns:
        None where the format uses anything else.
    """
    sections = number_format.split(";")
    choice = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    # A section of its own for negative values says how their sign looks.
    sign = "-" if value < 0 and choice == 0 else ""
    section, shown, position = sections[choice], "", 0
    while position < len(section):
        part = _PART.match(section, position)
        if part is None:
            return None
        shown += _digits(abs(value), part["number"]) if part["number"] else part["literal"] or part["sign"] or ""
        position = part.end()
    return sign + shown


def _digits(value: Decimal, pattern: str) -> str:
    decimals = len(pattern.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in pattern else f"{value:.{decimals}f}"
