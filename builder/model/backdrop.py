"""What a slide layout shows of its own accord, for a slide that is drawn without PowerPoint."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.document import Image, Shape

Ornament = Shape | Image


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before the points of a list; ``share`` is its size as a share of the text's."""

    character: str = "•"
    colour: str | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The colours of a table: its header, odd and even rows, the lines between rows, and a column of names."""

    header: str | None
    header_ink: str
    ink: str
    odd: str | None = None
    even: str | None = None
    line: str | None = None
    line_pt: float = 0.75
    names: str | None = None
    names_ink: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceholderStyle:
    """What a placeholder of a slide layout has besides what ``Placeholder`` says, by its type and index."""

    type: str
    index: int
    bullet: Bullet
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What stands behind the text of a slide layout's slides, in points from the slide's top left corner.

    ``part`` is the layout's part name. ``colours`` gives six hexadecimal digits for each slot of the colour scheme and
    each name that the layout has for one. ``ornaments`` are in drawing order, the slide's ground first.
    """

    part: str
    colours: tuple[tuple[str, str], ...]
    ornaments: tuple[Ornament, ...]
    styles: tuple[PlaceholderStyle, ...] = ()
    table: TableStyle = TableStyle("000000", "FFFFFF", "000000")
