"""Forms of handouts: how many slides stand on a page, how large, and where what belongs to them stands."""

from __future__ import annotations

from dataclasses import dataclass

_MARGIN, _TOP, _FOOT = 48.0, 58.0, 52.0
_GUTTER, _GAP, _BESIDE = 22.0, 16.0, 18.0
_NOTES_PT, _SMALL_NOTES_PT = 10.0, 9.0
_SPEAKER_PT = 13.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where running lines of a page stand: baselines of head and foot, left and right end."""

    left: float
    right: float
    head: float
    foot: float


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle within a cell, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of a handout, in points.

    ``cell`` is the width of a cell, of which ``across`` stand beside each other with ``gutter`` between them; ``strip``
    is the height that each has at least. ``slide`` and ``text`` are places in a cell; ``gap`` is left below. ``size``
    is that of notes.
    """

    frame: Frame
    left: float
    top: float
    bottom: float
    across: int
    cell: float
    gutter: float
    strip: float
    slide: Place
    text: Place
    gap: float
    size: float
    has_notes: bool
    is_for_speaker: bool


def grid_of(form: str, size: tuple[float, float], ratio: float) -> Grid:
    """The grid of a form.

    Args:
        form: ``1-notes``, ``6-lines`` …, or ``speaker``.
        size: Of the page.
        ratio: Width of slides as a multiple of their height.
    """
    number, _, beside = form.partition("-")
    is_for_speaker = form == "speaker"
    count = 1 if is_for_speaker else int(number)
    inner, room = size[0] - 2 * _MARGIN, size[1] - _TOP - _FOOT
    across = 2 if count == 6 else 1
    down = count // across
    cell = (inner - (across - 1) * _GUTTER) / across
    strip = room / down
    slide, text = (_beside if count == 3 else _below)(cell, strip, ratio, is_for_speaker)
    return Grid(
        frame=Frame(_MARGIN, size[0] - _MARGIN, 36.0, size[1] - 26.0),
        left=_MARGIN,
        top=_TOP,
        bottom=size[1] - _FOOT,
        across=across,
        cell=cell,
        gutter=_GUTTER,
        strip=strip,
        slide=slide,
        text=text,
        gap=_GAP,
        size=_SPEAKER_PT if is_for_speaker else _SMALL_NOTES_PT if count == 6 else _NOTES_PT,
        has_notes=is_for_speaker or beside == "notes",
        is_for_speaker=is_for_speaker,
    )


def _beside(cell: float, strip: float, ratio: float, is_for_speaker: bool) -> tuple[Place, Place]:
    """Text at the slide's right."""
    width = min(0.6 * cell, (strip - _GAP) * ratio)
    height = width / ratio
    left = width + _BESIDE
    return Place(0, 0, width, height), Place(left, 0, cell - left, strip - _GAP)


def _below(cell: float, strip: float, ratio: float, is_for_speaker: bool) -> tuple[Place, Place]:
    """Text below the slide, which leaves it at least a quarter of the cell; both begin on one line."""
    most = 0.34 if is_for_speaker else 0.66
    width = min(cell, most * (strip - _GAP) * ratio)
    height = width / ratio
    top = height + 8
    return Place(0, 0, width, height), Place(0, top, cell, strip - _GAP - top)
