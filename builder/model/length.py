"""Lengths. One unit inside (English Metric Units, 914,400 an inch), named ones outside."""

from __future__ import annotations

from typing import NamedTuple, Self

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400


class Length(int):
    """A length in EMU, PowerPoint's own unit: whole, so it never drifts."""

    __slots__ = ()

    @classmethod
    def from_pt(cls, points: float) -> Self:
        return cls(round(points * EMU_PER_POINT))

    @classmethod
    def from_inches(cls, inches: float) -> Self:
        return cls(round(inches * EMU_PER_INCH))

    @property
    def pt(self) -> float:
        return self / EMU_PER_POINT


class Box(NamedTuple):
    """A rectangle on a slide; the origin is the slide's top left corner."""

    x: Length
    y: Length
    width: Length
    height: Length
