"""Builds that are killed, refused or run against each other; run as a program, which tells what each left behind.

``kill POINTS`` · ``interrupt POINTS`` · ``refuse`` · ``full OFFSETS`` · ``double TIMES``. The current folder has the
publication that ``builder new heat`` writes, twice: as it is, and with another title; and one that doesn't load.

Everything is imported and built once before; then each build is a fork of this process, so that a kill hits its work
and not Python's start.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from builder.cli import main
from builder.publish import find_stamp
from builder.publish.temporary import SUFFIXES
from tests.publishing import CALLS, at_call

OUTLINES = {name: Path(name) / "heat" / "outline.yaml" for name in ("old", "new", "broken")}
OUTPUT = Path("output")
_OUTPUTS = (*(f"heat{suffix}" for suffix in SUFFIXES), "heat.build.json")


def build(which: str, prepare: Callable[[], None] | None = None) -> int:
    """Start a build in a process of its own.

    Returns:
        Its id.
    """
    process = os.fork()
    if process:
        return process
    code = 255
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(nowhere, stream)
        os.dup2(os.open("errors.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
        if prepare is not None:
            prepare()
        code = main(["build", "--force", "--handout", "2-notes", str(OUTLINES[which])])
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """The exit code of a build, or the signal that ended it with a minus sign before it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def outputs() -> list[str | None]:
    """Of which build deck, sheet and handout are; ``torn`` where one is not whole."""
    return [_build_of(suffix) for suffix in SUFFIXES]


def _build_of(suffix: str) -> str | None:
    path = OUTPUT / f"heat{suffix}"
    if not path.exists():
        return None
    data = path.read_bytes()
    return next((name for name, (_, whole) in KNOWN.items() if whole[suffix] == data), "torn")


KNOWN: dict[str, tuple[str | None, dict[str, bytes]]] = {}
RECORDS: dict[str, bytes] = {}


def know() -> None:
    """Build both versions once; what they are is known from then on."""
    for which in ("new", "old"):
        assert ended(build(which)) == 0, Path("errors.txt").read_text()
        files = {suffix: (OUTPUT / f"heat{suffix}").read_bytes() for suffix in SUFFIXES}
        KNOWN[which] = find_stamp(str(OUTPUT / "heat.pptx")), files
        RECORDS[which] = (OUTPUT / "heat.build.json").read_bytes()
    assert KNOWN["new"][0] != KNOWN["old"][0]


def restore() -> None:
    """The old outputs, and nothing else."""
    for path in OUTPUT.iterdir():
        path.unlink()
    for suffix, data in KNOWN["old"][1].items():
        (OUTPUT / f"heat{suffix}").write_bytes(data)
    (OUTPUT / "heat.build.json").write_bytes(RECORDS["old"])


def told(**more: Any) -> dict[str, Any]:
    """What stands in the output folder: the builds of its outputs, and what is none of them."""
    strays = sorted(path.name for path in OUTPUT.iterdir() if path.name not in _OUTPUTS)
    stamp = json.loads((OUTPUT / "heat.build.json").read_bytes())["stamp"]
    of = next((which for which, (known, _) in KNOWN.items() if known == stamp), None)
    return {**more, "outputs": outputs(), "strays": strays, "record": of}


def after_the_next_run(found: dict[str, Any]) -> dict[str, Any]:
    """The same after a build of the publication that doesn't load: it mends, and writes nothing of its own."""
    code = ended(build("broken"))
    return {**found, "next": told(code=code)}


def stopped(points: int, number: int) -> Iterator[dict[str, Any]]:
    """Builds stopped by a signal at points spread over their run, and a little beyond its end."""
    restore()
    whole = min(_seconds() for _ in range(3))
    for point in range(points):
        restore()
        process = build("new")
        time.sleep(1.05 * whole * point / points)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
        yield after_the_next_run(told(code=ended(process)))


def _seconds() -> float:
    began = time.perf_counter()
    ended(build("new"))
    return time.perf_counter() - began


def refused() -> Iterator[dict[str, Any]]:
    """Builds whose n-th call to the system fails, for every n."""
    for code in (errno.EIO, errno.ENOSPC, errno.EACCES):
        for number in range(1, 400):
            restore()
            process = build("new", lambda number=number, code=code: _refuse(number, code))  # type: ignore[misc]
            found = told(code=ended(process), call=number, hit=Path("hit").exists())
            Path("hit").unlink(missing_ok=True)
            yield after_the_next_run(found)
            if not found["hit"]:
                break
        else:
            raise AssertionError("the build never ended")


def _refuse(number: int, code: int) -> None:
    def refuse(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        Path("hit").touch()
        if name == "close":
            return real(*args)
        raise OSError(code, os.strerror(code))

    at_call(number, refuse)


def full(offsets: int) -> Iterator[dict[str, Any]]:
    """Builds on a disk that is full after so many bytes, and stays so."""
    size = sum(len(data) for data in KNOWN["new"][1].values()) + len(RECORDS["new"])
    for place in range(offsets):
        restore()
        room = (size - 1) * place // (offsets - 1)
        code = ended(build("new", lambda room=room: _fill(room)))  # type: ignore[misc]
        yield after_the_next_run(told(code=code, room=room))


def _fill(room: int) -> None:
    real, left = os.write, room

    def write(descriptor: int, data: bytes) -> int:
        nonlocal left
        taken = min(left, len(data)) if descriptor > 2 else len(data)
        left -= taken if descriptor > 2 else 0
        if data and not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, bytes(data)[:taken])

    os.write = write  # type: ignore[assignment]


def double(times: int) -> Iterator[dict[str, Any]]:
    """Two builds of one target at the same time, of different outlines."""
    for _ in range(times):
        restore()
        processes = [build("new"), build("old")]
        yield told(codes=[ended(process) for process in processes])


def run(job: str, argument: int) -> list[dict[str, Any]]:
    know()
    match job:
        case "kill":
            return list(stopped(argument, signal.SIGKILL))
        case "interrupt":
            return list(stopped(argument, signal.SIGINT))
        case "refuse":
            return list(refused())
        case "full":
            return list(full(argument))
        case "double":
            return list(double(argument))
    raise ValueError(job)


if __name__ == "__main__":
    assert set(CALLS) >= {"open", "write", "fsync", "replace"}
    # Imports and caches, once for all forks.
    main(["build", "--force", "--quiet", "--handout", "2-notes", str(OUTLINES["old"])])
    json.dump(run(sys.argv[1], int(sys.argv[2])), sys.stdout)
