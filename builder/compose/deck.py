"""Slides of an outline: drafted, titled apart from each other, and fitted into the template's placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from builder.compose import phrases
from builder.compose.changes import Changed
from builder.compose.charts import CHART_HINT, DECK_SIZES, SMALL_DECK_SIZES, Crowded, plan_chart
from builder.compose.citations import Citations
from builder.compose.comparisons import levelled
from builder.compose.fit import Fitted, fit_flow, fit_one
from builder.compose.pictures import place_picture
from builder.compose.slides import (
    Draft,
    answer_draft,
    changes_draft,
    closing,
    item_draft,
    opening,
    plain,
    section_opening,
)
from builder.compose.tables import amount_columns, fit_table
from builder.compose.typefaces import Typefaces
from builder.model.diagnostic import Diagnostic
from builder.model.document import (
    Paragraph,
    PictureBlock,
    Slide,
    SlideBlock,
    TableBlock,
    TextBlock,
)
from builder.model.outline import Outline, Question
from builder.model.picture import Picture
from builder.model.template import LayoutKind, Placeholder, Role, SlideLayout, Template
from builder.model.theme import Palette

# The least size of each text, in points; what isn't listed never goes under its preferred size.
FLOORS: Mapping[Role, float] = {
    "title": 24, "subtitle": 18, "body": 18, "figure": 36, "caption": 14, "speaker": 16, "kicker": 12, "citation": 12,
    "first": 16, "second": 16,
}  # fmt: skip
_TOLD: Mapping[Role, str] = {"first": "first side", "second": "second side"}
_NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})
_NOTHING_KNOWN: Mapping[Role, Fitted] = MappingProxyType({})
_SMALL_PT = 450.0
"""Slides of less height are small: ten inches by five and five eighths is common."""
_FLOWING = ("agenda", "finding", "big-figure", "advice", "sources")


def draft_slides(
    outline: Outline,
    citations: Citations,
    pictures: Mapping[str, Picture] = _NO_PICTURES,
    changed: Changed | None = None,
) -> tuple[Draft, ...]:
    """What every slide says, under titles of their own; ``pictures`` are those of the outline by their file's name."""
    return tuple(_with_unique_titles(_drafts(outline, citations, pictures, changed)))


def draft_hidden(
    outline: Outline, citations: Citations, pictures: Mapping[str, Picture] = _NO_PICTURES
) -> tuple[Draft, ...]:
    """The same for entries that only the sheet shows."""
    findings = outline.findings()
    return tuple(
        item_draft(item, section, citations, findings, pictures)
        for section in outline.sections
        for item in section.items
        if "deck" not in item.show
    )


def fit_slides(
    drafts: Sequence[Draft], template: Template, typefaces: Typefaces, path: str, palette: Palette
) -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    """Decide what stands on which slide, and at what size.

    Args:
        typefaces: What the template's places are measured with.
        path: The outline's, for messages.
        palette: The theme's, for charts on layouts that state no colours for them.

    Returns:
        The slides, and an error for each text that fits nowhere at the smallest size.
    """
    slides: list[Slide] = []
    problems: list[Diagnostic] = []
    layouts = layouts_of(template)
    for draft in drafts:
        layout = layouts[draft.kind, draft.layout]
        draft = with_plan(draft, layout, template, typefaces, palette)
        fitted = fit_draft(draft, layout, typefaces)
        if isinstance(fitted, str):
            problems.append(_does_not_fit(draft, fitted, layout, path))
        else:
            slides.extend(fitted)
    return tuple(slides), tuple(problems)


def layouts_of(template: Template) -> dict[tuple[LayoutKind, str | None], SlideLayout]:
    """The layout of each kind of slide, and those that the outline asks for by name."""
    layouts: dict[tuple[LayoutKind, str | None], SlideLayout] = {(each.kind, None): each for each in template.layouts}
    return layouts | {(each.kind, each.name): each for each in template.named}


