"""Links from one slide or page to the others."""

from __future__ import annotations

from collections.abc import Sequence

from builder.preview.addresses import Where
from builder.preview.plates import Plate
from builder.preview.stage import picture_address
from builder.reports.markup import element


def turning_markup(plates: Sequence[Plate], plate: Plate, where: Where) -> str:
    """Links to what comes before and after, and to both ends."""
    last, number = len(plates), plate.number
    word = "Slide" if plate.kind == "slide" else "Page"
    ends = (("Home", "First", 1), ("prev", "Previous", max(1, number - 1)))
    after = (("next", "Next", min(last, number + 1)), ("End", "Last", last))
    before_links, after_links = ("".join(_turn(*each, number, where) for each in side) for side in (ends, after))
    alone = element("a", "Picture alone", href=picture_address(where.base, plate), class_="alone")
    links = f"{before_links}<p>{word} {number} of {last}</p>{after_links}{alone}"
    return f'<nav class="turn" id="turn" aria-label="To other {word.lower()}s">{links}</nav>'


def _turn(key: str, words: str, to: int, now: int, where: Where) -> str:
    relation = key if key in ("prev", "next") else None
    data = None if relation else key
    if to == now:
        return element("span", words, class_="nowhere")
    return element("a", words, href=where.href(number=to, query=""), rel=relation, data_key=data)
