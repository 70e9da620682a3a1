"""A native chart: what it shows, from its own part, and whether its workbook says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.ledger import as_seen
from builder.readback.markup import A, C, Element, R, plain_number, uncoded
from builder.readback.number_formats import shown_number
from builder.readback.parts import Parts
from builder.readback.read_file import Fault
from builder.readback.unreadable import Unreadable
from builder.readback.workbook import Cell, Workbook, read_workbook


@dataclass(frozen=True, slots=True)
class _Cache:
    """The values that a chart keeps of a range of its workbook."""

    formula: str
    texts: tuple[str, ...]
    number_format: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class _Series:
    name: _Cache
    categories: _Cache
    values: _Cache
    labels: tuple[str, ...]


def chart_lines(root: Element) -> Iterator[tuple[str, str]]:
    """Part and text of everything that a chart shows, its series one after the other."""
    for series in map(_read_series, root.iter(f"{C}ser")):
        yield "series", as_seen("".join(series.name.texts))
        for number, (category, value, label) in enumerate(_points(series), 1):
            yield f"category {number}", category
            yield f"value {number}", value
            yield f"label {number}", label
    for title in root.iter(f"{C}title"):
        yield "chart title", as_seen("".join(uncoded(node.text or "") for node in title.iter(f"{A}t")))


def _points(series: _Series) -> Iterator[tuple[str, str, str]]:
    """Category, value and label of each point; what one of them has more is shown with blanks beside it."""
    count = max(map(len, (series.categories.texts, series.values.texts, series.labels)))
    columns = (series.categories.texts, series.values.texts, series.labels)
    for index in range(count):
        category, value, label = (as_seen(column[index]) if index < len(column) else "" for column in columns)
        yield category, value, label


def _read_series(node: Element) -> _Series:
    name, categories, values = (_read_cache(node.find(f"{C}{part}")) for part in ("tx", "cat", "val"))
    return _Series(name, categories, values, tuple(_labels(node, "".join(name.texts), categories, values)))


def _read_cache(node: Element | None) -> _Cache:
    """The cached points of a reference in their places; where two have one place, the last is drawn."""
    if node is None:
        return _Cache("", (), "", False)
    numeric = next(node.iter(f"{C}numCache", f"{C}numLit"), None) is not None
    points: dict[int, str] = {}
    for point in node.iter(f"{C}pt"):
        index = str(point.get("idx", ""))
        text = point.findtext(f"{C}v")
        points[int(index) if index.isdecimal() and len(index) < 6 else -1] = (
            plain_number(text) if numeric else uncoded(text or "")
        )
    stated = next((str(found.get("val", "")) for found in node.iter(f"{C}ptCount")), "")
    count = max([*points, int(stated) - 1 if stated.isdecimal() and len(stated) < 6 else -1]) + 1
    formula = next((found.text or "" for found in node.iter(f"{C}f")), "")
    shown = next((found.text or "" for found in node.iter(f"{C}formatCode")), "")
    return _Cache(formula, tuple(points.get(index, "") for index in range(min(count, 10_000))), shown, numeric)


def _labels(series: Element, name: str, categories: _Cache, values: _Cache) -> Iterator[str]:
    """The label of each point: text of its own, or name and value in the labels' format."""
    labels = series.find(f"{C}dLbls")
    if labels is None:
        yield from ("" for _ in values.texts)
        return
    own = {str(node.find(f"{C}idx").get("val")): node for node in labels.iterfind(f"{C}dLbl[{C}idx]")}
    for index, value in enumerate(values.texts):
        node = own.get(str(index), labels)
        text = node.find(f"{C}tx")
        if _flag(node, "delete") or not value:
            yield ""
        elif text is not None:
            paragraphs = ("".join(uncoded(t.text or "") for t in p.iter(f"{A}t")) for p in text.iter(f"{A}p"))
            yield " ".join(paragraphs)
        else:
            shown = [
                name if _flag(node, "showSerName") else "",
                categories.texts[index] if _flag(node, "showCatName") and index < len(categories.texts) else "",
                (shown_number(value, _label_format(node, labels, values)) or "") if _flag(node, "showVal") else "",
                "a share" if _flag(node, "showPercent") else "",
                "a size" if _flag(node, "showBubbleSize") else "",
            ]
            yield " ".join(filter(None, shown))


