"""The sheet's running content: sections, findings, quotations, charts, advice as blocks for its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from builder.compose import phrases
from builder.compose.breaking import TooWide
from builder.compose.charts import SHEET_SMALLEST, Crowded, chart_alt, chart_data, draw_chart
from builder.compose.citations import Citations
from builder.compose.columns import Block, Row
from builder.compose.entries import comparison_blocks, picture_blocks, term_blocks, timeline_blocks
from builder.compose.figures import figure_caption, figure_value
from builder.compose.ornaments import heading_mark
from builder.compose.sheet_tables import needs_width, rows_with, table_block, texts_of
from builder.compose.slides import Rows, prose_lines
from builder.compose.tables import amount_columns
from builder.compose.typesetting import Style, Typesetter
from builder.model.document import ChartData, Drawing, Panel, Part
from builder.model.outline import (
    Advice,
    Chart,
    ChartKind,
    Comparison,
    Finding,
    Item,
    Outline,
    Picture,
    Question,
    Quotation,
    Section,
    Table,
    Terms,
    Timeline,
)
from builder.model.picture import Picture as Decoded
from builder.model.text import Place, Prose, Run

_INDENT = 11.0
_BAR_HEIGHT = 24.0
_CHART_HEIGHT, _ROUND_HEIGHT = 130.0, 168.0
# A chart is never split over two pages.
_TALLEST = 640.0
_AS_BARS: Mapping[ChartKind, ChartKind] = {"column": "bar", "stacked-column": "stacked-bar"}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A word that is wider than a column, and where the outline has it; or a chart whose labels have no room."""

    word: str
    place: Place
    is_chart: bool = False


def section_blocks(
    outline: Outline, citations: Citations, setter: Typesetter, pictures: Mapping[str, Decoded] = MappingProxyType({})
) -> tuple[list[Block], list[Misfit]]:
    """Every section that shows something on the sheet, in order; and the words that no column holds."""
    findings = outline.findings()
    blocks: list[Block] = []
    misfits: list[Misfit] = []
    for section in outline.sections:
        items = [item for item in section.items if "sheet" in item.show]
        if not items and not section.takeaway:
            continue
        sect = setter.structure.add("Sect", 0)
        try:
            blocks.extend(_heading(section, sect, _setter_of(items, setter), bool(items)))
        except TooWide as error:
            misfits.append(Misfit(error.word, section.place))
        for item in items:
            try:
                blocks.extend(_item(item, sect, citations, setter, findings, pictures))
            except TooWide as error:
                misfits.append(Misfit(error.word, item.place))
            except Crowded:
                misfits.append(Misfit(str(item.id), item.place, is_chart=True))
    return blocks, misfits


def answer_blocks(outline: Outline, citations: Citations, setter: Typesetter) -> list[Block]:
    """For the sheet's back, where readers don't see them too early: answers that it gives.

    Raises:
        TooWide: A word is wider than the column.
    """
    theme, tree = setter.theme, setter.structure
    asked = [item for item in outline.items() if isinstance(item, Question) and "sheet" in item.reveal & item.show]
    if not asked:
        return []
    sect = tree.add("Sect", 0)
    blocks = [part_heading(phrases.ANSWERS, sect, setter)]
    style = Style(theme.sizes.body, theme.palette.ink, before=1)
    for item in asked:
        blocks.append(_statement(item.question, citations.marks(item), sect, setter, True))
        lines = prose_lines(item.answer.runs) if item.answer is not None else []
        blocks += [setter.paragraph(line, tree.add("P", sect), style) for line in lines]
    return blocks


def part_heading(words: str, sect: int, setter: Typesetter) -> Block:
    """The heading of a part of the sheet, under the mark of the theme's style."""
    style = Style(setter.theme.sizes.heading, setter.theme.palette.primary, bold=True, before=12)
    block = setter.paragraph([Run(words)], setter.structure.add("H2", sect), style, joined=True)
    height, mark = heading_mark(setter.theme, setter.width)
    return replace(block, rows=(Row(height, mark), *block.rows)) if mark else block


def _heading(section: Section, sect: int, setter: Typesetter, joined: bool) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    blocks = [part_heading(str(section.title), sect, setter)]
    if section.takeaway:
        style = Style(theme.sizes.body, theme.palette.muted, before=1)
        blocks.append(setter.paragraph(section.takeaway.runs, tree.add("P", sect), style, joined=joined))
    return blocks


