"""One composed slide to what is drawn: a pure function of the slide and of what the deck's slides share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from builder.compose.charts import draw_planned
from builder.compose.drawing.looks import DeckLook, LayoutLook
from builder.compose.drawing.moving import Move, moved_parts, with_family
from builder.compose.drawing.table import draw_table
from builder.compose.drawing.text import Area, Look, Owner, set_text
from builder.compose.drawing.tree import Tree
from builder.model.document import (
    ChartBlock,
    Drawing,
    Image,
    Line,
    Node,
    PageItem,
    Panel,
    Paragraph,
    PictureBlock,
    Slide,
    TableBlock,
    Tag,
    TextBlock,
)
from builder.model.length import EMU_PER_POINT, Box
from builder.model.running import first_that_fits
from builder.model.template import Placeholder
from builder.model.text import Run
from builder.model.theme import Palette


@dataclass(frozen=True, slots=True)
class DrawnSlide:
    """A slide as drawn, in points from its top left corner, in reading order.

    ``nodes`` are its structure: the first is its section, indices of parents are its own, ``heading`` is its title's.
    """

    items: tuple[PageItem, ...]
    nodes: tuple[Node, ...]
    heading: int | None


def draw_slide(slide: Slide, number: int, look: DeckLook, heading: Tag = "H2") -> DrawnSlide:
    """Draw one slide.

    Args:
        number: The slide's, from 1.
        heading: The level of its title.
    """
    layout = look.layouts[slide.kind, slide.layout]
    tree = Tree()
    items: list[PageItem] = list(layout.backdrop.ornaments)
    title: int | None = None
    for block in slide.blocks:
        place = layout.layout.find_placeholder(block.role)
        if place is None:
            continue
        if isinstance(block, TextBlock):
            owner = _owners(block, slide, tree, heading)
            if block.role == "title":
                title = owner(block.paragraphs[0])[0]
                owner = _always(title)
            items.extend(_text(block, place, look, layout, tree, owner))
        elif isinstance(block, ChartBlock):
            items.append(_chart(block, place, look, layout, tree))
        elif isinstance(block, TableBlock):
            text = replace(
                _look(place, look, layout, block.size_pt), align="l", spacing=1.0, pitch_pt=0.0, capitals=False
            )
            items.extend(draw_table(block, _area(place.box), text, layout, tree))
        else:
            items.append(_picture(block, tree))
    items.extend(_running(number, look, layout, tree))
    return DrawnSlide(tuple(items), tuple(tree.nodes), title)


def _area(box: Box) -> Area:
    x, y, width, height = (side / EMU_PER_POINT for side in box)
    return Area(x, y, width, height)


def _look(place: Placeholder, look: DeckLook, layout: LayoutLook, size: float | None) -> Look:
    return Look(
        look.face(place),
        size or place.size_pt,
        layout.colour(place.colour),
        link=None if layout.plain_links else layout.colour("hlink"),
        bold=place.bold,
        align=place.align,
        spacing=place.spacing,
        pitch_pt=place.pitch_pt,
        before_pt=place.before_pt,
        after_pt=place.after_pt,
        capitals=place.capitals,
        hang_pt=place.hang_pt,
        bullet=layout.bullet(place),
        accents=(layout.colour(place.accents[0]), layout.colour(place.accents[1])),
    )


def _text(
    block: TextBlock, place: Placeholder, look: DeckLook, layout: LayoutLook, tree: Tree, owner: Owner
) -> Iterator[PageItem]:
    box = block.box or place.box
    whole = _area(box)
    if (fill := layout.fill(place)) is not None:
        yield Panel(whole.x, whole.y, whole.width, whole.height, fill)
    left, top, right, bottom = (inset / EMU_PER_POINT for inset in place.insets)
    inner = Area(whole.x + left, whole.y + top, whole.width - left - right, whole.height - top - bottom, place.anchor)
    yield from set_text(block.paragraphs, inner, _look(place, look, layout, block.size_pt), tree, owner)


# --- structure -----------------------------------------------------------------------------------------------------


def _always(node: int) -> Owner:
    return lambda paragraph: (node, None)


def _owners(block: TextBlock, slide: Slide, tree: Tree, heading: Tag) -> Owner:
    """Paragraphs to elements: a title is a heading, points are a list, the rest are paragraphs."""
    if block.role == "title":
        return lambda paragraph: (tree.add(heading, 0), None)
    parent = 0
    if block.role == "body" and slide.kind == "quotation":
        parent = tree.add("BlockQuote", 0)
    return _listing(tree, parent)


def _listing(tree: Tree, parent: int) -> Callable[[Paragraph], tuple[int, int | None]]:
    """Points that follow one another are one list."""
    current: list[int] = []

    def owner(paragraph: Paragraph) -> tuple[int, int | None]:
        if paragraph.bullet == "none":
            current.clear()
            return tree.add("P", parent), None
        if not current:
            current.append(tree.add("L", parent, numbered=paragraph.bullet == "number"))
        item = tree.add("LI", current[0])
        label = tree.add("Lbl", item)
        return tree.add("LBody", item), label

    return owner


# --- what is no text -----------------------------------------------------------------------------------------------


def _chart(block: ChartBlock, place: Placeholder, look: DeckLook, layout: LayoutLook, tree: Tree) -> Drawing:
    node = tree.add("Figure", 0, alt=block.alt)
    area = _area(place.box)
    fonts = look.typefaces.of(place)
    family = look.face(place).family
    parts = draw_planned(block.chart, block.plan, node, (area.width, area.height), fonts, _palette(look, layout))
    placed = with_family(moved_parts(parts, Move(1.0, area.x, area.y)), family)
    return Drawing(node, area.x, area.y, area.width, area.height, block.chart, placed)


def _palette(look: DeckLook, layout: LayoutLook) -> Palette:
    """The palette that the chart was planned with."""
    hues = layout.layout.hues
    return look.palette if hues is None else replace(look.palette, **{n: h.digits for n, h in hues._asdict().items()})


def _picture(block: PictureBlock, tree: Tree) -> Image:
    node = tree.add("Figure", 0, alt=block.alt) if block.alt else None
    area = _area(block.box)
    return Image(node, area.x, area.y, area.width, area.height, block.picture, block.crop)


# --- running -------------------------------------------------------------------------------------------------------


def _running(number: int, look: DeckLook, layout: LayoutLook, tree: Tree) -> Iterator[PageItem]:
    """Footer, date and number, read in one after the slide's text; what is turned on its side is left out."""
    footer, dated, numbered = (layout.layout.find_placeholder(role) for role in ("footer", "date", "number"))
    texts = (
        (footer, layout.footer),
        (dated, first_that_fits(dated, [look.date]) if dated else ""),
        (numbered, str(number)),
    )
    shown = [(place, text) for place, text in texts if place is not None and text and not place.turned]
    node = tree.add("P", 0) if shown else 0
    for index, (place, text) in enumerate(shown):
        for item in _text(TextBlock(place.role, (Paragraph((Run(text),)),)), place, look, layout, tree, _always(node)):
            yield _spaced(item) if index < len(shown) - 1 else item


def _spaced(item: PageItem) -> PageItem:
    """Text with a space behind it, so that it doesn't fuse with what is read next."""
    if not isinstance(item, Line):
        return item
    *pieces, last = item.pieces
    return replace(item, pieces=(*pieces, replace(last, text=f"{last.text} ")))
