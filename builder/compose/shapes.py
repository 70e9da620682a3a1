"""The decisions that values of a record take part in: editions of the same decisions differ in the values alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from builder.compose.breaking import TooWide
from builder.compose.citations import number_sources
from builder.compose.deck import draft_slides, fit_draft, fit_text, layouts_of, with_plan
from builder.compose.document import PAPER
from builder.compose.fit import Fitted
from builder.compose.metrics import load_fonts
from builder.compose.sheet import compose_sheet
from builder.compose.slides import Draft
from builder.compose.typefaces import Typefaces
from builder.compose.typesetting import Trace, Traced, keep
from builder.model.document import Line, Paragraph, Slide, TableBlock, TextBlock
from builder.model.filling import Blank
from builder.model.outline import Outline
from builder.model.picture import Picture
from builder.model.records import has_mark, mark_numbers, unmarked
from builder.model.source import Source, Verdict
from builder.model.template import Role, SlideLayout, Template
from builder.model.text import Run
from builder.model.theme import Theme

Values = Mapping[int, str]
"""The values of a record, by the numbers of their marks."""

Shape = tuple[Any, ...]
Lines = tuple[tuple[Line, ...], ...]
"""The lines of each block, from its own top left."""

# --- the sheet -----------------------------------------------------------------------------------------------------


class SheetShapes:
    """How blocks of the sheet with a value in them come out for a record."""

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
        self._opened = [*map(_Opened, trace.blocks)]
        self._decisions = [(mark_numbers(*texts), [*map(Blank, texts)], make) for texts, make in trace.decisions]
        self._decided = [make([*map(unmarked, texts)]) for texts, make in trace.decisions]
        self._known: dict[Any, Any] = {}

    def find(self, values: Values) -> tuple[Shape, Lines] | None:
        """The decisions for a record and the lines of each block; None where its sheet has to be built in full."""
        for place, (numbers, blanks, decide) in enumerate(self._decisions):
            key = (-1, place, *[values[number] for number in numbers])
            if (decided := self._known.get(key)) is None:
                keep(self._known, key, decided := decide([each.fill(values) for each in blanks]))
            if decided != self._decided[place]:
                return None
        try:
            found = [self._set(place, values) for place in range(len(self._opened))]
        except TooWide:
            return None
        return tuple([shape for shape, _ in found]), tuple([lines for _, lines in found])

    def _set(self, place: int, values: Values) -> tuple[Shape, tuple[Line, ...]]:
        opened = self._opened[place]
        key = (place, *[values[number] for number in opened.numbers])
        found: tuple[Shape, tuple[Line, ...]] | None = self._known.get(key)
        if found is None:
            keep(self._known, key, found := opened.set(values))
        return found


class _Opened:
    """A block of the sheet, to be set with the values of any record."""

    def __init__(self, traced: Traced) -> None:
        self._traced = traced
        self._texts = [Blank(text) if has_mark(text) else text for text in traced.texts]
        self.numbers = mark_numbers(*traced.texts)

    def set(self, values: Values) -> tuple[Shape, tuple[Line, ...]]:
        """How many lines each row has and how high it is, and the lines."""
        block = self._traced.set([text if isinstance(text, str) else text.fill(values) for text in self._texts])
        rows = [[item for item in row.items if isinstance(item, Line)] for row in block.rows]
        shape = [(row.height, len(lines)) for row, lines in zip(block.rows, rows, strict=True)]
        return tuple(shape), tuple([line for lines in rows for line in lines])


class _OpenRun:
    """A run of text that may have values in it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._blank = Blank(run.text) if has_mark(run.text) else None

    def fill(self, values: Values) -> Run:
        if self._blank is None:
            return self._run
        run = self._run
        return Run(self._blank.fill(values), run.bold, run.italic, run.link, run.language)


# --- the deck ------------------------------------------------------------------------------------------------------


class Looking(NamedTuple):
    """A slide, and all that is decided of it but its words; None where that is not worth remembering, as of a table."""

    slide: Slide
    look: Shape | None


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
        if any(draft.chart is not None and has_mark(repr(draft.chart.chart)) for draft in drafts):
            raise ValueError("a chart shows a record's value")
        self._typefaces = Typefaces.of_template(theme.font, template)
        layouts = layouts_of(template)
        self._drafts: list[_OpenDraft] = []
        for draft in drafts:
            if any(map(has_mark, _texts(draft))):
                layout = layouts[draft.kind, draft.layout]
                planned = with_plan(draft, layout, template, self._typefaces, theme.palette)
                self._drafts.append(_OpenDraft(planned, layout, self._typefaces))
        self._titles = frozenset(_title(draft) for draft in drafts if not has_mark(_title(draft)))
        self._known: dict[Any, Any] = {}

    def find(self, values: Values) -> tuple[Shape, tuple[Looking, ...]] | None:
        """The decisions for a record that other slides and the ledger know of, and its slides with values in them.

        Returns:
            None where the deck has to be built in full.
        """
        shapes: list[Shape] = []
        slides: list[Looking] = []
        titles: set[str] = set()
        for place, opened in enumerate(self._drafts):
            if opened.title is not None:
                title = opened.title.fill(values)
                if title in titles or title in self._titles:
                    return None  # a second slide of the same title says that it is the second
                titles.add(title)
            key = (place, *[values[number] for number in opened.numbers])
            if (found := self._known.get(key)) is None:
                if (found := opened.fit(values)) is None:
                    return None
                keep(self._known, key, found)
            shapes.append(found[0])
            slides += found[1]
        return tuple(shapes), tuple(slides)


