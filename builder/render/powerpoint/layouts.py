"""The slide layouts of a template as they are: placeholders, what is drawn around them, colours and grounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.model.length import Box, Length
from builder.render.powerpoint.areas import area, box_of, overlap, part_of, share
from builder.render.powerpoint.colours import Palette
from builder.render.powerpoint.drawn import Drawn, drawn_on, find, hidden, number
from builder.render.powerpoint.styles import Style

CONTENT_TYPES = frozenset(("obj", "body", "chart", "tbl"))
RUNNING_TYPES = frozenset(("ftr", "sldNum", "dt"))
_UNNAMED = "an unnamed font"
# Less of a slide than this holds no text of ours.
_LEAST_CONTENT = 0.04


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a slide layout; ``box`` is what it covers on the slide."""

    type: str
    index: int
    name: str
    box: Box
    style: Style
    element: Any

    @property
    def turned(self) -> bool:
        frame = self.style.frame()
        return (frame is not None and frame.on_its_side) or self.style.on_its_side


@dataclass(frozen=True, slots=True)
class Master:
    """A slide master: its place among them, its part, and the theme that its colours and fonts are of.

    ``drawn`` is what stands on it besides placeholders; these are in ``placeholders``, by type.
    """

    number: int
    part: Any
    theme_part: Any
    theme: Any
    drawn: tuple[Drawn, ...]
    placeholders: Mapping[str, Any]

    @property
    def root(self) -> Any:
        return self.part._element


class Layout:
    """A slide layout, with what it needs of its master and of the presentation.

    Args:
        part: The layout's.
        defaults: The presentation's ``p:defaultTextStyle``, or None.
        page: The slide.
    """

    def __init__(self, part: Any, master: Master, defaults: Any | None, page: Box) -> None:
        self.part = part
        self.master = master.number
        self.page = page
        self.root = part._element
        self.master_root = master.root
        self.theme = master.theme
        self._owners = ((self.root, part), (master.root, master.part), (master.theme, master.theme_part))
        self._behind = master.drawn
        self._parents = master.placeholders
        self._defaults = defaults

    @property
    def name(self) -> str:
        return str(find(self.root, "string(./p:cSld/@name)") or "")

    @property
    def part_name(self) -> str:
        return str(self.part.partname)

    @property
    def kind(self) -> str:
        """PowerPoint's own word for what it is for, such as ``secHead``; empty where it has none."""
        return str(self.root.get("type", ""))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(self._slots())

    def _slots(self) -> Iterator[Slot]:
        for element in find(self.root, "./p:cSld/p:spTree/*[*/p:nvPr/p:ph]"):
            ph = find(element, "./*/p:nvPr/p:ph")[0]
            kind = ph.get("type", "obj")
            style = Style(element, kind, self.master_root, self._parents, self._defaults)
            frame = style.frame()
            shown = frame is not None and not hidden(element)
            box = overlap(frame.covered(), self.page) if frame and shown else box_of(0, 0, 0, 0)
            name = str(find(element, "string(./*/p:cNvPr/@name)"))
            yield Slot(kind, number(ph.get("idx")), name, box, style, element)

    def find_slot(self, *types: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.type in types and area(slot.box)), None)

    @cached_property
    def contents(self) -> tuple[Slot, ...]:
        """Placeholders that text, a chart or a table can go into, the largest first."""
        least = _LEAST_CONTENT * area(self.page)
        fit = (s for s in self.slots if s.type in CONTENT_TYPES and not s.turned and area(s.box) >= least)
        return tuple(sorted(fit, key=lambda slot: -area(slot.box)))

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """What its slides show of their own accord, the hindmost first."""
        shown = self.root.get("showMasterSp", "1") in ("1", "true")
        return (*(self._behind if shown else ()), *drawn_on(self.root))

    @cached_property
    def colour_map(self) -> tuple[tuple[str, str], ...]:
        """The layout's own names for colours; empty where it keeps the master's."""
        own = find(self.root, "./p:clrMapOvr/a:overrideClrMapping")
        return tuple((str(key), str(value)) for key, value in own[0].attrib.items()) if own else ()

    @cached_property
    def palette(self) -> Palette:
        names: Mapping[str, str] = dict(self.colour_map)
        if not names:
            listed = find(self.master_root, "./p:clrMap")
            names = {str(key): str(value) for key, value in listed[0].attrib.items()} if listed else {}
        return Palette(_scheme(self.theme), names)

    @cached_property
    def has_odd_text(self) -> bool:
        """Whether text that is in no placeholder, that of tables among it, has a line spacing of the template's.

        Where a slide master says nothing of any text, LibreOffice takes a font of its own.
        """
        if not find(self.master_root, "./p:txStyles"):
            return True
        styles = find(self.master_root, "./p:txStyles/p:otherStyle/a:lvl1pPr")
        styles += find(self._defaults, "./a:lvl1pPr") if self._defaults is not None else []
        return any(find(style, "./a:lnSpc|./a:spcBef|./a:spcAft") for style in styles)

    def font(self, typeface: str) -> str:
        """The family that a typeface stands for; ``+mj-lt`` and ``+mn-lt`` are the theme's."""
        if typeface.startswith("+"):
            kind = "major" if typeface.startswith("+mj") else "minor"
            typeface = str(find(self.theme, f"string(.//a:fontScheme/a:{kind}Font/a:latin/@typeface)"))
        return typeface.strip() or _UNNAMED

    def image(self, fill: Any) -> bytes | None:
        """The picture that a fill shows."""
        root = fill.getroottree().getroot()
        owner = next((part for element, part in self._owners if element is root), None)
        ids = [
            value for blip in find(fill, ".//a:blip") for key, value in blip.attrib.items() if key.endswith("}embed")
        ]
        if owner is None or not ids or ids[0] not in owner.rels:
            return None
        return bytes(owner.related_part(ids[0]).blob)

    @cached_property
    def inner(self) -> Box:
        """The slide without the margins in which nothing of ours should stand."""
        return part_of(self.page, (0.05, 0.06, 0.9, 0.88))

    def pictures_over(self, box: Box) -> list[Box]:
        """Pictures that stand in a rectangle, and are not its ground."""
        return [
            each.box
            for each in self.drawn
            if each.picture and area(overlap(each.box, box)) and share(each.box, box) < 0.9 and not self._ground(each)
        ]

    def obstacles(self) -> list[Box]:
        """What is drawn and is no ground for other things."""
        return [each.box for each in self.drawn if not self._ground(each)]

    def _ground(self, each: Drawn) -> bool:
        return share(each.box, self.page) > 0.4


def _scheme(theme: Any) -> dict[str, str]:
    """The theme's colours by slot."""
    colours: dict[str, str] = {}
    plain = Palette({}, {})
    for slot in find(theme, "(.//a:clrScheme)[1]/*"):
        if colour := plain.read(slot):
            colours[str(slot.tag).rpartition("}")[2]] = colour
    return colours


def page_of(presentation: Any) -> Box:
    """The slide's own rectangle."""
    return Box(Length(0), Length(0), Length(presentation.slide_width or 0), Length(presentation.slide_height or 0))
