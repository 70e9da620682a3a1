"""What the user of a template should know of it: what it lacks, what can't be read on it, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.model.colour import contrast, least_contrast
from builder.model.diagnostic import Diagnostic
from builder.model.template import LayoutKind, Placeholder, SlideLayout
from builder.render.powerpoint.cleaning import Cleaned
from builder.render.powerpoint.grounds import grounds_of
from builder.render.powerpoint.layouts import Layout
from builder.render.powerpoint.matching import Family, lacking

_MOST_TOLD = 5


def remarks_on(
    path: str,
    cleaned: Cleaned,
    chosen: Mapping[Family, Layout],
    layouts: Sequence[Layout],
    served: Mapping[LayoutKind, SlideLayout],
) -> tuple[Diagnostic, ...]:
    """Warnings about a template that can be used all the same."""
    used = {layout.part: layout for layout in served.values()}
    by_part = {layout.part_name: layout for layout in layouts}
    families = {family for family in chosen if chosen[family].part_name in used}
    return (
        *_lacks(path, {family: chosen[family] for family in families}),
        *_faint(path, [(by_part[part], layout) for part, layout in used.items()]),
        *_left_out(path, cleaned),
    )


def _lacks(path: str, chosen: Mapping[Family, Layout]) -> Iterator[Diagnostic]:
    if "content" not in chosen:
        return
    found = lacking(chosen)
    if not found:
        return
    details = tuple((what, f"on the layout {chosen[family].name!r} instead") for family, what in found.items())
    message = f"the template has no slide layout for {' and '.join(found.values())}"
    hint = "add one in PowerPoint's Slide Master view, or go on with what is used instead"
    yield Diagnostic("warning", "template-layout", message, path, None, details, (hint,))


def _faint(path: str, used: Iterable[tuple[Layout, SlideLayout]]) -> Iterator[Diagnostic]:
    """One warning for all texts that have too little contrast."""
    told: list[tuple[str, str]] = []
    for layout, shown in used:
        for placeholder in shown.placeholders:
            ratio = ratio_of(layout, placeholder)
            if ratio is not None and ratio < least_contrast(placeholder.size_pt, placeholder.bold):
                # Rounded down: 4.49 must not read as 4.5.
                told.append((shown.name, f"{placeholder.role}, {int(ratio * 100) / 100:.2f} : 1"))
    if told:
        more = [("and", f"{len(told) - _MOST_TOLD} more")] if len(told) > _MOST_TOLD else []
        message = "text of the template has too little contrast with what it stands on"
        hint = "text needs 4.5 : 1, and 3 : 1 from 18 points: change its colour in PowerPoint's Slide Master view"
        yield Diagnostic("warning", "template-contrast", message, path, None, (*told[:_MOST_TOLD], *more), (hint,))


def ratio_of(layout: Layout, placeholder: Placeholder) -> float | None:
    """The least contrast of a placeholder's text with its ground; None where the ground isn't known."""
    if placeholder.role in ("chart", "table", "picture"):
        return None
    slot = next((s for s in layout.slots if (s.type, s.index) == (placeholder.type, placeholder.index)), None)
    grounds = grounds_of(layout, placeholder.box, slot.style.fill() if slot and not placeholder.own else None)
    colour = layout.palette.of(placeholder.colour)
    return min((contrast(colour, ground) for ground in grounds), default=None)


def _left_out(path: str, cleaned: Cleaned) -> Iterator[Diagnostic]:
    if not cleaned.left_out:
        return
    told = [(part.rpartition("/")[2].removesuffix(".xml"), target[:120]) for part, target in cleaned.left_out]
    more = [("and", f"{len(told) - _MOST_TOLD} more")] if len(told) > _MOST_TOLD else []
    message = "what the template takes from elsewhere, or runs as a program, is left out of the deck"
    hint = "embed linked pictures, and remove links to files, programs and controls, in PowerPoint's Slide Master view"
    yield Diagnostic("warning", "template-left-out", message, path, None, (*told[:_MOST_TOLD], *more), (hint,))
