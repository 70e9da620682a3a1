"""What a chart refers to, and the shape of its series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.model.text import Text
from builder.outline.kinds import Values
from builder.outline.report import Report, shown

MAX_SERIES = 4
"""More than four series can't be told apart in print without colour."""


def check_chart(chart: Values, by_id: Mapping[str, Values], report: Report) -> None:
    """Report what is wrong with a chart: its references first, its shape only where these are right."""
    if chart.get("figures") is not None and chart.get("series") is not None:
        hint = "with several series, the ids stand below each `series:`"
        report.error("chart-series", "a chart has `figures` or `series`, not both", chart["figures"][0].place, hint)
        return
    groups = _groups(chart)
    _check_figures(chart, groups, by_id, report)
    _check_accent(chart, groups, report)
    if _check_shape(chart, groups, report):
        _check_categories(chart, groups, report)


Group = tuple[Text | None, Sequence[Text]]


def _groups(chart: Values) -> list[Group]:
    """The chart's series, by name; one without a name where it has no `series`. Ids that can't be read are left out."""
    if chart.get("figures") is not None:
        return [(None, [key for key in chart["figures"] if key is not None])]
    read = [group for group in chart.get("series") or () if group is not None]
    return [(group.get("series"), [key for key in group.get("figures") or () if key is not None]) for group in read]


def _ids(groups: Sequence[Group]) -> Iterator[Text]:
    for _, group in groups:
        yield from group


# --- what it refers to ---------------------------------------------------------------------------------------------


def _check_figures(chart: Values, groups: Sequence[Group], by_id: Mapping[str, Values], report: Report) -> None:
    """Every id is that of a figure, stands here once, and all figures share one unit."""
    seen: set[str] = set()
    unit: tuple[str, Text] | None = None
    if chart.get("unit") is not None:
        unit = (chart["unit"], chart["unit"])
    for reference in _ids(groups):
        if report.full:
            break
        if reference in seen:
            report.error("bad-value", f"{shown(reference)} is in this chart already", reference.place)
            continue
        seen.add(reference)
        figure = find_figure(reference, by_id, "chart", report)
        if figure is not None:
            unit = _check_unit(reference, figure, unit, report)


def find_figure(reference: Text, by_id: Mapping[str, Values], kind: str, report: Report) -> Values | None:
    """The figure that a chart or comparison, whichever ``kind`` says, refers to, where it can be read."""
    finding = by_id.get(reference)
    if finding is None:
        known = [identifier for identifier, entry in by_id.items() if entry.get("figure")]
        hint = report.suggestion(reference, known) or f"a {kind} takes the ids of findings that have a figure"
        report.error("unknown-finding", f"there is no finding with the id {shown(reference)}", reference.place, hint)
        return None
    if finding.kind and "figure" not in finding:
        hint = f"give the finding a `figure:`, or leave it out of the {kind}"
        report.error("unknown-finding", f"{shown(reference)} has no figure", reference.place, hint)
    figure: Values | None = finding.get("figure")
    return figure


def _check_unit(
    reference: Text, figure: Values, agreed: tuple[str, Text] | None, report: Report
) -> tuple[str, Text] | None:
    """One unit a chart: the chart's own, or that of its first figure."""
    if figure.get("unit") is None and "unit" in figure:
        return agreed
    unit: Text | str = figure.get("unit") or ""
    if agreed is None:
        return (unit, reference)
    if unit != agreed[0]:
        has, other = (shown(u) if u else "no unit" for u in (unit, agreed[0]))
        message = f"{shown(reference)} has {has}, but the chart so far {other}"
        report.error("bad-value", message, reference.place, "a chart's figures share one unit")
    return agreed


def _check_accent(chart: Values, groups: Sequence[Group], report: Report) -> None:
    accent, ids = chart.get("accent"), list(_ids(groups))
    if accent is not None and accent not in ids:
        hint = report.suggestion(accent, ids) or "name one of the ids that the chart draws"
        report.error("unknown-finding", f"the chart doesn't draw {shown(accent)}", accent.place, hint)


# --- series and categories -----------------------------------------------------------------------------------------


def _check_shape(chart: Values, groups: Sequence[Group], report: Report) -> bool:
    """Whether the series are of one length, and as many as the kind of chart takes."""
    kind, place = chart.get("kind"), chart.place
    counts = [len(group) for _, group in groups]
    if kind is None or not counts or any(name is None for name, _ in groups if chart.get("series")):
        return False
    message = hint = ""
    if len(set(counts)) > 1:
        message = f"the series have {' and '.join(map(str, sorted(set(counts))))} figures"
        hint = "give each series one figure for each category, in the same order"
    elif kind.startswith("stacked") and len(counts) < 2:
        message, hint = f"a {kind} chart stacks two series or more", "write `series:`, or use `kind: bar` or `column`"
    elif kind in ("pie", "doughnut") and len(counts) > 1:
        message, hint = f"a {kind} has one series", "use `kind: stacked-bar` or `stacked-column`"
    elif len(counts) > MAX_SERIES:
        message, hint = f"a chart of {len(counts)} series can't be read", f"draw {MAX_SERIES} at most, or two charts"
    elif kind == "line" and counts[0] < 2:
        message, hint = "a line needs two points or more", "use `kind: column`"
    if message:
        report.error("chart-series", message, place, hint)
    return not message


def _check_categories(chart: Values, groups: Sequence[Group], report: Report) -> None:
    names = [str(name).casefold() for name, _ in groups if name is not None]
    if len(set(names)) < len(names):
        report.error("chart-label", "two series have the same name", chart.place, "name each after what it shows")
    categories, count = chart.get("categories") or (), len(groups[0][1])
    if categories and len(categories) != count:
        message = f"figures and categories differ in number: {count} and {len(categories)}"
        place = next((category.place for category in categories if category is not None), chart.place)
        report.error("chart-label", message, place, "name each figure of a series, in the same order")
