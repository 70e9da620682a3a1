"""Write the PowerPoint template of a theme: ``python tools/make_template.py THEME.yaml OUT.pptx``.

Beside it, its slide layouts as resolved (``OUT.layouts.json``), and what they show (``OUT.backdrops.json``). The same
theme gives the same bytes. Nothing comes from another file: no author, no date, no thumbnail.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from template_layouts import MASTER, NOTES_MASTER, Layout, layout_part, layouts_of
from template_master import default_levels, master_part, notes_master_part, table_styles_part, theme_part
from template_ornaments import STYLES

from builder.model.theme import Palette
from builder.render.powerpoint.backdrops import backdrops_path, dump_backdrops, resolve_backdrops
from builder.render.powerpoint.markup import CONTENT_TYPES, DECLARATION, NAMESPACES, escape, relationships
from builder.render.powerpoint.package import assemble, pack
from builder.render.powerpoint.resolved import dump_resolved, resolved_path
from builder.render.powerpoint.template import resolve_template

WIDTH, HEIGHT = 12_192_000, 6_858_000
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHOWN = "application/vnd.openxmlformats-officedocument.presentationml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _content_types(layouts: int) -> str:
    overrides = [
        ("presentation.xml", f"{_SHOWN}.presentation.main+xml"),
        ("slideMasters/slideMaster1.xml", f"{_SHOWN}.slideMaster+xml"),
        *((f"slideLayouts/slideLayout{i}.xml", f"{_SHOWN}.slideLayout+xml") for i in range(1, layouts + 1)),
        ("notesMasters/notesMaster1.xml", f"{_SHOWN}.notesMaster+xml"),
        *((f"theme/theme{i}.xml", f"{_OFFICE}.theme+xml") for i in (1, 2)),
        *((f"{name}.xml", f"{_SHOWN}.{name}+xml") for name in ("presProps", "viewProps", "tableStyles")),
    ]
    rows = "".join(f'<Override PartName="/ppt/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{_OFFICE}.extended-properties+xml"/></Types>'
    )


def _presentation() -> str:
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst>'
        f'<p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>{default_levels()}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def _core(name: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(name)}</dc:title></cp:coreProperties>"
    )


def _app() -> str:
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{properties}"><Application>Builder</Application></Properties>'


def _properties(tag: str) -> str:
    return f"{DECLARATION}<p:{tag} {NAMESPACES}/>"


def _masters(name: str, palette: Palette, font: str, count: int) -> dict[str, str]:
    layouts = ((f"rId{i}", "slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1))
    theme = (f"rId{count + 1}", "theme", "../theme/theme1.xml")
    notes_theme = ("rId1", "theme", "../theme/theme2.xml")
    return {
        "ppt/slideMasters/slideMaster1.xml": master_part(MASTER, count),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(*layouts, theme),
        "ppt/notesMasters/notesMaster1.xml": notes_master_part(NOTES_MASTER),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships(notes_theme),
        "ppt/theme/theme1.xml": theme_part(name, palette, font),
        "ppt/theme/theme2.xml": theme_part(f"{name} notes", palette, font),
        "ppt/tableStyles.xml": table_styles_part(name),
    }


def _layouts(layouts: tuple[Layout, ...]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for i, layout in enumerate(layouts, 1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = layout_part(layout)
        parts[f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels"] = relationships(
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def make_template(name: str, palette: Palette, font: str, style: str) -> bytes:
    """The template as a .pptx file without slides.

    Args:
        name: Of the theme, as PowerPoint shows it.
        palette: Colours of slides.
        font: Family that titles and text ask for.
        style: Of the ornaments, a key of ``STYLES``.
    """
    layouts = layouts_of(STYLES[style])
    parts = {
        "[Content_Types].xml": _content_types(len(layouts)),
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "ppt/presentation.xml"),
            ("rId2", _CORE, "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relationships(
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
            ("rId3", "presProps", "presProps.xml"),
            ("rId4", "viewProps", "viewProps.xml"),
            ("rId5", "theme", "theme/theme1.xml"),
            ("rId6", "tableStyles", "tableStyles.xml"),
        ),
        **_masters(name, palette, font, len(layouts)),
        **_layouts(layouts),
        "ppt/presProps.xml": _properties("presentationPr"),
        "ppt/viewProps.xml": _properties("viewPr"),
        "docProps/core.xml": _core(name),
        "docProps/app.xml": _app(),
    }
    return assemble((part, pack(text.encode())) for part, text in parts.items())


def main() -> None:
    theme_path, out_path = sys.argv[1:]
    theme = yaml.safe_load(Path(theme_path).read_text(encoding="utf-8"))
    palette = Palette(**{field.name: str(theme["palette"][field.name]) for field in dataclasses.fields(Palette)})
    data = make_template(theme["name"].capitalize(), palette, theme["font"]["deck_name"], theme["style"])
    out = Path(out_path)
    out.write_bytes(data)
    template = resolve_template(out_path, data)
    resolved_path(out).write_text(dump_resolved(template), encoding="utf-8")
    backdrops_path(out).write_text(dump_backdrops(template, resolve_backdrops(template)), encoding="utf-8")


if __name__ == "__main__":
    main()
