"""Gradients as shadings: along a square of one by one, or outwards in a circle of radius one."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise

from builder.model.document import Sheet
from builder.model.shape import Gradient, Shape
from builder.render.pdf.content import components, operator
from builder.render.pdf.file import PdfFile, Value, array, dictionary, number


def shading_name(gradient: Gradient) -> str:
    """What pages call a gradient: its colours say, wherever it is drawn."""
    kind = "R" if gradient.radius else "A"
    return kind + sha256(repr(gradient.stops).encode()).hexdigest()[:16]


def paint_shading(gradient: Gradient, height: float) -> str:
    """The operators that lay a gradient over all that may be painted on."""
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    if gradient.radius:
        place = operator("cm", gradient.radius, 0, 0, gradient.radius, x1, height - y1)
    else:
        across, down = x2 - x1, y1 - y2
        place = operator("cm", across, down, -down, across, x1, height - y1)
    return f"{place} /{shading_name(gradient)} sh"


def embed_shadings(file: PdfFile, sheet: Sheet) -> dict[str, Value]:
    """Add every gradient that the sheet shows to ``file``, once; by name."""
    found = {shading_name(gradient): gradient for gradient in _gradients(sheet)}
    return {name: file.add(dictionary(_entries(gradient))) for name, gradient in sorted(found.items())}


def _gradients(sheet: Sheet) -> Iterator[Gradient]:
    shapes = (item for page in sheet.pages for item in page.items if isinstance(item, Shape))
    return (shape.gradient for shape in shapes if shape.gradient is not None)


def _entries(gradient: Gradient) -> dict[str, Value]:
    return {
        "ShadingType": 3 if gradient.radius else 2,
        "ColorSpace": "/DeviceRGB",
        "Coords": "[0 0 0 0 0 1]" if gradient.radius else "[0 0 1 0]",
        "Extend": "[true true]",
        "Function": _function(gradient.stops),
    }


def _function(stops: tuple[tuple[float, str], ...]) -> Value:
    """Colours by share of the way: straight from each stop to the next."""
    whole = ((0.0, stops[0][1]), *stops, (1.0, stops[-1][1]))
    parts = [(a, b) for a, b in pairwise(whole) if b[0] > a[0]]
    if len(parts) == 1:
        return _straight(*parts[0])
    return dictionary(
        {
            "FunctionType": 3,
            "Domain": "[0 1]",
            "Functions": array([_straight(*part) for part in parts]),
            "Bounds": f"[{' '.join(number(a[0]) for a, _ in parts[1:])}]",
            "Encode": f"[{' '.join(['0 1'] * len(parts))}]",
        }
    )


def _straight(one: tuple[float, str], other: tuple[float, str]) -> Value:
    colours = {"C0": f"[{components(one[1])}]", "C1": f"[{components(other[1])}]"}
    return dictionary({"FunctionType": 2, "Domain": "[0 1]", "N": 1, **colours})
