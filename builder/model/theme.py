"""The look: colours, fonts and sizes that deck and sheet share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Face = Literal["regular", "bold", "italic", "bold-italic"]
FACES: tuple[Face, ...] = ("regular", "bold", "italic", "bold-italic")


Style = Literal["rings", "rules", "blocks"]
"""Of the ornaments: quarter circles; a newspaper's rules; squares. Deck and sheet have the same."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family with four faces.

    ``name`` is the family of the files, embedded in the sheet; ``deck_name`` is what the deck asks for: a family with
    the same metrics that readers of decks have. ``files`` gives the path of each face.
    """

    name: str
    deck_name: str
    files: tuple[tuple[Face, str], ...]

    def file(self, face: Face) -> str:
        return dict(self.files)[face]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six hexadecimal digits.

    Text is ``ink``, ``muted``, ``primary`` or ``accent`` on ``ground`` or ``tint``, or ``on_primary`` on ``primary``.
    """

    ground: str
    ink: str
    muted: str
    primary: str
    on_primary: str
    accent: str
    tint: str
    line: str


@dataclass(frozen=True, slots=True)
class SheetSizes:
    """Sizes of the sheet's text, in points."""

    title: float
    subtitle: float
    heading: float
    statement: float
    body: float
    small: float
    figure: float


@dataclass(frozen=True, slots=True)
class Theme:
    """``template`` is the path of the .pptx whose slide layouts the deck uses unless the outline brings its own.

    ``recolours`` says that it is one that ships and takes this theme's colours.
    """

    name: str
    palette: Palette
    font: FontFamily
    sizes: SheetSizes
    template: str
    style: Style = "rings"
    recolours: bool = False
