"""Text of a placeholder as PowerPoint sets it: lines, bullets, alignment, underlined links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.compose.breaking import Fragment, TooWide, break_lines, face_of
from builder.compose.drawing.looks import Face
from builder.compose.drawing.tree import Tree
from builder.model.backdrop import Bullet
from builder.model.document import Line, PageItem, Paragraph, Piece, Rule
from builder.model.template import Align, Anchor
from builder.model.text import Run

_SHARES: dict[Align, float] = {"l": 0.0, "just": 0.0, "ctr": 0.5, "r": 1.0}
_HYPHENS = ("-", "\u2010", "\u2013", "\u2014")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle for text, in points, without its insets."""

    x: float
    y: float
    width: float
    height: float
    anchor: Anchor = "t"


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set. ``spacing`` is a multiple of the font's pitch, ``pitch_pt`` one that is fixed.

    ``link`` is the colour of links, None where they keep the text's; ``accents`` are those of headings and figures;
    ``room`` is how much of a line may be filled.
    """

    face: Face
    size: float
    colour: str
    link: str | None = None
    bold: bool = False
    align: Align = "l"
    spacing: float = 1.0
    pitch_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    capitals: bool = False
    hang_pt: float = 20.0
    bullet: Bullet = field(default_factory=Bullet)
    accents: tuple[str, str] = ("", "")
    room: float = 1.0

    def of(self, paragraph: Paragraph) -> Look:
        """The same for one paragraph."""
        if paragraph.emphasis == "none":
            return self
        colour = self.accents[0 if paragraph.emphasis == "heading" else 1]
        scale = paragraph.scale
        return replace(self, size=self.size * scale, pitch_pt=self.pitch_pt * scale, colour=colour, align=self.align)

    @property
    def pitch(self) -> float:
        """From baseline to baseline, in points."""
        metrics = self.face.measured["bold" if self.bold else "regular"]
        return self.pitch_pt or metrics.pitch * self.spacing * self.size

    @property
    def depth(self) -> float:
        """Below the last baseline, in points."""
        return self.face.measured["bold" if self.bold else "regular"].depth * self.size


Owner = Callable[[Paragraph], tuple[int, int | None]]
"""The element of a paragraph's text, and that of its label, None where nothing is read for it."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A paragraph, broken into lines."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    look: Look
    lines: list[list[Fragment]]
    indent: float


def set_text(paragraphs: Sequence[Paragraph], area: Area, look: Look, tree: Tree, owner: Owner) -> Iterator[PageItem]:
    """The lines of a text in its area, and the rules under its links."""
    broken = [_break(paragraph, area.width, look.of(paragraph)) for paragraph in paragraphs]
    y = area.y + (area.height - _height(broken)) * {"t": 0.0, "ctr": 0.5, "b": 1.0}[area.anchor]
    for number, each in enumerate(broken):
        y += each.look.before_pt if number else 0.0
        yield from _paragraph(each, area, y, tree, owner)
        y += len(each.lines) * each.look.pitch + each.look.after_pt


def _height(broken: Sequence[_Set]) -> float:
    lines = sum(len(each.lines) * each.look.pitch for each in broken)
    between = sum(b.look.before_pt for b in broken[1:]) + sum(b.look.after_pt for b in broken[:-1])
    return lines + between


def _break(paragraph: Paragraph, width: float, look: Look) -> _Set:
    runs = paragraph.runs
    if look.capitals:
        runs = tuple(replace(run, text=run.text.upper()) for run in runs)
    indent = paragraph.indent_pt(look.size, look.hang_pt)
    try:
        lines = break_lines(runs, look.face.measured, look.size, (width - indent) * look.room, look.bold)
    except TooWide:  # cells and sides are measured with margins of their own
        lines = break_lines(runs, look.face.measured, look.size, float("inf"), look.bold)
    return _Set(paragraph, runs, look, lines, indent)


def _paragraph(each: _Set, area: Area, top: float, tree: Tree, owner: Owner) -> Iterator[PageItem]:
    look, node = each.look, -1
    text, label = owner(each.paragraph)
    owners = [tree.of_run(run, text) for run in each.runs]
    rules: list[PageItem] = []
    for number, fragments in enumerate(each.lines):
        baseline = top + (number + 1) * look.pitch - look.depth
        pieces = list(_pieces(each, fragments, area, owners, number == len(each.lines) - 1))
        for piece, fragment in zip(pieces, fragments, strict=True):
            if each.runs[fragment.run].link:
                under = baseline + 0.11 * look.size
                rules.append(Rule(piece.x, under, piece.x + piece.width, under, 0.05 * look.size, piece.colour))
        if not number and each.paragraph.bullet != "none":
            pieces.insert(0, _label(each, area, label))
        yield Line(baseline, tuple(pieces))
        node = number
    if node >= 0:
        yield from rules


def _label(each: _Set, area: Area, node: int | None) -> Piece:
    look, bullet = each.look, each.look.bullet
    known = look.face.drawn["regular"].advances
    character = bullet.character if bullet.character in known else "•"
    text = f"{each.paragraph.number}." if each.paragraph.bullet == "number" else character
    size = look.size * bullet.share
    width = look.face.drawn["regular"].word_width(text) * size
    return Piece(area.x, text, "regular", size, bullet.colour or look.colour, node, width, look.face.family)


def _pieces(
    each: _Set, fragments: Sequence[Fragment], area: Area, owners: Sequence[int], is_last: bool
) -> Iterator[Piece]:
    """The pieces of a line; where the paragraph goes on a space ends it, so that words don't fuse."""
    look = each.look
    texts = [fragment.text for fragment in fragments]
    broken_word = texts[-1].endswith(_HYPHENS)
    texts[-1] = texts[-1].rstrip(" ")
    faces = [face_of(each.runs[fragment.run], look.bold) for fragment in fragments]
    widths = [look.face.drawn[f].word_width(text) * look.size for f, text in zip(faces, texts, strict=True)]
    room = area.width - each.indent
    x = area.x + each.indent + (room - sum(widths)) * _SHARES[look.align]
    if not is_last and not broken_word:
        texts[-1] += " "
    for fragment, text, face, width in zip(fragments, texts, faces, widths, strict=True):
        run = each.runs[fragment.run]
        colour = look.link if run.link and look.link else look.colour
        yield Piece(x, text, face, look.size, colour, owners[fragment.run], width, look.face.family)
        x += width
