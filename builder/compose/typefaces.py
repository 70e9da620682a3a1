"""The fonts that a template's text is measured with: its own, or what stands in for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from builder.compose.machine_fonts import find_family
from builder.compose.metrics import FontMetrics, FontSet, Shaper, load_fonts
from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.template import Placeholder, Template
from builder.model.theme import FACES, Face, FontFamily

_METRICS = Path(__file__).resolve().parents[1] / "fonts" / "metrics"
_FONTS = _METRICS.parent
# Families with the same widths, and what has them here.
_SAME_WIDTHS: Mapping[str, tuple[str, str]] = {
    "calibri": ("Carlito", "carlito"), "carlito": ("Carlito", "carlito"),
    "arial": ("Liberation Sans", "sans"), "helvetica": ("Liberation Sans", "sans"),
    "liberation sans": ("Liberation Sans", "sans"), "arimo": ("Liberation Sans", "sans"),
    "times new roman": ("Liberation Serif", "serif"), "times": ("Liberation Serif", "serif"),
    "liberation serif": ("Liberation Serif", "serif"), "tinos": ("Liberation Serif", "serif"),
    "courier new": ("Liberation Mono", "mono"), "courier": ("Liberation Mono", "mono"),
    "liberation mono": ("Liberation Mono", "mono"), "cousine": ("Liberation Mono", "mono"),
}  # fmt: skip
# Whole fonts that ship with themes; of the others there are widths alone.
_WHOLE: Mapping[str, str] = {"carlito": "Carlito", "sans": "LiberationSans", "serif": "LiberationSerif"}
# The same, but on few machines: where neither is, programs show a wider one. Cambria's lines are further apart.
_TWIN, _TWIN_PITCH = {"cambria": "caladea"}, 1.172
# Of a font that nobody here has, so much wider and higher than Carlito that what programs show in its place fits too:
# as a rule DejaVu Sans or Verdana, the widest of the common ones.
_WIDER, _WIDER_BOLD, _HIGHER = 1.27, 1.47, 1.3
# In capitals serifs take more still.
_WIDER_CAPITALS = 1.08
# Names of fonts whose letters are all as wide as each other, as a rule three fifths of their height.
_EVEN = ("mono", "consol", "courier", "typewriter", "code")
_TRACKED_AT_PT = 18.0


class WiderMetrics(FontMetrics):
    """A font's metrics with every letter wider, and lines further apart."""

    def __init__(self, base: Shaper, factor: float = 1.0, more: float = 0.0, pitch: float | None = None) -> None:
        self.ascent, self.depth = base.ascent, base.depth
        self.pitch = pitch or base.pitch
        self.advances = {character: advance * factor + more for character, advance in base.advances.items()}
        self.word_width = lru_cache(maxsize=65_536)(self._measure)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family that a template asks for; ``stand_in`` is the one that measures it, empty where it is here itself."""

    family: str
    fonts: FontSet
    stand_in: str
    same_widths: bool
    digest: str


class Typefaces:
    """What the places of a template's layouts are measured with.

    Args:
        theme: The theme's fonts, which serve places that name no other.
        found: The families that places name.
    """

    def __init__(self, theme: FontSet, found: tuple[Typeface, ...] = ()) -> None:
        self._theme = theme
        self.found = found
        self._families = {typeface.family: typeface.fonts for typeface in self.found}
        self._guessed = {typeface.family for typeface in self.found if typeface.stand_in and not typeface.same_widths}
        self._changed: dict[tuple[str, float, float], FontSet] = {}

    @classmethod
    def of_template(cls, theme: FontFamily, template: Template) -> Self:
        """Those that a template asks for, and the theme's own."""
        asked = {p.font for layout in (*template.layouts, *template.named) for p in layout.placeholders}
        own = {"", theme.deck_name, theme.name}
        return cls(load_fonts(theme), tuple(find_typeface(family) for family in sorted(asked - own)))

    def of(self, placeholder: Placeholder) -> FontSet:
        """The fonts of a place, with its space between letters."""
        fonts = self._families.get(placeholder.font, self._theme)
        factor = _WIDER_CAPITALS if placeholder.capitals and placeholder.font in self._guessed else 1.0
        more = placeholder.tracking_pt / min(_TRACKED_AT_PT, placeholder.size_pt)
        if factor == 1.0 and not more:
            return fonts
        key = placeholder.font, factor, more
        if key not in self._changed:
            self._changed[key] = {face: WiderMetrics(metrics, factor, more) for face, metrics in fonts.items()}
        return self._changed[key]

    def remarks(self, path: str) -> tuple[Diagnostic, ...]:
        """A warning about the families that are not on this machine; ``path`` is the template's."""
        absent = [typeface for typeface in self.found if typeface.stand_in]
        if not absent:
            return ()
        details = tuple((t.family, f"measured as {t.stand_in}{_how(t)}") for t in absent)
        message = f"fonts of the template are not on this machine: {', '.join(t.family for t in absent)}"
        hint = "install them here to measure with them; readers without them see a font of their own"
        return (Diagnostic("warning", "template-font", message, path, None, details, (hint,)),)


