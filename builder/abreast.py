"""Two steps that don't need each other, taken at the same time where the machine has two processors for them."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

from builder.model.diagnostic import BuilderError

Aside = TypeVar("Aside")
Here = TypeVar("Here")
Made = TypeVar("Made")

_WHOLE = b"whole"
"""Ends what a process tells: without it, it was stopped before it had told everything."""


def abreast(aside: Callable[[], Aside], here: Callable[[], Here]) -> tuple[Aside, Here]:
    """Take two steps, the first in a process of its own where that can be had.

    Args:
        aside: Makes something that can be pickled, and changes nothing that another process sees: where its process
            fails or is killed, the step is taken again in this one.
        here: A step for this process.

    Raises:
        BuilderError: Of the first step, or else of the second.
    """
    child = _start(aside)
    if child is None:
        return aside(), here()
    try:
        made = _outcome(here)
        told = child.told()
    finally:
        child.end()
    # What went wrong in a way that is none of ours is a bug: it is raised here, where it can be looked into.
    return _result(told or _outcome(aside)), _result(made)


class _Outcome(Generic[Made]):
    """What a step made, or the error that it ended in."""

    def __init__(self, made: Made) -> None:
        self.made = made


def _outcome(step: Callable[[], Made]) -> _Outcome[Made] | BuilderError:
    try:
        return _Outcome(step())
    except BuilderError as error:
        return error


def _result(outcome: _Outcome[Made] | BuilderError) -> Made:
    if isinstance(outcome, BuilderError):
        raise outcome
    return outcome.made


class _Child(Generic[Made]):
    """A process that takes a step and tells its outcome, pickled, through a pipe."""

    def __init__(self, process: int, pipe: int) -> None:
        self._process = process
        self._pipe = os.fdopen(pipe, "rb")

    def told(self) -> _Outcome[Made] | BuilderError | None:
        """The outcome, as soon as it is there; None where the process failed."""
        import pickle

        data = self._pipe.read()
        if not data.endswith(_WHOLE):
            return None
        outcome: _Outcome[Made] | BuilderError = pickle.loads(data)
        return outcome

    def end(self) -> None:
        """Leave nothing of it behind, whatever it is doing; until then its number is no other process's."""
        self._pipe.close()
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _start(step: Callable[[], Made]) -> _Child[Made] | None:
    """A process for a step; None where there had better be none."""
    if not _may_fork():
        return None
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:  # this machine allows no more of them
        os.close(reading)
        os.close(writing)
        return None
    if process == 0:
        _tell(step, writing)
    os.close(writing)
    return _Child(process, reading)


def _may_fork() -> bool:
    """Whether a second processor is there, and a copy of this process can go on from where it stands.

    A copy has only one of the threads; and off Linux, libraries of the system may not live through it.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def _tell(step: Callable[[], object], pipe: int) -> NoReturn:
    """The child's part: nothing of what this process holds is flushed, unlocked or undone a second time."""
    import pickle

    try:
        with os.fdopen(pipe, "wb") as stream:
            pickle.dump(_outcome(step), stream, pickle.HIGHEST_PROTOCOL)
            stream.write(_WHOLE)
    finally:
        os._exit(0)
