"""The sources an outline names: each to a ``Source``, every problem located at its ``file``."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from builder.model.diagnostic import Diagnostic, SourceError
from builder.model.outline import Outline, SourceReference
from builder.model.source import Source, SourceKind
from builder.reading.decoding import decode_text
from builder.reading.files import check_name, read_beside
from builder.reading.problem import Problem

READABLE: dict[str, SourceKind] = {".txt": "text", ".md": "markdown"}
ANNOUNCED = (".html", ".pdf", ".docx")


def read_source(reference: SourceReference, outline_path: str) -> Source:
    """Read one source of an outline.

    Markdown is read as its text: the markup stays, so that offsets are those of the file.

    Args:
        reference: What the outline says about the source.
        outline_path: The outline's path as the user gave it; the source lies in its folder.

    Returns:
        The source. Its text has ``\\n`` line ends and no byte order mark; nothing else is changed.

    Raises:
        SourceError: The file may not or can't be read. Its one diagnostic stands at ``reference.file``.
    """
    name = str(reference.file)
    folder = Path(outline_path).parent
    try:
        check_name(name)
        _check_kind(name)
        data = read_beside(folder, name)
        text = decode_text(data, name)
    except Problem as problem:
        raise SourceError([_locate(problem, reference, outline_path)]) from problem
    return Source(
        id=str(reference.id),
        path=(folder / name).as_posix(),
        name=name,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        kind=READABLE[PurePosixPath(name).suffix.lower()],
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


def _check_kind(name: str) -> None:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in READABLE:
        return
    kinds = " and ".join(READABLE)
    if suffix in ANNOUNCED:
        message = f"{suffix} sources can't be read yet: {name}"
        raise Problem("not-yet", message, hints=("save the article's text as .txt beside the outline",))
    found = f"{suffix} is no kind of source" if suffix else "the name has no suffix that says what kind of source it is"
    raise Problem("source-kind", f"{found}: {name}", hints=(f"sources are {kinds} files",))


def _locate(problem: Problem, reference: SourceReference, outline_path: str) -> Diagnostic:
    return Diagnostic(
        severity="error",
        code=problem.code,
        message=problem.message,
        file=outline_path,
        place=reference.file.place,
        details=problem.details,
        hints=problem.hints,
    )
