"""PowerPoint templates of other people's make: python-pptx's own, turned into those that brand departments hand out."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Inches

from tests.decks import NAMES, find, members, rezipped

Edit = Callable[[Any], None]
WIDE = (12_192_000, 6_858_000)
SMALL = (9_144_000, 5_143_500)
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip


def png(width: int, height: int, colour: Callable[[int, int], tuple[int, int, int]]) -> bytes:
    """A PNG file, pixel by pixel."""
    rows = b"".join(b"\0" + b"".join(bytes(colour(x, y)) for x in range(width)) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def template(*edits: Edit) -> bytes:
    """python-pptx's default template, four by three, after some edits."""
    presentation = Presentation()
    for edit in edits:
        edit(presentation)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _roots(presentation: Any) -> Iterator[Any]:
    yield presentation.slide_master.element
    yield from (layout.element for layout in presentation.slide_layouts)


def sized(width: int, height: int) -> Edit:
    """Another size of slides, everything on them scaled."""

    def edit(presentation: Any) -> None:
        across, down = width / presentation.slide_width, height / presentation.slide_height
        for root in _roots(presentation):
            for node in find(root, ".//a:off|.//a:ext[@cx]"):
                for name, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if name in node.attrib:
                        node.set(name, str(round(int(node.get(name)) * factor)))
        presentation.slide_width, presentation.slide_height = Emu(width), Emu(height)

    return edit


def german(presentation: Any) -> None:
    for layout, name in zip(presentation.slide_layouts, GERMAN, strict=True):
        layout.element.find("p:cSld", NAMES).set("name", name)
        for i, shape in enumerate(layout.placeholders):
            shape.element.nvSpPr.cNvPr.set("name", f"Platzhalter {i}")


def only(*names: str) -> Edit:
    """No slide layouts but those."""

    def edit(presentation: Any) -> None:
        for layout in list(presentation.slide_layouts):
            if layout.name not in names:
                presentation.slide_layouts.remove(layout)

    return edit


def with_slides(presentation: Any) -> None:
    """Slides of the template's own."""
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1)).text_frame.text = "SAMPLE of the brand"


def styled(path: str, **attributes: str) -> Edit:
    """Attributes of elements of the slide master."""

    def edit(presentation: Any) -> None:
        found = find(presentation.slide_master.element, path)
        assert found
        for node in found:
            for name, value in attributes.items():
                node.set(name, value)

    return edit


def dark(presentation: Any) -> None:
    """Light text on a dark ground, by the names of colours."""
    mapping = find(presentation.slide_master.element, "./p:clrMap")[0]
    for name, slot in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapping.set(name, slot)


def fonts(major: str, minor: str) -> Edit:
    def edit(presentation: Any) -> None:
        part = presentation.slide_master.part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
        )
        root = etree.fromstring(part.blob)
        for kind, name in (("major", major), ("minor", minor)):
            find(root, f".//a:{kind}Font/a:latin")[0].set("typeface", name)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return edit


def picture(data: bytes, box: tuple[float, float, float, float]) -> Edit:
    """A picture on the slide master, in inches, in front of all else."""

    def edit(presentation: Any) -> None:
        _, relation = presentation.slide_master.part.get_or_add_image_part(io.BytesIO(data))
        x, y, width, height = (Inches(side) for side in box)
        xml = (
            f'<p:pic xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}" xmlns:r="{NAMES["r"]}"><p:nvPicPr>'
            '<p:cNvPr id="900" name="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></p:spPr></p:pic>"
        )
        presentation.slide_master.shapes._spTree.append(etree.fromstring(xml))

    return edit


def picture_ground(data: bytes) -> Edit:
    """A picture as the background of the slide master."""

    def edit(presentation: Any) -> None:
        master = presentation.slide_master
        _, relation = master.part.get_or_add_image_part(io.BytesIO(data))
        ground = find(master.element, "./p:cSld/p:bg")[0]
        xml = (
            f'<p:bg xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}" xmlns:r="{NAMES["r"]}"><p:bgPr><a:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr>'
            "</p:bg>"
        )
        ground.getparent().replace(ground, etree.fromstring(xml))

    return edit