def _drafts(
    outline: Outline, citations: Citations, pictures: Mapping[str, Picture], changed: Changed | None
) -> Iterable[Draft]:
    findings = outline.findings()
    yield from opening(outline)
    if changed is not None:
        yield changes_draft(outline, changed)
    for number, section in enumerate(outline.sections, 1):
        shown = [item for item in section.items if "deck" in item.show]
        drafts = [item_draft(item, section, citations, findings, pictures) for item in shown]
        yield section_opening(section, number, tuple(_title(draft) for draft in drafts))
        for item, draft in zip(shown, drafts, strict=True):
            yield draft
            if isinstance(item, Question) and item.answer is not None and "deck" in item.reveal:
                yield answer_draft(item, item.answer, section, citations)
    yield from closing(outline)


def _title(draft: Draft) -> str:
    return "".join(run.text for paragraph in draft.texts[0][1] for run in paragraph.runs)


def _retitled(draft: Draft, title: str) -> Draft:
    return replace(draft, texts=(("title", plain(title)), *draft.texts[1:]))


def _with_unique_titles(drafts: Iterable[Draft]) -> Iterable[Draft]:
    """A second slide of the same title says that it is the second: screen readers list slides by title."""
    seen: dict[str, int] = {}
    for draft in drafts:
        title = _title(draft)
        times = seen[title] = seen.get(title, 0) + 1
        yield draft if times == 1 else _retitled(draft, f"{title} ({times})")


def fit_draft(
    draft: Draft, layout: SlideLayout, typefaces: Typefaces, known: Mapping[Role, Fitted] = _NOTHING_KNOWN
) -> list[Slide] | Role:
    """One slide, or several that go on; or the role of the text that fits nowhere.

    Args:
        known: How texts fit that have been fitted into the same layout before.
    """
    blocks: list[SlideBlock] = []
    flowing: Fitted | None = None
    picture: PictureBlock | None = None
    moved: dict[Role, Placeholder] = {}
    if draft.picture:
        captioned = any(paragraphs for role, paragraphs in draft.texts if role == "caption")
        picture, caption = place_picture(draft.picture, layout, captioned)
        moved |= {caption.role: caption} if caption else {}
    for role, paragraphs in draft.texts:
        placeholder = moved.get(role) or layout.find_placeholder(role)
        if placeholder is None or not paragraphs:
            continue
        fitted = known.get(role) or fit_text(draft, placeholder, paragraphs, typefaces)
        if fitted is None and role == "citation" and draft.marks:
            fitted = fit_text(draft, placeholder, plain(draft.marks), typefaces)
        if fitted is None and role == "kicker":
            continue  # the section has a slide of its own that names it
        if fitted is None:
            return role
        if len(fitted.parts) > 1:
            flowing = fitted
        box = fitted.box or (placeholder.box if role in moved else None)
        blocks.append(TextBlock(role, fitted.parts[0], fitted.size_pt, box))
    blocks = levelled(blocks, layout) if draft.kind == "comparison" else blocks
    if draft.chart and draft.chart.plan.plot is None:
        return "chart"
    if draft.rows:
        return _table_slides(draft, blocks, layout, typefaces)
    if draft.chart:
        blocks.insert(1, draft.chart)
    if picture:
        blocks.insert(1, picture)
    if flowing is None:
        return [_slide(draft, draft.key, blocks)]
    return _continued(draft, blocks, flowing, layout, typefaces)


def floor_of(placeholder: Placeholder) -> float:
    """The least size of a place's text, in points."""
    return placeholder.floor_pt or FLOORS.get(placeholder.role, placeholder.size_pt)


def with_plan(draft: Draft, layout: SlideLayout, template: Template, typefaces: Typefaces, palette: Palette) -> Draft:
    """The draft with its chart, if any, laid out in the placeholder; without a plan where labels have no room."""
    block = draft.chart
    placeholder = layout.find_placeholder(block.role) if block else None
    if block is None or placeholder is None:
        return draft
    sizes = SMALL_DECK_SIZES if template.height.pt < _SMALL_PT else DECK_SIZES
    try:
        fonts = typefaces.of(placeholder)
        box, colours = placeholder.box, _colours(layout, palette)
        plan = plan_chart(block.chart, box.width.pt, box.height.pt, fonts, colours, sizes)
    except Crowded:
        return draft
    return replace(draft, chart=replace(block, plan=plan))


