"""What is fuzzed: functions that take any bytes and answer with a result or with a problem of their own.

Whatever else they raise is a bug, as is a result that breaks a promise: that case is kept and mended.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping

from builder.evidence.clauses.claims import find_claims
from builder.evidence.quantities import find_quantities
from builder.evidence.text.folding import fold
from builder.model.diagnostic import OutlineError
from builder.outline.events import fast_events, plain_events
from builder.outline.invisible import without_invisible
from builder.outline.loading import parse_outline
from builder.reading.decoding import decode_text
from builder.reading.html import read_html
from builder.reading.problem import Problem
from builder.reading.raster import read_raster
from builder.reading.svg import clean_svg
from builder.reading.word import read_word

Target = Callable[[bytes], None]
_LANGUAGES = ("en-GB", "de", "fr", "tlh")


def load(data: bytes) -> None:
    """An outline: the same by either parser; every problem has a code and a hint's worth of words."""
    outcomes = [_loaded(data, events) for events in (fast_events, plain_events)]
    # The two see a fault of syntax at different places.
    if not any("yaml-syntax" in outcome for outcome in outcomes):
        assert outcomes[0] == outcomes[1], outcomes


def _loaded(data: bytes, events: Callable[..., object]) -> list[str]:
    try:
        outline = parse_outline(data, "outline.yaml", events)  # type: ignore[arg-type]
    except OutlineError as error:
        assert error.diagnostics
        assert all(d.message.isprintable() for d in error.diagnostics)
        json.dumps([d.message for d in error.diagnostics]).encode("utf-8")
        return sorted({d.code for d in error.diagnostics})
    assert without_invisible(outline.title) == outline.title
    return [str(outline.title), *(item.id for item in outline.items())]


def theme(data: bytes) -> None:
    """A theme's file, by the way of an outline's parser, which both share."""
    from builder.outline.nodes import read_nodes
    from builder.outline.report import Report

    read_nodes(data, Report("theme.yaml"))


def read(data: bytes) -> None:
    """An article; its first byte says of which kind."""
    kind, rest = data[:1], data[1:]
    try:
        if kind < b"\x40":
            text = decode_text(rest, "a.txt")
        elif kind < b"\x80":
            text = read_html(rest, "a.html")
        elif kind < b"\xc0":
            text = read_word(rest, "a.docx")[0]
        else:
            text = read_word(_as_word(rest), "a.docx")[0]
    except Problem as problem:
        assert problem.message
        return
    text.encode("utf-8")
    assert "\0" not in text


def _as_word(document: bytes) -> bytes:
    """A Word file of this content: what a package's checksums would keep from being reached."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", document)
    return buffer.getvalue()


def quantities(data: bytes) -> None:
    """Numbers of a text, and what is claimed of them; all within it."""
    text = data[1:].decode("utf-8", "ignore")
    language = _LANGUAGES[data[0] % len(_LANGUAGES)] if data else "en"
    found = find_quantities(text, language)
    for quantity in found:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
    find_claims(text, found, language)
    folded = fold(text)
    assert not folded.text or folded.span(0, len(folded.text)).end <= len(text)


def drawing(data: bytes) -> None:
    """A drawing: what is taken over neither runs nor fetches anything, and is taken over whole."""
    try:
        cleaned, width, height = clean_svg(data, "a.svg")
    except Problem as problem:
        assert problem.message
        return
    assert 0 < width < 1e7
    assert 0 < height < 1e7
    lower = cleaned.lower().replace(b"http://www.w3.org/", b"")
    assert not [word for word in (b"<script", b"<image", b"<foreignobject", b"javascript:", b"<!") if word in lower]
    assert clean_svg(cleaned, "a.svg")[0] == cleaned


def picture(data: bytes) -> None:
    """A picture's file."""
    for format in ("png", "jpeg"):
        try:
            raster = read_raster(data, format, "a")  # type: ignore[arg-type]
        except Problem as problem:
            assert problem.message
        else:
            assert raster.width > 0


TARGETS: Mapping[str, Target] = {
    "load": load,
    "theme": theme,
    "read": read,
    "quantities": quantities,
    "drawing": drawing,
    "picture": picture,
}
