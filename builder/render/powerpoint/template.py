"""A template file to what the deck needs to know of it: slide layouts, and where their placeholders stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from lxml import etree

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.length import EMU_PER_POINT, Box, Length
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout, Template
from builder.render.powerpoint.markup import MAIN, PRESENTATION
from builder.render.powerpoint.resolved import find_resolved

MOST_BYTES = 100 << 20
MOST_PARTS = 5_000

_KINDS: tuple[LayoutKind, ...] = get_args(LayoutKind)
_ROLES: tuple[Role, ...] = get_args(Role)
_ROLE_OF_TYPE: dict[str, Role] = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "chart": "chart", "tbl": "table",
    "pic": "picture",    "ftr": "footer", "sldNum": "number",
}  # fmt: skip
# What a slide layout has to hold besides a title, or a text would have no place.
_NEEDED: dict[LayoutKind, tuple[Role, ...]] = {
    "title": ("subtitle",), "notice": ("body",), "agenda": ("body",), "section": ("body",),
    "finding": ("body", "citation"), "big-figure": ("figure", "caption", "body", "citation"),
    "quotation": ("body", "speaker", "citation"), "chart": ("chart", "citation"), "table": ("table", "citation"),
    "advice": ("body",), "question": (), "picture": ("picture", "caption", "citation"),
    "comparison": ("first", "second", "citation"), "contacts": ("table",), "sources": ("body",),
}  # fmt: skip
_STYLE_OF_TYPE = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle"}
_MASTER_TYPE = {"ctrTitle": "title", "subTitle": "body"}


def read_template(path: str) -> Template:
    """Resolve a template's slide layouts and placeholders.

    Args:
        path: A .pptx file with a slide layout for each kind of slide, named for what it holds.

    Raises:
        RenderError: The file can't be read, or lacks a slide layout.
    """
    data = _read_file(path)
    return find_resolved(path, data) or resolve_template(path, data)


def resolve_template(path: str, data: bytes) -> Template:
    """The same, from a template's bytes, by opening it with python-pptx.

    Raises:
        RenderError: As ``read_template``.
    """
    from pptx import Presentation

    try:
        _check_size(data)
        presentation = Presentation(io.BytesIO(data))
        layouts = {
            kind: _read_layout(kind, layout)
            for master in presentation.slide_masters
            for layout in master.slide_layouts
            if (kind := _kind_of(layout.name))
        }
        width, height = Length(presentation.slide_width or 0), Length(presentation.slide_height or 0)
        name = str(presentation.part.partname)
    except _TooLarge as error:
        raise _unreadable(path, str(error)) from error
    except Exception as error:  # python-pptx raises whatever its parsers do
        raise _unreadable(path, f"it is no PowerPoint file that can be read ({type(error).__name__})") from error
    if name != "/ppt/presentation.xml":
        raise _unreadable(path, "its parts don't lie where PowerPoint puts them; open it in PowerPoint and save it")
    if problems := list(_find_gaps(layouts, path)):
        raise RenderError(problems)
    return Template(path, data, width, height, tuple(layouts[kind] for kind in _KINDS))


class _TooLarge(Exception):
    """The package unpacks to more than a template may."""


def _read_file(path: str) -> bytes:
    """The file's bytes; a pipe or a device, which might never end, is refused."""
    try:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise _unreadable(path, "it is no file")
        if file.stat().st_size > MOST_BYTES:
            raise _unreadable(path, f"it is larger than {MOST_BYTES >> 20} MiB")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, getattr(error, "strerror", None) or "it can't be opened") from error


