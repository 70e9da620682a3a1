"""A composed slide to its part: one small function per block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.document import ChartBlock, PictureBlock, Slide, TableBlock, TextBlock
from builder.model.length import Box
from builder.model.running import first_that_fits, footer_of, has_plain_links
from builder.model.template import Hues, LayoutKind, Placeholder, Role, SlideLayout
from builder.render.powerpoint.chart import chart_frame
from builder.render.powerpoint.chart_colours import recolour
from builder.render.powerpoint.frame import OWN_SHAPE, body_xml, place_xml, placeholder_xml
from builder.render.powerpoint.links import Links
from builder.render.powerpoint.markup import DECLARATION, NAMESPACES, NUMBER_FIELD, escape, escape_plain
from builder.render.powerpoint.media import Media, picture_shape
from builder.render.powerpoint.table import TableLook, table_frame, timeline_marks
from builder.render.powerpoint.text import paragraphs_xml, size_xml

_OPENING = (
    f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>"
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
_INHERITING = ("title", "subtitle", "body")
_RUNNING: tuple[Role, ...] = ("footer", "date", "number")


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

    ``part`` is the file name of the layout; ``footer`` what its footer says, empty where it has none. ``closing`` ends
    its slides. With ``plain_links`` links keep the colour of their text. ``tables`` is the look of its tables, ``hues``
    are the colours of its charts and timelines.
    """

    part: str
    roles: Mapping[Role, Slot]
    footer: str
    closing: str
    plain_links: bool
    tables: TableLook
    hues: Hues | None


@dataclass(frozen=True, slots=True)
class Deck:
    """What all slides of a deck share.

    ``slides`` numbers them by key; ``layouts`` are by kind, and by the name that an outline asks for; ``date`` is the
    date in words; ``media`` the pictures by their digest.
    """

    language: str
    slides: Mapping[str, int]
    layouts: Mapping[tuple[LayoutKind, str | None], Slots]
    date: str
    media: Mapping[str, Media]


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A slide's XML, and the links that make its relationships."""

    xml: str
    links: Links

    @property
    def relationships(self) -> str:
        """The part with the relationships."""
        return self.links.part()


def prepare_layout(layout: SlideLayout, footers: Sequence[str], table_style: str) -> Slots:
    """Write what every slide of a layout repeats, once; of several footers, the first that has room."""
    roles: dict[Role, Slot] = {}
    for placeholder in layout.placeholders:
        roles.setdefault(placeholder.role, _slot(placeholder))
    return Slots(
        layout.part.rpartition("/")[2],
        roles,
        footer_of(layout, footers),
        _closing(layout),
        has_plain_links(layout),
        TableLook(layout.table_style or table_style, layout.table_text),
        layout.hues,
    )


def _closing(layout: SlideLayout) -> str:
    """The end of a slide: it has to repeat the colours that its layout has in place of the master's."""
    names = "".join(f' {escape_plain(key)}="{escape_plain(value)}"' for key, value in layout.colour_map)
    mapping = f"<a:overrideClrMapping{names}/>" if names else "<a:masterClrMapping/>"
    return f"</p:spTree></p:cSld><p:clrMapOvr>{mapping}</p:clrMapOvr></p:sld>"


def _slot(placeholder: Placeholder) -> Slot:
    """Title and text inherit place and size from the slide layout.

    All else states both: a layout has several placeholders of those types, and readers that match by type alone would
    take the first of them.
    """
    inherits = placeholder.role in _INHERITING
    place = place_xml(placeholder.box) if placeholder.placed or not (inherits or placeholder.turned) else ""
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if placeholder.type else '<p:cNvSpPr txBox="1"/>'
    return Slot(
        placeholder,
        placeholder.role.capitalize(),
        f"{locks}{placeholder_xml(placeholder)}</p:nvSpPr>"
        f"<p:spPr>{place}{OWN_SHAPE if placeholder.own else ''}</p:spPr><p:txBody>{body_xml(placeholder)}",
        placeholder.size_pt if placeholder.sized or not inherits else None,
    )