def measure_template(theme: FontFamily, template: Template) -> tuple[tuple[Diagnostic, ...], str]:
    """What is to be said of a template's fonts, and a digest of what measures them."""
    typefaces = Typefaces.of_template(theme, template)
    return typefaces.remarks(template.path), " ".join(f"{t.family}={t.digest}" for t in typefaces.found)


def _how(typeface: Typeface) -> str:
    return ", which has the same widths" if typeface.same_widths else ", made wider so that no text can overflow"


@lru_cache(maxsize=64)
def find_typeface(family: str) -> Typeface:
    """A family by its name: of this machine, of the same widths, or a wider one."""
    same = _SAME_WIDTHS.get(family.casefold())
    if same is not None:
        name, files = same
        paths = {face: _shipped(files, face) for face in FACES}
        here = family.casefold() == name.casefold() or find_family(family) is not None
        return Typeface(family, _load(paths), "" if here else name, True, f"{files}")
    twin = _TWIN.get(family.casefold(), "")
    installed, stand_in = find_family(family), ""
    if installed is None and twin:
        installed, stand_in = find_family(twin), twin.title()
    if installed is not None and (measured := _measured(family, installed, stand_in)):
        return measured
    if any(word in family.casefold() for word in _EVEN):
        even = _load({face: _shipped("mono", face) for face in FACES})
        return Typeface(family, _widened(even, 1.01, 1.01, _HIGHER), "Liberation Mono", False, "even")
    base = _load({face: _shipped("carlito", face) for face in FACES})
    return Typeface(family, _widened(base, _WIDER, _WIDER_BOLD, _HIGHER), "Carlito", False, "wider")


def shipped_family(family: str) -> FontFamily | None:
    """A family that ships whole and has the widths of another; None where there is none."""
    name, files = _SAME_WIDTHS.get(family.casefold(), ("", ""))
    if files not in _WHOLE:
        return None
    return FontFamily(name, family, tuple((face, _shipped(files, face)) for face in FACES))


def _measured(family: str, files: Mapping[Face, str], stand_in: str) -> Typeface | None:
    """A family of this machine; None where a file of it is damaged or no TrueType font."""
    paths = {face: files.get(face, files["regular"]) for face in FACES}
    try:
        fonts = _load(paths, _TWIN_PITCH if stand_in else None)
        digest = _digest(paths)
    except (OSError, RenderError):
        return None
    fonts = fonts if "bold" in files else _widened(fonts, 1.1, 1.1)
    return Typeface(family, fonts, stand_in, True, digest)


def _shipped(files: str, face: Face) -> str:
    if files in _WHOLE:
        return str(_FONTS / f"{_WHOLE[files]}-{face.title().replace('-', '')}.ttf")
    return str(_METRICS / f"{files}-{face}.ttf")


def _load(paths: Mapping[Face, str], pitch: float | None = None) -> FontSet:
    fonts = load_fonts(FontFamily("", "", tuple((face, paths[face]) for face in FACES)))
    return _widened(fonts, 1.0, 1.0, pitch) if pitch else fonts


def _digest(paths: Mapping[Face, str]) -> str:
    return sha256(b"".join(Path(path).read_bytes() for path in sorted(set(paths.values())))).hexdigest()


def _widened(fonts: FontSet, regular: float, bold: float, pitch: float | None = None) -> FontSet:
    return {
        face: WiderMetrics(metrics, bold if face.startswith("bold") else regular, pitch=pitch)
        for face, metrics in fonts.items()
    }
