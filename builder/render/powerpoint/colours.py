"""Colours of a template: its scheme, a layout's names for it, and the ways in which a colour is changed."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from typing import Any

from builder.model.colour import contrast
from builder.render.powerpoint.drawn import number
from builder.render.powerpoint.markup import MAIN

_A = f"{{{MAIN}}}"
_CHOICES = frozenset(f"{_A}{name}" for name in ("schemeClr", "srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr"))
_PRESET = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "orange": "FFA500", "navy": "000080", "silver": "C0C0C0", "maroon": "800000",
}  # fmt: skip
_BLACK, _WHITE = "000000", "FFFFFF"


class Palette:
    """The colours that a slide layout knows by name."""

    def __init__(self, scheme: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._scheme = scheme
        self._names = names

    def named(self, name: str) -> str:
        """The colour of a slot (``accent1``), or of a name that is mapped to one (``tx1``)."""
        return self._scheme.get(self._names.get(name, name), _BLACK)

    def of(self, text: str) -> str:
        """The same for what ``Placeholder.colour`` holds."""
        return text if _is_hex(text) else self.named(text)

    def read(self, element: Any, behind: str = _WHITE, phclr: str = _BLACK) -> str | None:
        """The colour that an element states: a fill, or a colour itself.

        Args:
            behind: What shows through one that is not opaque.
            phclr: What ``phClr`` stands for in a theme's own fills.
        """
        choice = element if element.tag in _CHOICES else next((c for c in element if c.tag in _CHOICES), None)
        if choice is None:
            return None
        return _changed(self._base(choice, phclr), choice, behind)

    def slot(self, element: Any) -> str | None:
        """What ``Placeholder.colour`` says of a fill: its slot where that is all, else the colour."""
        choice = next((c for c in element if c.tag in _CHOICES), None)
        if choice is not None and choice.tag == f"{_A}schemeClr" and len(choice) == 0:
            return str(choice.get("val"))
        return self.read(element)

    def _base(self, choice: Any, phclr: str) -> str:
        value = str(choice.get("val", ""))
        kind = choice.tag.removeprefix(_A)
        if kind == "schemeClr":
            return phclr if value == "phClr" else self.named(value)
        if kind == "sysClr":
            value = str(choice.get("lastClr") or (_WHITE if value == "window" else _BLACK))
        elif kind == "prstClr":
            value = _PRESET.get(value, _WHITE if value.startswith("lt") else "808080")
        elif kind == "scrgbClr":
            value = "".join(f"{round(255 * _gamma(_share(choice.get(c, '0')))):02X}" for c in "rgb")
        elif kind == "hslClr":
            hue = number(choice.get("hue")) / 21_600_000
            value = _hex(colorsys.hls_to_rgb(hue, _share(choice.get("lum", "0")), _share(choice.get("sat", "0"))))
        return value.upper() if _is_hex(value) else _BLACK


def readable(grounds: Iterable[str], candidates: Iterable[str], palette: Palette, least: float) -> str:
    """The first of some colours that can be read on all grounds; where none can, black or white."""
    behind = tuple(grounds)
    for name in candidates:
        if all(contrast(palette.of(name), ground) >= least for ground in behind):
            return name
    return max((_BLACK, _WHITE), key=lambda colour: min((contrast(colour, g) for g in behind), default=21.0))


def blend(one: str, other: str, share: float) -> str:
    """``share`` of the first colour in the second."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _is_hex(text: str) -> bool:
    return len(text) == 6 and all(character in "0123456789abcdefABCDEF" for character in text)


def _factor(value: str) -> float:
    """A percentage, as ``90000`` or ``90%``; 1 for what is none."""
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 100_000)
    except ValueError:
        return 1.0


def _share(value: str) -> float:
    factor = _factor(value)
    return min(1.0, max(0.0, factor)) if factor == factor else 1.0


def _gamma(linear: float) -> float:
    return linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _hex(channels: Iterable[float]) -> str:
    return "".join(f"{round(255 * min(1.0, max(0.0, channel))):02X}" for channel in channels)


def _changed(colour: str, choice: Any, behind: str) -> str:
    """A colour after the changes that stand in it, in their order."""
    for change in choice:
        name, value = str(change.tag).removeprefix(_A), str(change.get("val", "100000"))
        if name == "alpha":
            colour = blend(colour, behind, _share(value))
        elif name == "tint":
            colour = blend(colour, _WHITE, _share(value))
        elif name == "shade":
            colour = blend(colour, _BLACK, _share(value))
        elif name in ("lumMod", "lumOff", "satMod"):
            colour = _in_light(colour, name, _factor(value))
    return colour


def _in_light(colour: str, name: str, factor: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)))
    if name == "satMod":
        saturation *= factor
    else:
        light = light * factor if name == "lumMod" else light + factor
    return _hex(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), min(1.0, max(0.0, saturation))))