def write_slide(slide: Slide, number: int, deck: Deck, first_chart: int) -> SlidePart:
    """Write one slide: a pure function of the slide, its layout and what the deck shares.

    Args:
        number: The slide's, from 1.
        first_chart: Number of the slide's first chart in the package.
    """
    layout = deck.layouts[slide.kind, slide.layout]
    links = Links(deck.slides, plain=layout.plain_links)
    links.add("slideLayout", f"../slideLayouts/{layout.part}")
    links.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
    shapes: list[str] = []
    chart = first_chart
    # Where one text states its place all do: readers that do not follow layouts would put the rest on top of it.
    states_places = any(isinstance(block, TextBlock) and block.box is not None for block in slide.blocks)
    for block in slide.blocks:
        slot = layout.roles.get(block.role)
        if slot is None:
            continue
        id_ = len(shapes) + 2
        match block:
            case TextBlock():
                box = block.box or (slot.placeholder.box if states_places else None)
                shapes.append(_text_shape(block, slot, box, id_, deck.language, links))
            case ChartBlock():
                relation = links.add("chart", f"../charts/chart{chart}.xml")
                shapes.append(chart_frame(block, slot.placeholder, id_, relation))
                chart += 1
            case TableBlock():
                frame = table_frame(block, slot.placeholder, id_, deck.language, layout.tables, links)
                if block.style == "timeline":
                    marks = timeline_marks(block, slot.placeholder, id_ + 1)
                    shapes.extend(recolour(shape, layout.hues) for shape in (frame, *marks))
                else:
                    shapes.append(frame)
            case PictureBlock():
                shapes.append(picture_shape(block, slot.placeholder, id_, deck.media, links))
    shapes.extend(_running(layout, number, deck, len(shapes) + 2))
    return SlidePart(f"{_OPENING}{''.join(shapes)}{layout.closing}", links)


def _shape(slot: Slot, id_: int, paragraphs: str) -> str:
    named = f'<p:cNvPr id="{id_}" name="{slot.name} {id_ - 1}"/>'
    return f"<p:sp><p:nvSpPr>{named}{slot.properties}{paragraphs}</p:txBody></p:sp>"


def _text_shape(block: TextBlock, slot: Slot, box: Box | None, id_: int, language: str, links: Links) -> str:
    """A text; ``box`` is the place that it states, None where it inherits that."""
    size = block.size_pt or slot.stated_pt
    if box is not None:
        slot = _slot(replace(slot.placeholder, box=box, placed=True))
    return _shape(slot, id_, paragraphs_xml(block.paragraphs, slot.placeholder, size, language, links))


def _running(layout: Slots, number: int, deck: Deck, id_: int) -> list[str]:
    """Footer, date and slide number, where the layout has them."""
    shapes: list[str] = []
    footer, dated, numbered = (layout.roles.get(role) for role in _RUNNING)
    if footer and layout.footer:
        run = f"<a:r>{_plain(footer, deck)}<a:t>{escape(layout.footer)}</a:t></a:r>"
        shapes.append(_shape(footer, id_, _line(footer, deck, run)))
    if dated and first_that_fits(dated.placeholder, [deck.date]):
        run = f"<a:r>{_plain(dated, deck)}<a:t>{escape(deck.date)}</a:t></a:r>"
        shapes.append(_shape(dated, id_ + len(shapes), _line(dated, deck, run)))
    if numbered:
        field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{_plain(numbered, deck)}<a:t>{number}</a:t></a:fld>'
        shapes.append(_shape(numbered, id_ + len(shapes), _line(numbered, deck, field)))
    return shapes


def _plain(slot: Slot, deck: Deck, tag: str = "rPr") -> str:
    return f'<a:{tag} lang="{deck.language}"{size_xml(slot.stated_pt)}/>'


def _line(slot: Slot, deck: Deck, content: str) -> str:
    return f"<a:p>{content}{_plain(slot, deck, 'endParaRPr')}</a:p>"
