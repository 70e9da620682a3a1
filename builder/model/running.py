"""What runs along slides: which footer has room, and where links keep the colour of their text."""

from __future__ import annotations

from collections.abc import Sequence

from builder.model.length import Length
from builder.model.records import unmarked
from builder.model.template import LayoutKind, Placeholder, SlideLayout

# Width of a character of running text, as a share of its size, on average.
_CHARACTER_EM = 0.5
# The same in a font of which nothing is known.
_WIDE_CHARACTER_EM = 0.65
# Layouts whose ground is the theme's primary colour, in which links would be drawn as well.
_DARK: tuple[LayoutKind, ...] = ("title", "section")


def footers_of(title: str, organisation: str) -> list[str]:
    """What may run along the foot of slides, the fullest first."""
    named = [text for text in (title, organisation) if text]
    return [f"{organisation} · {title}", *named] if len(named) > 1 else named


def footer_of(layout: SlideLayout, footers: Sequence[str]) -> str:
    """What a layout's footer says: its own words, or the first of some that have room; empty where it has none."""
    return first_that_fits(layout.find_placeholder("footer"), [layout.footer] if layout.footer else footers)


def first_that_fits(placeholder: Placeholder | None, texts: Sequence[str]) -> str:
    """The first of some texts that has room on one line; none where none has."""
    if placeholder is None:
        return ""
    left, _, right, _ = placeholder.insets
    side = max(placeholder.box[2:]) if placeholder.turned else placeholder.box.width
    room = Length(side - left - right).pt / placeholder.size_pt
    em = _CHARACTER_EM if placeholder.font in ("", "Calibri") else _WIDE_CHARACTER_EM
    return next((text for text in texts if len(unmarked(text)) * em <= room), "")


def has_plain_links(layout: SlideLayout) -> bool:
    """Whether links keep the colour of their text on a layout's slides."""
    return layout.plain_links or layout.kind in _DARK
