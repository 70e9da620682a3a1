"""Where title and content of a slide go on a layout that was not made for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.model.length import EMU_PER_POINT, Box
from builder.model.template import Role
from builder.render.powerpoint.areas import area, around, box_of, cut_bottom, largest_free, overlap, part_of, share
from builder.render.powerpoint.layouts import RUNNING_TYPES, Layout, Slot
from builder.render.powerpoint.matching import WHOLE, Part, Recipe, heading_slots, main_slot, pair_slots, title_slot
from builder.render.powerpoint.styles import Style

_STANDARD_WIDTH, _STANDARD_HEIGHT = 12_192_000, 6_858_000
_TITLE_HEIGHT, _GAP = 990_600, 91_440
_FOOT_HEIGHT: Mapping[Role, int] = {"citation": 419_100, "caption": 457_200}
# What the lower of two texts needs, whatever its share.
_LEAST_HEIGHT: Mapping[Role, int] = {"speaker": 914_400, "caption": 533_400}
# Letters that a text should have room for, and the size in points at which it should.
_LETTERS: Mapping[Role, tuple[int, float]] = {"title": (64, 24.0), "subtitle": (110, 18.0), "body": (140, 18.0)}
# The title of a publication, or a question, is so much longer than that of a finding.
_TITLE_ALONE = 1.6
_LETTER_EM, _CAPITAL_EM, _BOLDER, _LINE_EM = 0.62, 0.82, 1.15, 1.32
# Of a title, or of what stands below it, this much may lie on the other: their edges have no text.
_MOST_COVERED = 0.15
_LEFT, _RIGHT = (0.0, 0.0, 0.37, 1.0), (0.41, 0.0, 0.59, 1.0)
_HALVES = (0.0, 0.0, 0.485, 1.0), (0.515, 0.0, 0.485, 1.0)


@dataclass(frozen=True, slots=True)
class Stage:
    """Rectangles by role; ``slot`` is the title's placeholder, ``upright`` whether its text has to be turned back.

    ``main`` is the placeholder for content, if there is one; ``slots`` are the placeholders that hold a role; ``boxes``
    all rectangles but the title's.
    """

    title: Box
    slot: Slot | None
    upright: bool
    main: Slot | None
    slots: Mapping[Role, Slot]
    boxes: Mapping[Role, Box]


def stage_of(layout: Layout, recipe: Recipe) -> Stage:
    """Find a rectangle for everything that a recipe has."""
    slot, main = title_slot(layout), _main(layout, recipe)
    running = [s.box for s in layout.slots if s.type in RUNNING_TYPES and area(s.box)]
    own = _in_its_place(layout, recipe, slot, main, running) if slot is not None else None
    if own is not None:
        title, room = own
    else:
        room = _content_area(layout, main, running, recipe)
        alone = recipe.family in ("title", "section") and main is None
        title, room = _halves(room) if alone else _with_own_title(layout, main, room, running)
    if recipe.family in ("title", "section") and recipe.main:
        wanted, least = _needed(recipe.main, room, main), round(_needed("title", title, slot) * _TITLE_ALONE)
        room = _higher(layout, room, wanted, [title, *running])
        title, room = _from_title(layout, title, room, wanted, least)
    elif recipe.main:
        title, room = _balanced(layout, slot, title, room, running)
        if recipe.main == "table" and room.width < 0.62 * layout.page.width:
            room = max(room, largest_free(layout.inner, [title, *running], _GAP), key=lambda box: box.width)
    boxes = dict(_boxes(layout, recipe, room, main, title))
    return Stage(title, slot, slot is not None and own is None, main, _slots(layout, recipe, main), boxes)


def _in_its_place(
    layout: Layout, recipe: Recipe, slot: Slot, main: Slot | None, running: Sequence[Box]
) -> tuple[Box, Box] | None:
    """Title and content where the layout has them; None where it's turned, too narrow, or they are on each other."""
    if slot.turned or slot.box.width < 0.25 * layout.page.width:
        return None
    title = _clear(slot.box, layout.pictures_over(slot.box), 0.6)
    room = _content_area(layout, main, [title, *running], recipe)
    title, room = _with_room_for_title(layout, recipe, slot, title, room, running)
    covered = max(share(title, room), share(room, title)) if recipe.main else 0.0
    return (title, room) if covered <= _MOST_COVERED else None


def scale_of(layout: Layout) -> float:
    """Larger slides take larger text; on smaller ones it stays readable."""
    return max(1.0, min(layout.page.height / _STANDARD_HEIGHT, layout.page.width / _STANDARD_WIDTH))


# --- title and content ---------------------------------------------------------------------------------------------


def _main(layout: Layout, recipe: Recipe) -> Slot | None:
    if recipe.main is None:
        return None
    if recipe.family in ("pair", "comparison") and (pair := pair_slots(layout)):
        return pair[1]
    if recipe.family in ("title", "section"):
        return layout.find_slot("subTitle") or next(iter(layout.contents), None)
    return main_slot(layout)


