"""A composed document to the bytes of a deck."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from builder.model.document import ChartBlock, Document, Slide
from builder.model.running import footers_of
from builder.model.template import Hues, LayoutKind, Template
from builder.render.powerpoint.base import PRESENTATION_TYPE, Base, presentation_part, read_base
from builder.render.powerpoint.chart import write_chart
from builder.render.powerpoint.chart_colours import recolour
from builder.render.powerpoint.ledger import COMPANION_TYPES, LEDGER, RELATION, companion_parts, ledger_part
from builder.render.powerpoint.markup import CONTENT_TYPES, DECLARATION, escape_plain, relationships
from builder.render.powerpoint.media import TYPES, collect_media
from builder.render.powerpoint.notes import write_notes
from builder.render.powerpoint.package import FAST, LEVEL, assemble, pack
from builder.render.powerpoint.properties import app_part, core_part
from builder.render.powerpoint.slide import Deck, Slots, prepare_layout, write_slide
from builder.render.powerpoint.workbook import write_workbook

_SHOWN = "application/vnd.openxmlformats-officedocument.presentationml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FIRST_ID = 256
_CHART_NAME = re.compile(r"ppt/(?:charts/chart|embeddings/Microsoft_Excel_Sheet)(\d{1,9})\.", re.IGNORECASE)


def render_deck(document: Document, template: Template) -> bytes:
    """Write the deck: the template's own parts, one part for each slide, its notes and charts.

    Args:
        document: Composed for this template.
        template: As read.

    Returns:
        A .pptx file; the same for the same arguments.

    Raises:
        RenderError: The template lacks what a deck needs.
    """
    members = deck_members(document, template)
    return assemble((name, pack(data, FAST if name == LEDGER else LEVEL)) for name, data in members)


def deck_members(document: Document, template: Template) -> list[tuple[str, bytes]]:
    """Every part of the deck, in the order in which the file has them; that of the ledger comes last."""
    base = read_base(template)
    parts = dict(_slide_parts(document, template, base))
    carried = (RELATION,) if document.deck_ledger else ()
    count = len(document.slides)
    relations = [(f"rIdSlide{n}", "slide", f"slides/slide{n}.xml") for n in range(1, count + 1)]
    ids = [(_FIRST_ID + n - 1, relation) for n, (relation, _, _) in enumerate(relations, 1)]
    head = {
        "[Content_Types].xml": _content_types(base, list(parts), COMPANION_TYPES if carried else ()).encode(),
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "ppt/presentation.xml"),
            ("rId2", _CORE_RELATION, "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ).encode(),
        "docProps/core.xml": core_part(document).encode(),
        "docProps/app.xml": app_part(document).encode(),
        "ppt/presentation.xml": presentation_part(base, ids, _sections(document)),
        "ppt/_rels/presentation.xml.rels": relationships(*_escaped(base.relations), *carried, *relations).encode(),
    }
    members = [*head.items(), *base.parts, *parts.items()]
    if carried:
        members += companion_parts()
        members.append(ledger_part(document.deck_ledger, members))
    return members


def _escaped(relations: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Relationships of somebody else's making; targets are escaped where they are written."""
    return [(escape_plain(id_), escape_plain(kind), target) for id_, kind, target in relations]


def _slide_parts(document: Document, template: Template, base: Base) -> Iterator[tuple[str, bytes]]:
    deck = deck_context(document, template, base)
    charts = first_charts(document, base)
    for number, (slide, chart) in enumerate(zip(document.slides, charts, strict=True), 1):
        part = write_slide(slide, number, deck, chart)
        notes, notes_relations = write_notes(slide, number, base.notes_master, document.language)
        yield slide_name(number), part.xml.encode()
        yield f"ppt/slides/_rels/slide{number}.xml.rels", part.relationships.encode()
        yield f"ppt/notesSlides/notesSlide{number}.xml", notes.encode()
        yield f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", notes_relations.encode()
        for at, block in enumerate(_charts(slide), chart):
            yield from _chart_parts(block, at, document.language, template.layout(slide.kind, slide.layout).hues)
    for picture in deck.media.values():
        yield from picture.parts()


