"""Pages of the fact sheet: masthead, notice, key figures, two columns, contacts and sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from builder.compose import phrases
from builder.compose.articles import Misfit, answer_blocks, part_heading, section_blocks
from builder.compose.breaking import TooWide
from builder.compose.changes import Changed
from builder.compose.charts import CHART_HINT
from builder.compose.citations import Citations, reference_runs
from builder.compose.columns import Block, Row, shifted
from builder.compose.contacts import contact_rows
from builder.compose.figures import figure_caption, figure_value
from builder.compose.hyphenation import parting_in
from builder.compose.metrics import FontSet
from builder.compose.ornaments import masthead_ground, masthead_of, panel
from builder.compose.pages import GUTTER, MARGIN, Flow, Frame, flows_of, paginate, stack
from builder.compose.qr_codes import Target, code_rows
from builder.compose.sheet_tables import table_block
from builder.compose.trimming import bled, crop_marks, margin_around
from builder.compose.typesetting import LEADING, Structure, Style, Trace, Typesetter
from builder.model.diagnostic import Diagnostic
from builder.model.document import Bookmark, Line, Page, PageItem, Piece, Rule, Sheet, Tag
from builder.model.outline import Figure, Finding, Outline, Printing
from builder.model.picture import Picture
from builder.model.text import Run
from builder.model.theme import Theme

_BAND = 4
# Between two lines to write on, in points.
_RULED = 25.0


def compose_sheet(
    outline: Outline,
    citations: Citations,
    theme: Theme,
    fonts: FontSet,
    size: tuple[float, float],
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    changed: Changed | None = None,
    trace: Trace | None = None,
) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    """Lay out the sheet on pages of ``size`` (width, height in points); ``trace`` learns what values decide.

    Returns:
        The sheet, or None with the error that says why it can't be laid out.
    """
    printing = outline.printing
    frame = Frame(*size, printing.duplex)
    tree = Structure()
    full = Typesetter(theme, fonts, tree, frame.inner, frame.inner, parting_in(str(outline.language)), trace)
    body, misfits = section_blocks(outline, citations, replace(full, width=frame.column), pictures)
    try:
        head = [*_masthead(outline, full, frame), *_notice(outline, full)]
        head += [*_changes(changed, full), *_key_figures(outline, full)]
        tail = [*_contacts(outline, full), *_sources(outline, full)]
        answers = Flow(tuple(answer_blocks(outline, citations, replace(full, width=frame.column))), apart=True)
        if printing.duplex and answers.blocks:
            answers = replace(answers, overleaf=(*_room_for_notes(full, frame),))
    except TooWide as error:
        misfits.append(Misfit(error.word, outline.title.place))
    if misfits:
        return None, tuple(_too_wide(misfit, outline.path) for misfit in misfits)
    pages = paginate(head, [*flows_of(body), Flow(tuple(tail), 1), answers], frame)
    if pages is None:
        message = "a part of the sheet is higher than a page"
        return None, (Diagnostic("error", "does-not-fit", message, outline.path, outline.title.place),)
    finished = tuple(
        Page((*_printed(items, frame, printing), *_footer(outline, full, frame, number, len(pages))))
        for number, items in enumerate(pages, 1)
    )
    around, marks = margin_around(printing.bleed_pt, printing.marks), _bookmarks(tree, finished)
    return Sheet(*size, tuple(tree.nodes), finished, marks, bleed=printing.bleed_pt, around=around), ()


def _printed(items: Sequence[PageItem], frame: Frame, printing: Printing) -> Sequence[PageItem]:
    """A page's items as a press needs them."""
    if printing.bleed_pt:
        items = [part for item in items for part in bled(item, frame.width, frame.height, printing.bleed_pt)]
    marks = crop_marks(frame.width, frame.height, printing.bleed_pt) if printing.marks else ()
    return [*items, *marks]


def _too_wide(misfit: Misfit, path: str) -> Diagnostic:
    if misfit.is_chart:
        message = f"the chart {misfit.word} has more text than a column of the sheet can hold"
        hints = (CHART_HINT, "or show it on slides only: `show: deck`")
        return Diagnostic("error", "chart-crowded", message, path, misfit.place, hints=hints)
    message = f"“{misfit.word[:60]}” is wider than a column of the sheet"
    hint = "break it up, or write it differently"
    return Diagnostic("error", "does-not-fit", message, path, misfit.place, hints=(hint,))


