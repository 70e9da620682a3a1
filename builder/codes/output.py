"""Diagnostics of composing, rendering and writing."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import FitError, OutlineError, RenderError, WriteError

OUTPUT = (
    Explanation(
        "worker-ended",
        RenderError,
        "A process that made editions ended before its work was done: it was killed, or ran out of memory.",
        "builder editions outline.yaml --records schools.csv --jobs 64     # on a machine with little memory",
        "Use fewer `--jobs`. Where one record does it again and again, please report it.",
    ),
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
        "title: Done ✓",
        "Write it with other characters, or choose a theme whose font has them.",
    ),
    Explanation(
        "script-not-yet",
        FitError,
        "A text is in a script that can't be set yet: its letters change with their neighbours (Arabic, Hindi), run "
        "from right to left (Hebrew), or ask for fonts that don't ship (Chinese, Japanese, Korean).",
        "title: Résumé of 气候",
        "Write it in Latin, Greek or Cyrillic letters, or leave it out.",
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
        (
            "The template has no slide layout of some kind, a title slide or a section heading for instance. Another "
            "of its layouts is used."
        ),
        "template: brand.pptx     # with nothing but a blank layout",
        "Add the layout in PowerPoint's Slide Master view; `builder template check FILE` shows what serves what.",
    ),
    Explanation(
        "template-contrast",
        RenderError,
        "Text of the template has a colour that is hard to read on its background, for some people not at all.",
        "template: brand.pptx     # with light grey titles on white",
        "Change the colour in PowerPoint's Slide Master view: 4.5 : 1 for small text, 3 : 1 from 18 points.",
    ),
    Explanation(
        "template-font",
        RenderError,
        (
            "The template asks for a font that this machine doesn't have, so its text is measured with another: one of "
            "the same widths where there is one, else one that is made wider, so that nothing overflows."
        ),
        "template: brand.pptx     # whose titles are in a font of the house's own",
        "Install the font on this machine, or choose one that is on all machines in the template.",
    ),
    Explanation(
        "template-left-out",
        RenderError,
        "The template shows something that is fetched from elsewhere, or is a program: a deck doesn't take that over.",
        "template: brand.pptx     # with a logo linked to a file of somebody's computer",
        "Embed the picture in the template, and remove links to files, programs and controls.",
    ),
    Explanation(
        "layout-unknown",
        OutlineError,
        "An entry asks for a slide layout that the template doesn't have.",
        "layout: Two colums",
        "Write the name as PowerPoint shows it; `builder template check FILE` lists them.",
    ),
    Explanation(
        "cannot-write",
        WriteError,
        "The outputs could not be written. Those of the last build stand as they were.",
        "builder build --output /read-only",
        "The hint says what to do: free some space, close the file elsewhere, or choose another folder.",
    ),
)
