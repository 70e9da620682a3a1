"""Every text of a composed deck, in the order in which its slides show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from builder.model.document import (
    ChartBlock,
    ChartData,
    ChartPlan,
    Document,
    PictureBlock,
    PointLabel,
    Slide,
    SlideBlock,
    TableBlock,
)
from builder.model.ledger import RUNNING_DATE, Line, as_linked, as_seen
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
    if document.date_line:
        yield Line(0, "", RUNNING_DATE, as_seen(document.date_line))
    numbers = {slide.key: number for number, slide in enumerate(document.slides, 1)}
    for number, slide in enumerate(document.slides, 1):
        entry = entry_of(slide.key)
        yield from (Line(number, entry, part, text) for part, text in _slide(slide, numbers) if text)


def entry_of(key: str) -> str:
    """The id of the entry that a slide shows; behind it stands the number of a slide that goes on, or what it is."""
    head, colon, part = key.rpartition(":")
    return entry_of(head) if colon and head and (part.isdigit() or part == "answer") else key


def _slide(slide: Slide, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "section", as_seen(slide.section)
    for block in slide.blocks:
        yield from _block(block, numbers)
    for paragraph in slide.notes:
        yield from _runs("notes", paragraph.runs, {})


def _block(block: SlideBlock, numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    if isinstance(block, ChartBlock):
        yield from chart_lines(block.chart, block.plan)
        yield "alt", as_seen(block.alt)
    elif isinstance(block, PictureBlock):
        yield "picture", sha256(block.picture.data).hexdigest()
        yield "alt", as_seen(block.alt or "")
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
            yield "link", as_linked(run.link)
        elif run.link[1:] in numbers:
            yield "link", f"slide {numbers[run.link[1:]]}"


def chart_lines(chart: ChartData, plan: ChartPlan) -> Iterator[tuple[str, str]]:
    """A native chart's series: name, then category, value and label of each point."""
    for index, series in enumerate(chart.series):
        yield "series", as_seen(series.name)
        for point, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
            yield f"category {point + 1}", as_seen(category)
            yield f"value {point + 1}", "" if value is None else format(value.normalize(), "f")
            yield f"label {point + 1}", as_seen(_label(chart, plan, index, point))


def _label(chart: ChartData, plan: ChartPlan, index: int, point: int) -> str:
    """What is printed at a point: its value, behind the name where the plan has it."""
    series = chart.series[index]
    label = plan.labels[index][point] if plan.labels else PointLabel("end", named=chart.is_round)
    if label is None or series.values[point] is None:
        return ""
    if not label.named:
        return series.labels[point]
    names = (label.lines or (chart.categories[point],)) if chart.is_round else (series.name,)
    return " ".join((*names, series.labels[point]))
