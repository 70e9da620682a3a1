"""Characters that the theme's font can't show, told where the outline has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from builder.compose.metrics import FontSet
from builder.compose.slides import Draft
from builder.model.diagnostic import Diagnostic
from builder.model.document import ChartData
from builder.model.outline import Outline
from builder.model.text import Place, Text


def find_missing_glyphs(drafts: Sequence[Draft], fonts: FontSet, outline: Outline) -> Iterator[Diagnostic]:
    """An error for each text with characters that the theme's font has no glyph for.

    It stands where the outline has the text; for a character that comes from elsewhere, at the entry that shows it.
    """
    missing = dict(_missing(drafts, fonts))
    if not missing:
        return
    found: dict[Place, set[str]] = {}
    for text in _texts(outline):
        if characters := missing.keys() & set(text):
            found.setdefault(text.place, set()).update(characters)
    told = set().union(*found.values())
    for character, place in missing.items():
        if character not in told:
            found.setdefault(place, set()).add(character)
    for place, characters in sorted(found.items()):
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in sorted(characters)[:8])
        hint = "write it with other characters, or choose a theme whose font has them"
        message = f"the theme's font has no glyph for {named}"
        yield Diagnostic("error", "glyph-missing", message, outline.path, place, hints=(hint,))


def _missing(drafts: Sequence[Draft], fonts: FontSet) -> Iterator[tuple[str, Place]]:
    """Each character without a glyph, with the place of an entry that shows it."""
    covered = frozenset.intersection(*(frozenset(metrics.advances) for metrics in fonts.values()))
    for draft in drafts:
        runs = [run for _, paragraphs in draft.texts for paragraph in paragraphs for run in paragraph.runs]
        runs += [run for row in draft.rows for cell in row for run in cell]
        shown = "".join([run.text for run in runs]) + (_chart_text(draft.chart.chart) if draft.chart else "")
        for character in sorted(set(shown) - covered):
            yield character, draft.place


def _chart_text(chart: ChartData) -> str:
    return "".join([*chart.categories, *(text for series in chart.series for text in (series.name, *series.labels))])


def _texts(value: Any) -> Iterator[Text]:
    """Every text of an outline that an audience sees: no words of evidence, and no notes."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("evidence", "notes"):
                yield from _texts(getattr(value, each.name))
