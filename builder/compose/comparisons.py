"""The two sides of a comparison on its slide: what they say, at one size on both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.compose.figures import figure_caption, figure_value
from builder.model.document import Paragraph, SlideBlock, TextBlock
from builder.model.outline import Comparison, Finding, Side
from builder.model.template import Role, SlideLayout
from builder.model.text import Run

_SIDES: tuple[Role, Role] = ("first", "second")


def side_texts(item: Comparison, findings: Mapping[str, Finding]) -> tuple[tuple[Role, tuple[Paragraph, ...]], ...]:
    """The sides in reading order, each as one text: side by side, read one after the other."""
    return tuple((role, tuple(_said(side, findings))) for side, role in zip(item.sides, _SIDES, strict=True))


def _said(side: Side, findings: Mapping[str, Finding]) -> list[Paragraph]:
    """Heading, figure and what it is of, then the points; a single point is no list."""
    said = [Paragraph((Run(str(side.heading), bold=True),), emphasis="heading")]
    figure = findings[str(side.figure)].figure if side.figure is not None else None
    if figure is not None:
        said.append(Paragraph((Run(figure_value(figure), bold=True),), emphasis="figure"))
        said.append(Paragraph((Run(figure_caption(figure)),)))
    elif len(side.points) == 1:
        return [*said, Paragraph(side.points[0].runs)]
    return [*said, *(Paragraph(point.runs, "dot") for point in side.points)]


def levelled(blocks: Sequence[SlideBlock], layout: SlideLayout) -> list[SlideBlock]:
    """The blocks, with the sides at one size: the smaller of the two."""
    sizes: list[float] = []
    for block in blocks:
        placeholder = layout.find_placeholder(block.role)
        if isinstance(block, TextBlock) and block.role in _SIDES and placeholder is not None:
            sizes.append(block.size_pt or placeholder.size_pt)
    if len(set(sizes)) < 2:
        return list(blocks)
    return [
        replace(block, size_pt=min(sizes)) if isinstance(block, TextBlock) and block.role in _SIDES else block
        for block in blocks
    ]
