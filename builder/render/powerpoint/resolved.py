"""Slide layouts as resolved once and kept beside a template that ships.

Opening a template with python-pptx is a third of a small build. For a theme that ships the answer never changes, so
``tools/make_template.py`` keeps it, with the digest of the template that it belongs to.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.model.length import Box, Length
from builder.model.template import Placeholder, SlideLayout, Template

_SHIPPED = Path(__file__).resolve().parents[2] / "themes"


def resolved_path(template: Path) -> Path:
    """Where the layouts of a template are kept."""
    return template.with_suffix(".layouts.json")


def dump_resolved(template: Template) -> str:
    """A template's layouts as JSON."""
    kept = {
        "sha256": sha256(template.data).hexdigest(),
        "width": template.width,
        "height": template.height,
        "layouts": [asdict(layout) for layout in template.layouts],
    }
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def find_resolved(path: str, data: bytes) -> Template | None:
    """The template, where it ships and its layouts are kept; None for all others, and for one that has changed."""
    file = Path(path).resolve()
    if file.parent != _SHIPPED or not resolved_path(file).is_file():
        return None
    kept = json.loads(resolved_path(file).read_text("utf-8"))
    if kept["sha256"] != sha256(data).hexdigest():
        return None
    layouts = tuple(
        SlideLayout(layout["kind"], layout["name"], layout["part"], tuple(map(_placeholder, layout["placeholders"])))
        for layout in kept["layouts"]
    )
    return Template(path, data, Length(kept["width"]), Length(kept["height"]), layouts)


def _placeholder(kept: dict[str, Any]) -> Placeholder:
    box, insets = Box(*map(Length, kept["box"])), tuple(map(Length, kept["insets"]))
    return Placeholder(**{**kept, "box": box, "insets": insets})
