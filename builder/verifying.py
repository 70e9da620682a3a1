"""``builder verify``: decks, sheets and handouts, read back and held against their outline or the ledger they carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builder.model.diagnostic import Diagnostic, OutputError
from builder.model.ledger import Entry, Ledger
from builder.pipeline import Options, Result, asked_products, prepare
from builder.record import publication_name

if TYPE_CHECKING:
    from builder.readback import ReadFile

SUFFIXES = (".pptx", ".pdf")
_HANDOUT = "-handout"
_KINDS = {"deck": ".pptx", "sheet": ".pdf", "handout": f"{_HANDOUT}.pdf"}


def is_output(path: str) -> bool:
    """Whether a path is that of a deck, sheet or handout, not of an outline."""
    return Path(path).suffix.lower() in SUFFIXES


def verify_outline(path: str, options: Options) -> Result:
    """Hold the written outputs of an outline against it, and against each other."""
    result, composed = prepare(path, options)
    if composed is None or result.outline is None:
        return result
    stem = Path(options.output) / publication_name(path)
    asked = asked_products(result.outline, options)
    files = {f"{stem.as_posix()}{suffix}": kind for kind, suffix in _KINDS.items() if kind in asked}
    found = _read_files(files)
    problems = [*found.problems, *_misplaced(files, found.reads), *_held(composed.ledger, found.reads)]
    # A handout is held against the deck's lines, too, whether or not there is a deck.
    ledger = composed.ledger if "deck" in asked else replace(composed.ledger, deck=())
    return _ended(replace(result, outputs=tuple(files), ledger=ledger), problems)


def _misplaced(kinds: Mapping[str, str], reads: Sequence[tuple[str, ReadFile]]) -> Iterator[Diagnostic]:
    """Files that are another output than their names say."""
    for path, read in reads:
        if read.kind != kinds[path]:
            message = f"it is a {read.kind}, where the {kinds[path]} should be"
            yield Diagnostic("error", "outputs-mixed", message, path, hints=("build both again",))


def verify_files(paths: Sequence[str]) -> tuple[Result, ...]:
    """Hold decks, sheets and handouts against the ledgers that they carry, without any outline.

    Those of one publication are held against each other, too: deck, sheet and handout of the same folder and name.
    """
    groups: dict[str, list[str]] = {}
    decks = {_stem(path) for path in paths if Path(path).suffix.lower() == ".pptx"}
    for path in dict.fromkeys(paths):
        stem = _stem(path)
        groups.setdefault(stem if stem in decks else stem.removesuffix(_HANDOUT), []).append(path)
    return tuple(_verify_group(tuple(group)) for group in groups.values())


def _stem(path: str) -> str:
    return str(Path(path).with_suffix(""))


@dataclass(frozen=True, slots=True)
class _Found:
    reads: tuple[tuple[str, ReadFile], ...]
    problems: tuple[Diagnostic, ...]


def _verify_group(paths: tuple[str, ...]) -> Result:
    from builder.readback import hold_against, hold_together

    found = _read_files(paths)
    problems = list(found.problems)
    carrying: list[_Carrying] = []
    absent: list[tuple[str, ReadFile, Diagnostic]] = []
    for path, read in found.reads:
        carried = carried_ledger(path, read)
        if isinstance(carried, Diagnostic):
            absent.append((path, read, carried))
        else:
            carrying.append(_Carrying(path, read, carried))
    slides = next((each.ledger.deck for each in carrying if each.read.kind == "deck"), ())
    for path, read, carried in carrying:
        problems.extend(hold_against(replace(carried, deck=slides) if read.kind == "handout" else carried, read, path))
        if carried.stamp != read.stamp:
            problems.append(_mixed(path, carried, read))
    for path, read, problem in absent:
        problems += _held_by_facts(path, read, carrying) or [problem]
    for other in carrying[1:]:
        problems += _disagreements(carrying[0], other)
    problems.extend(hold_together([(each.path, each.read.stamp) for each in carrying], ""))
    ledger: Ledger | None = None
    for each in carrying:
        ledger = _joined(ledger, each.ledger)
    return _ended(Result(" ".join(paths), outputs=paths, ledger=ledger), problems)


class _Carrying(NamedTuple):
    """A file with the ledger that it carries."""

    path: str
    read: ReadFile
    ledger: Ledger

    @property
    def says(self) -> str:
        return f"the {self.read.kind} says"


def _held_by_facts(path: str, read: ReadFile, carrying: Sequence[_Carrying]) -> list[Diagnostic]:
    """A file that another program took the ledger out of, held against that of the file beside it, if there is one."""
    from builder.readback import hold_facts

    if not carrying or read.kind == "handout":  # no ledger says on which of its pages a fact stands
        return []
    beside = carrying[0]
    message = f"it carries no ledger: its facts were looked for by that of {beside.path}, its other texts were not"
    return [Diagnostic("warning", "ledger-absent", message, path), *hold_facts(beside.ledger, read, path)]


def _disagreements(one: _Carrying, other: _Carrying) -> Iterator[Diagnostic]:
    """Fact by fact what two files of a publication say otherwise; each is held against its own ledger before."""
    from builder.comparison import compare_ledgers

    if one.ledger.entries == other.ledger.entries and _named(one.ledger) == _named(other.ledger):
        return
    told = False
    for change in compare_ledgers(one.ledger, other.ledger).changes:
        if change.kind in ("moved", "passage-moved") and change.what != "outputs":
            continue
        told = True
        details = ((one.says, change.before or "nothing"), (other.says, change.after or "nothing"))
        where = ", ".join(filter(None, (_where(one, change.id), _where(other, change.id))))
        what = f"{change.id}: its {change.what}" if change.id else f"the publication's {change.what}"
        message = f"{f'{where}: ' if where else ''}{what} is not that of {Path(one.path).name}"
        yield Diagnostic("error", "files-disagree", message, other.path, details=details)
    if not told:
        message = f"its ledger has another order, or other places, than that of {Path(one.path).name}"
        yield Diagnostic("error", "files-disagree", message, other.path)


def _named(ledger: Ledger) -> tuple[str, str, str]:
    return ledger.title, ledger.language, ledger.date


def _where(file: _Carrying, id_: str) -> str:
    """``slide 32`` or ``page 2``: where a file has an entry."""
    from builder.comparison.differences import places_text

    entry = file.ledger.find_entry(id_)
    if entry is None:
        return ""
    kind = file.read.kind
    return places_text(entry.slides if kind == "deck" else (), entry.pages if kind == "sheet" else ())


def _joined(ledger: Ledger | None, carried: Ledger) -> Ledger:
    """One ledger with the lines of all files."""
    if ledger is None:
        return carried
    return replace(
        ledger,
        deck=ledger.deck or carried.deck,
        sheet=ledger.sheet or carried.sheet,
        handout=ledger.handout or carried.handout,
    )


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
    problems.extend(hold_together(((path, read.stamp) for path, read in reads), ledger.stamp))
    for path, read in reads:
        carried = carried_ledger(path, read)
        if isinstance(carried, Diagnostic):
            problems.append(carried)
        elif _said(carried) != _said(ledger) and read.stamp == ledger.stamp:
            problems.append(
                Diagnostic("error", "file-edited", "the ledger that it carries is not that of the outline", path)
            )
    return problems


def _said(ledger: Ledger) -> list[Entry]:
    """What entries say, without their places: of an output that is not verified now none are known."""
    return [replace(entry, slides=(), pages=()) for entry in ledger.entries]


def _read_files(paths: Iterable[str]) -> _Found:
    read = [(path, read_file(path)) for path in paths]
    return _Found(
        tuple((path, found) for path, found in read if not isinstance(found, Diagnostic)),
        tuple(found for _, found in read if isinstance(found, Diagnostic)),
    )


def read_file(path: str) -> ReadFile | Diagnostic:
    """A deck, sheet or handout as read, or why it can't be."""
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
    from builder.model.limits import limits
    from builder.readback import Unreadable

    file = Path(path)
    if file.exists() and not file.is_file():
        raise Unreadable("it is no file")
    if file.stat().st_size > limits().output_bytes:
        raise Unreadable("it is too large")
    return file.read_bytes()


def _ended(result: Result, problems: Sequence[Diagnostic]) -> Result:
    failed = any(problem.severity == "error" for problem in problems)
    return replace(result, diagnostics=(*result.diagnostics, *problems), error=OutputError if failed else result.error)
