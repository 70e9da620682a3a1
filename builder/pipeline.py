"""One build, top to bottom: load, read, verify, compose, render, write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from builder.identity import publication_stamp, read_digests, record_stamp
from builder.look import Look, find_look
from builder.model.changes import Comparison
from builder.model.diagnostic import BuilderError, Diagnostic, EvidenceError, RenderError, SourceError
from builder.model.document import Document
from builder.model.ledger import Ledger
from builder.model.outline import Outline, Output
from builder.model.picture import Picture
from builder.model.source import Source, Verdict
from builder.model.template import Template
from builder.record import GIVEN, OWN, Asked, Input, file_digest, publication_name, record_text

if TYPE_CHECKING:
    from builder.evidence.changes.lock import Lock


_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    ``theme`` and ``template`` go before the outline's own; with ``strict``, a warning keeps a build from being written.
    ``accept_source`` confirms the sources as they are, where the outline is right. With ``published`` it is
    written down what the outline says. ``verify`` reads what was rendered
    back before it is written.
    """

    output: str = "output"
    only: frozenset[Output] = frozenset(("deck", "sheet"))
    theme: str | None = None
    template: str | None = None
    paper: Literal["a4", "letter"] = "a4"
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
        confirmed = (_confirm(result),) if options.accept_source else ()
        return replace(result, outputs=(*confirmed, *_publish(result, composed, options)))
    except BuilderError as error:
        return _ended(result, error)


def _publish(result: Result, composed: Composed, options: Options) -> tuple[str, ...]:
    from builder.changing import publish

    assert result.outline is not None
    return (publish(result.outline, composed.ledger),) if options.published else ()


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
        result, composed = prepare(path, options)
        if composed is None or (options.strict and result.diagnostics):
            return result
        outputs = render(composed.document, composed.template)
        if options.verify:
            read_back(composed.ledger, outputs, (Path(options.output) / name).as_posix())
        record = _record(name, composed, options, outputs, len(result.diagnostics))
        return replace(result, outputs=write_outputs(options.output, name, outputs, record))
    except BuilderError as error:
        return _ended(result, error)


def _record(name: str, composed: Composed, options: Options, outputs: Mapping[str, bytes], warnings: int) -> bytes:
    asked = Asked(tuple(options.only), options.paper, options.theme, options.template, options.strict, options.verify)
    return record_text(name, composed.document.stamp, asked, composed.inputs, outputs, warnings).encode()


def examine(path: str, options: Options) -> Result:
    """Load, read and verify."""
    from builder.evidence import verify_outline
    from builder.outline import load_outline

    result = Result(path)
    try:
        outline = load_outline(path)
        result = replace(result, outline=outline)
        sources, pictures = _read(outline)
        result = replace(result, sources=sources, pictures=pictures)
        lock, broken = _read_lock(path, accept_source=options.accept_source)
        if lock is not None and options.accept_source:
            lock = lock.of_entries(outline)
        found = verify_outline(outline, sources, lock)
        told = (*broken, *found.diagnostics)
        warnings = tuple(d for d in told if d.severity != "error")
        result = replace(result, verdicts=found.verdicts, diagnostics=warnings, unchecked=found.unchecked)
        if errors := [d for d in told if d.severity == "error"]:
            raise EvidenceError(errors)
        return result
    except BuilderError as error:
        return _ended(result, error)


