"""Write the widths of fonts without their letters: ``python tools/make_metrics.py FONTS_DIR builder/fonts/metrics``.

Liberation Mono has the widths of Courier New. A deck only has to measure with it, so that what is kept is what
measuring reads: a twentieth of the font. The same fonts give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILIES = {"LiberationMono": "mono"}
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}
_READ = {"head", "hhea", "maxp", "hmtx", "cmap"}


def strip(source: Path, target: Path) -> None:
    """One font without all that measuring does not read."""
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=False))
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    for tag in sorted({*font.keys()} - {*_READ, "GlyphOrder", "glyf", "loca"}):
        del font[tag]
    for glyph in font["glyf"].glyphs.values():
        glyph.__dict__.clear()
        glyph.numberOfContours = 0
    font.recalcBBoxes = False
    font.save(target)


def main() -> None:
    fonts, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for family, name in FAMILIES.items():
        for face, style in FACES.items():
            strip(fonts / f"{family}-{style}.ttf", out / f"{name}-{face}.ttf")


if __name__ == "__main__":
    main()
