"""Theme and template of one outline, with what its author should know of the template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.model.diagnostic import Diagnostic, OutlineError, RenderError
from builder.model.outline import Outline
from builder.model.template import Template
from builder.model.text import Place, Text
from builder.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """``remarks`` are warnings about the template; ``fonts`` a digest of what measures its text."""

    theme: Theme
    template: Template
    remarks: tuple[Diagnostic, ...]
    fonts: str


def find_look(outline: Outline, theme_name: str | None, template_file: str | None) -> Look:
    """Load the theme and read the template that an outline asks for.

    Args:
        theme_name: What goes before the outline's own theme.
        template_file: What goes before the outline's own template, and the theme's.

    Raises:
        OutlineError: A theme, a template or a slide layout that the outline names isn't there.
        RenderError: The template can't be read.
    """
    from builder.compose import measure_template
    from builder.outline import load_theme
    from builder.render.powerpoint import read_template

    reference = outline.theme if theme_name is None else Text(theme_name, Place(1, 1))
    theme = load_theme(reference, outline.path)
    asked = None if template_file is not None else outline.template
    path = _path(outline, theme, template_file)
    try:
        template = read_template(path, _named(outline))
    except RenderError as error:
        raise RenderError(_at(error.diagnostics, asked, outline.path)) from error
    if theme.recolours and path == theme.template:
        from builder.render.powerpoint.recolouring import recoloured

        template = recoloured(template, theme.palette)
    if unknown := list(_unknown(outline, template)):
        raise OutlineError(unknown)
    remarks, fonts = measure_template(theme.font, template)
    return Look(theme, template, tuple(_at((*template.remarks, *remarks), asked, outline.path)), fonts)


def _path(outline: Outline, theme: Theme, template_file: str | None) -> str:
    from builder.outline import template_path

    if template_file is not None:
        return template_file
    return theme.template if outline.template is None else template_path(outline.template, outline.path)


def _at(diagnostics: Iterable[Diagnostic], asked: Text | None, outline_path: str) -> Iterator[Diagnostic]:
    """Diagnostics of a template, located where the outline asks for it."""
    for diagnostic in diagnostics:
        if asked is None:
            yield diagnostic
        else:
            yield replace(diagnostic, file=outline_path, place=asked.place)


def _named(outline: Outline) -> list[str]:
    return sorted({str(item.layout) for item in outline.items() if item.layout})


def _unknown(outline: Outline, template: Template) -> Iterator[Diagnostic]:
    """An error for each entry whose slide layout the template doesn't have."""
    from difflib import get_close_matches

    for item in outline.items():
        if item.layout is None or item.layout in template.names:
            continue
        close = get_close_matches(item.layout, template.names, n=1)
        listed = ", ".join(template.names[:12])
        hint = f"did you mean {close[0]!r}?" if close else f"its layouts: {listed}"
        message = f"the template has no slide layout {item.layout[:80]!r}"
        yield Diagnostic("error", "layout-unknown", message, outline.path, item.layout.place, hints=(hint,))
