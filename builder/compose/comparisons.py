"""The two sides of a comparison on its slide: what they say, where it stands, at one size on both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.compose.figures import figure_caption, figure_value
from builder.model.document import Paragraph, SlideBlock, TextBlock
from builder.model.length import Box, Length
from builder.model.outline import Comparison, Finding, Side
from builder.model.template import Placeholder, Role, SlideLayout
from builder.model.text import Run

_SIDES: tuple[tuple[Role, Role, Role], ...] = (
    ("first-heading", "first-figure", "first-body"),
    ("second-heading", "second-figure", "second-body"),
)


def side_texts(item: Comparison, findings: Mapping[str, Finding]) -> tuple[tuple[Role, tuple[Paragraph, ...]], ...]:
    """Heading, figure and text of each side, in reading order."""
    texts: list[tuple[Role, tuple[Paragraph, ...]]] = []
    for side, (heading, number, body) in zip(item.sides, _SIDES, strict=True):
        texts.append((heading, (Paragraph((Run(str(side.heading)),)),)))
        figure = findings[str(side.figure)].figure if side.figure is not None else None
        if figure is not None:
            texts.append((number, (Paragraph((Run(figure_value(figure)),)),)))
        texts.append((body, _said(side, figure_caption(figure) if figure is not None else None)))
    return tuple(texts)


def _said(side: Side, caption: str | None) -> tuple[Paragraph, ...]:
    """What the figure is of, then the points; a single point is no list."""
    above = () if caption is None else (Paragraph((Run(caption),)),)
    if len(side.points) == 1 and not above:
        return (Paragraph(side.points[0].runs),)
    return (*above, *(Paragraph(point.runs, "dot") for point in side.points))


def side_places(texts: Sequence[tuple[Role, tuple[Paragraph, ...]]], layout: SlideLayout) -> dict[Role, Placeholder]:
    """Where the text of a side without a figure stands: in the figure's room as well."""
    given = {role for role, _ in texts}
    places: dict[Role, Placeholder] = {}
    for _, number, body in _SIDES:
        figure, text = layout.find_placeholder(number), layout.find_placeholder(body)
        if figure is not None and text is not None and number not in given and figure.box.y < text.box.y:
            height = Length(text.box.y + text.box.height - figure.box.y)
            places[body] = replace(text, box=Box(text.box.x, figure.box.y, text.box.width, height))
    return places


def levelled(blocks: Sequence[SlideBlock], layout: SlideLayout) -> list[SlideBlock]:
    """The blocks, with what stands side by side at one size: the smaller of the two."""
    sizes: dict[Role, float] = {}
    for block in blocks:
        placeholder = layout.find_placeholder(block.role)
        if isinstance(block, TextBlock) and placeholder is not None:
            sizes[block.role] = block.size_pt or placeholder.size_pt
    least: dict[Role, float] = {}
    for one, other in zip(*_SIDES, strict=True):
        if one in sizes and other in sizes:
            least[one] = least[other] = min(sizes[one], sizes[other])
    return [
        replace(block, size_pt=least[block.role]) if isinstance(block, TextBlock) and block.role in least else block
        for block in blocks
    ]
