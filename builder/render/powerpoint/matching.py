"""Which slide layout of a template serves which kind of slide: by placeholders and geometry, not by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from builder.model.template import LayoutKind, Role
from builder.render.powerpoint.areas import area
from builder.render.powerpoint.layouts import Layout, Slot

Family = Literal["title", "section", "content", "pair", "comparison"]
KINDS: tuple[LayoutKind, ...] = get_args(LayoutKind)
Part = tuple[float, float, float, float]
"""Left, top, width and height, in shares of the whole."""
WHOLE: Part = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a kind of slide needs of a layout that was not made for it.

    ``main`` is what its main placeholder holds, ``foot`` what stands in a strip below. ``parts`` divide the layout's
    area for content where one text is not all; in a ``pair`` the left of two columns. The sides of a ``comparison``
    are both columns, with what is above them for headings.
    """

    family: Family
    main: Role | None = None
    parts: Mapping[Role, Part] = field(default_factory=dict)
    foot: Role | None = None


_BODY = Recipe("content", "body", foot="citation")
RECIPES: Mapping[LayoutKind, Recipe] = {
    "title": Recipe("title", "subtitle", foot="caption"),
    "notice": Recipe("content", "body"),
    "agenda": Recipe("content", "body"),
    "section": Recipe("section", "body"),
    "finding": _BODY,
    "big-figure": Recipe("pair", "body", {"figure": (0, 0, 1, 0.38), "caption": (0, 0.4, 1, 0.6)}, "citation"),
    "quotation": Recipe("content", "body", {"body": (0, 0, 1, 0.68), "speaker": (0, 0.72, 1, 0.28)}, "citation"),
    "chart": Recipe("content", "chart", foot="citation"),
    "table": Recipe("content", "table", foot="citation"),
    "advice": _BODY,
    "question": Recipe("section"),
    "picture": Recipe("content", "picture", {"picture": (0, 0, 0.62, 1), "caption": (0.65, 0, 0.35, 1)}, "citation"),
    "comparison": Recipe("comparison", "second", foot="citation"),
    "contacts": Recipe("content", "table"),
    "sources": Recipe("content", "body"),
}


def recipe_of(kind: LayoutKind) -> Recipe:
    return RECIPES.get(kind, _BODY)


def main_slot(layout: Layout) -> Slot | None:
    """The placeholder for content, if it is large enough to be one."""
    largest = next(iter(layout.contents), None)
    return largest if largest and area(largest.box) >= 0.12 * area(layout.page) else None


def title_slot(layout: Layout) -> Slot | None:
    return layout.find_slot("title", "ctrTitle")


def pair_slots(layout: Layout) -> tuple[Slot, Slot] | None:
    """Two placeholders for content beside each other, about as high as each other."""
    if len(layout.contents) < 2:
        return None
    left, right = sorted(layout.contents[:2], key=lambda slot: slot.box.x)
    apart = left.box.x + left.box.width <= right.box.x + layout.page.width * 0.01
    level = abs(left.box.y - right.box.y) < 0.06 * layout.page.height
    large = area(left.box) >= 0.1 * area(layout.page) and area(left.box) >= 0.4 * area(right.box)
    return (left, right) if apart and level and large else None


def heading_slots(layout: Layout, pair: tuple[Slot, Slot]) -> tuple[Slot, Slot] | None:
    """The placeholders for a heading above each of two columns."""
    found = tuple(_above(layout, column) for column in pair)
    return (found[0], found[1]) if found[0] is not None and found[1] is not None and found[0] != found[1] else None


def _above(layout: Layout, column: Slot) -> Slot | None:
    box, page = column.box, layout.page
    over = [
        slot
        for slot in layout.slots
        if slot.type in ("body", "obj") and not slot.turned and area(slot.box)
        and slot.box.y < box.y and slot.box.y + slot.box.height <= box.y + 0.03 * page.height
        and slot.box.height < 0.25 * page.height and abs(slot.box.x - box.x) < 0.05 * page.width
        and slot.box.width > 0.6 * box.width
    ]  # fmt: skip
    return max(over, key=lambda slot: slot.box.y, default=None)