def prepare(path: str, options: Options) -> tuple[Result, Composed | None]:
    """Load, read, verify, compose; the second value is None where one of them ended it."""
    result = examine(path, options)
    if result.error or result.outline is None:
        return result, None
    try:
        look = find_look(result.outline, options.theme, options.template)
        if "deck" in options.only:
            result = replace(result, diagnostics=(*result.diagnostics, *look.remarks))
        composed = compose(result, look, options)
        return replace(result, diagnostics=(*result.diagnostics, *composed.remarks)), composed
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
    said = make_ledger(outline, result.sources, result.verdicts)
    changes, remarks = find_changes(outline, said)
    told = [repr(changes)] if changes else []
    stamp = publication_stamp(outline, [*read_digests(result.sources, result.pictures), *told], look, options.paper)
    if outline.records:
        stamp = record_stamp(stamp, values.values(), "")
    filled = replace(result, outline=outline)
    document, ledger = compose_stamped(filled, look, options, stamp, changes)
    return Composed(document, look.template, ledger, tuple(_inputs(result, look, options)), remarks)


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
        stamp: Digest of everything that it is made from.
        changes: What has changed since the last edition.
        characters: Those that every face of the sheet has in any case.

    Raises:
        BuilderError: It does not fit.
    """
    from builder.compose import compose_document
    from builder.ledger import make_ledger, write_ledger

    assert result.outline is not None
    document = compose_document(
        result.outline,
        result.sources,
        result.verdicts,
        look.theme,
        look.template,
        stamp=stamp,
        pictures=result.pictures,
        changes=changes,
        only=options.only,
        paper=options.paper,
    )
    ledger = make_ledger(result.outline, result.sources, result.verdicts, document)
    carried = replace(
        document,
        characters=characters,
        deck_ledger=write_ledger(replace(ledger, sheet=())),
        sheet_ledger=write_ledger(replace(ledger, deck=())),
    )
    return carried, ledger


def _inputs(result: Result, look: Look, options: Options) -> Iterator[Input]:
    """Every file that a build reads, those that say what it says as they were read."""
    from builder.evidence import LOCK_NAME
    from builder.ledger.published import PUBLISHED_NAME

    outline = result.outline
    assert outline is not None
    folder = Path(outline.path).parent
    yield Input("outline", Path(outline.path).name, outline.digest)
    yield from (Input("source", source.name, source.digest) for source in result.sources.values())
    yield from (Input("picture", name, picture.digest) for name, picture in sorted(result.pictures.items()))
    yield Input("lock", LOCK_NAME, file_digest(str(folder / LOCK_NAME)))
    if outline.changes:
        yield Input("published", PUBLISHED_NAME, file_digest(str(folder / PUBLISHED_NAME)))
    chosen = options.theme or outline.theme
    if chosen is not None and chosen.endswith(".yaml"):
        yield Input("theme", str(chosen), file_digest(str(folder / chosen)))
    else:
        yield _input("theme", str(_PACKAGE / "themes" / f"{look.theme.name}.yaml"), folder)
    template = look.template.path
    if options.template is not None:
        yield Input("template", GIVEN + Path(template).name, file_digest(template))
    else:
        yield _input("template", template, folder)
    yield from (_input("font", file, folder) for file in dict.fromkeys(file for _, file in look.theme.font.files))


def _input(role: str, file: str, folder: Path) -> Input:
    """A file of the builder's own, or one beside the outline."""
    path = Path(file).resolve()
    own = path.is_relative_to(_PACKAGE)
    name = path.relative_to(_PACKAGE if own else folder.resolve()).as_posix()
    return Input(role, f"{OWN}{name}" if own else name, file_digest(file))


def render(document: Document, template: Template) -> dict[str, bytes]:
    """The outputs that a document was composed for, by suffix."""
    outputs: dict[str, bytes] = {}
    if document.slides:
        from builder.render.powerpoint import render_deck

        outputs[".pptx"] = render_deck(document, template)
    if document.sheet:
        from builder.render.pdf import render_sheet

        outputs[".pdf"] = render_sheet(document)
    return outputs


def read_back(ledger: Ledger, outputs: Mapping[str, bytes], stem: str) -> None:
    """Read what is about to be written.

    Raises:
        RenderError: It is not what the outline says.
    """
    from builder.readback import Unreadable, hold_against, hold_together, read_output

    problems: list[Diagnostic] = []
    reads = []
    for suffix, data in outputs.items():
        path = stem + suffix
        try:
            reads.append((path, read := read_output(data)))
        except Unreadable as error:
            problems.append(Diagnostic("error", "output-unreadable", f"it can't be read back: {error}", path))
        else:
            problems.extend(hold_against(ledger, read, path))
    problems.extend(hold_together(reads, ledger.stamp))
    if problems:
        raise RenderError(problems)
