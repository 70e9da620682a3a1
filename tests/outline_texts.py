"""Outlines for tests: the smallest that is valid, and what may be added to it."""

from __future__ import annotations

from builder.model.diagnostic import Diagnostic, OutlineError
from builder.outline import parse_outline
from builder.outline.events import Events, fast_events

HEAD = """\
outline: 1
title: Heat and hospitals
language: en-GB
date: 2025-03-26
"""

SOURCES = """\
sources:
  article:
    file: article.txt
    title: Hot summers
"""

TAKEAWAY = """\
sections:
  - section: Summers
    takeaway: They grow hotter.
"""


def minimal(extra: str = "") -> str:
    """The smallest valid outline, with more root keys where given."""
    return HEAD + SOURCES + extra + TAKEAWAY


def with_entries(*entries: str) -> str:
    """An outline of one source and one section; each entry is written from column 1, without its hyphen."""
    text = HEAD + SOURCES + "sections:\n  - section: Summers\n    findings:\n"
    for entry in entries:
        first, *rest = entry.strip("\n").split("\n")
        text += f"      - {first}\n" + "".join(f"        {line}\n" for line in rest)
    return text


def problems(text: str | bytes, events: Events = fast_events) -> tuple[Diagnostic, ...]:
    """What loading finds wrong; nothing where the outline is valid."""
    data = text.encode() if isinstance(text, str) else text
    try:
        parse_outline(data, "outline.yaml", events)
    except OutlineError as error:
        return error.diagnostics
    return ()


def codes(text: str | bytes, events: Events = fast_events) -> list[str]:
    """The codes of what loading finds wrong, in the file's order."""
    return [problem.code for problem in problems(text, events)]
