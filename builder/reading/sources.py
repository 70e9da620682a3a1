"""The sources an outline names: each to a ``Source``, every problem located at its ``file``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.model.diagnostic import Diagnostic, Severity, SourceError
from builder.model.limits import limits
from builder.model.outline import Outline, SourceReference
from builder.model.source import Source, SourceKind
from builder.reading.decoding import decode_text
from builder.reading.files import check_name, read_beside
from builder.reading.kinds import kind_of
from builder.reading.problem import Problem

_NO_TEXT_HINTS: dict[SourceKind, tuple[str, ...]] = {
    "text": ("put the article's text there",),
    "markdown": ("put the article's text there",),
    "html": ("open the page in a browser and copy the article's text into a .txt file",),
    "pdf": ("if its pages were scanned, let a program recognise their text (OCR) first",),
    "word": ("if the article is a picture in it, type its text or let a program recognise it (OCR)",),
}


def read_source(reference: SourceReference, outline_path: str) -> Source:
    """Read one source of an outline.

    Markdown is read as its text: the markup stays, so that offsets are those of the file. Of the other kinds, the text
    is that of their article, and the offsets are those of that text.

    Args:
        reference: What the outline says about the source.
        outline_path: The outline's path as the user gave it; the source lies in its folder.

    Returns:
        The source. Its text has ``\\n`` line ends and no byte order mark; its digest is that of the file's bytes.

    Raises:
        SourceError: The file may not or can't be read. Its one diagnostic stands at ``reference.file``.
    """
    name = str(reference.file)
    folder = Path(outline_path).parent
    try:
        check_name(name)
        kind = kind_of(name)
        data = read_beside(folder, name)
        text, page_starts, remarks = _read_text(data, kind, name)
    except Problem as problem:
        raise SourceError([_locate(problem, reference, outline_path)]) from problem
    return Source(
        id=str(reference.id),
        path=(folder / name).as_posix(),
        name=name,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        kind=kind,
        page_starts=page_starts,
        remarks=tuple(_locate(remark, reference, outline_path, "warning") for remark in remarks),
    )


def read_sources(outline: Outline) -> dict[str, Source]:
    """Read every source of an outline.

    Returns:
        The sources by id, in the outline's order.

    Raises:
        SourceError: With the diagnostics of all sources that can't be read.
    """
    sources: dict[str, Source] = {}
    diagnostics: list[Diagnostic] = []
    for reference in outline.sources:
        try:
            sources[str(reference.id)] = read_source(reference, outline.path)
        except SourceError as error:
            diagnostics += error.diagnostics
    if diagnostics:
        raise SourceError(diagnostics)
    return sources


def _read_text(data: bytes, kind: SourceKind, name: str) -> tuple[str, tuple[int, ...], tuple[Problem, ...]]:
    """The text of a file, the offsets of its pages, what to know of it; libraries are loaded for their kinds only."""
    page_starts: tuple[int, ...] = ()
    remarks: tuple[Problem, ...] = ()
    match kind:
        case "text" | "markdown":
            text = decode_text(data, name)
        case "html":
            from builder.reading.html import read_html

            text = read_html(data, name)
        case "word":
            from builder.reading.word import read_word

            text, tracked = read_word(data, name)
            remarks = (_tracked(name),) if tracked else ()
        case "pdf":
            from builder.reading.pdf import read_pdf

            text, page_starts = read_pdf(data, name)
    if not text.strip():
        raise Problem("source-no-text", f"{name} holds no text", hints=_NO_TEXT_HINTS[kind])
    if kind not in ("text", "markdown") and len(text) > limits().source_characters:
        message = f"{name} holds more than {limits().source_characters:,} characters"
        raise Problem("source-limit", message, hints=("keep only the article in the file",))
    return text, page_starts, remarks


def _tracked(name: str) -> Problem:
    message = f"{name} has tracked changes: it is read as if all of them were accepted"
    return Problem("source-tracked-changes", message, hints=("accept or reject them in Word, and save the file",))


def _locate(
    problem: Problem, reference: SourceReference, outline_path: str, severity: Severity = "error"
) -> Diagnostic:
    return Diagnostic(
        severity=severity,
        code=problem.code,
        message=problem.message,
        file=outline_path,
        place=reference.file.place,
        details=problem.details,
        hints=problem.hints,
    )
