"""Differences of two publications, for a terminal, for a program, and for a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.comparison.differences import places_text
from builder.model.changes import Change, ChangeKind, Comparison
from builder.reports.json import diagnostic_object
from builder.reports.text import plain

if TYPE_CHECKING:
    from builder.comparing import Compared

_HEADINGS: dict[ChangeKind, str] = {
    "added": "Added",
    "gone": "Gone",
    "figure": "Figures",
    "words": "Words",
    "moved": "Moved",
    "passage": "Passages of the sources",
    "passage-moved": "Passages that moved in their source",
    "publication": "Publication",
}
_COUNTED: dict[ChangeKind, str] = {
    "added": "entry added",
    "gone": "entry gone",
    "figure": "figure changed",
    "words": "text changed",
    "moved": "entry moved",
    "passage": "passage changed",
    "passage-moved": "passage moved",
    "publication": "property changed",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_MENTION = re.compile(r"(@|#|\bGH-)(?=\w)")


def told_changes(compared: Sequence[Compared], form: str) -> str:
    """What was compared, in a form: ``text``, ``json`` or ``markdown``."""
    if form == "json":
        return changes_json(compared)
    told = changes_markdown if form == "markdown" else changes_text
    return "\n\n".join(told(each.old, each.new, each.comparison) for each in compared if each.comparison)


# --- a terminal ----------------------------------------------------------------------------------------------------


def changes_text(old: str, new: str, comparison: Comparison) -> str:
    """All differences, those of an entry together; ``old`` and ``new`` are names as the user gave them."""
    lines = [f"{plain(old)} -> {plain(new)}: {_summary(comparison)}"]
    for group in _by_entry(comparison.changes):
        lines.append(plain(_headline(group)))
        lines += (line for change in group for line in _text_lines(change))
    return "\n".join(lines)


def _summary(comparison: Comparison) -> str:
    kinds = [change.kind for change in comparison.changes]
    told = []
    for kind, said in _COUNTED.items():
        if number := kinds.count(kind):
            noun, _, verb = said.partition(" ")
            plural = {"entry": "entries", "property": "properties"}.get(noun, f"{noun}s")
            told.append(f"{number:,} {noun if number == 1 else plural} {verb}")
    return ", ".join(told) or "nothing has changed"


def _by_entry(changes: Iterable[Change]) -> list[list[Change]]:
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.id, []).append(change)
    return list(groups.values())


def _headline(group: Sequence[Change]) -> str:
    first = group[0]
    where = places_text(first.slides, first.pages)
    return f"{first.id or 'publication'}{f' ({where})' if where else ''}"


def _text_lines(change: Change) -> Iterator[str]:
    before, after = plain(change.before), plain(change.after)
    if change.kind in ("figure", "publication") and before and after:
        yield f"  {change.what}: {before} -> {after}"
    elif change.kind in ("moved", "passage-moved"):
        yield f"  {change.what} moved: {before} -> {after}"
    else:
        said = {"added": "added", "gone": "gone"}.get(change.kind, "changed")
        yield f"  {change.what} {said}"
        yield from (f"    {sign} {text}" for sign, text in (("-", before), ("+", after)) if text)


# --- a pull request ------------------------------------------------------------------------------------------------


def changes_markdown(old: str, new: str, comparison: Comparison) -> str:
    """The text of a pull request: a list for each kind of difference."""
    lines = [f"## {_escaped(comparison.new_title)}", "", f"{_code(old)} → {_code(new)}: {_summary(comparison)}."]
    for kind, heading in _HEADINGS.items():
        if found := [change for change in comparison.changes if change.kind == kind]:
            lines += ["", f"### {heading}", "", *map(_item, found)]
    return "\n".join(lines)


def _item(change: Change) -> str:
    where = places_text(change.slides, change.pages)
    head = f"- **{_escaped(change.id or change.what)}**{f' ({where})' if where else ''}"
    before, after = _escaped(change.before), _escaped(change.after)
    what = f"{_escaped(change.what)}: " if change.id else ""
    if not before or not after:
        sign = "" if change.kind in ("added", "gone") else "gone: " if before else "new: "
        return f"{head} {what}{sign}{before or after}"
    if change.kind in ("words", "passage"):
        return f"{head} {what.removesuffix(': ')}\n  - before: {before}\n  - after: {after}"
    return f"{head} {what}{before} → {after}"


def _escaped(text: str) -> str:
    """Text that stands for itself in Markdown: an outline can neither format it, nor call anybody."""
    safe = _SPECIAL.sub(r"\\\1", plain(text).replace("\n", " "))
    return _MENTION.sub("\\1\u200b", safe)


def _code(text: str) -> str:
    return f"`{plain(text).replace('`', '?')}`"


# --- a program -----------------------------------------------------------------------------------------------------


def changes_json(compared: Sequence[Compared]) -> str:
    """One object: every pair compared, every difference."""
    whole = {
        "version": 1,
        "comparisons": [
            _comparison_object(each.old, each.new, each.comparison) for each in compared if each.comparison
        ],
        "diagnostics": [diagnostic_object(diagnostic) for each in compared for diagnostic in each.diagnostics],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _comparison_object(old: str, new: str, comparison: Comparison) -> dict[str, Any]:
    return {
        "old": {"path": old, "title": comparison.old_title, "date": comparison.old_date},
        "new": {"path": new, "title": comparison.new_title, "date": comparison.new_date},
        "changes": [asdict(change) for change in comparison.changes],
    }