def _slots(layout: Layout, recipe: Recipe, main: Slot | None) -> dict[Role, Slot]:
    """The placeholders that roles may have."""
    pair = pair_slots(layout) if recipe.family == "comparison" else None
    if pair is None:
        return {recipe.main: main} if recipe.main and main and recipe.family != "comparison" else {}
    return {"first": pair[0], "second": pair[1]}


def _columns_of(layout: Layout, recipe: Recipe) -> tuple[Slot, ...]:
    """The placeholders that a comparison takes the room of: two columns, and the headings above them."""
    pair = pair_slots(layout) if recipe.family == "comparison" else None
    return (*pair, *(heading_slots(layout, pair) or ())) if pair else ()


def _clear(box: Box, obstacles: Sequence[Box], least: float) -> Box:
    """A rectangle without what stands in it, where enough of it is left."""
    if not any(area(overlap(box, each)) for each in obstacles):
        return box
    free = largest_free(box, obstacles, _GAP)
    return free if area(free) >= least * area(box) else box


def _content_area(layout: Layout, main: Slot | None, taken: Sequence[Box], recipe: Recipe) -> Box:
    """The placeholder's own rectangle; without one, the largest that the layout leaves free."""
    if main is not None:
        # A layout of two columns serves a single text as well, across both.
        pair = pair_slots(layout) if main in layout.contents else None
        whole = around(pair[0].box, pair[1].box) if pair else main.box
        for slot in _columns_of(layout, recipe):
            whole = around(whole, slot.box)
        box = _clear(whole, taken, 0.4)
        clear = _clear(box, layout.pictures_over(box), 0.5)
        # A table has a ground of its own, and needs its width.
        return box if recipe.main == "table" and clear.width < 0.75 * box.width else clear
    free = largest_free(layout.inner, [*taken, *layout.obstacles()], 2 * _GAP)
    if area(free) < 0.18 * area(layout.page):
        free = largest_free(layout.inner, taken, 2 * _GAP)
    return free if area(free) else part_of(layout.page, (0.08, 0.3, 0.84, 0.6))


