"""Two steps at the same time: what they make, their errors, and what becomes of a process that dies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORKS = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
needs_two = pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")

# In a process of its own: the test runner has threads, beside which nothing is forked.
BEGINNING = """
import os, signal, sys, time
from builder.abreast import abreast
from builder.model.diagnostic import Diagnostic, FitError, RenderError
HERE = os.getpid()
def problem(name):
    return Diagnostic("error", name, name, "file")
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGINNING + program], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@needs_two
def test_the_first_step_has_a_process_of_its_own() -> None:
    assert run("print([made == HERE for made in abreast(os.getpid, os.getpid)])") == "[False, True]"


def test_both_steps_are_taken_here_where_there_is_one_processor() -> None:
    program = """
if sys.platform == "linux":
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    assert abreast(os.getpid, os.getpid) == (HERE, HERE)
print(abreast(lambda: 1, lambda: 2))
"""
    assert run(program) == "(1, 2)"


@needs_two
def test_no_process_is_copied_that_has_threads() -> None:
    program = """
import threading
event = threading.Event()
threading.Thread(target=event.wait).start()
made = abreast(os.getpid, os.getpid)
event.set()
print(made == (HERE, HERE))
"""
    assert run(program) == "True"


@pytest.mark.parametrize(
    ("aside", "here", "told"),
    [
        ("fail(FitError)", "1", "FitError"),
        ("1", "fail(RenderError)", "RenderError"),
        ("fail(FitError)", "fail(RenderError)", "FitError"),
    ],
)
def test_the_error_of_the_first_step_goes_before_the_seconds(aside: str, here: str, told: str) -> None:
    program = f"""
def fail(kind):
    raise kind([problem(kind.__name__), problem("other")])
try:
    abreast(lambda: {aside}, lambda: {here})
except (FitError, RenderError) as error:
    print(type(error).__name__, [d.code for d in error.diagnostics])
"""
    assert run(program) == f"{told} ['{told}', 'other']"


@needs_two
def test_a_step_whose_process_is_killed_is_taken_again() -> None:
    program = """
def step():
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"
print(abreast(step, lambda: "here"))
"""
    assert run(program) == "('done', 'here')"


@needs_two
def test_a_bug_in_the_first_step_is_raised_where_it_can_be_looked_into() -> None:
    program = """
def step():
    return {}["gone"]
try:
    abreast(step, lambda: "here")
except KeyError as error:
    print(error.__traceback__ is not None and error.__traceback__.tb_next is not None)
"""
    assert run(program) == "True"


@needs_two
def test_more_comes_back_than_a_pipe_holds() -> None:
    assert run("print([len(made) for made in abreast(lambda: bytes(5_000_000), lambda: b'')])") == "[5000000, 0]"


@needs_two
def test_no_process_is_left_where_this_one_is_stopped() -> None:
    program = """
def stop():
    raise KeyboardInterrupt
try:
    abreast(lambda: time.sleep(60), stop)
except KeyboardInterrupt:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("none")
"""
    assert run(program) == "none"


@needs_two
def test_nothing_is_printed_twice() -> None:
    program = """
sys.stdout.write("once ")
print(abreast(lambda: sys.stdout.write("") or 1, lambda: 2))
"""
    assert run(program) == "once (1, 2)"
