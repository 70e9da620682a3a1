"""One drawing to pixels; run as a program of its own, since a small drawing can ask for any amount of work.

Arguments: width and height in pixels, the seconds of processor time, the bytes of memory, and the font files. The SVG
comes on standard input, the PNG goes out. It ends with 3 where the drawing can't be drawn.
"""

from __future__ import annotations

import sys


def main() -> None:
    width, height, seconds, memory = map(int, sys.argv[1:5])
    _limit(seconds, memory)
    import resvg_py

    try:
        pixels = resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(),
            width=width,
            height=height,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=sys.argv[5:],
            font_family="Carlito",
            sans_serif_family="Carlito",
        )
    except ValueError:
        raise SystemExit(3) from None
    sys.stdout.buffer.write(pixels)


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there, the parent's patience is the limit
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (OSError, ValueError):  # macOS has the names, but not all of the limits
            continue


if __name__ == "__main__":
    main()