def _needed(role: Role, box: Box, slot: Slot | None) -> int:
    """How high a rectangle has to be for as much text as is usual; ``slot`` is the placeholder that it stands in."""
    letters, size = _LETTERS.get(role, _LETTERS["body"])
    style = slot.style if slot else None
    lines = -(-letters * _letter_em(style) * size // max(1.0, box.width / EMU_PER_POINT - 15))
    pitch = size * _LINE_EM * max(1.0, style.spacing if style else 1.0)
    around = style.space_pt("spcBef") + style.space_pt("spcAft") if style else 0.0
    return round((min(6.0, lines) * pitch + around) * EMU_PER_POINT) + 2 * _GAP


def _letter_em(style: Style | None) -> float:
    """How wide a letter is at most, on average, as a share of its size."""
    if style is None:
        return _LETTER_EM
    return (_CAPITAL_EM if style.capitals else _LETTER_EM) * (_BOLDER if style.bold else 1) + style.tracking_pt / 24


def _higher(layout: Layout, box: Box, least: int, taken: Sequence[Box]) -> Box:
    """A rectangle at least so high, as far as there is room below it, and then above it."""
    beside = [b for b in (*taken, *layout.obstacles()) if b.x < box.x + box.width and b.x + b.width > box.x]
    end, inner = box.y + box.height, layout.inner
    floor = min((b.y for b in beside if b.y >= end), default=inner.y + inner.height)
    below = min(max(0, least - box.height), max(0, floor - end))
    ceiling = max((b.y + b.height for b in beside if b.y + b.height <= box.y), default=inner.y)
    above = min(max(0, least - box.height - below), max(0, box.y - ceiling))
    return box_of(box.x, box.y - above, box.width, box.height + below + above)


def _with_room_for_title(
    layout: Layout, recipe: Recipe, slot: Slot, title: Box, room: Box, running: Sequence[Box]
) -> tuple[Box, Box]:
    """A title that would not hold a usual one takes what is free around it, and some of the content below."""
    alone = recipe.family in ("title", "section")
    least = round(_needed("title", title, slot) * (_TITLE_ALONE if alone else 1))
    title = _higher(layout, title, least, [room, *running])
    end = title.y + title.height
    lacks = min(least - title.height, round(0.25 * room.height))
    if lacks <= 0 or room.y < end or room.x >= title.x + title.width:
        return title, room
    lower = box_of(room.x, room.y + lacks, room.width, room.height - lacks)
    return box_of(title.x, title.y, title.width, title.height + lacks), lower


def _balanced(layout: Layout, slot: Slot | None, title: Box, room: Box, running: Sequence[Box]) -> tuple[Box, Box]:
    """Content with little room, as on a section's layout, takes what is free, and what a high title does not need."""
    wanted = round(0.38 * layout.page.height)
    room = _higher(layout, room, wanted, [title, *running])
    return _from_title(layout, title, room, wanted, _needed("title", title, slot))


def _from_title(layout: Layout, title: Box, room: Box, wanted: int, least: int) -> tuple[Box, Box]:
    """Content that is lower than wanted takes from a title just above it what that does not need."""
    spare = title.height - least
    if room.height >= wanted or spare <= 0 or not 0 <= room.y - title.y - title.height < 0.1 * layout.page.height:
        return title, room
    more = min(spare, wanted - room.height)
    title = box_of(title.x, title.y, title.width, title.height - more)
    return title, box_of(room.x, room.y - more, room.width, room.height + more)


def _halves(room: Box) -> tuple[Box, Box]:
    """A title about the middle of a slide with little else on it, and what stands below it."""
    return part_of(room, (0.0, 0.15, 1.0, 0.33)), part_of(room, (0.0, 0.51, 1.0, 0.4))


def _with_own_title(layout: Layout, main: Slot | None, room: Box, running: Sequence[Box]) -> tuple[Box, Box]:
    """A title above the content, as wide as the slide where nothing is in the way; or in the content's upper part."""
    height = round(_TITLE_HEIGHT * scale_of(layout))
    inner = layout.inner
    top = room.y if main is None else min(room.y, main.box.y)
    if main is not None and top - inner.y >= height:
        wide = box_of(inner.x, top - height - _GAP, inner.width, height)
        narrow = box_of(room.x, wide.y, room.width, height)
        return (narrow if any(area(overlap(wide, each)) for each in layout.obstacles()) else wide), room
    room = _higher(layout, room, 3 * height, running)
    height = min(height, round(0.35 * room.height))
    lower = box_of(room.x, room.y + height + _GAP, room.width, room.height - height - _GAP)
    return box_of(room.x, room.y, room.width, height), lower


# --- the parts of the content --------------------------------------------------------------------------------------


def _boxes(layout: Layout, recipe: Recipe, room: Box, main: Slot | None, title: Box) -> Iterator[tuple[Role, Box]]:
    if recipe.foot is not None:
        room, strip = _foot(layout, recipe, room, main, title)
        if strip is not None:
            yield recipe.foot, strip
    if recipe.family == "comparison":
        yield from _sides(layout, room)
    elif recipe.family == "pair":
        left, right = _columns(layout, room)
        yield "body", right
        yield from _divided(left, recipe.parts).items()
    else:
        yield from _divided(room, recipe.parts or ({recipe.main: WHOLE} if recipe.main else {})).items()


def _foot(layout: Layout, recipe: Recipe, room: Box, main: Slot | None, title: Box) -> tuple[Box, Box | None]:
    """A strip below the content where the layout has room, else at its foot; none of a title where neither is."""
    height = round(_FOOT_HEIGHT[recipe.foot or "citation"] * scale_of(layout))
    end = room.y + room.height
    below = box_of(room.x, end, room.width, layout.inner.y + layout.inner.height - end)
    taken = [title, *(slot.box for slot in layout.slots if slot.type in RUNNING_TYPES)]
    needed = _needed("subtitle", room, main) if recipe.family == "title" else 0
    if needed and room.height - height - _GAP >= needed:
        below = box_of(0, 0, 0, 0)
    free = largest_free(below, [*taken, *layout.obstacles()]) if below.height > 0 else below
    if free.height >= height and free.width >= 0.8 * room.width:
        return room, box_of(free.x, free.y, free.width, height)
    upper, strip = cut_bottom(room, height)
    if needed and upper.height - _GAP < needed:
        return room, None
    return cut_bottom(upper, _GAP)[0], _clear(strip, layout.pictures_over(strip), 0.3)


def _columns(layout: Layout, room: Box) -> tuple[Box, Box]:
    both = pair_slots(layout)
    if both is None:
        return part_of(room, _LEFT), part_of(room, _RIGHT)
    return overlap(both[0].box, room), overlap(both[1].box, room)


def _sides(layout: Layout, room: Box) -> Iterator[tuple[Role, Box]]:
    """The two columns of a layout, or two that are as wide as each other."""
    columns = [overlap(box_of(s.box.x, room.y, s.box.width, room.height), room) for s in pair_slots(layout) or ()]
    yield "first", columns[0] if columns else part_of(room, _HALVES[0])
    yield "second", columns[1] if columns else part_of(room, _HALVES[1])


def _divided(room: Box, parts: Mapping[Role, Part]) -> dict[Role, Box]:
    """A rectangle divided; the lower of two texts has as much of a low one as it needs, if not more than half."""
    boxes = {role: part_of(room, part) for role, part in parts.items()}
    if len(boxes) != 2:
        return boxes
    (upper, head), (lower, foot) = sorted(boxes.items(), key=lambda pair: pair[1].y)
    lacks = min(_LEAST_HEIGHT.get(lower, 0), room.height // 2) - foot.height
    if lacks <= 0:
        return boxes
    return {
        upper: box_of(head.x, head.y, head.width, head.height - lacks),
        lower: box_of(foot.x, foot.y - lacks, foot.width, foot.height + lacks),
    }
