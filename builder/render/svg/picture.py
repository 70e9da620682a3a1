"""One page, or one slide as drawn, to the bytes of an SVG picture: a pure function of its items and of font files."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from builder.model.document import Drawing, Image, Line, PageItem, Panel, Part, Piece, Rule, Shape
from builder.model.shape import Gradient
from builder.model.theme import FontFamily
from builder.render.svg.glyphs import Outlines, load_outlines


def render_picture(
    items: Iterable[PageItem],
    size: tuple[float, float],
    theme: FontFamily,
    families: Iterable[FontFamily] = (),
    title: str = "",
) -> bytes:
    """Draw items as the PDF renderer draws them.

    Letters are outlines and pictures lie within, so that the picture needs nothing else; it holds no script and no
    address.

    Args:
        items: In drawing order, in points from the top left corner.
        size: Width and height in points.
        theme: The fonts of text that names no family.
        families: Those that it names.
        title: What the picture is called where it is shown alone.

    Raises:
        RenderError: A font can't be used.
    """
    brush = _Brush({"": theme, **{family.name: family for family in families}})
    for item in items:
        if isinstance(item, Drawing):
            for part in item.parts:
                brush.draw(part)
        elif isinstance(item, Image):
            brush.paint(item)
        else:
            brush.draw(item)
    width, height = map(_number, size)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img"><title>{_text(title)}</title>'
    )
    ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    return f"{head}{brush.definitions()}{ground}{''.join(brush.parts)}</svg>".encode()


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


def _text(words: str) -> str:
    return escape("".join(c for c in words if c.isprintable()))


@dataclass(slots=True)
class _Brush:
    """Turns items into elements; what several of them use is defined once."""

    families: Mapping[str, FontFamily]
    parts: list[str] = field(default_factory=list)
    _glyphs: dict[tuple[str, str], str] = field(default_factory=dict)
    _gradients: dict[Gradient, str] = field(default_factory=dict)
    _clips: dict[tuple[float, float, float, float], str] = field(default_factory=dict)
    _defined: list[str] = field(default_factory=list)

    def definitions(self) -> str:
        return f"<defs>{''.join(self._defined)}</defs>" if self._defined else ""

    def draw(self, item: Part) -> None:
        match item:
            case Line():
                for piece in item.pieces:
                    self._write(piece, item.y)
            case Panel():
                radius = min(item.radius, item.width / 2, item.height / 2)
                rounded = f' rx="{_number(radius)}"' if radius > 0 else ""
                place = _rectangle(item.x, item.y, item.width, item.height)
                self.parts.append(f'<rect {place}{rounded} fill="#{item.fill}"/>')
            case Rule():
                path = f"M{_numbers(item.x1, item.y1)}L{_numbers(item.x2, item.y2)}"
                self.parts.append(f'<path d="{path}" stroke="#{item.colour}" stroke-width="{_number(item.width)}"/>')
            case Shape():
                self._trace(item)

    def paint(self, image: Image) -> None:
        """Show a picture: the whole of it laid out, clipped to its rectangle."""
        crop = image.crop
        wide = image.width / (1 - crop.left - crop.right)
        high = image.height / (1 - crop.top - crop.bottom)
        place = _rectangle(image.x - crop.left * wide, image.y - crop.top * high, wide, high)
        clip = self._clip((image.x, image.y, image.width, image.height)) if crop.left or crop.top else ""
        data = b64encode(image.picture.data).decode()
        address = f"data:image/{image.picture.format};base64,{data}"
        self.parts.append(f'<g{clip}><image {place} preserveAspectRatio="none" href="{address}"/></g>')

    # --- text --------------------------------------------------------------------------------------------------------

    def _write(self, piece: Piece, y: float) -> None:
        file = self.families[piece.family].file(piece.face)
        outlines = load_outlines(file)
        x, used = 0.0, list[str]()
        for character in piece.text:
            glyph = outlines.glyph(character)
            if glyph.path:
                at = f' x="{_number(x)}"' if x else ""
                used.append(f'<use href="#{self._glyph(file, character, outlines)}"{at}/>')
            x += glyph.advance
        if not used:
            return
        scale = piece.size / outlines.em
        place = f"translate({_numbers(piece.x, y)}) scale({scale:.6g} {-scale:.6g})"
        self.parts.append(f'<g transform="{place}" fill="#{piece.colour}">{"".join(used)}</g>')

    def _glyph(self, file: str, character: str, outlines: Outlines) -> str:
        if (file, character) not in self._glyphs:
            name = f"g{len(self._glyphs)}"
            self._glyphs[file, character] = name
            self._defined.append(f'<path id="{name}" d="{outlines.glyph(character).path}"/>')
        return self._glyphs[file, character]

    # --- shapes ------------------------------------------------------------------------------------------------------

    def _trace(self, shape: Shape) -> None:
        steps = "".join(f"{'L' if len(step) == 2 else 'C'}{_numbers(*step)}" for step in shape.steps)
        path = f"M{_numbers(*shape.start)}{steps}"
        clip = "" if shape.clip is None else self._clip(shape.clip)
        if shape.gradient is not None:
            drawn = f'<path d="{path}Z" fill="url(#{self._gradient(shape.gradient)})"/>'
        else:
            pen = f' stroke="#{shape.stroke}" stroke-width="{_number(shape.width)}" stroke-linejoin="round"'
            pen = pen if shape.width or shape.fill is None else ""
            fill = "none" if shape.fill is None else f"#{shape.fill}"
            drawn = f'<path d="{path}{"" if shape.fill is None else "Z"}" fill="{fill}"{pen}/>'
        self.parts.append(f"<g{clip}>{drawn}</g>" if clip else drawn)

    def _clip(self, area: tuple[float, float, float, float]) -> str:
        if area not in self._clips:
            self._clips[area] = f"c{len(self._clips)}"
            self._defined.append(f'<clipPath id="{self._clips[area]}"><rect {_rectangle(*area)}/></clipPath>')
        return f' clip-path="url(#{self._clips[area]})"'

    def _gradient(self, gradient: Gradient) -> str:
        if gradient not in self._gradients:
            name = self._gradients[gradient] = f"s{len(self._gradients)}"
            (x1, y1), (x2, y2) = gradient.start, gradient.end
            stops = "".join(f'<stop offset="{_number(at)}" stop-color="#{colour}"/>' for at, colour in gradient.stops)
            if gradient.radius:
                kind, place = "radialGradient", f'cx="{_number(x1)}" cy="{_number(y1)}" r="{_number(gradient.radius)}"'
            else:
                ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
                kind, place = "linearGradient", " ".join(f'{key}="{_number(value)}"' for key, value in ends)
            self._defined.append(f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {place}>{stops}</{kind}>')
        return self._gradients[gradient]


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
