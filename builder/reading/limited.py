"""Programs of ours that read what may be hostile, each in a process that the system stops."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_LAUNCHER = str(Path(__file__).with_name("limited_process.py"))


def run_limited(
    program: Path, arguments: tuple[str | int, ...], data: bytes, *, seconds: int, memory: int, patience: int
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end.

    Args:
        program: Its file.
        arguments: Its arguments.
        data: What it reads on standard input.
        seconds: Of processor time, where the system can limit that.
        memory: Bytes of memory, the same.
        patience: Seconds that it may take on a busy machine.

    Raises:
        subprocess.TimeoutExpired: It took more than ``patience``.
    """
    # Not in the current folder's path, where a file may have the name of a module, but in the user's own: packages may
    # be installed there.
    command = [sys.executable, "-P", _LAUNCHER, *map(str, (seconds, memory, program, *arguments))]
    return subprocess.run(
        command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=patience, check=False
    )