def _flag(node: Element, name: str) -> bool:
    found = node.find(f"{C}{name}")
    return found is not None and found.get("val", "1") in ("1", "true")


def _label_format(node: Element, labels: Element, values: _Cache) -> str:
    for place in (node, labels):
        stated = place.find(f"{C}numFmt")
        if stated is not None:
            return values.number_format if stated.get("sourceLinked") == "1" else str(stated.get("formatCode", ""))
    return values.number_format


# --- chart against workbook ----------------------------------------------------------------------------------------


def chart_faults(parts: Parts, name: str, slide: int) -> Iterator[Fault]:
    """Where a chart and its workbook disagree: the chart shows one thing until somebody edits its data."""
    root = parts.root(name)
    data = root.find(f"{C}externalData")
    relation = parts.target(name, _relation_of(data)) if data is not None else None
    if relation is None or relation.external or relation.target not in parts.members:
        yield Fault("chart-torn", slide, "the chart has no workbook of its own behind it")
        return
    try:
        workbook = read_workbook(parts.members[relation.target])
    except Unreadable as error:
        yield Fault("chart-torn", slide, f"the chart's workbook can't be read: {error}")
        return
    used: set[int] = set()
    for series in map(_read_series, root.iter(f"{C}ser")):
        for what, cache in (("name", series.name), ("category", series.categories), ("value", series.values)):
            cells = workbook.cells(cache.formula)
            yield from _compare(what, cache, cells, slide)
            used.update(id(cell) for cell in cells or ())
    yield from _formats(root, slide)
    yield from _unused(workbook, used, slide)


def _relation_of(node: Element) -> str | None:
    found = node.get(f"{R}id")
    return None if found is None else str(found)


def _compare(what: str, cache: _Cache, cells: list[Cell] | None, slide: int) -> Iterator[Fault]:
    if cells is None:
        refers = ("refers to", cache.formula[:100])
        yield Fault("chart-torn", slide, f"the chart's {what} refers to no range of its workbook", (refers,))
        return
    if len(cells) != len(cache.texts):
        details = (("the chart shows", str(len(cache.texts))), ("its workbook has", str(len(cells))))
        yield Fault("chart-torn", slide, f"the chart has not as many {what} cells as its workbook", details)
    for number in range(max(len(cells), len(cache.texts))):
        shown = as_seen(cache.texts[number]) if number < len(cache.texts) else ""
        kept = as_seen(cells[number].text) if number < len(cells) else ""
        if shown != kept:
            which = f"{what} {number + 1}" if what != "name" else "name"
            details = (("the chart shows", shown[:200]), ("its workbook has", kept[:200]))
            yield Fault("chart-torn", slide, f"the chart's {which} is not the one in its workbook", details)
    formats = {cell.number_format for cell in cells if cell.text} if cache.numeric else set()
    if formats - {cache.number_format}:
        details = (
            ("the chart shows", cache.number_format[:100]),
            ("its workbook has", ", ".join(sorted(formats))[:200]),
        )
        yield Fault("chart-torn", slide, "the chart's number format is not the one in its workbook", details)


def _formats(root: Element, slide: int) -> Iterator[Fault]:
    """Labels and axes that would show a value in another way than its cell does."""
    formats = {_read_cache(node).number_format for node in root.iter(f"{C}val")}
    for node in root.iter(f"{C}numFmt"):
        stated = str(node.get("formatCode", ""))
        counts = node.getparent().tag != f"{C}catAx"  # names have no format
        if counts and node.get("sourceLinked") != "1" and stated not in formats:
            details = (("shown as", stated[:100]), ("cells", ", ".join(sorted(formats))[:200]))
            yield Fault("chart-torn", slide, "the chart shows numbers in another format than its cells have", details)


def _unused(workbook: Workbook, used: set[int], slide: int) -> Iterator[Fault]:
    for sheet, cells in workbook.sheets.items():
        for address, cell in cells.items():
            if cell.text and id(cell) not in used:
                details = (("its workbook has", cell.text[:200]),)
                yield Fault("chart-torn", slide, f"the chart does not show {sheet}!{address} of its workbook", details)
