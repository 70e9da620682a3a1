"""One run: records checked, editions made, and what came of each written down."""

from __future__ import annotations

import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Protocol

from builder.editions.checking import Edition, Rules, check_editions, missing_columns
from builder.editions.plan import Asked, Plan, journal_path, prepare
from builder.editions.pool import Pool
from builder.editions.tables import Table, open_table
from builder.editions.worker import Outcome
from builder.model.diagnostic import Diagnostic, SourceError, UsageError
from builder.pipeline import Options
from builder.publish.editions import Entry, Journal, cannot_write, hold_run
from builder.publish.remote import remote_sizes, write_remote

MOST_DIAGNOSTICS = 1_000


class Workers(Protocol):
    """What makes editions, on this machine or on others."""

    def run(self, editions: Iterator[Edition]) -> Iterator[list[Outcome]]: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Progress:
    """How far a run is: records of this shard in all, and done in earlier runs and in this one."""

    total: int
    before: int = 0
    done: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def rate(self) -> float:
        """Records a second, in this run."""
        return self.done / max(1e-9, time.monotonic() - self.begun)

    @property
    def left_s(self) -> float:
        """Seconds until the end, at this rate."""
        return (self.total - self.before - self.done) / max(1e-9, self.rate)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to.

    ``counts`` is by status, over all runs of these editions; ``errors`` names the errors' classes that records failed
    with. ``interrupted`` where it was stopped before its end.
    """

    journal: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    errors: frozenset[str] = frozenset()
    interrupted: bool = False


def run_editions(
    path: str, options: Options, asked: Asked, tell: Callable[[Progress], None] = lambda progress: None
) -> Ran:
    """Make an edition of each record.

    Args:
        path: The outline.
        options: As for a build; the editions go into a folder of the publication's name in ``options.output``.
        asked: The records, and how they are made.
        tell: Is told how far it is, whenever records are done.

    Raises:
        BuilderError: Nothing was written, or the disk takes no more; what is written stays.
    """
    plan, rules, run = prepare(path, options, asked)
    table = open_table(asked.records, tuple(str(field.id) for field in rules.fields))
    total, told, characters = _check(table, rules, asked)
    plan = replace(plan, characters=characters)
    folder = Path(plan.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(plan.folder, error) from error
    with hold_run(Path(plan.lock)):
        shard = f"{asked.shard[0]}/{asked.shard[1]}"
        with closing(Journal(journal_path(plan, asked), run, shard, _sizes(plan))) as journal:
            progress = Progress(total, before=len(journal.done))
            tell(progress)
            interrupted = _make(plan, asked, _rest(table, rules, asked, journal), journal, progress, tell)
            _send(plan, journal)
            diagnostics = (*plan.result.diagnostics, *told)
            errors = frozenset(journal.errors)
            return Ran(journal.path.as_posix(), dict(journal.counts), diagnostics, errors, interrupted)


def _sizes(plan: Plan) -> Mapping[str, int] | None:
    """Those of the files at the address that editions go to; None where they go into the journal's folder."""
    try:
        return remote_sizes(plan.address) if plan.address else None
    except OSError as error:
        raise cannot_write(plan.address, error) from error


def _send(plan: Plan, journal: Journal) -> None:
    """Put a copy of the journal beside editions that went to another place."""
    if plan.address:
        try:
            write_remote(plan.address, journal.path.stem, {".jsonl": journal.path.read_bytes()})
        except OSError as error:
            raise cannot_write(plan.address, error) from error


def _workers(plan: Plan, asked: Asked) -> Workers:
    """What makes the editions.

    Raises:
        UsageError: There is no cluster, or what speaks with it is not installed.
    """
    if not asked.cluster:
        return Pool(plan, asked.workers)
    try:
        from builder.editions.cluster import Cluster
    except ImportError as error:
        hint = "pip install 'builder[cluster]'"
        message = f"what speaks with a cluster is not installed: {error}"
        raise UsageError([Diagnostic("error", "cluster-missing", message, "", hints=(hint,))]) from error
    return Cluster(replace(plan, folder=Path(plan.folder).absolute().as_posix()), asked.cluster)


def _check(table: Table, rules: Rules, asked: Asked) -> tuple[int, list[Diagnostic], str]:
    """How many records there are for this shard; what is wrong with any, as warnings where those are skipped; and all
    characters of the values of those that are right, in whatever shard.

    Raises:
        SourceError: Something is, and nothing may be skipped.
    """
    found = missing_columns(table, rules)
    count = total = 0
    characters: set[str] = set()
    if not found:
        for count, edition in enumerate(check_editions(table, rules), 1):
            total += _is_ours(count, asked)
            if not edition.faults:
                characters.update(*edition.values.values())
            found += edition.faults if len(found) < MOST_DIAGNOSTICS else ()
        if not count:
            found = [Diagnostic("error", "records-unreadable", "there is no record below the header", table.path)]
    if len(found) >= MOST_DIAGNOSTICS:
        message = f"there are more problems: the first {MOST_DIAGNOSTICS:,} are listed"
        found.append(Diagnostic("error", "too-many-problems", message, table.path))
    if not found:
        return total, [], "".join(sorted(characters))
    if not asked.skip_bad or not total:
        raise SourceError(found)
    return total, [_as_warning(diagnostic) for diagnostic in found], "".join(sorted(characters))


def _as_warning(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity="warning")


def _is_ours(count: int, asked: Asked) -> bool:
    part, parts = asked.shard
    return count % parts == part % parts


def _rest(table: Table, rules: Rules, asked: Asked, journal: Journal) -> Iterator[Edition]:
    """This shard's records that have not come to their end yet."""
    for count, edition in enumerate(check_editions(table, rules), 1):
        if _is_ours(count, asked) and edition.line not in journal.done:
            yield edition


def _make(
    plan: Plan,
    asked: Asked,
    editions: Iterator[Edition],
    journal: Journal,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> bool:
    """Make what is left; whether somebody stopped it."""
    skipped: deque[Edition] = deque()
    pool = _workers(plan, asked)

    def note(outcomes: list[Outcome]) -> None:
        entries = [_skipped(skipped.popleft()) for _ in range(len(skipped))]
        entries += [_entry(outcome) for outcome in outcomes if not outcome.refused]
        journal.add(entries)
        progress.done += len(entries)
        tell(progress)
        for outcome in outcomes:
            if outcome.refused:
                raise cannot_write(plan.address or plan.folder, OSError(outcome.refused, outcome.reasons[0]))

    try:
        with _stopped_by_signals(pool) as stopped:
            for outcomes in pool.run(_good(editions, skipped)):
                note(outcomes)
        note([])
        return bool(stopped)
    finally:
        pool.close()


@contextmanager
def _stopped_by_signals(pool: Workers) -> Iterator[list[int]]:
    """Ctrl-C, or being told to end, lets workers finish what they have; a second Ctrl-C does not wait."""
    stopped: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(number)
        pool.stop()

    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _good(editions: Iterator[Edition], skipped: deque[Edition]) -> Iterator[Edition]:
    """The editions without fault; the others are put aside."""
    for edition in editions:
        if edition.faults:
            skipped.append(edition)
        else:
            yield edition


def _skipped(edition: Edition) -> Entry:
    return Entry(edition.line, edition.name, "skipped", reasons=tuple(f"{d.code}: {d.message}" for d in edition.faults))


def _entry(outcome: Outcome) -> Entry:
    edition = outcome.edition
    if outcome.error:
        return Entry(edition.line, edition.name, "failed", {}, outcome.error, outcome.reasons)
    return Entry(edition.line, edition.name, "written", outcome.sizes)
