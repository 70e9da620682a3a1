"""Fonts of this machine, by the name of their family."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from builder.model.theme import Face

_MOST_FILES = 5_000
_MOST_BYTES = 64 << 20
_FAMILY, _STYLE, _WIDER_FAMILY, _WIDER_STYLE = 1, 2, 16, 17
_STYLES: Mapping[str, Face] = {
    "regular": "regular", "book": "regular", "roman": "regular", "normal": "regular", "bold": "bold",
    "italic": "italic", "oblique": "italic", "bold italic": "bold-italic", "bold oblique": "bold-italic",
}  # fmt: skip


def find_family(name: str) -> Mapping[Face, str] | None:
    """Paths of a family's faces on this machine; at least the regular one, None where there is none."""
    faces = _families().get(name.casefold())
    return faces if faces and "regular" in faces else None


def _folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
                Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")]  # fmt: skip
    home = Path(os.environ.get("HOME", "/"))
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts"]


@lru_cache(maxsize=1)
def _families() -> Mapping[str, Mapping[Face, str]]:
    """The first file of each face, in the order of the folders and of names in them."""
    families: dict[str, dict[Face, str]] = {}
    for path in _files():
        try:
            named = list(_names(path))
        except (OSError, struct.error, ValueError, KeyError):
            continue
        for family, face in named:
            families.setdefault(family.casefold(), {}).setdefault(face, str(path))
    return families


def _files() -> Iterator[Path]:
    count = 0
    for folder in _folders():
        if not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in (".ttf", ".otf") and path.is_file():
                count += 1
                if count > _MOST_FILES:
                    return
                yield path


def _names(path: Path) -> Iterator[tuple[str, Face]]:
    """Family and face of a font file, by the names that it goes under."""
    with path.open("rb") as file:
        head = file.read(12)
        count: int = struct.unpack(">H", head[4:6])[0]
        tables = {entry[0]: entry for entry in struct.iter_unpack(">4sLLL", file.read(16 * count))}
        _, _, offset, length = tables[b"name"]
        if length > _MOST_BYTES:
            return
        file.seek(offset)
        strings = _strings(file.read(length))
    for family, style in ((_FAMILY, _STYLE), (_WIDER_FAMILY, _WIDER_STYLE)):
        face = _STYLES.get(strings.get(style, "").strip().lower())
        if face is not None and strings.get(family):
            yield strings[family].strip(), face


def _strings(data: bytes) -> dict[int, str]:
    """The English names of a font, by their ids."""
    count, start = struct.unpack_from(">HH", data, 2)
    found: dict[int, str] = {}
    for i in range(count):
        platform, _, language, id_, length, offset = struct.unpack_from(">6H", data, 6 + 12 * i)
        if platform == 3 and language == 0x409:
            found[id_] = data[start + offset : start + offset + length].decode("utf-16-be", "replace")
    return found
