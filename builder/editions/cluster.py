"""Editions made by the workers of a Dask cluster, which may be lost without anything being lost with them.

Each worker gets the plan once, as a plugin, even one that joins later. Dask gives what a lost worker had to others;
files made twice are the same, and each record is noted once, by the process that reads the journal.
"""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Iterator
from typing import Any

from distributed import Client, Future, as_completed, get_worker
from distributed.diagnostics.plugin import WorkerPlugin

from builder.editions.checking import Edition
from builder.editions.making import Maker
from builder.editions.plan import Plan
from builder.editions.worker import Outcome, attempt
from builder.model.diagnostic import Diagnostic, UsageError

_CHUNK = 50
"""Records to a task: a task alone takes Dask about as long as an edition takes us."""
_AHEAD = 3
"""Tasks given out for each thread, so that none waits."""
_PATIENCE_S = 20


class Makers(WorkerPlugin):
    """What makes editions on one worker, for each of its threads."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def setup(self, worker: Any) -> None:
        self._own = threading.local()

    def make(self, editions: list[Edition]) -> list[Outcome]:
        maker: Maker | None = getattr(self._own, "maker", None)
        if maker is None:
            maker = self._own.maker = Maker(self._plan)
        return [attempt(maker, edition) for edition in editions]


def make_chunk(plugin: str, editions: list[Edition]) -> list[Outcome]:
    """On a worker, make editions."""
    makers: Makers = get_worker().plugins[plugin]
    return makers.make(editions)


class Cluster:
    """Makes editions on a cluster, as ``Pool`` does on this machine."""

    def __init__(self, plan: Plan, address: str) -> None:
        """Connect to a scheduler.

        Raises:
            UsageError: There is none at the address.
        """
        self._again: deque[list[Edition]] = deque()
        self._given: dict[str, list[Edition]] = {}
        self._stopped = False
        self._plugin = f"builder-{uuid.uuid4().hex}"
        try:
            self._client = Client(address, timeout=_PATIENCE_S, set_as_default=False)
            self._client.register_plugin(Makers(plan), name=self._plugin)
        except (OSError, ValueError, TypeError) as error:
            message = f"there is no Dask scheduler at {address}: {error or type(error).__name__}"
            hint = "start one with `dask scheduler`, and name the address that it prints"
            raise UsageError([Diagnostic("error", "cluster-unreachable", message, "", hints=(hint,))]) from error

    def run(self, editions: Iterator[Edition]) -> Iterator[list[Outcome]]:
        """Make editions; what came of them, as it comes."""
        ended = as_completed(loop=self._client.loop)
        while True:
            for future in self._hand_out(editions):
                ended.add(future)
            if not self._given:
                return
            future = next(ended)
            if outcomes := self._take(future, self._given.pop(future.key)):
                yield outcomes

    def stop(self) -> None:
        """Give out nothing more; what is being made is finished, and told."""
        self._stopped = True

    def close(self) -> None:
        """Leave the cluster as it was found."""
        self._client.unregister_worker_plugin(self._plugin)
        self._client.close()

    def _hand_out(self, editions: Iterator[Edition]) -> Iterator[Future]:
        while not self._stopped and len(self._given) < self._room():
            chunk = self._again.popleft() if self._again else [e for _, e in zip(range(_CHUNK), editions, strict=False)]
            if not chunk:
                return
            future = self._client.submit(make_chunk, self._plugin, chunk, pure=False)
            self._given[future.key] = chunk
            yield future

    def _room(self) -> int:
        """How many tasks may be given out at a time: the records of all are in memory."""
        threads = sum(self._client.nthreads().values())
        return _AHEAD * max(1, int(threads))

    def _take(self, future: Future, chunk: list[Edition]) -> list[Outcome]:
        if future.status == "finished":
            outcomes: list[Outcome] = future.result()
            return outcomes
        # Workers ended one after the other, each with this task: one record alone tells whose fault it is.
        if len(chunk) > 1:
            self._again.extend([edition] for edition in chunk)
            return []
        reason = f"worker-ended: workers of the cluster ended while they made it ({future.exception()})"
        return [Outcome(chunk[0], {}, "RenderError", (reason,))]
