"""A template's file, opened: of one that ships, which most builds ask for, the layouts as they are kept are enough."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.model.diagnostic import Diagnostic, RenderError
from builder.model.limits import MIB, limits
from builder.model.template import Template
from builder.render.powerpoint.resolved import find_resolved

SAVE = "open it in PowerPoint and save it as a presentation or template, a .pptx or .potx file"
SMALLER = "remove pictures, slides and layouts that no deck needs"
_NAME = "check the name; the file has to be one that can be read"


def read_template(path: str, names: Sequence[str] = ()) -> Template:
    """Resolve a template's slide layouts and placeholders.

    Args:
        path: Any PowerPoint presentation or template.
        names: Slide layouts that an outline asks for by name; those that the template has are in ``named``.

    Raises:
        RenderError: The file can't be read.
    """
    data = read_bytes(path)
    kept = None if names else find_resolved(path, data)
    if kept is not None:
        return kept
    from builder.render.powerpoint.template import resolve_template  # takes a while

    return resolve_template(path, data, names)


def unreadable(path: str, why: str, hint: str = SAVE) -> RenderError:
    """The error that ends the reading of a template."""
    message = f"the template can't be used: {why}"
    return RenderError([Diagnostic("error", "template-unreadable", message, path, hints=(hint,))])


def read_bytes(path: str) -> bytes:
    """The file's bytes; a pipe or a device, which might never end, is refused.

    Raises:
        RenderError: It can't be read.
    """
    try:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise unreadable(path, "it is no file", _NAME)
        if file.stat().st_size > limits().template_bytes:
            raise unreadable(path, f"it is larger than {limits().template_bytes // MIB} MiB", SMALLER)
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(path, getattr(error, "strerror", None) or "it can't be opened", _NAME) from error
