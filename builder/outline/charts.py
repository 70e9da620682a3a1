"""What a chart asks of the figures it draws, so that it can neither disagree with them nor mislead about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from builder.model.chart import Told, name_categories
from builder.model.text import Text
from builder.outline.kinds import Values
from builder.outline.periods import Key, period_key
from builder.outline.report import Report, shown

MAX_SERIES = 4
"""More than four series can't be told apart in print without colour."""
MAX_PARTS = 6
"""More slices than six can't be compared by eye."""
ROUNDING = Decimal(1)
"""How far from 100 the sum of percentages that were rounded may be."""

_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")
_WORD = re.compile(r"\w+")


def check_chart(chart: Values, by_id: Mapping[str, Values], report: Report) -> None:
    """Report what is wrong with a chart: its references first, its shape only where these are right."""
    if chart.get("figures") is not None and chart.get("series") is not None:
        hint = "with several series, the ids stand below each `series:`"
        report.error("chart-series", "a chart has `figures` or `series`, not both", chart["figures"][0].place, hint)
        return
    groups = _groups(chart)
    figures = _find_figures(chart, groups, by_id, report)
    _check_accent(chart, groups, report)
    if None in figures or not _check_shape(chart, groups, report):
        return
    known = {str(key): figure for key, figure in zip(_ids(groups), figures, strict=True) if figure is not None}
    drawn = [[known[str(key)] for key in group] for _, group in groups]
    _check_names(chart, groups, drawn, report)
    _check_categories(chart, drawn, report)
    _check_measure(chart, known, report)
    _check_whole(chart, drawn, report)


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


def _find_figures(
    chart: Values, groups: Sequence[Group], by_id: Mapping[str, Values], report: Report
) -> list[Values | None]:
    """The figure of each id; None for one that is not there, or stands here twice, or is in another unit."""
    seen: set[str] = set()
    figures: list[Values | None] = []
    unit: tuple[str, Text] | None = None
    if chart.get("unit") is not None:
        unit = (chart["unit"], chart["unit"])
    for reference in _ids(groups):
        figure = None
        if report.full:
            break
        if reference in seen:
            report.error("bad-value", f"{shown(reference)} is in this chart already", reference.place)
        elif (figure := _find_figure(reference, by_id, report)) is not None:
            unit, agrees = _check_unit(reference, figure, unit, report)
            figure = figure if agrees and all(value is not None for value in figure.values()) else None
        seen.add(reference)
        figures.append(figure)
    return figures


def _find_figure(reference: Text, by_id: Mapping[str, Values], report: Report) -> Values | None:
    """The figure that a chart refers to, where it can be read."""
    finding = by_id.get(reference)
    if finding is None:
        known = [identifier for identifier, entry in by_id.items() if entry.get("figure")]
        hint = report.suggestion(reference, known) or "a chart takes the ids of findings that have a figure"
        report.error("unknown-finding", f"there is no finding with the id {shown(reference)}", reference.place, hint)
        return None
    if finding.kind and "figure" not in finding:
        hint = "give the finding a `figure:`, or leave it out of the chart"
        report.error("unknown-finding", f"{shown(reference)} has no figure", reference.place, hint)
    figure: Values | None = finding.get("figure")
    return figure


def _check_unit(
    reference: Text, figure: Values, agreed: tuple[str, Text] | None, report: Report
) -> tuple[tuple[str, Text] | None, bool]:
    """One unit a chart: the chart's own, or that of its first figure."""
    if figure.get("unit") is None and "unit" in figure:
        return agreed, False
    unit: Text | str = figure.get("unit") or ""
    if agreed is None:
        return (unit, reference), True
    if unit != agreed[0]:
        has, other = (shown(u) if u else "no unit" for u in (unit, agreed[0]))
        message = f"{shown(reference)} has {has}, but the chart so far {other}"
        report.error("bad-value", message, reference.place, "a chart's figures share one unit")
    return agreed, unit == agreed[0]


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


def _check_names(chart: Values, groups: Sequence[Group], drawn: Sequence[Sequence[Values]], report: Report) -> None:
    """Names of series and categories have no words but those of their figures."""
    for (name, ids), figures in zip(groups, drawn, strict=True):
        if name is not None:
            _check_name(name, zip(ids, figures, strict=True), report)
    names = [str(name).casefold() for name, _ in groups if name is not None]
    if len(set(names)) < len(names):
        report.error("chart-label", "two series have the same name", chart.place, "name each after what it shows")
    categories = chart.get("categories") or ()
    if categories and len(categories) != len(drawn[0]):
        message = f"there are {len(categories)} categories for {len(drawn[0])} figures"
        report.error("chart-label", message, categories[0].place if categories[0] is not None else chart.place)
        return
    for index, category in enumerate(categories):
        if category is not None:
            column = [(ids[index], figures[index]) for (_, ids), figures in zip(groups, drawn, strict=True)]
            _check_name(category, column, report)


