"""Characters that no page could show as they should be: told before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from builder.compose.metrics import FontMetrics, FontSet, load_fonts
from builder.compose.slides import Draft
from builder.model.diagnostic import Diagnostic
from builder.model.document import ChartData, Line, Page
from builder.model.records import MARKS
from builder.model.text import SOFT_HYPHEN, Place
from builder.model.theme import FontFamily

_SHOWN = 8
_FIRST = "\u0590"
# Scripts whose letters change with their neighbours, run from right to left, or ask for very large fonts: pairs of
# the first and the last character of a range.
_LATER = {
    "Hebrew": "\u0590\u05ff\ufb1d\ufb4f",
    "Arabic": "\u0600\u06ff\u0750\u077f\u0870\u08ff\ufb50\ufdff\ufe70\ufefc",
    "Syriac, Thaana or N’Ko": "\u0700\u074f\u0780\u086f",
    "Indic scripts": "\u0900\u0dff\u1cd0\u1cff\ua8e0\ua8ff",
    "Thai": "\u0e00\u0e7f",
    "Lao, Tibetan or Burmese": "\u0e80\u109f",
    "Khmer or Mongolian": "\u1780\u18af",
    "Chinese, Japanese or Korean": (
        "\u1100\u11ff\u2e80\u312f\u3130\u9fff\uac00\ud7ff\uf900\ufaff\uff00\uffef\U00020000\U0003ffff"
    ),
}


def find_missing_glyphs(drafts: Sequence[Draft], fonts: FontSet, path: str) -> Iterator[Diagnostic]:
    """An error for each slide's text that is of a script not known yet, or has characters that the font lacks."""
    covered = _covered(tuple(fonts.values()))
    for draft in drafts:
        runs = [run for _, paragraphs in draft.texts for paragraph in paragraphs for run in paragraph.runs]
        runs += [run for row in draft.rows for cell in row for run in cell]
        shown = "".join([run.text for run in runs]) + (_chart_text(draft.chart.chart) if draft.chart else "")
        yield from _problems(shown, covered, path, draft.place)


def find_missing_note_glyphs(drafts: Sequence[Draft], fonts: FontSet, path: str) -> Iterator[Diagnostic]:
    """The same of notes, which handouts print."""
    covered = _covered(tuple(fonts.values()))
    for draft in drafts:
        shown = "".join([run.text for note in draft.notes for run in note.runs])
        yield from _problems(shown, covered, path, draft.place)


def find_missing_on_pages(pages: Iterable[Page], fonts: FontSet, path: str, place: Place) -> Iterator[Diagnostic]:
    """The same of what only the sheet says, at ``place``."""
    lines = (item for page in pages for item in page.items if isinstance(item, Line))
    shown = "".join(sorted({character for line in lines for piece in line.pieces for character in piece.text}))
    yield from _problems(shown.replace(SOFT_HYPHEN, ""), _covered(tuple(fonts.values())), path, place)


@lru_cache(maxsize=8)
def _covered(fonts: tuple[FontMetrics, ...]) -> frozenset[str]:
    """The characters that all of some fonts have."""
    return frozenset.intersection(*(frozenset(metrics.advances) for metrics in fonts)) - {SOFT_HYPHEN}


def covered_characters(family: FontFamily) -> frozenset[str]:
    """The characters that can be set in all faces of a family."""
    covered = _covered(tuple(load_fonts(family).values()))
    return frozenset(c for c in covered if c < _FIRST or _script_not_yet(c) is None)


def _problems(shown: str, covered: frozenset[str], path: str, place: Place) -> Iterator[Diagnostic]:
    characters = set(shown)
    later = {c: script for c in characters if c >= _FIRST and (script := _script_not_yet(c))}
    texts: dict[str, str] = {}
    for script, run in groupby(shown, key=later.get) if later else ():
        if script is not None:
            texts.setdefault(script, "".join(run))
    for script, text in texts.items():
        hint = "Latin, Greek and Cyrillic are there now; write it in one of them, or leave it out"
        message = f"text in {script} can’t be set yet: “{text[:20]}”"
        yield Diagnostic("error", "script-not-yet", message, path, place, hints=(hint,))
    if missing := sorted(characters - covered - later.keys() - MARKS):
        named = ", ".join(f"{character} ({_code(character)})" for character in missing[:_SHOWN])
        hint = "write it with other characters, or choose a theme whose font has them"
        message = f"the theme's font has no glyph for {named}"
        yield Diagnostic("error", "glyph-missing", message, path, place, hints=(hint,))


def _script_not_yet(character: str) -> str | None:
    for script, ranges in _LATER.items():
        if any(first <= character <= last for first, last in zip(ranges[::2], ranges[1::2], strict=True)):
            return script
    return None


def _chart_text(chart: ChartData) -> str:
    return "".join([*chart.categories, *(text for series in chart.series for text in (series.name, *series.labels))])


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