def placed(types: tuple[str, ...], x: int, y: int, width: int, height: int) -> Edit:
    """All placeholders of some types in one place."""

    def edit(presentation: Any) -> None:
        xml = f'<a:xfrm xmlns:a="{NAMES["a"]}"><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        for root in _roots(presentation):
            for shape in find(root, "./p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph]"):
                if find(shape, "./p:nvSpPr/p:nvPr/p:ph")[0].get("type", "obj") not in types:
                    continue
                properties = shape.find("p:spPr", NAMES)
                for old in properties.findall("a:xfrm", NAMES):
                    properties.remove(old)
                properties.insert(0, etree.fromstring(xml))

    return edit


def hidden(presentation: Any) -> None:
    """The slide layouts' titles are not shown."""
    for layout in presentation.slide_layouts:
        for properties in find(layout.element, ".//p:nvSpPr[p:nvPr/p:ph[@type='title' or @type='ctrTitle']]/p:cNvPr"):
            properties.set("hidden", "1")


def hidden_on_master(presentation: Any) -> None:
    """The slide master's title and text are not shown."""
    for properties in find(presentation.slide_master.element, ".//p:nvSpPr[p:nvPr/p:ph]/p:cNvPr"):
        properties.set("hidden", "1")


def unstyled(data: bytes) -> bytes:
    """The same presentation without any styles of text on its master, or its own."""
    parts = members(data)
    for name, style in (
        ("ppt/slideMasters/slideMaster1.xml", "txStyles"),
        ("ppt/presentation.xml", "defaultTextStyle"),
    ):
        root = etree.fromstring(parts[name])
        for node in find(root, f"./p:{style}"):
            root.remove(node)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return rezipped(parts)


def ground(colour: str) -> Edit:
    """A background of one colour."""

    def edit(presentation: Any) -> None:
        old = find(presentation.slide_master.element, "./p:cSld/p:bg")[0]
        xml = (
            f'<p:bg xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}"><p:bgPr><a:solidFill><a:srgbClr val="{colour}"/>'
            "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        )
        old.getparent().replace(old, etree.fromstring(xml))

    return edit


def spaced(presentation: Any) -> None:
    """Text that is in no placeholder has wide lines, far apart."""
    for style in find(presentation.slide_master.element, "./p:txStyles/p:otherStyle/a:lvl1pPr"):
        for name, value in (("spcBef", "<a:spcPts val='3000'/>"), ("lnSpc", "<a:spcPct val='160000'/>")):
            style.insert(0, etree.fromstring(f'<a:{name} xmlns:a="{NAMES["a"]}">{value}</a:{name}>'))


def bare(data: bytes) -> bytes:
    """The same presentation without properties and table styles, as LibreOffice writes it."""
    parts = members(data)
    for kind in ("presProps", "viewProps", "tableStyles"):
        relations = parts["ppt/_rels/presentation.xml.rels"]
        parts["ppt/_rels/presentation.xml.rels"] = re.sub(
            rb"<Relationship [^>]*/%s\"[^>]*/>" % kind.encode(), b"", relations
        )
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = re.sub(rb"<Override [^>]*/%s\.xml\"[^>]*/>" % kind.encode(), b"", types)
        parts.pop(f"ppt/{kind}.xml", None)
    return rezipped(parts)


def two_masters() -> bytes:
    """A second slide master after the first, with layouts of the same kinds under other names; the first has one."""
    parts = members(template(only("Blank")))
    second = members(template(german))
    types, relations = parts["[Content_Types].xml"].decode(), parts["ppt/_rels/presentation.xml.rels"].decode()
    for name, data in second.items():
        if not name.startswith(("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/")):
            continue
        text = re.sub(rb"(slideMaster|slideLayout|theme)(\d+)\.xml", rb"\g<1>9\g<2>.xml", data)
        text = re.sub(rb'(<p:sldLayoutId [^>]*id=")(\d+)', lambda m: m[1] + str(int(m[2]) + 5000).encode(), text)
        moved = re.sub(r"(slideMaster|slideLayout|theme)(\d+)\.xml", r"\g<1>9\g<2>.xml", name)
        parts[moved] = text
        kind = re.search(
            rf'PartName="/{re.escape(name)}" ContentType="([^"]+)"', second["[Content_Types].xml"].decode()
        )
        if kind:
            types = types.replace("</Types>", f'<Override PartName="/{moved}" ContentType="{kind[1]}"/></Types>')
    link = f'<Relationship Id="rId900" Type="{NAMES["r"]}/slideMaster" Target="slideMasters/slideMaster91.xml"/>'
    listed = b'<p:sldMasterId id="2147490000" r:id="rId900"/></p:sldMasterIdLst>'
    parts["[Content_Types].xml"] = types.encode()
    parts["ppt/_rels/presentation.xml.rels"] = relations.replace("</Relationships>", f"{link}</Relationships>").encode()
    presentation = parts["ppt/presentation.xml"]
    parts["ppt/presentation.xml"] = presentation.replace(b"</p:sldMasterIdLst>", listed)
    return rezipped(parts)


def potx(data: bytes) -> bytes:
    """The same presentation as a template of PowerPoint's: another content type."""
    parts = members(data)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"presentation.main+xml", b"template.main+xml")
    return rezipped(parts)