def _masthead(outline: Outline, setter: Typesetter, frame: Frame) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    head = masthead_of(theme)
    edition = phrases.edition_line(str(outline.organisation or ""), outline.date)
    texts: list[tuple[str, Tag, Style]] = [
        (edition, "P", Style(theme.sizes.body, head.edition)),
        (str(outline.title), "H1", Style(theme.sizes.title, head.title, True)),
    ]
    if outline.subtitle:
        texts.append((str(outline.subtitle), "P", Style(theme.sizes.subtitle, head.subtitle)))
    inner = replace(setter, width=setter.width - head.aside)
    rows: list[Row] = [Row(head.above, ())]
    for text, tag, style in texts:
        rows.extend(inner.paragraph([Run(text)], tree.add(tag, 0), style).rows)
    rows.append(Row(head.below, ()))
    height = sum(row.height for row in rows)
    ground = masthead_ground(theme, frame.width, height, frame.left(1), frame.left(1) + frame.inner)
    rows[0] = replace(rows[0], items=tuple(shifted(item, -frame.left(1), 0) for item in ground))
    return [Block(tuple(rows))]


def _notice(outline: Outline, setter: Typesetter) -> list[Block]:
    if not outline.notice:
        return []
    theme = setter.theme
    style = Style(theme.sizes.body, theme.palette.ink, indent=10)
    inner = replace(setter, width=setter.width - 10)
    block = inner.paragraph(outline.notice.runs, setter.structure.add("P", 0), style)
    height = sum(row.height for row in block.rows) + 13
    return [Block((Row(7, panel(theme, setter.width, height)), *block.rows, Row(6, ())), before=12)]


def _changes(changed: Changed | None, setter: Typesetter) -> list[Block]:
    """A box that tells what has changed since the last edition."""
    if changed is None:
        return []
    theme, tree = setter.theme, setter.structure
    inner = replace(setter, width=setter.width - 10)
    heading = Style(theme.sizes.body, theme.palette.primary, bold=True, indent=10)
    blocks = [inner.paragraph([Run(changed.title)], tree.add("P", 0), heading)]
    parent = tree.add("L", 0)
    style = Style(theme.sizes.body, theme.palette.ink, indent=10, before=2)
    for text in changed.box_lines():
        blocks.append(inner.paragraph([Run(text)], tree.add("LBody", tree.add("LI", parent)), style))
    rows = [row for block in blocks for row in (Row(block.before, ()), *block.rows) if row.height]
    height = sum(row.height for row in rows) + 13
    return [Block((Row(7, panel(theme, setter.width, height)), *rows, Row(6, ())), before=12)]


def _key_figures(outline: Outline, setter: Typesetter) -> list[Block]:
    """A band of the first figures that stand in deck and sheet, as a list."""
    theme, tree = setter.theme, setter.structure
    both = {"deck", "sheet"}
    figures = [i.figure for i in outline.items() if isinstance(i, Finding) and i.figure and both <= i.show][:_BAND]
    if not figures:
        return []
    parent, gap = tree.add("L", 0), 14.0
    cell = (setter.width - gap * (len(figures) - 1)) / len(figures)
    inner = replace(setter, width=cell)
    items, height = list[PageItem](), 0.0
    for number, figure in enumerate(figures):
        body = tree.add("LBody", tree.add("LI", parent))
        style = Style(theme.sizes.small, theme.palette.muted)
        blocks = [_figure_block(figure, body, inner), inner.paragraph([Run(figure_caption(figure))], body, style)]
        placed, bottom = stack(blocks, number * (cell + gap), 0.0)
        items.extend(placed)
        height = max(height, bottom)
    line = Rule(0, height + 8, setter.width, height + 8, 0.8, theme.palette.line)
    return [Block((Row(height + 8, (*items, line)),), before=12)]


def _figure_block(figure: Figure, body: int, setter: Typesetter) -> Block:
    qualifier = f"{figure.qualifier} " if figure.qualifier else ""
    texts = (qualifier, figure_value(replace(figure, qualifier=None)))
    if setter.trace is not None:
        alone = setter.alone()
        setter.trace.add(lambda filled: _big_number(filled[0], filled[1], body, alone.alone()), *texts)
    return _big_number(*texts, body, replace(setter, trace=None))


def _big_number(qualifier: str, value: str, body: int, setter: Typesetter) -> Block:
    """A figure as large as its cell holds, on the baseline of all of them; its qualifier small before it."""
    theme, measure = setter.theme, setter.fonts["bold"].word_width
    colour, small, size = theme.palette.primary, theme.sizes.body, theme.sizes.figure
    before = measure(qualifier) * small
    while before + measure(value) * size > setter.width and size > theme.sizes.heading:
        size -= 1
    if before + measure(value) * size > setter.width:
        return setter.paragraph([Run(qualifier + value)], body, Style(size, colour, bold=True), continues=True)
    pieces = [Piece(before, f"{value} ", "bold", size, colour, body, measure(value) * size)]
    if qualifier:
        pieces.insert(0, Piece(0.0, qualifier, "bold", small, colour, body, before))
    height = theme.sizes.figure * LEADING
    return Block((Row(height, (Line(height * 0.75, tuple(pieces)),)),))


