"""Slide layouts as resolved once and kept beside a template that ships.

Opening a template with python-pptx is a third of a small build. For a theme that ships the answer never changes, so
``tools/make_template.py`` keeps it, with the digest of the template that it belongs to.
"""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.model.length import Box, Length
from builder.model.template import Hue, Hues, Placeholder, SlideLayout, Template

_SHIPPED = Path(__file__).resolve().parents[2] / "themes"
_SUFFIX = ".layouts.json"


def resolved_path(template: Path) -> Path:
    """Where the layouts of a template are kept."""
    return template.with_suffix(_SUFFIX)


def shipped_file(template: str, suffix: str) -> Path | None:
    """What is kept beside a template that ships, under its name with a suffix; None for all others."""
    file = Path(template).resolve()
    beside = file.with_suffix(suffix)
    return beside if file.parent == _SHIPPED and beside.is_file() else None


def dump_resolved(template: Template) -> str:
    """A template's layouts as JSON."""
    kept = {
        "sha256": sha256(template.data).hexdigest(),
        "width": template.width,
        "height": template.height,
        "names": template.names,
        "layouts": [_kept(layout) for layout in template.layouts],
    }
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def find_resolved(path: str, data: bytes) -> Template | None:
    """The template, where it ships and its layouts are kept; None for all others, and for one that has changed."""
    file = shipped_file(path, _SUFFIX)
    if file is None:
        return None
    kept = json.loads(file.read_text("utf-8"))
    if kept["sha256"] != sha256(data).hexdigest():
        return None
    layouts = tuple(map(_layout, kept["layouts"]))
    width, height = Length(kept["width"]), Length(kept["height"])
    return Template(path, data, width, height, layouts, names=tuple(kept["names"]))


def _kept(layout: SlideLayout) -> dict[str, Any]:
    """A layout without what is as it is anyway."""
    return {**_changed(layout), "placeholders": [_changed(placeholder) for placeholder in layout.placeholders]}


def _layout(kept: dict[str, Any]) -> SlideLayout:
    made: dict[str, Any] = {"placeholders": tuple(map(_placeholder, kept["placeholders"]))}
    if "hues" in kept:
        made["hues"] = Hues(*(Hue(*hue) for hue in kept["hues"]))
    return SlideLayout(**{**kept, **made})


def _changed(value: SlideLayout | Placeholder) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != f.default}


def _placeholder(kept: dict[str, Any]) -> Placeholder:
    lengths: dict[str, Any] = {"box": Box(*map(Length, kept["box"]))}
    if "insets" in kept:
        lengths["insets"] = tuple(map(Length, kept["insets"]))
    return Placeholder(**{**kept, **lengths})
