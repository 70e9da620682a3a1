"""``builder diff``: the ledgers of two outlines, decks, sheets or revisions, and what differs between them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builder.comparison import compare_ledgers
from builder.look import find_look
from builder.model.changes import Comparison
from builder.model.diagnostic import BuilderError, Diagnostic, OutputError, UsageError
from builder.model.ledger import Ledger
from builder.pipeline import Options, Result, compose, examine
from builder.revisions import RevisionError, extract_outline, outlines_in, read_file_of
from builder.verifying import carried_ledger, is_output, read_content, read_file

if TYPE_CHECKING:
    from builder.readback import ReadFile

_COMPARED = Options(only=frozenset(("deck", "sheet")))
_NOTHING = Ledger(title="", language="", date="", stamp="")


class Side(NamedTuple):
    """What is compared: a file, or an outline of a revision. ``path`` is empty where only the revision is known."""

    path: str
    revision: str = ""

    @property
    def name(self) -> str:
        return ":".join(filter(None, (self.revision, self.path)))


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair; ``comparison`` is None where ``error`` ended it."""

    old: str
    new: str
    comparison: Comparison | None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: type[BuilderError] | None = None


def compare(old: str, new: str, outlines: Sequence[str] = ()) -> tuple[Compared, ...]:
    """Compare two outlines, two outputs, or outlines as revisions of git have them.

    Args:
        old: A file, ``REVISION:PATH``, or a revision alone.
        new: The same.
        outlines: Which outlines of revisions are meant; where none is named, the one on the other side, or all that
            lie under ``sources/``.

    Raises:
        UsageError: One of the two is neither a file nor a revision.
    """
    sides = _side(old), _side(new)
    try:
        pairs = _pairs(*sides, outlines)
    except RevisionError as error:
        name = next(side.name for side in sides if side.revision)
        raise UsageError([Diagnostic("error", "not-comparable", str(error), name, hints=(_HINT,))]) from error
    return tuple(_compare(*pair) for pair in pairs)


_HINT = "name two outlines, two decks, REVISION:PATH of either, or two revisions"


def _side(argument: str) -> Side:
    path = Path(argument)
    if path.is_dir() and (path / "outline.yaml").is_file():
        return Side((path / "outline.yaml").as_posix())
    if path.exists():
        return Side(argument)
    revision, colon, within = argument.partition(":")
    if colon and revision:
        return Side(within, revision)
    return Side(argument) if path.suffix in (".yaml", ".yml") or is_output(argument) else Side("", argument)


def _pairs(old: Side, new: Side, outlines: Sequence[str]) -> list[tuple[Side, Side]]:
    if old.path and new.path:
        return [(old, new)]
    known = old.path or new.path
    paths = [known] if known else list(outlines)
    if not paths:
        paths = sorted({*outlines_in(old.revision), *outlines_in(new.revision)})
    if not paths:
        raise RevisionError("neither revision has an outline under sources/ of this folder")
    return [(old._replace(path=path), new._replace(path=path)) for path in paths]


@dataclass(slots=True)
class _Read:
    """The ledger of a side, what is told of it, and the error that there is none for."""

    ledger: Ledger | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: type[BuilderError] | None = None


def _compare(old: Side, new: Side) -> Compared:
    before, after = _read(old), _read(new)
    told = (*before.diagnostics, *after.diagnostics)
    if before.ledger is None or after.ledger is None:
        return Compared(old.name, new.name, None, told, before.error or after.error)
    return Compared(old.name, new.name, compare_ledgers(before.ledger, after.ledger), told)


def _read(side: Side) -> _Read:
    if is_output(side.path):
        return _read_output(side)
    if not side.revision:
        return _read_outline(side.path, side.name)
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = extract_outline(side.revision, side.path, Path(folder))
        except RevisionError as error:
            return _no_revision(side, error)
        # Where a revision does not have the publication yet, all of it was added since.
        return _Read(_NOTHING) if found is None else _read_outline(str(found), side.name)


def _no_revision(side: Side, error: RevisionError) -> _Read:
    return _Read(None, (Diagnostic("error", "not-comparable", str(error), side.name, hints=(_HINT,)),), UsageError)


def _read_outline(path: str, name: str) -> _Read:
    """An outline that its evidence does not support is compared all the same: what it says may be what changed."""
    result = examine(path, _COMPARED)
    if result.outline is None:
        return _Read(None, tuple(replace(d, file=name) for d in result.diagnostics), result.error)
    told: tuple[Diagnostic, ...] = ()
    if result.error:
        errors = sum(d.severity == "error" for d in result.diagnostics)
        hint = f"`builder check {name}` tells them" if path == name else ""
        message = f"it does not pass its checks: {errors} errors"
        told = (Diagnostic("warning", "compared-unchecked", message, name, hints=(hint,) if hint else ()),)
    return _Read(_outline_ledger(result), told)


def _outline_ledger(result: Result) -> Ledger:
    """With slides and pages where it can be composed."""
    from builder.ledger import make_ledger

    assert result.outline is not None
    try:
        return compose(result, find_look(result.outline, None, None), _COMPARED).ledger
    except BuilderError:
        return make_ledger(result.outline, result.sources, result.verdicts)


def _read_output(side: Side) -> _Read:
    """The ledger that a file carries; where its texts are others by now, that is told."""
    from builder.readback import hold_against

    try:
        read = _output_of(side)
    except RevisionError as error:
        return _no_revision(side, error)
    if read is None:
        return _Read(_NOTHING)
    carried = read if isinstance(read, Diagnostic) else carried_ledger(side.name, read)
    if isinstance(read, Diagnostic) or isinstance(carried, Diagnostic):
        assert isinstance(carried, Diagnostic)
        return _Read(None, (carried,), OutputError)
    edited = any(problem.severity == "error" for problem in hold_against(carried, read, side.name))
    message = "it was edited after it was built: compared is what it carries of its making"
    told = (Diagnostic("warning", "file-edited", message, side.name, hints=("`builder verify` tells the edits",)),)
    return _Read(carried, told if edited else ())


def _output_of(side: Side) -> ReadFile | Diagnostic | None:
    """A finished file as read; None where a revision does not have it yet."""
    if not side.revision:
        return read_file(side.path)
    data = read_file_of(side.revision, side.path)
    return None if data is None else read_content(data, side.name)
