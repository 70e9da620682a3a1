"""Paragraphs of the sheet as blocks of lines, under their element of the structure tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from builder.compose.breaking import Fragment, break_paragraph, face_of
from builder.compose.columns import Block, Row
from builder.compose.hyphenation import Parting
from builder.compose.metrics import FontSet
from builder.model.address import as_read
from builder.model.document import Line, Node, Piece, Tag
from builder.model.records import has_mark
from builder.model.text import Run
from builder.model.theme import Theme

LEADING = 1.28
_PRINTED = ("http", "https", "mailto", "tel")


def _with_addresses(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs, and behind each link whose words don't say it where it leads: paper can't be clicked."""
    for run in runs:
        yield run
        if run.link and run.link.partition(":")[0].lower() in _PRINTED and (read := as_read(run.link)) not in run.text:
            yield Run(f" ({read})", bold=run.bold, italic=run.italic)


_MOST_KEPT = 2_000


def keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    """Remember something; where it hardly comes again, the memory is not filled."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = value


def with_texts(runs: Sequence[Run], texts: Sequence[str]) -> list[Run]:
    """Runs with other words."""
    pairs = zip(runs, texts, strict=True)
    return [run if text is run.text else replace(run, text=text) for run, text in pairs]


class Structure:
    """The structure tree as it grows; an element's index stands for it."""

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("Document", -1)]

    def continued(self) -> Structure:
        """Another that goes on from here; what is added to it is not added to this one."""
        other = Structure()
        other.nodes = list(self.nodes)
        return other

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
        language: str | None = None,
    ) -> int:
        """Index of a new element under ``parent``."""
        node = Node(tag, parent, alt=alt, language=language, scope=scope, numbered=numbered, link=link, worded=worded)
        self.nodes.append(node)
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
    """What was set with values of a record in it: its texts, and what sets it with others."""

    texts: tuple[str, ...]
    set: Callable[[Sequence[str]], Block]


Decision = tuple[tuple[str, ...], Callable[[Sequence[str]], object]]
"""Texts, and what comes of them."""


@dataclass(slots=True)
class Trace:
    """What values of a record took part in while a sheet was laid out: blocks with values in them, and decisions."""

    blocks: list[Traced] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def add(self, set: Callable[[Sequence[str]], Block], *texts: str) -> None:
        """Remember a block where a value of a record stands in it."""
        if any(map(has_mark, texts)):
            self.blocks.append(Traced(texts, set))

    def decide(self, decide: Callable[[Sequence[str]], object], *texts: str) -> None:
        """Remember a decision where a value of a record takes part in it."""
        if any(map(has_mark, texts)):
            self.decisions.append((texts, decide))


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What setting text needs, for one width; ``full`` is that of all columns, ``parting`` parts words.

    ``trace`` learns what values of a record take part in; ``kept`` is what was set before, where that may come again.
    """

    theme: Theme
    fonts: FontSet
    structure: Structure
    width: float
    full: float = 0.0
    parting: Parting | None = None
    trace: Trace | None = None
    kept: dict[Any, Any] | None = None

    def widened(self) -> Typesetter:
        """The same, for text over all columns."""
        return replace(self, width=max(self.full, self.width))

    def alone(self) -> Typesetter:
        """The same for setting again, with other words, what is about to be set.

        Elements get the numbers that they are about to have, but they are not added.
        """
        return replace(self, structure=self.structure.continued(), trace=None)

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
        if self.trace is not None:
            alone, given = self.alone(), tuple(runs)
            self.trace.add(
                lambda texts: alone.alone().paragraph(
                    with_texts(given, texts), node, style, label, continues=continues
                ),
                *[run.text for run in runs],
            )
        runs = list(_with_addresses(runs))
        lines = break_paragraph(runs, self.fonts, style.size, self.width - style.indent, style.bold, self.parting)
        links = {
            index: self.structure.add("Link", node, alt=run.text.strip() or run.link, link=run.link)
            for index, run in enumerate(runs)
            if run.link
        }
        inner = links | self._foreign(runs, node, links)
        height = style.size * style.leading
        baseline = (height - style.size * self.fonts["regular"].pitch) / 2 + style.size * self.fonts["regular"].ascent
        rows: list[Row] = []
        for number, fragments in enumerate(lines):
            is_last = number == len(lines) - 1
            pieces = self._pieces(runs, fragments, node, inner, style, spaced=continues if is_last else None)
            if label and not number:
                width = self.fonts["regular"].word_width(label[0]) * style.size
                accent = self.theme.palette.accent
                pieces.insert(0, Piece(0.0, label[0], "regular", style.size, accent, label[1], width))
            rows.append(Row(height, (Line(baseline, tuple(pieces)),)))
        return Block(tuple(rows), style.before, joined=joined)

    def _foreign(self, runs: Sequence[Run], node: int, links: Mapping[int, int]) -> dict[int, int]:
        """An element for each run in another language, so that it is spoken in that."""
        return {
            index: self.structure.add("Span", links.get(index, node), language=run.language)
            for index, run in enumerate(runs)
            if run.language
        }

    def _pieces(
        self,
        runs: Sequence[Run],
        fragments: Sequence[Fragment],
        node: int,
        inner: Mapping[int, int],
        style: Style,
        spaced: bool | None,
    ) -> list[Piece]:
        """The pieces of one line.

        A space ends it where the text has one, so that extracted words don't fuse; ``spaced`` says whether one ends
        the last line.
        """
        x, pieces = style.indent, list[Piece]()
        for place, fragment in enumerate(fragments):
            run, text = runs[fragment.run], fragment.text
            if place == len(fragments) - 1:
                space = text.endswith(" ") if spaced is None else spaced
                text = text.rstrip(" ") + (" " if space else "")
            colour = self.theme.palette.primary if run.link else style.colour
            face = face_of(run, style.bold)
            pieces.append(Piece(x, text, face, style.size, colour, inner.get(fragment.run, node), fragment.width))
            x += fragment.width
        return pieces
