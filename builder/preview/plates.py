"""One slide or page as it is shown: known by its content, drawn when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from builder.compose.drawing import DeckLook, draw_slide
from builder.compose.drawing.looks import embedded_families
from builder.ledger.deck_lines import entry_of
from builder.model.document import Image, Node, Page, PageItem, Paragraph, PictureBlock, Sheet, Slide, TextBlock
from builder.model.picture import Picture
from builder.model.theme import FontFamily
from builder.preview.areas import Area, find_areas

Kind = Literal["slide", "page", "handout"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on a plate, as any renderer draws it; sizes in points."""

    items: tuple[PageItem, ...]
    nodes: tuple[Node, ...]
    size: tuple[float, float]
    families: tuple[FontFamily, ...]

    def areas(self, owner: Callable[[int], str]) -> tuple[Area, ...]:
        return find_areas(self.items, self.nodes, owner)


@dataclass(frozen=True, slots=True)
class Plate:
    """A slide or page; ``number`` counts from 1.

    ``key`` is a digest of all that its picture depends on. ``entry`` is the entry that a slide shows, or its own key
    where it shows none (``:agenda``); empty for pages, of which ``owner`` says what belongs to which entry.
    """

    key: str
    kind: Kind
    number: int
    title: str
    draw: Callable[[], Drawn]
    owner: Callable[[int], str]
    entry: str = ""
    notes: tuple[Paragraph, ...] = ()


def slide_plate(slide: Slide, number: int, look: DeckLook, look_digest: str) -> Plate:
    """A slide to be shown.

    Args:
        look_digest: Of all that its deck's slides share.
    """
    entry = entry_of(slide.key)
    whole = f"{look_digest} {number} {_told(slide)}"

    def draw() -> Drawn:
        drawn = draw_slide(slide, number, look)
        return Drawn(drawn.items, drawn.nodes, (look.width, look.height), embedded_families(look))

    return Plate(_digest(whole), "slide", number, _title(slide), draw, lambda node: entry, entry, slide.notes)


def _title(slide: Slide) -> str:
    titles = (block for block in slide.blocks if isinstance(block, TextBlock) and block.role == "title")
    return next(("".join(run.text for p in block.paragraphs for run in p.runs) for block in titles), slide.key)


def page_plate(
    sheet: Sheet, number: int, kind: Kind, title: str, owners: Mapping[int, str], theme_digest: str
) -> Plate:
    """A page to be shown; ``owners`` are the entries of its elements."""
    page = sheet.pages[number - 1]

    def draw() -> Drawn:
        return Drawn(page.items, sheet.nodes, (sheet.width, sheet.height), sheet.families)

    key = _digest(f"{theme_digest} {sheet.width} {sheet.height} {_page_told(page)}")
    return Plate(key, kind, number, title, draw, lambda node: owners.get(node, ""))


def _digest(whole: str) -> str:
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(slide: Slide) -> str:
    """All that a slide says, its pictures by their digests."""
    blocks = [replace(b, picture=_slim(b.picture)) if isinstance(b, PictureBlock) else b for b in slide.blocks]
    return repr((slide.kind, slide.section, slide.layout, blocks))


def _page_told(page: Page) -> str:
    return repr([replace(i, picture=_slim(i.picture)) if isinstance(i, Image) else i for i in page.items])


def _slim(picture: Picture) -> Picture:
    return replace(picture, data=b"", drawing=None)