def _check_name(name: Text, figures: Iterable[tuple[Text, Values]], report: Report) -> None:
    for key, figure in figures:
        told = " ".join(str(figure.get(part) or "") for part in ("subject", "period", "unit"))
        known = frozenset(_WORD.findall(told.casefold()))
        strange = [word for word in _WORD.findall(name) if word.casefold() not in known]
        if strange:
            message = f"{shown(str(key))} says nothing of {shown(strange[0])}"
            hint = f"name it in words that the figure has: {shown(told.strip())}"
            report.error("chart-label", message, name.place, hint)
            return


def _check_categories(chart: Values, drawn: Sequence[Sequence[Values]], report: Report) -> None:
    """Every category has a name of its own; those of a line are periods, one after the other."""
    in_time = chart["kind"] == "line"
    given = chart.get("categories")
    if given is not None and None in given:
        return
    columns = [[_told(figure) for figure in column] for column in zip(*drawn, strict=True)]
    names = tuple(map(str, given)) if given is not None else name_categories(columns, in_time)
    if names is not None and len({name.casefold() for name in names}) < len(names):
        names = None
    if names is None:
        share = "its figures share no period" if in_time else "the figures don't tell its categories apart"
        hint = "give each figure a `period:`" if in_time else "give each category a name under `categories:`"
        report.error("chart-label", share, chart.place, hint)
    elif in_time:
        _check_order(names, chart, report)


def _told(figure: Values) -> Told:
    return Told(str(figure["subject"]), str(figure.get("period") or ""))


def _check_order(names: Sequence[str], chart: Values, report: Report) -> None:
    keys: list[Key] = []
    for name in names:
        key = period_key(name)
        if key is None:
            hint = "write years, quarters, months or days; or use `kind: column`"
            report.error("chart-order", f"{shown(name)} is no period that a line could follow", chart.place, hint)
            return
        keys.append(key)
    for (earlier, later), pair in zip(pairwise(keys), pairwise(names), strict=True):
        if earlier >= later or (earlier[0] == 0) != (later[0] == 0):
            message = f"{shown(pair[1])} comes after {shown(pair[0])}, but is no later"
            report.error("chart-order", message, chart.place, "put the figures in the order of time, the first first")
            return


# --- values --------------------------------------------------------------------------------------------------------


def _value(figure: Values) -> Decimal:
    return Decimal(figure["written"].translate(_SEPARATORS))


def _check_measure(chart: Values, figures: Mapping[str, Values], report: Report) -> None:
    """Falls are drawn below zero where all figures are changes; where only some are, the author has to say."""
    if "measure" in chart:
        return
    moving = [figure for figure in figures.values() if figure.get("direction")]
    still = [key for key, figure in figures.items() if not figure.get("direction") and _value(figure)]
    if still and any(figure["direction"] == "down" for figure in moving):
        message = f"some figures of this chart are changes, but {shown(still[0])} has no direction"
        hint = "say `values: changes`, and falls are drawn below zero; or `values: levels` for what was reached"
        report.error("chart-values", message, chart.place, hint)


def _check_whole(chart: Values, drawn: Sequence[Sequence[Values]], report: Report) -> None:
    """What a pie or a stack puts together has to make a whole."""
    kind = str(chart["kind"])
    if kind not in ("pie", "doughnut") and not kind.startswith("stacked"):
        return
    figures = [figure for group in drawn for figure in group]
    message = hint = ""
    if any(figure.get("direction") for figure in figures) and str(chart.get("measure")) != "levels":
        message = f"changes are no parts of a whole, as a {kind} chart shows them"
        hint = "use `kind: bar` or `column`; or say `values: levels` where the figures are what was reached"
    elif any(str(figure.get("unit")) == "fold" for figure in figures):
        message, hint = f"so many-fold is no part of a whole, as a {kind} chart shows it", "use `kind: bar` or `column`"
    elif kind in ("pie", "doughnut"):
        message, hint = _without_whole(kind, drawn[0])
    elif any(str(figure.get("unit")) == "%" for figure in figures):
        totals = [sum((_value(figure) for figure in column), Decimal()) for column in zip(*drawn, strict=True)]
        total = max(totals)
        if total > 100 + ROUNDING:
            message, hint = f"the percentages stacked here make {total}", "shares of one whole make 100 at most"
    if message:
        report.error("chart-values", message, chart.place, hint)


def _without_whole(kind: str, figures: Sequence[Values]) -> tuple[str, str]:
    """What keeps the slices from making a whole, and what to do; both empty where they do."""
    values = list(map(_value, figures))
    if not 2 <= len(values) <= MAX_PARTS:
        return f"a {kind} of {len(values)} parts can't be read", f"draw 2 to {MAX_PARTS}, or use `kind: bar`"
    if not all(values):
        return f"nothing is no part of a {kind}", "leave the figure of 0 out, or use `kind: bar`"
    if str(figures[0].get("unit")) == "%" and abs(sum(values, Decimal()) - 100) > ROUNDING:
        hint = "draw all parts, or use `kind: bar`, whose values need not make a whole"
        return f"the parts of this {kind} make {sum(values)}%, not the whole", hint
    return "", ""
