"""What slide layouts show of their own accord, read for those who draw slides without PowerPoint.

A deck needs none of it: PowerPoint draws its slide layouts itself. For themes that ship it is kept beside the template,
as the layouts are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.model.backdrop import Backdrop, Bullet, Ornament, PlaceholderStyle, TableStyle
from builder.model.document import Image
from builder.model.shape import Gradient, Shape
from builder.model.template import Template
from builder.render.powerpoint.base import default_table_style
from builder.render.powerpoint.cleaning import Cleaned, clean_package
from builder.render.powerpoint.drawn import number
from builder.render.powerpoint.intake import Unusable
from builder.render.powerpoint.layouts import Layout
from builder.render.powerpoint.opening import unreadable
from builder.render.powerpoint.ornaments import Decode, ornaments_of
from builder.render.powerpoint.resolved import shipped_file
from builder.render.powerpoint.table_styles import read_table_style
from builder.render.powerpoint.template import open_layouts

_SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
          "folHlink", "tx1", "bg1", "tx2", "bg2")  # fmt: skip
_SUFFIX = ".backdrops.json"


def read_backdrops(template: Template, decode: Decode = lambda data: None) -> tuple[Backdrop, ...]:
    """The backdrop of each slide layout that slides of a template may stand on.

    Args:
        decode: Makes pictures of a template's files; without it none are shown.

    Raises:
        RenderError: The template can't be read.
    """
    kept = shipped_file(template.path, _SUFFIX)
    if kept is not None and (found := _kept(kept, template.data)) is not None:
        return found
    return resolve_backdrops(template, decode)


def resolve_backdrops(template: Template, decode: Decode = lambda data: None) -> tuple[Backdrop, ...]:
    """The same, by opening the template with python-pptx.

    Raises:
        RenderError: As ``read_backdrops``.
    """
    try:
        cleaned = clean_package(template.data)
        layouts = {layout.part_name: layout for layout in open_layouts(cleaned)}
        return tuple(_backdrops(template, cleaned, layouts, decode))
    except Unusable as error:
        raise unreadable(template.path, str(error), error.hint) from error
    except Exception as error:  # python-pptx raises whatever its parsers do
        raise unreadable(template.path, f"its slide layouts can't be drawn ({type(error).__name__})") from error


def _backdrops(
    template: Template, cleaned: Cleaned, layouts: Mapping[str, Layout], decode: Decode
) -> Iterator[Backdrop]:
    styles = {each.part: each.table_style for each in (*template.layouts, *template.named)}
    default = default_table_style(cleaned.parts)
    for part in sorted(styles):
        layout = layouts[part]
        yield Backdrop(
            part,
            tuple((slot, layout.palette.named(slot)) for slot in _SLOTS),
            tuple(ornaments_of(layout, decode)),
            tuple(_styles(layout)),
            read_table_style(cleaned.parts, layout, styles[part] or default),
        )


def _styles(layout: Layout) -> Iterator[PlaceholderStyle]:
    for slot in layout.slots:
        style = slot.style
        fill = style.fill()
        colour = style.node("./a:buClr")
        yield PlaceholderStyle(
            slot.type,
            slot.index,
            Bullet(
                style.first("./a:buChar/@char", "•")[:1] or "•",
                layout.palette.read(colour) if colour is not None else None,
                min(4.0, max(0.25, number(style.first("./a:buSzPct/@val", "100000"), 100_000) / 100_000)),
            ),
            layout.palette.read(fill) if fill is not None and fill.tag.endswith("}solidFill") else None,
        )


# --- kept beside a template that ships -----------------------------------------------------------------------------


def backdrops_path(template: Path) -> Path:
    """Where the backdrops of a template are kept."""
    return template.with_suffix(_SUFFIX)


def dump_backdrops(template: Template, backdrops: Iterable[Backdrop]) -> str:
    """Backdrops as JSON.

    Raises:
        ValueError: There is a picture among them, which JSON can't hold.
    """
    kept = [asdict(each) for each in backdrops]
    if any(isinstance(ornament, Image) for each in backdrops for ornament in each.ornaments):
        raise ValueError("pictures can't be kept")
    return json.dumps({"sha256": sha256(template.data).hexdigest(), "backdrops": kept}, ensure_ascii=False) + "\n"


def _kept(file: Path, data: bytes) -> tuple[Backdrop, ...] | None:
    """The backdrops kept in a file; None where they are those of another template."""
    kept = json.loads(file.read_text("utf-8"))
    return tuple(map(_backdrop, kept["backdrops"])) if kept["sha256"] == sha256(data).hexdigest() else None


def _backdrop(kept: Mapping[str, Any]) -> Backdrop:
    return Backdrop(
        kept["part"],
        tuple((slot, digits) for slot, digits in kept["colours"]),
        tuple(map(_ornament, kept["ornaments"])),
        tuple(PlaceholderStyle(**{**style, "bullet": Bullet(**style["bullet"])}) for style in kept["styles"]),
        TableStyle(**kept["table"]),
    )


def _ornament(kept: Mapping[str, Any]) -> Ornament:
    made: dict[str, Any] = {"start": tuple(kept["start"]), "steps": _tuples(kept["steps"])}
    if kept["gradient"] is not None:
        gradient = kept["gradient"]
        ends = {name: tuple(gradient[name]) for name in ("start", "end")}
        made["gradient"] = Gradient(**{**gradient, **ends, "stops": _tuples(gradient["stops"])})
    if kept["clip"] is not None:
        made["clip"] = tuple(kept["clip"])
    return Shape(**{**kept, **made})


def _tuples(values: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, values))