@dataclass(slots=True)
class _OpenDraft:
    """A slide's content, to be fitted with the values of any record; ``title`` is None where that has none."""

    draft: Draft
    layout: SlideLayout
    typefaces: Typefaces
    numbers: tuple[int, ...] = ()
    title: Blank | None = None
    _texts: list[Callable[[Values], tuple[Role, tuple[Paragraph, ...]]]] = field(default_factory=list)
    _rows: list[Callable[[Values], tuple[tuple[Run, ...], ...]]] = field(default_factory=list)
    _fitted: dict[Role, Fitted] = field(default_factory=dict)

    def __post_init__(self) -> None:
        draft = self.draft
        self.numbers = mark_numbers(*_texts(draft))
        if has_mark(_title(draft)):
            self.title = Blank(_title(draft))
        self._texts = [_text_filler(role, paragraphs) for role, paragraphs in draft.texts]
        self._rows = [_row_filler(row) for row in draft.rows]
        for role, paragraphs in draft.texts:
            placeholder = self.layout.find_placeholder(role)
            is_constant = not any(has_mark(run.text) for paragraph in paragraphs for run in paragraph.runs)
            # What stands beside a picture has another place than the layout's.
            if placeholder is not None and paragraphs and is_constant and not draft.picture:
                fitted = fit_text(draft, placeholder, paragraphs, self.typefaces)
                self._fitted |= {role: fitted} if fitted else {}

    def fit(self, values: Values) -> tuple[Shape, list[Looking]] | None:
        """Its slides, and what of them the rest of the deck depends on; None where it does not fit."""
        draft = self.draft
        filled = replace(
            draft,
            texts=tuple([fill(values) for fill in self._texts]),
            rows=tuple([fill(values) for fill in self._rows]),
            marks=Blank(draft.marks).fill(values) if has_mark(draft.marks) else draft.marks,
        )
        slides = fit_draft(filled, self.layout, self.typefaces, self._fitted)
        if isinstance(slides, str):
            return None
        return tuple(map(_shape, slides)), [Looking(slide, _look(slide)) for slide in slides]


def _text_filler(
    role: Role, paragraphs: tuple[Paragraph, ...]
) -> Callable[[Values], tuple[Role, tuple[Paragraph, ...]]]:
    constant = (role, paragraphs)
    if not any(has_mark(run.text) for paragraph in paragraphs for run in paragraph.runs):
        return lambda values: constant
    fills = [_row_filler((each.runs,)) for each in paragraphs]

    def fill(values: Values) -> tuple[Role, tuple[Paragraph, ...]]:
        pairs = zip(paragraphs, fills, strict=True)
        return role, tuple([Paragraph(each(values)[0], old.bullet, old.number, old.emphasis) for old, each in pairs])

    return fill


def _row_filler(row: tuple[tuple[Run, ...], ...]) -> Callable[[Values], tuple[tuple[Run, ...], ...]]:
    if not any(has_mark(run.text) for cell in row for run in cell):
        return lambda values: row
    cells = [[_OpenRun(run) for run in cell] for cell in row]
    return lambda values: tuple([tuple([run.fill(values) for run in cell]) for cell in cells])


def _texts(draft: Draft) -> list[str]:
    texts = [run.text for _, paragraphs in draft.texts for paragraph in paragraphs for run in paragraph.runs]
    return [*texts, *[run.text for row in draft.rows for cell in row for run in cell], draft.marks]


def _title(draft: Draft) -> str:
    return "".join([run.text for paragraph in draft.texts[0][1] for run in paragraph.runs])


def _shape(slide: Slide) -> Shape:
    """A slide without its words, sizes and places."""
    return (slide.key, *[(block.role, *_counts(block)) for block in slide.blocks])


def _look(slide: Slide) -> Shape | None:
    """A table's columns are as wide as its words want: hardly two look alike."""
    if any(isinstance(block, TableBlock) for block in slide.blocks):
        return None
    texts = [block for block in slide.blocks if isinstance(block, TextBlock)]
    return (slide.key, *[(each.role, each.size_pt, each.box, len(each.paragraphs)) for each in texts])


def _counts(block: object) -> Iterable[int]:
    if isinstance(block, TextBlock):
        return (len(block.paragraphs),)
    return (len(block.rows),) if isinstance(block, TableBlock) else ()
