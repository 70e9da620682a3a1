"""The decisions that values of a record take part in: editions of the same decisions differ in the values alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder.compose.breaking import TooWide
from builder.compose.citations import number_sources
from builder.compose.deck import draft_slides, fit_draft
from builder.compose.document import PAPER
from builder.compose.metrics import load_fonts
from builder.compose.sheet import compose_sheet
from builder.compose.slides import Draft
from builder.compose.typefaces import Typefaces
from builder.compose.typesetting import Structure, Trace, Typesetter
from builder.model.document import Line, Paragraph, Slide, TableBlock, TextBlock
from builder.model.outline import Outline
from builder.model.picture import Picture
from builder.model.records import has_mark, unmarked
from builder.model.source import Source, Verdict
from builder.model.template import SlideLayout, Template
from builder.model.text import Run
from builder.model.theme import Theme

Fill = Callable[[str], str]
"""Puts the values of a record between the marks, and takes the marks away."""

Shape = tuple[Any, ...]
Lines = tuple[tuple[Line, ...], ...]
"""The lines of each paragraph, from its own top left."""


class SheetShapes:
    """How paragraphs of the sheet with a value in them come out for a record."""

    def __init__(
        self,
        outline: Outline,
        sources: Mapping[str, Source],
        verdicts: Sequence[Verdict],
        pictures: Mapping[str, Picture],
        theme: Theme,
        paper: str,
    ) -> None:
        """Lay out the sheet of an outline with marks around values.

        Raises:
            ValueError: A value stands where its decisions are not known, or the sheet can't be laid out.
        """
        fonts = load_fonts(theme.font)
        trace, citations = Trace(), number_sources(outline, sources, verdicts)
        sheet, _ = compose_sheet(outline, citations, theme, fonts, PAPER[paper], pictures, None, trace)
        if sheet is None:
            raise ValueError("the sheet can't be laid out")
        if any(run.link for paragraph in trace.paragraphs for run in paragraph.runs):
            raise ValueError("a link stands beside a value")
        self.paragraphs = tuple(trace.paragraphs)
        self._decisions = trace.decisions
        self._setters = [Typesetter(theme, fonts, Structure(), each.width) for each in self.paragraphs]
        self._decided = self._decide(unmarked)
        self._known: dict[Any, tuple[Line, ...]] = {}

    def _decide(self, fill: Fill) -> list[object]:
        return [decision(fill) for decision in self._decisions]

    def find(self, fill: Fill) -> tuple[Shape, Lines] | None:
        """The decisions for a record and the lines of each paragraph; None where its sheet has to be built in full."""
        if self._decide(fill) != self._decided:
            return None
        try:
            lines = [self._set(place, fill) for place in range(len(self.paragraphs))]
        except TooWide:
            return None
        shape = tuple([tuple([tuple([(p.face, p.node) for p in line.pieces]) for line in each]) for each in lines])
        return shape, tuple(lines)

    def _set(self, place: int, fill: Fill) -> tuple[Line, ...]:
        """The lines of a paragraph; those of values that were there before are known."""
        each = self.paragraphs[place]
        runs = _runs(each.runs, fill)
        key = (place, *[run.text for run in runs])
        if (lines := self._known.get(key)) is None:
            block = self._setters[place].paragraph(runs, each.node, each.style, each.label, continues=each.continues)
            lines = tuple([item for row in block.rows for item in row.items if isinstance(item, Line)])
            _remember(self._known, key, lines)
        return lines


_MOST_KNOWN = 2_000


def _remember(known: dict[Any, Any], key: Any, value: Any) -> None:
    """Keep what was found; where values hardly come again, the memory is not filled with them."""
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[key] = value


class DeckShapes:
    """How slides come out for a record, without the rest of them.

    Only drafts that have a value in them are fitted. A chart with a value in it is not decided here.
    """

    def __init__(
        self,
        outline: Outline,
        sources: Mapping[str, Source],
        verdicts: Sequence[Verdict],
        pictures: Mapping[str, Picture],
        theme: Theme,
        template: Template,
    ) -> None:
        """Draft the slides of an outline with marks around values.

        Raises:
            ValueError: A value stands where its decisions are not known.
        """
        drafts = draft_slides(outline, number_sources(outline, sources, verdicts), pictures)
        self._typefaces = Typefaces.of_template(theme.font, template)
        layouts: dict[tuple[str, str | None], SlideLayout] = {(each.kind, None): each for each in template.layouts}
        layouts |= {(each.kind, each.name): each for each in template.named}
        changing = [draft for draft in drafts if _is_changing(draft)]
        self._drafts = [(draft, layouts[draft.kind, draft.layout]) for draft in changing]
        self._known: dict[Any, tuple[Shape, list[Slide]]] = {}
        self._titles = frozenset(_title(draft) for draft in drafts if not has_mark(_title(draft)))
        if any(draft.chart is not None and has_mark(repr(draft.chart.chart)) for draft in drafts):
            raise ValueError("a chart shows a record's value")

    def find(self, fill: Fill) -> tuple[Shape, tuple[Slide, ...]] | None:
        """The decisions for a record, and its slides with tables; None where its deck has to be built in full."""
        shapes: list[Shape] = []
        tables: list[Slide] = []
        titles: set[str] = set()
        for place, (draft, layout) in enumerate(self._drafts):
            filled = _filled(draft, fill)
            if has_mark(_title(draft)):
                title = _title(filled)
                if title in titles or title in self._titles:
                    return None  # a second slide of the same title says that it is the second
                titles.add(title)
            key = (place, *_texts(filled))
            if (known := self._known.get(key)) is None:
                fitted = fit_draft(filled, layout, self._typefaces)
                if isinstance(fitted, str):
                    return None
                # A table's widths follow its words: its slides are drawn anew each time.
                known = tuple(map(_shape, fitted)), fitted if draft.rows else []
                _remember(self._known, key, known)
            shapes.append(known[0])
            tables += known[1]
        return tuple(shapes), tuple(tables)


def _is_changing(draft: Draft) -> bool:
    return any(map(has_mark, _texts(draft)))


def _texts(draft: Draft) -> list[str]:
    texts = [run.text for _, paragraphs in draft.texts for paragraph in paragraphs for run in paragraph.runs]
    return [*texts, *[run.text for row in draft.rows for cell in row for run in cell], draft.marks]


def _title(draft: Draft) -> str:
    return "".join([run.text for paragraph in draft.texts[0][1] for run in paragraph.runs])


def _filled(draft: Draft, fill: Fill) -> Draft:
    texts = tuple([(role, tuple([_paragraph(each, fill) for each in paragraphs])) for role, paragraphs in draft.texts])
    rows = tuple([tuple([_runs(cell, fill) for cell in row]) for row in draft.rows])
    return replace(draft, texts=texts, rows=rows, marks=fill(draft.marks))


def _paragraph(paragraph: Paragraph, fill: Fill) -> Paragraph:
    runs = _runs(paragraph.runs, fill)
    return (
        paragraph if runs is paragraph.runs else Paragraph(runs, paragraph.bullet, paragraph.number, paragraph.emphasis)
    )


def _runs(runs: tuple[Run, ...], fill: Fill) -> tuple[Run, ...]:
    if not any(has_mark(run.text) for run in runs):
        return runs
    return tuple([replace(run, text=fill(run.text)) for run in runs])


def _shape(slide: Slide) -> Shape:
    """A slide without its words."""
    shapes: list[Shape] = [(slide.key,)]
    for block in slide.blocks:
        if isinstance(block, TextBlock):
            shapes.append((block.role, block.size_pt, block.box, len(block.paragraphs)))
        elif isinstance(block, TableBlock):
            shapes.append((block.role, len(block.rows)))
        else:
            shapes.append((block.role,))
    return tuple(shapes)
