"""The load phase for themes: a name or a file to a ``Theme``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

from builder.model.colour import MIN_CONTRAST, contrast
from builder.model.text import Text
from builder.model.theme import FACES, FontFamily, Palette, SheetSizes, Style, Theme
from builder.outline import values
from builder.outline.files import read_bytes
from builder.outline.format import FILE, TEXT, VERSION
from builder.outline.kinds import Choice, Field, Record, Scalar, Values
from builder.outline.nodes import read_nodes
from builder.outline.report import Report, listed, shown

DEFAULT_THEME = "safeguarding"

_THEMES = Path(__file__).resolve().parent.parent / "themes"
_COLOUR = Scalar(values.read_colour, "a colour", values.COLOUR)
_SIZE = Scalar(values.read_size, "a size in points", values.SIZE)
_COLOURS = ("ground", "ink", "muted", "primary", "on_primary", "accent", "tint", "line")
_SIZES = ("title", "subtitle", "heading", "statement", "body", "small", "figure")
_PAIRS = (
    *((text, ground) for text in ("ink", "muted", "primary", "accent") for ground in ("ground", "tint")),
    ("on_primary", "primary"),
    ("tint", "primary"),
)

# Files that ship may lie beside the themes' folder; those of an outline's own theme may not leave the outline's.
_SHIPPED_FILE = Scalar(values.read_text, "a file name")


def _theme_record(file: Scalar) -> Record:
    font = Record(
        "font",
        "A family of four faces.",
        Field("name", TEXT, "The family's name in the files.", True),
        Field("deck_name", TEXT, "The family that the deck asks for.", True),
        *(Field(face, file, f"The file of the {face} face.", True) for face in FACES),
    )
    palette = Record("palette", "Colours.", *(Field(name, _COLOUR, f"The colour {name}.") for name in _COLOURS))
    sheet = Record("sheet", "The sheet's sizes.", *(Field(name, _SIZE, f"The size of {name}.") for name in _SIZES))
    return Record(
        "theme",
        "The look of deck and sheet.",
        Field("theme", VERSION, "The format's version: 1.", True),
        Field("name", TEXT, "The theme's name.", True),
        Field("base", TEXT, "The theme that ships which this one changes: safeguarding where it is left out."),
        Field("template", file, "The PowerPoint file whose slide layouts the deck uses."),
        Field("style", Choice(get_args(Style)), "Of the ornaments: rings, rules or blocks."),
        Field("palette", palette, "Colours, as six hexadecimal digits."),
        Field("font", font, "The fonts."),
        Field("sheet", sheet, "Sizes of the sheet's text, in points."),
    )


_SHIPPED_THEME = _theme_record(_SHIPPED_FILE)
_OWN_THEME = _theme_record(FILE)


def load_theme(reference: Text | None, outline_path: str) -> Theme:
    """Load the theme that an outline asks for.

    A theme of the outline's own is a ``.yaml`` file in its folder or below. It may leave out what it does not change:
    colours, sizes, font and template are then those of its ``base``, or of the default theme.

    Args:
        reference: A theme that ships, by name; or a file, relative to the outline's folder; None for the default.
        outline_path: The outline's path; it tells the folder, and messages on the reference name it.

    Returns:
        The theme, with its files as paths that can be opened.

    Raises:
        OutlineError: There is no such theme, or it is not what the format asks for.
    """
    if reference is None:
        return _assemble(_load_shipped(DEFAULT_THEME))
    report = Report(outline_path)
    if re.fullmatch("[a-z0-9][a-z0-9-]*", reference):
        _check_ships(reference, report)
        report.raise_errors()
        return _assemble(_load_shipped(reference))
    folder = Path(outline_path).parent
    path = _own_path(reference, folder, report)
    report.raise_errors()
    return _assemble(_load_own(path, folder))


def template_path(reference: Text, outline_path: str) -> str:
    """The path of the template that an outline asks for: a file in its folder or below.

    Raises:
        OutlineError: There is none, or it lies elsewhere.
    """
    report = Report(outline_path)
    folder = Path(outline_path).parent
    path = _inside(reference, folder, folder, report)
    report.raise_errors()
    return path


def _check_ships(name: Text, report: Report) -> None:
    names = sorted(path.stem for path in _THEMES.glob("*.yaml"))
    if name not in names:
        hint = report.suggestion(name, names) or f"themes here: {listed(names)}; a file's name ends in .yaml"
        report.error("unknown-theme", f"there is no theme {shown(name)}", name.place, hint)


def _own_path(reference: Text, folder: Path, report: Report) -> str:
    if not reference.endswith(".yaml"):
        message = f"{shown(reference)} is neither a theme's name nor a theme file"
        report.error("unknown-theme", message, reference.place, "a theme file's name ends in .yaml")
        return ""
    name = values.read_file_name(reference, report)
    return "" if name is None else _inside(name, folder, folder, report)


def _inside(name: Text, beside: Path, folder: Path, report: Report) -> str:
    """The path of a file that has to be there, and in ``folder`` even after symbolic links are followed."""
    path = beside / name
    if not path.resolve().is_relative_to(folder.resolve()):
        hint = "name a file in the outline's folder or below it, not a link out of it"
        report.error("bad-path", f"{shown(name)} leads out of the outline's folder", name.place, hint)
    elif not path.is_file():
        report.error("file-missing", f"there is no file {shown(name)}", name.place, "check the name")
    return str(path)


def _load_shipped(name: str) -> Values:
    path = str(_THEMES / f"{name}.yaml")
    report = Report(path)
    found = _read(path, _SHIPPED_THEME, report)
    _resolve_files(found, lambda file: os.path.normpath(_THEMES / file))
    _check_contrast(found, found, report)
    report.raise_errors()
    return found


def _load_own(path: str, folder: Path) -> Values:
    report = Report(path)
    found = _read(path, _OWN_THEME, report)
    _resolve_files(found, lambda file: _inside(file, Path(path).parent, folder, report))
    base = found.get("base")
    if base is not None:
        _check_ships(base, report)
        report.raise_errors()
    whole = _filled(found, _load_shipped(base or DEFAULT_THEME))
    whole["recolours"] = "palette" in found and "template" not in found
    _check_contrast(found, whole, report)
    report.raise_errors()
    return whole


def _read(path: str, record: Record, report: Report) -> Values:
    data = read_bytes(path, report)
    root = None if data is None else read_nodes(data, report)
    if root is None:
        report.raise_errors()
        raise AssertionError("a file without a root has a reason reported")
    return record.read_mapping(root, report)


def _resolve_files(theme: Values, path_of: Callable[[Text], str]) -> None:
    """Turn the names of files into paths, where they could be read."""
    font = theme.get("font") or {}
    for owner, key in (*((font, face) for face in FACES), (theme, "template")):
        if owner.get(key) is not None:
            owner[key] = path_of(owner[key])


def _filled(theme: Values, base: Values) -> Values:
    """The theme, with what it leaves out taken from ``base``: each colour and size, the font as a whole."""
    whole = Values(theme.place)
    whole.update({**base, **theme})
    for group in ("palette", "sheet"):
        whole[group] = {**base[group], **(theme.get(group) or {})}
    return whole


def _check_contrast(written: Values, whole: Values, report: Report) -> None:
    """Hold every pair of text and ground that the theme itself sets a colour of against `MIN_CONTRAST`."""
    own, palette = written.get("palette") or {}, whole.get("palette") or {}
    for text, ground in _PAIRS:
        place = next((own[name].place for name in (text, ground) if own.get(name) is not None), None)
        if place is None or palette.get(text) is None or palette.get(ground) is None:
            continue
        ratio = contrast(palette[text], palette[ground])
        if ratio < MIN_CONTRAST:
            # Rounded down: 4.49 must not read as 4.5.
            message = f"{text} on {ground} has a contrast of {int(ratio * 100) / 100:.2f} : 1"
            report.error("contrast", message, place, f"text needs {MIN_CONTRAST} : 1; darken one or lighten the other")


def _assemble(theme: Values) -> Theme:
    font = theme["font"]
    return Theme(
        name=str(theme["name"]),
        palette=Palette(**{name: str(theme["palette"][name]) for name in _COLOURS}),
        font=FontFamily(str(font["name"]), str(font["deck_name"]), tuple((face, font[face]) for face in FACES)),
        sizes=SheetSizes(**{name: theme["sheet"][name] for name in _SIZES}),
        template=theme["template"],
        style=cast(Style, str(theme["style"])),
        recolours=theme.get("recolours", False),
    )