def _contacts(outline: Outline, setter: Typesetter) -> list[Block]:
    """Contacts as a table over the full width."""
    if not outline.contacts:
        return []
    sect = setter.structure.add("Sect", 0)
    heading = part_heading(phrases.CONTACTS, sect, setter)
    table = table_block(contact_rows(outline), sect, setter, whole=True)
    targets = [Target(str(contact.url), str(contact.name)) for contact in outline.contacts if contact.url]
    codes = code_rows(targets, sect, setter)
    blocks = [replace(heading, before=0.0), replace(table, joined=codes is not None)]
    return [*blocks, codes] if codes else blocks


def _sources(outline: Outline, setter: Typesetter) -> list[Block]:
    theme, tree = setter.theme, setter.structure
    if not outline.sources:
        return []
    sect = tree.add("Sect", 0)
    heading = Style(theme.sizes.statement, theme.palette.primary, bold=True, before=10)
    blocks = [setter.paragraph([Run(phrases.SOURCES)], tree.add("H2", sect), heading, joined=True)]
    parent = tree.add("L", sect, numbered=True)
    style = Style(theme.sizes.small, theme.palette.ink, before=1, indent=16)
    for number, reference in enumerate(outline.sources, 1):
        entry = tree.add("LI", parent)
        label, body = tree.add("Lbl", entry), tree.add("LBody", entry)
        runs = [*reference_runs(reference)]
        if reference.url:
            runs += [Run(" "), Run(str(reference.url), link=str(reference.url))]
        blocks.append(setter.paragraph(runs, body, style, (f"[{number}]", label)))
    coded = {contact.url for contact in outline.contacts}
    targets = [
        Target(str(source.url), phrases.source_number(number))
        for number, source in enumerate(outline.sources, 1)
        if source.url and source.url not in coded
    ]
    codes = code_rows(targets, sect, setter)
    return [*blocks, codes] if codes else blocks


def _room_for_notes(setter: Typesetter, frame: Frame) -> Iterator[Block]:
    """A page to write on, for the front of a leaf whose back has the answers."""
    theme, tree = setter.theme, setter.structure
    sect = tree.add("Sect", 0)
    heading = part_heading(phrases.NOTES, sect, setter)
    lead = setter.paragraph([Run(phrases.OVERLEAF)], tree.add("P", sect), Style(theme.sizes.body, theme.palette.muted))
    yield replace(heading, before=0.0)
    yield lead
    filled = sum(row.height for block in (heading, lead) for row in block.rows)
    lines = int((frame.bottom - MARGIN - filled) / _RULED)
    rule = Rule(0, _RULED, setter.width, _RULED, 0.5, theme.palette.line)
    yield Block((Row(_RULED, (rule,)),) * lines)


def _footer(outline: Outline, setter: Typesetter, frame: Frame, page: int, pages: int) -> list[PageItem]:
    theme, measure = setter.theme, setter.fonts["regular"].word_width
    size, colour, y = theme.sizes.small, theme.palette.muted, frame.height - 26
    right = phrases.page_of(page, pages)
    width = measure(right) * size
    edge = frame.left(page)
    pieces = [Piece(edge + frame.inner - width, right, "regular", size, colour, None, width)]
    room = frame.inner - width - GUTTER
    named = [str(text) for text in (outline.title, outline.organisation) if text]
    if setter.trace is not None:
        setter.trace.decide(lambda texts: [measure(text) * size <= room for text in texts], *named)
    if left := next((text for text in named if measure(text) * size <= room), None):
        pieces.insert(0, Piece(edge, left, "regular", size, colour, None, measure(left) * size))
    return [Line(y, tuple(pieces))]


def _bookmarks(tree: Structure, pages: Sequence[Page]) -> tuple[Bookmark, ...]:
    """One for each heading of the first two levels, where it is first drawn."""
    found: dict[int, tuple[list[str], int, float]] = {}
    for index, page in enumerate(pages):
        for item in page.items:
            for piece in item.pieces if isinstance(item, Line) else ():
                if piece.node is not None and tree.nodes[piece.node].tag in ("H1", "H2"):
                    top = item.y - piece.size if isinstance(item, Line) else 0.0
                    found.setdefault(piece.node, ([], index, top))[0].append(piece.text)
    return tuple(
        Bookmark("".join(texts).strip(), 0 if tree.nodes[node].tag == "H1" else 1, page, y)
        for node, (texts, page, y) in found.items()
    )
