"""One drawing to pixels; run as a program of its own, since a small drawing can ask for any amount of work.

Arguments: width and height in pixels, and the font files. The SVG comes on standard input, the PNG goes out. It ends
with 3 where the drawing can't be drawn.
"""

from __future__ import annotations

import sys


def main() -> None:
    width, height = map(int, sys.argv[1:3])
    import resvg_py

    try:
        pixels = resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(),
            width=width,
            height=height,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=sys.argv[3:],
            font_family="Carlito",
            sans_serif_family="Carlito",
        )
    except ValueError:
        raise SystemExit(3) from None
    sys.stdout.buffer.write(pixels)


if __name__ == "__main__":
    main()
