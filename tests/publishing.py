"""Outputs of a known stamp, and a program that is killed, or refused, at its n-th call to the operating system."""

from __future__ import annotations

import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.publish import find_stamp, mend_outputs, write_outputs

OLD, NEW = "0a" * 32, "f7" * 32
CALLS = ("open", "write", "fsync", "close", "link", "rename", "replace", "unlink", "mkdir")
DISTANCE = 40_000


def outputs(stamp: str) -> dict[str, bytes]:
    """A deck and a sheet of one stamp, of incompressible content, so that every write has a middle."""
    noise = os.urandom(DISTANCE)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("ppt/noise.bin", noise)
        package.writestr("docProps/core.xml", f"<dc:identifier>urn:builder:{stamp}</dc:identifier>")
    sheet = b"%PDF-1.7\n" + f"<dc:identifier>urn:builder:{stamp}</dc:identifier>\n".encode() + noise + b"\n%%EOF\n"
    return {".pptx": buffer.getvalue(), ".pdf": sheet}


def stamps(folder: Path, name: str = "heat") -> tuple[str | None, str | None]:
    """The stamps of the pair in a folder, after a look at whether both are whole."""
    deck, sheet = folder / f"{name}.pptx", folder / f"{name}.pdf"
    if deck.exists():
        with zipfile.ZipFile(deck) as package:
            assert package.testzip() is None
    if sheet.exists():
        assert sheet.read_bytes().endswith(b"%%EOF\n")
    return find_stamp(str(deck)), find_stamp(str(sheet))


def at_call(number: int, action: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]) -> None:
    """Have ``action`` stand in for the ``number``-th of this process' calls named in ``CALLS``."""
    count = 0

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == number:
                return action(name, real, args)
            return real(*args, **options)

        return call

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))


def die(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """SIGKILL, in the middle of the call where it has one."""
    if name == "write":
        real(args[0], bytes(args[1])[: len(args[1]) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """``kill N FOLDER`` · ``mend N FOLDER`` · ``limit BYTES FOLDER`` · ``build STAMP FOLDER``."""
    job, argument, folder = sys.argv[1:]
    if job == "kill":
        new = outputs(NEW)
        at_call(int(argument), die)
        write_outputs(folder, "heat", new)
    elif job == "mend":
        at_call(int(argument), die)
        mend_outputs(folder, "heat")
    elif job == "limit":
        import resource

        new = outputs(NEW)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(argument), int(argument)))
        write_outputs(folder, "heat", new)
    else:
        for _ in range(5):
            write_outputs(folder, "heat", outputs(argument))


if __name__ == "__main__":
    main()
