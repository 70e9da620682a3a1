"""Diagnostics of composing, rendering and writing."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import FitError, RenderError, WriteError

OUTPUT = (
    Explanation(
        "does-not-fit",
        FitError,
        (
            "A text is longer than its place on the slide or the page can hold at the smallest size that can be "
            "read from a chair in the room."
        ),
        "(a finding of four sentences)",
        "Shorten the text, or make two entries of it; the details belong into `points:` or `notes:`.",
    ),
    Explanation(
        "chart-crowded",
        FitError,
        "A chart's labels have no room, even at the smallest size.",
        "figures: [ … twenty ids … ]",
        "Chart fewer figures, or give them short names under `categories:`; or show it on slides only.",
    ),
    Explanation(
        "font-unusable",
        RenderError,
        "A theme's font can't be embedded: it is damaged, or not a TrueType font, or its maker forbids it.",
        "regular: brand.otf",
        "Name a .ttf file with TrueType outlines.",
    ),
    Explanation(
        "glyph-missing",
        RenderError,
        "A text has a character that the theme's font can't show.",
        "title: Résumé of 气候",
        "Write it with other characters, or choose a theme whose font has them.",
    ),
    Explanation(
        "link-refused",
        RenderError,
        "A link leads somewhere that a document for the public may not lead.",
        "[ask](javascript:alert)",
        "Link to https, mailto or tel addresses only.",
    ),
    Explanation(
        "template-unreadable",
        RenderError,
        "The template is not there, or is no PowerPoint file that can be used.",
        "template: brand.potm",
        "Open it in PowerPoint and save it as a presentation, a .pptx file, beside the outline.",
    ),
    Explanation(
        "template-layout",
        RenderError,
        "The template has no slide layout for a kind of slide that decks have.",
        "template: brand.pptx     # with layouts that are named “1_Custom” and “Blank”",
        "Name the template's slide layouts for what they hold: Title, Section, Finding, Big figure and so on.",
    ),
    Explanation(
        "template-notes",
        RenderError,
        "The template has no page for notes, so the speaker's notes have no place.",
        "template: brand.pptx",
        "Open the template in PowerPoint, look at its notes master (View, Notes Master), and save it.",
    ),
    Explanation(
        "cannot-write",
        WriteError,
        "The outputs could not be written. Those of the last build stand as they were.",
        "builder build --output /read-only",
        "The hint says what to do: free some space, close the file elsewhere, or choose another folder.",
    ),
)
