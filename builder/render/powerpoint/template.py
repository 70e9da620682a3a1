"""A template file to what the deck needs to know of it: slide layouts, and where their placeholders stand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from lxml import etree

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.length import EMU_PER_POINT, Box, Length
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout, Template
from builder.render.powerpoint.markup import MAIN, PRESENTATION

_KINDS: tuple[LayoutKind, ...] = get_args(LayoutKind)
_ROLES: tuple[Role, ...] = get_args(Role)
_ROLE_OF_TYPE: dict[str, Role] = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "body", "chart": "chart", "tbl": "table",
    "ftr": "footer", "sldNum": "number",
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
    from pptx import Presentation

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or "it can't be opened") from error
    try:
        presentation = Presentation(io.BytesIO(data))
        layouts = {
            kind: _read_layout(kind, layout)
            for master in presentation.slide_masters
            for layout in master.slide_layouts
            if (kind := _kind_of(layout.name))
        }
        width, height = Length(presentation.slide_width or 0), Length(presentation.slide_height or 0)
    except Exception as error:  # python-pptx raises whatever its parsers do
        raise _unreadable(path, f"it is no PowerPoint file that can be read ({type(error).__name__})") from error
    missing = [kind for kind in _KINDS if kind not in layouts]
    if missing:
        message = f"the template has no slide layout for: {', '.join(missing)}"
        hint = "name the layouts for what they hold: Title, Notice, Agenda, Section, Finding, Big figure …"
        raise RenderError([Diagnostic("error", "template-layout", message, path, hints=(hint,))])
    return Template(path, data, width, height, tuple(layouts[kind] for kind in _KINDS))


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
    bodies = [body for element in _ancestry(shape, kind, layout) for body in _find(element, "./p:txBody/a:bodyPr")]
    return Placeholder(
        role=role,
        type=kind,
        index=int(ph.get("idx", "0")),
        name=shape.name,
        box=Box(Length(shape.left), Length(shape.top), Length(shape.width), Length(shape.height)),
        size_pt=float(_first(chain, "./a:defRPr/@sz", "1800")) / 100,
        bold=_first(chain, "./a:defRPr/@b", "0") in ("1", "true"),
        spacing=float(_first(chain, "./a:lnSpc/a:spcPct/@val", "100000").rstrip("%")) / 100_000,
        before_pt=float(_first(chain, "./a:spcBef/a:spcPts/@val", "0")) / 100,
        insets=_insets(bodies[0] if bodies else None),
        indent_pt=float(_first(chain, "./@marL", "0")) / EMU_PER_POINT,
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


def _insets(body: Any) -> tuple[Length, Length, Length, Length]:
    defaults = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
    left, top, right, bottom = (
        Length(int(body.get(name, default)) if body is not None else default) for name, default in defaults
    )
    return left, top, right, bottom