def _check_size(data: bytes) -> None:
    """Look at what the package says it unpacks to, which is all that would be read of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_BYTES:
        raise _TooLarge(f"it unpacks to more than {MOST_BYTES >> 20} MiB or {MOST_PARTS:,} parts")


def _find_gaps(layouts: dict[LayoutKind, SlideLayout], path: str) -> Iterator[Diagnostic]:
    """An error for the slide layouts that are missing, and one for each that lacks a placeholder for some content."""
    if missing := [kind for kind in _KINDS if kind not in layouts]:
        message = f"the template has no slide layout for: {', '.join(missing)}"
        hint = "name the layouts for what they hold: Title, Notice, Agenda, Section, Finding, Big figure …"
        yield Diagnostic("error", "template-layout", message, path, hints=(hint,))
    for kind, layout in layouts.items():
        if lacking := [role for role in ("title", *_NEEDED[kind]) if layout.find_placeholder(role) is None]:
            message = f"the template's slide layout {layout.name!r} has no placeholder for: {', '.join(lacking)}"
            hint = f"in Slide Master view, begin the placeholder's name with what it holds: {lacking[0].capitalize()}"
            yield Diagnostic("error", "template-layout", message, path, hints=(hint,))


def _unreadable(path: str, why: str) -> RenderError:
    return RenderError([Diagnostic("error", "template-unreadable", f"the template can't be used: {why}", path)])


def _kind_of(name: str) -> LayoutKind | None:
    wanted = name.strip().lower().replace(" ", "-")
    return next((kind for kind in _KINDS if kind == wanted), None)


def _read_layout(kind: LayoutKind, layout: Any) -> SlideLayout:
    placeholders = tuple(
        placeholder for shape in layout.placeholders if (placeholder := _read_placeholder(shape, layout)) is not None
    )
    return SlideLayout(kind, layout.name, str(layout.part.partname), placeholders)


def _read_placeholder(shape: Any, layout: Any) -> Placeholder | None:
    ph = shape.element.ph
    kind = ph.get("type", "obj")
    role = _role_of(shape.name, kind)
    if role is None:
        return None
    chain = list(_style_chain(shape, kind, layout))
    size_pt = float(_first(chain, "./a:defRPr/@sz", "1800")) / 100
    bodies = [body for element in _ancestry(shape, kind, layout) for body in _find(element, "./p:txBody/a:bodyPr")]
    return Placeholder(
        role=role,
        type=kind,
        index=int(ph.get("idx", "0")),
        name=shape.name,
        box=Box(Length(shape.left), Length(shape.top), Length(shape.width), Length(shape.height)),
        size_pt=size_pt,
        bold=_first(chain, "./a:defRPr/@b", "0") in ("1", "true"),
        spacing=float(_first(chain, "./a:lnSpc/a:spcPct/@val", "100000").rstrip("%")) / 100_000,
        before_pt=_before_pt(chain, size_pt),
        insets=_insets(bodies),
        indent_pt=_indent_pt(chain),
    )


def _role_of(name: str, kind: str) -> Role | None:
    """What a placeholder holds: its name says so in templates made for Builder, its type in all others."""
    first = name.split(" ")[0].lower()
    return next((role for role in _ROLES if role == first), _ROLE_OF_TYPE.get(kind))


def _ancestry(shape: Any, kind: str, layout: Any) -> Iterator[Any]:
    """The placeholder's own element, and that of the slide master it inherits from."""
    yield shape.element
    wanted = _MASTER_TYPE.get(kind, kind)
    for candidate in layout.slide_master.placeholders:
        if candidate.element.ph.get("type", "obj") == wanted:
            yield candidate.element


def _style_chain(shape: Any, kind: str, layout: Any) -> Iterator[Any]:
    """First-level paragraph styles that apply, the nearest first."""
    for element in _ancestry(shape, kind, layout):
        yield from _find(element, "./p:txBody/a:lstStyle/a:lvl1pPr")
    style = _STYLE_OF_TYPE.get(kind, "otherStyle")
    yield from _find(layout.slide_master.element, f"./p:txStyles/p:{style}/a:lvl1pPr")


def _find(element: Any, path: str) -> list[Any]:
    """XPath with DrawingML's and PresentationML's prefixes, on any element of python-pptx's tree."""
    found: list[Any] = etree.ElementBase.xpath(element, path, namespaces={"a": MAIN, "p": PRESENTATION})
    return found


def _first(chain: list[Any], path: str, default: str) -> str:
    """The first value that a chain of styles gives."""
    for style in chain:
        if found := _find(style, path):
            return str(found[0])
    return default


def _before_pt(chain: list[Any], size_pt: float) -> float:
    """Space above a paragraph: of the nearest style that has one, in points or as a share of the line."""
    for style in chain:
        if points := _find(style, "./a:spcBef/a:spcPts/@val"):
            return float(points[0]) / 100
        if share := _find(style, "./a:spcBef/a:spcPct/@val"):
            return float(str(share[0]).rstrip("%")) / 100_000 * size_pt * 1.2
    return 0.0


def _indent_pt(chain: list[Any]) -> float:
    """How far bulleted text stands in; 0 where the nearest style about bullets has none, or numbers."""
    for style in chain:
        if _find(style, "./a:buChar|./a:buBlip"):
            return float(_first(chain, "./@marL", "0")) / EMU_PER_POINT
        if _find(style, "./a:buNone|./a:buAutoNum"):
            return 0.0
    return 0.0


def _insets(bodies: list[Any]) -> tuple[Length, Length, Length, Length]:
    """Left, top, right and bottom inset, each from the nearest text body that states it."""
    defaults = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
    left, top, right, bottom = (
        Length(int(next((body.get(name) for body in bodies if body.get(name) is not None), default)))
        for name, default in defaults
    )
    return left, top, right, bottom
