"""``builder verify``: written decks and sheets, read back and held against their outline or the ledger they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.model.diagnostic import Diagnostic, OutputError
from builder.model.ledger import Ledger
from builder.pipeline import Options, Result, prepare
from builder.record import publication_name

if TYPE_CHECKING:
    from builder.readback import ReadFile

SUFFIXES = (".pptx", ".pdf")
_KINDS = {"deck": ".pptx", "sheet": ".pdf"}


def is_output(path: str) -> bool:
    """Whether a path is that of a deck or sheet, not of an outline."""
    return Path(path).suffix.lower() in SUFFIXES


def verify_outline(path: str, options: Options) -> Result:
    """Hold the written deck and sheet of an outline against it, and against each other."""
    result, composed = prepare(path, options)
    if composed is None:
        return result
    stem = Path(options.output) / publication_name(path)
    files = tuple(f"{stem.as_posix()}{suffix}" for kind, suffix in _KINDS.items() if kind in options.only)
    found = _read_files(files)
    problems = [*found.problems, *_held(composed.ledger, found.reads)]
    return _ended(replace(result, outputs=files, ledger=composed.ledger), problems)


def verify_files(paths: Sequence[str]) -> tuple[Result, ...]:
    """Hold decks and sheets against the ledgers that they carry, without any outline.

    Those of one publication are held against each other, too: a deck and a sheet of the same folder and name.
    """
    groups: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths):
        groups.setdefault(str(Path(path).with_suffix("")), []).append(path)
    return tuple(_verify_group(tuple(group)) for group in groups.values())


@dataclass(frozen=True, slots=True)
class _Found:
    reads: tuple[tuple[str, ReadFile], ...]
    problems: tuple[Diagnostic, ...]


def _verify_group(paths: tuple[str, ...]) -> Result:
    from builder.readback import hold_against, hold_together

    found = _read_files(paths)
    problems = list(found.problems)
    ledger: Ledger | None = None
    for path, read in found.reads:
        carried = carried_ledger(path, read)
        if isinstance(carried, Diagnostic):
            problems.append(carried)
            continue
        problems.extend(hold_against(carried, read, path))
        if carried.stamp != read.stamp:
            problems.append(_mixed(path, carried, read))
        if ledger is not None and carried.entries != ledger.entries:
            message = "its ledger says something else than that of the file beside it"
            problems.append(Diagnostic("error", "outputs-mixed", message, path))
        ledger = _joined(ledger, carried)
    problems.extend(hold_together(found.reads, ""))
    return _ended(Result(" ".join(paths), outputs=paths, ledger=ledger), problems)


def _joined(ledger: Ledger | None, carried: Ledger) -> Ledger:
    """One ledger with the lines of both files."""
    if ledger is None:
        return carried
    return replace(ledger, deck=ledger.deck or carried.deck, sheet=ledger.sheet or carried.sheet)


def _mixed(path: str, carried: Ledger, read: ReadFile) -> Diagnostic:
    details = (("stamp of the ledger", carried.stamp[:16]), ("stamp of the file", (read.stamp or "none")[:16]))
    return Diagnostic("error", "outputs-mixed", "its ledger is that of another build", path, details=details)


def carried_ledger(path: str, read: ReadFile) -> Ledger | Diagnostic:
    """The ledger that a file carries, or why it can't be held against one."""
    from builder.ledger import LedgerError, read_ledger

    hint = "verify it with its outline: `builder verify OUTLINE`"
    if read.ledger is None:
        message = "it carries no ledger to be held against"
        return Diagnostic("error", "ledger-absent", message, path, hints=(hint,))
    try:
        return read_ledger(read.ledger)
    except LedgerError as error:
        message = f"the ledger that it carries can't be read: {error}"
        return Diagnostic("error", "ledger-absent", message, path, hints=(hint,))


def _held(ledger: Ledger, reads: Sequence[tuple[str, ReadFile]]) -> list[Diagnostic]:
    """What is wrong with the files of an outline, by what the outline says and by what they carry."""
    from builder.readback import hold_against, hold_together

    problems = [problem for path, read in reads for problem in hold_against(ledger, read, path)]
    problems.extend(hold_together(reads, ledger.stamp))
    for path, read in reads:
        carried = carried_ledger(path, read)
        if isinstance(carried, Diagnostic):
            problems.append(carried)
        elif carried.entries != ledger.entries and read.stamp == ledger.stamp:
            message = "the ledger that it carries is not that of the outline"
            problems.append(Diagnostic("error", "file-edited", message, path))
    return problems


def _read_files(paths: Iterable[str]) -> _Found:
    read = [(path, read_file(path)) for path in paths]
    return _Found(
        tuple((path, found) for path, found in read if not isinstance(found, Diagnostic)),
        tuple(found for _, found in read if isinstance(found, Diagnostic)),
    )


def read_file(path: str) -> ReadFile | Diagnostic:
    """A deck or sheet as read, or why it can't be."""
    from builder.readback import Unreadable

    try:
        return read_content(_bytes_of(path), path)
    except FileNotFoundError:
        return Diagnostic(
            "error", "output-absent", "there is no such file", path, hints=("write it with `builder build`",)
        )
    except OSError as error:
        return Diagnostic("error", "output-unreadable", f"it can't be opened: {error.strerror or error}", path)
    except Unreadable as error:
        return _unreadable(path, error)


def read_content(data: bytes, path: str) -> ReadFile | Diagnostic:
    """The same, of a file's bytes; its path is for messages alone."""
    from builder.readback import Unreadable, read_output

    try:
        return read_output(data)
    except Unreadable as error:
        return _unreadable(path, error)


def _unreadable(path: str, error: Exception) -> Diagnostic:
    return Diagnostic("error", "output-unreadable", f"it can't be read: {error}", path)


def _bytes_of(path: str) -> bytes:
    """A regular file's bytes; a pipe or a device, which might never end, is none."""
    from builder.readback import Unreadable, limits

    file = Path(path)
    if file.exists() and not file.is_file():
        raise Unreadable("it is no file")
    if file.stat().st_size > limits.MAX_BYTES:
        raise Unreadable("it is too large")
    return file.read_bytes()


def _ended(result: Result, problems: Sequence[Diagnostic]) -> Result:
    failed = any(problem.severity == "error" for problem in problems)
    return replace(result, diagnostics=(*result.diagnostics, *problems), error=OutputError if failed else result.error)
