"""The presenter's view: this slide, the next one, notes and a clock."""

from __future__ import annotations

from collections.abc import Sequence

from builder.preview.addresses import Where
from builder.preview.plates import Plate
from builder.preview.proofs import Proof
from builder.preview.stage import notes_markup, picture_address
from builder.preview.turning import turning_markup
from builder.reports.markup import element, text
from builder.reports.text import plain


def presenter_markup(proof: Proof, plates: Sequence[Plate], plate: Plate, where: Where, problems: str) -> str:
    """The main part of the page."""
    following = plates[plate.number] if plate.number < len(plates) else None
    now = f'<div class="shown slide" id="shown">{_picture(plate, where, "picture")}{problems}</div>'
    if following is None:
        after = '<p class="none">This is the last slide.</p>'
    else:
        after = element("a", _picture(following, where, "following"), href=where.href(number=following.number))
    stage = f"{now}{turning_markup(plates, plate, where)}"
    notes = notes_markup(plate, str(proof.outline.language))
    return (
        '<main id="main" class="presenting">'
        f'<section class="stage" id="stage" tabindex="-1" aria-label="This slide">{stage}</section>'
        '<div class="beside">'
        f'<section class="next" aria-labelledby="next-h"><h2 id="next-h">Next</h2>{after}</section>'
        f"{_clock()}{notes}</div></main>"
    )


def _picture(plate: Plate, where: Where, id_: str) -> str:
    alt = text(plain(f"Slide {plate.number}: {plate.title}"))
    address = picture_address(where.base, plate)
    return f'<div class="picture"><img id="{id_}" src="{address}" alt="{alt}" width="960" height="540"></div>'


def _clock() -> str:
    """Empty without the script: a page can't know the time by itself."""
    return (
        '<section class="clock" aria-label="Clock">'
        '<p><span class="elapsed" id="elapsed"></span> <span id="time"></span></p>'
        '<button type="button" id="again" hidden>Start again</button></section>'
    )
