"""Characters that no page could show as they should be: told before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from builder.compose.metrics import FontSet, Shaper, load_fonts
from builder.compose.slides import Draft
from builder.model.diagnostic import Diagnostic
from builder.model.document import ChartData, Line, Page
from builder.model.outline import Outline
from builder.model.records import MARKS
from builder.model.text import SOFT_HYPHEN, Place, Text
from builder.model.theme import FontFamily

_SHOWN = 8
_FIRST = "\u0590"
SCRIPTS = {
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
"""Scripts whose letters change with their neighbours, run from right to left, or ask for very large fonts.

Each with pairs of the first and the last character of a range. A face's ``Shaper`` names those that it can set.
"""


def find_missing_glyphs(drafts: Sequence[Draft], fonts: FontSet, outline: Outline) -> Iterator[Diagnostic]:
    """An error for each text that is of a script not known yet, or has characters that the font lacks.

    It stands where the outline has the text; for characters that come from elsewhere, at the entry that shows them.
    """
    can, unfit = _can_show(tuple(fonts.values())), dict[str, Place]()
    for draft in drafts:
        for character in set(_shown_on(draft)) - can.characters:
            unfit.setdefault(character, draft.place)
    if not unfit:
        return
    told: set[str] = set()
    for text in _texts(outline):
        if found := unfit.keys() & set(text):
            yield from _problems(text, can, outline.path, text.place)
            told |= found
    for place in sorted(set(unfit.values())):
        characters = sorted(character for character in unfit.keys() - told if unfit[character] == place)
        yield from _problems("".join(characters), can, outline.path, place)


def _shown_on(draft: Draft) -> str:
    runs = [run for _, paragraphs in draft.texts for paragraph in paragraphs for run in paragraph.runs]
    runs += [run for row in draft.rows for cell in row for run in cell]
    return "".join([run.text for run in runs]) + (_chart_text(draft.chart.chart) if draft.chart else "")


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


def find_missing_note_glyphs(drafts: Sequence[Draft], fonts: FontSet, path: str) -> Iterator[Diagnostic]:
    """The same of notes, which handouts print."""
    can = _can_show(tuple(fonts.values()))
    for draft in drafts:
        shown = "".join([run.text for note in draft.notes for run in note.runs])
        yield from _problems(shown, can, path, draft.place)


def find_missing_on_pages(pages: Iterable[Page], fonts: FontSet, path: str, place: Place) -> Iterator[Diagnostic]:
    """The same of what only the sheet says, at ``place``."""
    lines = (item for page in pages for item in page.items if isinstance(item, Line))
    shown = "".join(sorted({character for line in lines for piece in line.pieces for character in piece.text}))
    yield from _problems(shown.replace(SOFT_HYPHEN, ""), _can_show(tuple(fonts.values())), path, place)


class _Shown(NamedTuple):
    """What all of some faces can show: characters, of scripts that they can set, and those scripts."""

    characters: frozenset[str]
    scripts: frozenset[str]


@lru_cache(maxsize=8)
def _can_show(fonts: tuple[Shaper, ...]) -> _Shown:
    has = frozenset.intersection(*(frozenset(font.advances) for font in fonts)) - {SOFT_HYPHEN}
    scripts = frozenset.intersection(*(font.scripts for font in fonts))
    later = {c for c in has if c >= _FIRST and (script := _script_of(c)) is not None and script not in scripts}
    return _Shown((has - later) | MARKS, scripts)


def covered_characters(family: FontFamily) -> frozenset[str]:
    """The characters that can be set in all faces of a family."""
    return _can_show(tuple(load_fonts(family).values())).characters - MARKS


def _problems(shown: str, can: _Shown, path: str, place: Place) -> Iterator[Diagnostic]:
    characters = set(shown)
    scripts = {c: script for c in characters if c >= _FIRST and (script := _script_of(c))}
    later = {c: script for c, script in scripts.items() if script not in can.scripts}
    texts: dict[str, str] = {}
    for script, run in groupby(shown, key=later.get) if later else ():
        if script is not None:
            texts.setdefault(script, "".join(run))
    for script, text in texts.items():
        hint = "Latin, Greek and Cyrillic are there now; write it in one of them, or leave it out"
        message = f"text in {script} can’t be set yet: “{text[:20]}”"
        yield Diagnostic("error", "script-not-yet", message, path, place, hints=(hint,))
    if missing := sorted(characters - can.characters - later.keys()):
        named = ", ".join(f"{character} ({_code(character)})" for character in missing[:_SHOWN])
        hint = "write it with other characters, or choose a theme whose font has them"
        message = f"the theme's font has no glyph for {named}"
        yield Diagnostic("error", "glyph-missing", message, path, place, hints=(hint,))


def _script_of(character: str) -> str | None:
    for script, ranges in SCRIPTS.items():
        if any(first <= character <= last for first, last in zip(ranges[::2], ranges[1::2], strict=True)):
            return script
    return None


def _chart_text(chart: ChartData) -> str:
    return "".join([*chart.categories, *(text for series in chart.series for text in (series.name, *series.labels))])


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
