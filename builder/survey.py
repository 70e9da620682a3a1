"""A template surveyed: which of its slide layouts serves what, what is missing, and how much text fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic
from builder.model.length import Box
from builder.model.template import SlideLayout

if TYPE_CHECKING:
    from builder.compose.typefaces import Typefaces


@dataclass(frozen=True, slots=True)
class Room:
    """What fits into a place at a size, in points."""

    size_pt: float
    lines: int
    letters: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a layout.

    ``placeholder`` is the name of the layout's own, None for a place that the builder makes. ``preferred`` and
    ``least`` are None for what is no text.
    """

    role: str
    placeholder: str | None
    box: Box
    font: str
    preferred: Room | None
    least: Room | None


@dataclass(frozen=True, slots=True)
class Service:
    """The layout that serves a kind of slide; ``lacking`` are the roles for which it has no placeholder."""

    kind: str
    layout: str
    spots: tuple[Spot, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        return tuple(spot.role for spot in self.spots if spot.placeholder is None)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    ``idle`` are the names of layouts that serve nothing; ``fonts`` the families asked for, and what measures them.
    """

    path: str
    width_pt: float
    height_pt: float
    services: tuple[Service, ...]
    idle: tuple[str, ...]
    fonts: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]


def survey_template(path: str) -> Survey:
    """Look at a template as a build would, without an outline.

    Raises:
        RenderError: It can't be used.
    """
    from builder.compose import Typefaces
    from builder.outline import load_theme
    from builder.render.powerpoint import read_template

    template = read_template(path)
    typefaces = Typefaces.of_template(load_theme(None, path).font, template)
    used = {layout.name for layout in template.layouts}
    return Survey(
        path,
        template.width.pt,
        template.height.pt,
        tuple(_service(layout, typefaces) for layout in template.layouts),
        tuple(name for name in template.names if name not in used),
        tuple((typeface.family, typeface.stand_in or typeface.family) for typeface in typefaces.found),
        (*template.remarks, *typefaces.remarks(path)),
    )


def _service(layout: SlideLayout, typefaces: Typefaces) -> Service:
    return Service(layout.kind, layout.name, tuple(_spots(layout, typefaces)))


def _spots(layout: SlideLayout, typefaces: Typefaces) -> Iterator[Spot]:
    from builder.compose import capacity_of

    for place in layout.placeholders:
        preferred = least = None
        if place.role not in ("chart", "table", "picture"):
            preferred, least = (
                Room(each.size_pt, each.lines, each.letters) for each in capacity_of(place, typefaces.of(place))
            )
        name = place.name if place.type and not (place.own and place.name == place.role.capitalize()) else None
        yield Spot(place.role, name, place.box, place.font, preferred, least)
