"""Every text of a composed deck, in the order in which its slides show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.model.document import ChartBlock, ChartData, Document, Slide, SlideBlock, TableBlock
from builder.model.ledger import Line, as_seen
from builder.model.text import Run


def deck_lines(document: Document) -> Iterator[Line]:
    """The lines of a document's slides; those of the file as a whole come first, of place 0."""
    named = (
        ("title", document.title),
        ("subject", document.subtitle),
        ("creator", document.organisation),
        ("language", document.language),
    )
    yield from (Line(0, "", f"document {part}", as_seen(text)) for part, text in named if text)
    numbers = {slide.key: number for number, slide in enumerate(document.slides, 1)}
    for number, slide in enumerate(document.slides, 1):
        entry = entry_of(slide.key)
        yield from (Line(number, entry, part, text) for part, text in _slide(slide, numbers) if text)


def entry_of(key: str) -> str:
    """The id of the entry that a slide shows; a slide that goes on has its key with a number behind it."""
    head, colon, part = key.rpartition(":")
    return head if colon and head and part.isdigit() else key


def _slide(slide: Slide, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "section", as_seen(slide.section)
    for block in slide.blocks:
        yield from _block(block, numbers)
    for paragraph in slide.notes:
        yield from _runs("notes", paragraph.runs, {})


def _block(block: SlideBlock, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    if isinstance(block, ChartBlock):
        yield from chart_lines(block.chart)
        yield "alt", as_seen(block.alt)
    elif isinstance(block, TableBlock):
        for row, cells in enumerate(block.rows, 1):
            for column, cell in enumerate(cells, 1):
                yield from _runs(f"cell {row}.{column}", cell, numbers)
        yield "alt", as_seen(block.alt)
    else:
        for paragraph in block.paragraphs:
            yield from _runs(block.role, paragraph.runs, numbers)


def _runs(part: str, runs: Iterable[Run], numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    shown = [run for run in runs if run.text]
    yield part, as_seen("".join([run.text for run in shown]))
    for run in shown:
        if run.link is None:
            continue
        if not run.link.startswith("#"):
            yield "link", as_seen(run.link)
        elif run.link[1:] in numbers:
            yield "link", f"slide {numbers[run.link[1:]]}"


def chart_lines(chart: ChartData) -> Iterator[tuple[str, str]]:
    """A native chart's series: its name, then category, value and label of each point."""
    yield "series", as_seen(chart.series)
    for number, (category, value, label) in enumerate(
        zip(chart.categories, chart.values, chart.labels, strict=True), 1
    ):
        yield f"category {number}", as_seen(category)
        yield f"value {number}", format(value.normalize(), "f")
        yield f"label {number}", as_seen(label)
