"""What this installation has: versions, fonts, optional tools, limits."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from builder import __version__

REQUIRED = ("click", "deflate", "lxml", "pillow", "pypdfium2", "python-pptx", "PyYAML", "reportlab", "resvg-py")
PREVIEW = ("fonttools", "starlette", "uvicorn", "watchfiles")
_TOOLS = (
    ("soffice", "LibreOffice, to look at a deck"),
    ("pdftoppm", "Poppler, to look at a sheet"),
    ("qpdf", "to examine a PDF file's structure"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report; ``missing`` where something that is needed isn't there."""

    group: str
    name: str
    value: str
    missing: bool = False


def examine() -> tuple[Finding, ...]:
    """Look at this installation; changes nothing and asks no network."""
    return (*_versions(), *_fonts(), *_tools(), *_parts(), *_limits())


def _versions() -> Iterator[Finding]:
    yield Finding("versions", "builder", __version__)
    yield Finding("versions", "python", f"{platform.python_version()} on {platform.system()}")
    for name in REQUIRED:
        try:
            yield Finding("versions", name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding("versions", name, "not installed", missing=True)


def _fonts() -> Iterator[Finding]:
    fonts = sorted((Path(__file__).parent / "fonts").glob("*.ttf"))
    for font in fonts:
        yield Finding("fonts", font.stem, f"{font.stat().st_size / 1000:,.0f} kB")
    if not fonts:
        yield Finding("fonts", "Carlito", "not found beside the program", missing=True)


def _tools() -> Iterator[Finding]:
    for name, purpose in _TOOLS:
        yield Finding("optional", name, f"{shutil.which(name) or 'not found'} ({purpose})")


def _parts() -> Iterator[Finding]:
    """What the preview needs, which a plain installation does not have."""
    for name in PREVIEW:
        try:
            yield Finding("optional", name, f"{metadata.version(name)} (for serve and watch)")
        except metadata.PackageNotFoundError:
            yield Finding("optional", name, "not installed (for serve and watch: pip install 'builder[serve]')")


def _limits() -> Iterator[Finding]:
    from builder.model.limits import listed

    for limit in listed():
        yield Finding("limits", limit.name, f"{limit} ({limit.what})")
