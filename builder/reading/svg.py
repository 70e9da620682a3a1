"""SVG files to drawings that neither run nor fetch anything, and to the pixels they make.

Only what a still drawing is made of is taken over, element by element, so that a new way to run a program or to fetch a
file needs no new rule. What would leave a gap in the drawing is refused, not left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from builder.model.limits import MAX_SIDE, MIB, limits
from builder.reading.drawing import draw
from builder.reading.problem import Problem
from builder.reading.raster import Raster, read_raster

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_DRAWN = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "style",
    ]
)
# Of no effect on what a still drawing shows.
_UNSEEN = frozenset(
    ["script", "metadata", "title", "desc", "animate", "animateMotion", "animateTransform", "set", "view"]
)
_FOREIGN = re.compile(r"url\(\s*['\"]?(?!#)|@|\\|<|javascript:|expression\(|-moz-binding", re.IGNORECASE)
# Text is drawn in one family, which deck and sheet have, too; by its own it would look different everywhere.
_FONT = re.compile(r"(?<![\w-])font(?:-family)?\s*:[^;}]*;?")
_FAMILY = "Calibri, Carlito, sans-serif"
_LENGTH = re.compile(r"\s*(\d{1,7}(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_HINT = "save it as a PNG picture, 2,400 pixels wide"


def is_svg(data: bytes) -> bool:
    """Whether a file begins as SVG does: an element ``svg`` after at most what XML may have before it."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and re.search(rb"<(?:\w+:)?svg[\s>/]", data[:65_536]) is not None


def read_svg(data: bytes, name: str) -> tuple[Raster, bytes]:
    """Clean a drawing and draw it.

    Returns:
        Its pixels, ``MAX_SIDE`` of them on the longer side, and the drawing as a deck may have it.

    Raises:
        Problem: It is no SVG, holds what no still drawing holds, or takes too much to draw.
    """
    drawing, width, height = clean_svg(data, name)
    scale = MAX_SIDE / max(width, height)
    pixels = draw(drawing, max(1, round(width * scale)), max(1, round(height * scale)), name)
    return read_raster(pixels, "png", name), drawing


def clean_svg(data: bytes, name: str) -> tuple[bytes, float, float]:
    """A drawing as a deck may have it, with its width and height in pixels of CSS.

    Raises:
        Problem: It is no SVG, or holds what no still drawing holds.
    """
    if len(data) > limits().drawing_bytes:
        raise Problem("picture-size", f"{name} is larger than {limits().drawing_bytes // MIB} MiB", hints=(_HINT,))
    root = _parse(data, name)
    width, height = _size(root, name)
    cleaned = _clean(root, name)
    cleaned.set("width", f"{width:g}")
    cleaned.set("height", f"{height:g}")
    if cleaned.get("viewBox") is None:
        cleaned.set("viewBox", f"0 0 {width:g} {height:g}")
    cleaned.set("font-family", _FAMILY)
    return bytes(etree.tostring(cleaned, xml_declaration=True, encoding="UTF-8")), width, height


def _parse(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        hint = "open it in the program that made it and save it again"
        raise Problem("picture-broken", f"{name} is damaged: it is no well-formed SVG", hints=(hint,)) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise Problem("picture-kind", f"{name} is XML, but no SVG", hints=(_HINT,))
    return root


def _size(root: Any, name: str) -> tuple[float, float]:
    """Width and height in pixels of CSS: as stated, or of the area that the drawing says it shows."""
    stated = [_LENGTH.fullmatch(root.get(side) or "") for side in ("width", "height")]
    sizes = [float(match[1]) * _UNITS[match[2] or ""] for match in stated if match]
    if len(sizes) < 2:
        box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
        try:
            sizes = [float(value) for value in box[2:4]]
        except ValueError:
            sizes = []
    if len(sizes) == 2 and all(0 < size < 1e7 for size in sizes):
        return sizes[0], sizes[1]
    raise Problem("picture-broken", f"{name} says neither its size nor what area it shows", hints=(_HINT,))


def _clean(root: Any, name: str) -> Any:
    """A copy of what may be taken over.

    Raises:
        Problem: There is something in it that may not, and that would be missed.
    """
    copy = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG, "xlink": _XLINK})
    waiting = [(root, copy)]
    while waiting:
        source, target = waiting.pop()
        for key, value in _attributes(source, name):
            target.set(key, value)
        target.text = _text(source.text, target, name)
        for child in source:
            kept = _kept(child, name)
            if kept is None:
                _append_tail(target, child.tail)
                continue
            made = etree.SubElement(target, f"{{{_SVG}}}{kept}")
            made.tail = child.tail if child.tail and child.tail.strip() else None
            waiting.append((child, made))
    return copy


def _kept(element: Any, name: str) -> str | None:
    """The element's name; None where it can be left out."""
    if not isinstance(element.tag, str):
        raise Problem("picture-drawing", f"{name} uses entities of its own", hints=(_HINT,))
    namespace, local = _named(element.tag)
    if namespace != _SVG or local in _UNSEEN:
        return None
    if local == "a":
        return "g"
    if local in _DRAWN:
        return local
    message = f"{name} holds <{local[:40]}>, which not every program draws"
    raise Problem("picture-drawing", message, hints=(_HINT,))


def _attributes(element: Any, name: str) -> Iterator[tuple[str, str]]:
    is_link = _named(element.tag)[1] == "a"
    for key, value in element.attrib.items():
        namespace, local = _named(key)
        if local == "href" and namespace in (None, _XLINK):
            if is_link:
                continue
            if not value.startswith("#"):
                raise _outside(name)
            yield _HREF, value
        elif (
            namespace is None
            and ":" not in local
            and not key.lower().startswith("on")
            and key not in ("font-family", "font")
        ):
            if _FOREIGN.search(value):
                raise _outside(name)
            yield key, _FONT.sub("", value) if key == "style" else value


def _named(name: str) -> tuple[str | None, str]:
    """Namespace and name; a prefix that is declared nowhere stays part of the name."""
    namespace, _, local = name.rpartition("}")
    return namespace[1:] or None, local


def _text(text: str | None, target: Any, name: str) -> str | None:
    if target.tag != f"{{{_SVG}}}style" or text is None:
        return text if text and text.strip() else None
    if _FOREIGN.search(text):
        raise _outside(name)
    return _FONT.sub("", text)


def _append_tail(target: Any, tail: str | None) -> None:
    if tail and tail.strip():
        target.text = (target.text or "") + tail


def _outside(name: str) -> Problem:
    return Problem("picture-drawing", f"{name} refers to something outside of itself", hints=(_HINT,))
