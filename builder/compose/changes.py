"""What has changed since the last edition, in lines for a slide and a box."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from builder.compose import phrases
from builder.model.changes import Change, Comparison
from builder.model.outline import Outline, headline_of

_BOX_LINES = 6


@dataclass(frozen=True, slots=True)
class Changed:
    """``lines`` are what is told of each entry, with its id; the id is empty where no slide shows it."""

    title: str
    lines: tuple[tuple[str, str], ...]

    def box_lines(self) -> tuple[str, ...]:
        """As many as a box holds, and how many more there are."""
        texts = tuple(text for text, _ in self.lines)
        if len(texts) <= _BOX_LINES:
            return texts
        return (*texts[: _BOX_LINES - 1], phrases.more_changes(len(texts) - _BOX_LINES + 1))


def changed_entries(changes: Comparison, outline: Outline) -> Changed:
    """What is worth telling: what came and went, figures, words; not what moved.

    Args:
        changes: Against the last edition.
        outline: The one of now.
    """
    items = {str(item.id): item for item in outline.items()}
    figures = {change.id for change in changes.changes if change.kind == "figure"}
    lines: dict[str, str] = {}
    for change in changes.changes:
        item = items.get(change.id)
        # Words beside a figure that changed have changed with it.
        told = item is None or (change.kind == "words" and change.id in figures)
        text = phrases.is_reworded(headline_of(item)) if item and change.kind == "words" and not told else _line(change)
        if text:
            lines.setdefault(text, change.id if item and "deck" in item.show else "")
    title = phrases.changed_since(dt.date.fromisoformat(changes.old_date))
    return Changed(title, tuple(lines.items()) or ((phrases.UNCHANGED, ""),))


def _line(change: Change) -> str:
    """One line; nothing for what only moved, or only rests on other words."""
    match change.kind:
        case "added":
            return phrases.is_new(change.after)
        case "gone":
            return phrases.is_gone(change.before)
        case "figure" if change.before and change.after:
            subject, colon, amount = change.before.partition(": ")
            same = change.after.startswith(subject + colon)
            return phrases.was_before(change.after, amount if same else change.before)
        case "figure":
            return phrases.is_new(change.after) if change.after else phrases.is_gone(change.before)
    return ""
