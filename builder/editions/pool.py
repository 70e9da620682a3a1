"""Worker processes that may die without anything being lost.

The standard library's pools lose the tasks of a worker that is killed, or hang. Here each worker has a pipe of its own
and is known to have what it was given: if the pipe closes, a new worker gets the same, record by record, so that one
that kills its worker is found.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

from builder.editions.checking import Edition
from builder.editions.plan import Plan
from builder.editions.worker import Outcome, work
from builder.model.diagnostic import Diagnostic, RenderError

_CHUNK_S = 0.25
"""What a worker is given should take about so long: Ctrl-C waits for it, and a worker that dies loses it."""
_MOST_CHUNK = 256
_MOST_DEATHS = 8
"""Of workers before any has done anything: then it is not the records."""


class Worker(NamedTuple):
    """A process, our end of its pipe, and what it was given when."""

    process: SpawnProcess
    connection: Connection
    chunk: list[Edition]
    since: float


class Pool:
    """Makes editions with several processes."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._plan = plan
        self._jobs = jobs
        self._context = multiprocessing.get_context("spawn")
        self._idle: list[tuple[SpawnProcess, Connection]] = []
        self._busy: dict[Connection, Worker] = {}
        self._again: deque[list[Edition]] = deque()
        self._tried: set[int] = set()
        self._seconds = _CHUNK_S
        self._deaths = 0
        self._works = False
        self._stopped = False

    def run(self, editions: Iterator[Edition]) -> Iterator[list[Outcome]]:
        """Make editions; what came of them, as it comes.

        Raises:
            RenderError: Workers end as soon as they begin.
        """
        while True:
            self._hand_out(editions)
            if not self._busy:
                return
            for connection in wait(list(self._busy)):
                assert isinstance(connection, Connection)
                if outcomes := self._take(self._busy.pop(connection)):
                    yield outcomes

    def stop(self) -> None:
        """Give out nothing more; what is being made is finished, and told."""
        self._stopped = True

    def close(self) -> None:
        """End all workers; those that still have something to do are not waited for."""
        for process, connection in self._idle:
            connection.close()
            process.join(5)
        for worker in self._busy.values():
            worker.process.terminate()
            worker.process.join(5)
            worker.connection.close()

    def _hand_out(self, editions: Iterator[Edition]) -> None:
        while len(self._busy) < self._jobs and not self._stopped:
            chunk = self._again.popleft() if self._again else self._next_chunk(editions)
            if not chunk:
                return
            process, connection = self._idle.pop() if self._idle else self._start()
            with suppress(OSError):  # it has died: the closed pipe is seen when it is waited for
                connection.send(chunk)
            self._busy[connection] = Worker(process, connection, chunk, time.monotonic())

    def _next_chunk(self, editions: Iterator[Edition]) -> list[Edition]:
        count = max(1, min(_MOST_CHUNK, int(_CHUNK_S / self._seconds)))
        return [edition for _, edition in zip(range(count), editions, strict=False)]

    def _start(self) -> tuple[SpawnProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._plan), daemon=True)
        with _undisturbed():
            process.start()
        theirs.close()  # or the pipe would not close with the worker
        return process, ours

    def _take(self, worker: Worker) -> list[Outcome]:
        try:
            outcomes: list[Outcome] = worker.connection.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        self._idle.append((worker.process, worker.connection))
        self._works = True
        each = (time.monotonic() - worker.since) / len(outcomes)
        self._seconds = (self._seconds + each) / 2
        return outcomes

    def _bury(self, worker: Worker) -> list[Outcome]:
        """What a worker had that died goes to another; a record alone that does it twice has failed."""
        worker.connection.close()
        worker.process.join(5)
        self._deaths += 1
        if not self._works and self._deaths > _MOST_DEATHS:
            message = f"the worker processes end as soon as they begin (exit code {worker.process.exitcode})"
            raise RenderError([Diagnostic("error", "worker-ended", message, self._plan.result.path)])
        first = worker.chunk[0]
        if len(worker.chunk) == 1 and first.line in self._tried:
            reason = f"worker-ended: the process that made it ended twice (exit code {worker.process.exitcode})"
            return [Outcome(first, {}, "RenderError", (reason,))]
        if len(worker.chunk) == 1:
            self._tried.add(first.line)
        self._again.extend([edition] for edition in worker.chunk)
        return []


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits; for good in a process that is started meanwhile, which might hear it before it can leave it be."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
