"""What is drawn, moved to its place on a page and made smaller."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.model.document import Drawing, Image, Line, PageItem, Panel, Part, Piece, Rule, Shape
from builder.model.shape import Gradient, Step


@dataclass(frozen=True, slots=True)
class Move:
    """By ``factor`` smaller, then by ``x`` and ``y`` points; ``nodes`` is added to the index of every node."""

    factor: float
    x: float
    y: float
    nodes: int = 0


def moved(items: Iterable[PageItem], move: Move) -> tuple[PageItem, ...]:
    """Items in another place, in another size, under other nodes."""
    return tuple([_item(item, move) for item in items])


def _item(item: PageItem, move: Move) -> PageItem:
    if isinstance(item, Drawing | Image):
        x, y = _point((item.x, item.y), move)
        width, height = item.width * move.factor, item.height * move.factor
        if isinstance(item, Image):
            return replace(item, node=_node(item.node, move), x=x, y=y, width=width, height=height)
        parts = tuple([_part(part, move) for part in item.parts])
        return replace(item, node=item.node + move.nodes, x=x, y=y, width=width, height=height, parts=parts)
    return _part(item, move)


def _part(item: Part, move: Move) -> Part:
    k = move.factor
    match item:
        case Line():
            return Line(item.y * k + move.y, tuple([_piece(piece, move) for piece in item.pieces]))
        case Rule():
            (x1, y1), (x2, y2) = _point((item.x1, item.y1), move), _point((item.x2, item.y2), move)
            return Rule(x1, y1, x2, y2, item.width * k, item.colour)
        case Panel():
            x, y = _point((item.x, item.y), move)
            return Panel(x, y, item.width * k, item.height * k, item.fill, item.radius * k)
        case Shape():
            return _shape(item, move)


def _piece(piece: Piece, move: Move) -> Piece:
    k = move.factor
    return replace(
        piece, x=piece.x * k + move.x, size=piece.size * k, width=piece.width * k, node=_node(piece.node, move)
    )


def _shape(shape: Shape, move: Move) -> Shape:
    return replace(
        shape,
        start=_point(shape.start, move),
        steps=tuple([_step(step, move) for step in shape.steps]),
        width=shape.width * move.factor,
        gradient=None if shape.gradient is None else _gradient(shape.gradient, move),
        clip=None if shape.clip is None else _rectangle(shape.clip, move),
    )


def _gradient(gradient: Gradient, move: Move) -> Gradient:
    start, end = _point(gradient.start, move), _point(gradient.end, move)
    return Gradient(start, end, gradient.stops, gradient.radius * move.factor)


def _rectangle(clip: tuple[float, float, float, float], move: Move) -> tuple[float, float, float, float]:
    x, y = _point((clip[0], clip[1]), move)
    return x, y, clip[2] * move.factor, clip[3] * move.factor


def _step(step: Step, move: Move) -> Step:
    return tuple([at * move.factor + (move.y if index % 2 else move.x) for index, at in enumerate(step)])


def _point(point: tuple[float, float], move: Move) -> tuple[float, float]:
    return point[0] * move.factor + move.x, point[1] * move.factor + move.y


def _node(node: int | None, move: Move) -> int | None:
    return None if node is None else node + move.nodes


def with_family(parts: Iterable[Part], family: str) -> tuple[Part, ...]:
    """Parts with their text in a family of fonts."""
    return tuple(
        [
            replace(part, pieces=tuple([replace(piece, family=family) for piece in part.pieces]))
            if isinstance(part, Line)
            else part
            for part in parts
        ]
    )


def moved_parts(parts: Iterable[Part], move: Move) -> tuple[Part, ...]:
    """Parts of a drawing in another place."""
    return tuple([_part(part, move) for part in parts])
