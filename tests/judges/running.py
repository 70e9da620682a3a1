"""How a judge that is a program is run, and what a test does without it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NoReturn

import pytest


def missing(judge: str) -> NoReturn:
    """Skip the test; fail it where CI runs, so that no green run leaves a judge out."""
    reason = f"{judge} is not installed: CONTRIBUTING.md says how to install the judges"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def run_judge(program: str, *arguments: str, timeout: int = 240) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; its output is text."""
    path = shutil.which(program)
    if path is None:
        missing(program)
    return subprocess.run(
        [path, *arguments], capture_output=True, encoding="utf-8", errors="replace", timeout=timeout, check=False
    )
