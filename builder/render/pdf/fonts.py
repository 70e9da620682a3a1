"""The sheet's fonts: which characters each face embeds, and the codes they are shown with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.text import STAND_INS
from builder.model.theme import FACES, Face, FontFamily
from builder.render.pdf.file import PdfFile, Stream, Value, array, dictionary, number, rectangle
from builder.render.pdf.library import TTFontFace, pdfdoc

CHARACTERS_PER_BLOCK = 100
"""The most that one ``beginbfchar`` may hold."""


@dataclass(frozen=True)
class Font:
    """One face as embedded.

    A character's code is its place, from 1, among the face's characters in order of code point: a function of the set
    of characters alone, so that two pages drawn with the same set, in any order or on any machine, agree. ``encoding``
    maps characters to codes as four hexadecimal digits. ``name`` is the font's name in a content stream; ``program``
    is the font file, cut down to the characters.
    """

    name: str
    face: TTFontFace
    characters: tuple[int, ...]
    encoding: Mapping[str, str]
    program: bytes

    def show(self, text: str) -> str:
        """The operand and operator that show ``text``.

        Raises:
            KeyError: The font was loaded without one of the characters.
        """
        return f"<{''.join([self.encoding[character] for character in text])}> Tj"

    def width(self, text: str) -> float:
        """Width of ``text`` in ems."""
        return sum(self.advance(ord(character)) for character in text) / 1000

    def advance(self, code: int) -> float:
        """Width of a character in thousandths of an em."""
        return float(self.face.charWidths.get(_shown_as(self.face, code), self.face.defaultWidth))

    @property
    def ascent(self) -> float:
        """Height above the baseline, in ems."""
        return float(self.face.ascent) / 1000

    @property
    def descent(self) -> float:
        """Depth below the baseline, in ems, negative."""
        return float(self.face.descent) / 1000


Fonts = Mapping[str, Font]
"""By face; those of a family that is not the theme's by its name as well, as ``font_key`` has it."""


def font_key(family: str, face: Face) -> str:
    """What a face is found under; ``family`` is empty for the theme's."""
    return f"{family} {face}" if family else face


def load_fonts(family: FontFamily, characters: Mapping[str, Iterable[str]], others: Sequence[FontFamily] = ()) -> Fonts:
    """The faces that show any character, each with the codes of its characters.

    To draw many editions of one sheet, give the characters of all of them once.

    Args:
        family: The theme's fonts.
        characters: The characters of each face, by ``font_key``, in any order, as strings of any length.
        others: Families besides the theme's.

    Raises:
        RenderError: A font file can't be used, or has no glyph for a character.
    """
    fonts: dict[str, Font] = {}
    problems: list[Diagnostic] = []
    named = [("", family), *((other.name, other) for other in others)]
    faces = ((font_key(name, face), each, face) for name, each in named for face in FACES)
    for place, (key, each, face) in enumerate(faces, 1):
        codes = sorted({ord(character) for text in characters.get(key, ()) for character in text})
        if not codes:
            continue
        try:
            fonts[key] = _load_font(f"F{place}", each.file(face), codes)
        except RenderError as error:
            problems += error.diagnostics
    if problems:
        raise RenderError(problems)
    return fonts


def _load_font(name: str, path: str, codes: list[int]) -> Font:
    face = _load_face(path)
    missing = [code for code in codes if not face.charToGlyph.get(_shown_as(face, code))]
    if missing:
        named = ", ".join(f"{chr(code)!r} (U+{code:04X})" for code in missing)
        message = f"the font has no glyph for {named}"
        hint = "choose other characters, or a theme whose font has them"
        raise RenderError([Diagnostic("error", "glyph-missing", message, path, hints=(hint,))])
    encoding = {chr(code): f"{i:04X}" for i, code in enumerate(codes, 1)}
    return Font(name, face, tuple(codes), encoding, _cut_down(face, codes, path))


def _shown_as(face: TTFontFace, code: int) -> int:
    """The character whose glyph shows ``code``: itself, or its stand-in where the font leaves it out."""
    if face.charToGlyph.get(code):
        return code
    return ord(STAND_INS.get(chr(code), chr(code)))