def _item(
    item: Item,
    sect: int,
    citations: Citations,
    setter: Typesetter,
    findings: Mapping[str, Finding],
    pictures: Mapping[str, Decoded],
) -> list[Block]:
    match item:
        case Finding():
            below = _owned([*_figure(item, sect, setter), *_list(item.points, sect, setter)], item, sect, setter)
            return [_statement(item.statement, citations.marks(item), sect, setter, bool(below)), *below]
        case Advice():
            title = _statement(item.title, citations.marks(item), sect, setter, True)
            return [title, *_list(item.steps, sect, setter, item.numbered)]
        case Question():
            return [_statement(item.question, "", sect, setter, False)]
        case Quotation():
            return _quotation(item, sect, citations, setter)
        case Chart():
            return _chart(item, sect, setter, findings)
        case Table():
            return _table(item, sect, citations, setter)
        case Picture():
            title = _statement(item.title, citations.marks(item), sect, setter, True)
            return [title, *_owned(picture_blocks(item, pictures[item.file], sect, setter), item, sect, setter)]
        case Timeline():
            title = _statement(item.title, citations.marks(item), sect, setter, True)
            return [title, *_owned(timeline_blocks(item, sect, setter), item, sect, setter)]
        case Terms():
            title = _statement(item.title, citations.marks(item), sect, setter, True)
            return [title, *_owned(term_blocks(item, sect, setter), item, sect, setter)]
        case Comparison():
            marks = citations.marks(item, *(findings[str(key)] for key in item.figures))
            title = _statement(item.title, marks, sect, setter, True)
            return [title, *_owned(comparison_blocks(item, findings, sect, setter), item, sect, setter)]
    raise TypeError(type(item).__name__)


def _statement(text: Prose, marks: str, sect: int, setter: Typesetter, joined: bool) -> Block:
    theme = setter.theme
    style = Style(theme.sizes.statement, theme.palette.ink, bold=True, before=6)
    runs = (*text.runs, Run(f" {marks}")) if marks else text.runs
    return setter.paragraph(runs, setter.structure.add("H3", sect), style, joined=joined)


def _figure(item: Finding, sect: int, setter: Typesetter) -> list[Block]:
    """The figure, where neither statement nor points have told all of it."""
    figure = item.figure
    if figure is None:
        return []
    texts = (" ".join((item.statement, *item.points)), figure_value(figure), str(figure.written), figure.period or "")
    if setter.trace is not None:
        setter.trace.decide(_is_told, *texts)
    value = texts[1]
    if _is_told(texts):
        return []
    runs = (Run(value, bold=True), Run(f": {figure_caption(figure)}"))
    style = Style(setter.theme.sizes.body, setter.theme.palette.ink, before=1.5)
    return [setter.paragraph(runs, setter.structure.add("P", sect), style)]


def _is_told(texts: Sequence[str]) -> bool:
    told, value, written, period = texts
    return (written in told or value in told) and period in told


def _owned(blocks: Sequence[Block], item: Item, sect: int, setter: Typesetter) -> list[Block]:
    """Blocks of an entry, and at the foot of the last of them why it is the organisation's own."""
    note = _own(item, sect, setter)
    return [*blocks[:-1], replace(blocks[-1], joined=True), *note] if note and blocks else [*blocks, *note]


def _own(item: Item, sect: int, setter: Typesetter) -> list[Block]:
    """A statement of the organisation's own is printed as such."""
    if not item.own:
        return []
    style = Style(setter.theme.sizes.small, setter.theme.palette.muted, before=1.5)
    return [setter.paragraph([Run(phrases.own_note(item.own))], setter.structure.add("P", sect), style)]


def _list(texts: tuple[Prose, ...], sect: int, setter: Typesetter, numbered: bool = False) -> list[Block]:
    tree = setter.structure
    style = Style(setter.theme.sizes.body, setter.theme.palette.ink, before=1.5, indent=_INDENT)
    if numbered:
        style = replace(style, indent=_INDENT if len(texts) < 10 else _INDENT + 5)
    parent = tree.add("L", sect, numbered=numbered)
    blocks: list[Block] = []
    for number, text in enumerate(texts, 1):
        entry = tree.add("LI", parent)
        label, body = tree.add("Lbl", entry), tree.add("LBody", entry)
        blocks.append(setter.paragraph(text.runs, body, style, (f"{number}." if numbered else "•", label)))
    return blocks


