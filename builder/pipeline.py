"""One build, top to bottom: load, read, verify, compose, render, write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from builder import __version__
from builder.look import Look, find_look
from builder.model.backdrop import Backdrop
from builder.model.diagnostic import BuilderError, Diagnostic, EvidenceError, SourceError
from builder.model.document import Document
from builder.model.handout import HandoutForm
from builder.model.outline import Outline, Product
from builder.model.picture import Picture
from builder.model.source import Source, Verdict
from builder.model.template import Template

if TYPE_CHECKING:
    from builder.evidence.changes.lock import Lock


_BOTH: frozenset[Product] = frozenset(("deck", "sheet"))
_HANDOUT = "3-lines"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    ``only`` is what is written, None for deck and sheet, and the handout where the outline asks for one. ``handout`` is
    its form, and asks for it. ``theme`` and ``template`` go before the outline's own; with ``strict``, a warning keeps
    a build from being written. ``accept_source`` confirms the sources as they are, where the outline is right.
    """

    output: str = "output"
    only: frozenset[Product] | None = None
    theme: str | None = None
    template: str | None = None
    paper: Literal["a4", "letter"] = "a4"
    handout: str | None = None
    strict: bool = False
    accept_source: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one outline.

    ``error`` is the phase that ended it, None where it was done. ``outline``, ``sources`` (by id) and ``verdicts`` are
    there as far as the phases got. ``unchecked`` names the checks that did not run, because they don't know the
    outline's language.
    """

    path: str
    outputs: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    error: type[BuilderError] | None = None
    outline: Outline | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, and the template that its slides were composed for."""

    document: Document
    template: Template


def publication_name(path: str) -> str:
    """The name of an outline's outputs: that of its folder."""
    return Path(os.path.abspath(path)).parent.name  # noqa: PTH100 - `..` goes, links stay as they are named


def check(path: str, options: Options) -> Result:
    """Everything but rendering and writing; with ``accept_source``, the sources are confirmed."""
    result, composed = _prepare(path, options)
    if not options.accept_source or composed is None or (options.strict and result.diagnostics):
        return result
    try:
        return replace(result, outputs=(_confirm(result),))
    except BuilderError as error:
        return _ended(result, error)


def compose_publication(path: str, options: Options) -> Composed:
    """Everything up to compose.

    Raises:
        BuilderError: A phase ended it; of the same kind, with all that was found.
    """
    result, composed = _prepare(path, options)
    if composed is None:
        assert result.error is not None
        raise result.error(result.diagnostics)
    return composed


def _confirm(result: Result) -> str:
    """Write down what the evidence was found in.

    Returns:
        The path of the lock.
    """
    from builder.evidence import LOCK_NAME
    from builder.evidence.changes.lock import lock_text, make_lock
    from builder.publish.single import replace_file

    assert result.outline is not None
    target = Path(result.path).parent / LOCK_NAME
    lock = make_lock(result.outline, result.sources, result.verdicts)
    earlier, _ = _read_lock(result.path)
    if earlier is not None:
        names = {source.outline for source in earlier.sources if source.outline}
        lock = lock.with_others(earlier, result.outline, {name for name in names if (target.parent / name).is_file()})
    replace_file(target, lock_text(lock).encode())
    return target.as_posix()


def _read_lock(path: str, *, accept_source: bool = False) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """What is confirmed of the folder's outlines, and what is wrong with the file that says so.

    With ``accept_source`` a broken lock is no error: it will be written anew. A file that is none stays one.
    """
    from builder.evidence import LOCK_NAME
    from builder.reading import find_confirmed

    try:
        data = find_confirmed(path, LOCK_NAME)
    except EvidenceError as error:
        return None, error.diagnostics
    if data is None:
        return None, ()
    from builder.evidence.changes.lock_reading import is_lock, read_lock

    try:
        return read_lock(data, (Path(path).parent / LOCK_NAME).as_posix()), ()
    except EvidenceError as error:
        if not (accept_source and is_lock(data)):
            return None, error.diagnostics
        hint = "it is written anew, with what is confirmed of this outline alone"
        return None, tuple(replace(d, severity="warning", hints=(hint,)) for d in error.diagnostics)


def build(path: str, options: Options) -> Result:
    """Everything. An earlier build that was cut off is mended first, whatever becomes of this one."""
    from builder.publish import mend_outputs, write_outputs

    name = publication_name(path)
    result = Result(path)
    try:
        mend_outputs(options.output, name)
        result, composed = _prepare(path, options)
        if composed is None or (options.strict and result.diagnostics):
            return result
        return replace(result, outputs=write_outputs(options.output, name, _render(composed)))
    except BuilderError as error:
        return _ended(result, error)


