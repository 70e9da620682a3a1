"""A process that makes editions, as many as it is given."""

from __future__ import annotations

import gc
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import NamedTuple

from builder.editions.checking import Edition
from builder.editions.making import Maker
from builder.editions.plan import Plan
from builder.model.diagnostic import BuilderError
from builder.model.limits import in_force
from builder.publish.editions import join_run, write_edition
from builder.publish.remote import write_remote


class Outcome(NamedTuple):
    """What came of an edition.

    ``sizes`` are those of its files by name. Where it failed, ``error`` names the error's class and ``reasons`` says
    why. ``refused`` is the number of the operating system's error where the disk took no more: the run has to stop.
    """

    edition: Edition
    sizes: dict[str, int]
    error: str = ""
    reasons: tuple[str, ...] = ()
    refused: int = 0


def work(connection: Connection, plan: Plan) -> None:
    """Make what comes in, and tell what came of it, until nothing comes any more."""
    # Ctrl-C reaches the whole group: the main process decides what is still done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    join_run(plan.lock)
    with in_force(plan.limits):
        _serve(connection, plan)


def _serve(connection: Connection, plan: Plan) -> None:
    maker = Maker(plan)
    # What is made has hardly a cycle, and looking for them again and again would take longer than stamping.
    gc.disable()
    try:
        while True:
            editions: Sequence[Edition] = connection.recv()
            connection.send([attempt(maker, edition) for edition in editions])
            gc.collect(0)
    except (EOFError, OSError):
        return  # the main process has ended


def attempt(maker: Maker, edition: Edition) -> Outcome:
    """Make and write one edition."""
    try:
        outputs = maker.make(edition.values)
    except BuilderError as error:
        return Outcome(edition, {}, type(error).__name__, tuple(f"{d.code}: {d.message}" for d in error.diagnostics))
    except Exception as error:
        return Outcome(edition, {}, "BuilderError", (f"internal-error: {type(error).__name__}: {error}",))
    plan = maker.plan
    try:
        if plan.address:
            return Outcome(edition, write_remote(plan.address, edition.name, outputs))
        return Outcome(edition, write_edition(plan.folder, edition.name, outputs))
    except OSError as error:
        return Outcome(edition, {}, "WriteError", (str(error.strerror),), error.errno or -1)
