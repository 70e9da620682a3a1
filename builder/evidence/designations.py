"""Numbers that are part of a name: "Radio 4", "the G7", "Covid-19". They count nothing, but one is not another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from builder.evidence.quantities import Quantity
from builder.evidence.text.lexicon import content_stem

# A name in front, with a space or a hyphen: "Radio 4", "Covid-19", "Channel 5 News"; or letters and digits in one.
_DESIGNATION = re.compile(
    r"(?<![\w.,£$€-])(?:(?P<name>[A-Z][^\W\d_]{1,20})(?: |-)(?P<number>\d{1,4})(?![\d%]|[.,:/]\d|-\w| ?[°%])"
    r"|(?P<letters>[A-Z]{1,4})(?P<digits>\d{1,4})(?![\w%]|[.,:/]\d))"
)


class Designation(NamedTuple):
    """A name with its number, as written."""

    name: str
    number: str
    text: str


def find_designations(text: str, quantities: Collection[Quantity]) -> Iterator[Designation]:
    """The numbered names of a text, in order.

    Args:
        text: A folded text.
        quantities: Its quantities; what counts something is no name.
    """
    found = list(_DESIGNATION.finditer(text))
    if not found:
        return
    counted = {place for quantity in quantities for place in range(*quantity.span)}
    for match in found:
        name, number = match["name"] or match["letters"], match["number"] or match["digits"]
        if match.end() - 1 not in counted and content_stem(name.lower()):
            yield Designation(name.lower(), number, match[0])