def _share(slot: Slot | None, layout: Layout) -> float:
    return area(slot.box) / area(layout.page) if slot else 0.0


def _pictures(layout: Layout) -> int:
    return sum(slot.type in ("pic", "clipArt", "media") for slot in layout.slots)


def _title_score(layout: Layout) -> float:
    score = 10.0 * (layout.kind == "title")
    score += 4 * bool(layout.find_slot("ctrTitle")) + 4 * bool(layout.find_slot("subTitle"))
    score += 2 * bool(title_slot(layout)) + 2 * (layout.kind == "secHead")
    return score - 4 * (_share(main_slot(layout), layout) > 0.35) - _pictures(layout)


def _section_score(layout: Layout) -> float:
    if layout.kind == "secHead":
        return 20.0 + bool(title_slot(layout)) + bool(layout.contents) - _pictures(layout)
    return _title_score(layout) - 2 * len(layout.contents[1:])


def _content_score(layout: Layout) -> float:
    main, title = main_slot(layout), title_slot(layout)
    score = 4.0 * bool(title and not title.turned) + 4 * bool(main)
    score += 4 * _share(main, layout) + 3 * (main is not None and len(layout.contents) == 1)
    score += 3 * (layout.kind in ("obj", "tx")) - 1.5 * _pictures(layout) - len(layout.contents[1:])
    score -= 3 * bool(layout.find_slot("subTitle")) + 3 * bool(layout.find_slot("ctrTitle"))
    score -= 3 * (layout.kind in ("title", "secHead", "vertTx", "vertTitleAndTx", "picTx", "objTx"))
    if main and title:
        score += main.box.y >= title.box.y + title.box.height / 2
        score += main.box.width >= 0.45 * layout.page.width
    return score + 0.5 * (layout.kind == "titleOnly")


def _pair_score(layout: Layout) -> float:
    if pair_slots(layout) is None:
        return _content_score(layout) - 3
    score = 14.0 * bool(title_slot(layout)) + 3 * (layout.kind == "twoObj")
    return score - 1.5 * _pictures(layout) - 2 * len(layout.contents[2:])


def _comparison_score(layout: Layout) -> float:
    pair = pair_slots(layout)
    return _pair_score(layout) + 8 * (pair is not None and heading_slots(layout, pair) is not None)


# So many points don't make another slide master worth it.
_ABOUT_AS_GOOD = 4.0
_SCORES: Mapping[Family, Callable[[Layout], float]] = {
    "title": _title_score, "section": _section_score, "content": _content_score, "pair": _pair_score,
    "comparison": _comparison_score,
}  # fmt: skip


def choose(layouts: Sequence[Layout]) -> Mapping[Family, Layout]:
    """The layout for each family of slides; of equals the first.

    All of them are of one slide master, the first that text can go on, so that a deck has one look.
    """
    scored = {
        master: max(_content_score(layout) for layout in layouts if layout.master == master)
        for master in sorted({layout.master for layout in layouts})
    }
    master = next(m for m, score in scored.items() if score >= max(scored.values()) - _ABOUT_AS_GOOD)
    own = [layout for layout in layouts if layout.master == master]
    return {family: max(own, key=score) for family, score in _SCORES.items()}


def lacking(chosen: Mapping[Family, Layout]) -> dict[Family, str]:
    """What the layouts chosen are not, in words, by family."""
    found: dict[Family, str] = {}
    content = chosen["content"]
    if _title_score(chosen["title"]) < 6:
        found["title"] = "a title slide"
    if chosen["section"].kind != "secHead" and _title_score(chosen["section"]) < 6:
        found["section"] = "a section heading"
    if title_slot(content) is None:
        found["content"] = "a slide with a title"
    elif main_slot(content) is None:
        found["content"] = "a slide with a title and text"
    return found
