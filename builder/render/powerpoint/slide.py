"""A composed slide to its part: one small function per block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.document import ChartBlock, PictureBlock, Slide, TableBlock, TextBlock
from builder.model.length import Length
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout
from builder.render.powerpoint.chart import chart_frame
from builder.render.powerpoint.frame import place_xml, placeholder_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECLARATION, NAMESPACES, NUMBER_FIELD, escape
from builder.render.powerpoint.media import Media, picture_shape
from builder.render.powerpoint.table import table_frame, timeline_marks
from builder.render.powerpoint.text import paragraphs_xml, size_xml

_OPENING = (
    f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>"
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
_CLOSING = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
_INHERITING = ("title", "subtitle", "body")
# Width of a character of running text, as a share of its size, on average.
_CHARACTER_EM = 0.5
# Layouts whose ground is the theme's primary colour, in which links would be drawn as well.
_DARK: tuple[LayoutKind, ...] = ("title", "section")


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder, with the XML that all slides repeat between its shape's name and text.

    ``stated_pt`` is the size that runs state, None where they inherit it.
    """

    placeholder: Placeholder
    name: str
    properties: str
    stated_pt: float | None


@dataclass(frozen=True, slots=True)
class Slots:
    """A slide layout's placeholders by role.

    ``part`` is the file name of the layout; ``footer`` what its footer says, empty where it has none.
    """

    part: str
    roles: Mapping[Role, Slot]
    footer: str


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides of a deck share.

    ``slides`` numbers them by key; ``table_style`` is the template's default; ``media`` the pictures by their digest.
    """

    language: str
    slides: Mapping[str, int]
    layouts: Mapping[LayoutKind, Slots]
    table_style: str
    media: Mapping[str, Media]


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A slide's XML and relationships."""

    xml: str
    relationships: str


def prepare_layout(layout: SlideLayout, footers: Sequence[str]) -> Slots:
    """Write what every slide of a layout repeats, once; of several footers, the first that has room."""
    roles: dict[Role, Slot] = {}
    for placeholder in layout.placeholders:
        roles.setdefault(placeholder.role, _slot(placeholder))
    footer = layout.find_placeholder("footer")
    return Slots(layout.part.rpartition("/")[2], roles, _footer(footer, footers) if footer else "")


def _footer(placeholder: Placeholder, footers: Sequence[str]) -> str:
    left, _, right, _ = placeholder.insets
    room = Length(placeholder.box.width - left - right).pt / placeholder.size_pt
    return next((text for text in footers if len(text) * _CHARACTER_EM <= room), min(footers, key=len, default=""))


def _slot(placeholder: Placeholder) -> Slot:
    """Title and text inherit place and size from the slide layout.

    All else states both: a layout has several placeholders of those types, and readers that match by type alone would
    take the first of them.
    """
    inherits = placeholder.role in _INHERITING
    place = "" if inherits else place_xml(placeholder.box)
    return Slot(
        placeholder,
        placeholder.role.capitalize(),
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{placeholder_xml(placeholder)}</p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>",
        None if inherits else placeholder.size_pt,
    )


def write_slide(slide: Slide, number: int, deck: Deck, first_chart: int) -> SlidePart:
    """Write one slide: a pure function of the slide, its layout and what the deck shares.

    Args:
        number: The slide's, from 1.
        first_chart: Number of the slide's first chart in the package.
    """
    layout = deck.layouts[slide.kind]
    links = Links(deck.slides, plain=slide.kind in _DARK)
    links.add("slideLayout", f"../slideLayouts/{layout.part}")
    links.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
    shapes: list[str] = []
    chart = first_chart
    for block in slide.blocks:
        slot = layout.roles.get(block.role)
        if slot is None:
            continue
        id_ = len(shapes) + 2
        match block:
            case TextBlock():
                shapes.append(_text_shape(block, slot, id_, deck.language, links))
            case ChartBlock():
                relation = links.add("chart", f"../charts/chart{chart}.xml")
                shapes.append(chart_frame(block, slot.placeholder, id_, relation))
                chart += 1
            case TableBlock():
                shapes.append(table_frame(block, slot.placeholder, id_, deck.language, deck.table_style, links))
                if block.style == "timeline":
                    shapes.extend(timeline_marks(block, slot.placeholder, id_ + 1))
            case PictureBlock():
                shapes.append(picture_shape(block, slot.placeholder, id_, deck.media, links))
    shapes.extend(_running(layout, number, deck, len(shapes) + 2))
    return SlidePart(f"{_OPENING}{''.join(shapes)}{_CLOSING}", links.part())


def _shape(slot: Slot, id_: int, paragraphs: str) -> str:
    named = f'<p:cNvPr id="{id_}" name="{slot.name} {id_ - 1}"/>'
    return f"<p:sp><p:nvSpPr>{named}{slot.properties}{paragraphs}</p:txBody></p:sp>"


def _text_shape(block: TextBlock, slot: Slot, id_: int, language: str, links: Links) -> str:
    size = block.size_pt or slot.stated_pt
    if block.box is not None:
        slot = _slot(replace(slot.placeholder, box=block.box))
    return _shape(slot, id_, paragraphs_xml(block.paragraphs, slot.placeholder, size, language, links))


def _running(layout: Slots, number: int, deck: Deck, id_: int) -> list[str]:
    """Footer and slide number, where the layout has them."""
    shapes: list[str] = []
    footer, numbered = layout.roles.get("footer"), layout.roles.get("number")
    if footer and layout.footer:
        run = f"<a:r>{_plain(footer, deck)}<a:t>{escape(layout.footer)}</a:t></a:r>"
        shapes.append(_shape(footer, id_, _line(footer, deck, run)))
    if numbered:
        field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{_plain(numbered, deck)}<a:t>{number}</a:t></a:fld>'
        shapes.append(_shape(numbered, id_ + len(shapes), _line(numbered, deck, field)))
    return shapes


def _plain(slot: Slot, deck: Deck, tag: str = "rPr") -> str:
    return f'<a:{tag} lang="{deck.language}"{size_xml(slot.stated_pt)}/>'


def _line(slot: Slot, deck: Deck, content: str) -> str:
    return f"<a:p>{content}{_plain(slot, deck, 'endParaRPr')}</a:p>"
