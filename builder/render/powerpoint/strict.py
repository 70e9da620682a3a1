"""Strict Open XML to the usual, transitional variety: other names of vocabularies, and other ways to write measures.

ISO/IEC 29500-1 is the strict variety, 29500-4 the one that programs write unless they are asked for the other. All
that the strict one has, the usual one has too: under namespaces of its own, with thousandths of a per cent for
percentages and EMU for lengths. Dates and truth values that one can write are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from xml.parsers import expat

from builder.render.powerpoint.markup import DECLARATION

_STRICT = "http://purl.oclc.org/ooxml/"
_USUAL = "http://schemas.openxmlformats.org/"
_VOCABULARIES = frozenset(("presentationml", "drawingml", "officeDocument", "spreadsheetml", "wordprocessingml"))
# Where more than the year is different.
_RENAMED = {
    "officeDocument/extendedProperties": "officeDocument/2006/extended-properties",
    "officeDocument/customProperties": "officeDocument/2006/custom-properties",
    "officeDocument/relationships/extendedProperties": "officeDocument/2006/relationships/extended-properties",
    "officeDocument/relationships/customProperties": "officeDocument/2006/relationships/custom-properties",
    "officeDocument/relationships/metadata/thumbnail": "package/2006/relationships/metadata/thumbnail",
}
# Attributes that hold the name of a vocabulary: of a graphic frame's content, a diagram's parts, a relationship.
_NAMING = frozenset(("uri", "minVer", "Type"))
# Elements whose ``val`` is a percentage; the value of others may be a text, which ends in "%" or "in" as it likes.
_SHARES = frozenset((
    "tint", "shade", "alpha", "alphaOff", "alphaMod", "hueMod", "sat", "satOff", "satMod", "lum", "lumOff", "lumMod",
    "red", "redOff", "redMod", "green", "greenOff", "greenMod", "blue", "blueOff", "blueMod", "spcPct", "buSzPct",
    "tmPct",
))  # fmt: skip
# Those of charts hold whole per cents.
_CHART_SHARES = frozenset((
    "gapWidth", "gapDepth", "overlap", "lblOffset", "holeSize", "bubbleScale", "hPercent", "depthPercent",
    "secondPieSize", "thickness",
))  # fmt: skip
# Attributes that are percentages or lengths, or numbers, on whatever element; texts are no such.
_MEASURES = frozenset((
    "x", "y", "z", "cx", "cy", "w", "h", "l", "t", "r", "b", "g", "s", "a", "d", "sp", "tx", "ty", "sx", "sy", "dx",
    "dy", "dz", "pos", "sat", "lum", "amt", "thresh", "bright", "contrast", "stA", "stPos", "endA", "endPos", "zoom",
    "lim", "lIns", "tIns", "rIns", "bIns", "marL", "marT", "marR", "marB", "fontScale", "lnSpcReduction", "baseline",
    "spc", "sz", "serverZoom", "spd", "accel", "decel", "vol", "tm", "custScaleX", "custScaleY", "custLinFactX",
    "custLinFactY", "custLinFactNeighborX", "custLinFactNeighborY", "custRadScaleRad", "custRadScaleInc",
))  # fmt: skip
# Says that the presentation is a strict one.
_CONFORMANCE = ("presentation", "conformance")
_MEASURE = re.compile(r"([+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?)(%|mm|cm|in|pt|pc|pi)")
_UNITS = {"%": 1_000, "mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_SPACING = 127
"""EMU in a hundredth of a point, in which the room between letters is told."""
# What a parser would read as markup, or as another line end or blank than was written.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}


class Unturnable(ValueError):
    """A part has what the usual variety has no name for, or is no XML that a presentation may have."""


def is_strict(data: bytes) -> bool:
    """Whether a part mentions a vocabulary of the strict variety, whatever it is encoded in."""
    return _STRICT.encode() in data or _STRICT.encode("utf-16-le")[:-1] in data


def as_transitional(data: bytes) -> bytes:
    """An XML part of the strict variety, or its relationships, in the usual one.

    Args:
        data: The part; its names may have any prefixes, which stay.

    Returns:
        The part in UTF-8, without comments and processing instructions.

    Raises:
        Unturnable: It can't be.
    """
    parser, turning = expat.ParserCreate(), _Turning()
    parser.buffer_text = True
    parser.StartElementHandler = turning.start
    parser.EndElementHandler = turning.end
    parser.CharacterDataHandler = turning.text
    parser.StartDoctypeDeclHandler = turning.doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise Unturnable("it is damaged") from error
    return "".join((DECLARATION, *turning.written)).encode()


class _Turning:
    """What the parser tells, written as it comes."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = name.rpartition(":")[2]
        kept = ((key, value) for key, value in attributes.items() if (element, key) != _CONFORMANCE)
        turned = (f' {key}="{_turned(element, key, value).translate(_ATTRIBUTE)}"' for key, value in kept)
        self.written.append(f"<{name}{''.join(turned)}>")

    def end(self, name: str) -> None:
        self.written.append(f"</{name}>")

    def text(self, text: str) -> None:
        self.written.append(text.translate(_TEXT))

    def doctype(self, *_: object) -> None:
        raise Unturnable("it has a document type, which no presentation has")


def _turned(element: str, attribute: str, value: str) -> str:
    """The value of an attribute in the usual variety."""
    if attribute.startswith("xmlns") or attribute in _NAMING:
        return _usual_name(value)
    if attribute in _MEASURES or (attribute == "val" and element in _SHARES):
        return _number(value, _SPACING if attribute == "spc" else 1)
    if attribute == "val" and element in _CHART_SHARES:
        return value.strip().removesuffix("%")
    return value


def _usual_name(uri: str) -> str:
    if not uri.startswith(_STRICT):
        return uri
    name = uri.removeprefix(_STRICT)
    vocabulary, _, rest = name.partition("/")
    if vocabulary not in _VOCABULARIES or not rest:
        raise Unturnable(f"nothing usual is known for {uri}")
    return _USUAL + _RENAMED.get(name, f"{vocabulary}/2006/{rest}")


def _number(value: str, divisor: int) -> str:
    """A percentage in thousandths of a per cent, a length in EMU or parts of it; anything else as it is."""
    found = _MEASURE.fullmatch(value.strip())
    if found is None:
        return value
    number = Decimal(found[1]) * _UNITS[found[2]]
    return str(round(number if found[2] == "%" else number / divisor))
