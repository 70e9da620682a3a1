"""Diagnostics of the read phase: the pictures."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import SourceError

PICTURES = (
    Explanation(
        "picture-broken",
        SourceError,
        "The picture can't be decoded whole: half of a download, or a file that was damaged.",
        "(half a JPEG, which many programs show as a picture with a grey lower half)",
        "Get the file again, or open it in the program that made it and save it again.",
    ),
    Explanation(
        "picture-drawing",
        SourceError,
        (
            "The SVG file holds what a still drawing in a deck can't have: a picture or a page inside it, filters, "
            "addresses of other files, or more work than a drawing takes."
        ),
        '<image href="https://example.org/photo.jpg"/>',
        "Save the drawing as a PNG picture, 2,400 pixels wide.",
    ),
    Explanation(
        "picture-file",
        SourceError,
        "The name leads to a folder or a device instead of a file.",
        "file: pictures",
        "Put the picture itself beside the outline and name that.",
    ),
    Explanation(
        "picture-kind",
        SourceError,
        "The file is not a PNG, JPEG or SVG picture, whatever its name says: its content decides.",
        "file: photo.heic",
        "Open it in a program for pictures and save it as JPEG or PNG.",
    ),
    Explanation(
        "picture-missing",
        SourceError,
        "The picture's file is not there.",
        "file: foto.jpg",
        "Correct the name, or put the file beside the outline.",
    ),
    Explanation(
        "picture-path",
        SourceError,
        "The picture's name leads out of the outline's folder.",
        "file: shared/photo.jpg     # a link to a folder elsewhere",
        "Copy the picture into the outline's folder.",
    ),
    Explanation(
        "picture-size",
        SourceError,
        "The picture has far more pixels or bytes than a slide or a page can show. `builder doctor` lists the limits.",
        "(a poster scanned at 1,200 dpi)",
        "Save it with fewer pixels: 2,400 on the longer side are enough.",
    ),
    Explanation(
        "picture-unreadable",
        SourceError,
        "The picture is there, but the system doesn't let it be read.",
        "(a file that belongs to somebody else)",
        "Give yourself the right to read it.",
    ),
)
