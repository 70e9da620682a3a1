"""What a chart asks of the figures it draws, so that it can neither disagree with them nor mislead about them.

These checks come after the evidence: a figure that is wrong is told as such, not as a chart that can't be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from builder.compose.charts.data import drawn_groups
from builder.compose.charts.names import name_categories, told_by
from builder.compose.charts.periods import Key, period_key
from builder.model.diagnostic import Diagnostic, OutlineError
from builder.model.outline import Chart, Figure, Finding, Outline
from builder.model.text import Place, Text

MAX_PARTS = 6
"""More slices than six can't be compared by eye."""
ROUNDING = Decimal(1)
"""How far from 100 the sum of percentages that were rounded may be."""

_WORD = re.compile(r"\w+")
_Problem = tuple[str, str, str, Place]
"""Code, message, hint and place."""


def check_charts(outline: Outline) -> None:
    """Refuse charts that would say what their figures don't.

    Raises:
        OutlineError: There is at least one; all are named.
    """
    if found := tuple(find_chart_problems(outline)):
        raise OutlineError(found)


def find_chart_problems(outline: Outline) -> Iterator[Diagnostic]:
    """An error for whatever a chart says wrongly: in names, in order, in sums."""
    findings = outline.findings()
    for chart in (item for item in outline.items() if isinstance(item, Chart)):
        for code, message, hint, place in _problems(chart, findings):
            yield Diagnostic("error", code, message, outline.path, place, hints=(hint,))


def _problems(chart: Chart, findings: Mapping[str, Finding]) -> Iterator[_Problem]:
    groups = [figures for _, figures in drawn_groups(chart, findings)]
    columns = list(zip(*groups, strict=True))
    for series, figures in zip(chart.series, groups, strict=False):
        yield from _in_words_of(series.series, series.figures, figures)
    for index, category in enumerate(chart.categories):
        yield from _in_words_of(category, chart.figures[index :: len(columns)], columns[index])
    yield from _check_categories(chart, columns)
    yield from _check_measure(chart, [figure for figures in groups for figure in figures])
    yield from _check_whole(chart, groups)


# --- names ---------------------------------------------------------------------------------------------------------


def _in_words_of(name: Text, ids: Sequence[Text], figures: Sequence[Figure]) -> Iterator[_Problem]:
    """A name has no words but those of all of its figures."""
    words = _WORD.findall(name)
    for key, figure in zip(ids, figures, strict=True):
        told = " ".join(str(part) for part in (figure.subject, figure.period, figure.unit) if part)
        known = frozenset(_WORD.findall(told.casefold()))
        if strange := next((word for word in words if word.casefold() not in known), ""):
            message = f"the figure of `{key}` says nothing of `{strange[:60]}`"
            yield "chart-label", message, f"name it in words that the figure has: {told[:120]}", name.place
            return


def _check_categories(chart: Chart, columns: Sequence[Sequence[Figure]]) -> Iterator[_Problem]:
    """Every category has a name of its own; those of a line are periods, one after the other."""
    in_time = chart.kind == "line"
    names: tuple[str, ...] | None = tuple(map(str, chart.categories))
    if not names:
        names = name_categories([[told_by(figure) for figure in column] for column in columns], in_time)
    elif len({name.casefold() for name in names}) < len(names):
        names = None
    if names is None and in_time:
        yield "chart-label", "these figures have no periods to draw a line over", _PERIOD_HINT, chart.place
    elif names is None:
        hint = "give each a name of its own under `categories:`, in words that its figures have"
        yield "chart-label", "nothing tells the categories of this chart apart", hint, chart.place
    elif in_time:
        yield from _check_order(names, chart)


_PERIOD_HINT = "give each figure a `period:`, the same in every series; or use `kind: column`"


def _check_order(names: Sequence[str], chart: Chart) -> Iterator[_Problem]:
    keys: list[Key] = []
    for name in names:
        key = period_key(name)
        if key is None:
            hint = "write years, quarters, months or days; or use `kind: column`"
            yield "chart-order", f"`{name[:60]}` is no period that a line could follow", hint, chart.place
            return
        keys.append(key)
    for (earlier, later), pair in zip(pairwise(keys), pairwise(names), strict=True):
        if earlier >= later or (earlier[0] == 0) != (later[0] == 0):
            message = f"`{pair[1][:60]}` comes after `{pair[0][:60]}`, but is no later"
            yield "chart-order", message, "put the figures in the order of time, the first first", chart.place
            return


# --- values --------------------------------------------------------------------------------------------------------


def _check_measure(chart: Chart, figures: Sequence[Figure]) -> Iterator[_Problem]:
    """Falls are drawn below zero where all figures are changes; where only some are, the author has to say."""
    if chart.measure is not None or not any(figure.direction == "down" for figure in figures):
        return
    still = [key for key, figure in zip(chart.figures, figures, strict=True) if not figure.direction and figure.value]
    if still:
        message = f"some figures of this chart are changes, but that of `{still[0]}` has no direction"
        hint = "say `values: changes`, and falls are drawn below zero; or `values: levels` for what was reached"
        yield "chart-values", message, hint, chart.place


def _check_whole(chart: Chart, groups: Sequence[Sequence[Figure]]) -> Iterator[_Problem]:
    """What a pie or a stack puts together has to make a whole."""
    is_round, kind = chart.kind in ("pie", "doughnut"), chart.kind
    if not is_round and not kind.startswith("stacked"):
        return
    figures = [figure for group in groups for figure in group]
    plain = "use `kind: bar` or `kind: column`"
    message = hint = ""
    if any(figure.direction for figure in figures) and chart.measure != "levels":
        message = f"changes are no parts of a whole, as a {kind} chart shows them"
        hint = f"{plain}; or say `values: levels` where the figures are what was reached"
    elif any(figure.unit == "fold" for figure in figures):
        message, hint = f"so many-fold is no part of a whole, as a {kind} chart shows it", plain
    elif is_round:
        message, hint = _without_whole(kind, figures)
    elif figures[0].unit == "%":
        total = max(sum((figure.value for figure in column), Decimal()) for column in zip(*groups, strict=True))
        if total > 100 + ROUNDING:
            message, hint = f"the percentages stacked here make {total}", "shares of one whole make 100 at most"
    if message:
        yield "chart-values", message, hint, chart.place


def _without_whole(kind: str, figures: Sequence[Figure]) -> tuple[str, str]:
    """What keeps the slices from making a whole, and what to do; both empty where they do."""
    if not 2 <= len(figures) <= MAX_PARTS:
        return f"a {kind} of {len(figures)} parts can't be read", f"draw 2 to {MAX_PARTS}, or use `kind: bar`"
    if not all(figure.value for figure in figures):
        return f"nothing is no part of a {kind}", "leave the figure of 0 out, or use `kind: bar`"
    total = sum((figure.value for figure in figures), Decimal())
    if figures[0].unit == "%" and abs(total - 100) > ROUNDING:
        hint = "draw all parts, or use `kind: bar`, whose values need not make a whole"
        return f"the parts of this {kind} make {total}%, not the whole", hint
    return "", ""
