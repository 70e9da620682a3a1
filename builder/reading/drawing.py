"""Drawing an SVG by resvg, in a process that the system stops when it takes too much."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.model.limits import limits
from builder.reading.limited import run_limited
from builder.reading.problem import Problem

_PROGRAM = Path(__file__).with_name("drawing_process.py")
_FONTS = Path(__file__).resolve().parents[1] / "fonts"
# Starting takes a while, and another process may have the machine.
_PATIENCE = 10  # times the limit
_HINT = "save it as a PNG picture, 2,400 pixels wide"


def draw(drawing: bytes, width: int, height: int, name: str) -> bytes:
    """The drawing on white as a PNG file of ``width`` by ``height`` pixels.

    Raises:
        Problem: It can't be drawn, or not within the limits.
    """
    fonts = sorted(str(file) for file in _FONTS.glob("*.ttf"))
    most = limits()
    held = {
        "seconds": most.drawing_seconds,
        "memory": most.drawing_memory,
        "patience": most.drawing_seconds * _PATIENCE,
    }
    try:
        done = run_limited(_PROGRAM, (width, height, *fonts), drawing, **held)
    except subprocess.TimeoutExpired as error:
        raise _too_much(name) from error
    if done.returncode == 0 and done.stdout.startswith(b"\x89PNG"):
        return done.stdout
    if done.returncode == 3:
        raise Problem("picture-broken", f"{name} is damaged: it can't be drawn", hints=(_HINT,))
    raise _too_much(name)


def _too_much(name: str) -> Problem:
    return Problem("picture-drawing", f"{name} takes too much to draw", hints=(_HINT,))
