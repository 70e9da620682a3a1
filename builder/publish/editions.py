"""Editions on the disk: each file whole or not there, and the journal of what came of every record."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from builder.model.diagnostic import Diagnostic, WriteError

if sys.platform != "win32":
    import fcntl

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_PATIENCE_S = 20.0
"""How long the workers of a run that was killed may take to notice and end."""


def write_edition(folder: str, name: str, outputs: Mapping[str, bytes]) -> dict[str, int]:
    """Write the files of one edition; each is whole or not there.

    They are not forced onto the disk one by one, which would take longer than all the rest: the journal knows their
    sizes, and a run that goes on after a power cut makes those again that are short.

    Args:
        folder: It is there.
        name: One part of a path, without suffix.
        outputs: By suffix.

    Returns:
        The size of each file, by its name.

    Raises:
        OSError: The disk is full, the folder read-only … No part of the file in question is left.
    """
    sizes: dict[str, int] = {}
    for suffix, data in outputs.items():
        target = f"{folder}/{name}{suffix}"
        temporary = f"{folder}/.{name}{suffix}.tmp"
        descriptor = os.open(temporary, _FLAGS, 0o666)
        try:
            try:
                written = os.write(descriptor, data)
                while written < len(data):
                    written += os.write(descriptor, memoryview(data)[written:])
            finally:
                os.close(descriptor)
            os.replace(temporary, target)  # noqa: PTH105 - a path's object would take as long as the call
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
        sizes[f"{name}{suffix}"] = len(data)
    return sizes


class Entry(NamedTuple):
    """What came of a record: ``status`` is written, skipped or failed; ``files`` has sizes by name.

    ``error`` is the class of the error that a record failed with.
    """

    row: int
    edition: str
    status: str
    files: Mapping[str, int] = {}
    error: str = ""
    reasons: tuple[str, ...] = ()

    def line(self) -> bytes:
        fields = {key: value for key, value in self._asdict().items() if value}
        return json.dumps(fields, ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"


class Journal:
    """``editions.jsonl``: a line that names the run, then one for each record that has come to its end.

    A record's line is written when its files are in place. ``done`` has the rows that need not be done again; in
    ``counts`` they are counted; ``errors`` are the classes of errors that any failed with.
    """

    def __init__(self, path: Path, run: str, shard: str, sizes: Mapping[str, int] | None = None) -> None:
        """Open the journal of a run, or begin it where there is none or that of another run.

        Args:
            path: Its own.
            run: A digest of all that the editions are made from.
            shard: Which part of them.
            sizes: Of the files where editions go, by name; None where they lie beside the journal.

        Raises:
            WriteError: It can't be read or written.
        """
        self.path = path
        self._sizes = sizes
        self.done: set[int] = set()
        self.errors: set[str] = set()
        self.counts = {"written": 0, "skipped": 0, "failed": 0}
        head = {"editions": 1, "run": run, "shard": shard}
        try:
            kept = list(self._standing(head))
            self._begin(head, kept)
        except OSError as error:
            raise cannot_write(path, error) from error
        self._good = os.fstat(self._descriptor).st_size

    def _standing(self, head: Mapping[str, Any]) -> Iterator[bytes]:
        """The lines of an earlier attempt that still hold: whole, each row once, and its files there in full size."""
        if not self.path.is_file():
            return
        with self.path.open("rb") as file:
            if _object(file.readline()) != head:
                return
            for line in file:
                entry = _object(line)
                row = entry.get("row")
                if type(row) is int and row not in self.done and self._stands(entry):
                    self._count(row, str(entry["status"]), str(entry.get("error", "")))
                    yield line

    def _stands(self, entry: Mapping[str, Any]) -> bool:
        files = entry.get("files")
        if entry.get("status") != "written":
            return entry.get("status") in ("skipped", "failed")
        return isinstance(files, dict) and bool(files) and all(self._is_whole(*file) for file in files.items())

    def _is_whole(self, name: str, size: int) -> bool:
        if self._sizes is not None:
            return self._sizes.get(name) == size
        try:
            return os.stat(f"{self.path.parent}/{name}").st_size == size  # noqa: PTH116
        except (OSError, ValueError):
            return False

    def _begin(self, head: Mapping[str, Any], kept: list[bytes]) -> None:
        temporary = self.path.with_name(f".{self.path.name}.tmp")
        with temporary.open("wb") as file:
            file.write(json.dumps(head).encode() + b"\n")
            file.writelines(kept)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path)
        self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))

    def add(self, entries: Iterable[Entry]) -> None:
        """Write down what came of records.

        Raises:
            WriteError: The disk is full, for instance; no half of a line is left.
        """
        new = list(entries)
        data = b"".join([entry.line() for entry in new])
        try:
            if os.write(self._descriptor, data) < len(data):
                raise OSError(28, os.strerror(28))
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self._good)
            raise cannot_write(self.path, error) from error
        self._good += len(data)
        for entry in new:
            self._count(entry.row, entry.status, entry.error)

    def _count(self, row: int, status: str, error: str) -> None:
        self.done.add(row)
        self.counts[status] += 1
        if error:
            self.errors.add(error)

    def close(self) -> None:
        """Bring the journal onto the disk."""
        with suppress(OSError):
            os.fsync(self._descriptor)
        os.close(self._descriptor)


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line) if line.endswith(b"\n") else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def cannot_write(path: Path | str, error: OSError) -> WriteError:
    """The error that ends a run; what was written stays, and the same command goes on from there."""
    reason = error.strerror or str(error)
    hint = "make room for the rest, and give the same command again: it goes on from here"
    return WriteError([Diagnostic("error", "cannot-write", f"cannot be written: {reason}", str(path), hints=(hint,))])


# --- one run at a time ---------------------------------------------------------------------------------------------


@contextmanager
def hold_run(lock: Path) -> Iterator[None]:
    """Be the only run of these editions: no other, and no worker of one that was killed, is at work.

    Raises:
        WriteError: Another run is, or the folder can't be written.
    """
    if sys.platform == "win32":
        yield
        return
    try:
        descriptor = _lock_alone(lock)
    except OSError as error:
        raise cannot_write(lock.parent, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)  # from here on workers join in
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def join_run(lock: str) -> None:
    """As a worker, keep others from beginning until this process ends."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(os.open(lock, os.O_RDWR), fcntl.LOCK_SH | fcntl.LOCK_NB)


def _lock_alone(lock: Path) -> int:
    until = time.monotonic() + _PATIENCE_S
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), lock.stat()):
                return descriptor
        except FileNotFoundError:
            pass  # the run before has just ended
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(descriptor)
                hint = "wait until it has ended"
                message = "another run is writing these editions"
                raise WriteError(
                    [Diagnostic("error", "cannot-write", message, str(lock.parent), hints=(hint,))]
                ) from None
            time.sleep(0.1)
        os.close(descriptor)
