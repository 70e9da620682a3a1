"""What stands where on a picture: paragraphs, charts and pictures in reading order, each with the entry it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import mul

from builder.ledger.page_lines import in_order
from builder.model.colour import contrast
from builder.model.document import Drawing, Image, Line, Node, PageItem, Panel, Part, Shape, Tag

_WITHIN = ("Link", "Span", "Lbl", "LBody")
"""Elements whose content belongs to the one around them: a list's item is read with what stands before it."""
_ASCENT, _DESCENT = 0.8, 0.25
_PAPER = "FFFFFF"

Owner = Callable[[int], str]
"""The id of the entry that an element belongs to; empty where it belongs to none."""


@dataclass(frozen=True, slots=True)
class Area:
    """A paragraph, cell, chart or picture, in points from the picture's top left corner.

    ``text`` is what a reader sees, ``alt`` what stands for it, None where that is the text itself. ``contrast`` is the
    least of its text with what is painted behind it; None where there is no text, or a picture or a gradient behind.
    """

    node: int
    tag: Tag
    entry: str
    left: float
    top: float
    right: float
    bottom: float
    text: str
    alt: str | None
    contrast: float | None
    size: float


@dataclass(slots=True)
class _Growing:
    """An area while its items are gone through; ``content`` is the last element that it was drawn for."""

    content: int
    left: float = float("inf")
    top: float = float("inf")
    right: float = float("-inf")
    bottom: float = float("-inf")
    texts: list[str] = field(default_factory=list)
    contrasts: list[float] = field(default_factory=list)
    size: float = 0.0

    def include(self, left: float, top: float, right: float, bottom: float) -> None:
        self.left, self.top = min(self.left, left), min(self.top, top)
        self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)


def find_areas(items: Sequence[PageItem], nodes: Sequence[Node], owner: Owner) -> tuple[Area, ...]:
    """The areas of a picture, in reading order.

    Args:
        items: As drawn.
        nodes: The elements that they belong to.
        owner: Whose an element is.
    """
    growing: dict[int, _Growing] = {}
    ground = _Ground()
    for item in items:
        ground.paint(item)
        if isinstance(item, Drawing):
            grown = growing.setdefault(item.node, _Growing(item.node))
            grown.include(item.x, item.y, item.x + item.width, item.y + item.height)
            _measure(grown, (part for part in item.parts), ground)
        elif isinstance(item, Image):
            if item.node is not None:
                grown = growing.setdefault(item.node, _Growing(item.node))
                grown.include(item.x, item.y, item.x + item.width, item.y + item.height)
        elif isinstance(item, Line):
            _add_line(item, nodes, growing, ground)
    return tuple(_finished(node, growing[node], nodes, owner) for node in in_order(nodes, growing))


def _add_line(line: Line, nodes: Sequence[Node], growing: dict[int, _Growing], ground: _Ground) -> None:
    for piece in line.pieces:
        if piece.node is None or not piece.text:
            continue
        grown = growing.setdefault(_enclosing(nodes, piece.node), _Growing(piece.node))
        grown.content = piece.node
        top, bottom = line.y - _ASCENT * piece.size, line.y + _DESCENT * piece.size
        grown.include(piece.x, top, piece.x + piece.width, bottom)
        grown.texts.append(piece.text)
        _tell_text(grown, piece.colour, piece.size, (piece.x + piece.width / 2, line.y - 0.3 * piece.size), ground)


def _measure(grown: _Growing, parts: Iterable[Part], ground: _Ground) -> None:
    """The contrast of a chart's labels with the bars and slices that they stand on."""
    for part in parts:
        ground.paint(part)
        if isinstance(part, Line):
            for piece in part.pieces:
                grown.texts.append(f"{piece.text} ")
                at = (piece.x + piece.width / 2, part.y - 0.3 * piece.size)
                _tell_text(grown, piece.colour, piece.size, at, ground)


def _tell_text(grown: _Growing, colour: str, size: float, at: tuple[float, float], ground: _Ground) -> None:
    grown.size = max(grown.size, size)
    behind = ground.at(*at)
    if behind is not None:
        grown.contrasts.append(contrast(colour, behind))


def _enclosing(nodes: Sequence[Node], node: int) -> int:
    while nodes[node].tag in _WITHIN and nodes[node].parent >= 0:
        node = nodes[node].parent
    return node


def _block(nodes: Sequence[Node], node: int) -> int:
    """The paragraph that a link or words in another language stand in."""
    while nodes[node].tag in ("Link", "Span") and nodes[node].parent >= 0:
        node = nodes[node].parent
    return node


def _finished(index: int, grown: _Growing, nodes: Sequence[Node], owner: Owner) -> Area:
    node = nodes[index]
    return Area(
        node=index,
        tag=node.tag,
        entry=owner(_block(nodes, grown.content)),
        left=grown.left,
        top=grown.top,
        right=grown.right,
        bottom=grown.bottom,
        text=" ".join("".join(grown.texts).split()),
        alt=node.alt if node.tag == "Figure" else None,
        contrast=min(grown.contrasts, default=None),
        size=grown.size,
    )


Outline = tuple[tuple[float, float], ...]


@dataclass(slots=True)
class _Ground:
    """What has been painted so far, so that it is known what a text stands on."""

    painted: list[tuple[Outline, str | None]] = field(default_factory=list)

    def paint(self, item: PageItem | Part) -> None:
        match item:
            case Panel():
                self.painted.append((_corners(item.x, item.y, item.width, item.height), item.fill))
            case Image():
                self.painted.append((_corners(item.x, item.y, item.width, item.height), None))
            case Shape() if item.fill is not None or item.gradient is not None:
                self.painted.append((tuple(_points(item)), None if item.gradient is not None else item.fill))

    def at(self, x: float, y: float) -> str | None:
        """The colour at a point; None where it is not one colour."""
        return next((colour for outline, colour in reversed(self.painted) if _is_within(outline, x, y)), _PAPER)


def _corners(x: float, y: float, width: float, height: float) -> Outline:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _points(shape: Shape) -> Iterator[tuple[float, float]]:
    """A shape's outline, of each curve four points."""
    at = shape.start
    yield at
    for step in shape.steps:
        end = step[-2], step[-1]
        if len(step) == 6:
            yield from (_on_curve(at, step, share) for share in (0.25, 0.5, 0.75))
        yield end
        at = end


def _on_curve(start: tuple[float, float], step: tuple[float, ...], share: float) -> tuple[float, float]:
    rest = 1 - share
    weights = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    xs, ys = (start[0], *step[::2]), (start[1], *step[1::2])
    return sum(map(mul, weights, xs)), sum(map(mul, weights, ys))


def _is_within(outline: Outline, x: float, y: float) -> bool:
    """Whether a line from the point to the right crosses the outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise((*outline, outline[0])):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