def _prepare(path: str, options: Options) -> tuple[Result, Composed | None]:
    """Load, read, verify, compose; the second value is None where one of them ended it."""
    from builder.evidence import verify_outline
    from builder.outline import load_outline

    result = Result(path)
    try:
        outline = load_outline(path)
        result = replace(result, outline=outline)
        sources, pictures = _read(outline)
        result = replace(result, sources=sources)
        lock, broken = _read_lock(path, accept_source=options.accept_source)
        if lock is not None and options.accept_source:
            lock = lock.of_entries(outline)
        found = verify_outline(outline, sources, lock)
        told = (*broken, *found.diagnostics)
        warnings = tuple(d for d in told if d.severity != "error")
        result = replace(result, verdicts=found.verdicts, diagnostics=warnings, unchecked=found.unchecked)
        if errors := [d for d in told if d.severity == "error"]:
            raise EvidenceError(errors)
        look = find_look(outline, options.theme, options.template)
        if _asked(outline, options) & {"deck", "handout"}:
            result = replace(result, diagnostics=(*warnings, *look.remarks))
        return result, _compose(outline, sources, pictures, found.verdicts, look, options)
    except BuilderError as error:
        return _ended(result, error), None


def _read(outline: Outline) -> tuple[dict[str, Source], dict[str, Picture]]:
    """The sources and the pictures; what is wrong with either is told at once."""
    from builder.reading import read_pictures, read_sources

    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    pictures: dict[str, Picture] = {}
    try:
        sources = read_sources(outline)
    except SourceError as error:
        found += error.diagnostics
    try:
        pictures = read_pictures(outline)
    except SourceError as error:
        found += error.diagnostics
    if found:
        raise SourceError(found)
    return sources, pictures


def _ended(result: Result, error: BuilderError) -> Result:
    return replace(result, diagnostics=(*result.diagnostics, *error.diagnostics), error=type(error))


def _compose(
    outline: Outline,
    sources: Mapping[str, Source],
    pictures: Mapping[str, Picture],
    verdicts: tuple[Verdict, ...],
    look: Look,
    options: Options,
) -> Composed:
    from builder.compose import compose_document

    stamp = _stamp(outline, _digests(sources, pictures), look, options.paper)
    only, form = _asked(outline, options), options.handout or str(outline.handout or _HANDOUT)
    document = compose_document(
        outline,
        sources,
        verdicts,
        look.theme,
        look.template,
        stamp=stamp,
        pictures=pictures,
        only=only,
        paper=options.paper,
        handout=HandoutForm(form, _backdrops(look.template)) if "handout" in only else None,
    )
    return Composed(document, look.template)


def _asked(outline: Outline, options: Options) -> frozenset[Product]:
    """What is to be written of an outline."""
    if options.only is not None:
        return options.only
    return _BOTH | {"handout"} if options.handout or outline.handout else _BOTH


def _backdrops(template: Template) -> tuple[Backdrop, ...]:
    from builder.reading import decode_picture
    from builder.render.powerpoint import read_backdrops

    return read_backdrops(template, decode_picture)


def _digests(*read: Mapping[str, Source] | Mapping[str, Picture]) -> list[str]:
    """Those of all files that were read, sources before pictures."""
    return [files[key].digest for files in read for key in sorted(files)]


def _stamp(outline: Outline, read: Iterable[str], look: Look, paper: str) -> str:
    """Digest of all that the outputs are made from, whatever folder it lies in."""
    digest, theme = sha256(), look.theme
    for part in (__version__, outline.digest, *read, paper):
        digest.update(part.encode() + b"\0")
    font = theme.font
    chosen = (theme.name, theme.style, theme.palette, theme.sizes, font.name, font.deck_name)
    digest.update(repr(chosen).encode())
    for data in (look.template.data, *(Path(file).read_bytes() for _, file in theme.font.files)):
        digest.update(sha256(data).digest())
    digest.update(look.fonts.encode())
    return digest.hexdigest()


def _render(composed: Composed) -> dict[str, bytes]:
    outputs: dict[str, bytes] = {}
    if composed.document.slides:
        from builder.render.powerpoint import render_deck

        outputs[".pptx"] = render_deck(composed.document, composed.template)
    if composed.document.sheet:
        from builder.render.pdf import render_sheet

        outputs[".pdf"] = render_sheet(composed.document)
    if composed.document.handout:
        from builder.render.pdf import render_handout

        outputs["-handout.pdf"] = render_handout(composed.document)
    return outputs