def _load_face(path: str) -> TTFontFace:
    try:
        state = Path(path).stat()
        return _parse_face(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise _unusable(path, f"can't read the font: {error.strerror}") from error
    except Exception as error:  # reportlab trusts a font: a damaged one may raise anything
        raise _unusable(path, "not a TrueType font that may be embedded") from error


@lru_cache(maxsize=16)
def _parse_face(path: str, modified: int, size: int) -> TTFontFace:
    """A face parsed once in a process, until its file changes."""
    return TTFontFace(BytesIO(Path(path).read_bytes()))


def _cut_down(face: TTFontFace, codes: list[int], path: str) -> bytes:
    try:
        return face.makeSubset([_shown_as(face, code) for code in codes])
    except Exception as error:  # as above: the outlines are read only now
        raise _unusable(path, "the font's outlines are damaged") from error


def _unusable(path: str, message: str) -> RenderError:
    hint = "name a .ttf file with TrueType outlines in the theme"
    return RenderError([Diagnostic("error", "font-unusable", message, path, hints=(hint,))])


# --- embedding -----------------------------------------------------------------------------------------------------


def embed_fonts(
    file: PdfFile,
    fonts: Fonts,
    images: Mapping[str, Value] = MappingProxyType({}),
    shadings: Mapping[str, Value] = MappingProxyType({}),
) -> pdfdoc.PDFObjectReference:
    """Add the fonts to ``file``, and the resource dictionary that names them, the ``images`` and the ``shadings``."""
    table = {font.name: file.add(_composite_font(file, font)) for font in fonts.values()}
    named = {"XObject": dictionary(images)} if images else {}
    if shadings:
        named["Shading"] = dictionary(shadings)
    return file.add(dictionary({"Font": dictionary(table), **named}))


def _composite_font(file: PdfFile, font: Font) -> pdfdoc.PDFDictionary:
    name = "/" + _subset_name(font)
    widths = " ".join(number(font.advance(code)) for code in font.characters)
    descendant = dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>",
            "FontDescriptor": file.add(_descriptor(file, font, name)),
            "DW": number(font.face.defaultWidth),
            "W": f"[1 [{widths}]]",
            "CIDToGIDMap": file.add(Stream(_glyph_numbers(font))),
        }
    )
    return dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": array([file.add(descendant)]),
            "ToUnicode": file.add(Stream(_to_unicode(font.characters))),
        }
    )


def _descriptor(file: PdfFile, font: Font, name: str) -> pdfdoc.PDFDictionary:
    face = font.face
    symbolic, italic = 4, 64
    return dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": symbolic | (italic if face.italicAngle else 0),
            "FontBBox": rectangle(*face.bbox),
            "ItalicAngle": number(face.italicAngle),
            "Ascent": number(face.ascent),
            "Descent": number(face.descent),
            "CapHeight": number(face.capHeight),
            "StemV": number(face.stemV),
            "FontFile2": file.add(Stream(font.program, {"Length1": len(font.program)})),
        }
    )


def _subset_name(font: Font) -> str:
    """The font's name under the tag of six letters that a subset has to have; other characters, another tag."""
    digest = hashlib.sha256(repr(font.characters).encode()).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{font.face.name.decode('ascii')}"


def _glyph_numbers(font: Font) -> bytes:
    """The glyph of each code. The subset numbers glyphs as they come, after ``.notdef``, and has each of them once."""
    numbers = {0: 0}
    shown = [font.face.charToGlyph[_shown_as(font.face, code)] for code in font.characters]
    glyphs = [numbers.setdefault(glyph, len(numbers)) for glyph in shown]
    return b"".join(glyph.to_bytes(2, "big") for glyph in [0, *glyphs])


def _to_unicode(characters: tuple[int, ...]) -> bytes:
    pairs = [f"<{i:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(characters, 1)]
    blocks = [pairs[start : start + CHARACTERS_PER_BLOCK] for start in range(0, len(pairs), CHARACTERS_PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode()
