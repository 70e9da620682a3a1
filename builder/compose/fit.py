"""One policy for text in placeholders: preferred size, down to a floor, then another slide, then refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder.compose.breaking import TooWide, count_lines
from builder.compose.metrics import FontSet
from builder.model.document import Paragraph
from builder.model.length import EMU_PER_POINT, Box, Length
from builder.model.template import Placeholder
from builder.model.text import Run

STEP_PT = 2.0
# How much of a box is filled at most, in width and height: clients differ by a hair in how they round.
FILL = 0.99
# A name or a figure of fewer words is not a sentence whose lines could be more alike.
_FEWEST_SPACES = 4
# Shares of a box's width in which a text is tried, so that its lines are more alike.
_SHARES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs as they stand on one slide or several.

    ``size_pt`` is None where the preferred size fits, ``box`` where the placeholder's own place does.
    """

    parts: tuple[tuple[Paragraph, ...], ...]
    size_pt: float | None
    box: Box | None = None


def text_box(placeholder: Placeholder) -> tuple[float, float]:
    """Width and height of the room for text in a placeholder, in points."""
    left, top, right, bottom = placeholder.insets
    return (
        (placeholder.box.width - left - right) / EMU_PER_POINT,
        (placeholder.box.height - top - bottom) / EMU_PER_POINT,
    )


def sizes(preferred: float, floor: float) -> Iterable[float]:
    """Sizes to try, largest first."""
    size = preferred
    while size >= floor:
        yield size
        size -= STEP_PT


def _height(
    paragraph: Paragraph, placeholder: Placeholder, room: float, fonts: FontSet, size: float
) -> tuple[float, bool]:
    """Height of a paragraph in a text box ``room`` wide, with the space above, and whether it ends in a single word."""
    size *= paragraph.scale
    width = room * FILL - paragraph.indent_pt(size, placeholder.hang_pt)
    runs = _capitals(paragraph.runs) if placeholder.capitals else paragraph.runs
    lines, orphan = count_lines(runs, fonts, size, width, placeholder.bold)
    if lines > 1 and not orphan:  # what a client fills to the last hair may leave one
        orphan = count_lines(runs, fonts, size, width / FILL, placeholder.bold)[1]
    pitch = fonts["bold" if placeholder.bold else "regular"].pitch * placeholder.spacing * size
    fixed = placeholder.pitch_pt * paragraph.scale
    return lines * (fixed or pitch) + placeholder.before_pt + placeholder.after_pt, orphan


def _capitals(runs: Sequence[Run]) -> list[Run]:
    """Runs as they are shown by a layout that sets all in capitals."""
    return [replace(run, text=run.text.upper()) for run in runs]


def _narrowed(paragraphs: Sequence[Paragraph], placeholder: Placeholder, fonts: FontSet, size: float) -> Box | None:
    """A narrower place for a sentence whose last line would hold a single word, with as many lines.

    Returns:
        None where none of the widths helps.
    """
    if len(paragraphs) != 1 or placeholder.turned or placeholder.rightward:
        return None
    if sum(run.text.count(" ") for run in paragraphs[0].runs) < _FEWEST_SPACES:
        return None
    # LibreOffice breaks a link where its line is full, within a word.
    if any(run.link for run in paragraphs[0].runs):
        return None
    width, _ = text_box(placeholder)
    height, _ = _height(paragraphs[0], placeholder, width, fonts, size)
    for share in _SHARES:
        try:
            other, orphan = _height(paragraphs[0], placeholder, width * share, fonts, size)
        except TooWide:
            return None
        if other > height:
            return None
        if not orphan:
            return _narrow(placeholder, round(width * (1 - share) * EMU_PER_POINT))
    return None


def _narrow(placeholder: Placeholder, less: int) -> Box:
    """The box, narrower on the side where its lines end."""
    x, y, width, height = placeholder.box
    shift = {"r": less, "ctr": less // 2}.get(placeholder.align, 0)
    return Box(Length(x + shift), y, Length(width - less), height)


def fit_one(paragraphs: Sequence[Paragraph], placeholder: Placeholder, fonts: FontSet, floor: float) -> Fitted | None:
    """Fit text on one slide.

    A sentence that would leave a single word on its last line gets a narrower box. Where that doesn't help, among the
    sizes that fit the largest without such a word wins if it is at most two steps down.

    Returns:
        None where the text doesn't fit even at ``floor`` points.
    """
    width, height = text_box(placeholder)
    room = height * FILL
    largest: float | None = None
    for size in sizes(placeholder.size_pt, min(floor, placeholder.size_pt)):
        try:
            measured = [_height(paragraph, placeholder, width, fonts, size) for paragraph in paragraphs]
        except TooWide:
            continue
        if sum([each for each, _ in measured]) > room:
            continue
        if not any(orphan for _, orphan in measured):
            return Fitted((tuple(paragraphs),), _chosen(size, placeholder))
        if box := _narrowed(paragraphs, placeholder, fonts, size):
            return Fitted((tuple(paragraphs),), _chosen(size, placeholder), box)
        largest = largest or size
        if largest - size >= 2 * STEP_PT:
            break
    return None if largest is None else Fitted((tuple(paragraphs),), _chosen(largest, placeholder))


def fit_flow(paragraphs: Sequence[Paragraph], placeholder: Placeholder, fonts: FontSet, floor: float) -> Fitted | None:
    """Fit a list that may go on on further slides, each paragraph whole and the slides evenly filled.

    Returns:
        None where a paragraph alone doesn't fit on a slide at ``floor`` points.
    """
    if whole := fit_one(paragraphs, placeholder, fonts, floor):
        return whole
    width, height = text_box(placeholder)
    room = height * FILL
    tried: list[tuple[float, list[float]]] = []
    for size in sizes(placeholder.size_pt, min(floor, placeholder.size_pt)):
        try:
            heights = [_height(paragraph, placeholder, width, fonts, size)[0] for paragraph in paragraphs]
        except TooWide:
            continue
        tried.append((size, heights))
    if not tried or max(tried[-1][1]) > room:
        return None
    count = len(partition(tried[-1][1], room))
    for size, heights in tried:
        if max(heights) <= room and len(partition(heights, room)) == count:
            parts = spread(heights, room, count)
            return Fitted(
                tuple(tuple(paragraphs[start:end]) for start, end in parts),
                _chosen(size, placeholder),
            )
    return None


def partition(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Half-open ranges of consecutive paragraphs, each as full as ``room`` allows. Linear."""
    ranges: list[tuple[int, int]] = []
    start, filled = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and filled + height > room:
            ranges.append((start, index))
            start, filled = index, 0.0
        filled += height
    return [*ranges, (start, len(heights))]


def spread(heights: Sequence[float], room: float, count: int) -> list[tuple[int, int]]:
    """Like ``partition`` into ``count`` ranges, but about equally full, so that the last isn't nearly empty."""
    ranges: list[tuple[int, int]] = []
    start, left = 0, sum(heights)
    for parts in range(count, 1, -1):
        end, filled = start, 0.0
        while end < len(heights) and (end == start or filled + heights[end] / 2 <= left / parts):
            filled += heights[end]
            end += 1
        ranges.append((start, end))
        start, left = end, left - filled
    ranges.append((start, len(heights)))
    fits = all(start < end and sum(heights[start:end]) <= room for start, end in ranges)
    return ranges if fits else partition(heights, room)


def _chosen(size: float, placeholder: Placeholder) -> float | None:
    return None if size == placeholder.size_pt else size
