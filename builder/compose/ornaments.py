"""The ornaments of the sheet, in the style of its theme: the deck's, at the size of a page.

``rings`` are quarter circles on the primary colour; ``rules`` those of a newspaper's head, on tinted paper;
``blocks`` squares that climb from a corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.colour import mixed
from builder.model.document import PageItem, Panel, Rule, Shape
from builder.model.theme import Palette, Theme

# How far a Bézier curve's control points stand out to make a quarter of a circle of radius 1.
_ROUNDNESS = 0.5523
_RING_SHARES = ((0.92, 6), (0.68, 12), (0.44, 18))
_RING_CORE = 0.2
_BLOCK_ROWS = 4
_BLOCK_SHADES = (6, 12, 18)
_ACCENT_WIDTH = 46.0
# Of what stands in the masthead's corner, in points.
_HIGHEST = 84.0


@dataclass(frozen=True, slots=True)
class Masthead:
    """How the masthead's text is set, in points and colours.

    ``above`` and ``below`` is the room around it, ``aside`` what it leaves to the ornaments at its right.
    """

    title: str
    subtitle: str
    edition: str
    above: float
    below: float
    aside: float


def masthead_of(theme: Theme) -> Masthead:
    """What the masthead's text needs to know of its ornaments."""
    palette = theme.palette
    if theme.style == "rules":
        return Masthead(palette.primary, palette.ink, palette.muted, 40, 15, 0.0)
    on = palette.on_primary
    return Masthead(on, on, on, 26, 16, _HIGHEST)


def masthead_ground(theme: Theme, width: float, height: float, left: float, right: float) -> tuple[PageItem, ...]:
    """What lies behind the masthead's text, from the page's top left corner, over its whole width.

    The text stands between ``left`` and ``right``.
    """
    palette = theme.palette
    if theme.style == "rules":
        return (
            Panel(0, 0, width, height, palette.tint),
            Panel(left, 24, right - left, 2.6, palette.primary),
            Rule(left, 29.3, right, 29.3, 0.7, palette.primary),
            Rule(0, height, width, height, 0.7, palette.primary),
            Panel(left, height - 1.5, _ACCENT_WIDTH, 3, palette.accent),
        )
    ornaments = _rings if theme.style == "rings" else _blocks
    return (Panel(0, 0, width, height, palette.primary), *ornaments(palette, width, height))


def panel(theme: Theme, width: float, height: float) -> tuple[PageItem, ...]:
    """The ground of something that is set off."""
    palette = theme.palette
    ground = Panel(0, 0, width, height, palette.tint)
    if theme.style == "rules":
        return ground, Panel(0, 0, width, 1.2, palette.primary)
    if theme.style == "blocks":
        return ground, Panel(0, 0, width, 2.5, palette.accent)
    return ground, Panel(0, 0, 2.5, height, palette.accent)


def heading_mark(theme: Theme, width: float) -> tuple[float, tuple[PageItem, ...]]:
    """What stands above the heading of a section, and how high it is; nothing in some styles."""
    palette = theme.palette
    if theme.style == "rules":
        return 6.0, (Rule(0, 1.5, width, 1.5, 0.7, palette.primary), Panel(0, 0, _ACCENT_WIDTH / 2, 3, palette.accent))
    if theme.style == "blocks":
        return 8.0, (Panel(0, 0, 11, 5, palette.accent),)
    return 0.0, ()


def _rings(palette: Palette, right: float, bottom: float) -> tuple[PageItem, ...]:
    """Quarter rings that grow lighter towards the corner at the bottom right."""
    lighter = [(share, mixed(palette.on_primary, palette.primary, strength)) for share, strength in _RING_SHARES]
    radius = min(bottom, _HIGHEST)
    rings = [*lighter, (_RING_CORE, palette.accent)]
    return tuple(_quarter(right, bottom, share * radius, colour) for share, colour in rings)


def _quarter(right: float, bottom: float, radius: float, colour: str) -> Shape:
    """A quarter of a disc around the corner at the bottom right."""
    k = radius * _ROUNDNESS
    curve = (right - radius, bottom - k, right - k, bottom - radius, right, bottom - radius)
    return Shape((right - radius, bottom), (curve, (right, bottom)), fill=colour)


def _blocks(palette: Palette, right: float, bottom: float) -> tuple[PageItem, ...]:
    """Squares that climb to the right; the topmost is the accent."""
    side = min(bottom, _HIGHEST) / _BLOCK_ROWS
    squares = [(column, row) for column in range(_BLOCK_ROWS) for row in range(column + 1)]
    shades = [mixed(palette.on_primary, palette.primary, strength) for strength in _BLOCK_SHADES]
    return tuple(
        Panel(
            right - side * (_BLOCK_ROWS - column),
            bottom - side * (row + 1),
            side,
            side,
            palette.accent if column == row == _BLOCK_ROWS - 1 else shades[(column + 2 * row) % len(shades)],
        )
        for column, row in squares
    )
