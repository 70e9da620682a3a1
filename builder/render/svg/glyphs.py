"""Outlines of characters, as paths: a picture that brings its letters along looks the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic, RenderError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character's outline in the font's units, y upwards, as SVG path data; ``advance`` is its width."""

    path: str
    advance: float


@dataclass(slots=True)
class Outlines:
    """The outlines of one font's characters, read as they are asked for. ``em`` is the size of its square.

    Pages are drawn by several threads at once; fontTools reads a font's tables when they are asked for, by one.
    """

    font: TTFont
    em: int
    known: dict[str, Glyph] = field(default_factory=dict)
    reading: Lock = field(default_factory=Lock)

    def glyph(self, character: str) -> Glyph:
        """The glyph of a character, or the font's own mark for those that it lacks."""
        if character not in self.known:
            with self.reading:
                self.known[character] = self._read(character)
        return self.known[character]

    def _read(self, character: str) -> Glyph:
        from fontTools.pens.svgPathPen import SVGPathPen

        name = self.font.getBestCmap().get(ord(character), ".notdef")
        glyphs = self.font.getGlyphSet()
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.10g}")
        glyphs[name].draw(pen)
        return Glyph(pen.getCommands(), glyphs[name].width)


def load_outlines(path: str) -> Outlines:
    """The outlines of a font's file, parsed once until the file changes.

    Raises:
        RenderError: The file can't be read as a font.
    """
    try:
        state = Path(path).stat()
        return _parse(path, state.st_mtime_ns, state.st_size)
    except Exception as error:  # fontTools trusts a font: a damaged one may raise anything
        message = "can't read the font's outlines"
        hint = "name a .ttf file with TrueType outlines in the theme"
        raise RenderError([Diagnostic("error", "font-unusable", message, path, hints=(hint,))]) from error


@lru_cache(maxsize=24)
def _parse(path: str, modified: int, size: int) -> Outlines:
    from fontTools.ttLib import TTFont

    font = TTFont(path, lazy=True)
    return Outlines(font, font["head"].unitsPerEm)