def slide_name(number: int) -> str:
    """The name of a slide's part."""
    return f"ppt/slides/slide{number}.xml"


def deck_context(document: Document, template: Template, base: Base) -> Deck:
    """What all slides share."""
    numbers = {slide.key: number for number, slide in enumerate(document.slides, 1)}
    feet = footers_of(document.title, document.organisation)
    layouts: dict[tuple[LayoutKind, str | None], Slots] = {}
    layouts |= {(layout.kind, None): prepare_layout(layout, feet, base.table_style) for layout in template.layouts}
    layouts |= {(layout.kind, layout.name): prepare_layout(layout, feet, base.table_style) for layout in template.named}
    media = collect_media(document.slides, (name for name, _ in base.parts))
    return Deck(document.language, numbers, layouts, document.date_line, media)


def first_charts(document: Document, base: Base) -> list[int]:
    """For each slide the number of its first chart and workbook: one that none of the template's own has."""
    names = (_CHART_NAME.match(name) for name, _ in base.parts)
    number = max((int(name[1]) for name in names if name), default=0) + 1
    return [*accumulate([len(_charts(slide)) for slide in document.slides], initial=number)][:-1]


def _charts(slide: Slide) -> list[ChartBlock]:
    return [block for block in slide.blocks if isinstance(block, ChartBlock)]


def _chart_parts(block: ChartBlock, number: int, language: str, hues: Hues | None) -> Iterator[tuple[str, bytes]]:
    workbook = f"Microsoft_Excel_Sheet{number}.xlsx"
    yield f"ppt/charts/chart{number}.xml", recolour(write_chart(block, language, "rId1"), hues).encode()
    relation = relationships(("rId1", "package", f"../embeddings/{workbook}"))
    yield f"ppt/charts/_rels/chart{number}.xml.rels", relation.encode()
    yield f"ppt/embeddings/{workbook}", write_workbook(block.chart)


def _sections(document: Document) -> list[tuple[str, str, list[int]]]:
    """PowerPoint's sections: runs of slides of one group, with ids made from their place and name."""
    numbered = enumerate(document.slides, _FIRST_ID)
    return [
        (name, section_id(place, name), [id_ for id_, _ in slides])
        for place, (name, slides) in enumerate(groupby(numbered, key=lambda pair: pair[1].section))
    ]


def section_id(place: int, name: str) -> str:
    """The id of a section: its place, from 0, and its name make it."""
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_OID, f'{place} {name}')).upper()}}}"


def _type(subject: str, kind: str) -> str:
    return f'<{subject} ContentType="{escape_plain(kind)}"/>'


def _content_types(base: Base, parts: list[str], more: Iterable[tuple[str, str]]) -> str:
    kinds = {"slides/": "slide", "notesSlides/": "notesSlide"}
    defaults = dict(base.defaults)
    types = [*base.types, *more, ("/ppt/presentation.xml", PRESENTATION_TYPE)]
    types += [("/docProps/core.xml", f"{_PACKAGE_TYPE}.core-properties+xml"), ("/docProps/app.xml", _PROPERTIES_TYPE)]
    for name in parts:
        extension = name.rpartition(".")[2]
        if name.startswith("ppt/media/"):
            defaults[extension] = TYPES[extension]
        if extension in ("rels", "xlsx", *TYPES):
            continue
        kind = next((f"{_SHOWN}.{kind}+xml" for folder, kind in kinds.items() if name.startswith(f"ppt/{folder}")), "")
        types.append((f"/{name}", kind or _CHART_TYPE))
    defaults.update(rels=f"{_PACKAGE_TYPE}.relationships+xml", xml="application/xml", xlsx=_WORKBOOK_TYPE)
    rows = "".join(_type(f'Default Extension="{escape_plain(key)}"', kind) for key, kind in sorted(defaults.items()))
    rows += "".join([_type(f'Override PartName="{escape_plain(name)}"', kind) for name, kind in types])
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{rows}</Types>'
