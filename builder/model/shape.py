"""Outlines: what pages and the grounds of slides are drawn with."""

from __future__ import annotations

from dataclasses import dataclass

Step = tuple[float, ...]
"""To the next point of an outline: its place, or two control points of a Bézier curve and then the place."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that go over into each other from ``start`` to ``end``, and stay as they are beyond.

    ``stops`` are shares of the way, ascending, with their colours. With a ``radius`` they go outwards from ``start``.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[tuple[float, str], ...]
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline from ``start`` along ``steps``: filled and closed, or a line of ``width`` where there is no fill.

    Around a filled shape ``stroke`` is drawn as its border, where ``width`` is not zero. A ``gradient`` goes before the
    ``fill``. Nothing is drawn outside of ``clip``: left, top, width, height.
    """

    start: tuple[float, float]
    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str = "000000"
    width: float = 0.0
    gradient: Gradient | None = None
    clip: tuple[float, float, float, float] | None = None