def _quotation(item: Quotation, sect: int, citations: Citations, setter: Typesetter) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    quote = tree.add("BlockQuote", sect)
    words = Style(theme.sizes.statement, theme.palette.primary, before=7, indent=_INDENT)
    small = Style(theme.sizes.small + 0.5, theme.palette.muted, indent=_INDENT)
    said = f"{item.speaker}, {item.role}" if item.role else str(item.speaker)
    marks = citations.marks(item)
    language = str(item.language) if item.language else None
    by = [Run(f"{said} {marks}".rstrip())]
    said_so = [Run(f"“{item.words}”", italic=True, language=language)]
    blocks = [
        setter.paragraph(said_so, tree.add("P", quote), words, joined=True),
        setter.paragraph(by, tree.add("P", quote), small, joined=bool(item.context)),
    ]
    if item.context:
        blocks.append(setter.paragraph(item.context.runs, tree.add("P", quote), small))
    return [_barred(block, theme.palette.accent) for block in blocks]


def _barred(block: Block, colour: str) -> Block:
    """A block with a bar at its left, drawn row by row so that it may be split."""
    rows = tuple(Row(row.height, (Panel(0, 0, 2.2, row.height, colour), *row.items)) for row in block.rows)
    return replace(block, rows=rows)


def _chart(item: Chart, sect: int, setter: Typesetter, findings: Mapping[str, Finding]) -> list[Block]:
    """A chart under its title.

    Raises:
        Crowded: There is no room for its labels.
    """
    title = _statement(item.title, "", sect, setter, True)
    node = setter.structure.add("Figure", sect)
    data, parts, height = _drawn(chart_data(item, findings), node, setter)
    setter.structure.nodes[node] = replace(setter.structure.nodes[node], alt=chart_alt(item, data))
    drawing = Drawing(node, 0, 0, setter.width, height, data, parts)
    return [title, Block((Row(height + 8, (drawing,)),), before=3)]


def _drawn(data: ChartData, node: int, setter: Typesetter) -> tuple[ChartData, tuple[Part, ...], float]:
    """A chart as drawn, its columns as bars where side by side they have no room for labels of a good size."""
    theme = setter.theme
    as_bars = replace(data, kind=_AS_BARS.get(data.kind, data.kind))
    for smallest in (theme.sizes.small, SHEET_SMALLEST):
        for chart in (data, as_bars):
            sizes = (max(theme.sizes.body, smallest), smallest)
            try:
                drawn = draw_chart(chart, node, setter.width, _heights(chart), sizes, setter.fonts, theme.palette)
            except Crowded:
                continue
            return chart, *drawn
    raise Crowded


def _heights(chart: ChartData) -> tuple[float, ...]:
    """Heights to try, in points."""
    bars = 1 if chart.is_stacked else len(chart.series)
    rows = (_BAR_HEIGHT + 13 * (bars - 1)) * len(chart.categories) + (22 if chart.is_stacked else 0)
    height = rows if chart.is_horizontal else _ROUND_HEIGHT if chart.is_round else _CHART_HEIGHT
    return tuple(min(times * height, _TALLEST) for times in (1.0, 1.3, 1.7))


def _setter_of(items: Sequence[Item], setter: Typesetter) -> Typesetter:
    """What sets the heading above entries: as wide as the first of them."""
    wide = bool(items) and isinstance(items[0], Table) and _is_wide(_rows(items[0]), setter)
    return setter.widened() if wide else setter


def _is_wide(rows: Rows, setter: Typesetter) -> bool:
    if setter.trace is not None:
        setter.trace.decide(lambda texts: needs_width(rows_with(rows, texts), setter), *texts_of(rows))
    return needs_width(rows, setter)


def _rows(item: Table) -> Rows:
    return tuple(tuple(cell.runs for cell in row) for row in (item.columns, *item.rows))


def _table(item: Table, sect: int, citations: Citations, setter: Typesetter) -> list[Block]:
    """A table in its column; over all of them where it has more to say.

    Raises:
        TooWide: It is wider than the page.
    """
    rows = _rows(item)
    wide = _is_wide(rows, setter)
    setter = setter.widened() if wide else setter
    title = _statement(item.title, citations.marks(item), sect, setter, True)
    table = table_block(rows, sect, setter, amounts=amount_columns(rows))
    blocks = [title, table, *_own(item, sect, setter)]
    return [replace(block, wide=wide) for block in blocks]
