"""Runs another program within limits that the system holds: what reads hostile files may run and grow without end.

Arguments: the seconds of processor time, the bytes of memory, the program's file, and its own arguments.
"""

from __future__ import annotations

import sys


def main() -> None:
    import runpy

    seconds, memory = map(int, sys.argv[1:3])
    del sys.argv[:3]
    _limit(seconds, memory)
    runpy.run_path(sys.argv[0], run_name="__main__")


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there, the parent's patience is the limit
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (OSError, ValueError):  # macOS has the names, but not all of the limits
            continue


if __name__ == "__main__":
    main()
