"""A composed slide to its part: one small function per block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.document import ChartBlock, Slide, TableBlock, TextBlock
from builder.model.template import Placeholder, SlideLayout
from builder.render.powerpoint.chart import chart_frame
from builder.render.powerpoint.frame import place_xml, placeholder_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECLARATION, NAMESPACES, escape
from builder.render.powerpoint.table import table_frame
from builder.render.powerpoint.text import paragraph_xml

_OPENING = (
    f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>"
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
_CLOSING = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
_INHERITING = ("title", "subtitle", "body")
_NUMBER_FIELD = "{5C1B7A94-0D7E-4F0B-8E0C-6B1D2F3A4C5D}"


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides of a deck share. ``slides`` numbers them by key; ``table_style`` is the template's default."""

    language: str
    footer: str
    slides: Mapping[str, int]
    table_style: str


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A slide's XML and relationships, and the charts it shows, which the package numbers on from ``first_chart``."""

    xml: str
    relationships: str


def write_slide(slide: Slide, number: int, layout: SlideLayout, deck: Deck, first_chart: int) -> SlidePart:
    """Write one slide: a pure function of the slide, its layout and what the deck shares.

    Args:
        number: The slide's, from 1.
        first_chart: Number of the slide's first chart in the package.
    """
    links = Links(deck.slides)
    links.add("slideLayout", f"../slideLayouts/{layout.part.rpartition('/')[2]}")
    links.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
    shapes: list[str] = []
    chart = first_chart
    for block in slide.blocks:
        placeholder = layout.find_placeholder(block.role)
        if placeholder is None:
            continue
        id_ = len(shapes) + 2
        match block:
            case TextBlock():
                shapes.append(_text_shape(block, placeholder, id_, deck.language, links))
            case ChartBlock():
                relation = links.add("chart", f"../charts/chart{chart}.xml")
                shapes.append(chart_frame(block, placeholder, id_, relation))
                chart += 1
            case TableBlock():
                shapes.append(table_frame(block, placeholder, id_, deck.language, deck.table_style, links))
    shapes.extend(_running(layout, number, deck, len(shapes) + 2))
    return SlidePart(f"{_OPENING}{''.join(shapes)}{_CLOSING}", links.part())


def _shape(placeholder: Placeholder, id_: int, size_pt: float | None, paragraphs: str) -> str:
    """A placeholder with its text.

    Title and text inherit place and size from the slide layout. All else states both: a layout has several
    placeholders of those types, and readers that match by type alone would take the first of them.
    """
    place = ""
    if placeholder.role not in _INHERITING:
        place = place_xml(placeholder.box)
        size_pt = size_pt or placeholder.size_pt
    style = "<a:lstStyle/>"
    if size_pt:
        style = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{round(size_pt * 100)}"/></a:lvl1pPr></a:lstStyle>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{placeholder.role.capitalize()} {id_ - 1}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{placeholder_xml(placeholder)}</p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/>{style}{paragraphs}</p:txBody></p:sp>"
    )


def _text_shape(block: TextBlock, placeholder: Placeholder, id_: int, language: str, links: Links) -> str:
    size = block.size_pt or placeholder.size_pt
    text = "".join([paragraph_xml(paragraph, placeholder, size, language, links) for paragraph in block.paragraphs])
    return _shape(placeholder, id_, block.size_pt, text)


def _running(layout: SlideLayout, number: int, deck: Deck, id_: int) -> list[str]:
    """Footer and slide number, where the layout has them."""
    shapes: list[str] = []
    for role in ("footer", "number"):
        placeholder = layout.find_placeholder(role)
        if placeholder is None or (role == "footer" and not deck.footer):
            continue
        properties = f'<a:rPr lang="{deck.language}" dirty="0"/>'
        text = f"<a:r>{properties}<a:t>{escape(deck.footer)}</a:t></a:r>"
        if role == "number":
            text = f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{properties}<a:t>{number}</a:t></a:fld>'
        paragraph = f'<a:p>{text}<a:endParaRPr lang="{deck.language}" dirty="0"/></a:p>'
        shapes.append(_shape(placeholder, id_ + len(shapes), None, paragraph))
    return shapes
