"""One build, top to bottom: load, read, verify, compose, render, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from builder.abreast import abreast
from builder.inputs import build_inputs, build_stamp, record_stamp
from builder.look import Look, find_look
from builder.model.changes import Comparison
from builder.model.diagnostic import BuilderError, Diagnostic, EvidenceError, SourceError
from builder.model.document import Document
from builder.model.handout import HandoutForm
from builder.model.ledger import Ledger
from builder.model.outline import Outline, Product
from builder.model.picture import Picture
from builder.model.source import Source, Verdict
from builder.model.template import Template
from builder.outputs import make_outputs
from builder.record import Asked, Input, publication_name, record_text

_BOTH: frozenset[Product] = frozenset(("deck", "sheet"))
_HANDOUT = "3-lines"
# Verdicts, diagnostics and the checks that did not run: nothing for which the evidence room would have to be loaded.
_Found = tuple[tuple[Verdict, ...], tuple[Diagnostic, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    ``only`` is what is written, None for deck and sheet, and the handout where the outline asks for one. ``handout`` is
    its form, and asks for it. ``theme`` and ``template`` go before the outline's own; with ``strict``, a warning keeps
    a build from being written. ``accept_source`` confirms the sources as they are, where the outline is right. With
    ``published`` it is written down what the outline says. ``verify`` reads what was rendered back before it is
    written.
    """

    output: str = "output"
    only: frozenset[Product] | None = None
    theme: str | None = None
    template: str | None = None
    paper: Literal["a4", "letter"] = "a4"
    handout: str | None = None
    strict: bool = False
    accept_source: bool = False
    published: bool = False
    verify: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one outline.

    ``error`` is the phase that ended it, None where it was done. ``outline``, ``sources`` (by id), ``pictures`` (by
    file) and ``verdicts`` are there as far as the phases got. ``unchecked`` names the checks that did not run, because
    they don't know the outline's language. ``ledger`` is there where outputs were read back. ``current`` says that the
    outputs were left as they are, because nothing has changed.
    """

    path: str
    outputs: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    error: type[BuilderError] | None = None
    outline: Outline | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unchecked: tuple[str, ...] = ()
    ledger: Ledger | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with what it is rendered with, the ledger of what it says, and the files it was made from.

    ``remarks`` are warnings of what could not be told in it.
    """

    document: Document
    template: Template
    ledger: Ledger
    inputs: tuple[Input, ...]
    remarks: tuple[Diagnostic, ...] = ()


def check(path: str, options: Options) -> Result:
    """Everything but rendering and writing.

    With ``accept_source`` the sources are confirmed; with ``published`` it is written down what the outline says.
    """
    result, composed = prepare(path, options)
    if composed is None or (options.strict and result.diagnostics):
        return result
    try:
        return replace(result, outputs=(*_confirm(result, options), *_publish(result, composed, options)))
    except BuilderError as error:
        return _ended(result, error)


def _confirm(result: Result, options: Options) -> tuple[str, ...]:
    from builder.confirming import confirm

    assert result.outline is not None
    return (confirm(result.outline, result.sources, result.verdicts),) if options.accept_source else ()


def _publish(result: Result, composed: Composed, options: Options) -> tuple[str, ...]:
    from builder.changing import publish

    assert result.outline is not None
    return (publish(result.outline, composed.ledger),) if options.published else ()


def build(path: str, options: Options) -> Result:
    """Everything. An earlier build that was cut off is mended first, whatever becomes of this one."""
    from builder.publish import mend_outputs, write_outputs

    name = publication_name(path)
    result = Result(path)
    try:
        mend_outputs(options.output, name)
        result, composed = prepare(path, options, writing=True)
        if composed is None or (options.strict and result.diagnostics):
            return result
        assert result.outline is not None
        asked, stem = asked_products(result.outline, options), (Path(options.output) / name).as_posix()
        made = composed.document, composed.template, composed.ledger
        outputs = make_outputs(*made, stem, asked, verify=options.verify)
        record = _record(name, composed, options, outputs, len(result.diagnostics))
        return replace(result, outputs=write_outputs(options.output, name, outputs, record))
    except BuilderError as error:
        return _ended(result, error)


def _record(name: str, composed: Composed, options: Options, outputs: Mapping[str, bytes], warnings: int) -> bytes:
    return record_text(name, composed.document.stamp, _asked(options), composed.inputs, outputs, warnings).encode()


def _asked(options: Options) -> Asked:
    return Asked(
        only=tuple(options.only) if options.only is not None else None,
        paper=options.paper,
        theme=options.theme,
        template=options.template,
        handout=options.handout,
        strict=options.strict,
        verify=options.verify,
    )


def examine(path: str, options: Options) -> Result:
    """Load, read and verify."""
    result = _loaded(path)
    if result.error:
        return result
    try:
        return _verified(result, _verify(result, options))
    except BuilderError as error:
        return _ended(result, error)


def prepare(path: str, options: Options, *, writing: bool = False) -> tuple[Result, Composed | None]:
    """Load, read, verify, compose; the second value is None where one of them ended it.

    With ``writing``, what renders is loaded meanwhile.
    """
    loaded = _loaded(path)
    if loaded.error or loaded.outline is None:
        return loaded, None
    asked = asked_products(loaded.outline, options)
    try:
        found, look = abreast(lambda: _verify(loaded, options), lambda: _look_up(loaded, options, asked, writing))
        result = _verified(loaded, found)
        if result.error:
            return result, None
        if isinstance(look, BuilderError):
            raise look
        if asked & {"deck", "handout"}:
            result = replace(result, diagnostics=(*result.diagnostics, *look.remarks))
        composed = compose(result, look, options)
        return replace(result, diagnostics=(*result.diagnostics, *composed.remarks)), composed
    except BuilderError as error:
        return _ended(result, error), None