def strict(data: bytes) -> bytes:
    """The same presentation as PowerPoint saves it as a strict one: other namespaces, "75%", and lengths with units."""
    parts = members(data)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            root = etree.fromstring(part)
            for node in root.iter(etree.Element):
                _measure(node)
            text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            parts[name] = re.sub(
                rb"http://schemas.openxmlformats.org/(officeDocument|drawingml|presentationml)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                text,
            )
    return rezipped(parts)


def _measure(node: Any) -> None:
    """An element's percentages and lengths as the strict variety writes them."""
    kind = etree.QName(node).localname
    if kind == "presentation":
        node.set("conformance", "strict")
    for name, value in node.attrib.items():
        if (kind, name) in STRICT_SHARES:
            node.set(name, f"{int(value) / 1000:g}%")
        elif (kind, name) in STRICT_LENGTHS:
            unit, emu = STRICT_LENGTHS[kind, name]
            node.set(name, f"{int(value) / emu:.10f}{unit}")


STRICT_SHARES = frozenset(
    (kind, "val") for kind in ("tint", "shade", "alpha", "satMod", "lumMod", "lumOff", "spcPct", "buSzPct")
) | {("gs", "pos"), ("path", "l"), ("miter", "lim"), ("normAutofit", "fontScale"), ("fillToRect", "l")}
STRICT_LENGTHS = {
    ("off", "x"): ("cm", 360_000), ("off", "y"): ("in", 914_400), ("ext", "cx"): ("mm", 36_000),
    ("ext", "cy"): ("pt", 12_700), ("bodyPr", "lIns"): ("pi", 152_400), ("defRPr", "spc"): ("pt", 100),
}  # fmt: skip


def _stripes(x: int, y: int) -> tuple[int, int, int]:
    return (245, 240, 235) if (x // 8 + y // 8) % 2 else (20, 30, 60)


TITLES = "./p:txStyles/p:titleStyle/a:lvl1pPr"
LOGO = png(40, 20, lambda x, y: (200, 30, 40))
TEMPLATES: dict[str, Callable[[], bytes]] = {
    "four-by-three": lambda: template(with_slides),
    "german": lambda: potx(template(sized(*WIDE), german, with_slides, fonts("Arial", "Times New Roman"))),
    "blank-only": lambda: template(sized(*WIDE), only("Blank")),
    "title-only": lambda: template(sized(*SMALL), only("Title Only"), fonts("Arial", "Arial")),
    "two-masters": two_masters,
    "right-to-left": lambda: template(sized(*WIDE), styled(TITLES, algn="r", rtl="1")),
    "logo": lambda: template(sized(*WIDE), picture(LOGO, (9.8, 0.2, 3.2, 1.6)), picture(LOGO, (9.3, 4.2, 3.9, 3.0))),
    "dark": lambda: template(sized(*WIDE), dark),
    "picture-ground": lambda: template(sized(*WIDE), picture_ground(png(96, 54, _stripes))),
    "title-on-text": lambda: template(
        sized(*WIDE), placed(("title", "body", "obj"), 3_000_000, 2_000_000, 6_000_000, 3_000_000)
    ),
    "orange": lambda: bare(template(sized(*WIDE), ground("E46C0A"), spaced, hidden)),
    "strict": lambda: strict(template(sized(*WIDE), with_slides, picture(LOGO, (11.6, 0.2, 1.4, 0.7)))),
    "unstyled": lambda: unstyled(template(sized(*WIDE), hidden_on_master)),
    "house-font": lambda: template(
        sized(*SMALL), fonts("Brandon Grotesque", "Segoe UI"), styled(f"{TITLES}/a:defRPr", cap="all", spc="150", b="1")
    ),
}


def write_template(name: str, folder: Path) -> Path:
    """One of them as a file."""
    path = folder / f"{name}.pptx"
    path.write_bytes(TEMPLATES[name]())
    return path
