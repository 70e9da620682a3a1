"""Paragraphs of the sheet as blocks of lines, under their element of the structure tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from builder.compose.breaking import Fragment, break_paragraph, face_of
from builder.compose.columns import Block, Row
from builder.compose.metrics import FontSet
from builder.model.document import Line, Node, Piece, Tag
from builder.model.records import has_mark
from builder.model.text import Run
from builder.model.theme import Theme

LEADING = 1.28
_HYPHENS = ("-", "\u2010", "\u2013", "\u2014")


class Structure:
    """The structure tree as it grows; an element's index stands for it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", -1)]

    def add(
        self,
        tag: Tag,
        parent: int,
        *,
        alt: str | None = None,
        link: str | None = None,
        scope: Literal["Column", "Row"] | None = None,
        numbered: bool = False,
        worded: bool = False,
    ) -> int:
        """Index of a new element under ``parent``."""
        self.nodes.append(Node(tag, parent, alt=alt, scope=scope, numbered=numbered, link=link, worded=worded))
        return len(self.nodes) - 1


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; ``indent`` is the left margin of all its lines."""

    size: float
    colour: str
    bold: bool = False
    before: float = 0.0
    indent: float = 0.0
    leading: float = LEADING


@dataclass(frozen=True, slots=True)
class Traced:
    """A paragraph as it was asked for, and of whom."""

    setter: Typesetter
    runs: tuple[Run, ...]
    node: int
    style: Style
    label: tuple[str, int] | None
    continues: bool

    def set(self, runs: Sequence[Run]) -> Block:
        """The same paragraph with other words; the structure that it belongs to does not change."""
        alone = replace(self.setter, structure=Structure(), trace=None)
        return alone.paragraph(runs, self.node, self.style, self.label, continues=self.continues)


Decision = tuple[tuple[str, ...], Callable[[Sequence[str]], object]]
"""Texts, and what comes of them."""


@dataclass(slots=True)
class Trace:
    """What texts decided while a sheet was laid out: paragraphs with values of a record in them, and all else."""

    paragraphs: list[Traced] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def decide(self, decide: Callable[[Sequence[str]], object], *texts: str) -> None:
        """Remember a decision where a value of a record takes part in it."""
        if any(map(has_mark, texts)):
            self.decisions.append((texts, decide))


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What setting text needs, for one width."""

    theme: Theme
    fonts: FontSet
    structure: Structure
    width: float
    trace: Trace | None = None

    def paragraph(
        self,
        runs: Sequence[Run],
        node: int,
        style: Style,
        label: tuple[str, int] | None = None,
        *,
        joined: bool = False,
        continues: bool = False,
    ) -> Block:
        """A block with one row a line.

        Args:
            runs: The text; links become elements of their own under ``node``.
            node: The element that the text belongs to.
            label: A list label and its element, set at the left margin of the first line.
            joined: Whether the block stays with the next one.
            continues: Whether the element goes on with another paragraph, whose words must not fuse with these.

        Raises:
            TooWide: A word is wider than the column.
        """
        if self.trace is not None and any(has_mark(run.text) for run in runs):
            self.trace.paragraphs.append(Traced(self, tuple(runs), node, style, label, continues))
        lines = break_paragraph(runs, self.fonts, style.size, self.width - style.indent, style.bold)
        links = {
            index: self.structure.add("Link", node, alt=run.text.strip() or run.link, link=run.link)
            for index, run in enumerate(runs)
            if run.link
        }
        height = style.size * style.leading
        baseline = (height - style.size * self.fonts["regular"].pitch) / 2 + style.size * self.fonts["regular"].ascent
        rows: list[Row] = []
        for number, fragments in enumerate(lines):
            pieces = self._pieces(runs, fragments, node, links, style, goes_on=continues or number < len(lines) - 1)
            if label and not number:
                width = self.fonts["regular"].word_width(label[0]) * style.size
                accent = self.theme.palette.accent
                pieces.insert(0, Piece(0.0, label[0], "regular", style.size, accent, label[1], width))
            rows.append(Row(height, (Line(baseline, tuple(pieces)),)))
        return Block(tuple(rows), style.before, joined=joined)

    def _pieces(
        self,
        runs: Sequence[Run],
        fragments: Sequence[Fragment],
        node: int,
        links: Mapping[int, int],
        style: Style,
        goes_on: bool,
    ) -> list[Piece]:
        """The pieces of one line. Where the paragraph goes on, a space ends it: extracted words must not fuse."""
        x, pieces = style.indent, list[Piece]()
        for place, fragment in enumerate(fragments):
            run, text = runs[fragment.run], fragment.text
            if place == len(fragments) - 1:
                broken_word = text.endswith(_HYPHENS)
                text = text.rstrip(" ") + (" " if goes_on and not broken_word else "")
            colour = self.theme.palette.primary if run.link else style.colour
            face = face_of(run, style.bold)
            pieces.append(Piece(x, text, face, style.size, colour, links.get(fragment.run, node), fragment.width))
            x += fragment.width
        return pieces