def _loaded(path: str) -> Result:
    """An outline with its sources and pictures."""
    from builder.outline import load_outline

    result = Result(path)
    try:
        outline = load_outline(path)
        result = replace(result, outline=outline, diagnostics=outline.remarks)
        sources, pictures = _read(outline)
        remarks = (*outline.remarks, *(remark for source in sources.values() for remark in source.remarks))
        return replace(result, sources=sources, pictures=pictures, diagnostics=remarks)
    except BuilderError as error:
        return _ended(result, error)


def _verify(result: Result, options: Options) -> _Found:
    """Hold an outline against its sources, and against what was confirmed of them."""
    from builder.confirming import find_lock
    from builder.evidence import verify_outline

    assert result.outline is not None
    lock, broken = find_lock(result.path, accept_source=options.accept_source)
    if lock is not None and options.accept_source:
        lock = lock.of_entries(result.outline)
    found = verify_outline(result.outline, result.sources, lock)
    return found.verdicts, (*broken, *found.diagnostics), found.unchecked


def _verified(result: Result, found: _Found) -> Result:
    verdicts, told, unchecked = found
    warnings = (*result.diagnostics, *(d for d in told if d.severity != "error"))
    result = replace(result, verdicts=verdicts, diagnostics=warnings, unchecked=unchecked)
    errors = [d for d in told if d.severity == "error"]
    return _ended(result, EvidenceError(errors)) if errors else result


def _look_up(result: Result, options: Options, asked: frozenset[Product], writing: bool) -> Look | BuilderError:
    """Theme and template; or why there are none, which is told only where the evidence holds."""
    assert result.outline is not None
    try:
        look = find_look(result.outline, options.theme, options.template)
    except BuilderError as error:
        return error
    for room in _next_rooms(result.outline, asked, writing):
        import_module(room)
    return look


def _next_rooms(outline: Outline, asked: frozenset[Product], writing: bool) -> Iterator[str]:
    """What composing and rendering will import, as far as it takes a while."""
    yield from ("builder.changing", "builder.ledger")
    if "sheet" in asked:
        yield "builder.compose.sheet"
        if any(contact.url for contact in outline.contacts) or any(source.url for source in outline.sources):
            yield "segno"  # for their codes
    if writing and asked != {"deck"}:
        yield "builder.render.pdf.sheet"


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


def compose(result: Result, look: Look, options: Options) -> Composed:
    """Decide what stands where, and write down what that says.

    Args:
        result: With an outline, and as much of its sources, pictures and verdicts as there is.
        look: Theme and template.
        options: Paper, and the outputs asked for.

    Raises:
        BuilderError: It does not fit.
    """
    from builder.changing import find_changes
    from builder.ledger import make_ledger
    from builder.outline import examples_of, personalise

    assert result.outline is not None
    values = examples_of(result.outline)
    outline = personalise(result.outline, values)
    said = make_ledger(outline, result.sources, result.verdicts) if outline.changes else None
    changes, remarks = find_changes(outline, said) if said else (None, ())
    stamp = build_stamp(outline, result.sources, result.pictures, changes, look, options.paper)
    if outline.records:
        stamp = record_stamp(stamp, values.values(), "")
    document, ledger = compose_stamped(replace(result, outline=outline), look, options, stamp, changes)
    families = document.handout.families if document.handout else ()
    inputs = build_inputs(outline, result.sources, result.pictures, look, _asked(options), families)
    return Composed(document, look.template, ledger, tuple(inputs), remarks)


def compose_stamped(
    result: Result,
    look: Look,
    options: Options,
    stamp: str,
    changes: Comparison | None = None,
    characters: str = "",
) -> tuple[Document, Ledger]:
    """A document of an outline that has no field any more, with the ledgers that its files carry; and the whole ledger.

    Args:
        result: With an outline.
        look: Theme and template.
        options: Paper, and the outputs asked for.
        stamp: Digest of everything that it is made from.
        changes: What has changed since the last edition.
        characters: Those that every face of the sheet has in any case.

    Raises:
        BuilderError: It does not fit.
    """
    from builder.compose import compose_document
    from builder.ledger import make_ledger, write_ledger

    outline = result.outline
    assert outline is not None
    document = compose_document(
        outline,
        result.sources,
        result.verdicts,
        look.theme,
        look.template,
        stamp=stamp,
        pictures=result.pictures,
        changes=changes,
        only=asked_products(outline, options),
        paper=options.paper,
        handout=_handout_form(outline, options, look.template),
    )
    ledger = make_ledger(outline, result.sources, result.verdicts, document)
    carried = replace(
        document,
        characters=characters,
        deck_ledger=write_ledger(replace(ledger, sheet=(), handout=())),
        sheet_ledger=write_ledger(replace(ledger, deck=(), handout=())),
        handout_ledger=write_ledger(replace(ledger, deck=(), sheet=())) if document.handout else "",
    )
    return carried, ledger


def asked_products(outline: Outline, options: Options) -> frozenset[Product]:
    """What is to be written of an outline."""
    if options.only is not None:
        return options.only
    return _BOTH | {"handout"} if options.handout or outline.handout else _BOTH


def _handout_form(outline: Outline, options: Options, template: Template) -> HandoutForm | None:
    """The form of the handout, with what its slides stand on; None where none is asked for."""
    if "handout" not in asked_products(outline, options):
        return None
    from builder.reading import decode_picture
    from builder.render.powerpoint import read_backdrops

    return HandoutForm(options.handout or str(outline.handout or _HANDOUT), read_backdrops(template, decode_picture))
