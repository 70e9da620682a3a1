"""The pictures an outline shows: each file read and decoded once, every problem located at its ``file``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.model.diagnostic import Diagnostic, SourceError
from builder.model.outline import Outline
from builder.model.outline import Picture as Entry
from builder.model.picture import Picture, PictureFormat
from builder.reading.files import PICTURE, read_beside
from builder.reading.problem import Problem

_SIGNATURES: tuple[tuple[bytes, PictureFormat], ...] = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
# What else a file may be, by how it begins; only for the message.
_OTHERS = (
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"%!", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"%PDF", "a PDF file"),
)
_HINT = "open it in a program for pictures and save it as JPEG or PNG"


def read_pictures(outline: Outline) -> dict[str, Picture]:
    """Read every picture of an outline.

    Returns:
        The pictures by the name of their file, as the outline has it.

    Raises:
        SourceError: With the diagnostics of all pictures that can't be shown, each at its ``file``.
    """
    pictures: dict[str, Picture] = {}
    problems: dict[str, Problem] = {}
    diagnostics: list[Diagnostic] = []
    for entry in outline.items():
        if not isinstance(entry, Entry):
            continue
        name = str(entry.file)
        if name not in pictures and name not in problems:
            try:
                pictures[name] = read_picture(name, Path(outline.path).parent)
            except Problem as problem:
                problems[name] = problem
        if (found := problems.get(name)) is not None:
            place, details, hints = entry.file.place, found.details, found.hints
            diagnostics.append(Diagnostic("error", found.code, found.message, outline.path, place, details, hints))
    if diagnostics:
        raise SourceError(diagnostics)
    return pictures


def read_picture(name: str, folder: Path) -> Picture:
    """Read one picture; what it is, its content says, whatever its name.

    Raises:
        Problem: The file may not or can't be read, or holds no picture that can be shown whole.
    """
    data = read_beside(folder, name, PICTURE)
    digest = hashlib.sha256(data).hexdigest()
    format = next((format for signature, format in _SIGNATURES if data.startswith(signature)), None)
    if format is not None:
        from builder.reading.raster import read_raster

        return Picture(name, digest, *read_raster(data, format, name))
    from builder.reading.svg import is_svg, read_svg

    if is_svg(data):
        raster, drawing = read_svg(data, name)
        return Picture(name, digest, *raster, drawing)
    raise Problem("picture-kind", f"{name} is {_what(data)}, not a PNG, JPEG or SVG picture", hints=(_HINT,))


def decode_picture(data: bytes) -> Picture | None:
    """A picture of a template; None where it is none that can be shown."""
    format = next((format for signature, format in _SIGNATURES if data.startswith(signature)), None)
    if format is None:
        return None
    from builder.reading.raster import read_raster

    try:
        return Picture("", hashlib.sha256(data).hexdigest(), *read_raster(data, format, "picture"))
    except Problem:
        return None


def _what(data: bytes) -> str:
    if not data:
        return "empty"
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF picture, or a film"
    return next((what for start, what in _OTHERS if data.startswith(start)), "another kind of file")
