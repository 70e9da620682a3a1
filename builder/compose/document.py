"""Outline to Document: every decision about slides and pages, taken once for both renderers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from builder.compose.changes import changed_entries
from builder.compose.characters import find_missing_glyphs, find_missing_note_glyphs, find_missing_on_pages
from builder.compose.charts.checks import check_charts
from builder.compose.citations import number_sources
from builder.compose.deck import draft_hidden, draft_slides, fit_slides
from builder.compose.metrics import FontSet, load_fonts
from builder.compose.phrases import long_date
from builder.compose.slides import Draft
from builder.compose.typefaces import Typefaces
from builder.model.changes import Comparison
from builder.model.diagnostic import Diagnostic, FitError
from builder.model.document import Document, Sheet, Slide
from builder.model.handout import HandoutForm
from builder.model.outline import Outline, Product
from builder.model.picture import Picture
from builder.model.source import Source, Verdict
from builder.model.template import Template
from builder.model.theme import Theme

PAPER: Mapping[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


def compose_document(
    outline: Outline,
    sources: Mapping[str, Source],
    verdicts: Sequence[Verdict],
    theme: Theme,
    template: Template,
    *,
    stamp: str,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    changes: Comparison | None = None,
    only: frozenset[Product] = frozenset(("deck", "sheet")),
    paper: str = "a4",
    handout: HandoutForm | None = None,
) -> Document:
    """Decide what stands where, at what size, on slides and pages.

    Args:
        sources: By id.
        verdicts: Their passages become citations and notes.
        pictures: By the name of their file, as the outline has it.
        changes: What the publication says otherwise than its last edition; None where that is not told.
        stamp: Digest of everything that the publication is made from.
        only: The outputs asked for; the other stays empty.
        paper: A key of ``PAPER``.
        handout: The form of the handout that is asked for.

    Raises:
        OutlineError: A chart would say what its figures don't.
        FitError: Texts fit nowhere at the smallest size allowed, or lack a glyph; all of them are named.
    """
    check_charts(outline)
    fonts, citations = load_fonts(theme.font), number_sources(outline, sources, verdicts)
    told = changed_entries(changes, outline) if changes else None
    drafts, hidden = draft_slides(outline, citations, pictures, told), draft_hidden(outline, citations, pictures)
    problems = [*find_missing_glyphs((*drafts, *hidden), fonts, outline)]
    slides: tuple[Slide, ...] = ()
    if handout is not None or "deck" in only:
        slides, found = _fit(drafts, theme, template, fonts if handout else None, outline.path)
        problems.extend(found)
    sheet: Sheet | None = None
    if "sheet" in only:
        from builder.compose.sheet import compose_sheet  # a deck alone starts sooner without it

        sheet, found = compose_sheet(outline, citations, theme, fonts, PAPER[paper], pictures, told)
        checked = sheet.pages if sheet and not problems else ()
        problems += (*found, *find_missing_on_pages(checked, fonts, outline.path, outline.title.place))
    if problems:
        raise FitError(problems)
    document = _assemble(outline, theme, stamp, slides, sheet)
    return document if handout is None else _with_handout(document, template, handout, PAPER[paper])


def _fit(
    drafts: Sequence[Draft], theme: Theme, template: Template, printed: FontSet | None, path: str
) -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    """The slides, and what is wrong with them; ``printed`` are the fonts that notes are printed in, if they are."""
    problems = find_missing_note_glyphs(drafts, printed, path) if printed else ()
    typefaces = Typefaces.of_template(theme.font, template)
    slides, found = fit_slides(drafts, template, typefaces, path, theme.palette)
    return slides, (*problems, *found)


def _with_handout(document: Document, template: Template, form: HandoutForm, size: tuple[float, float]) -> Document:
    from builder.compose.handout import compose_handout  # few ask for one

    return replace(document, handout=compose_handout(document, template, form, size))


def _assemble(outline: Outline, theme: Theme, stamp: str, slides: tuple[Slide, ...], sheet: Sheet | None) -> Document:
    return Document(
        title=str(outline.title),
        subtitle=str(outline.subtitle or ""),
        language=str(outline.language),
        date=outline.date,
        organisation=str(outline.organisation or ""),
        stamp=stamp,
        theme=theme,
        date_line=long_date(outline.date),
        slides=slides,
        sheet=sheet,
    )