def _colours(layout: SlideLayout, palette: Palette) -> Palette:
    """The palette with a layout's own colours."""
    return (
        replace(palette, **{name: hue.digits for name, hue in layout.hues._asdict().items()})
        if layout.hues
        else palette
    )


def fit_text(
    draft: Draft, placeholder: Placeholder, paragraphs: tuple[Paragraph, ...], typefaces: Typefaces
) -> Fitted | None:
    """How a text of a slide fits into its place; None where it does not."""
    role = placeholder.role
    floor = floor_of(placeholder)
    if role == "body" and draft.kind in _FLOWING:
        return fit_flow(paragraphs, placeholder, typefaces.of(placeholder), floor)
    return fit_one(paragraphs, placeholder, typefaces.of(placeholder), floor)


def _slide(draft: Draft, key: str, blocks: list[SlideBlock]) -> Slide:
    return Slide(
        key=key, kind=draft.kind, section=draft.section, blocks=tuple(blocks), notes=draft.notes, layout=draft.layout
    )


def _part_title(draft: Draft, part: int, parts: int, layout: SlideLayout, typefaces: Typefaces) -> TextBlock | None:
    placeholder = layout.find_placeholder("title")
    title = plain(phrases.part_of(_title(draft), part, parts))
    fitted = fit_one(title, placeholder, typefaces.of(placeholder), floor_of(placeholder)) if placeholder else None
    return TextBlock("title", title, fitted.size_pt, fitted.box) if fitted else None


def _continued(
    draft: Draft, blocks: list[SlideBlock], body: Fitted, layout: SlideLayout, typefaces: Typefaces
) -> list[Slide] | Role:
    """The slides of a list that goes on; each says which part of how many it is, and repeats the rest."""
    slides: list[Slide] = []
    for number, part in enumerate(body.parts, 1):
        title = _part_title(draft, number, len(body.parts), layout, typefaces)
        if title is None:
            return "title"
        others = [
            TextBlock("body", part, body.size_pt) if isinstance(block, TextBlock) and block.role == "body" else block
            for block in blocks[1:]
        ]
        slides.append(_slide(draft, _part_key(draft, number), [title, *others]))
    return slides


def _part_key(draft: Draft, number: int) -> str:
    return draft.key if number == 1 else f"{draft.key}:{number}"


def _table_slides(
    draft: Draft, blocks: list[SlideBlock], layout: SlideLayout, typefaces: Typefaces
) -> list[Slide] | Role:
    placeholder = layout.find_placeholder("table")
    table = fit_table(draft.rows, placeholder, typefaces.of(placeholder), draft.names_rows) if placeholder else None
    if table is None:
        return "table"
    slides: list[Slide] = []
    amounts = amount_columns(draft.rows) if draft.kind == "table" else ()
    for number, (rows, heights) in enumerate(zip(table.parts, table.heights_pt, strict=True), 1):
        own = list(blocks)
        if len(table.parts) > 1:
            title = _part_title(draft, number, len(table.parts), layout, typefaces)
            if title is None:
                return "title"
            own[0] = title
        style: Literal["rows", "timeline"] = "timeline" if draft.is_timeline else "rows"
        names = draft.names_rows
        block = TableBlock("table", rows, table.widths, heights, table.size_pt, draft.alt, names, style, amounts)
        slides.append(_slide(draft, _part_key(draft, number), [own[0], block, *own[1:]]))
    return slides


def _does_not_fit(draft: Draft, role: Role, layout: SlideLayout, path: str) -> Diagnostic:
    if role == "chart":
        message = f"the chart {draft.key} has more text than its slide can hold"
        return Diagnostic("error", "chart-crowded", message, path, draft.place, hints=(CHART_HINT,))
    placeholder = layout.find_placeholder(role)
    floor = 14 if placeholder is None or role == "table" else floor_of(placeholder)
    return Diagnostic(
        "error",
        "does-not-fit",
        f"the {_TOLD.get(role, role)} of this {draft.kind} slide does not fit, even at {floor:g} pt",
        path,
        draft.place,
        (("text", _title(draft)[:80]),),
        ("shorten it, or split it into two entries",),
    )
