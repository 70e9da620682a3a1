"""The style of a placeholder's text, resolved through slide layout, slide master and presentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.model.length import EMU_PER_POINT, Length
from builder.model.template import Align, Anchor
from builder.render.powerpoint.drawn import Frame, find, frame_of, number

_STYLE_OF_TYPE = {"title": "titleStyle", "ctrTitle": "titleStyle", "ftr": "otherStyle", "sldNum": "otherStyle",
                  "dt": "otherStyle"}  # fmt: skip
_MASTER_TYPE = {"ctrTitle": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt", "title": "title"}
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_ALIGNS: dict[str, Align] = {"l": "l", "ctr": "ctr", "r": "r", "just": "just"}
_ANCHORS: dict[str, Anchor] = {"t": "t", "ctr": "ctr", "b": "b"}
_FILLS = "a:solidFill|a:gradFill|a:noFill|a:blipFill|a:pattFill"


def placeholders_by_type(master: Any) -> dict[str, Any]:
    """The first placeholder of each type on a slide master, which those on its layouts inherit from."""
    found: dict[str, Any] = {}
    for ph in find(master, "./p:cSld/p:spTree/p:sp/p:nvSpPr/p:nvPr/p:ph"):
        found.setdefault(ph.get("type", "obj"), ph.getparent().getparent().getparent())
    return found


class Style:
    """What a placeholder's first level looks like.

    ``sized`` says whether it, or the master's placeholder with the master's styles, says its size: programs that know
    no such placeholder don't look at the styles. On a master without styles somebody has to say its font as well.

    Args:
        element: The placeholder on its slide layout, or on the slide master.
        kind: Its type; ``obj`` where it states none.
        master: The slide master's root element.
        parents: Its placeholders, by type.
        defaults: The presentation's ``p:defaultTextStyle``, or None.
    """

    def __init__(self, element: Any, kind: str, master: Any, parents: Mapping[str, Any], defaults: Any | None) -> None:
        parent = parents.get(_MASTER_TYPE.get(kind, "body"))
        self._elements = [element] if parent is None or parent is element else [element, parent]
        stated = list(self._chain(kind, master))
        self._levels = [*stated, *(find(defaults, "./a:lvl1pPr") if defaults is not None else ())]
        own = [level for each in self._elements for level in find(each, "./p:txBody/a:lstStyle/a:lvl1pPr")]
        faced = bool(find(master, "./p:txStyles") or self.first("./a:defRPr/a:latin/@typeface"))
        self.sized = faced and any(find(level, "./a:defRPr/@sz") for level in (own if parent is None else stated))
        self._bodies = [body for each in self._elements for body in find(each, "./p:txBody/a:bodyPr")]

    def _chain(self, kind: str, master: Any) -> Iterator[Any]:
        """First-level paragraph styles that apply, the nearest first."""
        for element in self._elements:
            yield from find(element, "./p:txBody/a:lstStyle/a:lvl1pPr")
        style = _STYLE_OF_TYPE.get(kind, "bodyStyle")
        yield from find(master, f"./p:txStyles/p:{style}/a:lvl1pPr")

    def first(self, path: str, default: str = "") -> str:
        """The first value that the chain of styles gives for a path."""
        for level in self._levels:
            if found := find(level, path):
                return str(found[0])
        return default

    def node(self, path: str) -> Any | None:
        """The first element that the chain of styles has for a path."""
        return next((found[0] for level in self._levels if (found := find(level, path))), None)

    def flag(self, path: str) -> bool:
        return self.first(path, "0") in ("1", "true")

    def frame(self) -> Frame | None:
        """Where it stands."""
        return next((frame for each in self._elements if (frame := frame_of(each)) is not None), None)

    def fill(self) -> Any | None:
        """The fill of the shape, of the nearest that states one."""
        path = "|".join(f"./p:spPr/{name}" for name in _FILLS.split("|"))
        return next((found[0] for each in self._elements if (found := find(each, path))), None)

    def colour(self) -> Any | None:
        """The fill of its letters."""
        for level in self._levels:
            if found := find(level, "./a:defRPr/*[self::a:solidFill or self::a:gradFill]"):
                return found[0]
        return None

    @property
    def size_pt(self) -> float:
        return max(1, number(self.first("./a:defRPr/@sz"), 1800)) / 100

    @property
    def spacing(self) -> float:
        return max(0.1, _share(self.first("./a:lnSpc/a:spcPct/@val", "100000"))) if not self.pitch_pt else 1.0

    @property
    def pitch_pt(self) -> float:
        """A line pitch in points, 0 where it is a share of the font's: the nearest style that states either counts."""
        for level in self._levels:
            if points := find(level, "./a:lnSpc/a:spcPts/@val"):
                return number(points[0]) / 100
            if find(level, "./a:lnSpc/a:spcPct"):
                return 0.0
        return 0.0

    def space_pt(self, name: str) -> float:
        """Space before (``spcBef``) or after (``spcAft``) a paragraph, in points."""
        for level in self._levels:
            if points := find(level, f"./a:{name}/a:spcPts/@val"):
                return number(points[0]) / 100
            if share := find(level, f"./a:{name}/a:spcPct/@val"):
                return _share(share[0]) * self.size_pt * 1.2
        return 0.0

    @property
    def bulleted(self) -> bool:
        for level in self._levels:
            if find(level, "./a:buChar|./a:buBlip"):
                return True
            if find(level, "./a:buNone|./a:buAutoNum"):
                return False
        return False

    @property
    def indent_pt(self) -> float:
        """How far lines stand in; below 0 where only the first does, and then nothing is known of the rest."""
        return max(0, number(self.first("./@marL")), number(self.first("./@indent"))) / EMU_PER_POINT

    @property
    def align(self) -> Align:
        return _ALIGNS.get(self.first("./@algn"), "l")

    @property
    def capitals(self) -> bool:
        return self.first("./a:defRPr/@cap", "none") == "all"

    @property
    def bold(self) -> bool:
        return self.flag("./a:defRPr/@b")

    @property
    def tracking_pt(self) -> float:
        """Space between letters; letters that stand closer are measured as if they did not."""
        return max(0, number(self.first("./a:defRPr/@spc"))) / 100

    @property
    def prompt_pt(self) -> float:
        """The size of the words that stand in the placeholder, 0 where they have none of their own."""
        sizes = find(self._elements[0], "./p:txBody/a:p/a:r/a:rPr/@sz|./p:txBody/a:p/a:endParaRPr/@sz")
        return number(sizes[0]) / 100 if sizes else 0.0

    @property
    def prompt_align(self) -> Align:
        """The side of the words that stand in the placeholder."""
        return _ALIGNS.get(str(find(self._elements[0], "string(./p:txBody/a:p[1]/a:pPr/@algn)")), self.align)

    def body(self, name: str, default: str = "") -> str:
        """An attribute of the text body, of the nearest that states it."""
        return str(next((b.get(name) for b in self._bodies if b.get(name) is not None), default))

    @property
    def anchor(self) -> Anchor:
        return _ANCHORS.get(self.body("anchor"), "t")

    @property
    def insets(self) -> tuple[Length, Length, Length, Length]:
        left, top, right, bottom = (Length(number(self.body(name, str(default)))) for name, default in _INSETS)
        return left, top, right, bottom

    @property
    def on_its_side(self) -> bool:
        """Whether the text itself is turned, or stacked."""
        return self.body("vert", "horz") != "horz"

    @property
    def odd(self) -> bool:
        """Whether its text would run in columns, out of its box, or in another size than stated."""
        fits = next((list(b) for b in self._bodies if len(b)), [])
        resized = any(str(c.tag).endswith("spAutoFit") or c.get("fontScale") or c.get("lnSpcReduction") for c in fits)
        return self.on_its_side or self.body("wrap") == "none" or number(self.body("numCol"), 1) > 1 or resized


def _share(value: str) -> float:
    """A percentage, as ``90000`` or ``90%``."""
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 100_000)
    except ValueError:
        return 1.0
