"""Widths and heights of text, read from the font files that the reader will see."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.limits import MIB, limits
from builder.model.records import MARKS
from builder.model.text import STAND_INS
from builder.model.theme import FACES, Face, FontFamily


class Shaper(Protocol):
    """All that setting text asks of a face: here a shaper such as HarfBuzz comes in, for scripts that need one.

    ``FontMetrics`` is the one there is. It gives each character its own glyph, one after the other from left to right,
    which does for Latin, Greek and Cyrillic. One that joins or reorders letters, or sets them from right to left, gives
    ``word_width`` as shaped, and names in ``scripts`` those of ``characters.SCRIPTS`` that it can set: they are refused
    otherwise. The other end of a piece of text is ``Font.show`` of the PDF renderer, which turns it into glyphs.
    """

    def __hash__(self) -> int: ...
    @property
    def scripts(self) -> frozenset[str]: ...
    @property
    def advances(self) -> Mapping[str, float]:
        """The characters that there are glyphs for."""

    @property
    def ascent(self) -> float: ...
    @property
    def pitch(self) -> float: ...
    @property
    def depth(self) -> float: ...
    @property
    def word_width(self) -> Callable[[str], float]:
        """The width of a stretch of text, in ems."""


class FontMetrics:
    """Advance widths of one TrueType font, per em.

    ``advances`` maps each character of the font to its advance in ems; ``ascent`` and ``pitch`` are the distance from
    a line's top to its baseline and from baseline to baseline, in ems, as word processors lay lines out. ``depth`` is
    what PowerPoint leaves below the last baseline.
    """

    scripts: frozenset[str] = frozenset()

    def __init__(self, data: bytes) -> None:
        tables = _table_directory(data)
        units: int = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
        hhea = tables[b"hhea"]
        ascent, descent, gap = struct.unpack_from(">hhh", data, hhea + 4)
        below: int = -descent
        if b"OS/2" in tables:
            below = struct.unpack_from(">H", data, tables[b"OS/2"] + 76)[0]
        self.depth: float = below / units
        count: int = struct.unpack_from(">H", data, hhea + 34)[0]
        widths = array("H", data[tables[b"hmtx"] : tables[b"hmtx"] + 4 * count])
        if sys.byteorder == "little":
            widths.byteswap()
        self.ascent: float = ascent / units
        self.pitch: float = (ascent - descent + gap) / units
        last = count - 1
        self.advances: dict[str, float] = {
            chr(code): widths[2 * min(glyph, last)] / units for code, glyph in _character_map(data, tables[b"cmap"])
        }
        for character, shown in STAND_INS.items():
            self.advances.setdefault(character, self.advances[shown])
        self.word_width: Callable[[str], float] = lru_cache(maxsize=65_536)(self._measure)

    def _measure(self, text: str) -> float:
        """Width of ``text`` in ems. Characters the font lacks count as one em, marks as nothing."""
        try:
            return sum([self.advances[character] for character in text])
        except KeyError:
            return sum(self.advances.get(character, 0.0 if character in MARKS else 1.0) for character in text)


def _table_directory(data: bytes) -> dict[bytes, int]:
    count: int = struct.unpack_from(">H", data, 4)[0]
    return {
        tag: offset for tag, _, offset, _ in (struct.unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(count))
    }


def _character_map(data: bytes, start: int) -> list[tuple[int, int]]:
    """Pairs of code point and glyph from the Unicode subtable: format 12 where there is one, else format 4."""
    count: int = struct.unpack_from(">H", data, start + 2)[0]
    formats: dict[int, int] = {}
    for i in range(count):
        platform, _, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * i)
        if platform in (0, 3):
            formats[struct.unpack_from(">H", data, start + offset)[0]] = start + offset
    if 12 in formats:
        return _segmented_coverage(data, formats[12])
    return _segment_mapping(data, formats[4])


def _segmented_coverage(data: bytes, at: int) -> list[tuple[int, int]]:
    groups: int = struct.unpack_from(">L", data, at + 12)[0]
    pairs: list[tuple[int, int]] = []
    for i in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * i)
        if last > sys.maxunicode or len(pairs) > sys.maxunicode:
            raise ValueError("more characters than Unicode has")
        pairs.extend(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return pairs


def _segment_mapping(data: bytes, at: int) -> list[tuple[int, int]]:
    double: int = struct.unpack_from(">H", data, at + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    if sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True)) > 2 * 0x10000:
        raise ValueError("segments that overlap")
    pairs: list[tuple[int, int]] = []
    for i in range(count):
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if ranges[i]:
                glyph = struct.unpack_from(">H", data, ranges_at + 2 * i + ranges[i] + 2 * (code - starts[i]))[0]
            if glyph := (glyph + deltas[i]) & 0xFFFF if glyph or not ranges[i] else 0:
                pairs.append((code, glyph))
    return pairs


@lru_cache(maxsize=32)
def _load_metrics(path: str) -> FontMetrics:
    most = limits().font_bytes
    try:
        if Path(path).stat().st_size > most:
            raise _unusable(path, f"the font is larger than {most // MIB} MiB")
        return FontMetrics(Path(path).read_bytes())
    except OSError as error:
        raise _unusable(path, f"can't read the font: {error.strerror}") from error
    except (struct.error, LookupError, ArithmeticError, ValueError) as error:
        raise _unusable(path, "not a TrueType font, or a damaged one") from error


def _unusable(path: str, message: str) -> RenderError:
    hint = "name a .ttf file with TrueType outlines in the theme"
    return RenderError([Diagnostic("error", "font-unusable", message, path, hints=(hint,))])


FontSet = Mapping[Face, Shaper]


def load_fonts(family: FontFamily) -> FontSet:
    """The metrics of a family's four faces.

    Raises:
        RenderError: A font file can't be used.
    """
    return {face: _load_metrics(family.file(face)) for face in FACES}
