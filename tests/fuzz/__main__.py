"""Fuzz for a while: ``python -m tests.fuzz [SECONDS]``.

A quarter of the time goes to outlines made by the format's rules (Hypothesis), the rest to the targets one after the
other: by atheris, which follows what each input reaches in the code, where it is installed; else by Hypothesis, which
doesn't. What is found is put into ``tests/cases/fuzz/TARGET``, and ends it with exit code 1.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.structured import build, ended, outlines
from tests.fuzz.targets import TARGETS

CASES = Path(__file__).parents[1] / "cases"
FOUND = CASES / "fuzz"
_ALL = ("explicit", "generate", "shrink")
# Bytes of one input, and seconds after which an input is called a hang.
_LONGEST, _HANG = 4096, 10


def main(seconds: int) -> int:
    has_atheris = importlib.util.find_spec("atheris") is not None
    print(f"fuzzing for {seconds} s, {'with' if has_atheris else 'without'} atheris", flush=True)
    failed = [] if search(outlines, build, seconds // 4) else ["outlines"]
    print("exit codes: " + ", ".join(f"{code}: {times}" for code, times in sorted(ended.items())), flush=True)
    each = (seconds - seconds // 4) // len(TARGETS)
    for name, target in TARGETS.items():
        whole = _follow(name, each) if has_atheris else search(st.binary(max_size=_LONGEST), _kept(name, target), each)
        failed += [] if whole else [name]
    print("found: " + ", ".join(failed) if failed else "nothing found", flush=True)
    return 1 if failed else 0


def search(values: st.SearchStrategy[Any], check: Callable[[Any], None], seconds: float) -> bool:
    """Look for a value that a check doesn't bear; one that is found is shown in its smallest form."""
    end, count, failed = time.monotonic() + seconds, 0, False

    @settings(
        max_examples=200,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase[name] for name in _ALL],
    )
    @given(values)
    def once(value: Any) -> None:
        nonlocal count, failed
        count += 1
        if not failed and time.monotonic() > end:
            return
        try:
            check(value)
        except Exception:
            failed = True  # from now on it is made smaller, however long that takes
            raise

    while time.monotonic() < end:
        try:
            once()
        except Exception:
            import traceback

            traceback.print_exc()
            return False
    print(f"{check.__name__}: {count} values", flush=True)
    return True


def _kept(name: str, target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """A target whose findings are kept as files."""

    def check(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            keep(name, data)
            raise

    check.__name__ = name
    return check


def keep(name: str, data: bytes) -> None:
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def _follow(name: str, seconds: int) -> bool:
    """Fuzz one target by atheris, which ends its process."""
    command = [sys.executable, "-m", "tests.fuzz.following", name, str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    told = done.stdout.decode("utf-8", "replace").rstrip().split("\n")
    lines = told[-1:] if done.returncode == 0 else told[-60:]
    print(f"{name}: " + "\n".join(lines), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
